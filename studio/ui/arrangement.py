"""How the docks are arranged: three presets, and what the person made of them, kept between starts.

Left to itself, Qt gives whatever room comes and goes to the row below, and never back: each notice and each
resize would shift it. So the share of every dock is remembered, and given again when the room has changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, Qt, QTimer, Slot
from PySide6.QtWidgets import QMainWindow, QStyle

from studio.ui.docks import Dock, DockNames

VERSION: Final = 3
"""Raised when docks are added or renamed: an arrangement kept by an older window is then left alone."""

_COLUMNS: Final = (("library",), ("script",), ("preview", "inspector", "history"))
"""Above, from left to right; in the last column the first stands over the others, which share a place."""
_ROW_BELOW: Final = (("timeline",), ("jobs", "problems", "backend", "outbox"))
"""Below, from left to right; those in one place lie on top of each other, the first in front."""
_ASKED_FOR: Final = ("backend", "outbox")
"""Docks that are hidden until somebody asks for them."""


@dataclass(frozen=True, slots=True)
class _Preset:
    """What stands where, in percent of the window."""

    columns: tuple[int, int, int]
    """Widths of library, script and preview; 0 hides the dock."""
    preview: int
    """Height of the preview within its column; 100 hides what stands under it."""
    below: int
    """Height of the row below."""
    timeline: int
    """Width of the timeline."""
    in_front: tuple[str, ...] = ()
    """Docks that come forward where several share a place."""


_PRESETS: Final = {
    "write": _Preset((15, 46, 39), 60, 31, 70, ("inspector", "jobs")),
    "time": _Preset((0, 42, 58), 100, 44, 76, ("jobs",)),
    "review": _Preset((15, 46, 39), 56, 22, 60, ("history", "problems")),
}


class Arrangement(QObject):
    """Arranges the docks of a window."""

    def __init__(self, window: QMainWindow, docks: dict[str, Dock], data_dir: Path) -> None:
        super().__init__(window)
        self._window = window
        self._docks = docks
        self._names = DockNames(window, docks)
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
        """Return the docks that are seen; Qt keeps one behind another out of the window."""
        return {n: d for n, d in self._docks.items() if d.isVisible() and not d.isFloating() and d.x() >= 0}

    def _give_shares(self) -> None:
        """Give the row below its share of the window's height, that above the rest; and widths by share."""
        window, docks = self._window, self._standing()
        if docks.keys() != self._shares.keys():
            return
        bottom = Qt.DockWidgetArea.BottomDockWidgetArea
        below = [name for name, dock in docks.items() if window.dockWidgetArea(dock) is bottom]
        above = [name for name in docks if name not in below]
        for row in (above, below):
            heads = [column[0] for column in self._columns(row)]
            widths = [round(self._shares[name][0] * window.width()) for name in heads]
            window.resizeDocks([docks[name] for name in heads], widths, Qt.Orientation.Horizontal)
        rows = [[c for c in self._columns(row) if len(c) == 1] for row in (above, below)]
        if not all(rows):
            return
        pair = [rows[0][0][0], rows[1][0][0]]  # one dock that fills the height of each row
        low = round(self._shares[pair[1]][1] * window.height())
        top = max(1, sum(docks[name].height() for name in pair) - low)
        heights = dict(zip(pair, (top, low), strict=True))
        line = window.style().pixelMetric(QStyle.PixelMetric.PM_DockWidgetSeparatorExtent, None, window)
        for column in (c for c in self._columns(above) if len(c) > 1):
            room = top - line * (len(column) - 1)
            whole = sum(self._shares[name][1] for name in column)
            heights |= {name: max(1, round(room * self._shares[name][1] / whole)) for name in column}
        window.resizeDocks([docks[n] for n in heights], list(heights.values()), Qt.Orientation.Vertical)

    def _columns(self, names: list[str]) -> list[list[str]]:
        """Group docks that stand over each other, from left to right, each from top to bottom."""
        columns: dict[int, list[str]] = {}
        for name in sorted(names, key=lambda name: (self._docks[name].x(), self._docks[name].y())):
            columns.setdefault(self._docks[name].x(), []).append(name)
        return list(columns.values())

    # --- presets ---------------------------------------------------------------------------------

    def lay_out(self) -> None:
        """Put every dock where it belongs."""
        window, docks = self._window, self._docks
        hidden = [docks[name] for name in _ASKED_FOR if name in docks and docks[name].isHidden()]
        for dock in docks.values():
            window.removeDockWidget(dock)
        horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        left: Dock | None = None
        for names in _COLUMNS:
            first, *others = (docks[name] for name in names if name in docks)
            if left is None:
                window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, first)
            else:
                window.splitDockWidget(left, first, horizontal)
            left = first
            if others:
                window.splitDockWidget(first, others[0], vertical)
                self._lay_on(others)
        left = None
        for names in _ROW_BELOW:
            here = [docks[name] for name in names if name in docks]
            if left is None:
                window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, here[0])
            else:
                window.splitDockWidget(left, here[0], horizontal)
            left = here[0]
            self._lay_on(here)
        for dock in docks.values():
            dock.setVisible(dock not in hidden)

    def _lay_on(self, docks: list[Dock]) -> None:
        for lower, upper in pairwise(docks):
            self._window.tabifyDockWidget(lower, upper)

    def choose(self, preset: str) -> None:
        """Arrange the docks for writing, timing or review."""
        self.preset = preset
        focused = self._window.focusWidget()
        self.lay_out()
        wanted, docks = _PRESETS[preset], self._docks
        width, height = self._window.width(), self._window.height()
        horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        docks["library"].setVisible(wanted.columns[0] > 0)
        under = [docks[name] for name in _COLUMNS[-1][1:] if name in docks]
        for dock in under:
            dock.setVisible(wanted.preview < 100)
        for name in wanted.in_front:
            if name in docks:
                docks[name].raise_()
        shown = [(docks[c[0]], share) for c, share in zip(_COLUMNS, wanted.columns, strict=True) if share]
        self._window.resizeDocks(
            [dock for dock, _ in shown], [width * share // 100 for _, share in shown], horizontal
        )
        above = height * (100 - wanted.below) // 100
        self._window.resizeDocks([docks["script"], docks["timeline"]], [above, height - above], vertical)
        if under and wanted.preview < 100:
            top = above * wanted.preview // 100
            self._window.resizeDocks([docks["preview"], under[0]], [top, above - top], vertical)
        timeline = width * wanted.timeline // 100
        self._window.resizeDocks([docks["timeline"], docks["jobs"]], [timeline, width - timeline], horizontal)
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
        self.preset = kept if kept in _PRESETS else "write"

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
    def is_first_start(self) -> bool:
        """Tell whether no window was ever opened over this data directory."""
        return not self._memory.contains("started")

    def keep_first_start(self) -> None:
        """Keep that somebody has been here."""
        self._memory.setValue("started", True)
        self._memory.sync()

    @property
    def last_script(self) -> str:
        """Id of the script that was open when the window closed last, empty for none."""
        return str(self._memory.value("open_script", ""))

    def _bytes(self, key: str) -> QByteArray:
        value = self._memory.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()
