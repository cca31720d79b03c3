"""A scroll area over time: zoom to a point, fit, scroll, without rounding the moment under the mouse away."""

import math
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from studio.ui.timeline.geometry import MAX_SCALE, PAD, View, fit_scale, scale_of, slider_of

READING_PX_PER_SEC: Final = 20.0
"""The zoom at which a film is first shown, unless all of it fits at a larger one."""
ZOOM_STEP: Final = 1.25
STRETCH_MARGIN: Final = 24.0
"""Pixels on either side of a stretch that was zoomed to."""
PAGE_MARGIN: Final = 1 / 12
"""Where the playhead stands after the page is turned, as a part of the width."""


class TimeArea(QAbstractScrollArea):
    """Shows a part of a film's time; whoever derives from it paints what lies there."""

    zoom_changed = Signal(float)
    """Position of the zoom from 0 (everything fits) to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = View(1.0)
        self._fitting = False
        self._setting_bar = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # nothing jumps
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    def frame_count(self) -> int:
        """Return the length of the film in frames."""
        raise NotImplementedError

    def anchor_frame(self) -> int:
        """Return the frame that stays in place when zooming without the mouse."""
        raise NotImplementedError

    @property
    def view(self) -> View:
        """Which part of the film is in sight."""
        return self._view

    @property
    def zoom(self) -> float:
        """Position of the zoom from 0 (everything fits) to 1."""
        return slider_of(self._view.scale, self.frame_count(), self.width_px)

    @property
    def width_px(self) -> float:
        """Width of what is in sight."""
        return float(max(1, self.viewport().width()))

    @Slot()
    def fit(self) -> None:
        """Show the whole film, and keep it whole while the window or the film changes."""
        self._fitting = True
        self.set_view(View(fit_scale(self.frame_count(), self.width_px)))

    def set_zoom(self, position: float) -> None:
        """Zoom to a position from 0 to 1 about the playhead, or about the middle when it is out of sight."""
        self.zoom_to(scale_of(position, self.frame_count(), self.width_px), self._anchor_x())

    @Slot()
    def zoom_in(self) -> None:
        """Zoom in a step."""
        self.zoom_to(self._view.scale * ZOOM_STEP, self._anchor_x())

    @Slot()
    def zoom_out(self) -> None:
        """Zoom out a step."""
        self.zoom_to(self._view.scale / ZOOM_STEP, self._anchor_x())

    def zoom_to(self, scale: float, anchor_x: float) -> None:
        """Zoom so that the moment under a pixel stays there."""
        view = self._view.zoomed(scale, anchor_x, self.frame_count(), self.width_px)
        self._fitting = view.scale <= fit_scale(self.frame_count(), self.width_px)
        self.set_view(view)

    def start_reading(self, fps: int) -> None:
        """Show the beginning of a film at a size at which scenes can be read."""
        least = fit_scale(self.frame_count(), self.width_px)
        self._fitting = False
        self.set_view(View(max(least, READING_PX_PER_SEC / fps)))

    def keep_view(self, stretch: float = 1.0) -> None:
        """Stay where we are, as far as another film or width allows; frames may have another length now."""
        if self._fitting:
            self.fit()
            return
        count, width = self.frame_count(), self.width_px
        view = View(max(self._view.scale * stretch, fit_scale(count, width)), self._view.offset)
        self.set_view(view.scrolled_to(view.offset, count, width))

    def scroll_by(self, pixels: float) -> None:
        """Move on through the film (negative: back)."""
        offset = self._view.offset + pixels
        self.set_view(self._view.scrolled_to(offset, self.frame_count(), self.width_px))

    def reveal(self, first: float, last: float) -> None:
        """Scroll as little as needed to show the moments `first` to `last`."""
        self.set_view(self._view.showing(first, last, self.frame_count(), self.width_px))

    def show_stretch(self, first: float, last: float) -> None:
        """Zoom so that a stretch of time fills what is in sight."""
        count, width = self.frame_count(), self.width_px
        room = max(1.0, width - 2 * STRETCH_MARGIN)
        scale = min(MAX_SCALE, max(fit_scale(count, width), room / max(1.0, last - first)))
        self._fitting = scale <= fit_scale(count, width)
        view = View(scale)
        middle = (first + last) / 2 * scale + PAD - width / 2
        self.set_view(view.scrolled_to(middle, count, width))

    def turn_page(self, frame: float) -> None:
        """Scroll so that a moment stands near the left edge."""
        self.scroll_by(self._view.x_of(frame) - self.width_px * PAGE_MARGIN)

    def set_view(self, view: View) -> None:
        """Show another part of the film."""
        zoomed = view.scale != self._view.scale
        self._view = view
        bar = self.horizontalScrollBar()
        furthest = view.content_width(self.frame_count()) - self.width_px
        self._setting_bar = True  # the bar holds whole pixels; the view keeps its fractions
        bar.setRange(0, max(0, math.ceil(furthest - 0.5)))
        bar.setEnabled(bar.maximum() > 0)  # with nothing to scroll there is nothing to take hold of
        bar.setPageStep(round(self.width_px))
        bar.setSingleStep(round(self.width_px / 12))
        bar.setValue(round(view.offset))
        self._setting_bar = False
        self.viewport().update()
        if zoomed:
            self.zoom_changed.emit(self.zoom)

    def _anchor_x(self) -> float:
        x = self._view.x_of(self.anchor_frame())
        return x if 0 <= x <= self.width_px else self.width_px / 2

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        if not self._setting_bar:
            self._view = View(self._view.scale, float(value))
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll in time, with Shift faster; with Ctrl, zoom to the mouse."""
        steps = (event.angleDelta().y() or event.angleDelta().x()) / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_to(self._view.scale * ZOOM_STEP**steps, event.position().x())
        else:
            fine = event.pixelDelta()
            moved = (fine.x() or fine.y()) if not fine.isNull() else steps * self.width_px / 10
            faster = 4 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.scroll_by(-moved * faster)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the film whole where it was fitted, else keep the left edge."""
        self.keep_view()
