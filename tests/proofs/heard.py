"""Where clips of speech begin, found in decoded sound by comparing it with them."""

import numpy as np
from numpy.typing import NDArray

from studio.domain.speech import SAMPLE_RATE

_COMPARED = 4 * SAMPLE_RATE
"""Samples of a clip that are compared at most."""
_REACH = SAMPLE_RATE
"""How far from where it should be a clip is looked for."""
_STEP = SAMPLE_RATE // 1000
_FLOOR_DB = -50.0

Sound = NDArray[np.int16]


def clip_offset(sound: Sound, clip: Sound, wanted: int) -> tuple[int, float]:
    """Return how many samples late a clip begins, and how alike it is there to what is heard (0 to 1)."""
    part = clip[:_COMPARED].astype(np.float64)
    first = max(0, wanted - _REACH)
    window = sound[first : wanted + len(part) + _REACH].astype(np.float64)
    size = 1 << (len(window) + len(part)).bit_length()
    spectrum = np.fft.rfft(window, size) * np.conj(np.fft.rfft(part, size))
    match = np.fft.irfft(spectrum, size)[: len(window) - len(part) + 1]
    at = int(np.argmax(match))
    heard = window[at : at + len(part)]
    likeness = match[at] / (np.linalg.norm(heard) * np.linalg.norm(part))
    return first + at - wanted, float(likeness)


def onset(sound: Sound, near: int, reach: int) -> int | None:
    """Return the sample within `reach` of `near` at which sound begins after silence, if one does."""
    first = max(0, near - reach)
    pieces = sound[first : near + reach].astype(np.float64)
    count = len(pieces) // _STEP
    level = np.sqrt((pieces[: count * _STEP].reshape(count, _STEP) ** 2).mean(axis=1)) / 32768
    loud = level > 10 ** (_FLOOR_DB / 20)
    begins = np.flatnonzero(loud[1:] & ~loud[:-1]) + 1
    quiet_before = [int(b) for b in begins if not loud[max(0, b - 60) : b].any()]
    if not quiet_before:
        return None
    return first + min(quiet_before, key=lambda b: abs(b * _STEP - (near - first))) * _STEP
