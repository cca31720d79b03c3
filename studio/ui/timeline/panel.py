"""The scene timeline: the strip, and its zoom."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from studio.ui.session import EditorSession
from studio.ui.theme import GRID, Theme
from studio.ui.timeline.strip import TimelineStrip
from studio.ui.widgets import Surface, ToolButton, is_language_change


class ZoomBar(QWidget):
    """Fit, out, slider, in; lies in the title of the panel."""

    STEPS = 1000

    def __init__(self, strip: TimelineStrip, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = strip
        self._fit = ToolButton(theme, "scan")
        self._out = ToolButton(theme, "minus")
        self._in = ToolButton(theme, "plus")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, self.STEPS)
        self.slider.setFixedWidth(24 * GRID)
        self.slider.setPageStep(self.STEPS // 10)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addStretch(1)
        self.controls: tuple[QWidget, ...] = (self._fit, self._out, self.slider, self._in)
        for widget in self.controls:
            row.addWidget(widget)
        self._fit.clicked.connect(strip.fit)
        self._out.clicked.connect(strip.zoom_out)
        self._in.clicked.connect(strip.zoom_in)
        self.slider.valueChanged.connect(self._on_slider)
        strip.zoom_changed.connect(self._on_zoom_changed)
        self._on_zoom_changed(strip.zoom)
        self._retranslate()

    @Slot(int)
    def _on_slider(self, value: int) -> None:
        self._strip.set_zoom(value / self.STEPS)

    @Slot(float)
    def _on_zoom_changed(self, position: float) -> None:
        self.slider.blockSignals(True)  # the strip is where it should be already
        self.slider.setValue(round(position * self.STEPS))
        self.slider.blockSignals(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._fit.set_name(self.tr("Show the whole film (0)"))
        self._out.set_name(self.tr("Zoom out (−)"))
        self._in.set_name(self.tr("Zoom in (+)"))
        self.slider.setAccessibleName(self.tr("Zoom of the timeline"))
        self.slider.setToolTip(self.tr("Zoom (Ctrl+wheel over the timeline)"))


class TimelinePanel(Surface):
    """What the window docks; `tools` belongs at the right of the dock's title."""

    def __init__(self, session: EditorSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent)
        self.strip = TimelineStrip(session, theme, self)
        self.tools = ZoomBar(self.strip, theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.strip)
        self.setFocusProxy(self.strip)

    def close_workers(self) -> None:
        """Stop what is painted beside the window, and wait for it."""
        self.strip.close_worker()
