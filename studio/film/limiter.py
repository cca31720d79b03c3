"""A true-peak limiter that hears a little ahead: the gain dips smoothly around what would be too loud."""

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

Signal = NDArray[np.float64]

_REACH: Final = 480
"""Samples (10 ms) before and behind a peak over which the gain goes down and comes back."""
_PHASES: Final = 4
_HALF_TAPS: Final = 12
_CONTEXT: Final = 2 * _REACH + _HALF_TAPS


def limited(blocks: Iterable[Signal], ceiling: float) -> Iterator[Signal]:
    """Yield the signal with its true peak (4x oversampled) held at `ceiling`; as many samples out as in."""
    before = np.zeros(_CONTEXT)
    pending: Signal | None = None
    for block in blocks:
        if pending is None:
            pending = block
        elif len(block) < _CONTEXT:  # too short to be the future of the one before
            pending = np.concatenate((pending, block))
        else:
            yield _limit(before, pending, block[:_CONTEXT], ceiling)
            before = np.concatenate((before, pending))[-_CONTEXT:]
            pending = block
    if pending is not None:
        yield _limit(before, pending, np.zeros(_CONTEXT), ceiling)


def true_peaks(signal: Signal) -> Signal:
    """Return, for every sample, the highest level reached at it or on the way to the next."""
    peaks = np.abs(signal)
    for kernel in _KERNELS:
        between = np.abs(
            np.convolve(signal, kernel, mode="full")[_HALF_TAPS - 1 : _HALF_TAPS - 1 + len(signal)]
        )
        np.maximum(peaks, between, out=peaks)
        peaks[1:] = np.maximum(peaks[1:], between[:-1])
    return peaks


def _limit(before: Signal, block: Signal, behind: Signal, ceiling: float) -> Signal:
    whole = np.concatenate((before, block, behind))
    # Between samples a signal can pass its samples, but hardly ever by more than half.
    if np.abs(whole).max(initial=0.0) * 1.5 <= ceiling:
        return block
    needed = np.minimum(1.0, ceiling / np.maximum(true_peaks(whole), ceiling))
    if needed.min() >= 1.0:
        return block
    gain = _averaged(_lowest_around(needed, _REACH), _REACH)
    return block * gain[len(before) : len(before) + len(block)]


def _lowest_around(values: Signal, reach: int) -> Signal:
    """Return the minimum over [n - reach, n + reach] for every n, by doubling windows."""
    window = 2 * reach + 1
    padded = np.pad(values, reach, constant_values=1.0)
    size = 1
    while size * 2 <= window:
        padded = np.minimum(padded[:-size], padded[size:])
        size *= 2
    rest = window - size
    return np.minimum(padded[:-rest], padded[rest:]) if rest else padded


def _averaged(values: Signal, reach: int) -> Signal:
    """Return the mean over [n - reach, n + reach] for every n; beyond the edges nothing is limited."""
    window = 2 * reach + 1
    sums = np.cumsum(np.pad(values, (reach + 1, reach), constant_values=1.0))
    return (sums[window:] - sums[:-window]) / window


def _kernel(phase: int) -> Signal:
    """Return the windowed sinc that reads `phase`/4 of a sample after a sample."""
    taps = np.arange(-_HALF_TAPS + 1, _HALF_TAPS + 1) - phase / _PHASES
    window = 0.5 + 0.5 * np.cos(np.pi * taps / _HALF_TAPS)
    kernel: Signal = np.sinc(taps) * window
    return (kernel / kernel.sum())[::-1].copy()


_KERNELS: Final = tuple(_kernel(phase) for phase in range(1, _PHASES))
