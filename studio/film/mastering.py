"""How much louder a clip of speech has to become, so that every scene of every film is equally loud."""

from pathlib import Path
from typing import Final

import numpy as np

from studio.domain.cancel import CancelToken
from studio.domain.speech import SAMPLE_RATE
from studio.film.limiter import CELL, cell_peaks, gains
from studio.film.loudness import HISTORY, RUN, Energies, Signal, amplitude, energies, integrated
from studio.film.pcm import blocks

HIGHEST_GAIN_DB: Final = 30.0
"""What is quieter than this can mend is no speech; it would come out as noise."""
_MOST_LIMITED_DB: Final = 6.0
"""How much more gain a clip gets to make up for what the limiter takes away; more sounds crushed."""
_CLOSE_ENOUGH_LU: Final = 0.02
_ATTEMPTS: Final = 20
_CELLS_OF_RUN: Final = RUN // CELL
_ROOM: Final = -(-SAMPLE_RATE * 4 // 10 // RUN)
"""Runs of silence on both sides of a clip that the meter hears along with it, as in the film."""


def gain_for(clip: Path, lufs: float, ceiling: float, cancel: CancelToken) -> float:
    """Return the factor that brings a file of mono 16-bit PCM to a loudness, once its peaks are limited.

    `ceiling` is the true peak (an amplitude) above which the limiter will hold it; what that takes away is
    reckoned with, as far as that does not crush it. Silence gets 1.
    """
    heard = weighted(clip, cancel)
    before = integrated(np.pad(heard, _ROOM))
    if before is None:
        return 1.0
    gain = amplitude(min(HIGHEST_GAIN_DB, lufs - before))
    highest = gain * amplitude(_MOST_LIMITED_DB)
    peaks, shares = _cells(clip, ceiling / highest, cancel)
    for _ in range(_ATTEMPTS):
        kept = np.square(gains(peaks * np.float32(gain), ceiling)[:-1], dtype=np.float64)
        of_runs = (kept.reshape(-1, _CELLS_OF_RUN) * shares).sum(axis=1)
        loudness = integrated(np.pad(heard * of_runs, _ROOM) * gain**2)
        short = 0.0 if loudness is None else lufs - loudness
        if abs(short) <= _CLOSE_ENOUGH_LU or (gain >= highest and short > 0):
            break
        gain = min(highest, gain * amplitude(short))
    return gain


def weighted(clip: Path, cancel: CancelToken) -> Energies:
    """Return the energies of a file's runs, which take little memory however long it is."""
    return np.concatenate([energies(block)[HISTORY // RUN :] for block in blocks(clip, cancel, HISTORY)])


def _cells(clip: Path, of_interest: float, cancel: CancelToken) -> tuple[Signal, Signal]:
    """Return the peak of every cell of a clip, and each cell's share of the energy of its run."""
    peaks: list[Signal] = []
    squares: list[Signal] = []
    for block in blocks(clip, cancel, RUN):
        peaks.append(cell_peaks(block, of_interest)[_CELLS_OF_RUN:])
        squares.append(np.square(block[RUN:]).reshape(-1, CELL).sum(axis=1))
    of_runs = np.concatenate(squares).reshape(-1, _CELLS_OF_RUN)
    sums = of_runs.sum(axis=1, keepdims=True)
    return np.concatenate(peaks), np.divide(of_runs, sums, where=sums > 0, out=np.zeros_like(of_runs))
