"""The page of a slide: its margins and zones, scaled from the 1280x720 reference to any frame."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont

from studio.domain.image import ImageFit, picture_hash
from studio.domain.script import Layout
from studio.domain.slides import Canvas, Slide
from studio.picture.elements import Align, Box, Role, Words
from studio.picture.themes import Theme, TypeScale
from studio.picture.typeset import Face, Room, typeset

KICKER_TOP = 60.0
CONTENT_TOP = 112.0
CONTENT_END = 156.0
"""From the lower edge: captions of two lines and the progress line stay below the slide's own words."""
PROGRESS_END = 44.0
PHOTO_SHARE, LOW_PHOTO_SHARE, PHOTO_GAP = 0.42, 0.46, 52.0
"""What a picture beside the words takes of the content zone (less on a square one), and the space between."""
SQUARE = 1.2
"""Sides up to this ratio are a square."""
WIDE_MARGIN, NARROW_MARGIN = 80.0, 52.0
TALL_UNIT, TALL_FROM, TALL_TO = 1.2, 1.25, 1.6
"""How much larger everything is on a tall page, seen on a telephone; the ratios between which it grows."""


@dataclass(frozen=True)
class Page:
    """Measures of one canvas; all lengths in canvas pixels."""

    canvas: Canvas
    theme: Theme
    beside: bool = False
    """Whether the words share the page with a picture: then they flow in a narrow column."""
    share: float = 1.0
    """How much of its usual part of the page such a picture takes."""

    @property
    def unit(self) -> float:
        """One pixel of the 720-line reference."""
        pixel = min(self.canvas.width, self.canvas.height) / 720
        tall = (self.canvas.height / self.canvas.width - TALL_FROM) / (TALL_TO - TALL_FROM)
        return pixel * (1 + (TALL_UNIT - 1) * min(1.0, max(0.0, tall)))

    @property
    def is_wide(self) -> bool:
        """Tell whether words stand side by side rather than below each other."""
        if self.beside:
            return self.content.width > self.content.height * 1.6
        return self.canvas_is_wide

    @property
    def is_tall(self) -> bool:
        """Tell whether the room for words is clearly higher than wide."""
        return self._canvas_is_tall or (self.beside and self.canvas_is_wide)

    @property
    def title_lines(self) -> int:
        """Lines a headline over a list should have."""
        return 2 if self._canvas_is_tall else 1

    @property
    def canvas_is_wide(self) -> bool:
        """Tell whether the whole page is clearly wider than high."""
        return self.canvas.width > self.canvas.height * SQUARE

    @property
    def _canvas_is_tall(self) -> bool:
        return self.canvas.height > self.canvas.width * SQUARE

    @property
    def scale(self) -> TypeScale:
        """Type sizes of the theme, in reference pixels."""
        return self.theme.type

    @property
    def margin(self) -> float:
        """Space at the left and at the right."""
        return (WIDE_MARGIN if self.canvas_is_wide else NARROW_MARGIN) * self.unit

    @property
    def content(self) -> Box:
        """The zone of the slide's own words: below the chapter label, above captions and progress line."""
        zone = self._zone
        if not self.beside:
            return zone
        photo, gap = self.photo, PHOTO_GAP * self.unit
        if self.canvas_is_wide:
            return zone._replace(width=photo.x - gap - zone.x)
        top = photo.bottom + gap * 0.7
        return zone._replace(y=top, height=zone.bottom - top)

    @property
    def photo(self) -> Box:
        """The place of a picture beside the words: at the right of a wide page, above them elsewhere."""
        zone = self._zone
        if self.canvas_is_wide:
            width = zone.width * PHOTO_SHARE * self.share
            return zone._replace(x=zone.right - width, width=width)
        part = PHOTO_SHARE if self._canvas_is_tall else LOW_PHOTO_SHARE
        return zone._replace(height=zone.height * part * self.share)

    @property
    def logo(self) -> Box | None:
        """The place of the brand's logo, or None where it has none."""
        kit, u, place = self.canvas.brand, self.unit, self.theme.logo
        if kit is None or picture_hash(kit.logo) is None:
            return None
        middle = (KICKER_TOP + self.scale.kicker * 0.65) * u
        width, height = place.width * u, place.height * u
        return Box(self.canvas.width - self.margin - width, middle - height / 2, width, height)

    @property
    def _zone(self) -> Box:
        top, end = CONTENT_TOP * self.unit, CONTENT_END * self.unit
        if self._canvas_is_tall:
            top, end = top + 40 * self.unit, end + 40 * self.unit
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


def fills_frame(canvas: Canvas, slide: Slide) -> bool:
    """Tell whether the slide's picture is behind the words rather than beside them.

    A square page has no room for a list beside a picture; a picture that must be seen whole stays there.
    """
    if slide.image is None:
        return False
    listed = bool(slide.items or slide.groups)
    square = max(canvas.width, canvas.height) <= SQUARE * min(canvas.width, canvas.height)
    return slide.layout is Layout.FULL_IMAGE or (square and listed and slide.image.fit is ImageFit.COVER)


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
    """Set a text and place it; with its slide given, its highlight terms and bold words show in it."""
    setting = typeset(text, face, sizes, room, slide.bold if slide is not None else ())
    return Words(
        name,
        Box(x, y, room.width, setting.height),
        setting,
        role,
        align,
        slide.highlight_terms if slide is not None else (),
    )
