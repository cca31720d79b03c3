"""How the docks are arranged: three presets, and what the person made of them, kept between starts.

Left to itself, Qt gives whatever room comes and goes to the row below, and never back: each notice and each
resize would shift it. So the share of every dock is remembered, and given again when the room has changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, Qt, QTimer, Slot
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


class Arrangement(QObject):
    """Arranges the five docks of a window."""

    def __init__(self, window: QMainWindow, docks: dict[str, Dock], data_dir: Path) -> None:
        super().__init__(window)
        self._window = window
        self._docks = docks
        self._memory = QSettings(str(data_dir / "window.ini"), QSettings.Format.IniFormat)
        self.preset = "write"
        self._shares: dict[str, tuple[float, float]] = {}
        """Width and height of each dock that stands in the window, by those of the window."""
        self._is_chosen = True
        """Tells whether what stands there now is what somebody chose, not what became of it."""
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)  # after Qt has laid everything out
        self._settling.timeout.connect(self._settle)
        window.installEventFilter(self)
        if (top := window.menuWidget()) is not None:
            top.installEventFilter(self)
        for dock in docks.values():
            dock.dockLocationChanged.connect(self._on_chosen)
            dock.topLevelChanged.connect(self._on_chosen)
            dock.visibilityChanged.connect(self._on_chosen)

    # --- shares ----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the room has changed, or that somebody let a line between docks go."""
        match event.type():
            case QEvent.Type.Resize:
                self._settling.start()
            case QEvent.Type.Show | QEvent.Type.MouseButtonRelease if watched is self._window:
                self._on_chosen()
            case _:
                pass
        return super().eventFilter(watched, event)

    @Slot()
    def _on_chosen(self) -> None:
        self._is_chosen = True
        self._settling.start()

    @Slot()
    def _settle(self) -> None:
        if not self._window.isVisible():
            return
        if self._is_chosen:
            self._is_chosen = False
            width, height = self._window.width(), self._window.height()
            standing = self._standing().items()
            self._shares = {name: (dock.width() / width, dock.height() / height) for name, dock in standing}
        else:
            self._give_shares()

    def _standing(self) -> dict[str, Dock]:
        return {n: d for n, d in self._docks.items() if d.isVisible() and not d.isFloating()}

    def _give_shares(self) -> None:
        """Give the row below its share of the window's height, that above the rest; and widths by share."""
        window, docks = self._window, self._standing()
        if docks.keys() != self._shares.keys():
            return
        bottom = Qt.DockWidgetArea.BottomDockWidgetArea
        below = [name for name, dock in docks.items() if window.dockWidgetArea(dock) is bottom]
        above = [name for name in docks if name not in below]
        for row in (above, below):
            widths = [round(self._shares[name][0] * window.width()) for name in row]
            window.resizeDocks([docks[name] for name in row], widths, Qt.Orientation.Horizontal)
        heights = [{docks[name].height() for name in row} for row in (above, below)]
        if len(heights[0]) == len(heights[1]) == 1:  # two rows, however a person moved the docks
            room = heights[0].pop() + heights[1].pop()
            low = round(self._shares[below[0]][1] * window.height())
            pair = [docks[above[0]], docks[below[0]]]
            window.resizeDocks(pair, [max(1, room - low), low], Qt.Orientation.Vertical)

    # --- presets ---------------------------------------------------------------------------------

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
        self._on_chosen()
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
