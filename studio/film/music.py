"""Music under the narration: made plain once, then repeated without a seam, faded, and ducked under speech.

Everything about it is a function of the place in the film, so any stretch can be made by itself.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.speech import SAMPLE_RATE
from studio.domain.text import Text
from studio.film import ffmpeg, pcm
from studio.film.loudness import RUN, Signal, amplitude, integrated
from studio.film.mastering import weighted
from studio.film.music_files import ONLY_PLAIN_FILES, READING
from studio.film.stretch import Bed
from studio.film.verify import AUDIBLE_DB

PLAIN_LUFS: Final = -26.0
"""Loudness of plain music: low enough that hardly any music's peaks would pass full scale."""
ATTACK: Final = SAMPLE_RATE * 150 // 1000
"""Samples before speech over which the music steps back."""
RELEASE: Final = SAMPLE_RATE // 2
"""Samples after speech over which it comes back."""
HOLD: Final = SAMPLE_RATE * 3 // 2
"""Pauses shorter than this do not bring it back, so that it does not heave between two sentences."""

_INAUDIBLE: Final = 10 ** (AUDIBLE_DB / 20)
_LONGEST_CROSSFADE: Final = 2 * SAMPLE_RATE
_LISTEN: Final = RUN // 2
"""Samples that are looked at together to tell speech from a pause (11 ms)."""
_BREATH: Final = 0.03
"""Below this part of a clip's highest level nobody speaks."""
_NODE: Final = SAMPLE_RATE // 100
"""Samples between two points at which it is decided how far the music steps back."""


def decode(source: Path, target: Path, cancel: CancelToken) -> None:
    """Write the sound of a file as plain music: mono 16-bit PCM, `PLAIN_LUFS` loud, without silent ends.

    Another file beside `target` comes and goes.
    Raises COMPOSE_FAILED where nothing is to be heard, DISK_FULL or `Canceled`.
    """
    raw = target.with_name(f"{target.name}.raw")
    ffmpeg.run(
        [
            *("-loglevel", "error", "-y", *ONLY_PLAIN_FILES, "-i", str(source), "-map", "0:a:0"),
            *("-ac", "1", "-ar", str(SAMPLE_RATE), "-threads", "1", "-f", "s16le", str(raw)),
        ],
        doing=READING,
        cancel=cancel,
    )
    first, end = _audible_part(raw, cancel)
    lufs = integrated(weighted(raw, cancel)[first // RUN : -(-end // RUN)])
    if lufs is None:
        raise StepFailed(
            ErrorCode.COMPOSE_FAILED,
            Text(ko="배경 음악에 들리는 소리가 없습니다.", en="Nothing is to be heard in the music."),
            Text(ko="다른 음악을 고르십시오.", en="Choose other music."),
        )
    gain = np.float32(amplitude(PLAIN_LUFS - lufs) * pcm.FULL_SCALE)
    with target.open("wb") as file:
        for block in pcm.blocks(raw, cancel):
            cut = block[max(0, first) : max(0, end)]
            file.write(np.clip(np.rint(cut * gain), -32_768, 32_767).astype("<i2").tobytes())
            first, end = first - len(block), end - len(block)
    raw.unlink()


def played(bed: Bed, plain: Path, first: int, count: int) -> Signal:
    """Return samples [first, first + count) of a stretch's music, counted from the stretch's beginning."""
    at = bed.begin + first
    signal = _looped(plain, at, count)
    signal *= np.float32(amplitude(bed.lufs - PLAIN_LUFS))
    signal *= _fade(np.arange(at, at + count), bed.fade)
    signal *= _fade(np.arange(bed.left - first - count, bed.left - first), bed.fade)[::-1]
    signal *= _ducked(bed, first, count)
    return signal


def spoken(clip: Path, cancel: CancelToken) -> list[tuple[int, int]]:
    """Return the samples [first, end) of a file of speech in which somebody is heard, pauses included."""
    peaks = np.concatenate([np.abs(b).reshape(-1, _LISTEN).max(axis=1) for b in pcm.blocks(clip, cancel)])
    heard = np.flatnonzero(peaks > peaks.max() * _BREATH)
    return merged([(int(cell) * _LISTEN, int(cell + 1) * _LISTEN) for cell in heard])


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans of speech, in order, with those joined between which the music would not come back."""
    joined: list[tuple[int, int]] = []
    for first, end in spans:
        if joined and first - joined[-1][1] < HOLD:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((first, end))
    return joined


def _audible_part(raw: Path, cancel: CancelToken) -> tuple[int, int]:
    """Return the first sample to be heard, and the one after the last."""
    first, end, at = None, 0, 0
    for block in pcm.blocks(raw, cancel):
        heard = np.flatnonzero(np.abs(block) >= _INAUDIBLE)
        if len(heard):
            first = at + int(heard[0]) if first is None else first
            end = at + int(heard[-1]) + 1
        at += len(block)
    first = first or 0
    return (first, end) if end - first >= SAMPLE_RATE else (0, at)  # a mere click keeps its silence


def _looped(plain: Path, at: int, count: int) -> Signal:
    """Return samples of endlessly repeated music, its end crossfaded into its beginning."""
    length = pcm.sample_count(plain)
    cross = min(_LONGEST_CROSSFADE, length // 4)
    period = length - cross
    likeness = _likeness(pcm.read(plain, 0, cross), pcm.read(plain, period, cross))
    signal = np.zeros(count, np.float32)
    done = max(0, -at)
    while done < count:
        round_number, place = divmod(at + done, period)
        piece = pcm.read(plain, place, min(count - done, period - place))
        if round_number and place < cross:
            over = min(len(piece), cross - place)
            way = (np.arange(place, place + over) + 0.5) / cross * (np.pi / 2)
            ending = pcm.read(plain, period + place, over)
            mixed = piece[:over] * np.sin(way) + ending * np.cos(way)
            piece[:over] = mixed / np.sqrt(1 + likeness * np.sin(2 * way))
        signal[done : done + len(piece)] = piece
        done += len(piece)
    return signal


def _likeness(one: Signal, other: Signal) -> float:
    """Return how alike two sounds are (0 to 1): the more, the louder their crossfade would be."""
    norm = float(np.linalg.norm(one) * np.linalg.norm(other))
    return max(0.0, float(np.dot(one, other)) / norm) if norm else 0.0


def _fade(samples_in: NDArray[np.int64], fade: int) -> Signal:
    """Return how much is to be heard so many samples within the film: nothing outside, all after the fade.

    The samples are in rising order.
    """
    if samples_in[0] >= fade:
        return np.ones(len(samples_in), np.float32)
    way = np.clip((samples_in + 0.5) / max(fade, 0.5), 0, 1)
    return (0.5 - 0.5 * np.cos(np.pi * way)).astype(np.float32)


def _ducked(bed: Bed, first: int, count: int) -> Signal:
    """Return the factor by which the music steps back, decided at points that lie fixed in the film."""
    begin = (bed.begin + first) // _NODE * _NODE - bed.begin
    nodes = np.arange(begin, first + count + _NODE, _NODE)
    depth = np.zeros(len(nodes))
    for start, end in bed.speech:
        near = np.clip(np.minimum(1 - (start - nodes) / ATTACK, 1 - (nodes - end) / RELEASE), 0, 1)
        np.maximum(depth, 0.5 - 0.5 * np.cos(np.pi * near), out=depth)
    levels = np.power(10, -bed.duck_db * depth / 20)
    return np.interp(np.arange(first, first + count), nodes, levels).astype(np.float32)
