"""A render job: a promise to turn one snapshot into one film."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from studio.domain.errors import ErrorCode, Refused, StudioError
from studio.domain.steps import Step
from studio.domain.text import Text


class JobStatus(StrEnum):
    """Where a job is in its life."""

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    CANCELED = "CANCELED"

    @property
    def is_active(self) -> bool:
        """Tell whether the job still holds its video (waiting or running)."""
        return self in (JobStatus.PENDING, JobStatus.RUNNING)

    @classmethod
    def read(cls, text: str) -> "JobStatus":
        """Read a status as any of the systems around us writes it."""
        return cls(_READ_ALIASES.get(text, text))


_READ_ALIASES: Final = {"QUEUED": "PENDING", "PROCESSING": "RUNNING", "COMPLETED": "SUCCEEDED"}

_LEGAL: Final = {
    JobStatus.PENDING: {JobStatus.RUNNING, JobStatus.CANCELED},
    JobStatus.RUNNING: {JobStatus.SUCCEEDED, JobStatus.FAILED, JobStatus.CANCELED},
    JobStatus.SUCCEEDED: set[JobStatus](),
    JobStatus.FAILED: {JobStatus.PENDING},
    JobStatus.CANCELED: {JobStatus.PENDING},
}


class Origin(StrEnum):
    """Whose words a job makes a film of."""

    LOCAL = "local"
    BACKEND = "backend"
    """The backend hands them out when the job is started."""


class JobAssets(BaseModel):
    """Where the files of a finished job are, and how long the film is."""

    model_config = ConfigDict(frozen=True)

    video_url: str
    subtitle_url: str
    thumbnail_url: str
    duration_sec: float


class RenderJob(BaseModel):
    """One row of `render_jobs`; a value, changed only by making the next one."""

    model_config = ConfigDict(frozen=True)

    job_id: str
    video_id: str
    script_id: str
    status: JobStatus = JobStatus.PENDING
    step: Step | None = None
    progress: int = Field(default=0, ge=0, le=100)
    message: str = ""
    error_code: ErrorCode | None = None
    error_message: str | None = None
    assets: JobAssets | None = None
    created_by: str
    created_at: datetime
    updated_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    render_spec_json: str | None = None
    spec_sha256: str | None = None
    attempt: int = 0
    draft: bool = False
    title: str = ""
    copy_of: str | None = None
    """The job that this one repeats, on the same snapshot."""
    origin: Origin = Origin.LOCAL
    remote_job_id: str | None = None
    """What the backend calls the job, where it has one of its own for it."""

    def _to(self, status: JobStatus, now: datetime, **changes: object) -> "RenderJob":
        if status not in _LEGAL[self.status]:
            raise illegal_transition(self, status)
        return self.model_copy(update={"status": status, "updated_at": now, **changes})

    def started(self, now: datetime) -> "RenderJob":
        """PENDING to RUNNING: the next attempt begins."""
        return self._to(
            JobStatus.RUNNING,
            now,
            started_at=now,
            finished_at=None,
            attempt=self.attempt + 1,
            progress=0,
            step=None,
        )

    def succeeded(self, now: datetime, assets: JobAssets, message: str = "") -> "RenderJob":
        """RUNNING to SUCCEEDED; only ever called with files that were verified."""
        return self._to(
            JobStatus.SUCCEEDED,
            now,
            assets=assets,
            finished_at=now,
            progress=100,
            step=Step.FINALIZE,
            message=message,
        )

    def failed(self, now: datetime, code: ErrorCode, error_message: str) -> "RenderJob":
        """RUNNING to FAILED, with the cause."""
        return self._to(JobStatus.FAILED, now, error_code=code, error_message=error_message, finished_at=now)

    def canceled(self, now: datetime, error_message: str) -> "RenderJob":
        """PENDING or RUNNING to CANCELED."""
        if not self.status.is_active:
            raise Refused(
                ErrorCode.CANNOT_CANCEL,
                Text(
                    ko=f"이미 끝난 작업은 취소할 수 없습니다 (상태 {self.status}).",
                    en=f"A job that has ended cannot be canceled (status {self.status}).",
                ),
            )
        return self._to(
            JobStatus.CANCELED,
            now,
            error_code=ErrorCode.CANCELED,
            error_message=error_message,
            finished_at=now,
        )

    def retried(self, now: datetime) -> "RenderJob":
        """FAILED or CANCELED back to PENDING, on the same snapshot, the error forgotten."""
        if self.status in (JobStatus.FAILED, JobStatus.CANCELED) and self.render_spec_json is None:
            raise Refused(
                ErrorCode.NO_RENDER_SPEC_FOR_RETRY,
                Text(
                    ko="이 작업에는 스냅샷이 없어 다시 시도할 수 없습니다.",
                    en="This job has no snapshot to retry from.",
                ),
                Text(ko="대본에서 새로 영상을 만드십시오.", en="Make a new film from the script."),
            )
        if self.status not in (JobStatus.FAILED, JobStatus.CANCELED):
            raise _nothing_to_retry(self)
        return self._to(
            JobStatus.PENDING,
            now,
            error_code=None,
            error_message=None,
            step=None,
            progress=0,
            message="",
            started_at=None,
            finished_at=None,
        )


def _nothing_to_retry(job: RenderJob) -> StudioError:
    if job.status is JobStatus.SUCCEEDED:
        return Refused(
            ErrorCode.NOT_EDITABLE,
            Text(
                ko=f"이미 영상을 완성한 작업입니다: {job.job_id}.",
                en=f"Job {job.job_id} has made its film already.",
            ),
            Text(ko="대본에서 새로 영상을 만드십시오.", en="Make a new film from the script."),
        )
    now = Text(ko="차례를 기다리는", en="waits for its turn")
    if job.status is JobStatus.RUNNING:
        now = Text(ko="지금 렌더링 중인", en="is being rendered")
    return Refused(
        ErrorCode.DUPLICATE_JOB,
        Text(ko=f"{now.ko} 작업입니다: {job.job_id}.", en=f"Job {job.job_id} {now.en}."),
        Text(ko="끝나기를 기다리거나 취소하십시오.", en="Wait until it has ended, or cancel it."),
    )


def illegal_transition(job: RenderJob, status: JobStatus) -> StudioError:
    """Return the refusal of a change of state that the life of a job does not have."""
    return Refused(
        ErrorCode.DUPLICATE_JOB if job.status.is_active else ErrorCode.NOT_EDITABLE,
        Text(
            ko=f"작업 {job.job_id}은(는) {job.status} 상태라 {status}(으)로 바꿀 수 없습니다.",
            en=f"Job {job.job_id} is {job.status} and cannot become {status}.",
        ),
    )
