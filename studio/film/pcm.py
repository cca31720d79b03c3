"""Files of mono 16-bit PCM, read in pieces as numbers between -1 and 1."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from studio.domain.cancel import CancelToken
from studio.film.loudness import RUN, Signal

FULL_SCALE: Final = 32_768
_BLOCK: Final = RUN * 400


def sample_count(file: Path) -> int:
    """Return the length of a file in samples."""
    return file.stat().st_size // 2


def read(file: Path, first: int, count: int) -> Signal:
    """Return the samples [first, first + count); beyond both ends is silence."""
    signal = np.zeros(count, np.float32)
    begin = max(0, first)
    with file.open("rb") as opened:
        opened.seek(begin * 2)
        there = np.frombuffer(opened.read(max(0, first + count - begin) * 2), "<i2")
    signal[begin - first : begin - first + len(there)] = there.astype(np.float32) / FULL_SCALE
    return signal


def blocks(file: Path, cancel: CancelToken, history: int = 0) -> Iterator[Signal]:
    """Yield a file in whole runs of `RUN` samples, each block behind `history` samples before it."""
    end = -(-sample_count(file) // RUN) * RUN
    for first in range(0, end, _BLOCK):
        cancel.check()
        yield read(file, first - history, history + min(_BLOCK, end - first))
