"""Speech said faster or slower at the same pitch: for listening while one works, and for voices of one pace.

Pieces of the sound are laid over one another closer together or further apart, each taken from where it
goes on most smoothly from the one before (waveform similarity overlap-add).
"""

from typing import Final

import numpy as np

from studio.domain.speech import SAMPLE_RATE
from studio.film.loudness import Signal

_HOP: Final = SAMPLE_RATE // 50
"""Samples from one piece to the next in what is heard; a piece is twice as long."""
_SEARCH: Final = SAMPLE_RATE // 100
"""How far from its place a piece may be taken: the period of a voice of 100 Hz."""
_COARSE: Final = 4
"""Every which sample is looked at before the place is settled."""
_FINE: Final = 2 * _COARSE


def stretched(signal: Signal, rate: float) -> Signal:
    """Return a sound at `rate` times its speed, exactly round(length / rate) samples long."""
    length = round(len(signal) / rate)
    pieces = -(-length // _HOP)
    reach = _SEARCH + _FINE
    padded = np.pad(signal, (reach, reach + round(_HOP * rate) + 4 * _HOP))
    rough = padded[::_COARSE]
    window = np.hanning(2 * _HOP + 1)[: 2 * _HOP].astype(np.float32)
    heard = np.zeros((pieces + 2) * _HOP, np.float32)
    at = reach
    heard[:_HOP] = padded[at : at + _HOP] * window[_HOP:]
    for piece in range(pieces):
        follows = at + _HOP  # where the sound would simply go on
        wanted = min(reach + round(piece * _HOP * rate), len(padded) - 2 * _HOP - reach)
        first = (wanted - _SEARCH) // _COARSE
        near = _best(rough[first : first + (2 * _SEARCH + _HOP) // _COARSE], _part(rough, follows, _COARSE))
        first = (first + near) * _COARSE - _FINE
        at = max(0, first) + _best(
            padded[max(0, first) : first + 2 * _FINE + _HOP], padded[follows : follows + _HOP]
        )
        begin = piece * _HOP
        heard[begin : begin + 2 * _HOP] += padded[at : at + 2 * _HOP] * window
        at = min(at, len(padded) - 3 * _HOP)
    return heard[:length]


def _part(rough: Signal, follows: int, step: int) -> Signal:
    return rough[follows // step : (follows + _HOP) // step]


def _best(sounds: Signal, wanted: Signal) -> int:
    """Return where in a stretch of sound it is most like the wanted piece."""
    likeness = np.correlate(sounds, wanted, "valid")
    squares = np.cumsum(np.pad(np.square(sounds, dtype=np.float64), (1, 0)))
    power = squares[len(wanted) :] - squares[: -len(wanted)]
    return int(np.argmax(likeness / np.sqrt(power + 1e-9)))
