"""How loud a sound is: integrated loudness and true peak after EBU R 128, measured by ffmpeg."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.text import Text
from studio.film import ffmpeg

SILENCE_LUFS: Final = -69.0
"""At and below this the meter's gate has let nothing through."""

_DOING: Final = Text(ko="음량 측정", en="measuring the loudness")
_INTEGRATED: Final = re.compile(r"^\s*I:\s+(-?[\d.]+|-?inf|nan) LUFS", re.IGNORECASE)
_PEAK: Final = re.compile(r"^\s*Peak:\s+(-?[\d.]+|-?inf|nan) dBFS", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Loudness:
    """Integrated loudness in LUFS and the highest true peak in dBTP."""

    lufs: float
    peak_dbtp: float


def measure(sound: Path, cancel: CancelToken) -> Loudness | None:
    """Return the loudness of a sound file, None when it is silent; raises COMPOSE_FAILED on a bad one."""
    lines = ffmpeg.run(
        ["-i", str(sound), "-map", "0:a:0", "-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-"],
        doing=_DOING,
        cancel=cancel,
    )
    loudness = parse(lines)
    return None if loudness.lufs <= SILENCE_LUFS or math.isinf(loudness.peak_dbtp) else loudness


def parse(lines: Sequence[str]) -> Loudness:
    """Read the summary that ffmpeg's meter prints at its end."""
    lufs = [m[1] for line in lines if (m := _INTEGRATED.match(line))]
    peaks = [m[1] for line in lines if (m := _PEAK.match(line))]
    if not lufs or not peaks:
        raise StepFailed(
            ErrorCode.COMPOSE_FAILED,
            Text(ko="소리의 크기를 잴 수 없습니다.", en="The loudness of the sound cannot be measured."),
            Text(ko="다시 시도하십시오.", en="Try again."),
        )
    return Loudness(_number(lufs[-1]), _number(peaks[-1]))


def _number(text: str) -> float:
    value = float(text)
    return -math.inf if math.isnan(value) else value
