"""One gain for all of a sound, so that every film is equally loud, with its peaks held down."""

import shutil
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio.domain.cancel import CancelToken
from studio.domain.speech import SAMPLE_RATE
from studio.film.limiter import limited
from studio.film.loudness import Loudness, measure

_CLOSE_ENOUGH_LU: Final = 0.2
_ATTEMPTS: Final = 4
_HIGHEST_GAIN_DB: Final = 40.0
_LEAST_SLOPE: Final = 0.25
"""Loudness gained for a decibel of gain where the limiter takes most of it away."""
_BLOCK: Final = SAMPLE_RATE * 4


@dataclass(frozen=True, slots=True)
class Goal:
    """How loud a sound shall be, and how high its true peaks may go."""

    lufs: float
    peak_dbtp: float


def master(source: Path, target: Path, goal: Goal, cancel: CancelToken) -> Loudness | None:
    """Bring a WAV to a goal with one gain for all of it, and a limiter for its peaks.

    Silence stays as it is (None). The limiter takes a little loudness away, so the result is measured and the
    gain corrected until it fits.
    """
    before = measure(source, cancel)
    if before is None:
        shutil.copyfile(source, target)
        return None
    gain_db, slope = min(_HIGHEST_GAIN_DB, goal.lufs - before.lufs), 1.0
    after: Loudness | None = None
    step = 0.0
    for _ in range(_ATTEMPTS):
        limit = before.peak_dbtp + gain_db > goal.peak_dbtp
        _apply(source, target, gain_db, goal.peak_dbtp if limit else None, cancel)
        previous, after = after, measure(target, cancel)
        if after is None or abs(after.lufs - goal.lufs) <= _CLOSE_ENOUGH_LU or gain_db == _HIGHEST_GAIN_DB:
            break
        if previous is not None and step:
            slope = min(1.0, max(_LEAST_SLOPE, (after.lufs - previous.lufs) / step))
        step = min(_HIGHEST_GAIN_DB - gain_db, (goal.lufs - after.lufs) / slope)
        gain_db += step
    return after


def open_wav(path: Path) -> wave.Wave_write:
    """Open a mono 16-bit WAV at `SAMPLE_RATE` for writing."""
    out = wave.open(str(path), "wb")  # noqa: SIM115 - the caller closes it
    out.setnchannels(1)
    out.setsampwidth(2)
    out.setframerate(SAMPLE_RATE)
    return out


def _apply(source: Path, target: Path, gain_db: float, ceiling_db: float | None, cancel: CancelToken) -> None:
    gain = 10 ** (gain_db / 20)
    with wave.open(str(source), "rb") as read, open_wav(target) as out:

        def amplified() -> Iterator[NDArray[np.float64]]:
            while data := read.readframes(_BLOCK):
                cancel.check()
                yield np.frombuffer(data, "<i2").astype(np.float64) * (gain / 32768)

        blocks = amplified() if ceiling_db is None else limited(amplified(), 10 ** (ceiling_db / 20))
        for block in blocks:
            whole = np.clip(np.rint(block * 32768), -32768, 32767).astype("<i2")
            out.writeframesraw(whole.tobytes())
