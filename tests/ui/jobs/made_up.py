"""Jobs that nobody rendered."""

from datetime import UTC, datetime, timedelta

from studio.domain.job import JobAssets, JobStatus
from studio.domain.job_list import ListedJob
from studio.domain.progress import ProgressEvent
from studio.domain.steps import Step

NOW = datetime(2026, 1, 31, 9, 0, tzinfo=UTC)
ASSETS = JobAssets(video_url="file:///films/video.mp4", subtitle_url="s", thumbnail_url="t", duration_sec=171)


def job(number: int, **changes: object) -> ListedJob:
    fields: dict[str, object] = {
        "job_id": f"job-{number}",
        "video_id": f"video-{number}",
        "script_id": "s",
        "status": JobStatus.PENDING,
        "title": f"Film {number}",
        "created_at": NOW,
        "updated_at": NOW,
        "spec_sha256": "0" * 64,
        **changes,
    }
    return ListedJob(**fields)  # pyright: ignore[reportArgumentType]


def running(number: int, percent: int, **changes: object) -> ListedJob:
    begun: dict[str, object] = {
        "status": JobStatus.RUNNING,
        "step": Step.COMPOSE_VIDEO,
        "progress": percent,
        "started_at": NOW,
        "attempt": 1,
    }
    return job(number, **{**begun, **changes})


def done(number: int, **changes: object) -> ListedJob:
    ended: dict[str, object] = {
        "status": JobStatus.SUCCEEDED,
        "step": Step.FINALIZE,
        "progress": 100,
        "assets": ASSETS,
        "started_at": NOW,
        "finished_at": NOW + timedelta(seconds=34),
    }
    return job(number, **{**ended, **changes})


def progress(number: int, percent: int, seconds: int) -> ProgressEvent:
    return ProgressEvent(
        job_id=f"job-{number}",
        video_id=f"video-{number}",
        status=JobStatus.RUNNING,
        step=Step.COMPOSE_VIDEO,
        progress=percent,
        message="Composing the film...",
        timestamp=NOW + timedelta(seconds=seconds),
    )


def ids(jobs: list[ListedJob]) -> list[str]:
    return [one.job_id for one in jobs]
