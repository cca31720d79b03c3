"""The film's sound: clips laid at exact samples, brought to one loudness, encoded once."""

import shutil
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
from studio.film.limiter import limited
from studio.film.loudness import Loudness, measure

TARGET_LUFS: Final = -16.0
CEILING_DBTP: Final = -2.5
"""Highest true peak before encoding: AAC overshoots by some tenths, the film must stay below -1.5 dBTP."""

_CLOSE_ENOUGH_LU: Final = 0.2
_ATTEMPTS: Final = 4
_HIGHEST_GAIN_DB: Final = 40.0
_LEAST_SLOPE: Final = 0.25
"""Loudness gained for a decibel of gain where the limiter takes most of it away."""
_FADE: Final = SAMPLE_RATE * 6 // 1000
_BLOCK: Final = SAMPLE_RATE * 4
_BITRATE: Final = "96k"
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

    The decoded sound has exactly `sample_count` samples. Two PCM files beside `target` come and go.
    """
    mixed, mastered = target.with_suffix(".mixed.wav"), target.with_suffix(".mastered.wav")
    mix(clips, sample_count, mixed, cancel)
    on_progress(0.2)
    loudness = master(mixed, mastered, cancel)
    mixed.unlink()
    on_progress(0.5)
    encode(mastered, sample_count, target, lambda done: on_progress(0.5 + done / 2), cancel)
    mastered.unlink()
    return loudness


def mix(clips: Sequence[PlacedClip], sample_count: int, target: Path, cancel: CancelToken) -> None:
    """Lay clips into silence of `sample_count` samples, their edges faded over 6 ms; a WAV file.

    Raises ValueError when clips overlap or reach beyond the end: the timeline they come from is wrong then.
    """
    at = 0
    with _open_wav(target) as out:
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


def master(source: Path, target: Path, cancel: CancelToken) -> Loudness | None:
    """Bring a WAV to `TARGET_LUFS` with one gain for all of it, peaks held below `CEILING_DBTP`.

    Silence stays as it is (None). The limiter takes a little loudness away, so the result is measured and the
    gain corrected until it fits.
    """
    before = measure(source, cancel)
    if before is None:
        shutil.copyfile(source, target)
        return None
    gain_db, slope = min(_HIGHEST_GAIN_DB, TARGET_LUFS - before.lufs), 1.0
    after: Loudness | None = None
    step = 0.0
    for _ in range(_ATTEMPTS):
        _apply(source, target, gain_db, before.peak_dbtp + gain_db > CEILING_DBTP, cancel)
        previous, after = after, measure(target, cancel)
        if after is None or abs(after.lufs - TARGET_LUFS) <= _CLOSE_ENOUGH_LU or gain_db == _HIGHEST_GAIN_DB:
            break
        if previous is not None and step:
            slope = min(1.0, max(_LEAST_SLOPE, (after.lufs - previous.lufs) / step))
        step = min(_HIGHEST_GAIN_DB - gain_db, (TARGET_LUFS - after.lufs) / slope)
        gain_db += step
    return after


def encode(
    source: Path, sample_count: int, target: Path, on_progress: Callable[[float], None], cancel: CancelToken
) -> None:
    """Encode a WAV once to AAC; the file says what the encoder added around it, so players drop that."""
    seconds = sample_count / SAMPLE_RATE
    ffmpeg.run(
        [
            *("-loglevel", "error", "-y", "-i", str(source), "-c:a", "aac", "-b:a", _BITRATE),
            *("-threads", "1", "-flags:a", "+bitexact", *BIT_EXACT, "-f", "mp4", str(target)),
        ],
        doing=_DOING,
        cancel=cancel,
        on_progress=lambda p: on_progress(min(1.0, p.seconds / seconds)),
    )


def _apply(source: Path, target: Path, gain_db: float, limit: bool, cancel: CancelToken) -> None:
    gain = 10 ** (gain_db / 20)
    with wave.open(str(source), "rb") as read, _open_wav(target) as out:

        def amplified() -> Iterator[NDArray[np.float64]]:
            while data := read.readframes(_BLOCK):
                cancel.check()
                yield np.frombuffer(data, "<i2").astype(np.float64) * (gain / 32768)

        blocks = limited(amplified(), 10 ** (CEILING_DBTP / 20)) if limit else amplified()
        for block in blocks:
            whole = np.clip(np.rint(block * 32768), -32768, 32767).astype("<i2")
            out.writeframesraw(whole.tobytes())


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


def _open_wav(path: Path) -> wave.Wave_write:
    out = wave.open(str(path), "wb")  # noqa: SIM115 - the caller closes it
    out.setnchannels(1)
    out.setsampwidth(2)
    out.setframerate(SAMPLE_RATE)
    return out


def _write_silence(out: wave.Wave_write, count: int) -> None:
    silence = bytes(_BLOCK * 2)
    while count > 0:
        out.writeframesraw(silence[: min(count, _BLOCK) * 2])
        count -= _BLOCK
