"""Raw samples of an engine made into samples of the film: trimmed, resampled, never clipped."""

from typing import Final

import numpy as np
import soxr
from numpy.typing import NDArray

from studio.domain.speech import SAMPLE_RATE

_AUDIBLE: Final = 64
"""Sample value (of 32768) from which sound counts as sound: -54 dB."""
_HUSHED: Final = 328
"""Sample value below which a pause within speech is a pause: -40 dB, above the noise of compressed sound."""
_MARGIN_SEC: Final = 0.01
_PEAK: Final = 0.98 * 32767


def trim(pcm: bytes, rate: int) -> tuple[NDArray[np.int16], int]:
    """Return the mono s16 samples without the silence around them, and how many were cut in front."""
    samples = np.frombuffer(pcm, dtype="<i2")
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) >= _AUDIBLE)
    if not loud.size:
        return samples[:0], 0
    margin = round(_MARGIN_SEC * rate)
    first = max(0, int(loud[0]) - margin)
    return samples[first : int(loud[-1]) + 1 + margin], first


def pauses(samples: NDArray[np.int16], rate: int, least_sec: float) -> list[tuple[int, int]]:
    """Return the silences [first, end) between sounds that last at least so long."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) >= _HUSHED)
    breaks = np.flatnonzero(np.diff(loud) >= least_sec * rate)
    return [(int(loud[at]) + 1, int(loud[at + 1])) for at in breaks]


def to_film_rate(samples: NDArray[np.int16], rate: int) -> NDArray[np.int16]:
    """Return mono samples at the film's rate; where resampling overshoots, all of it is turned down."""
    if not samples.size:
        return samples
    resampled = soxr.resample(samples.astype(np.float64), rate, SAMPLE_RATE, quality="HQ")
    peak = float(np.max(np.abs(resampled)))
    if peak > _PEAK:
        resampled *= _PEAK / peak
    return np.rint(resampled).astype("<i2")
