"""How the docks are arranged: three presets, and what the person made of them, kept between starts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from studio.ui.docks import Dock

VERSION: Final = 1
"""Raised when docks are added or renamed: an arrangement kept by an older window is then left alone."""

# Percent of the window: widths of (library, script, preview), height of the row below, its (timeline, jobs).
_SHARES: Final = {
    "write": ((15, 46, 39), 28, (70, 30)),
    "time": ((0, 42, 58), 44, (76, 24)),
    "review": ((15, 50, 35), 20, (60, 40)),
}


class Arrangement:
    """Arranges the five docks of a window."""

    def __init__(self, window: QMainWindow, docks: dict[str, Dock], data_dir: Path) -> None:
        self._window = window
        self._docks = docks
        self._memory = QSettings(str(data_dir / "window.ini"), QSettings.Format.IniFormat)
        self.preset = "write"

    def lay_out(self) -> None:
        """Put every dock where it belongs."""
        window, docks = self._window, self._docks
        top, bottom = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea
        for dock in docks.values():
            window.removeDockWidget(dock)
        window.addDockWidget(top, docks["library"])
        window.splitDockWidget(docks["library"], docks["script"], Qt.Orientation.Horizontal)
        window.splitDockWidget(docks["script"], docks["preview"], Qt.Orientation.Horizontal)
        window.addDockWidget(bottom, docks["timeline"])
        window.splitDockWidget(docks["timeline"], docks["jobs"], Qt.Orientation.Horizontal)
        for dock in docks.values():
            dock.show()

    def choose(self, preset: str) -> None:
        """Arrange the docks for writing, timing or review."""
        self.preset = preset
        focused = self._window.focusWidget()
        self.lay_out()
        columns, strip, below = _SHARES[preset]
        docks, width, height = self._docks, self._window.width(), self._window.height()
        horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        docks["library"].setVisible(columns[0] > 0)
        names = [name for name, share in zip(("library", "script", "preview"), columns, strict=True) if share]
        shares = [share for share in columns if share]
        self._window.resizeDocks([docks[n] for n in names], [width * s // 100 for s in shares], horizontal)
        self._window.resizeDocks(
            [docks["script"], docks["timeline"]],
            [height * (100 - strip) // 100, height * strip // 100],
            vertical,
        )
        self._window.resizeDocks(
            [docks["timeline"], docks["jobs"]], [width * s // 100 for s in below], horizontal
        )
        if focused is not None:  # moving a dock takes the focus away
            focused.setFocus()

    def restore(self) -> None:
        """Bring back what was kept; anything unreadable, or of another version, gives the first preset."""
        self._window.restoreGeometry(self._bytes("geometry"))
        self.choose("write")  # docks must have a place before Qt can move them to the kept one
        if not self._window.restoreState(self._bytes("state"), VERSION):
            return
        kept = str(self._memory.value("preset", "write"))
        self.preset = kept if kept in _SHARES else "write"

    def keep_script(self, open_script: str) -> None:
        """Keep what is open for the next start, which may come after a crash."""
        if open_script != self.last_script:
            self._memory.setValue("open_script", open_script)
            self._memory.sync()

    def keep(self) -> None:
        """Keep the arrangement for the next start."""
        self._memory.setValue("geometry", self._window.saveGeometry())
        self._memory.setValue("state", self._window.saveState(VERSION))
        self._memory.setValue("preset", self.preset)
        self._memory.sync()

    @property
    def last_script(self) -> str:
        """Id of the script that was open when the window closed last, empty for none."""
        return str(self._memory.value("open_script", ""))

    def _bytes(self, key: str) -> QByteArray:
        value = self._memory.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()
