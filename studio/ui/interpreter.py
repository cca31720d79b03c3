"""How the interpreter treats the window's thread: it does not wait for workers, nor for garbage."""

import contextlib
import ctypes
import gc
import sys
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

GIL_SEC: Final = 0.0005
"""How long a worker may keep the interpreter to itself: typing should not wait for a film being computed."""
LOOK_EVERY_MS: Final = 100
"""How often the window's thread looks whether there may be garbage."""
_YOUNG, _MIDDLE, _FULL = 700, 7_000, 280_000
"""Objects more than before after which the newest, those that stayed once, or all are looked through.
A full collection takes as long as a frame or two and only finds cycles: what films leave behind is freed
by counting."""


_M_ARENA_MAX, _ARENAS = -8, 2
"""Heaps of glibc: with one for every thread, what workers free is not used again by others. Over two hours of
work the window then grew by a fifth; with two it does not grow."""


def serve_window() -> None:
    """Let the window's thread have the interpreter soon, and everybody the memory that others free."""
    sys.setswitchinterval(GIL_SEC)
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # another C library, which knows no such heaps
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, _ARENAS)


def leave_started_alone() -> None:
    """Never look through what is there once the window stands: modules and classes stay until the end.

    They are most of all objects, so a full collection while somebody types takes a fraction of the time.
    """
    gc.freeze()


class Collector(QObject):
    """Collects garbage on the thread that made this, and on no other.

    The interpreter would collect on whatever thread happens to make the next object. A worker would then
    destroy widgets and timers that only the window's thread may touch, which hangs or crashes.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._since_middle = 0
        self._since_full = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Collect as much as is worthwhile after what was made since the last time."""
        made = gc.get_count()[0]
        if made < _YOUNG:
            return
        self._since_middle += made
        self._since_full += made
        if self._since_full >= _FULL:
            self._since_full = self._since_middle = 0
            gc.collect()
        elif self._since_middle >= _MIDDLE:
            self._since_middle = 0
            gc.collect(1)
        else:
            gc.collect(0)
