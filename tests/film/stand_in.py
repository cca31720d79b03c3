"""A program that calls itself ffmpeg and lets x264 do the work of hardware, well or badly as asked."""

import sys
from enum import StrEnum
from pathlib import Path

import pytest

from studio.film.ffmpeg import PROGRAM_VARIABLE, find_ffmpeg


class Behaviour(StrEnum):
    """What the hardware does with its frames."""

    WORKS = "works"
    BLACK = "black"
    LOSES_FRAMES = "loses frames"
    GROWS = "grows"
    NEVER_THE_SAME = "never the same"
    CRASHES = "crashes"
    HANGS = "hangs"
    FAILS_LATER = "fails later"
    CHANGES_LATER = "changes later"
    LOSES_LATER = "loses frames later"


_PROGRAM = r"""#!{python} -SE
import os, pathlib, signal, sys, time
REAL, BEHAVIOUR, LATER, LOG = {real!r}, {behaviour!r}, {later!r}, pathlib.Path({log!r})
said, args = sys.argv[1:], []
codec = next((i for i, a in enumerate(said) if a.startswith("h264_") and said[i - 1] == "-c:v"), None)
if codec is not None:
    with LOG.open("a") as log:
        log.write(pathlib.Path(said[-1]).name + "\n")
    later = sum(not name.startswith("trial") for name in LOG.read_text().splitlines()) > LATER
    if BEHAVIOUR == "crashes":
        os.kill(os.getpid(), signal.SIGSEGV)
    if BEHAVIOUR == "hangs":
        time.sleep(600)
    if BEHAVIOUR == "fails later" and later:
        sys.exit("[h264_nvenc @ 0x1] EncodePicture failed!: device lost (10)")
    own = said.index("-bf", codec)
    refs = 2 if BEHAVIOUR == "changes later" and later else 1
    if BEHAVIOUR == "never the same":
        refs = len(LOG.read_text().splitlines())
    x264 = ["libx264", "-preset", "ultrafast", "-threads", "1", "-refs", str(refs)]
    said = [*said[:codec], *x264, *said[own:]]
    if "-vaapi_device" in said:
        at = said.index("-vaapi_device")
        del said[at : at + 2]
    at = said.index("-vf") + 1
    said[at] = said[at].removesuffix(",hwupload")
    if BEHAVIOUR == "black":
        said[at] += ",lutyuv=y=16:u=128:v=128"
    if BEHAVIOUR == "grows":
        said[at] += ",pad=iw+16:ih+16"
    if BEHAVIOUR == "loses frames" or (BEHAVIOUR == "loses frames later" and later):
        said[-1:] = ["-bsf:v", "noise=drop=eq(n\\,3)", said[-1]]
os.execv(REAL, [REAL, *said])
"""


class StandIn:
    """Which segments were encoded by it, by file name."""

    def __init__(self, log: Path) -> None:
        self._log = log

    @property
    def encoded(self) -> list[str]:
        return self._log.read_text().splitlines() if self._log.exists() else []


def put_in_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch, behaviour: Behaviour = Behaviour.WORKS, *, later: int = 2
) -> StandIn:
    """Have the studio find it in place of ffmpeg; with "later" it behaves for so many segments of a film."""
    if sys.platform == "win32":
        pytest.skip("a script is no program there")
    log, program = folder / "encoded.txt", folder / "ffmpeg"
    program.write_text(
        _PROGRAM.format(
            python=sys.executable, real=find_ffmpeg(), behaviour=str(behaviour), later=later, log=str(log)
        )
    )
    program.chmod(0o755)
    monkeypatch.setenv(PROGRAM_VARIABLE, str(program))
    return StandIn(log)
