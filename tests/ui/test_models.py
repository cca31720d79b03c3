from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from studio.domain.errors import ErrorCode
from studio.domain.job import JobAssets, JobStatus, RenderJob
from studio.domain.progress import ProgressEvent
from studio.domain.steps import Step
from studio.domain.text import Language
from studio.ui.jobs.delegate import parts_of
from studio.ui.jobs.model import JobRow, JobsModel
from studio.ui.jobs.texts import JobAction, JobTexts, actions_of

NOW = datetime(2026, 1, 31, 9, 0, tzinfo=UTC)


def job(number: int, **changes: object) -> RenderJob:
    return RenderJob(
        job_id=f"job-{number}",
        video_id=f"video-{number}",
        script_id="s",
        created_by="Kim",
        created_at=NOW,
        updated_at=NOW,
        title=f"Film {number}",
        render_spec_json="{}",
    ).model_copy(update=changes)


def running(number: int, percent: int) -> RenderJob:
    return job(number, status=JobStatus.RUNNING, step=Step.COMPOSE_VIDEO, progress=percent, started_at=NOW)


@pytest.fixture
def jobs(qapp: object) -> JobsModel:
    return JobsModel(JobTexts(lambda: Language.ENGLISH))


def test_the_jobs_model_keeps_the_rules_of_qt(jobs: JobsModel) -> None:
    tester = QAbstractItemModelTester(jobs, QAbstractItemModelTester.FailureReportingMode.Fatal)
    jobs.show_jobs([job(1)])
    jobs.show_jobs([job(2), job(1, status=JobStatus.CANCELED)])
    jobs.show_jobs([job(1), job(2)])
    jobs.show_jobs([])
    assert jobs.rowCount() == 0
    assert tester.model() is jobs


def test_progress_never_goes_back_not_even_when_the_record_is_older(jobs: JobsModel) -> None:
    jobs.show_jobs([running(1, 10)])
    event = ProgressEvent(
        job_id="job-1",
        video_id="video-1",
        status=JobStatus.RUNNING,
        step=Step.COMPOSE_VIDEO,
        progress=70,
        message="Composing the film...",
        timestamp=NOW + timedelta(seconds=70),
    )
    jobs.show_progress(event)
    jobs.show_jobs([running(1, 40)])
    row = jobs.job("job-1")
    assert row is not None
    assert row.job.progress == 70
    said = str(jobs.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "COMPOSE_VIDEO · Composing the film... · 70 %" in said
    assert "left" in said


def test_the_bar_has_seven_parts_and_says_where_it_broke() -> None:
    failed = JobRow(job(1, status=JobStatus.FAILED, step=Step.GENERATE_TTS, progress=20))
    parts = parts_of(failed)
    assert [round((p.end - p.begin) * 100) for p in parts] == [15, 25, 10, 10, 25, 10, 5]
    assert [p.role for p in parts if p.filled] == ["accent", "wrong"]
    done = parts_of(JobRow(job(1, status=JobStatus.SUCCEEDED, step=Step.FINALIZE, progress=100)))
    assert {(p.filled, p.role) for p in done} == {(1.0, "good")}


def test_what_is_offered_fits_the_state() -> None:
    assert actions_of(JobRow(job(1))) == (JobAction.CANCEL,)
    assert actions_of(JobRow(job(1, render_spec_json=None)))[0] is JobAction.START
    assert actions_of(JobRow(running(1, 5), canceling=True)) == ()
    assert JobAction.RETRY in actions_of(JobRow(job(1, status=JobStatus.FAILED)))


def test_a_failure_is_told_in_words(jobs: JobsModel) -> None:
    broken = job(
        1, status=JobStatus.FAILED, error_code=ErrorCode.DISK_FULL, error_message="The disk is full."
    )
    assets = JobAssets(video_url="v", subtitle_url="s", thumbnail_url="t", duration_sec=171)
    jobs.show_jobs([broken, job(2, status=JobStatus.SUCCEEDED, assets=assets, finished_at=NOW)])
    lines = [str(jobs.index(n).data(Qt.ItemDataRole.AccessibleTextRole)) for n in range(2)]
    assert lines[0] == "Film 1, Failed, DISK_FULL · The disk is full."
    assert lines[1].startswith("Film 2, Done, 2:51")
