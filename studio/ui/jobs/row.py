"""A job as a row shows it, and how long it may still take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from studio.domain.job import JobStatus
from studio.domain.job_list import ListedJob
from studio.domain.steps import Step
from studio.ui.jobs.parcel import NOTHING, Parcel

TIME_SHARES: Final = {
    Step.VALIDATE_SCRIPT: 0.01,
    Step.GENERATE_TTS: 0.04,
    Step.GENERATE_SUBTITLE: 0.01,
    Step.RENDER_SLIDES: 0.04,
    Step.COMPOSE_VIDEO: 0.80,
    Step.UPLOAD_ASSETS: 0.01,
    Step.FINALIZE: 0.09,
}
"""How the time of a render is spent, as measured; the spans of the progress are another matter."""
ESTIMATE_FROM: Final = 0.05
"""Share of the time below which an estimate of the rest would be a guess."""


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job, when it may be done (None while unknown), and whether somebody has just asked it to stop."""

    job: ListedJob
    ends_at: datetime | None = None
    canceling: bool = False
    parcel: Parcel = NOTHING
    """How far the film is on its way out."""

    def seconds_left(self, now: datetime) -> float | None:
        """Return about how long it will still take, None while that would be a guess."""
        if self.ends_at is None or self.job.status is not JobStatus.RUNNING:
            return None
        return max(0.0, (self.ends_at - now).total_seconds())

    def seconds_elapsed(self, now: datetime) -> float | None:
        """Return how long this attempt has taken so far, or took; None where it has not begun."""
        begun, ended = self.job.started_at, self.job.finished_at
        if begun is None or self.job.status is JobStatus.PENDING:
            return None
        until = ended if ended is not None and not self.job.status.is_active else now
        return max(0.0, (until - begun).total_seconds())


def estimated_end(job: ListedJob, now: datetime) -> datetime | None:
    """Return when a running job may be done, judged by how far it is at `now`."""
    done = 0.0
    for step, share in TIME_SHARES.items():
        begin, end = step.span
        done += share * min(1.0, max(0.0, (job.progress - begin) / (end - begin)))
    if job.started_at is None or done < ESTIMATE_FROM:
        return None
    elapsed = (now - job.started_at).total_seconds()
    return now + timedelta(seconds=elapsed * (1 - done) / done) if elapsed > 1 else None
