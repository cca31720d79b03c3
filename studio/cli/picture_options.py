"""`--size`, `--format`, `--aspect` and `--fps` as they were typed: understood, or refused in one sentence."""

import argparse
import re
from typing import Final

from studio.domain.errors import BadInput, ErrorCode
from studio.domain.formats import Aspect, aspect_of, frame_size
from studio.domain.settings import LARGEST_SIDE, SMALLEST_SIDE, RenderSettings
from studio.domain.text import Text
from studio.domain.timeline import FRAME_RATES

_SIZE: Final = re.compile(r"([0-9]{1,9})[xX×]([0-9]{1,9})")


def frame_size_typed(settings: RenderSettings, arguments: argparse.Namespace) -> tuple[int, int] | None:
    """Return the width and height that were asked for, None when nothing was.

    What `--format` or `--aspect` leaves open stays as it is set. Raises `BadInput`.
    """
    if arguments.size is not None:
        if arguments.format is not None or arguments.aspect is not None:
            raise _refused(
                Text(
                    ko="--size는 --format이나 --aspect와 함께 쓸 수 없습니다.",
                    en="--size cannot be combined with --format or --aspect.",
                ),
                Text(ko="하나만 쓰십시오.", en="Use the one or the other."),
            )
        return _size(arguments.size)
    if arguments.format is None and arguments.aspect is None:
        return None
    lines = min(settings.width, settings.height)
    if arguments.format is not None:
        lines = int(arguments.format.removesuffix("p"))
    aspect = aspect_of(settings.width, settings.height) or Aspect.WIDE
    if arguments.aspect is not None:
        aspect = Aspect(arguments.aspect)
    width, height = frame_size(lines, aspect)
    return _size(f"{width}x{height}")


def fps_typed(text: str) -> int:
    """Return the frame rate that was asked for; raises `BadInput`."""
    rates = ", ".join(map(str, FRAME_RATES))
    if text.strip() not in rates.split(", "):
        raise _refused(
            Text(ko=f"쓸 수 없는 --fps 값입니다: “{text}”.", en=f"--fps cannot be “{text}”."),
            Text(ko=f"{rates} 가운데 하나를 적으십시오.", en=f"Write one of {rates}."),
        )
    return int(text)


def _size(text: str) -> tuple[int, int]:
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise _refused(
            Text(ko=f"--size 값을 알 수 없습니다: “{text}”.", en=f"--size is not understood: “{text}”."),
            Text(ko="가로x세로로 적으십시오, 예: 1280x720.", en="Write width x height, e.g. 1280x720."),
        )
    sides = int(match[1]), int(match[2])
    if not all(SMALLEST_SIDE <= side <= LARGEST_SIDE and side % 2 == 0 for side in sides):
        raise _refused(
            Text(
                ko=f"쓸 수 없는 화면 크기입니다: “{text}”. 두 변은 {SMALLEST_SIDE}~{LARGEST_SIDE} 사이의 "
                "짝수여야 합니다.",
                en=f"--size cannot be “{text}”: both sides are even numbers from {SMALLEST_SIDE} to "
                f"{LARGEST_SIDE}.",
            ),
            Text(
                ko="예: 1280x720, 또는 --format 1080p --aspect 9:16.",
                en="Write e.g. 1280x720, or --format 1080p --aspect 9:16.",
            ),
        )
    return sides


def _refused(what: Text, next_step: Text) -> BadInput:
    return BadInput(ErrorCode.INVALID_ARGUMENT, what, next_step)
