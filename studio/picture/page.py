"""The page of a slide: its margins and zones, scaled from the 1280x720 reference to any frame."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont

from studio.domain.slides import Canvas, Slide
from studio.picture.elements import Align, Box, Role, Words
from studio.picture.themes import Theme, TypeScale
from studio.picture.typeset import Face, Room, typeset

KICKER_TOP = 60.0
CONTENT_TOP = 112.0
CONTENT_END = 156.0
"""From the lower edge: captions of two lines and the progress line stay below the slide's own words."""
PROGRESS_END = 44.0
WIDE_MARGIN, NARROW_MARGIN = 80.0, 56.0


@dataclass(frozen=True)
class Page:
    """Measures of one canvas; all lengths in canvas pixels."""

    canvas: Canvas
    theme: Theme

    @property
    def unit(self) -> float:
        """One pixel of the 720-line reference."""
        return min(self.canvas.width, self.canvas.height) / 720

    @property
    def is_wide(self) -> bool:
        """Tell whether things stand side by side rather than below each other."""
        return self.canvas.width > self.canvas.height * 1.2

    @property
    def is_tall(self) -> bool:
        """Tell whether the canvas is clearly higher than wide."""
        return self.canvas.height > self.canvas.width * 1.2

    @property
    def scale(self) -> TypeScale:
        """Type sizes of the theme, in reference pixels."""
        return self.theme.type

    @property
    def margin(self) -> float:
        """Space at the left and at the right."""
        return (WIDE_MARGIN if self.is_wide else NARROW_MARGIN) * self.unit

    @property
    def content(self) -> Box:
        """The zone of the slide's own words: below the chapter label, above captions and progress line."""
        top, end = CONTENT_TOP * self.unit, CONTENT_END * self.unit
        if self.is_tall:
            top, end = top + 60 * self.unit, end + 60 * self.unit
        return Box(self.margin, top, self.canvas.width - 2 * self.margin, self.canvas.height - top - end)

    def sizes(self, reference: float, floor: float) -> list[float]:
        """Return type sizes in canvas pixels from a reference size down to a floor, in even steps."""
        steps = max(1, round((reference - floor) / 3))
        return [(reference + (floor - reference) * i / steps) * self.unit for i in range(steps + 1)]

    def title_face(self) -> Face:
        """Headlines: bold, slightly tight."""
        return Face(self.theme.families, QFont.Weight.Bold, tracking=-2.0, leading=1.28)

    def body_face(self) -> Face:
        """Running text."""
        return Face(self.theme.families, QFont.Weight.Normal, tracking=-0.6, leading=1.5)

    def item_face(self) -> Face:
        """Text on cards."""
        return Face(self.theme.families, QFont.Weight.Medium, tracking=-0.8, leading=1.34)

    def label_face(self) -> Face:
        """Labels, numbers, chapter line."""
        return Face(self.theme.families, QFont.Weight.DemiBold, tracking=-0.5, leading=1.3)


def words(
    name: str,
    text: str,
    face: Face,
    sizes: Sequence[float],
    room: Room,
    *,
    x: float = 0.0,
    y: float = 0.0,
    role: Role = Role.TEXT,
    align: Align = Align.START,
    slide: Slide | None = None,
) -> Words:
    """Set a text and place it; with its slide given, the slide's highlight terms are marked in it."""
    setting = typeset(text, face, sizes, room)
    return Words(
        name,
        Box(x, y, room.width, setting.height),
        setting,
        role,
        align,
        slide.highlight_terms if slide is not None else (),
    )
