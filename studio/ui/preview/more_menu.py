"""The menu at the end of the transport: what has no room in the row, and where to go."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSlider, QWidget, QWidgetAction

from studio.ui.theme import GRID
from studio.ui.widgets import is_language_change


class MoreMenu(QMenu):
    """An action for every control that may have to yield; the owner connects and hides them."""

    def __init__(self, volume: QSlider, parent: QWidget) -> None:
        super().__init__(parent)
        self.previous, self.next, self.mute, self.go_to = (QAction(self) for _ in range(4))
        self.loops, self.captions, self.safe_areas = (QAction(self) for _ in range(3))
        for action in (self.loops, self.captions, self.safe_areas, self.mute):
            action.setCheckable(True)
        self.speeds = QMenu(self)
        holder = QWidget()
        inside = QHBoxLayout(holder)
        inside.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        inside.addWidget(volume)
        self.volume = QWidgetAction(self)
        self.volume.setDefaultWidget(holder)
        for action in (self.previous, self.next, self.loops, self.captions, self.safe_areas):
            self.addAction(action)
        self.addMenu(self.speeds)
        self.addAction(self.mute)
        self.addAction(self.volume)
        self.addSeparator()
        self.addAction(self.go_to)
        self._retranslate()

    @property
    def is_open(self) -> bool:
        """Tell whether somebody is choosing from it."""
        return self.isVisible() or self.speeds.isVisible()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for action, text in (
            (self.previous, self.tr("Previous scene")),
            (self.next, self.tr("Next scene")),
            (self.loops, self.tr("Repeat the scene")),
            (self.captions, self.tr("Captions")),
            (self.safe_areas, self.tr("Safe areas")),
            (self.mute, self.tr("Mute")),
            (self.go_to, self.tr("Go to a time or scene...")),
        ):
            action.setText(text)
        self.speeds.setTitle(self.tr("Speed"))
