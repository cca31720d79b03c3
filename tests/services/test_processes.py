"""Several real processes over one data directory: one wins, the dead are noticed, the living left alone."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from studio.domain.errors import ErrorCode
from studio.domain.job import JobStatus
from studio.services.studio import open_studio

SCRIPT = {
    "chapters": [
        {
            "title": f"{chapter}장",
            "scenes": [
                {"narration": f"{chapter}장의 {number}번째 장면입니다.", "duration_sec": 2}
                for number in range(6)
            ],
        }
        for chapter in range(1, 4)
    ]
}

RACER = """
import json, sys
from pathlib import Path
from studio.domain.errors import StudioError
from studio.services.studio import open_studio
data_dir, script_id, what = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
studio = open_studio(data_dir, {}, render=None)
print("ready", flush=True)
sys.stdin.readline()
try:
    if what == "create":
        created = studio.rendering.create(script_id, draft=True)
        answer = [created.job.job_id, created.created]
    elif what == "strict":
        answer = [studio.rendering.create(script_id, draft=True, strict=True).job.job_id, True]
    else:
        answer = [studio.rendering.start(what).job.spec_sha256, True]
except StudioError as error:
    answer = [error.code.value, False]
print(json.dumps(answer), flush=True)
sys.stdin.readline()
studio.close()
"""


class Racers:
    """Processes that get ready, start together at a word, and stay until told to leave."""

    def __init__(self, data_dir: Path, script_id: str, what: str, count: int = 4) -> None:
        command = [sys.executable, "-c", RACER, str(data_dir), script_id, what]
        self._processes = [
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for _ in range(count)
        ]

    def race(self) -> list[tuple[str, bool]]:
        assert [self._read(process) for process in self._processes] == ["ready"] * len(self._processes)
        self._tell()
        answers = [json.loads(self._read(process)) for process in self._processes]
        self._tell()
        for process in self._processes:
            with process:
                process.wait(30)
        return [(answer[0], answer[1]) for answer in answers]

    def _tell(self) -> None:
        for process in self._processes:
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()

    @staticmethod
    def _read(process: subprocess.Popen[str]) -> str:
        assert process.stdout is not None
        return process.stdout.readline().strip()


@pytest.fixture
def scripted(data_dir: Path) -> Iterator[str]:
    """A data directory with one script, and no studio open."""
    studio = open_studio(data_dir, {})
    record = studio.scripts.import_bytes(json.dumps(SCRIPT).encode(), name="교육")
    studio.scripts.approve(record.script_id)
    studio.close()
    return record.script_id


def test_only_one_process_creates_a_job(data_dir: Path, scripted: str) -> None:
    answers = Racers(data_dir, scripted, "create").race()
    assert sorted(created for _, created in answers) == [False, False, False, True]
    assert len({job_id for job_id, _ in answers}) == 1


def test_the_others_are_duplicates_when_they_must_not_share(data_dir: Path, scripted: str) -> None:
    answers = Racers(data_dir, scripted, "strict").race()
    losers = [answer for answer, created in answers if not created]
    assert losers == [ErrorCode.DUPLICATE_JOB.value] * 3


def test_only_one_snapshot_is_frozen(data_dir: Path, scripted: str) -> None:
    studio = open_studio(data_dir, {})
    job = studio.rendering.create(scripted, draft=True).job
    studio.close()
    answers = Racers(data_dir, scripted, job.job_id).race()
    assert len({digest for digest, _ in answers}) == 1
    studio = open_studio(data_dir, {})
    assert studio.rendering.get(job.job_id).spec_sha256 == answers[0][0]
    studio.close()


RENDERER = """
import sys
from pathlib import Path
from studio.domain.settings import RenderSettings
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.services.studio import open_studio
studio = open_studio(Path(sys.argv[1]), {})
mock = VoiceChoice(provider=VoiceProvider.MOCK)
settings = RenderSettings(width=320, height=180, voice=mock)
job = studio.rendering.create(sys.argv[2], draft=False, settings=settings).job
studio.rendering.start(job.job_id)
studio.rendering.run(job.job_id, lambda event: print(event.step, event.progress, flush=True))
"""


class Rendering:
    """A real render in a process of its own."""

    def __init__(self, data_dir: Path, script_id: str) -> None:
        command = [sys.executable, "-c", RENDERER, str(data_dir), script_id]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Rendering:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._process.wait(30)

    def until(self, step: str) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith(step):
                return
        raise AssertionError(f"the render ended before {step}")

    def kill(self) -> list[psutil.Process]:
        """Kill it as the system would; return the child processes it had."""
        children = psutil.Process(self._process.pid).children(recursive=True)
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(30)
        return children


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is another thing there")
def test_a_killed_render_is_interrupted_and_retry_finishes_it(data_dir: Path, scripted: str) -> None:
    with Rendering(data_dir, scripted) as rendering:
        rendering.until("COMPOSE_VIDEO")
        studio = open_studio(data_dir, {})
        try:
            assert studio.rendering.recover() == []  # it lives
            children = rendering.kill()
            assert psutil.wait_procs(children, timeout=5)[1] == []
            interrupted = studio.rendering.recover()
            assert [(job.status, job.error_code) for job in interrupted] == [
                (JobStatus.FAILED, ErrorCode.INTERRUPTED)
            ]
            assert studio.rendering.recover() == []
            assert list((data_dir / "scratch").iterdir()) == []
            job = studio.rendering.retry(interrupted[0].job_id)
            ended = studio.rendering.run(job.job_id, lambda _: None)
            assert ended.status is JobStatus.SUCCEEDED, ended.error_message
            assert (ended.attempt, ended.spec_sha256) == (2, interrupted[0].spec_sha256)
            assert studio.publishing.files(ended).video.stat().st_size > 10_000
            assert list((data_dir / "scratch").iterdir()) == []
        finally:
            studio.close()


def test_cancel_reaches_a_render_in_another_process_within_a_second(data_dir: Path, scripted: str) -> None:
    with Rendering(data_dir, scripted) as rendering:
        rendering.until("COMPOSE_VIDEO")
        studio = open_studio(data_dir, {})
        try:
            job = studio.rendering.list()[0]
            assert studio.rendering.cancel(job.job_id).status is JobStatus.RUNNING
            tick, waited = threading.Event(), 0
            while (now := studio.rendering.get(job.job_id)).status.is_active and waited < 100:
                tick.wait(0.01)
                waited += 1
            assert now.status is JobStatus.CANCELED
        finally:
            studio.close()
