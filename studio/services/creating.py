"""Which jobs may be made: one at a time per video, of approved words or of what the backend hands out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from studio.domain.ids import new_id
from studio.domain.instants import utc_now
from studio.domain.job import Origin, RenderJob
from studio.domain.records import ScriptRecord
from studio.domain.review import Profile, require_approver
from studio.domain.script import Script
from studio.domain.settings import RenderSettings, Settings
from studio.services import refusals
from studio.services.scripts import Scripts, checked_id
from studio.services.stand_ins import StandIns
from studio.services.starting import waiting_for_video
from studio.store.database import Database
from studio.store.jobs import ActiveJobExists, Jobs


@dataclass(frozen=True, slots=True)
class Created:
    """The job of a video; `created` is false when it already had one that has not ended."""

    job: RenderJob
    created: bool


class Creating:
    """Makes jobs. Thread-safe; of two that make one for the same video, the database lets one win."""

    def __init__(
        self,
        database: Database,
        scripts: Scripts,
        stand_ins: StandIns,
        *,
        owner_id: str,
        profile: Callable[[], Profile],
        settings: Callable[[], Settings],
        require_backend: Callable[[], object],
        require_open: Callable[[str], None],
    ) -> None:
        self._db = database
        self._jobs = Jobs(database)
        self._scripts = scripts
        self._stand_ins = stand_ins
        self._owner_id = owner_id
        self._profile = profile
        self._settings = settings
        self._require_backend = require_backend
        self._require_open = require_open

    def create(
        self,
        script_id: str,
        *,
        draft: bool,
        settings: RenderSettings | None,
        strict: bool,
        video_id: str | None,
    ) -> Created:
        """Make the job of a script of the library; see `Rendering.create`."""
        record = self._scripts.get(script_id)
        if video_id is not None and record.video_id != video_id:
            raise refusals.of_another_video(record, video_id)
        words = self.words(record, draft=draft)
        if not draft:
            self._require_open(record.video_id)
        job = self._new_job(record.video_id, script_id, title=words.title, draft=draft)
        return self._stored(job, settings, strict=strict)

    def create_for_backend(
        self, script_id: str, *, video_id: str | None, settings: RenderSettings | None, strict: bool
    ) -> Created:
        """Make the job of a script of the backend; see `Rendering.create_for_backend`."""
        require_approver(self._profile())
        self._require_backend()
        wanted = checked_id(video_id)
        stands = self._stand_ins.of(script_id)
        known = stands.video_id
        if wanted and stands.is_own_script and wanted != known:
            raise refusals.spec_of_another_video(script_id, wanted, known)
        if wanted or known:
            self._require_open(wanted or known)
        if not wanted and not stands.is_own_script:
            active = self._jobs.active_of(known) if known else None
            if active is not None and active.script_id == stands.script_id:
                return _shared(active, strict=strict)
            wanted = waiting_for_video(script_id)
        job = self._new_job(
            wanted or known, stands.script_id, title=stands.title, draft=False, origin=Origin.BACKEND
        )
        return self._stored(job, settings, strict=strict)

    def copy(self, job: RenderJob) -> RenderJob:
        """Make a job on the very snapshot of another one, and queue it; see `Rendering.duplicate`."""
        if job.render_spec_json is None:
            raise refusals.no_snapshot()
        if not job.draft:
            require_approver(self._profile())
            if job.origin is Origin.LOCAL and self._scripts.approved(job.script_id) is None:
                raise refusals.not_approved()
            self._require_open(job.video_id)
        plain = self._new_job(
            job.video_id, job.script_id, title=job.title, draft=job.draft, origin=job.origin
        )
        snapshot = {"render_spec_json": job.render_spec_json, "spec_sha256": job.spec_sha256}
        copy = plain.model_copy(update={**snapshot, "copy_of": job.job_id})
        try:
            self._jobs.insert(copy, self._jobs.settings_of(job.job_id), self._owner_id, queue=True)
        except ActiveJobExists as error:
            raise refusals.duplicate(self._jobs.active_of(job.video_id) or job) from error
        return copy

    def words(self, record: ScriptRecord, *, draft: bool) -> Script:
        """Return what is rendered: the present words for a draft, the approved ones for a delivery."""
        if draft:
            return record.script
        require_approver(self._profile())
        approved = self._scripts.approved(record.script_id)
        if approved is None:
            raise refusals.not_approved()
        return approved.script

    def _new_job(
        self, video_id: str, script_id: str, *, title: str, draft: bool, origin: Origin = Origin.LOCAL
    ) -> RenderJob:
        now = utc_now()
        return RenderJob(
            job_id=new_id("job"),
            video_id=video_id,
            script_id=script_id,
            created_by=self._profile().name,
            created_at=now,
            updated_at=now,
            draft=draft,
            title=title,
            origin=origin,
        )

    def _stored(self, job: RenderJob, settings: RenderSettings | None, *, strict: bool) -> Created:
        with self._db.write():
            existing = self._jobs.active_of(job.video_id)
            if existing is None:
                self._jobs.insert(job, settings or self._settings().render, self._owner_id)
                return Created(job, created=True)
        return _shared(existing, strict=strict)


def _shared(job: RenderJob, *, strict: bool) -> Created:
    if strict:
        raise refusals.duplicate(job)
    return Created(job, created=False)
