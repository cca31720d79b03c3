"""A text as it is said, in which every character still knows where in the written text it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_CLOSING: Final = frozenset(".,!?;:)")
"""Marks that stand close to the word before them, also where something between was left out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters [start, end) of the written text, said as `said` (possibly not at all)."""

    said: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said, and for each of its characters the position in the written text."""

    text: str
    origins: tuple[int, ...]

    def respelled(self, text: str) -> "Spoken":
        """Return the same speech in another spelling of equal length."""
        if len(text) != len(self.text):
            raise ValueError("a new spelling keeps the number of characters")
        return Spoken(text, self.origins)


def spoken(pieces: Iterable[Piece], offset: int = 0) -> Spoken:
    """Join pieces in order; `offset` is added to every origin, runs of white space become one space."""
    characters: list[str] = []
    origins: list[int] = []
    for piece in pieces:
        length, said = piece.end - piece.start, len(piece.said)
        for index, character in enumerate(piece.said):
            if character.isspace():
                if not characters or characters[-1] == " ":
                    continue
                character = " "
            elif character in _CLOSING and characters and characters[-1] == " ":
                characters.pop()
                origins.pop()
            characters.append(character)
            origins.append(offset + piece.start + min(length - 1, index * length // said))
    if characters and characters[-1] == " ":
        characters.pop()
        origins.pop()
    return Spoken("".join(characters), tuple(origins))
