"""What the maker of pictures is made of: the words, a line that fills, and a tile for each that came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from studio.domain.visuals import VisualKind
from studio.ui.inspector.tiles import Tile
from studio.ui.theme import GRID, RADIUS_BLOCK, Theme

if TYPE_CHECKING:
    from studio.ui.inspector.orders import Try


class Prompt(QPlainTextEdit):
    """A few lines of words; Tab goes on to the next control."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def replace(self, text: str) -> None:
        """Put other words in place of all, as one step that can be taken back."""
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)

    def minimumSizeHint(self) -> QSize:
        """Allow little width."""
        return QSize(0, super().minimumSizeHint().height())


class Bar(QWidget):
    """A thin line that fills; where nobody says how far it is, it is empty and words tell."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._fraction = 0.0
        self.setFixedHeight(GRID)
        theme.changed.connect(self.update)
        self.hide()

    def show_fraction(self, fraction: float | None) -> None:
        """Fill so much of it."""
        self._fraction = fraction or 0.0
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(colors.line)
        painter.drawRoundedRect(whole, GRID / 2, GRID / 2)
        if self._fraction:
            whole.setWidth(max(float(GRID), whole.width() * self._fraction))
            painter.setBrush(colors.accent)
            painter.drawRoundedRect(whole, GRID / 2, GRID / 2)


class TryTile(Tile):
    """One of the pictures that came."""

    SIZE = QSize(132, 76)

    def __init__(self, theme: Theme, uid: str, one: Try) -> None:
        super().__init__(theme, str(one.number))
        self.uid = uid
        self.is_clip = one.made.kind is VisualKind.CLIP
        self._image: QImage = one.image

    def paint_drawing(self, painter: QPainter, place: QRectF) -> None:
        """Draw the picture, as much of it as fills the tile."""
        shape = QPainterPath()
        shape.addRoundedRect(place, RADIUS_BLOCK, RADIUS_BLOCK)
        painter.setClipPath(shape)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        shown = QRectF(0, 0, size.width(), size.height())
        shown.moveCenter(place.center())
        painter.drawImage(shown, self._image)
        if self.is_clip:  # a sign that it moves, in the corner
            side = 20
            corner = QRectF(place.left() + GRID, place.bottom() - side - GRID, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colors.panel)
            painter.drawRoundedRect(corner, RADIUS_BLOCK, RADIUS_BLOCK)
            sign = self.theme.pixmap("film", "text", side - 6, self.devicePixelRatioF())
            painter.drawPixmap(corner.topLeft() + QPointF(3, 3), sign)
