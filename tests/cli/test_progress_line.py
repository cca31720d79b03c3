"""Progress on a terminal is one line that fits; elsewhere it is a line per step."""

from __future__ import annotations

import io
import unicodedata
from datetime import UTC, datetime

import pytest

from studio.cli.console import Console
from studio.cli.progress import ProgressLine
from studio.domain.job import JobStatus
from studio.domain.progress import ProgressEvent
from studio.domain.steps import Step
from studio.domain.text import Language


class Stream(io.TextIOWrapper):
    """A terminal (or not) of some encoding that remembers what was written."""

    def __init__(self, *, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def written(self) -> str:
        self.flush()
        self.seek(0)
        return self.read()


def event(step: Step, progress: int, status: JobStatus = JobStatus.RUNNING) -> ProgressEvent:
    return ProgressEvent(
        job_id="j",
        video_id="v",
        status=status,
        step=step,
        progress=progress,
        message=f"{step.message.ko} 장면 {progress}/100",
        timestamp=datetime(2026, 1, 1, tzinfo=UTC),
    )


def shown(stream: Stream, *events: ProgressEvent) -> str:
    line = ProgressLine(Console(Language.KOREAN, out=stream, err=stream))
    for one in events:
        line(one)
    return stream.written()


RENDER = (
    event(Step.VALIDATE_SCRIPT, 0),
    event(Step.GENERATE_TTS, 15),
    event(Step.GENERATE_TTS, 20),
    event(Step.COMPOSE_VIDEO, 60),
    event(Step.FINALIZE, 100, JobStatus.SUCCEEDED),
)


def test_a_file_gets_a_line_per_step() -> None:
    assert shown(Stream(terminal=False), *RENDER).splitlines() == [
        "[  0%] 스크립트 검증 중...",
        "[ 15%] 음성 합성 중...",
        "[ 60%] 영상 합성 중...",
    ]


def test_a_terminal_gets_one_line_that_fits_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    monkeypatch.setenv("TERM", "xterm")
    written = shown(Stream(terminal=True), *RENDER)
    assert "\n" not in written
    assert written.endswith("\r\x1b[K")
    for drawn in written.replace("\x1b[K", "").split("\r"):
        assert sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in drawn) < 50


def test_a_terminal_without_blocks_gets_other_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    written = shown(Stream(terminal=True, encoding="ascii"), event(Step.COMPOSE_VIDEO, 60))
    assert "#" * 14 + "." * 10 in written
