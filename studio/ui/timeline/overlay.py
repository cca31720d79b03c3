"""What lies over the strip while the mouse holds something. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass

from studio.ui.timeline.dropping import Drop
from studio.ui.timeline.trimming import Held


@dataclass(frozen=True, slots=True)
class Stretch:
    """Edges that are held: the scene whose edge is under the mouse, the lengths all would get, and why."""

    index: int
    lengths: Mapping[int, int]
    text: str
    held: Held


@dataclass(frozen=True, slots=True)
class Carry:
    """Scenes or a chapter on their way to another place."""

    uids: tuple[str, ...]
    x: float
    y: float
    """The mouse, in pixels of the viewport."""
    text: str
    drop: Drop | None
    chapter: int = -1
    """The chapter that is carried, -1 where scenes are."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """All of it; empty while the hand is free."""

    stretch: Stretch | None = None
    carry: Carry | None = None
    rubber: tuple[float, float] | None = None
    """First and last moment of a rubber band, in frames."""
    picked: frozenset[str] | None = None
    """What the rubber band would make the selection."""
