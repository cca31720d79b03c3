"""How loud a sound is: integrated loudness after ITU-R BS.1770, put together from the energies of its parts.

A part's energies are measured once and kept beside it, so that the loudness of a film of which one scene
changed costs one scene.
"""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from studio.domain.speech import SAMPLE_RATE

Signal = NDArray[np.float32]
"""Mono samples at `SAMPLE_RATE`, full scale at 1."""
Energies = NDArray[np.float64]
"""The sum of squares of every run of `RUN` samples, as the ear weighs them."""

RUN: Final = 1024
HISTORY: Final = 4096
"""Samples after which what came before is forgotten by the filter."""

_SIZE: Final = 16_384
_FRESH: Final = _SIZE - HISTORY
_GROUP: Final = 16
_BLOCK: Final = SAMPLE_RATE * 4 // 10
_STEP: Final = SAMPLE_RATE // 10
_OFFSET_DB: Final = -0.691
_ABSOLUTE_GATE: Final = 10 ** ((-70 - _OFFSET_DB) / 10)
_RELATIVE_GATE: Final = 0.1
_NOTHING: Final = 1e-10


@dataclass(frozen=True, slots=True)
class Loudness:
    """Integrated loudness in LUFS and the highest true peak in dBTP."""

    lufs: float
    peak_dbtp: float


def energies(signal: Signal) -> Energies:
    """Return the weighted energies of a sound that begins out of silence; a rest counts as a whole run."""
    blocks = max(1, -(-len(signal) // _FRESH))
    padded = np.zeros(HISTORY + blocks * _FRESH, np.float32)
    padded[HISTORY : HISTORY + len(signal)] = signal
    windows = sliding_window_view(padded, _SIZE)[::_FRESH]
    sums: list[Energies] = []
    for first in range(0, blocks, _GROUP):
        heard = np.fft.irfft(np.fft.rfft(windows[first : first + _GROUP]) * _WEIGHT, _SIZE)[:, HISTORY:]
        sums.append(np.square(heard.reshape(-1, RUN)).sum(axis=1, dtype=np.float64))
    return np.concatenate(sums)[: -(-len(signal) // RUN)]


def integrated(of_runs: Energies) -> float | None:
    """Return the gated loudness (LUFS) of a sound by the energies of its runs; None where all is silence."""
    at = np.arange(len(of_runs) + 1) * RUN
    until = np.concatenate(([0.0], np.cumsum(of_runs)))
    begins = np.arange(0, max(0, at[-1] - _BLOCK) + 1, _STEP)
    blocks = (np.interp(begins + _BLOCK, at, until) - np.interp(begins, at, until)) / _BLOCK
    loud = blocks[blocks > _ABSOLUTE_GATE]
    if not len(loud):
        return None
    loud = loud[loud > loud.mean() * _RELATIVE_GATE]
    return _OFFSET_DB + 10 * math.log10(float(loud.mean()))


def decibels(level: float) -> float:
    """Return an amplitude in dB; silence is very far down."""
    return 20 * math.log10(max(level, _NOTHING))


def amplitude(decibel: float) -> float:
    """Return the amplitude of so many dB."""
    return float(10 ** (decibel / 20))


def _response(numerator: tuple[float, ...], denominator: tuple[float, ...]) -> NDArray[np.complex128]:
    delay = np.exp(-2j * np.pi * np.arange(_SIZE // 2 + 1) / _SIZE)
    powers = delay[None, :] ** np.arange(3)[:, None]
    return np.asarray(numerator, np.complex128) @ powers / (np.asarray(denominator, np.complex128) @ powers)


_HEAD: Final = _response(
    (1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585)
)
_EAR: Final = _response((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
_WEIGHT: Final = (_HEAD * _EAR).astype(np.complex64)
"""The filters of BS.1770 at 48 kHz: the head makes high tones louder, the ear is deaf for very low ones."""
