"""The film's sound, made in stretches that are encoded apart and laid end to end without a seam.

A stretch is a pure function of the speech (and music) in and around it: it is kept by content, and after an
edit only the stretch of that scene is made again. Speech is brought to its loudness clip by clip; a film made
of them has it too, which is reckoned from what was measured in the decoded stretches.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np
from pydantic import BaseModel, ConfigDict

from studio.domain.cancel import CancelToken
from studio.domain.speech import SAMPLE_RATE
from studio.film import aac, limiter, music, pcm
from studio.film.loudness import Loudness, Signal, amplitude, decibels, energies
from studio.film.mastering import gain_for
from studio.film.stretch import SPEECH_CEILING_DB, Stretch

WANTED: Final = Loudness(lufs=-16.0, peak_dbtp=-1.6)
"""What a listener hears, after decoding: -1.5 dBTP are allowed, meters round to tenths."""

_FADE: Final = SAMPLE_RATE * 6 // 1000
_CONTEXT: Final = 6
"""Packets encoded before and after a stretch and then dropped: more than the encoder looks back and ahead."""
_MARGIN: Final = 2 * aac.PACKET
"""Samples around them that the limiter hears along."""


REACH: Final = _CONTEXT * aac.PACKET + _MARGIN
"""Samples before and after a stretch that have a say in it."""


class StretchSound(BaseModel):
    """What is known of a stretch that was made; its packets stand behind it in the file."""

    model_config = ConfigDict(frozen=True)

    sizes: tuple[int, ...]
    """Bytes of each packet."""
    energies: tuple[float, ...]
    """What was heard in each packet, decoded, as the meter weighs it."""
    peak_dbtp: float
    window_before: int
    """The window under which this encoding made the packet before the first one."""
    window_last: int

    @classmethod
    def read(cls, file: Path) -> "StretchSound":
        """Read what is known of the stretch in a file."""
        with file.open("rb") as opened:
            return cls.model_validate_json(opened.readline())


def packets_of(file: Path) -> bytes:
    """Return the packets of a stretch, end to end."""
    with file.open("rb") as opened:
        opened.readline()
        return opened.read()


def make_stretch(
    stretch: Stretch, clips: Mapping[str, Path], plain_music: Path | None, target: Path, cancel: CancelToken
) -> None:
    """Mix and encode a stretch, listen to it decoded, and write it with what was heard.

    `clips` are files of mono 16-bit PCM by their digest. Another file beside `target` comes and goes.
    Raises COMPOSE_FAILED, DISK_FULL or `Canceled`.
    """
    kept = limiter.limited(_mixed(stretch, clips, plain_music, cancel), amplitude(stretch.ceiling_db))
    scratch = target.with_suffix(".part")
    packets = aac.encode(kept[_MARGIN:-_MARGIN], scratch, cancel)
    heard = aac.decode(packets, scratch, cancel)
    first, end = _CONTEXT + 1, _CONTEXT + 1 + stretch.packets
    sound = StretchSound(
        sizes=tuple(len(packet) for packet in packets[first:end]),
        energies=tuple(energies(heard)[first:end].tolist()),
        peak_dbtp=decibels(limiter.true_peak(heard[first * aac.PACKET : end * aac.PACKET])),
        window_before=aac.window_of(packets[first - 1]),
        window_last=aac.window_of(packets[end - 1]),
    )
    target.write_bytes(sound.model_dump_json().encode() + b"\n" + b"".join(packets[first:end]))


def mastered(clip: Path, cancel: CancelToken) -> Signal:
    """Return a clip by itself as it sounds in a film: at its loudness, its peaks held, not encoded.

    It is silent for up to a cell longer than the clip.
    """
    ceiling = amplitude(SPEECH_CEILING_DB)
    count = -(-pcm.sample_count(clip) // limiter.CELL) * limiter.CELL
    gain = np.float32(gain_for(clip, WANTED.lufs, ceiling, cancel))
    return limiter.limited(_with_soft_edges(clip, 0, count) * gain, ceiling)


def silence(packets: int) -> tuple[bytes, list[int]]:
    """Return a run of packets in which nothing is heard."""
    return aac.SILENT * packets, [len(aac.SILENT)] * packets


def fits(before: StretchSound, after: StretchSound) -> bool:
    """Tell whether two stretches, one right behind the other, meet without a seam.

    They do when both encodings took the same samples under the same window for the packet between them.
    """
    return before.window_last == after.window_before


def _mixed(
    stretch: Stretch, clips: Mapping[str, Path], plain_music: Path | None, cancel: CancelToken
) -> Signal:
    """Return a stretch's samples before limiting, with its context and margin before and behind it."""
    begin = -_CONTEXT * aac.PACKET - _MARGIN
    count = (stretch.packets + 2 * _CONTEXT + 1) * aac.PACKET + 2 * _MARGIN
    mix = np.zeros(count, np.float32)
    if stretch.bed is not None:
        assert plain_music is not None
        mix += music.played(stretch.bed, plain_music, begin, count)
    for clip in stretch.clips:
        file = clips[clip.sha256]
        gain = np.float32(gain_for(file, WANTED.lufs, amplitude(stretch.ceiling_db), cancel))
        mix += _with_soft_edges(file, begin - clip.sample, count) * gain
    return mix * np.float32(amplitude(stretch.raise_db))


def _with_soft_edges(file: Path, first: int, count: int) -> Signal:
    """Read samples of a clip whose first and last 6 ms are faded; beyond its ends is silence."""
    signal = pcm.read(file, first, count)
    length = pcm.sample_count(file)
    edge = min(_FADE, length // 2)
    ramp = (np.arange(edge, dtype=np.float32) + np.float32(0.5)) / max(1, edge)
    for at, factors in ((0, ramp), (length - edge, ramp[::-1])):
        lower, upper = max(at, first), min(at + edge, first + count)
        if lower < upper:
            signal[lower - first : upper - first] *= factors[lower - at : upper - at]
    return signal
