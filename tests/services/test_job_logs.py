"""Every job keeps a log that survives a restart, is bounded, and holds no word of the script."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.domain.errors import ErrorCode, InternalError, NotFound, StepFailed
from studio.domain.job import JobStatus
from studio.domain.progress import ProgressEvent
from studio.domain.steps import Step
from studio.domain.text import Language, Text
from studio.film.ffmpeg import failure
from studio.pipeline.tasks import Failure
from studio.services import job_logs
from studio.services.job_logs import JobLogs, told_of_error
from studio.services.studio import Studio, open_studio
from tests.fakes.pipeline import FakePipeline


def ignore(_: ProgressEvent) -> None:
    pass


def started(studio: Studio, script_id: str) -> str:
    job = studio.rendering.create(script_id, draft=True).job
    studio.rendering.start(job.job_id)
    return job.job_id


def test_a_log_tells_every_attempt_with_its_steps(
    studio: Studio, script_id: str, pipeline: FakePipeline
) -> None:
    pipeline.break_at(Step.GENERATE_TTS, StepFailed(ErrorCode.TTS_FAILED, Text(ko="쉼", en="Hoarse.")))
    pipeline.warnings = (Text(ko="넘칩니다.", en="Text does not fit."),)
    job_id = started(studio, script_id)
    assert studio.rendering.run(job_id, ignore).status is JobStatus.FAILED
    pipeline.mend()
    studio.rendering.retry(job_id)
    assert studio.rendering.run(job_id, ignore).status is JobStatus.SUCCEEDED
    text = studio.queue_view.log_of(job_id)
    lines = text.splitlines()
    for number, said in (
        (0, "waits for its turn"),
        (1, "attempt 1: draft, "),
        (2, "VALIDATE_SCRIPT"),
        (3, "GENERATE_TTS"),
        (4, "TTS_FAILED: Hoarse."),
        (5, "is to be tried again"),
        (6, "attempt 2: draft"),
    ):
        assert said in lines[number], text
    assert all(step.value in text for step in Step)
    assert "warning: Text does not fit." in text
    assert "film sha256 " in lines[-1]
    assert all(line[:4] == "2026" or line[:2] == "20" for line in lines)


def test_a_log_survives_a_restart(studio: Studio, script_id: str, data_dir: Path) -> None:
    job_id = started(studio, script_id)
    studio.rendering.cancel(job_id)
    studio.close()
    again = open_studio(data_dir, {})
    assert "canceled before its turn" in again.queue_view.log_of(job_id)
    again.close()


def test_no_word_of_the_script_is_in_a_log(studio: Studio, script_id: str) -> None:
    job_id = started(studio, script_id)
    studio.rendering.run(job_id, ignore)
    text = studio.queue_view.log_of(job_id)
    for _, _, scene in studio.scripts.get(script_id).script.scenes():
        assert scene.narration
        assert scene.narration not in text


def test_our_own_bug_is_named_by_its_reference(
    studio: Studio, script_id: str, pipeline: FakePipeline
) -> None:
    pipeline.break_at(Step.COMPOSE_VIDEO, ZeroDivisionError("a bug"))
    job_id = started(studio, script_id)
    message = studio.rendering.run(job_id, ignore).error_message or ""
    reference = message.split("reference ")[1].split(")")[0]
    assert f"reference {reference}" in studio.queue_view.log_of(job_id)


def test_ffmpegs_last_words_are_told_even_from_a_child_process() -> None:
    lines = [f"line {number}" for number in range(100)] + ["Invalid data found"]
    there = failure(1, lines, Text(ko="합치기", en="joining"))
    here = Failure.model_validate_json(Failure.of(there).model_dump_json()).error()
    told = told_of_error(here, Language.ENGLISH)
    assert told[0].startswith("COMPOSE_FAILED: ffmpeg failed while joining.")
    assert told[-1] == "ffmpeg: Invalid data found"
    assert len(told) == 1 + job_logs.TOOL_LINES
    assert told_of_error(InternalError("ab12"), Language.ENGLISH)[0].startswith("INTERNAL_ERROR")


def test_a_log_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job_logs, "LOG_BYTES", 2_000)
    monkeypatch.setattr(job_logs, "KEPT_LOGS", 2)
    logs = JobLogs(tmp_path / "jobs")
    for _ in range(100):
        logs.note("job-a", "가" * 5_000, "two\nlines")
    assert logs.path("job-a").stat().st_size <= 2_000
    assert "(the log is full)" in logs.read("job-a")
    for name in ("b", "c", "../../d"):
        logs.note(name, "x")
    logs.sweep()
    assert len(list((tmp_path / "jobs").glob("*.log"))) == 2
    assert not list(tmp_path.glob("*.log"))


def test_a_log_that_cannot_be_written_stops_nothing(studio: Studio, script_id: str, data_dir: Path) -> None:
    (data_dir / "logs" / "jobs").write_text("in the way")
    job_id = started(studio, script_id)
    assert studio.rendering.run(job_id, ignore).status is JobStatus.SUCCEEDED


def test_a_job_that_is_not_there_has_no_log(studio: Studio) -> None:
    with pytest.raises(NotFound):
        studio.queue_view.log_of("job-nobody")
