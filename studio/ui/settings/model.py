"""The settings as the window has them: what holds, what decides it, changed at once and stored beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.domain.cancel import CancelToken
from studio.ui.settings.places import DEFAULTS
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.domain.settings import Settings
    from studio.services.preferences import Preferences
    from studio.ui.settings.setting import Setting

SAVE_AFTER_MS: Final = 300
"""Changes in quick succession are stored once."""


class SettingsModel(QObject):
    """The one door of the window to the settings."""

    changed = Signal(object, object)
    """Settings before and after, at once with every change that makes a difference."""
    failed = Signal(object)
    """StudioError of storing them; what was chosen holds until the window closes."""

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._saver = Workers(1, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self._save)

    @property
    def settings(self) -> Settings:
        """What holds now."""
        return self._preferences.get()

    def change(self, values: Mapping[str, object]) -> None:
        """Have fields hold by dotted path; raises `BadSetting`, and then nothing changes."""
        before = self._preferences.get()
        after = self._preferences.change(values)
        if after != before:
            self._timer.start()
            self.changed.emit(before, after)

    def choose(self, setting: Setting, value: Any) -> None:
        """Make a value the choice; raises `BadSetting` where it cannot be."""
        self.change(setting.place.write(value, self.settings))

    def reset(self, setting: Setting) -> None:
        """Go back to what is usual."""
        self.choose(setting, setting.place.read(DEFAULTS))

    def is_usual(self, setting: Setting) -> bool:
        """Tell whether what holds is what is usual."""
        return setting.place.read(self.settings) == setting.place.read(DEFAULTS)

    def decided_by(self, setting: Setting) -> str:
        """Return the environment variable that decides a setting, empty where the person does."""
        return next(filter(None, (self._preferences.decided_by(p) for p in setting.place.paths)), "")

    @property
    def is_idle(self) -> bool:
        """Tell whether everything is stored."""
        return not self._timer.isActive() and self._saver.is_idle

    def close(self) -> None:
        """Store what is not stored yet, and wait for it."""
        if self._timer.isActive():
            self._save()
        self._saver.finish()

    @Slot()
    def _save(self) -> None:
        self._timer.stop()

        def save(_token: CancelToken, _progress: Progress) -> None:
            self._preferences.save()

        self._saver.run(save, on_error=self.failed.emit)
