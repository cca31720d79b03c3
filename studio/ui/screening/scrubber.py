"""The line under the picture: where we are in the film, where its chapters begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QToolTip, QWidget

from studio.ui.preview.timecode import timecode
from studio.ui.theme import Theme
from studio.ui.widgets import plain_tip

HEIGHT: Final = 20
LINE: Final = 4
HANDLE: Final = 6
GAP: Final = 3


class Scrubber(QSlider):
    """A slider over the frames of a film; a press jumps there."""

    frame_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._starts: tuple[int, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._fps = 24
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedHeight(HEIGHT)
        theme.changed.connect(self.update)

    def show_film(self, frame_count: int, fps: int, chapters: Sequence[tuple[int, str]]) -> None:
        """Take over the length of the film and its chapters (first frame, title)."""
        self._fps = fps
        self._starts = tuple(start for start, _ in chapters)
        self._titles = tuple(title for _, title in chapters)
        self.setRange(0, max(0, frame_count - 1))
        self.update()

    def show_frame(self, frame: int) -> None:
        """Stand at a frame."""
        self.setValue(frame)

    def frame_at(self, x: float) -> int:
        """Return the frame at a place of the widget."""
        room = max(1, self.width() - 2 * HANDLE)
        return round(min(1.0, max(0.0, (x - HANDLE) / room)) * self.maximum())

    def x_of(self, frame: int) -> float:
        """Return where a frame lies."""
        return HANDLE + (self.width() - 2 * HANDLE) * frame / max(1, self.maximum())

    def sizeHint(self) -> QSize:
        """Be as wide as there is room."""
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a piece of line for every chapter, and the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colors, middle, here = self._theme.colors, self.height() / 2, self.x_of(self.value())
        starts = sorted({0, *self._starts})
        for number, start in enumerate(starts):
            is_last = number + 1 == len(starts)
            left = self.x_of(start)
            right = self.x_of(self.maximum()) if is_last else self.x_of(starts[number + 1]) - GAP
            passed = min(right, here) if self.isEnabled() else left
            for color, end in ((colors.line, right), (colors.accent, passed)):
                if end > left:
                    painter.setBrush(color)
                    painter.drawRoundedRect(QRectF(left, middle - LINE / 2, end - left, LINE), 2, 2)
        if not self.isEnabled():
            return
        radius = HANDLE if self.hasFocus() or self.underMouse() else HANDLE - 2
        painter.setBrush(colors.accent)
        painter.setPen(QPen(colors.text if self.hasFocus() else colors.panel, 1.5))
        painter.drawEllipse(QRectF(here - radius, middle - radius, 2 * radius, 2 * radius))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump to where the mouse is."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.frame_wanted.emit(self.frame_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scrub."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.frame_wanted.emit(self.frame_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing is left to do: the film is there."""

    def tip_at(self, x: float) -> str:
        """Return the moment and the chapter at a place."""
        frame = self.frame_at(x)
        titles = [title for start, title in zip(self._starts, self._titles, strict=True) if start <= frame]
        return " · ".join((timecode(frame, self._fps), *titles[-1:]))

    def event(self, event: QEvent) -> bool:
        """Tell moment and chapter under the mouse."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.tip_at(event.pos().x())), self)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel does not scrub: the line would go where the film is not."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys are the window's: an arrow is a frame wherever the focus is."""
        event.ignore()
