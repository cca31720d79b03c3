"""The film's sound: clips laid at exact samples, brought to one loudness, encoded once."""

import wave
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio.domain.cancel import CancelToken
from studio.domain.speech import SAMPLE_RATE
from studio.domain.text import Text
from studio.film import ffmpeg
from studio.film.encoder import BIT_EXACT
from studio.film.loudness import Loudness, measure
from studio.film.mastering import Goal, master, open_wav

WANTED: Final = Goal(lufs=-16.0, peak_dbtp=-1.6)
"""What a listener hears, after encoding and decoding: -1.5 dBTP are allowed, meters round to tenths."""
BEFORE_ENCODING: Final = Goal(lufs=-16.0, peak_dbtp=-3.0)
"""What is aimed at first: AAC at 128 kbit/s overshoots by some 0.7 dB (at 96 by up to 2)."""

_TOLERANCE_LU: Final = 0.4
_ATTEMPTS: Final = 3
_FADE: Final = SAMPLE_RATE * 6 // 1000
_BLOCK: Final = SAMPLE_RATE * 4
BITRATE: Final = "128k"
_DOING: Final = Text(ko="소리 인코딩", en="encoding the sound")

Samples = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class PlacedClip:
    """A file of mono 16-bit PCM at `SAMPLE_RATE`, and the sample of the film at which it begins."""

    pcm: Path
    sample: int


def make_sound(
    clips: Sequence[PlacedClip],
    sample_count: int,
    target: Path,
    *,
    on_progress: Callable[[float], None],
    cancel: CancelToken,
) -> Loudness | None:
    """Write the film's sound as AAC in an MP4 at `target` and return its loudness; None when all is silence.

    It is listened to after encoding, and made again from the PCM where the encoder changed too much.
    The decoded sound has exactly `sample_count` samples. Two PCM files beside `target` come and go.
    """
    mixed, mastered = target.with_suffix(".mixed.wav"), target.with_suffix(".mastered.wav")
    mix(clips, sample_count, mixed, cancel)
    on_progress(0.2)
    goal, heard = BEFORE_ENCODING, None
    for _ in range(_ATTEMPTS):
        loudness = master(mixed, mastered, goal, cancel)
        on_progress(0.4)
        encode(mastered, sample_count, target, lambda done: on_progress(0.4 + done / 2), cancel)
        heard = measure(target, cancel) if loudness is not None else None
        if heard is None or (corrected := _corrected(goal, heard)) == goal:
            break
        goal = corrected
    mixed.unlink()
    mastered.unlink()
    return heard


def _corrected(goal: Goal, heard: Loudness) -> Goal:
    """Return what to aim at when the encoder changed the sound more than is allowed, else the same goal."""
    short = WANTED.lufs - heard.lufs
    over = heard.peak_dbtp - WANTED.peak_dbtp
    return Goal(
        lufs=goal.lufs + short if abs(short) > _TOLERANCE_LU else goal.lufs,
        peak_dbtp=goal.peak_dbtp - over - 0.2 if over > 0 else goal.peak_dbtp,
    )


def mix(clips: Sequence[PlacedClip], sample_count: int, target: Path, cancel: CancelToken) -> None:
    """Lay clips into silence of `sample_count` samples, their edges faded over 6 ms; a WAV file.

    Raises ValueError when clips overlap or reach beyond the end: the timeline they come from is wrong then.
    """
    at = 0
    with open_wav(target) as out:
        for clip in sorted(clips, key=lambda c: c.sample):
            if clip.sample < at:
                raise ValueError(f"a clip begins at sample {clip.sample}, the one before ends at {at}")
            _write_silence(out, clip.sample - at)
            at = clip.sample
            for block in _faded_blocks(clip.pcm):
                cancel.check()
                out.writeframesraw(block.tobytes())
                at += len(block)
        if at > sample_count:
            raise ValueError(f"the sound reaches to sample {at}, the film ends at {sample_count}")
        _write_silence(out, sample_count - at)


def encode(
    source: Path, sample_count: int, target: Path, on_progress: Callable[[float], None], cancel: CancelToken
) -> None:
    """Encode a WAV once to AAC; the file says what the encoder added around it, so players drop that."""
    seconds = sample_count / SAMPLE_RATE
    ffmpeg.run(
        [
            *("-loglevel", "error", "-y", "-i", str(source), "-c:a", "aac", "-b:a", BITRATE),
            *("-threads", "1", "-flags:a", "+bitexact", *BIT_EXACT, "-f", "mp4", str(target)),
        ],
        doing=_DOING,
        cancel=cancel,
        on_progress=lambda p: on_progress(min(1.0, p.seconds / seconds)),
    )


def _faded_blocks(pcm: Path) -> Iterator[Samples]:
    count = pcm.stat().st_size // 2
    edge = min(_FADE, count // 2)
    ramp = (np.arange(edge) + 0.5) / max(1, edge)
    with pcm.open("rb") as read:
        at = 0
        while at < count:
            length = min(_BLOCK, count - at)
            if 0 < count - at - length < edge:  # keep the fade-out within one block
                length = count - at
            block = np.frombuffer(read.read(length * 2), "<i2").astype(np.float64)
            if at == 0:
                block[:edge] *= ramp
            if at + length == count:
                block[length - edge :] *= ramp[::-1]
            at += length
            yield np.rint(block).astype("<i2")


def _write_silence(out: wave.Wave_write, count: int) -> None:
    silence = bytes(_BLOCK * 2)
    while count > 0:
        out.writeframesraw(silence[: min(count, _BLOCK) * 2])
        count -= _BLOCK
