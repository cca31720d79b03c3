"""The ends of jobs: each is stored together with what has to be told of it, or neither is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from studio.domain.delivery import DeliveryKind, Sent, wait_after
from studio.domain.errors import StudioError
from studio.domain.instants import utc_now
from studio.domain.job import JobStatus, RenderJob
from studio.domain.records import VideoAsset
from studio.domain.text import Language
from studio.services.outbox import NEEDS_UPLOAD
from studio.store.assets import Assets
from studio.store.database import Database
from studio.store.jobs import Jobs
from studio.store.outbox import OutboxRows
from studio.store.uploads import Uploads

UPLOAD_ONCE: Final = "upload:{}"
"""The key of the upload of a job's film: a job makes one film, and that is sent once."""


class Endings:
    """Stores the ends of jobs. Thread-safe."""

    def __init__(
        self, database: Database, language: Callable[[], Language], address: Callable[[], str]
    ) -> None:
        """`address` tells the present backend's, empty where there is none."""
        self._db = database
        self._jobs = Jobs(database)
        self._assets = Assets(database)
        self._outbox = OutboxRows(database)
        self._uploads = Uploads(database)
        self._language = language
        self._address = address

    def store(
        self,
        before: RenderJob,
        after: RenderJob,
        *,
        asset: VideoAsset | None = None,
        sent: Sent | None = None,
    ) -> bool:
        """Store the end of a job unless somebody changed it since `before`; tell whether it was stored.

        With it come its film, an upload that could not be made yet, and what the backend must be told.
        Nothing can come between them, not even a crash.
        """
        with self._db.write():
            if not self._jobs.move(before, after):
                return False
            if asset is not None:
                self._assets.insert(asset)
                self._uploads.forget_other_film(after.job_id, asset.sha256)
            if sent is not None and sent.waits is not None:
                self._wait_with_upload(after.job_id, sent.waits)
            self._tell(after, has_upload=sent is not None)
        return True

    def _wait_with_upload(self, job_id: str, why: StudioError) -> None:
        now = utc_now()
        added = self._outbox.add(DeliveryKind.UPLOAD, job_id, UPLOAD_ONCE.format(job_id), {}, now)
        self._outbox.put_back(
            added.delivery_id,
            status=added.status,
            next_try_at=now + wait_after(1),
            code=why.code,
            message=why.stored_message(self._language()),
        )

    def _tell(self, job: RenderJob, *, has_upload: bool) -> None:
        """Have the backend told of an end that concerns it.

        A film that only this machine can open is nothing to be announced: it is told when it is uploaded.
        """
        if job.draft or not self._jobs.is_shared(job.job_id, self._address()):
            return
        if job.status is not JobStatus.SUCCEEDED:
            code = job.error_code.value if job.error_code else ""
            payload = {"status": "FAILED", "error_code": code}
            once = f"job-done:{job.job_id}:{job.attempt}:{job.status}"
        elif has_upload or _is_public(job):
            payload, once = success_told(job, has_upload=has_upload), success_told_once(job)
        else:
            return
        self._outbox.add(DeliveryKind.JOB_DONE, job.job_id, once, payload, utc_now())


def success_told(job: RenderJob, *, has_upload: bool = True) -> dict[str, Any]:
    """Return what is told of a film; where it is found is told when it is there, if it is uploaded."""
    assert job.assets is not None
    told: dict[str, Any] = {"status": "COMPLETED", "duration_sec": job.assets.duration_sec}
    return told | ({NEEDS_UPLOAD: True} if has_upload else {"video_url": job.assets.video_url})


def success_told_once(job: RenderJob) -> str:
    """Return the key of a success: whoever has it told, and why, it is the same."""
    return f"job-done:{job.job_id}:{job.attempt}:{JobStatus.SUCCEEDED}"


def _is_public(job: RenderJob) -> bool:
    return job.assets is not None and job.assets.video_url.startswith(("https://", "http://"))
