"""The usual sizes of films: so many lines, in one of three shapes."""

from enum import StrEnum
from typing import Final

RESOLUTIONS: Final = (720, 1080, 1440, 2160)
"""Pixels of the shorter side that are offered by name."""


class Aspect(StrEnum):
    """The shape of a film, width to height."""

    WIDE = "16:9"
    TALL = "9:16"
    SQUARE = "1:1"

    @property
    def ratio(self) -> float:
        """Width by height."""
        width, height = self.value.split(":")
        return int(width) / int(height)


def frame_size(lines: int, aspect: Aspect) -> tuple[int, int]:
    """Return width and height of a film whose shorter side has so many pixels; both are even where it is."""
    return sides_of(lines, aspect.ratio)


def sides_of(lines: int, ratio: float) -> tuple[int, int]:
    """Return the same for any shape, given as width by height."""
    longer = 2 * round(lines * max(ratio, 1 / ratio) / 2)
    return (longer, lines) if ratio > 1 else (lines, longer)


def aspect_of(width: int, height: int) -> Aspect | None:
    """Return the shape of a film that has one of the usual ones, give or take a pixel of rounding."""
    near = (aspect for aspect in Aspect if abs(width / height / aspect.ratio - 1) < 0.01)
    return next(near, None)
