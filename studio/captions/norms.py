"""What broadcasters ask of a caption, by language."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from studio.domain.text import Language

MAX_LINES: Final = 2
MIN_MS: Final = 1_000
MAX_MS: Final = 7_000
GAP_MS: Final = 84
"""Between captions: two frames at 24 fps, rounded up; without it the eye misses the change."""
START_TOLERANCE_MS: Final = 50
"""How far the start of a caption may be from the first word it shows."""


@dataclass(frozen=True, slots=True)
class Norm:
    """Limits that depend on the writing: widths in columns (a Hangul syllable takes two)."""

    line_columns: int
    characters_per_second: float


NORMS: Final = {
    Language.KOREAN: Norm(line_columns=32, characters_per_second=12),
    Language.ENGLISH: Norm(line_columns=42, characters_per_second=17),
}


def columns(text: str) -> int:
    """Return the width of `text` in columns: two for wide characters, one for others, none for marks."""
    return sum(map(_columns_of, text))


def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
