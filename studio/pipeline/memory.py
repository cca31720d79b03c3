"""How many processes may paint and encode before they need more memory than there is."""

from typing import Final

_SHARE: Final = 0.5
"""Of the machine's memory that encoding may take: the rest belongs to whatever else is open."""
_PER_PROCESS: Final = 130 * 1024**2
_PER_PIXEL: Final = 135
"""Bytes, painter and encoder together as measured: 0.25 GB at 720 lines, 0.4 at 1080, 1.2 at 2160."""


def workers_within(workers: int, width: int, height: int, memory: int | None = None) -> int:
    """Return how many of `workers` processes find room for frames of a size; at least one.

    `memory` is the machine's in bytes, by default that of this one.
    """
    import psutil  # only who renders needs it

    known = psutil.virtual_memory().total if memory is None else memory
    return max(1, min(workers, int(known * _SHARE) // (_PER_PROCESS + _PER_PIXEL * width * height)))
