"""What a slide is made of, as data: places in pixels, colours by role.

Layouts make it, the brush paints it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, TypeVar

from studio.picture.typeset import Setting


class Box(NamedTuple):
    """A rectangle in canvas pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.height

    def inset(self, dx: float, dy: float) -> "Box":
        """Return the box made smaller by `dx` at left and right and `dy` above and below."""
        return Box(self.x + dx, self.y + dy, self.width - 2 * dx, self.height - 2 * dy)

    def overlaps(self, other: "Box") -> bool:
        """Tell whether two boxes share more than an edge."""
        return (
            self.x < other.right - 0.01
            and other.x < self.right - 0.01
            and self.y < other.bottom - 0.01
            and other.y < self.bottom - 0.01
        )

    def contains(self, other: "Box") -> bool:
        """Tell whether another box lies inside, give or take a hundredth of a pixel."""
        return (
            other.x >= self.x - 0.01
            and other.y >= self.y - 0.01
            and other.right <= self.right + 0.01
            and other.bottom <= self.bottom + 0.01
        )


class Role(StrEnum):
    """A colour of the mood, by what it is for."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    LABEL = "label"
    ON_ACCENT = "on_accent"
    GROUND = "start"
    CARD = "card"
    CARD_LINE = "card_line"
    TRACK = "track"
    MARKER = "marker"
    GOOD = "good"
    WRONG = "wrong"
    SCRIM = "scrim"


class Align(StrEnum):
    """Where a line stands in its box; START is left, and right for right-to-left text."""

    START = "start"
    CENTER = "center"


@dataclass(frozen=True, slots=True)
class Words:
    """A text in lines; the box is as wide as the room it has and as high as its lines."""

    name: str
    box: Box
    setting: Setting
    role: Role = Role.TEXT
    align: Align = Align.START
    marked: tuple[str, ...] = ()
    """Terms that get a marker stroke."""
    item: int | None = None
    """Which of the slide's entering items this is part of; None stands from the start."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A rounded surface."""

    name: str
    box: Box
    radius: float
    fill: Role
    line: Role | None = None
    item: int | None = None


class SignKind(StrEnum):
    """A drawn sign."""

    WARNING = "warning"
    CROSS = "cross"
    TICK = "tick"
    ARROW = "arrow"
    ARROW_DOWN = "arrow_down"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that fills its box."""

    name: str
    kind: SignKind
    box: Box
    role: Role
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """The mark of a draft, across the whole canvas behind the words."""

    text: str
    box: Box
    size: float
    role: Role = Role.TEXT


@dataclass(frozen=True, slots=True)
class Scrim:
    """A veil over a picture that makes words readable: full over its box, fading out above and beside it."""

    box: Box
    above: float
    """Pixels over which it fades out above the box."""
    beside: float
    """Pixels over which it grows thinner at the right of the box; it never goes there altogether."""


Element = Words | Plate | Sign | Stamp | Scrim

E = TypeVar("E", bound=Element)


def moved(element: E, dy: float) -> E:
    """Return an element shifted down by `dy` pixels."""
    return replace(element, box=element.box._replace(y=element.box.y + dy))


def item_of(element: Element) -> int | None:
    """Return which of the slide's entering items an element is part of."""
    return element.item if isinstance(element, Words | Plate | Sign) else None


def parts_of(item: int, elements: Iterable[Words | Plate | Sign]) -> list[Element]:
    """Return elements as parts of one of the slide's entering items."""
    return [replace(element, item=item) for element in elements]


@dataclass(frozen=True, slots=True)
class Composition:
    """A slide ready to be painted, in paint order."""

    elements: tuple[Element, ...] = ()
    left_out: int = 0
    """Items for which there is no room."""

    def words(self) -> list[Words]:
        """Return the texts."""
        return [element for element in self.elements if isinstance(element, Words)]
