"""A caption laid over the picture, as the preview shows it and a burnt-in film carries it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPainter

from studio.domain.slides import Canvas
from studio.picture.brand import theme_of
from studio.picture.brush import Brush, rect_of
from studio.picture.elements import Align, Box, Composition, Role, Words
from studio.picture.page import Page
from studio.picture.typeset import Face, Room, Setting, typeset

SIZE, FLOOR = 32.0, 20.0
LEADING = 1.28
PLATE: Final = QColor(0, 0, 0, 184)
"""72 % black."""
INK: Final = "#FFFFFF"
END = 54.0
"""From the lower edge of the frame to that of the plate: just above the progress line."""
PAD_X, PAD_Y = 18.0, 5.0


def paint_caption(painter: QPainter, canvas: Canvas, text: str) -> None:
    """Paint a caption of up to two lines (a line break between them) in canvas pixels; no text, nothing."""
    words = caption_words(canvas, text)
    if words is None:
        return
    page = Page(canvas, theme_of(canvas))
    radius = page.theme.radii.plate * page.unit
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PLATE)
    painter.drawRoundedRect(rect_of(caption_plate(page, words)), radius, radius)
    mood = page.theme.moods.default.model_copy(update={"text": INK})
    Brush(painter, mood, page.theme.families).paint(Composition((words,)))
    painter.restore()


def caption_words(canvas: Canvas, text: str) -> Words | None:
    """Return a caption in its place, or None for an empty one; its own line break holds where it fits."""
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    if not lines:
        return None
    page = Page(canvas, theme_of(canvas))
    u = page.unit
    face = Face(page.theme.families, QFont.Weight.Medium, tracking=-0.5, leading=LEADING)
    width = canvas.width - 2 * (page.margin * 0.6 + PAD_X * u)
    setting = _as_written(lines, face, page, width) if len(lines) == 2 else None
    if setting is None:
        room = Room(width, lines=2, most_lines=2, counted=False)
        setting = typeset(" ".join(lines), face, page.sizes(SIZE, FLOOR), room)
    top = canvas.height - (END + PAD_Y) * u - setting.height
    box = Box((canvas.width - width) / 2, top, width, setting.height)
    return Words("caption", box, setting, Role.TEXT, Align.CENTER)


def caption_plate(page: Page, words: Words) -> Box:
    """Return the plate behind a caption."""
    u, setting = page.unit, words.setting
    width = setting.width + 2 * PAD_X * u
    return Box((page.canvas.width - width) / 2, words.box.y, width, words.box.height).inset(0, -PAD_Y * u)


def _as_written(lines: list[str], face: Face, page: Page, width: float) -> Setting | None:
    for size in page.sizes(SIZE, SIZE * 0.8):
        room = Room(width, lines=1, most_lines=1, counted=False)
        parts = [typeset(line, face, [size], room) for line in lines]
        if not any(part.cut for part in parts):
            return Setting(face, parts[0].size, " ".join(lines), tuple(lines), (0, len(lines[0]) + 1))
    return None
