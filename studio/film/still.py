"""A picture that stands still: it is encoded once, and each further frame only says that nothing has changed.

Such a frame is the same whatever the picture, so it is taken from a film of one plain colour. A still scene
costs what one picture costs, where x264 would look at every frame anew.
"""

import re
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.film.encoder import (
    DOING,
    EncoderSettings,
    encode_repeated,
    finish,
    mp4_arguments,
)
from studio.film.ffmpeg import Ffmpeg

_START_CODE: Final = re.compile(rb"\x00?\x00\x00\x01")
_SLICE: Final = 1
"""Type of the units that hold a picture made from the one before."""
_TYPE_BITS: Final = 0x1F
_NO_B_FRAMES: Final = "b-adapt=1:b-bias=-100:subme=1"
"""The stream may have B frames, like those it is joined to, but has none: it can be cut after any frame."""


def encode_still(
    frame: memoryview,
    frame_count: int,
    target: Path,
    *,
    width: int,
    height: int,
    fps: int,
    settings: EncoderSettings,
    on_frame: Callable[[int], None],
    cancel: CancelToken,
) -> None:
    """Encode one BGRA frame (width*height*4 bytes) shown `frame_count` times into an MP4.

    A file beside `target` comes and goes. Raises COMPOSE_FAILED, DISK_FULL or `Canceled`, and ValueError for
    more frames than one group of pictures holds: a longer scene shows the same segment again.
    """
    group = round(settings.keyframe_sec * fps)
    if frame_count > group:
        raise ValueError(f"{frame_count} frames are more than a group of pictures ({group})")
    size = {"width": width, "height": height, "fps": fps}
    if settings.hardware is not None:
        encode_repeated(
            frame, frame_count, target, **size, settings=settings, on_frame=on_frame, cancel=cancel
        )
        return
    stream = target.with_suffix(".h264")
    picture = settings.model_copy(update={"x264": f"{settings.x264}:zones=0,0,q={settings.still_quantiser}"})
    encode_repeated(frame, 1, stream, **size, settings=picture, on_frame=lambda _: None, cancel=cancel)
    repeats = _repeats(width, height, fps, settings, group - 1)  # pyright: ignore[reportArgumentType] - frozen
    with stream.open("ab") as out:
        out.write(b"".join(repeats[: frame_count - 1]))
    _into_mp4(stream, target, fps, frame_count, on_frame, cancel)
    stream.unlink()


def _into_mp4(
    stream: Path,
    target: Path,
    fps: int,
    frame_count: int,
    on_frame: Callable[[int], None],
    cancel: CancelToken,
) -> None:
    """Give the frames of a bare stream their times."""
    times = f"setts=ts=N/({fps}*TB):duration=1/({fps}*TB)"
    arguments = ["-loglevel", "error", "-y", "-r", str(fps), "-f", "h264", "-i", str(stream), "-c", "copy"]
    with Ffmpeg([*arguments, "-bsf:v", times, *mp4_arguments(fps), str(target)], doing=DOING) as ffmpeg:
        finish(ffmpeg, frame_count, cancel, on_frame)


@lru_cache(maxsize=2)
def _repeats(width: int, height: int, fps: int, settings: EncoderSettings, count: int) -> tuple[bytes, ...]:
    """Return the units of `count` frames that repeat whatever picture stands before them."""
    plain = memoryview(bytes(width * height * 4))
    calm = settings.model_copy(update={"x264": _NO_B_FRAMES})
    with tempfile.TemporaryDirectory() as folder:
        stream = Path(folder) / "plain.h264"
        encode_repeated(
            plain,
            count + 1,
            stream,
            width=width,
            height=height,
            fps=fps,
            settings=calm,
            on_frame=lambda _: None,
            cancel=CancelToken(),
        )
        units = _units(stream.read_bytes())
    return tuple(unit for kind, unit in units if kind == _SLICE)


def _units(stream: bytes) -> list[tuple[int, bytes]]:
    """Cut an H.264 stream into its units, each with its type and its start code."""
    codes = list(_START_CODE.finditer(stream))
    ends = [code.start() for code in codes[1:]] + [len(stream)]
    return [
        (stream[code.end()] & _TYPE_BITS, stream[code.start() : end])
        for code, end in zip(codes, ends, strict=True)
    ]
