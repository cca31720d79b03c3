"""The layouts to choose from, each drawn as a few strokes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from studio.domain.script import Layout
from studio.ui import words
from studio.ui.inspector.selection import Mixed
from studio.ui.inspector.tiles import Tile, Tiles
from studio.ui.theme import Theme
from studio.ui.widgets import is_language_change

AUTOMATIC: Final = ""


class LayoutTile(Tile):
    """A layout as a sketch of its slide; the automatic one shows the sketch of what was chosen."""

    def __init__(self, theme: Theme, value: str) -> None:
        super().__init__(theme, value)
        self._layout: Layout | None = Layout[value] if value in Layout.__members__ else None

    def show_layout(self, layout: Layout | None) -> None:
        """Draw another layout."""
        if layout is not self._layout:
            self._layout = layout
            self.update()

    def paint_drawing(self, painter: QPainter, place: QRectF) -> None:
        """Draw the sketch; a spark in the corner tells the automatic one."""
        colors = self.theme.colors
        ink = colors.accent if self.isChecked() else colors.muted
        sketch = _SKETCHES.get(self._layout, _unknown) if self._layout is not None else _unknown
        if self.value == AUTOMATIC and self._layout is None:
            sketch = _statement
        sketch(painter, place, ink)
        if self.value == AUTOMATIC:
            corner = place.topRight() + QPointF(-14, 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.accent_surface if self.isChecked() else colors.raised)
            painter.drawEllipse(QRectF(corner.x() - 2.5, corner.y() - 2.5, 16, 16))
            spark = self.theme.pixmap(
                "sparkles", "accent" if self.isChecked() else "muted", 11, self.devicePixelRatioF()
            )
            painter.drawPixmap(corner, spark)


class LayoutPicker(Tiles):
    """One tile for each layout, the automatic one first; one that nobody here knows is kept and shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._automatic: Layout | Mixed | None = None
        for value in (AUTOMATIC, *Layout.__members__):
            self.add(LayoutTile(theme, value))
        self._foreign = LayoutTile(theme, "?")
        self._foreign.hide()
        self.add(self._foreign)
        self._retranslate()

    def show_layout(self, asked: str | Mixed, automatic: Layout | Mixed | None) -> None:
        """Mark the layout that is asked for, and draw what the automatic choice is now."""
        name = asked if isinstance(asked, Mixed) else asked.strip().upper()
        foreign = isinstance(name, str) and not is_known(name)
        self._foreign.setVisible(foreign)
        if isinstance(name, str) and foreign:
            self._foreign.value = name
            self._foreign.set_words(name, self.accessibleName())
        self._automatic = automatic
        tile = self.tiles[0]
        assert isinstance(tile, LayoutTile)
        tile.show_layout(automatic if isinstance(automatic, Layout) else None)
        self.show_value(None if isinstance(name, Mixed) else name)
        self._name_automatic()

    @property
    def automatic_text(self) -> str:
        """What the automatic choice is now, in words; empty where it differs or is not known."""
        if isinstance(self._automatic, Layout):
            return self.tr("Automatic: %1").replace("%1", words.layout_name(self._automatic))
        return ""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _name_automatic(self) -> None:
        tile = self.tiles[0]
        if text := self.automatic_text:
            tile.setToolTip(text)
            tile.setAccessibleName(f"{self.accessibleName()}: {text}")

    def _retranslate(self) -> None:
        about = self.tr("Layout")
        self.setAccessibleName(about)
        for tile in self.tiles:
            if tile.value in Layout.__members__:
                tile.set_words(words.layout_name(Layout[tile.value]), about)
        self.tiles[0].set_words(self.tr("Automatic"), about)
        self._foreign.set_words(self._foreign.text() or "?", about)
        self._name_automatic()


def is_known(asked: str) -> bool:
    """Tell whether the studio can lay out what is asked for."""
    return asked.strip().upper() in (AUTOMATIC, *Layout.__members__)


# --- sketches: each in a field of 52 by 30 --------------------------------------------------------


def _bar(painter: QPainter, place: QRectF, ink: QColor, x: float, y: float, w: float, h: float = 3) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRoundedRect(QRectF(place.x() + x, place.y() + y, w, h), h / 2, h / 2)


def _soft(ink: QColor, opacity: float = 0.5) -> QColor:
    color = QColor(ink)
    color.setAlphaF(opacity)
    return color


def _card(painter: QPainter, place: QRectF, ink: QColor, x: float, y: float, w: float, h: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_soft(ink, 0.22))
    painter.drawRoundedRect(QRectF(place.x() + x, place.y() + y, w, h), 2, 2)


def _disc(painter: QPainter, place: QRectF, ink: QColor, x: float, y: float, side: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(QRectF(place.x() + x, place.y() + y, side, side))


def _statement(painter: QPainter, place: QRectF, ink: QColor) -> None:
    _bar(painter, place, ink, 7, 9, 30, 4)
    _bar(painter, place, _soft(ink), 7, 17, 24)


def _title(painter: QPainter, place: QRectF, ink: QColor) -> None:
    _bar(painter, place, _soft(ink), 7, 7, 10, 2)
    _bar(painter, place, ink, 7, 12, 37, 5)
    _bar(painter, place, _soft(ink), 7, 21, 22)


def _key_points(painter: QPainter, place: QRectF, ink: QColor) -> None:
    _bar(painter, place, ink, 7, 5, 24, 3)
    for y in (12, 18, 24):
        _disc(painter, place, ink, 7, y - 1, 4)
        _bar(painter, place, _soft(ink), 14, y, 30 - (y - 12), 2)


def _comparison(painter: QPainter, place: QRectF, ink: QColor) -> None:
    _bar(painter, place, ink, 7, 5, 24, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for x in (7, 28):
        _card(painter, place, ink, x, 11, 17, 14)
    painter.setPen(QPen(ink, 1.4))
    o = place.topLeft()
    painter.drawLine(o + QPointF(10, 14), o + QPointF(14, 18))
    painter.drawLine(o + QPointF(14, 14), o + QPointF(10, 18))
    tick = [o + QPointF(31, 16), o + QPointF(33, 18), o + QPointF(37, 14)]
    painter.drawPolyline(tick)


def _diagram(painter: QPainter, place: QRectF, ink: QColor) -> None:
    for x in (6, 21, 36):
        painter.setPen(QPen(ink, 1.2))
        painter.setBrush(_soft(ink, 0.22))
        painter.drawRoundedRect(QRectF(place.x() + x, place.y() + 10, 10, 10), 2, 2)
    painter.setPen(QPen(ink, 1.2))
    for x in (16.5, 31.5):
        y = place.y() + 15
        painter.drawLine(QPointF(place.x() + x, y), QPointF(place.x() + x + 4, y))


def _example(painter: QPainter, place: QRectF, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1))
    painter.setBrush(_soft(ink, 0.22))
    painter.drawRoundedRect(QRectF(place.x() + 7, place.y() + 5, 14, 6), 3, 3)
    _bar(painter, place, ink, 7, 14, 36, 3)
    _bar(painter, place, _soft(ink), 7, 20, 28, 2)
    _bar(painter, place, _soft(ink), 7, 24, 20, 2)


def _warning(painter: QPainter, place: QRectF, ink: QColor) -> None:
    sign = QPainterPath()
    o = place.topLeft()
    sign.moveTo(o + QPointF(13, 8))
    sign.lineTo(o + QPointF(20, 21))
    sign.lineTo(o + QPointF(6, 21))
    sign.closeSubpath()
    painter.setPen(QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(_soft(ink, 0.22))
    painter.drawPath(sign)
    painter.drawLine(o + QPointF(13, 12.5), o + QPointF(13, 16))
    painter.drawPoint(o + QPointF(13, 18.5))
    _bar(painter, place, ink, 24, 10, 21, 3)
    _bar(painter, place, _soft(ink), 24, 17, 15, 2)


def _summary(painter: QPainter, place: QRectF, ink: QColor) -> None:
    _bar(painter, place, ink, 7, 5, 20, 3)
    for x, y in ((7, 11), (28, 11), (7, 19), (28, 19)):
        _card(painter, place, ink, x, y, 17, 6)
        _bar(painter, place, ink, x + 2, y + 2, 9, 2)


def _highlight(painter: QPainter, place: QRectF, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_soft(ink, 0.32))
    painter.drawRect(QRectF(place.x() + 22, place.y() + 10, 20, 6))
    _bar(painter, place, ink, 7, 8, 36, 4)
    _bar(painter, place, _soft(ink), 7, 19, 24, 2)


def _full_picture(painter: QPainter, place: QRectF, ink: QColor) -> None:
    o = place.topLeft()
    hills = QPainterPath(o + QPointF(1, 27))
    for x, y in ((14, 13), (23, 20), (33, 9), (51, 24)):
        hills.lineTo(o + QPointF(x, y))
    hills.lineTo(o + QPointF(51, 29))
    hills.lineTo(o + QPointF(1, 29))
    hills.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_soft(ink, 0.3))
    painter.drawPath(hills)
    _disc(painter, place, _soft(ink), 8, 5, 6)
    _bar(painter, place, ink, 7, 21, 26, 3)


def _unknown(painter: QPainter, place: QRectF, ink: QColor) -> None:
    painter.setPen(ink)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), "?")


_SKETCHES: Final[dict[Layout, Callable[[QPainter, QRectF, QColor], None]]] = {
    Layout.TITLE_SLIDE: _title,
    Layout.KEY_POINTS: _key_points,
    Layout.COMPARISON: _comparison,
    Layout.DIAGRAM: _diagram,
    Layout.EXAMPLE: _example,
    Layout.WARNING: _warning,
    Layout.SUMMARY: _summary,
    Layout.TEXT_HIGHLIGHT: _highlight,
    Layout.FULL_IMAGE: _full_picture,
}
