"""Where a narration says what a slide shows, with words between, in another order, with other endings."""

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

__all__ = ["said_at"]

ENOUGH: Final = 0.4
"""The part of an item that must be heard for it to be said there, words of several items counting less."""
SAME_STEM: Final = 0.6
SAME_LATIN_STEM: Final = 0.75
"""The part of the shorter of two words they must begin with in common; a Korean syllable is two or three."""
SHORTEST_STEM: Final = 4
_SLIGHT: Final = 1e-9
_WORD: Final = re.compile(r"\w+")
_PARTICLES: Final = re.compile(
    "이|가|은|는|을|를|의|에|로|와|과|도|만|나|랑|고|며|인|입니다|으로|에서|에게|까지|부터|이나|이며|이고"
)
_FILLERS: Final = re.compile(
    "an?|and|are|as|at|be|by|do|for|from|if|in|is|its?|no|not|of|on|or|so|that|the|this|to|up|we|with|your?"
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of an item, and of how many items it is one."""

    letters: str
    items: int

    @property
    def weight(self) -> float:
        """How much it tells: a long word much, one of several items little."""
        return math.sqrt(len(self.letters)) / self.items


@dataclass(frozen=True, slots=True)
class _Heard:
    """An item said in words before `end` of a narration; `share` tells how much of it."""

    at: int
    """The first word of it that is of no other item, or the first at all."""
    end: int
    share: float


def said_at(items: Sequence[str], narration: str) -> list[int | None]:
    """Return the character of `narration` at which each item is said; None where it is not.

    The items are said in their order and never two with the same words.
    """
    spoken = [(_letters(match.group()), match.start()) for match in _WORD.finditer(narration)]
    words = [word for word, _ in spoken]
    chosen = _in_order([_hearings(item, words) for item in _weighed(items)], len(words))
    return [None if heard is None else spoken[heard.at][1] for heard in chosen]


def _letters(word: str) -> str:
    """Return a word in small letters, Korean syllables taken apart into theirs."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).casefold())


def _weighed(items: Sequence[str]) -> list[list[_Word]]:
    """Return the words of every item that tell something, or all where none does."""
    written = [[_letters(word) for word in _telling(_WORD.findall(item))] for item in items]
    return [
        [
            _Word(word, sum(any(_alike(word, other) for other in others) for others in written))
            for word in item
        ]
        for item in written
    ]


def _telling(words: list[str]) -> list[str]:
    return [
        word for word in words if not _FILLERS.fullmatch(word if word.isupper() else word.lower())
    ] or words


def _hearings(item: Sequence[_Word], spoken: Sequence[str]) -> dict[int, _Heard]:
    """Return where enough of an item is said, by the spoken word it begins with."""
    reach, whole = 2 * len(item) + 2, sum(word.weight for word in item)
    hearings: dict[int, _Heard] = {}
    for first in range(len(spoken)):
        left = list(item)
        share, end = 0.0, first
        own: int | None = None
        for at in range(first, min(first + reach, len(spoken))):
            heard = next((word for word in left if _alike(word.letters, spoken[at])), None)
            if heard is not None:
                left.remove(heard)
                share, end = share + heard.weight / whole, at + 1
                own = at if own is None and heard.items == 1 else own
            elif at == first:
                break
        if share >= ENOUGH:
            hearings[first] = _Heard(first if own is None else own, end, share)
    return hearings


@dataclass(frozen=True, slots=True)
class _Choice:
    """How most is heard of the items from one on: where that one is said, and how it goes on."""

    share: float
    heard: _Heard | None
    rest: "_Choice | None"


def _in_order(found: Sequence[dict[int, _Heard]], spoken_count: int) -> list[_Heard | None]:
    """Choose at most one hearing of each item, in order and apart, so that most is heard; the earliest."""
    # For every spoken word: the best choice for the items from one on that uses no word before it.
    best: list[_Choice | None] = [None] * (spoken_count + 1)
    for hearings in reversed(found):
        choices: list[_Choice | None] = [None] * (spoken_count + 1)
        for free in range(spoken_count, -1, -1):
            after = best[free]
            choice = _Choice(after.share if after else 0.0, None, after)
            later = choices[free + 1] if free < spoken_count else None
            if later is not None and later.share > choice.share + _SLIGHT:
                choice = later
            if (heard := hearings.get(free)) is not None:
                after = best[heard.end]
                share = heard.share + (after.share if after else 0.0)
                if share > choice.share - _SLIGHT:
                    choice = _Choice(share, heard, after)
            choices[free] = choice
        best = choices
    chosen: list[_Heard | None] = []
    choice = best[0]
    while choice is not None:
        chosen.append(choice.heard)
        choice = choice.rest
    return chosen


@lru_cache(maxsize=4096)
def _alike(a: str, b: str) -> bool:
    """Tell whether two words are one, whatever their endings."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    common = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if common == len(short) and _PARTICLES.fullmatch(unicodedata.normalize("NFC", long[common:])):
        return True
    stem = SAME_LATIN_STEM if short.isascii() else SAME_STEM
    return common >= max(SHORTEST_STEM, stem * len(short))
