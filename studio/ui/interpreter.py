"""How the interpreter treats the window's thread: it does not wait for workers, nor for garbage."""

import gc
import sys
from typing import Final

GIL_SEC: Final = 0.0005
"""How long a worker may keep the interpreter to itself: typing should not wait for a film being computed."""
_FULL_AFTER: Final = 40
"""Middle collections before a full one, instead of ten: what films leave behind is freed by counting.
A full collection only finds cycles, and takes as long as a frame or two."""


def serve_window() -> None:
    """Let the window's thread have the interpreter soon after it asks for it."""
    sys.setswitchinterval(GIL_SEC)


def leave_started_alone() -> None:
    """Never look through what is there once the window stands: modules and classes stay until the end.

    They are most of all objects, so a full collection while somebody types takes a fraction of the time.
    """
    gc.freeze()
    small, middle, _ = gc.get_threshold()
    gc.set_threshold(small, middle, _FULL_AFTER)
    gc.enable()
