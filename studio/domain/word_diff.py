"""Which words of a text were taken out and which came in: by words, and within a word by letters."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

_LETTER: Final = r"[\w\u0300-\u036f]"  # an accent of its own belongs to the letter before
_TOKEN: Final = re.compile(rf"({_LETTER}+(?:[-'’.]{_LETTER}+)*|[^\w\s])(\s*)")
_LIKE: Final = 0.5
"""Two words of which so much is the same, at their ends, are one word that was changed."""
_LIKE_BEHIND: Final = 0.65
"""The same, for words that share their end alone."""
_PAIRED_AT_MOST: Final = 64
"""Longer runs of other words are another text: pairing them would take long and say little."""

_COMPARED_AT_MOST: Final = 1_000_000
"""Words times words: what is longer on both sides was pasted, and is told as other words altogether."""


class Mark(StrEnum):
    """What became of a run of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Text with one mark."""

    mark: Mark
    text: str


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class WordDiff:
    """Two texts against each other: the runs of each side join to its whole text.

    Runs that are the same on both sides may differ in the white space behind their words.
    """

    left: Runs
    right: Runs
    words: int
    """How many words changed; one that became another counts once, signs do not count."""

    @property
    def is_same(self) -> bool:
        """Tell whether no word was taken out or came in."""
        return all(run.mark is Mark.SAME for run in (*self.left, *self.right))


_Token = tuple[str, str]
"""A word, and the white space behind it."""
_Pieces = list[tuple[Mark, str]]


def diff_words(before: str, after: str) -> WordDiff:
    """Compare two texts."""
    if before == after:
        same = _joined([(Mark.SAME, before)])
        return WordDiff(same, same, 0)
    (left,), (right,), words = diff_parts([before], [after])
    return WordDiff(left, right, words)


def diff_parts(before: Sequence[str], after: Sequence[str]) -> tuple[list[Runs], list[Runs], int]:
    """Compare texts that lie in several parts, as those of a scene that was split; words may change parts.

    Returns the runs of each part of either side and the number of words that changed.
    """
    left = [token for part in before for token in _tokens(part)]
    right = [token for part in after for token in _tokens(part)]
    removed: _Pieces = []
    added: _Pieces = []
    words = 0
    for tag, i1, i2, j1, j2 in _blocks([t[0] for t in left], [t[0] for t in right]):
        if tag == "equal":
            removed.append((Mark.SAME, _text(left[i1:i2])))
            added.append((Mark.SAME, _text(right[j1:j2])))
            continue
        words += max(_count(left[i1:i2]), _count(right[j1:j2]))
        for one, other in _paired(left[i1:i2], right[j1:j2]):
            in_one, in_other = _letters(one, other)
            removed += in_one
            added += in_other
    return _cut(removed, before), _cut(added, after), words


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = _TOKEN.findall(text)
    lead = len(text) - len(text.lstrip())
    return [("", text[:lead]), *tokens] if lead else tokens


def _text(tokens: Sequence[_Token]) -> str:
    return "".join([part for token in tokens for part in token])


def _blocks(left: list[str], right: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Return what `SequenceMatcher` would, the equal ends cut off first: most edits touch a few words."""
    shorter = min(len(left), len(right))
    head = next((n for n in range(shorter) if left[n] != right[n]), shorter)
    rest = shorter - head
    tail = next((n for n in range(rest) if left[-1 - n] != right[-1 - n]), rest)
    i, j = len(left) - tail, len(right) - tail
    blocks: list[tuple[str, int, int, int, int]] = []
    if head:
        blocks.append(("equal", 0, head, 0, head))
    if head < i and head < j and (i - head) * (j - head) <= _COMPARED_AT_MOST:
        matcher = SequenceMatcher(None, left[head:i], right[head:j], autojunk=False)
        blocks += [(t, a + head, b + head, c + head, d + head) for t, a, b, c, d in matcher.get_opcodes()]
    elif head < i or head < j:
        blocks.append(("replace", head, i, head, j))
    if tail:
        blocks.append(("equal", i, len(left), j, len(right)))
    return blocks


def _paired(left: list[_Token], right: list[_Token]) -> list[tuple[_Token | None, _Token | None]]:
    """Put words that stand for each other side by side, in order; the rest has nothing beside it."""
    if len(left) == len(right):
        return list(zip(left, right, strict=True))
    if not left or not right or len(left) * len(right) > _PAIRED_AT_MOST:
        return [*((one, None) for one in left), *((None, other) for other in right)]
    like = [[_likeness(one[0], other[0]) for other in right] for one in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + like[i][j])
    pairs: list[tuple[_Token | None, _Token | None]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if like[i][j] and best[i][j] == best[i + 1][j + 1] + like[i][j]:
            pairs.append((left[i], right[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((left[i], None))
            i += 1
        else:
            pairs.append((None, right[j]))
            j += 1
    return [*pairs, *((one, None) for one in left[i:]), *((None, other) for other in right[j:])]


def _letters(one: _Token | None, other: _Token | None) -> tuple[_Pieces, _Pieces]:
    """Mark what changed within a word; words with too little in common are another word."""
    if one is not None and other is not None and _likeness(one[0], other[0]):
        head, tail = _ends(one[0], other[0])
        return _within(one, head, tail, Mark.REMOVED), _within(other, head, tail, Mark.ADDED)
    removed = [] if one is None else [(Mark.REMOVED, "".join(one))]
    return removed, [] if other is None else [(Mark.ADDED, "".join(other))]


def _likeness(a: str, b: str) -> float:
    """Return how much of two words is the same at their ends, 0 where it is too little to be one word."""
    if a[:1] != b[:1] and a[-1:] != b[-1:]:
        return 0.0
    head, tail = _ends(a, b)
    share = (head + tail) / (max(len(a), len(b)) or 1)
    # Words begin with what they mean: 다섯 is no form of 여섯, 열지 is one of 열다.
    return share if share >= (_LIKE if head else _LIKE_BEHIND) else 0.0


def _ends(a: str, b: str) -> tuple[int, int]:
    """Return how many letters two words share at the beginning, and how many behind that at the end."""
    shorter = min(len(a), len(b))
    head = next((n for n in range(shorter) if a[n] != b[n]), shorter)
    while head and (_joins(a[head:]) or _joins(b[head:]) or _cuts_figure(a, head) or _cuts_figure(b, head)):
        head -= 1
    rest = shorter - head
    tail = next((n for n in range(rest) if a[-1 - n] != b[-1 - n]), rest)
    while tail and (
        _joins(a[len(a) - tail :]) or _cuts_figure(a, len(a) - tail) or _cuts_figure(b, len(b) - tail)
    ):
        tail -= 1
    return head, tail


def _within(token: _Token, head: int, tail: int, mark: Mark) -> _Pieces:
    word, space = token
    end = len(word) - tail
    return [(Mark.SAME, word[:head]), (mark, word[head:end]), (Mark.SAME, word[end:] + space)]


def _cuts_figure(word: str, at: int) -> bool:
    """Tell whether a place lies within a number: 300 and 500 are two numbers, not one with another digit."""
    return word[max(at - 1, 0) : at].isdigit() and word[at : at + 1].isdigit()


def _joins(rest: str) -> bool:
    """Tell whether a text begins with a sign that belongs to the letter before: accents, parts of Hangul."""
    return bool(rest) and (unicodedata.combining(rest[0]) != 0 or "\u1160" <= rest[0] <= "\u11ff")


def _count(tokens: Iterable[_Token]) -> int:
    return sum(1 for word, _ in tokens if word[:1].isalnum())


def _cut(pieces: _Pieces, parts: Sequence[str]) -> list[Runs]:
    """Share pieces out to the parts they came from, in which they lie end to end."""
    if len(parts) == 1:
        return [_joined(pieces)]
    cut: list[Runs] = []
    left = list(reversed(pieces))
    for part in parts:
        own: _Pieces = []
        room = len(part)
        while room:
            mark, text = left.pop()
            if len(text) > room:
                left.append((mark, text[room:]))
                text = text[:room]
            own.append((mark, text))
            room -= len(text)
        cut.append(_joined(own))
    return cut


def _joined(pieces: Iterable[tuple[Mark, str]]) -> Runs:
    """Join pieces of one mark; white space behind the last marked word belongs to what follows."""
    runs: list[Run] = []
    for mark, text in pieces:
        if not text:
            continue
        if runs and runs[-1].mark is mark:
            runs[-1] = Run(mark, runs[-1].text + text)
        else:
            runs.append(Run(mark, text))
    told: list[Run] = []
    space = ""
    for run in runs:
        text, space = space + run.text, ""
        if run.mark is not Mark.SAME and (bare := text.rstrip()):
            text, space = bare, text[len(bare) :]
        told.append(Run(run.mark, text))
    if space:
        told.append(Run(Mark.SAME, space))
    return tuple(told)
