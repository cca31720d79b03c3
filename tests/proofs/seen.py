"""Where scenes change, found in decoded frames alone."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

_PLATEAU = 24
"""Frames on both sides of a change from which the colours before and after it are read."""
_NEAR = 8
"""Frames next to a change that may still belong to it, at 24 frames a second; more at higher rates."""


def colours(frames: Iterable[NDArray[np.uint8]]) -> NDArray[np.float64]:
    """Return one figure a frame: how much redder than blue it is."""
    return np.array([float(f[..., 0].mean()) - float(f[..., 2].mean()) for f in frames])


def boundaries(figures: NDArray[np.float64], fps: int) -> NDArray[np.float64]:
    """Return the places at which one kind of scene becomes the other, in frames; 3.0 lies before frame 3.

    For a cut that is the first frame of the new scene, for a cross-fade the middle of the change.
    """
    middle = _between_kinds(figures)
    sides = figures > middle
    changes = np.flatnonzero(sides[1:] != sides[:-1])
    return np.array([_exact(figures, int(last), fps) for last in changes])


def _between_kinds(figures: NDArray[np.float64]) -> float:
    """Return the level halfway between the two kinds of scenes (their means, found in a few rounds)."""
    level = float((figures.min() + figures.max()) / 2)
    for _ in range(20):
        level = float((figures[figures > level].mean() + figures[figures <= level].mean()) / 2)
    return level


def _exact(figures: NDArray[np.float64], last: int, fps: int) -> float:
    """Return where the change after about frame `last` is halfway, between the levels on its two sides."""
    near = _NEAR * fps // 24
    before = float(np.median(figures[max(0, last - _PLATEAU) : max(1, last - near)]))
    after = float(np.median(figures[last + 1 + near : last + 1 + _PLATEAU]))
    half = (before + after) / 2
    first, end = max(0, last - near), min(len(figures) - 1, last + near)
    sides = (figures[first : end + 1] > half) == (before > half)
    at = first + int(np.flatnonzero(sides)[-1])
    step = figures[at + 1] - figures[at]
    # A picture shows the middle of its time, so a change at x between two pictures is x + 0.5 in frames.
    return at + float((half - figures[at]) / step) + 0.5
