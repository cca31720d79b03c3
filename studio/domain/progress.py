"""How far a render is: one number that never goes back, and the event that tells of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from studio.domain.instants import to_text
from studio.domain.job import JobStatus, RenderJob
from studio.domain.steps import Step


class ProgressEvent(BaseModel):
    """What a render tells the world while it runs; `timestamp` is UTC."""

    model_config = ConfigDict(frozen=True)

    job_id: str
    video_id: str
    status: JobStatus
    step: Step | None
    progress: int = Field(ge=0, le=100)
    message: str
    timestamp: datetime

    @classmethod
    def of(cls, job: RenderJob, moment: datetime) -> Self:
        """Return what is told of a job as it is; one that failed tells why."""
        return cls(
            job_id=job.job_id,
            video_id=job.video_id,
            status=job.status,
            step=job.step,
            progress=job.progress,
            message=job.error_message or job.message,
            timestamp=moment,
        )

    def as_json(self) -> dict[str, object]:
        """Return the event as it is sent: plain values, the timestamp with a Z."""
        return {**self.model_dump(mode="json"), "timestamp": to_text(self.timestamp)}


ProgressListener = Callable[[ProgressEvent], None]
"""Called from the thread that renders; must return at once."""


class ProgressMeter:
    """Turns the work done within a step into percent of the whole render."""

    def __init__(self) -> None:
        self._percent = 0

    @property
    def percent(self) -> int:
        """Percent done, 0 to 100."""
        return self._percent

    def advance(self, step: Step, fraction: float) -> bool:
        """Note that `fraction` (0 to 1) of `step` is done; tell whether the percent moved."""
        begin, end = step.span
        percent = begin + int((end - begin) * min(1.0, max(0.0, fraction)))
        if percent <= self._percent:
            return False
        self._percent = percent
        return True
