"""Docks with title bars of our own: quiet names at the left, what belongs to the panel at the right.

Docks that lie on top of each other show their names side by side in the title, not in Qt's tabs above it.
"""

from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Button, Label, Surface

TITLE_HEIGHT = 34


class DockTitle(Surface):
    """The title bar of a dock; dragging it moves the dock."""

    chosen = Signal(int)
    """Place of the name, among those shown, that was pressed."""

    def __init__(self, theme: Theme, tools: QWidget | None) -> None:
        super().__init__("title")
        self._theme = theme
        self._name = Label(theme, Type.SECONDARY, "muted", weight=QFont.Weight.DemiBold)
        self._tabs: list[Button] = []
        self._names = QHBoxLayout()
        self._names.setSpacing(GRID)
        self._names.addWidget(self._name)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        row.addLayout(self._names)
        if tools is None:
            row.addStretch(1)
        else:
            tools.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            row.addWidget(tools, 1, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """Be as high as the design says: a dock asks for this, not for a fixed height."""
        return QSize(super().sizeHint().width(), self._height)

    def minimumSizeHint(self) -> QSize:
        """Allow the dock to become narrow."""
        return QSize(0, self._height)

    def set_name(self, name: str) -> None:
        """Name the dock."""
        self._name.setText(name)

    def show_names(self, names: list[str], current: int) -> None:
        """Show the names of all docks that lie here; with one alone there is nothing to choose."""
        while len(self._tabs) > len(names):
            self._tabs.pop().deleteLater()
        while len(self._tabs) < len(names):
            tab = Button("tab", self)
            tab.setCheckable(True)
            tab.clicked.connect(partial(self._on_tab, len(self._tabs)))
            self._tabs.append(tab)
            self._names.addWidget(tab)
        for place, (tab, name) in enumerate(zip(self._tabs, names, strict=True)):
            tab.set_text(name)
            tab.setChecked(place == current)
            tab.setVisible(len(names) > 1)
            tab.setFont(self._theme.font(Type.SECONDARY, QFont.Weight.DemiBold))
        self._name.setVisible(len(names) < 2)

    def _on_tab(self, place: int, _checked: bool = False) -> None:
        self._tabs[place].setChecked(True)
        self.chosen.emit(place)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._height = max(TITLE_HEIGHT, self._name.fontMetrics().height() + 4 * GRID)
        self.setFixedHeight(self._height)
        for tab in self._tabs:
            tab.setFont(self._theme.font(Type.SECONDARY, QFont.Weight.DemiBold))


class Dock(QDockWidget):
    """A region of the window."""

    def __init__(self, name: str, theme: Theme, panel: QWidget, tools: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self.panel = panel
        self.title = DockTitle(theme, tools)
        self.setTitleBarWidget(self.title)
        ground = Surface("panel")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        self.setWidget(ground)
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable | QDockWidget.DockWidgetFeature.DockWidgetClosable
        )
        self.setAllowedAreas(Qt.DockWidgetArea.AllDockWidgetAreas)

    def set_name(self, name: str) -> None:
        """Name the region: its title, its entry in menus, what a screen reader says."""
        self.setWindowTitle(name)
        self.setAccessibleName(name)
        self.title.set_name(name)

    def come_forward(self) -> None:
        """Show the dock, above those that lie in the same place."""
        self.show()
        self.raise_()


class DockNames(QObject):
    """Keeps the names in the titles true while docks are laid on and beside each other."""

    def __init__(self, window: QMainWindow, docks: dict[str, Dock]) -> None:
        super().__init__(window)
        self._window = window
        self._docks = docks
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)  # after Qt has laid everything out
        self._soon.timeout.connect(self.refresh)
        window.tabifiedDockWidgetActivated.connect(self._soon.start)
        for dock in docks.values():
            dock.dockLocationChanged.connect(self._soon.start)
            dock.topLevelChanged.connect(self._soon.start)
            dock.visibilityChanged.connect(self._soon.start)
            dock.windowTitleChanged.connect(self._soon.start)
            dock.title.chosen.connect(partial(self._on_chosen, dock))
        self._soon.start()

    @Slot()
    def refresh(self) -> None:
        """Show in every title which docks lie there."""
        for dock in self._docks.values():
            here = self._lying_with(dock)
            dock.title.show_names([other.windowTitle() for other in here], here.index(dock))
        for tabs in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the names in the titles stand for it
            tabs.setFixedHeight(0)

    def _lying_with(self, dock: Dock) -> list[Dock]:
        others = self._window.tabifiedDockWidgets(dock)
        return [d for d in self._docks.values() if d is dock or (d in others and not d.isHidden())]

    def _on_chosen(self, dock: Dock, place: int) -> None:
        wanted = self._lying_with(dock)[place]
        wanted.come_forward()
        wanted.panel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()
