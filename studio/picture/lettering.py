"""Lines of letters, painted so that the same words are the same pixels whatever was painted before."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGlyphRun,
    QPainter,
    QPainterPath,
    QPen,
    QRawFont,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
    QTransform,
)

from studio.domain.bold import Span

LARGE: Final = 64.0
"""Pixels: Qt keeps pictures of the letters of smaller fonts, and draws outlines from here on."""

BOLDER: Final = 1 / 24
"""What Qt adds to the strokes of a small letter that is to be bold and has no bold shape, in sizes."""


@dataclass(frozen=True, slots=True)
class Part:
    """Characters of a line that look different from the rest."""

    span: Span
    font: QFont
    color: QColor


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in the shapes and places of its letters."""

    text: str
    parts: tuple[Part, ...]
    layout: QTextLayout
    line: QTextLine

    @property
    def natural(self) -> QRectF:
        """What is written, in pixels of the layout; a right-to-left line stands at its far right end."""
        return self.line.naturalTextRect()

    @property
    def ascent(self) -> float:
        """From the top of the layout down to the baseline."""
        return self.line.y() + self.line.ascent()

    def x_of(self, index: int) -> float:
        """Return where the character `index` begins in the layout."""
        # PySide6 answers with (x, cursor); its type stubs know no type at all.
        return cast("tuple[float, int]", self.line.cursorToX(_units(self.text, index)))[0]

    def paint(self, painter: QPainter, origin: QPointF, color: QColor) -> None:
        """Paint the line with the top left corner of its layout at `origin`.

        Small letters are left to Qt, which paints each from a picture that depends on nothing but the letter,
        its size and its place within a pixel. Its outlines depend on more: FreeType shifts them by the place
        within a pixel of the letter that was painted last. So large letters are outlines of our own.
        """
        painter.setPen(color)
        seen = painter.transform()
        if self.layout.font().pixelSize() < LARGE and not (seen.isRotating() or seen.isScaling()):
            self.layout.draw(painter, origin)
            return
        done = 0
        for part in self.parts:
            first, last = part.span
            self._paint_outlines(painter, origin, (done, first), color)
            self._paint_outlines(painter, origin, (first, last), part.color)
            done = last
        self._paint_outlines(painter, origin, (done, len(self.text)), color)

    def _paint_outlines(self, painter: QPainter, origin: QPointF, span: Span, color: QColor) -> None:
        first, last = _units(self.text, span[0]), _units(self.text, span[1])
        for run in self.layout.glyphRuns(first, last - first) if last > first else []:
            outline = _outline(run)
            if outline.isEmpty():  # spaces, or letters that are pictures themselves, such as coloured emoji
                painter.drawGlyphRun(origin, run)
                continue
            painter.fillPath(outline.translated(origin), color)
            if thickness := _added_thickness(run.rawFont()):
                pen = QPen(color, thickness)
                pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
                painter.strokePath(outline.translated(origin), pen)


def line_of(text: str, font: QFont, *, to_left: bool = False, parts: Iterable[Part] = ()) -> Line | None:
    """Return a text in one line, however long, its `parts` in order; None when it has nothing to paint."""
    layout = QTextLayout(text, font)
    parts = tuple(parts)
    layout.setFormats([_format(text, part) for part in parts])
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if to_left else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1_000_000)
    layout.endLayout()
    return Line(text, parts, layout, line) if line.isValid() else None


def _format(text: str, part: Part) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = _units(text, part.span[0])
    found.length = _units(text, part.span[1]) - found.start
    look = QTextCharFormat()
    look.setFont(part.font)
    look.setForeground(part.color)
    found.format = look
    return found


def _units(text: str, index: int) -> int:
    """Return a character index in UTF-16 units, in which Qt counts."""
    return len(text[:index].encode("utf-16-le")) // 2


def _outline(run: QGlyphRun) -> QPainterPath:
    """Return the letters of a run as one shape, empty where they have no outlines."""
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    font = run.rawFont()
    if not _has_outlines(font):
        return whole
    # A font given another size starts afresh, without the shift of what was painted last.
    design = QRawFont(font)
    design.setPixelSize(font.unitsPerEm())
    factor = font.pixelSize() / font.unitsPerEm()
    for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
        letter = design.pathForGlyph(glyph)
        whole.addPath(QTransform(factor, 0, 0, factor, place.x(), place.y()).map(letter))
    return whole


def _has_outlines(font: QRawFont) -> bool:
    """Tell whether letters are more than pictures; to ask such a font for outlines spoils its measures."""
    if font.fontTable("loca").size():
        return True
    pictures = any(font.fontTable(table).size() for table in ("CBLC", "EBLC"))
    return bool(font.fontTable("maxp").size()) and not pictures


def _added_thickness(font: QRawFont) -> float:
    """Return by how many pixels strokes grow where bold was asked for and the typeface has none."""
    told = font.fontTable("OS/2").data()[4:6]
    if font.weight() < QFont.Weight.Bold or len(told) < 2 or font.fontTable("fvar").size():
        return 0.0
    return font.pixelSize() * BOLDER if int.from_bytes(told, "big") < QFont.Weight.Bold else 0.0
