"""The settings as the window has them: what holds, what decides it, changed at once and stored beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.domain.cancel import CancelToken
from studio.services.secrets import Keeping
from studio.ui.settings.places import DEFAULTS
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.domain.settings import Settings
    from studio.services.preferences import Preferences
    from studio.services.secrets import Secret, Secrets
    from studio.ui.settings.setting import Setting

SAVE_AFTER_MS: Final = 300
"""Changes in quick succession are stored once."""


class SettingsModel(QObject):
    """The one door of the window to the settings."""

    changed = Signal(object, object)
    """Settings before and after, at once with every change that makes a difference."""
    failed = Signal(object)
    """StudioError of storing them; what was chosen holds until the window closes."""

    secret_changed = Signal(object)
    """Secret that is another one now, or none."""

    def __init__(self, preferences: Preferences, secrets: Secrets, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._secrets = secrets
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

    def keep_secret(self, secret: Secret, value: str, told: Callable[[bool], None]) -> None:
        """Keep a secret (empty: forget it), beside the window, even while it closes.

        `told` is asked back whether the keyring did as it was asked.
        """

        def keep(_token: CancelToken, _progress: Progress) -> bool:
            was_in_keyring = self._secrets.keeping(secret) is Keeping.KEYRING
            is_done = self._secrets.set(secret, value)
            return is_done or not (value or was_in_keyring)

        def done(is_done: bool) -> None:
            self.secret_changed.emit(secret)
            told(is_done)

        self._saver.run(keep, on_result=done)

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
