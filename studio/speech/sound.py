"""Raw samples of an engine made into samples of the film: trimmed, resampled, never clipped."""

from typing import Final

import numpy as np
import soxr
from numpy.typing import NDArray

from studio.domain.speech import SAMPLE_RATE

_AUDIBLE: Final = 64
"""Sample value (of 32768) from which sound counts as sound: -54 dB."""
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


def to_film_rate(samples: NDArray[np.int16], rate: int) -> NDArray[np.int16]:
    """Return mono samples at the film's rate; where resampling overshoots, all of it is turned down."""
    if not samples.size:
        return samples
    resampled = soxr.resample(samples.astype(np.float64), rate, SAMPLE_RATE, quality="HQ")
    peak = float(np.max(np.abs(resampled)))
    if peak > _PEAK:
        resampled *= _PEAK / peak
    return np.rint(resampled).astype("<i2")
