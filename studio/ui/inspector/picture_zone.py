"""The place in which the picture of a scene is shown, and on which one is dropped."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import GRID, RADIUS_CONTROL, Theme, Type

_HEIGHT: Final = 88
"""Least height of the zone, in pixels at the size at which text was designed."""


class PictureZone(QWidget):
    """Shows the picture, or where to drop one; a click chooses a file, Ctrl+V pastes, Delete removes."""

    choose_wanted = Signal()
    paste_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self._text = ""
        self._icon, self._role = "image", "muted"
        self._over = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def text(self) -> str:
        """What stands in the zone in place of a picture."""
        return self._text if self._image.isNull() else ""

    @property
    def image(self) -> QImage:
        """The picture that is shown, a null one for none."""
        return self._image

    def show_picture(self, image: QImage) -> None:
        """Show a picture."""
        self._image = image
        self.update()

    def show_words(self, text: str, icon: str = "image", role: str = "muted") -> None:
        """Say something in place of a picture."""
        self._image, self._text, self._icon, self._role = QImage(), text, icon, role
        self.updateGeometry()
        self.update()

    @property
    def room(self) -> QSize:
        """The room for a picture, in device-independent pixels."""
        return QSize(max(1, self.width() - 2 * GRID), max(1, self.height() - 2 * GRID))

    def sizeHint(self) -> QSize:
        """Ask for a strip in which a picture is recognised and the words fit."""
        figures, line = self.fontMetrics().horizontalAdvance("0"), self.fontMetrics().height()
        return QSize(18 * figures, max(_HEIGHT, 5 * line + 4 * GRID))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, or a dashed frame with words."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(place, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.fillPath(shape, colors.accent_surface if self._over else colors.raised)
        if not self._image.isNull():
            self._paint_image(painter, place)
        else:
            self._paint_words(painter, place)
        bright = self.hasFocus() or self._over
        pen = QPen(colors.accent if bright else colors.line, 1.5 if bright else 1)
        if self._image.isNull():
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)

    def _paint_image(self, painter: QPainter, place: QRectF) -> None:
        size = self._image.deviceIndependentSize()
        size.scale(place.width() - 2 * GRID, place.height() - 2 * GRID, Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRectF(0, 0, size.width(), size.height())
        rect.moveCenter(place.center())
        painter.drawImage(rect, self._image)

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        side = 20
        painter.setFont(self._theme.font(Type.SECONDARY))
        room = place.adjusted(3 * GRID, 0, -3 * GRID, 0)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        needed = painter.boundingRect(room, flags, self._text)
        top = place.center().y() - (side + GRID + needed.height()) / 2
        icon = self._theme.pixmap(self._icon, self._role, side, self.devicePixelRatioF())
        painter.drawPixmap(round(place.center().x() - side / 2), round(top), icon)
        painter.setPen(self._theme.colors.by_role(self._role))
        room.moveTop(top + side + GRID)
        painter.drawText(room, flags, self._text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose a file."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.choose_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter or Space, paste, remove."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+V from actions of the window."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            if event.matches(QKeySequence.StandardKey.Paste):
                event.accept()
                return True
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    @Slot(bool)
    def show_hovered(self, over: bool) -> None:
        """Show that a drop would be taken."""
        self._over = over
        self.update()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
