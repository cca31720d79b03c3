"""The film as a line: how far it has come, where its scenes meet, and a way to anywhere in it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from studio.ui.preview.timecode import timecode
from studio.ui.theme import GRID, Theme
from studio.ui.widgets import is_language_change

if TYPE_CHECKING:
    from studio.domain.timeline import Timeline

_INSET = 6
_LEAST_SCENE = 5.0
"""Pixels from one scene to the next below which the places where they meet are not shown."""


class SeekBar(QSlider):
    """A slider over the frames of a film; its keys are those of the preview."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._fps = 24
        self._starts: list[int] = []
        self._looped: tuple[int, int] | None = None
        self.setRange(0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self._retranslate()

    def show_timeline(self, timeline: Timeline | None) -> None:
        """Show another film."""
        self.blockSignals(True)
        self.setRange(0, max(0, timeline.frame_count - 1) if timeline is not None else 0)
        self.blockSignals(False)
        self._fps = timeline.fps if timeline is not None else 24
        self._starts = [span.start_frame for span in timeline.spans] if timeline is not None else []
        self.update()

    @Slot(int)
    def show_frame(self, frame: int) -> None:
        """Show where the film stands."""
        self.blockSignals(True)
        self.setValue(frame)
        self.blockSignals(False)

    def show_loop(self, looped: tuple[int, int] | None) -> None:
        """Mark what is repeated: its first frame and the one after its last."""
        if looped != self._looped:
            self._looped = looped
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for a low row."""
        return QSize(160, 4 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Become as narrow as the picture."""
        return QSize(60, 4 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, what has passed of it, the places where scenes meet, and the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colors = self._theme.colors
        line = self._line()
        painter.setBrush(colors.line)
        painter.drawRoundedRect(line, 2, 2)
        at = self._x_of(self.value())
        if self.isEnabled():
            painter.setBrush(colors.accent)
            painter.drawRoundedRect(QRectF(line.left(), line.top(), at - line.left(), line.height()), 2, 2)
        painter.setBrush(colors.panel)
        if self._starts and line.width() / len(self._starts) >= _LEAST_SCENE:
            for start in self._starts[1:]:
                painter.drawRect(QRectF(self._x_of(start) - 0.75, line.top(), 1.5, line.height()))
        if self._looped is not None:
            painter.setBrush(colors.accent)
            first, end = (self._x_of(frame) for frame in self._looped)
            painter.drawRect(QRectF(first, line.top() - 4, max(2.0, end - first), 2))
        if not self.isEnabled():
            return
        is_held = self.hasFocus() or self.underMouse() or self.isSliderDown()
        radius = 6.0 if is_held else 4.0
        center = line.center().y()
        painter.setBrush(colors.accent)
        painter.setPen(QPen(colors.text if self.hasFocus() else colors.panel, 1.5))
        painter.drawEllipse(QRectF(at - radius, center - radius, 2 * radius, 2 * radius))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where somebody points, and follow."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._frame_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow; without a button, tell what is there."""
        frame = self._frame_at(event.position().x())
        if self.isSliderDown():
            self.setValue(frame)
        if self.isEnabled() and self._starts:
            scene = max(1, bisect_left(self._starts, frame + 1))
            text = f"{timecode(frame, self._fps)}   #{scene}"
            QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.setSliderDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the preview."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what can be scrolled."""
        event.ignore()

    def enterEvent(self, event: QEvent) -> None:
        """Grow under the pointer."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Shrink again."""
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Position in the film"))

    def _line(self) -> QRectF:
        return QRectF(_INSET, self.height() / 2 - 2, max(1, self.width() - 2 * _INSET), 4)

    def _x_of(self, frame: int) -> float:
        line = self._line()
        return line.left() + line.width() * frame / max(1, self.maximum())

    def _frame_at(self, x: float) -> int:
        line = self._line()
        share = (x - line.left()) / line.width()
        return min(self.maximum(), max(0, round(share * self.maximum())))
