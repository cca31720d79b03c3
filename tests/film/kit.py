"""Small moving pictures, and what ffmpeg says about a file."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from studio.film.ffmpeg import find_ffmpeg

WIDTH, HEIGHT, FPS = 160, 90, 24


def frames(count: int, shade: int = 40) -> Iterator[memoryview]:
    """Yield frames of a block that wanders; the same buffer every time, as the painter does."""
    buffer = bytearray(WIDTH * HEIGHT * 4)
    picture = np.frombuffer(buffer, np.uint8).reshape(HEIGHT, WIDTH, 4)
    for i in range(count):
        picture[:] = shade
        picture[:, i % 120 : i % 120 + 30] = (200, 90, 30, 255)
        yield memoryview(buffer)


class Probe:
    """What ffmpeg says about a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def said(self, *arguments: str) -> str:
        done = subprocess.run(
            [find_ffmpeg(), "-hide_banner", "-nostdin", "-i", str(self.path), *arguments],
            capture_output=True,
            check=False,
        )
        return (done.stderr + done.stdout).decode("utf-8", "replace")

    def pcm(self) -> "np.ndarray[tuple[int], np.dtype[np.int16]]":
        done = subprocess.run(
            [find_ffmpeg(), "-loglevel", "error", "-i", str(self.path), "-map", "0:a", "-f", "s16le", "-"],
            capture_output=True,
            check=True,
        )
        return np.frombuffer(done.stdout, "<i2")

    def frame_times(self) -> list[int]:
        """Return the clock ticks at which frames are shown, in order."""
        said = self.said("-map", "0:v", "-c", "copy", "-f", "framecrc", "-")
        return sorted(int(m[2]) for m in re.finditer(r"^0, +(-?\d+), +(-?\d+),", said, re.MULTILINE))

    def decoded_frames(self) -> int:
        return len(re.findall(r"^0,", self.said("-map", "0:v", "-f", "framecrc", "-"), re.MULTILINE))
