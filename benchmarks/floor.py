"""The encoder's own limit: x264 with the studio's settings on raw frames that lie ready, on every core."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from benchmarks.films import slides_for, timeline_for
from studio.domain.slides import canvas_of
from studio.domain.spec import RenderSpec
from studio.domain.timeline import Timeline
from studio.film.encoder import EncoderSettings, codec_arguments, mp4_arguments
from studio.film.ffmpeg import find_ffmpeg
from studio.picture import FramePainter

BT709 = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
"""Told, not converted: without it ffmpeg takes raw frames for BT.601 and converts every one of them."""


class RawFrames:
    """A file of frames in YUV 4:2:0, and what they are."""

    def __init__(self, path: Path, width: int, height: int, fps: int) -> None:
        self.path, self.width, self.height, self.fps = path, width, height, fps

    @property
    def arguments(self) -> list[str]:
        """What ffmpeg needs to know to read the file."""
        size = f"{self.width}x{self.height}"
        form = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", size, "-r", str(self.fps)]
        return [*form, "-i", str(self.path)]

    def write(self, frames: Iterable[memoryview]) -> None:
        """Convert BGRA frames as the studio's encoder does."""
        size = f"{self.width}x{self.height}"
        command = [
            *(find_ffmpeg(), "-y", "-v", "error", "-f", "rawvideo", "-pix_fmt", "bgr0", "-s", size),
            *("-r", str(self.fps), "-i", "-", "-vf", f"scale=out_color_matrix=bt709:out_range=tv,{BT709}"),
            *("-pix_fmt", "yuv420p", "-f", "rawvideo", str(self.path)),
        ]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as pipe:
            assert pipe.stdin is not None
            for frame in frames:
                pipe.stdin.write(frame)
        if pipe.returncode:
            raise SystemExit(f"ffmpeg could not write raw frames: exit code {pipe.returncode}")


def prepare(spec: RenderSpec, folder: Path) -> list[RawFrames]:
    """Paint the film into as many files of raw frames as there are cores; done once, they are kept."""
    timeline, canvas = timeline_for(spec), canvas_of(spec)
    cores = min(os.cpu_count() or 1, timeline.frame_count)
    cuts = [timeline.frame_count * n // cores for n in range(cores + 1)]
    parts = [
        RawFrames(folder / f"frames-{n}.yuv", canvas.width, canvas.height, canvas.fps) for n in range(cores)
    ]
    done = folder / "frames.done"
    if not done.exists():
        painter = FramePainter(canvas, slides_for(spec))
        for part, first, end in zip(parts, cuts, cuts[1:], strict=False):
            part.write(painted(painter, timeline, first, end))
        done.touch()
    return parts


def encode(parts: list[RawFrames], folder: Path) -> Path:
    """Encode all parts at once, a process each, and return one file with all their bytes."""
    folder.mkdir()
    films = [folder / f"{n}.mp4" for n in range(len(parts))]
    running = [subprocess.Popen(x264_command(part, film)) for part, film in zip(parts, films, strict=True)]
    codes = [process.wait() for process in running]
    if any(codes):
        raise SystemExit("x264 failed")
    together = folder / "parts.bin"
    together.write_bytes(b"".join(film.read_bytes() for film in films))
    return together


def x264_command(frames: RawFrames, target: Path, settings: EncoderSettings | None = None) -> list[str]:
    """Return the command that encodes raw frames as the studio does (a test compares the bytes)."""
    chosen = settings or EncoderSettings()
    return [
        *(find_ffmpeg(), "-y", "-v", "error", *frames.arguments, "-vf", BT709),
        *codec_arguments(frames.fps, chosen),
        *mp4_arguments(frames.fps),
        str(target),
    ]


def painted(painter: FramePainter, timeline: Timeline, first: int, end: int) -> Iterable[memoryview]:
    """Yield the film's own frames, painted one by one; each is overwritten by the next."""
    for frame in range(first, end):
        yield painter.paint(timeline.shot_at(frame))
