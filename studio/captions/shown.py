"""The narration as it is shown: words without the marks of `**bold**` and `[term]`, with origins."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from studio.captions.norms import columns
from studio.domain.sentences import split_sentences

_MARKED: Final = re.compile(r"(\*\*)[^*\n]+(\*\*)|(\[)[^\]\n]+(\])")
_JOINER: Final = "\u200d"
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
_FLAGS: Final = range(0x1F1E6, 0x1F200)


@dataclass(frozen=True, slots=True)
class Token:
    """Something that is not broken over lines."""

    text: str
    origin: int
    """Where it begins in the narration."""
    spaced: bool
    """Whether a space stands before it; portions of one long word have none."""


def sentences_of_tokens(narration: str, line_columns: int) -> Iterator[list[Token]]:
    """Yield the words of each sentence in order; a word wider than a line comes in portions that fit."""
    hidden = _mark_positions(narration)
    for start, end in split_sentences(narration):
        tokens: list[Token] = []
        for match in re.compile(r"\S+").finditer(narration, start, end):
            kept = [at for at in range(*match.span()) if at not in hidden and _is_shown(narration[at])]
            for portion in _fitting(narration, kept, line_columns):
                text = "".join(narration[at] for at in portion)
                tokens.append(Token(text, portion[0], spaced=portion[0] == kept[0]))
        if tokens:
            yield tokens


def joined(tokens: list[Token]) -> str:
    """Return the tokens as one line of text."""
    return "".join((" " if token.spaced and i else "") + token.text for i, token in enumerate(tokens))


def _mark_positions(text: str) -> frozenset[int]:
    """Return the positions of characters that only mark a term."""
    return frozenset(
        position
        for match in _MARKED.finditer(text)
        for group in range(1, 5)
        if match.group(group)
        for position in range(*match.span(group))
    )


def _is_shown(character: str) -> bool:
    """Tell whether a character belongs on the screen: control characters and broken halves do not."""
    return unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")


def _fitting(text: str, positions: list[int], line_columns: int) -> Iterator[list[int]]:
    """Cut a word where it grows wider than a line, never inside a character as a reader sees it."""
    portion: list[int] = []
    width = 0
    for cluster in _clusters(text, positions):
        size = columns("".join(text[at] for at in cluster))
        if portion and width + size > line_columns:
            yield portion
            portion, width = [], 0
        portion += cluster
        width += size
    if portion:
        yield portion


def _clusters(text: str, positions: list[int]) -> Iterator[list[int]]:
    """Group a letter with its accents, an emoji with its modifiers, a flag with its second half."""
    cluster: list[int] = []
    for at in positions:
        if cluster and not _belongs_to(text[cluster[-1]], text[at], len(cluster)):
            yield cluster
            cluster = []
        cluster.append(at)
    if cluster:
        yield cluster


def _belongs_to(before: str, character: str, length: int) -> bool:
    if length >= 16:  # a heap of accents is no reason for an endless line
        return False
    is_flag = ord(before) in _FLAGS and ord(character) in _FLAGS and length == 1
    is_mark = unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf") or ord(character) in _SKIN_TONES
    return before == _JOINER or is_mark or is_flag
