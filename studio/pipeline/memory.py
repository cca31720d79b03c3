"""How many processes may paint and encode before they need more memory than there is."""

import ctypes
import os
import sys
from typing import Final

_SHARE: Final = 0.5
"""Of the machine's memory that encoding may take: the rest belongs to whatever else is open."""
_PER_PROCESS: Final = 130 * 1024**2
_PER_PIXEL: Final = 135
"""Bytes, painter and encoder together as measured: 0.25 GB at 720 lines, 0.4 at 1080, 1.2 at 2160."""


def workers_within(workers: int, width: int, height: int, memory: int | None = None) -> int:
    """Return how many of `workers` processes find room for frames of a size; at least one.

    `memory` is the machine's in bytes; by default it is asked for, and where it is not known all have room.
    """
    known = physical_memory() if memory is None else memory
    if known is None:
        return workers
    return max(1, min(workers, int(known * _SHARE) // (_PER_PROCESS + _PER_PIXEL * width * height)))


def physical_memory() -> int | None:
    """Return the bytes of memory this machine has, None where the system does not tell."""
    if sys.platform == "win32":
        status = _MemoryStatus()
        status.length = ctypes.sizeof(status)
        if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return None
        return int(status.total)
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return None


class _MemoryStatus(ctypes.Structure):
    """What Windows tells of its memory (MEMORYSTATUSEX)."""

    _fields_ = (
        ("length", ctypes.c_ulong),
        ("load", ctypes.c_ulong),
        ("total", ctypes.c_ulonglong),
        *((f"other_{number}", ctypes.c_ulonglong) for number in range(6)),
    )
