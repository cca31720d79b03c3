"""How somebody likes to listen and look, kept between starts beside the arrangement of the window."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

_LOUD: Final = 80


class PreviewMemory:
    """Volume, mute and safe areas; without a file they are forgotten with the window."""

    def __init__(self, file: Path | None) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat) if file is not None else None

    @property
    def volume(self) -> int:
        """How loud, 0 to 100."""
        found = str(self._read("volume", _LOUD))
        return min(100, int(found)) if found.isdecimal() else _LOUD

    @property
    def is_muted(self) -> bool:
        """Tell whether nothing is to be heard."""
        return str(self._read("muted", "")) == "true"

    @property
    def safe_areas(self) -> bool:
        """Tell whether safe areas are shown."""
        return str(self._read("safe_areas", "")) == "true"

    def keep(self, *, volume: int, muted: bool, safe_areas: bool) -> None:
        """Keep it all for the next start."""
        if self._settings is not None:
            self._settings.setValue("preview/volume", volume)
            self._settings.setValue("preview/muted", "true" if muted else "false")
            self._settings.setValue("preview/safe_areas", "true" if safe_areas else "false")

    def _read(self, key: str, default: object) -> object:
        return default if self._settings is None else self._settings.value(f"preview/{key}", default)
