"""Where a line of a slide may end: between words, never inside a Korean one."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"\S+")
_FREE_SCRIPT: Final = re.compile(r"[぀-ヿ㐀-䶿一-鿿豈-﫿ｦ-ﾟ]")
"""Kana and Han: written without spaces, so a line may end after any of them."""
_NEVER_FIRST: Final = "、。，．・：；？！）］｝」』】〉》ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々…"
_NEVER_LAST: Final = "（［｛「『【〈《"
_LEANS_BACK: Final = re.compile(r"^[·•→=—–\-+/|&:)\]」』”’,.!?…%]+$")
_SMALL_WORDS: Final = frozenset(
    {"a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "your", "our"}
    | {"and", "or", "if", "is", "it", "no", "not", "be"}
)

_BOUND_NOUNS: Final = frozenset("수것때원명개번건통일등뿐데중년월분초회줄바채대곳배주")
_DETERMINERS: Final = frozenset("이그저한두세네첫단새각몇안못더꼭잘매전총약")

TIED: Final = 0.6
"""What it costs to end a line where two words belong together; a full line of white space costs 1."""
LOOSE: Final = 0.12


@dataclass(frozen=True, slots=True)
class Word:
    """A run of text that stays on one line: characters `start` to `end`."""

    start: int
    end: int
    spaced: bool
    """Whether a space follows when the next word stands on the same line."""
    break_cost: float = 0.0
    """What it costs to end a line behind this word."""
    pause: float = 0.0
    """How much a reader pauses behind it: 1 at a comma, more at the end of a sentence."""


def words_of(text: str) -> list[Word]:
    """Return the unbreakable runs of `text` in order."""
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        spans += _free_spans(text, match.start(), match.end())
    words: list[Word] = []
    for i, (start, end) in enumerate(spans):
        spaced = i + 1 < len(spans) and spans[i + 1][0] > end
        following = text[spans[i + 1][0] : spans[i + 1][1]] if i + 1 < len(spans) else ""
        word = text[start:end]
        words.append(Word(start, end, spaced, _break_cost(word, following), _pause(word)))
    return words


def graphemes(text: str) -> list[str]:
    """Split `text` into what a reader sees as single characters (marks and joiners stay with their base)."""
    clusters: list[str] = []
    for c in text:
        joins = unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me", "Cf") or c == "\ufe0f"
        if clusters and (joins or clusters[-1].endswith("\u200d")):
            clusters[-1] += c
        else:
            clusters.append(c)
    return clusters


def is_hangul(character: str) -> bool:
    """Tell whether a character is a Korean syllable or letter."""
    return "가" <= character <= "힣" or "ㄱ" <= character <= "ㆎ" or "ᄀ" <= character <= "ᇿ"


def reading_width(text: str) -> float:
    """Return the length of `text` in Korean characters; other letters and spaces count half."""
    return sum(1.0 if is_hangul(c) or _FREE_SCRIPT.match(c) else 0.5 for c in text)


def reads_right_to_left(text: str) -> bool:
    """Tell whether the first letter that has a direction runs from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def _free_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    begin = start
    for i in range(start + 1, end):
        before, after = text[i - 1], text[i]
        free = _FREE_SCRIPT.match(before) or _FREE_SCRIPT.match(after)
        hangul = is_hangul(before) or is_hangul(after)
        if free and not hangul and after not in _NEVER_FIRST and before not in _NEVER_LAST:
            spans.append((begin, i))
            begin = i
    spans.append((begin, end))
    return spans


def _break_cost(word: str, following: str) -> float:
    if not following:
        return 0.0
    if _LEANS_BACK.match(following):
        return TIED
    lone = following in _BOUND_NOUNS
    counted = word[-1:].isdigit() and len(following) <= 3
    if lone or counted:
        return TIED
    if word in _DETERMINERS:
        return TIED / 2
    if (len(word) == 1 and is_hangul(word)) or word.lower() in _SMALL_WORDS:
        return LOOSE
    return 0.0


def _pause(word: str) -> float:
    last = word.rstrip("\"'”’)]")[-1:]
    return 1.5 if last in {*".!?…。"} else 1.0 if last in {*",:;—–，、→"} else 0.0
