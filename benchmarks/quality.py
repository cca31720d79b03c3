"""How close a film comes to its own ideal frames."""

import contextlib
import re
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from studio.film.ffmpeg import find_ffmpeg
from studio.film.join import Segment, concat_list

Matrix = Literal["bt709", "bt601"]
VMAF_EVERY = 6
"""VMAF looks at every so manieth frame: it takes ten times as long as SSIM."""


@dataclass(frozen=True, slots=True)
class Quality:
    """SSIM over all planes and frames (1 is perfect), VMAF (100 is perfect), how many frames there were."""

    ssim: float
    vmaf: float
    frames: int


def quality(
    films: list[Path], ideal: Iterable[memoryview], *, width: int, height: int, fps: int, matrix: Matrix
) -> Quality:
    """Compare films that follow each other with BGRA frames; `matrix` is how the film's colours were made."""
    source = f"{width}x{height}"
    like_the_film = f"scale=out_color_matrix={matrix}:out_range=tv:flags=accurate_rnd+full_chroma_int+bicubic"
    count = "settb=AVTB,setpts=N,setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709"
    graph = (
        f"[0:v]format=yuv420p,{count},split[f1][f2];[1:v]{like_the_film},format=yuv420p,{count},split[i1][i2];"
        f"[f1][i1]ssim=shortest=1[s];[f2][i2]libvmaf=n_threads=2:n_subsample={VMAF_EVERY}:shortest=1[v]"
    )
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "films.ffconcat"
        listing.write_text(concat_list([Segment(film) for film in films]))
        command = [
            *(find_ffmpeg(), "-nostats", "-f", "concat", "-safe", "0", "-i", str(listing)),
            *("-f", "rawvideo", "-pix_fmt", "bgr0", "-s", source, "-r", str(fps), "-i", "-"),
            *("-filter_complex", graph, "-map", "[s]", "-map", "[v]", "-f", "null", "-"),
        ]
        log = Path(folder) / "log.txt"
        with log.open("wb") as said, subprocess.Popen(command, stdin=subprocess.PIPE, stderr=said) as process:
            assert process.stdin is not None
            with contextlib.suppress(BrokenPipeError):  # a film that is too short ends early
                for frame in ideal:
                    process.stdin.write(frame)
                process.stdin.close()
        told = log.read_text(errors="replace")
    ssim = re.search(r"SSIM .*All:([\d.]+)", told)
    vmaf = re.search(r"VMAF score: ([\d.]+)", told)
    frames = re.findall(r"frame=\s*(\d+)", told)
    if process.returncode or not (ssim and vmaf and frames):
        raise SystemExit(f"ffmpeg could not compare {films[0].name}:\n{told[-2000:]}")
    return Quality(float(ssim[1]), float(vmaf[1]), int(frames[-1]))
