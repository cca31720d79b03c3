"""Raw frames in, one H.264 segment out: a closed run of frames that others can be joined to."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.text import Text
from studio.film import hardware
from studio.film.ffmpeg import Ffmpeg
from studio.film.hardware import Hardware
from studio.film.progress import FfmpegProgress

TICKS_PER_FRAME: Final = 512
"""Clock ticks of a frame in every segment, so that all segments of a film share one clock."""

REORDERED: Final = 2
"""How many frames a frame is decoded ahead of its time at most, for the sake of those between."""

BIT_EXACT: Final = ("-fflags", "+bitexact", "-map_metadata", "-1")
"""No dates, no program names: the same work gives the same bytes."""

_DETAIL_BITS: Final = 1.6
"""Share of bits for moving detail: jitter 0.041 px/frame^2 instead of 0.063, for 0.6 times more bytes."""
_PIPE_BYTES: Final = 1 << 20
_F_SETPIPE_SZ: Final = 1031
DOING: Final = Text(ko="장면 인코딩", en="encoding a scene")


class EncoderSettings(BaseModel):
    """How frames are compressed; part of what a segment is known by."""

    model_config = ConfigDict(frozen=True)

    preset: str = "veryfast"
    crf: int = 18
    b_frames: int = 7
    x264: str = "b-adapt=0:subme=1"
    """Slides hardly move: a cheap search finds it all, and long runs of B frames cost next to nothing."""
    still_quantiser: int = 17
    """How finely a picture that stands still is drawn (less is finer): no later frame adds to it."""
    keyframe_sec: float = 5.0
    """Longest way between two points to which a player can jump."""
    hardware: Hardware | None = None
    """Who encodes in place of x264; only what stands under it and the keyframes count then."""

    def for_moving_detail(self) -> "EncoderSettings":
        """Return the settings for a picture that moves with its sharp details, which would tremble otherwise.

        Its segments can be joined to the others: a zone changes no header, as another crf would.
        """
        return self.model_copy(update={"x264": f"{self.x264}:zones=0,1000000,b={_DETAIL_BITS}"})

    @property
    def name(self) -> str:
        """What a film's metadata call the encoder."""
        return "libx264" if self.hardware is None else hardware.CODECS[self.hardware.kind]


def encode_frames(
    frames: Iterable[memoryview],
    target: Path,
    *,
    width: int,
    height: int,
    fps: int,
    settings: EncoderSettings,
    on_frame: Callable[[int], None],
    cancel: CancelToken,
    painted: Sequence[int] | None = None,
) -> None:
    """Encode BGRA frames (width*height*4 bytes each) into an MP4; `on_frame` gets the count so far.

    `painted` tells which frames of the segment come, the first and the last among them; ffmpeg blends those
    between, which suits pictures in which nothing sharp moves. By default all come.
    One thread and no dates, so the same frames give the same bytes.
    Raises COMPOSE_FAILED, DISK_FULL or `Canceled`.
    """
    arguments = _arguments(
        _TO_BT709 if painted is None else f"{_TO_BT709},{_at(painted, fps)},{_blend_to(fps)}",
        target,
        width=width,
        height=height,
        fps=fps,
        settings=settings,
        frame_count=None if painted is None else painted[-1] + 1,
    )
    with Ffmpeg(arguments, doing=DOING, feed=True) as ffmpeg:
        pipe = ffmpeg.stdin.fileno()
        _widen(pipe)
        # A pipe that closes early is ffmpeg's own failure: finish() tells which.
        count = 0
        with contextlib.suppress(BrokenPipeError):
            for count, frame in enumerate(frames, start=1):
                cancel.check()
                _write(pipe, frame)
                on_frame(count if painted is None else painted[count - 1] + 1)
        finish(ffmpeg, count if painted is None else painted[-1] + 1, cancel)


def encode_repeated(
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
    """Encode one BGRA frame `frame_count` times, sent and converted once; errors as `encode_frames`.

    A target that does not end in .mp4 becomes a bare H.264 stream.
    """
    filters = f"{_TO_BT709},loop=loop={frame_count - 1}:size=1"
    arguments = _arguments(filters, target, width=width, height=height, fps=fps, settings=settings)
    with Ffmpeg(arguments, doing=DOING, feed=True) as ffmpeg:
        with contextlib.suppress(BrokenPipeError):
            _write(ffmpeg.stdin.fileno(), frame)
        finish(ffmpeg, frame_count, cancel, on_frame)


def finish(
    ffmpeg: Ffmpeg, frame_count: int, cancel: CancelToken, on_frame: Callable[[int], None] | None = None
) -> None:
    """Wait for the end and make sure that the encoder took every frame."""
    encoded = 0

    def watch(progress: FfmpegProgress) -> None:
        nonlocal encoded
        encoded = progress.frames
        if on_frame is not None:
            on_frame(encoded)

    ffmpeg.finish(cancel, watch)
    if encoded != frame_count:
        raise StepFailed(
            ErrorCode.COMPOSE_FAILED,
            Text(
                ko=f"장면의 프레임 {frame_count}개 중 {encoded}개만 인코딩되었습니다.",
                en=f"Of the {frame_count} frames of a scene {encoded} were encoded.",
            ),
            Text(ko="다시 시도하십시오.", en="Try again."),
        )


def codec_arguments(fps: int, settings: EncoderSettings) -> list[str]:
    """Return how H.264 is made of yuv420p frames marked as BT.709."""
    return [
        *(_x264(settings) if settings.hardware is None else hardware.codec_arguments(settings.hardware)),
        *("-g", str(max(1, round(settings.keyframe_sec * fps)))),
        *("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"),
        *("-flags:v", "+cgop+bitexact"),
    ]


def mp4_arguments(fps: int) -> list[str]:
    """Return how a segment is put into its file: without dates, on the clock of all segments."""
    return [*BIT_EXACT, "-video_track_timescale", str(fps * TICKS_PER_FRAME), "-f", "mp4"]


def _x264(settings: EncoderSettings) -> list[str]:
    return [
        *("-c:v", "libx264", "-preset", settings.preset, "-crf", str(settings.crf), "-threads", "1"),
        *("-bf", str(settings.b_frames), "-x264-params", settings.x264, "-sc_threshold", "0"),
    ]


def _arguments(
    filters: str,
    target: Path,
    *,
    width: int,
    height: int,
    fps: int,
    settings: EncoderSettings,
    frame_count: int | None = None,
) -> list[str]:
    device: list[str] = []
    if settings.hardware is not None:
        device = hardware.device_arguments(settings.hardware)
        filters = f"{filters},{hardware.upload_filter(settings.hardware)}"
    return [
        *("-loglevel", "error", "-y", *device),
        *("-f", "rawvideo", "-pix_fmt", "bgr0", "-s", f"{width}x{height}", "-r", str(fps)),
        *("-i", "pipe:0", "-filter_threads", "1", "-vf", filters),
        *(("-frames:v", str(frame_count)) if frame_count is not None else ()),
        *codec_arguments(fps, settings),
        *(mp4_arguments(fps) if target.suffix == ".mp4" else ("-f", "h264")),
        str(target),
    ]


def _at(painted: Sequence[int], fps: int) -> str:
    """Return the filter that gives each picture that comes the time of its frame in the segment."""
    gaps = [(number, there - here - 1) for number, (here, there) in enumerate(pairwise(painted))]
    frame = "+".join(["N", *(f"{gap}*gt(N,{number})" for number, gap in gaps if gap)])
    return f"setpts='({frame})/({fps}*TB)'"


def _blend_to(fps: int) -> str:
    """Return the filter that blends frames in between, evenly in time and never taking a change for a cut."""
    return f"framerate=fps={fps}:interp_start=0:interp_end=255:scene=100:flags=0"


_TO_BT709: Final = (
    "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,"
    "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
)


def _write(pipe: int, frame: memoryview) -> None:
    while frame:
        frame = frame[os.write(pipe, frame) :]


def _widen(pipe: int) -> None:
    """Let the pipe hold more than Linux gives by default: painter and encoder wait less for each other."""
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):  # a system with a lower limit keeps its own
            fcntl.fcntl(pipe, _F_SETPIPE_SZ, _PIPE_BYTES)
