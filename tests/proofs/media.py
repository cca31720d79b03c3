"""A finished film taken apart by ffmpeg: small pictures, samples, captions, chapters."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.film.ffmpeg import find_ffmpeg

COLUMNS, ROWS = 32, 18
_BATCH = 512


def small_frames(film: Path) -> Iterator[NDArray[np.uint8]]:
    """Yield every decoded frame as a small picture (rows, columns, RGB), in order."""
    shrunk = f"scale={COLUMNS}:{ROWS}:flags=area,format=rgb24"
    command = [find_ffmpeg(), "-loglevel", "error", "-xerror", "-i", str(film), "-map", "0:v:0"]
    command += ["-fps_mode", "passthrough", "-vf", shrunk, "-f", "rawvideo", "-"]
    size = ROWS * COLUMNS * 3
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        while data := process.stdout.read(size * _BATCH):
            yield from np.frombuffer(data, np.uint8).reshape(-1, ROWS, COLUMNS, 3)
    if process.returncode:
        raise RuntimeError(f"ffmpeg could not decode the film ({process.returncode})")


def decoded_sound(film: Path, folder: Path) -> NDArray[np.int16]:
    """Return all samples of the film, in a file of `folder` and not in memory."""
    raw = folder / f"{film.stem}.pcm"
    command = [find_ffmpeg(), "-loglevel", "error", "-y", "-i", str(film), "-map", "0:a:0", "-f", "s16le"]
    subprocess.run([*command, str(raw)], check=True)
    return np.memmap(raw, np.dtype("<i2"), "r")


def captions_in(film: Path) -> str:
    """Return the captions of the film's own track, as SubRip."""
    return _said(film, "-map", "0:s:0", "-f", "srt", "-")


def chapters_in(film: Path) -> list[tuple[int, int]]:
    """Return where chapters begin and end, in samples."""
    described = _said(film, "-f", "ffmetadata", "-")
    found = re.findall(r"TIMEBASE=1/48000\nSTART=(\d+)\nEND=(\d+)", described)
    return [(int(start), int(end)) for start, end in found]


def _said(film: Path, *arguments: str) -> str:
    command = [find_ffmpeg(), "-loglevel", "error", "-i", str(film), *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
