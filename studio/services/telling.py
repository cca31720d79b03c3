"""Telling the backend how jobs ended and which scripts were written: what goes out, and whether it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, cast

from studio.domain.backend import Call, Dialect
from studio.domain.cancel import CancelToken
from studio.domain.delivery import Delivery
from studio.domain.errors import ErrorCode, Refused, StudioError
from studio.domain.job import JobStatus, RenderJob
from studio.domain.text import Text
from studio.services import refusals
from studio.services.backends import Backends
from studio.services.job_logs import JobLogs
from studio.services.outbox import UploadListener
from studio.store.database import Database
from studio.store.jobs import Jobs
from studio.store.uploads import Uploads

if TYPE_CHECKING:
    from studio.backend.client import Backend

NO_VIDEO_YET: Final = "video-of:"
"""Begins the identity under which a job waits whose video only its spec will name; it is ours alone."""


class Telling:
    """Makes the completion calls of the outbox; knows which outcome the backend has heard of already."""

    def __init__(
        self,
        database: Database,
        backends: Backends,
        logs: JobLogs,
        *,
        education_of: Callable[[str], str],
        remote_script_of: Callable[[str], str],
    ) -> None:
        self._jobs = Jobs(database)
        self._uploads = Uploads(database)
        self._backends = backends
        self._logs = logs
        self._education_of = education_of
        self._remote_script_of = remote_script_of

    def register(self, job: RenderJob, cancel: CancelToken | None = None) -> str:
        """Have the backend make a job of its own for one of ours; return what it calls it.

        Empty where the backend's dialect knows no such call. Raises the backend's troubles.
        """
        backend = self._backends.open()
        if backend.dialect(cancel) is not Dialect.SPRING:
            return ""
        body = {
            "eduId": self._education_of(job.video_id),
            "scriptId": self._remote_script_of(job.script_id),
            "videoId": job.video_id,
        }
        answer = backend.ask(Call.CREATE_JOB, body=body, cancel=cancel, once=f"job-made:{job.job_id}")
        fields: Mapping[str, object] = (
            cast("Mapping[str, object]", answer) if isinstance(answer, dict) else {}
        )
        remote = str(fields.get("job_id") or "")
        if not remote or len(remote) > 200 or not remote.isprintable():
            raise _nameless_job()
        self._jobs.call_remotely(job.job_id, remote)
        self._logs.note(job.job_id, f"the backend calls it {remote}")
        return remote

    def job_done(self, delivery: Delivery, cancel: CancelToken, _: UploadListener) -> None:
        """Tell how a job ended, unless the backend is found to know it already."""
        job = self._jobs.get(delivery.subject_id)
        if job is None:
            raise refusals.no_such_job(delivery.subject_id)
        backend = self._backends.open()
        succeeded = delivery.payload["status"] == "COMPLETED"
        url = self._url_of(job, delivery) if succeeded else ""
        if delivery.attempts > 1 and self._knows(backend, job, succeeded, cancel):
            return
        try:
            self._complete(backend, job.remote_job_id or job.job_id, delivery, url, cancel)
        except StudioError as error:
            if error.code is not ErrorCode.JOB_NOT_FOUND or job.remote_job_id:
                raise
            if job.video_id.startswith(NO_VIDEO_YET):  # nor can it be waiting for the film of no video
                self._logs.note(job.job_id, "the backend knows no such job; nobody waits for its end there")
                return
            # It never heard of the job: it was made while the backend could not be reached.
            remote = self.register(job, cancel)
            if not remote:
                raise
            self._complete(backend, remote, delivery, url, cancel)

    def script_done(self, delivery: Delivery, cancel: CancelToken, _: UploadListener) -> None:
        """Hand over a script that was written here, unless it arrived though the answer was lost."""
        from studio.backend.script_calls import ScriptCalls

        told = delivery.payload
        backend = self._backends.open()
        if delivery.attempts > 1 and ScriptCalls(backend).has_taken(told, cancel):
            return
        backend.script_done(
            told["video_id"],
            self._remote_script_of(delivery.subject_id),
            told["script"],
            told["version"],
            once=delivery.once,
            cancel=cancel,
        )

    def _complete(
        self, backend: Backend, name: str, delivery: Delivery, url: str, cancel: CancelToken
    ) -> None:
        from studio.backend.client import Ended

        told = delivery.payload
        ended = Ended(
            job_id=name,
            succeeded=told["status"] == "COMPLETED",
            video_url=url,
            duration_sec=told.get("duration_sec", 0.0),
            error_code=told.get("error_code", ""),
        )
        backend.job_done(ended, once=delivery.once, cancel=cancel)

    def _url_of(self, job: RenderJob, delivery: Delivery) -> str:
        """Return where the film is found; what the store said of it is the truth."""
        film = self._uploads.of_job(job.job_id).get("video.mp4")
        url = film.url if film is not None else str(delivery.payload.get("video_url", ""))
        if not url:
            raise refusals.not_uploaded()
        return url

    def _knows(self, backend: Backend, job: RenderJob, succeeded: bool, cancel: CancelToken) -> bool:
        """Ask whether the backend has this very outcome: the answer to an earlier attempt may be lost.

        Where it cannot be asked (another token, another role), the key of the outcome has to do.
        """
        if backend.dialect(cancel) is not Dialect.SPRING:
            return False
        names = {"job_id": job.remote_job_id or job.job_id}
        try:
            answer = backend.ask(Call.GET_JOB, names, cancel=cancel)
        except StudioError as error:
            if error.code in (ErrorCode.BACKEND_UNREACHABLE, ErrorCode.CANCELED):
                raise
            return False
        status = cast("Mapping[str, object]", answer).get("status") if isinstance(answer, dict) else None
        try:
            known = JobStatus.read(str(status))
        except ValueError:
            return False
        return known is (JobStatus.SUCCEEDED if succeeded else JobStatus.FAILED)


def _nameless_job() -> StudioError:
    return Refused(
        ErrorCode.BACKEND_ANSWER_UNREADABLE,
        Text(
            ko="백엔드가 작업의 ID를 알려 주지 않았습니다.",
            en="The backend made a job but did not say what it calls it.",
        ),
        Text(ko="백엔드 담당자에게 알려 주십시오.", en="Tell whoever looks after the backend."),
    )
