"""Every setting as something one may ask for by typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from studio.ui.settings.catalog import HEADINGS, SETTINGS
from studio.ui.settings.setting import told
from studio.ui.theme import Theme


class SettingCommands(QObject):
    """One action for each setting, which opens the settings there."""

    def __init__(self, theme: Theme, open_at: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions: dict[str, QAction] = {}
        for setting in SETTINGS:
            action = QAction(self)
            action.triggered.connect(lambda _=False, id_=setting.id: open_at(id_))
            self._actions[setting.id] = action

    def all(self) -> list[QAction]:
        """Return them, named in the language of the window."""
        for setting in SETTINGS:
            heading = HEADINGS[setting.section]
            action = self._actions[setting.id]
            action.setText(
                self.tr("Settings: %1").replace("%1", f"{told(heading.name)} › {told(setting.name)}")
            )
            action.setIcon(self._theme.icon(heading.icon))
        return list(self._actions.values())
