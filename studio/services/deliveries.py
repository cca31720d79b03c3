"""Films and outcomes on their way to the backend: uploaded with one click, told once, open to view."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.delivery import (
    Delivery,
    DeliveryKind,
    DeliveryState,
    DeliveryStatus,
    OutboxSummary,
    UploadProgress,
)
from studio.domain.errors import EnvironmentTrouble, ErrorCode, NotFound, Refused, StudioError
from studio.domain.job import JobStatus, RenderJob
from studio.domain.job_list import ListedJob
from studio.domain.shapes import write_script
from studio.domain.text import Language, Text
from studio.services import refusals
from studio.services.backends import Backends
from studio.services.endings import UPLOAD_ONCE, success_told, success_told_once
from studio.services.film_files import FILES, PublishedFiles, files_of
from studio.services.outbox import Flushed, Outbox, UploadListener
from studio.services.owners import Owner
from studio.services.scripts import Scripts
from studio.services.telling import Telling
from studio.services.uploading import Uploading
from studio.storage.checks import changed, digest_of
from studio.storage.storage import StoredObject, object_key
from studio.store.assets import Assets
from studio.store.database import Database
from studio.store.jobs import Jobs
from studio.store.outbox import OutboxRows
from studio.store.uploads import Uploads

__all__ = ["Deliveries", "DeliveryState", "OutboxSummary", "UploadProgress"]


def _nobody(_: UploadProgress) -> None:
    """Listen to nothing."""


class Deliveries:
    """What leaves this data directory. Thread-safe, and safe beside other studios over the same records."""

    def __init__(
        self,
        database: Database,
        owner: Owner,
        *,
        uploading: Uploading,
        backends: Backends,
        telling: Telling,
        scripts: Scripts,
        storage_root: Callable[[], Path],
        require_open: Callable[[str], None],
        require_open_now: Callable[[str, CancelToken], None],
        language: Callable[[], Language],
    ) -> None:
        self._db = database
        self._jobs = Jobs(database)
        self._assets = Assets(database)
        self._uploads = Uploads(database)
        self._rows = OutboxRows(database)
        self._uploading = uploading
        self._backends = backends
        self._scripts = scripts
        self._storage_root = storage_root
        self._require_open = require_open
        self._require_open_now = require_open_now
        senders = {
            DeliveryKind.UPLOAD: self._send_film,
            DeliveryKind.JOB_DONE: telling.job_done,
            DeliveryKind.SCRIPT_DONE: telling.script_done,
        }
        self.outbox = Outbox(
            database,
            senders,
            studio=owner.id,
            is_alive=owner.is_alive,
            language=language,
            without_backend=lambda: uploading.without_backend,
        )

    # --- asked for by a person -------------------------------------------------------------------

    def why_not_upload(self, job: RenderJob | ListedJob) -> StudioError | None:
        """Return why a film cannot be uploaded, None where it can; no file is read, nobody asked."""
        try:
            self._require_uploadable(job)
        except StudioError as error:
            return error
        if any(delivery.status is DeliveryStatus.WAITING for delivery in self._uploads_of(job.job_id)):
            return _waits_already()
        return None

    def upload(self, job_id: str) -> Delivery:
        """Have the film of a job uploaded and, behind that, its completion told; reads the film once.

        One that waits already is returned as it is, one that was refused or dropped is tried again. Raises
        what `why_not_upload` returns, and STORAGE_UPLOAD_FAILED for a film that is not the one that was made.
        """
        job = self._jobs.get(job_id)
        if job is None:
            raise refusals.no_such_job(job_id)
        files = self._require_uploadable(job)
        self._require_unchanged(job_id, files, CancelToken())
        with self._db.write():
            upload = self.outbox.add(DeliveryKind.UPLOAD, job_id, UPLOAD_ONCE.format(job_id), {})
            self._announce(job)
            for delivery in self._rows.about([job_id]):
                if delivery.status is DeliveryStatus.REFUSED:
                    self.outbox.retry(delivery.delivery_id)
        return upload

    def announce(self, job_id: str) -> None:
        """Have the backend told of a film that was uploaded, also where it never asked for it.

        Films go out by themselves where the settings say so; a job that only this studio knows is told when a
        person wants it. Raises `JOB_NOT_FOUND`.
        """
        job = self._jobs.get(job_id)
        if job is None:
            raise refusals.no_such_job(job_id)
        if job.status is JobStatus.SUCCEEDED and not job.draft:
            self._announce(job)

    def _announce(self, job: RenderJob) -> None:
        if self._backends.is_configured or self._jobs.is_shared(job.job_id):
            self.outbox.add(DeliveryKind.JOB_DONE, job.job_id, success_told_once(job), success_told(job))

    def script_done(self, script_id: str) -> Delivery:
        """Have a script that was written here handed over, with the words it has now."""
        record = self._scripts.get(script_id)
        payload = {
            "video_id": record.video_id,
            "version": record.revision,
            "script": json.loads(write_script(record.script)),
        }
        # Another backend has not been told by what this one was told.
        told = _digest_of({**payload, "backend": self._backends.address})
        once = f"script-done:{script_id}:{record.revision}:{told}"
        return self.outbox.add(DeliveryKind.SCRIPT_DONE, script_id, once, payload)

    def flush(
        self,
        cancel: CancelToken | None = None,
        *,
        also_early: bool = False,
        about: str | None = None,
        on_progress: UploadListener = _nobody,
    ) -> Flushed:
        """Deliver what is due; see `Outbox.flush`. `on_progress` is called on this thread."""
        return self.outbox.flush(cancel, also_early=also_early, about=about, on_progress=on_progress)

    # --- seen ------------------------------------------------------------------------------------

    def states(self, job_ids: Sequence[str]) -> dict[str, DeliveryState]:
        """Return how far the deliveries of these jobs are; jobs of which nothing is known are left out."""
        by_job: dict[str, list[Delivery]] = {}
        for delivery in self._rows.about(job_ids):
            by_job.setdefault(delivery.subject_id, []).append(delivery)
        arrived = self._uploads.of_jobs(job_ids)
        states: dict[str, DeliveryState] = {}
        for job_id in by_job.keys() | arrived.keys():
            films = arrived.get(job_id, {})
            is_uploaded = films.keys() >= set(FILES)
            open_ones = [d for d in by_job.get(job_id, []) if d.status in _OPEN]
            first = open_ones[0] if open_ones else None
            states[job_id] = DeliveryState(
                waiting=sum(d.status is DeliveryStatus.WAITING for d in open_ones),
                refused=sum(d.status is DeliveryStatus.REFUSED for d in open_ones),
                is_uploaded=is_uploaded,
                video_url=films["video.mp4"].url if is_uploaded else "",
                error_code=first.error_code if first else None,
                error_message=first.error_message if first else None,
                next_try_at=first.next_try_at if first and first.status is DeliveryStatus.WAITING else None,
            )
        return states

    def public_address(self, job_id: str) -> str:
        """Return where an uploaded film can be opened, empty where it is not.

        Raises `JOB_NOT_FOUND`, and `EDU_EXPIRED` once its course has ended.
        """
        job = self._jobs.get(job_id)
        if job is None:
            raise refusals.no_such_job(job_id)
        self._require_open(job.video_id)
        state = self.states([job_id]).get(job_id)
        return "" if state is None else state.video_url

    def summary(self) -> OutboxSummary:
        """Return how much waits and was refused in the whole outbox, and when something is tried next."""
        return self._rows.summary()

    # --- rules -----------------------------------------------------------------------------------

    def _require_uploadable(self, job: RenderJob | ListedJob) -> PublishedFiles:
        """Return the files of a film that may be uploaded; raises with the reason where it may not."""
        if job.draft:
            raise refusals.draft_stays_here()
        if job.status is not JobStatus.SUCCEEDED:
            raise refusals.no_film_yet(job.job_id, job.status)
        if (state := self.states([job.job_id]).get(job.job_id)) is not None and state.is_uploaded:
            raise refusals.uploaded_already(state.video_url)
        self._require_open(job.video_id)
        self._uploading.require()
        files = files_of(job, self._storage_root())
        asset = self._assets.of_job(job.job_id)
        for path in files.by_name.values():
            if not path.is_file():
                raise _gone(path)
        if asset is None or files.video.stat().st_size != asset.bytes:
            raise changed(files.video.name)
        return files

    def _require_unchanged(self, job_id: str, files: PublishedFiles, cancel: CancelToken) -> str:
        """Return the digest of a film that is the one that was made."""
        asset = self._assets.of_job(job_id)
        if asset is None or _digest(files.video, cancel) != asset.sha256:
            raise changed(files.video.name)
        return asset.sha256

    def _uploads_of(self, job_id: str) -> list[Delivery]:
        return [d for d in self._rows.about([job_id]) if d.kind is DeliveryKind.UPLOAD]

    # --- sent ------------------------------------------------------------------------------------

    def _send_film(self, delivery: Delivery, cancel: CancelToken, on_progress: UploadListener) -> None:
        """Send what has not arrived yet of a film, as long as it is the one that was made."""
        job = self._jobs.get(delivery.subject_id)
        if job is None:
            raise refusals.no_such_job(delivery.subject_id)
        files = files_of(job, self._storage_root())
        for path in files.by_name.values():
            if not path.is_file():
                raise _gone(path)
        digests = {
            name: self._require_unchanged(job.job_id, files, cancel)
            if path == files.video
            else _digest(path, cancel)
            for name, path in files.by_name.items()
        }
        self._require_open_now(job.video_id, cancel)
        objects = {
            name: StoredObject(
                key=object_key(job.video_id, job.script_id, job.job_id, name),
                url="",
                bytes=path.stat().st_size,
                sha256=digests[name],
                path=path,
            )
            for name, path in files.by_name.items()
        }
        self._uploading.send(job.job_id, objects, on_progress, cancel)


_OPEN: Final = (DeliveryStatus.WAITING, DeliveryStatus.REFUSED)


def _digest(path: Path, cancel: CancelToken) -> str:
    try:
        return digest_of(path, cancel.check)
    except OSError as error:
        raise EnvironmentTrouble(
            ErrorCode.FILE_NOT_READABLE,
            Text(
                ko=f"영상 파일을 읽을 수 없습니다: {path} ({error.strerror}).",
                en=f"The film's file cannot be read: {path} ({error.strerror}).",
            ),
            Text(ko="파일의 권한과 디스크를 확인하십시오.", en="Check its permissions and the disk."),
        ) from error


def _digest_of(payload: object) -> str:
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()[:16]


def _gone(path: Path) -> NotFound:
    return NotFound(
        ErrorCode.FILE_NOT_READABLE,
        Text(ko=f"영상 파일이 더 이상 없습니다: {path}.", en=f"The film's file is no longer there: {path}."),
        Text(ko="파일을 되돌리거나 영상을 다시 만드십시오.", en="Put it back, or render it again."),
    )


def _waits_already() -> Refused:
    return Refused(
        ErrorCode.NOT_EDITABLE,
        Text(ko="이미 보낼 목록에서 기다립니다.", en="It waits in the outbox already."),
        Text(ko="보낼 목록에서 지금 보낼 수 있습니다.", en="The outbox can send it now."),
    )
