"""Which hardware of this machine encodes: found out by real trials, each once in a session."""

from __future__ import annotations

import sys
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from studio.domain.cancel import CancelToken
from studio.domain.errors import StepFailed
from studio.domain.settings import VideoEncoder
from studio.domain.text import Text
from studio.film.hardware import Verdict

if TYPE_CHECKING:
    from studio.pipeline.pool import Pool

PATIENCE_SEC: Final = 30.0
"""How long a trial may take: a driver that hangs must not hold a film up."""

NAMES: Final = {
    VideoEncoder.VIDEOTOOLBOX: "VideoToolbox",
    VideoEncoder.NVENC: "NVENC",
    VideoEncoder.QSV: "Quick Sync",
    VideoEncoder.AMF: "AMF",
    VideoEncoder.VAAPI: "VA-API",
}
"""What people call each kind of hardware."""

_PREFERRED: Final = {
    "darwin": (VideoEncoder.VIDEOTOOLBOX,),
    "win32": (VideoEncoder.NVENC, VideoEncoder.QSV, VideoEncoder.AMF),
}
_PREFERRED_ELSEWHERE: Final = (VideoEncoder.NVENC, VideoEncoder.QSV, VideoEncoder.VAAPI, VideoEncoder.AMF)
_Size = tuple[int, int, int]


def candidates(wanted: VideoEncoder, platform: str = sys.platform) -> Sequence[VideoEncoder]:
    """Return the kinds of hardware to try for a choice, the best first; none for software."""
    if wanted is VideoEncoder.AUTO:
        return _PREFERRED.get(platform, _PREFERRED_ELSEWHERE)
    return () if wanted is VideoEncoder.SOFTWARE else (wanted,)


class Encoders:
    """What was found out about the hardware of this machine. Thread-safe."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._verdicts: dict[tuple[VideoEncoder, _Size], Verdict] = {}
        self._lost: dict[VideoEncoder, Verdict] = {}

    def verdict(
        self, kind: VideoEncoder, size: _Size, pool: Pool, scratch: Path, cancel: CancelToken
    ) -> Verdict:
        """Return whether a kind of hardware encodes films of a size (width, height, frames a second).

        It is tried in a child of `pool`, with files below `scratch`;
        what failed in a film is not tried again.
        Raises `Canceled`, DISK_FULL, and COMPOSE_FAILED where there is no ffmpeg.
        """
        with self._guard:
            known = self._lost.get(kind) or self._verdicts.get((kind, size))
        if known is not None:
            return known
        found = _tried(kind, size, pool, scratch, cancel)
        with self._guard:
            return self._verdicts.setdefault((kind, size), found)

    def lose(self, kind: VideoEncoder, why_not: Text) -> None:
        """Remember that hardware which passed its trial failed in a film."""
        with self._guard:
            self._lost[kind] = Verdict(kind=kind, why_not=why_not)


class _Deadline(CancelToken):
    """Passes a wish to cancel on, and gives up by itself after a while."""

    def __init__(self, outer: CancelToken) -> None:
        super().__init__()
        self._outer = outer
        self._until = time.monotonic() + PATIENCE_SEC

    def check(self) -> None:
        self._outer.check()
        if time.monotonic() > self._until:
            raise TimeoutError


def _tried(kind: VideoEncoder, size: _Size, pool: Pool, scratch: Path, cancel: CancelToken) -> Verdict:
    from studio.pipeline.tasks import TrialTask  # who encodes by software need not load it

    folder = scratch / f"trial-{kind}-{uuid.uuid4().hex[:8]}"
    folder.mkdir(parents=True)
    width, height, fps = size
    task = TrialTask(encoder=kind, width=width, height=height, fps=fps, folder=folder)
    try:
        (result,) = pool.run([task], _Deadline(cancel))
    except TimeoutError:
        why_not = Text(
            ko=f"{PATIENCE_SEC:.0f}초 안에 응답하지 않았습니다",
            en=f"it did not answer within {PATIENCE_SEC:.0f} s",
        )
        return Verdict(kind=kind, why_not=why_not)
    except StepFailed as error:  # a driver that takes the whole child along
        return Verdict(kind=kind, why_not=error.what)
    assert result.verdict is not None
    return result.verdict
