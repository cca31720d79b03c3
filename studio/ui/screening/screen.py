"""The picture of a playing film: the newest frame, letterboxed, with the caption of the moment over it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.picture import paint_caption
from studio.ui.theme import GRID, Theme, Type

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

    from studio.domain.cues import Cue
    from studio.domain.slides import Canvas


class Screen(QWidget):
    """Paints what the player hands it; the last frame stays until there is another."""

    clicked = Signal()
    double_clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._canvas: Canvas | None = None
        self._cues: tuple[Cue, ...] = ()
        self._captions = True
        self._ms = 0.0
        self._picture: QVideoFrame | None = None
        self._image = QImage()
        self._said = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 120)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_film(self, canvas: Canvas, cues: tuple[Cue, ...]) -> None:
        """Take over the shape of the film and its captions."""
        self._canvas, self._cues = canvas, cues
        self.updateGeometry()
        self.update()

    def show_picture(self, picture: QVideoFrame) -> None:
        """Show a frame; it is converted when it is painted, so that frames nobody sees cost nothing."""
        self._picture = picture
        self.update()

    def show_moment(self, milliseconds: float) -> None:
        """Show the caption of a moment."""
        before = self.caption
        self._ms = milliseconds
        if self.caption != before:
            self.update()

    def show_captions(self, shown: bool) -> None:
        """Lay captions over the picture, or not."""
        self._captions = shown
        self.update()

    def say(self, text: str) -> None:
        """Say something in place of a picture; empty shows the picture."""
        self._said = text
        self.update()

    @property
    def said(self) -> str:
        """What is said in place of a picture."""
        return self._said

    @property
    def caption(self) -> str:
        """The caption that lies over the picture now, its lines apart."""
        if not self._captions:
            return ""
        index = bisect_right(self._cues, self._ms, key=lambda cue: cue.start_ms) - 1
        if index < 0 or self._ms >= self._cues[index].end_ms:
            return ""
        return "\n".join(self._cues[index].lines)

    @property
    def image(self) -> QImage:
        """The frame as it was painted last, without its caption."""
        return self._image

    def picture_rect(self) -> QRectF:
        """Return where the picture lies in the widget."""
        if self._canvas is None:
            return QRectF(self.rect())
        scale = min(self.width() / self._canvas.width, self.height() / self._canvas.height)
        area = QRectF(0, 0, self._canvas.width * scale, self._canvas.height * scale)
        area.moveCenter(QRectF(self.rect()).center())
        return area

    def sizeHint(self) -> QSize:
        """Ask for a picture of 720p at two thirds."""
        return QSize(854, 480)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, the caption, and where the focus is."""
        painter = QPainter(self)
        if self._said:
            self._paint_said(painter)
            return
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        if self._picture is not None:
            image = self._picture.toImage()
            if not image.isNull():
                self._image = image
            self._picture = None
        area = self.picture_rect()
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, self._image)
        if self._canvas is not None and (caption := self.caption):
            painter.save()
            painter.translate(area.topLeft())
            scale = area.width() / self._canvas.width
            painter.scale(scale, scale)
            paint_caption(painter, self._canvas, caption)
            painter.restore()
        if self.hasFocus() and not self.window().isFullScreen():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colors.accent, 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_said(self, painter: QPainter) -> None:
        side, colors = 32, self._theme.colors
        painter.fillRect(self.rect(), colors.background)
        painter.setFont(self._theme.font(Type.BODY))
        area = QRectF(self.rect()).adjusted(8 * GRID, 0, -8 * GRID, 0)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        needed = painter.boundingRect(area, flags, self._said)
        top = area.center().y() - (side + 3 * GRID + needed.height()) / 2
        icon = self._theme.pixmap("triangle-alert", "doubt", side, self.devicePixelRatioF())
        painter.drawPixmap(round(area.center().x() - side / 2), round(top), icon)
        painter.setPen(colors.text)
        area.moveTop(top + side + 3 * GRID)
        painter.drawText(area, flags, self._said)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell of a double click."""
        self.double_clicked.emit()
