"""Every transition of a job's life, the legal and the others."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from studio.domain.errors import ErrorCode, Refused
from studio.domain.job import JobAssets, JobStatus, RenderJob
from studio.domain.steps import Step

THEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
NOW = datetime(2026, 1, 2, 4, 0, 0, tzinfo=UTC)
ASSETS = JobAssets(video_url="v", subtitle_url="s", thumbnail_url="t", duration_sec=1.0)

MOVES = {
    JobStatus.RUNNING: lambda job: job.started(NOW),
    JobStatus.SUCCEEDED: lambda job: job.succeeded(NOW, ASSETS),
    JobStatus.FAILED: lambda job: job.failed(NOW, ErrorCode.TTS_FAILED, "why"),
    JobStatus.CANCELED: lambda job: job.canceled(NOW, "stop"),
    JobStatus.PENDING: lambda job: job.retried(NOW),
}
LEGAL = {
    (JobStatus.PENDING, JobStatus.RUNNING),
    (JobStatus.PENDING, JobStatus.CANCELED),
    (JobStatus.RUNNING, JobStatus.SUCCEEDED),
    (JobStatus.RUNNING, JobStatus.FAILED),
    (JobStatus.RUNNING, JobStatus.CANCELED),
    (JobStatus.FAILED, JobStatus.PENDING),
    (JobStatus.CANCELED, JobStatus.PENDING),
}


def job(status: JobStatus, **changes: object) -> RenderJob:
    values: dict[str, object] = {
        "job_id": "job-1",
        "video_id": "video-1",
        "script_id": "script-1",
        "status": status,
        "created_by": "kim",
        "created_at": THEN,
        "updated_at": THEN,
        "render_spec_json": "{}",
    }
    return RenderJob.model_validate({**values, **changes})


@pytest.mark.parametrize("before", JobStatus)
@pytest.mark.parametrize("after", JobStatus)
def test_only_the_contracts_transitions_exist(before: JobStatus, after: JobStatus) -> None:
    if (before, after) in LEGAL:
        moved = MOVES[after](job(before))
        assert (moved.status, moved.updated_at) == (after, NOW)
    else:
        with pytest.raises(Refused):
            MOVES[after](job(before))


def test_a_start_counts_the_attempt() -> None:
    started = job(JobStatus.PENDING, attempt=1, progress=40).started(NOW)
    assert (started.attempt, started.progress, started.started_at, started.finished_at) == (2, 0, NOW, None)


def test_success_is_complete() -> None:
    done = job(JobStatus.RUNNING).succeeded(NOW, ASSETS, "fine")
    assert (done.progress, done.step, done.assets, done.finished_at, done.message) == (
        100,
        Step.FINALIZE,
        ASSETS,
        NOW,
        "fine",
    )


def test_failure_says_why() -> None:
    failed = job(JobStatus.RUNNING, progress=42).failed(NOW, ErrorCode.COMPOSE_FAILED, "why")
    assert (failed.error_code, failed.error_message, failed.finished_at, failed.progress) == (
        ErrorCode.COMPOSE_FAILED,
        "why",
        NOW,
        42,
    )


@pytest.mark.parametrize("status", [JobStatus.SUCCEEDED, JobStatus.FAILED, JobStatus.CANCELED])
def test_what_has_ended_cannot_be_canceled(status: JobStatus) -> None:
    with pytest.raises(Refused) as error:
        job(status).canceled(NOW, "stop")
    assert error.value.code is ErrorCode.CANNOT_CANCEL


def test_retry_forgets_the_error_and_keeps_the_snapshot() -> None:
    failed = job(
        JobStatus.FAILED,
        error_code="TTS_FAILED",
        error_message="why",
        progress=42,
        attempt=1,
        finished_at=THEN,
    )
    again = failed.retried(NOW)
    assert (again.error_code, again.error_message, again.progress, again.finished_at) == (None, None, 0, None)
    assert (again.attempt, again.render_spec_json) == (1, "{}")


@pytest.mark.parametrize("status", [JobStatus.FAILED, JobStatus.CANCELED])
def test_retry_needs_a_snapshot(status: JobStatus) -> None:
    with pytest.raises(Refused) as error:
        job(status, render_spec_json=None).retried(NOW)
    assert error.value.code is ErrorCode.NO_RENDER_SPEC_FOR_RETRY


def test_retry_while_running_is_refused() -> None:
    with pytest.raises(Refused) as error:
        job(JobStatus.RUNNING).retried(NOW)
    assert error.value.code is ErrorCode.DUPLICATE_JOB


@pytest.mark.parametrize(
    ("written", "meant"), [("QUEUED", "PENDING"), ("PROCESSING", "RUNNING"), ("COMPLETED", "SUCCEEDED")]
)
def test_other_systems_names_are_read(written: str, meant: str) -> None:
    assert JobStatus.read(written) is JobStatus(meant)
    assert JobStatus.read(meant) is JobStatus(meant)


def test_waiting_and_running_jobs_hold_their_video() -> None:
    assert [s for s in JobStatus if s.is_active] == [JobStatus.PENDING, JobStatus.RUNNING]
