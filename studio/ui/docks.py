"""Docks with title bars of our own: a quiet name at the left, what belongs to the panel at the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.theme import Theme, Type
from studio.ui.widgets import Label, Surface

TITLE_HEIGHT = 34


class DockTitle(Surface):
    """The title bar of a dock; dragging it moves the dock."""

    def __init__(self, theme: Theme, tools: QWidget | None) -> None:
        super().__init__("title")
        self.setFixedHeight(TITLE_HEIGHT)
        self._name = Label(theme, Type.SECONDARY, "muted", weight=QFont.Weight.DemiBold)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self._name)
        if tools is None:
            row.addStretch(1)
        else:
            tools.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            row.addWidget(tools, 1, Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        """Be as high as the design says: a dock asks for this, not for a fixed height."""
        return QSize(super().sizeHint().width(), TITLE_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Allow the dock to become narrow."""
        return QSize(0, TITLE_HEIGHT)

    def set_name(self, name: str) -> None:
        """Name the dock."""
        self._name.setText(name)


class Dock(QDockWidget):
    """A region of the window."""

    def __init__(self, name: str, theme: Theme, panel: QWidget, tools: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title = DockTitle(theme, tools)
        self.setTitleBarWidget(self._title)
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
        self._title.set_name(name)
