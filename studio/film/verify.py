"""A film is believed only after it was read to its end.

Every picture is counted, the sound is decoded whole, and so are pictures all over the film. The others were
counted when their segment was encoded, and a cached segment is compared with its digest, so decoding them all
again (half the time of a render that finds everything in its cache) would show nothing new.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.speech import SAMPLE_RATE
from studio.domain.text import Text
from studio.film import ffmpeg

AAC_FRAME: Final = 1024
"""Samples of one AAC packet: a player that ignores the edit list hears at most this much more at the end."""
AUDIBLE_DB: Final = -60.0
"""Peak level below which nobody hears anything."""

_DOING: Final = Text(ko="완성된 영상 확인", en="checking the finished film")
_PICTURES: Final = 12
"""How many pictures are decoded, the first of the film among them."""
_SAMPLES: Final = re.compile(r"n_samples: (\d+)")
_PEAK: Final = re.compile(r"max_volume: (-?[\d.]+|-?inf|nan) dB")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a film must turn out to be."""

    frames: int
    samples: int
    audible: bool


def verify(
    film: Path, expected: Expected, *, on_progress: Callable[[float], None], cancel: CancelToken
) -> None:
    """Read a film from beginning to end; raises COMPOSE_FAILED naming what is not as expected.

    Frames must match exactly. Samples too: the edit list takes the encoder's delay away, and a decoder may
    only leave the padding of the last packet (less than one AAC frame).
    """
    if not film.is_file() or film.stat().st_size == 0:
        raise _wrong(Text(ko="영상 파일이 비어 있습니다", en="the film is empty"))
    try:
        frames = _packets(film, cancel)
        lines = _decoded(film, expected, on_progress, cancel)
    except ffmpeg.ToolKilled:
        raise
    except StepFailed as error:
        raise _wrong(Text(ko="끝까지 재생되지 않습니다", en="it does not play to its end")) from error
    samples, peak = parse_stats(lines)
    if frames != expected.frames:
        raise _wrong(
            Text(
                ko=f"프레임이 {expected.frames}개여야 하는데 {frames}개입니다",
                en=f"it has {frames} frames instead of {expected.frames}",
            )
        )
    if not 0 <= samples - expected.samples < AAC_FRAME:
        raise _wrong(
            Text(
                ko=f"소리가 {expected.samples} 샘플이어야 하는데 {samples} 샘플입니다",
                en=f"its sound has {samples} samples instead of {expected.samples}",
            )
        )
    if expected.audible and peak < AUDIBLE_DB:
        raise _wrong(Text(ko="내레이션이 들리지 않습니다", en="the narration cannot be heard"))


def _decoded(
    film: Path, expected: Expected, on_progress: Callable[[float], None], cancel: CancelToken
) -> list[str]:
    """Decode pictures all over the film and, beside them, all sound; return what is said of the sound."""
    pictures: list[str] = []
    for place in range(_PICTURES):
        at = expected.samples / SAMPLE_RATE * place / _PICTURES
        pictures += ["-noaccurate_seek", "-ss", f"{at:.3f}", "-i", str(film)]
    for place in range(_PICTURES):
        pictures += ["-map", f"{place}:v:0"]
    pictures += ["-frames:v", "1"]
    sound = ["-i", str(film), "-map", "0:a:0", "-af", "volumedetect"]

    def watch(progress: ffmpeg.FfmpegProgress) -> None:
        on_progress(min(1.0, progress.seconds * SAMPLE_RATE / expected.samples))

    with (
        ffmpeg.Ffmpeg(["-xerror", *pictures, "-f", "null", "-"], doing=_DOING) as picture_reader,
        ffmpeg.Ffmpeg(["-xerror", *sound, "-f", "null", "-"], doing=_DOING) as sound_reader,
    ):
        picture_reader.finish(cancel)
        return sound_reader.finish(cancel, watch)


def _packets(film: Path, cancel: CancelToken) -> int:
    """Return how many pictures the film's video track holds, without decoding any."""
    count = 0

    def watch(progress: ffmpeg.FfmpegProgress) -> None:
        nonlocal count
        count = progress.frames

    ffmpeg.run(
        ["-xerror", "-i", str(film), "-map", "0:v:0", "-c", "copy", "-f", "null", "-"],
        doing=_DOING,
        cancel=cancel,
        on_progress=watch,
    )
    return count


def parse_stats(lines: Sequence[str]) -> tuple[int, float]:
    """Read the number of samples and the peak level (dBFS) from the summary of ffmpeg's volumedetect."""
    said = "\n".join(lines)
    samples, peaks = _SAMPLES.findall(said), _PEAK.findall(said)
    if not samples or not peaks:
        return 0, float("-inf")
    peak = float(peaks[-1])
    return int(samples[-1]), peak if peak == peak else float("-inf")


def _wrong(what: Text) -> StepFailed:
    return StepFailed(
        ErrorCode.COMPOSE_FAILED,
        Text(
            ko=f"완성된 영상을 확인했지만 올바르지 않습니다: {what.ko}.",
            en=f"The finished film is not right: {what.en}.",
        ),
        Text(ko="다시 시도하십시오.", en="Try again."),
    )
