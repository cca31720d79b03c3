"""A true-peak limiter that hears a little ahead: the gain dips smoothly around what would be too loud."""

from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Signal = NDArray[np.float32]

CELL: Final = 32
"""Samples that are looked at together; what is limited is a whole number of cells."""

_REACH_CELLS: Final = 15
_PHASES: Final = 4
_HALF_TAPS: Final = 12
_GROUP: Final = 1024
_MOST_BETWEEN: Final = 1.5
"""Between samples a signal can pass its samples, but hardly ever by more than half."""

REACH: Final = (2 * _REACH_CELLS + 2) * CELL + _HALF_TAPS
"""Samples by which the gain at one sample can depend on what comes before and after it."""


def limited(signal: Signal, ceiling: float) -> Signal:
    """Return the signal with its true peak (4x oversampled) held at a ceiling."""
    peaks = cell_peaks(signal, ceiling)
    at_edges = gains(peaks, ceiling)
    if at_edges.min() >= 1.0:
        return signal
    way = (np.arange(CELL, dtype=np.float32) + 0.5) / CELL
    gain = at_edges[:-1, None] * (1 - way) + at_edges[1:, None] * way
    return np.asarray(signal * gain.reshape(-1), np.float32)


def cell_peaks(signal: Signal, of_interest: float) -> Signal:
    """Return the highest level in each cell; between samples only where it may pass what is of interest."""
    cells = signal.reshape(-1, CELL)
    peaks = np.maximum(cells.max(axis=1), -cells.min(axis=1))
    hot = np.flatnonzero(peaks * _MOST_BETWEEN > of_interest)
    around = sliding_window_view(np.pad(signal, (_HALF_TAPS - 1, _HALF_TAPS)), CELL + 2 * _HALF_TAPS - 1)
    for first in range(0, len(hot), _GROUP):
        some = hot[first : first + _GROUP]
        between = sliding_window_view(around[some * CELL], 2 * _HALF_TAPS, axis=1) @ _KERNELS
        peaks[some] = np.maximum(peaks[some], np.abs(between).max(axis=(1, 2)))
    return peaks


def true_peak(signal: Signal) -> float:
    """Return the highest level that a signal (a whole number of cells) reaches, also between its samples."""
    return float(cell_peaks(signal, float(np.abs(signal).max(initial=0.0))).max(initial=0.0))


def gains(peaks: Signal, ceiling: float) -> Signal:
    """Return the gain at the edges of all cells that holds each cell's peak at the ceiling.

    A gain never rises above what the cells on both its sides need, so the way between two is safe.
    """
    needed = np.minimum(np.float32(1), ceiling / np.maximum(peaks, np.float32(1e-9)))
    lowest = _lowest_around(needed.astype(np.float32), _REACH_CELLS + 1)
    padded = np.pad(lowest, _REACH_CELLS, mode="edge")
    sums = np.cumsum(np.pad(padded, (1, 0)), dtype=np.float64)
    width = 2 * _REACH_CELLS
    return np.asarray((sums[width:] - sums[:-width]) / width, np.float32)


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


def _kernel(phase: int) -> Signal:
    """Return the windowed sinc that reads `phase`/4 of a sample after a sample."""
    taps = np.arange(-_HALF_TAPS + 1, _HALF_TAPS + 1) - phase / _PHASES
    kernel = np.sinc(taps) * (0.5 + 0.5 * np.cos(np.pi * taps / _HALF_TAPS))
    return np.asarray(kernel / kernel.sum(), np.float32)


_KERNELS: Final = np.stack([_kernel(phase) for phase in range(1, _PHASES)], axis=1)
