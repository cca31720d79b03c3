"""Clips for tests: every frame one even grey, so that a picture tells which frame it is."""

from __future__ import annotations

from pathlib import Path

from studio.domain.cancel import CancelToken
from studio.domain.text import Text
from studio.film import ffmpeg

STEP = 20
"""How much lighter each frame is than the one before it."""
FIRST = 20
"""Grey of the first frame."""


def clip_file(
    target: Path, *, frames: int = 10, fps: int = 10, size: str = "160x90", sound: bool = False
) -> Path:
    """Write an MP4 or WebM, by its suffix, of which frame N is grey `FIRST + N * STEP`."""
    seconds = frames / fps
    luma = f"16+({FIRST}+N*{STEP})*219/255"
    grey = f"nullsrc=s={size}:r={fps}:d={seconds},format=yuv444p,geq=lum='{luma}':cb=128:cr=128"
    codec = (
        ["-c:v", "libvpx-vp9", "-lossless", "1"]
        if target.suffix == ".webm"
        else ["-c:v", "libx264", "-qp", "0"]
    )
    audio = ["-f", "lavfi", "-i", f"sine=d={seconds}"] if sound else []
    picture = ["-f", "lavfi", "-i", grey]
    ffmpeg.run(
        ["-y", *picture, *audio, *codec, "-pix_fmt", "yuv420p", "-shortest", str(target)],
        doing=Text(ko="클립", en="clip"),
        cancel=CancelToken(),
    )
    return target
