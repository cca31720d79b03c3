"""The scene timeline: the strip, its zoom and its menus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QSettings, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSlider, QToolButton, QVBoxLayout, QWidget

from studio.ui.actions import Actions
from studio.ui.problems.source import ProblemSource
from studio.ui.session import EditorSession
from studio.ui.theme import GRID, Theme
from studio.ui.timeline.geometry import Hit
from studio.ui.timeline.menu import LANES, TimelineMenus
from studio.ui.timeline.strip import TimelineStrip
from studio.ui.widgets import Surface, ToolButton, is_language_change

if TYPE_CHECKING:
    from studio.services.studio import Studio

_HIDDEN: Final = "timeline/hidden_lanes"


class ZoomBar(QWidget):
    """Lanes, fit, out, slider, in; lies in the title of the panel."""

    STEPS = 1000

    def __init__(
        self, strip: TimelineStrip, lanes: QMenu, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._strip = strip
        self.lanes = ToolButton(theme, "list-checks")
        self.lanes.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.lanes.setMenu(lanes)
        self._fit = ToolButton(theme, "move-horizontal")
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
        self.controls: tuple[QWidget, ...] = (self.lanes, self._fit, self._out, self.slider, self._in)
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
        self.lanes.set_name(self.tr("Lanes shown"))
        self._fit.set_name(self.tr("Show the whole film (0)"))
        self._out.set_name(self.tr("Zoom out (−)"))
        self._in.set_name(self.tr("Zoom in (+)"))
        self.slider.setAccessibleName(self.tr("Zoom of the timeline"))
        self.slider.setToolTip(self.tr("Zoom (Ctrl+wheel over the timeline, Z to the selection)"))


class TimelinePanel(Surface):
    """What the window docks; `tools` belongs at the right of the dock's title."""

    def __init__(
        self,
        studio: Studio,
        session: EditorSession,
        problems: ProblemSource,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("panel", parent)
        self._session = session
        self._memory = QSettings(str(studio.data_dir / "window.ini"), QSettings.Format.IniFormat)
        self.strip = TimelineStrip(session, studio.waveforms, problems, theme, self)
        self.menus = TimelineMenus(self.strip, self)
        self.tools = ZoomBar(self.strip, self.menus.lanes, theme, self)
        self._actions: Actions | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.strip)
        self.setFocusProxy(self.strip)
        self.strip.menu_asked.connect(self._on_menu_asked)
        self.strip.action_asked.connect(self._on_action_asked)
        hidden = str(self._memory.value(_HIDDEN, "")).split()
        for zone, action in self.menus.lane_actions.items():
            action.toggled.connect(self._on_lanes_chosen)
            action.setChecked(zone not in hidden)

    def use_actions(self, actions: Actions) -> None:
        """Offer what the window offers for scenes in the menus here too."""
        self._actions = actions
        self.menus.use_actions(actions)

    def close_workers(self) -> None:
        """Stop what is made beside the window, and wait for it."""
        self.strip.close_worker()

    @Slot(object, object)
    def _on_menu_asked(self, hit: Hit, at: QPoint) -> None:
        if self.menus.menu.isVisible():
            return  # some systems send both the key and what it means
        frame = self.strip.view.frame_at(self.strip.viewport().mapFromGlobal(at).x())
        self.menus.fill(hit, frame).popup(at)

    @Slot(str)
    def _on_action_asked(self, name: str) -> None:
        if self._actions is not None:
            self._actions[name].trigger()

    @Slot()
    def _on_lanes_chosen(self) -> None:
        for zone in LANES:
            self.strip.show_lane(zone, shown=self.menus.lane_actions[zone].isChecked())
        hidden = [zone.value for zone in LANES if zone in self.strip.hidden_lanes]
        if str(self._memory.value(_HIDDEN, "")) != " ".join(hidden):
            self._memory.setValue(_HIDDEN, " ".join(hidden))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self.menus.retranslate()
        super().changeEvent(event)
