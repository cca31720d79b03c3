"""Render jobs: created once per video, frozen at the start, run in order, retried, canceled, recovered."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, ErrorCode
from studio.domain.instants import utc_now
from studio.domain.job import JobStatus, Origin, RenderJob, illegal_transition
from studio.domain.progress import ProgressListener
from studio.domain.review import Profile, require_approver
from studio.domain.script import Script
from studio.domain.settings import RenderSettings
from studio.domain.spec import freeze
from studio.domain.text import Language, Text
from studio.services import refusals
from studio.services.creating import Created, Creating
from studio.services.endings import Endings
from studio.services.engine import Render
from studio.services.job_logs import JobLogs
from studio.services.owners import Owner
from studio.services.publisher import Publisher
from studio.services.running import Running
from studio.services.scripts import Scripts
from studio.services.stand_ins import StandIns
from studio.services.starting import Frozen, Starting
from studio.store.database import Database
from studio.store.jobs import ActiveJobExists, Jobs


@dataclass(frozen=True, slots=True)
class Started:
    """A job asked to start; `note` says why nothing happened when `started` is false."""

    job: RenderJob
    started: bool
    note: Text | None = None
    warnings: tuple[Text, ...] = ()
    """What is doubtful about the words that were frozen, told once: when they are."""


class Rendering:
    """The queue of a data directory. Thread-safe, and safe beside other studios over the same records."""

    def __init__(
        self,
        database: Database,
        scripts: Scripts,
        owner: Owner,
        render: Render,
        *,
        profile: Callable[[], Profile],
        language: Callable[[], Language],
        sweep: Callable[[], object],
        logs: JobLogs,
        publisher: Publisher,
        endings: Endings,
        creating: Creating,
        starting: Starting,
        stand_ins: StandIns,
        require_open: Callable[[str], None],
    ) -> None:
        self._db = database
        self._jobs = Jobs(database)
        self._logs = logs
        self._publisher = publisher
        self._endings = endings
        self._creating = creating
        self._starting = starting
        self._stand_ins = stand_ins
        self._require_open = require_open
        self._scripts = scripts
        self._owner = owner
        self._render = render
        self._profile = profile
        self._language = language
        self._sweep = sweep
        self._guard = threading.Lock()
        self._claimed: set[str] = set()
        self._tokens: dict[str, CancelToken] = {}

    def create(
        self,
        script_id: str,
        *,
        draft: bool,
        settings: RenderSettings | None = None,
        strict: bool = False,
        video_id: str | None = None,
    ) -> Created:
        """Return the job of the script's video that waits or runs, or a new one.

        Raises `SCRIPT_NOT_FOUND`; `INVALID_SCRIPT` when the script is not of `video_id`; for a delivery
        `PERMISSION_DENIED` without approval or role, and `EDU_EXPIRED`; with `strict`, `DUPLICATE_JOB`
        instead of sharing a job.
        """
        return self._creating.create(
            script_id, draft=draft, settings=settings, strict=strict, video_id=video_id
        )

    def create_for_backend(
        self,
        script_id: str,
        *,
        video_id: str | None = None,
        settings: RenderSettings | None = None,
        strict: bool = False,
    ) -> Created:
        """Return the job of a script that the backend has, or a new one; its words are fetched at its start.

        `script_id` is the backend's. Where the video is not named, the spec will name it. Such a film is
        always for delivery: the backend hands out approved words only. Raises `BACKEND_NOT_CONFIGURED`,
        `INVALID_SCRIPT` for a script of another video, and as `create` does.
        """
        return self._creating.create_for_backend(
            script_id, video_id=video_id, settings=settings, strict=strict
        )

    def start(self, job_id: str, cancel: CancelToken | None = None) -> Started:
        """Make the job's snapshot and put the job into the queue; once only.

        A job of the backend fetches what the film says first: not for the window's thread then. A fetch that
        fails, or is canceled, ends the job; that is raised, too.
        """
        job = self.get(job_id)
        if not job.draft:
            require_approver(self._profile())
        if job.status is not JobStatus.PENDING:
            return Started(job, started=False, note=refusals.not_pending(job))
        if job.render_spec_json is not None:
            return self._take_over(job)
        if not job.draft:
            self._require_open(job.video_id)
        if job.origin is Origin.BACKEND:
            return self._fetch(job, cancel or CancelToken())
        words = self._creating.words(self._scripts.get(job.script_id), draft=job.draft)
        frozen = self._starting.frozen(job, words, self._jobs.settings_of(job_id))
        return self._queue(job, frozen)

    def _fetch(self, job: RenderJob, cancel: CancelToken) -> Started:
        """Start a job of the backend; whoever cancels the job meanwhile stops the fetch, too."""
        with self._guard:
            self._tokens[job.job_id] = cancel
        try:
            settings = self._jobs.settings_of(job.job_id)
            frozen = self._starting.fetched(job, settings, cancel, partial(self._name_video, job))
            return self._queue(job, frozen)
        except Exception as error:
            named = {"video_id": self.get(job.job_id).video_id}  # found out meanwhile
            trouble = self._starting.fail(job.model_copy(update=named), error)
            self._publisher.tell(self.get(job.job_id))
            raise trouble from error
        finally:
            with self._guard:
                self._tokens.pop(job.job_id, None)

    def _name_video(self, job: RenderJob, video_id: str, words: Script) -> bool:
        """Store which video a job is of, and what its script says; raises DUPLICATE_JOB where it has one."""
        try:
            with self._db.write():
                still_waits = self._jobs.name_video(job.job_id, video_id)
                if still_waits:
                    self._stand_ins.fill(job.script_id, video_id, words)
        except ActiveJobExists as error:
            raise refusals.duplicate(self._jobs.active_of(video_id) or job) from error
        return still_waits

    def _queue(self, job: RenderJob, frozen: Frozen) -> Started:
        """Store a snapshot, and have it rendered in its turn."""
        if self._jobs.move(job, frozen.job, owner=self._owner.id, queue=True):
            self._logs.note(job.job_id, "waits for its turn")
            return Started(frozen.job, started=True, warnings=frozen.doubts)
        return self.start(job.job_id)  # somebody was quicker: say what became of the job

    def run(self, job_id: str, on_progress: ProgressListener, cancel: CancelToken | None = None) -> RenderJob:
        """Render a started job on this thread and return it as it ended; a failed render does not raise.

        Raises `JOB_NOT_FOUND`, `NO_RENDER_SPEC` before start, `DUPLICATE_JOB` when somebody else runs it.
        """
        token = cancel or CancelToken()
        with self._guard:
            self._claimed.add(job_id)
            self._tokens[job_id] = token
        try:
            job = self.get(job_id)
            if job.status is JobStatus.CANCELED:  # while it waited for its turn
                return job
            running = self._begin(job)
            return Running(
                self._db,
                running,
                self._render,
                cancel=token,
                on_progress=self._publisher.beside(running, on_progress),
                language=self._language(),
                logs=self._logs,
                endings=self._endings,
            ).run()
        finally:
            with self._guard:
                self._claimed.discard(job_id)
                self._tokens.pop(job_id, None)

    def claim_next(self) -> RenderJob | None:
        """Return the job that has waited longest and that no running studio has promised to render."""
        with self._guard:
            for job_id, owner in self._jobs.waiting():
                if job_id in self._claimed:
                    continue
                mine = owner == self._owner.id
                if mine or (
                    not self._owner.is_alive(owner) and self._jobs.take(job_id, self._owner.id, owner)
                ):
                    self._claimed.add(job_id)
                    return self.get(job_id)
        return None

    def retry(self, job_id: str) -> RenderJob:
        """Put a failed or canceled job back into the queue, on the same snapshot."""
        job = self.get(job_id)
        if not job.draft:
            require_approver(self._profile())
        waiting = job.retried(utc_now())
        if not job.draft:
            self._require_open(job.video_id)
        try:
            moved = self._jobs.move(job, waiting, owner=self._owner.id, queue=True)
        except ActiveJobExists as error:
            other = self._jobs.active_of(job.video_id)
            raise refusals.duplicate(other or job) from error
        if not moved:
            raise illegal_transition(self.get(job_id), JobStatus.PENDING)
        self._logs.note(job_id, "is to be tried again; waits for its turn")
        return waiting

    def duplicate(self, job_id: str) -> RenderJob:
        """Put a new job on the very snapshot of another one into the queue, and return it.

        Raises `NO_RENDER_SPEC` where there is no snapshot yet, `DUPLICATE_JOB` while the video has a job that
        waits or runs, `PERMISSION_DENIED` for a delivery without the role or an approved revision.
        """
        copy = self._creating.copy(self.get(job_id))
        self._logs.note(copy.job_id, f"repeats {job_id} on the same snapshot; waits for its turn")
        return copy

    def put_before(self, job_id: str, before: str | None) -> None:
        """Have a waiting job rendered before another waiting one, or last of all.

        Raises `JOB_NOT_FOUND`, and `NOT_EDITABLE` when one of the two does not wait any more.
        """
        if not self._jobs.put_before(job_id, before, utc_now()):
            begun = self.get(job_id)
            if begun.status is JobStatus.PENDING and before is not None:
                begun = self.get(before)
            raise refusals.does_not_wait(begun)

    def cancel(self, job_id: str) -> RenderJob:
        """Cancel a waiting job at once; ask a running one to stop, in whatever process it runs.

        Returns the job as it is now. Raises `CANNOT_CANCEL` once it has ended.
        """
        job = self.get(job_id)
        ended = job.canceled(utc_now(), Canceled().stored_message(self._language()))
        if job.status is JobStatus.RUNNING and self._owner.is_alive(self._jobs.promise_of(job_id).owner):
            with self._guard:
                token = self._tokens.get(job_id)
            if token is not None:
                token.cancel()
            return job if self._jobs.ask_to_cancel(job_id) else self._as_it_ended(job_id)
        if not self._endings.store(job, ended):
            return self.cancel(job_id)
        with self._guard:
            token = self._tokens.get(job_id)
        if token is not None:  # what it says is just being fetched
            token.cancel()
        self._logs.note(job_id, "canceled before its turn")
        self._publisher.tell(ended)
        return ended

    def recover(self) -> list[RenderJob]:
        """Mark jobs whose studio died while it rendered as interrupted; remove what they left on the disk."""
        self._owner.sweep()
        interrupted: list[RenderJob] = []
        why = Text(
            ko="프로그램이 중간에 끝나 작업이 중단되었습니다. 다시 시도하면 이어서 합니다.",
            en="The program ended in the middle of this job. Retry continues where it stopped.",
        ).to(self._language())
        for job in self._jobs.list(status=JobStatus.RUNNING):
            if self._owner.is_alive(self._jobs.promise_of(job.job_id).owner):
                continue
            ended = job.failed(utc_now(), ErrorCode.INTERRUPTED, why)
            if self._endings.store(job, ended):
                self._logs.note(job.job_id, f"{ErrorCode.INTERRUPTED.value}: {why}")
                self._publisher.tell(ended)
                interrupted.append(ended)
        self._sweep()
        self._logs.sweep()
        return interrupted

    def get(self, job_id: str) -> RenderJob:
        """Return a job; raises `JOB_NOT_FOUND`."""
        job = self._jobs.get(job_id)
        if job is None:
            raise refusals.no_such_job(job_id)
        return job

    def is_promised_elsewhere(self, job_id: str) -> bool:
        """Tell whether another running studio renders a job or means to."""
        owner = self._jobs.promise_of(self.get(job_id).job_id).owner
        return owner != self._owner.id and self._owner.is_alive(owner)

    def is_of_backend_script(self, job: RenderJob, script_id: str) -> bool:
        """Tell whether a job makes the film of what the backend calls by this name."""
        return job.origin is Origin.BACKEND and self._stand_ins.remote_id_of(job.script_id) == script_id

    def would_make_the_same(self, job: RenderJob, *, draft: bool, settings: RenderSettings) -> bool:
        """Tell whether a waiting job makes what its script would give now with these settings."""
        if job.draft != draft or job.origin is Origin.BACKEND:
            return False
        if job.render_spec_json is None:
            return self._jobs.settings_of(job.job_id) == settings
        record = self._scripts.get(job.script_id)
        spec, _ = freeze(
            self._creating.words(record, draft=draft),
            script_id=job.script_id,
            video_id=job.video_id,
            settings=settings,
            draft=draft,
        )
        return spec.sha256 == job.spec_sha256

    def _take_over(self, job: RenderJob) -> Started:
        """Promise to render a job that waits with its snapshot, unless a living studio already has."""
        owner = self._jobs.promise_of(job.job_id).owner
        if owner == self._owner.id:
            return Started(job, started=True)
        if self._owner.is_alive(owner):
            note = Text(
                ko="이미 다른 스튜디오의 대기열에 있습니다.",
                en="It already waits in the queue of another studio.",
            )
            return Started(job, started=False, note=note)
        if self._jobs.take(job.job_id, self._owner.id, owner):
            return Started(job, started=True)
        return self.start(job.job_id)

    def _begin(self, job: RenderJob) -> RenderJob:
        if job.status is not JobStatus.PENDING:
            raise illegal_transition(job, JobStatus.RUNNING)
        if job.render_spec_json is None:
            raise refusals.no_snapshot()
        owner = self._jobs.promise_of(job.job_id).owner
        if owner != self._owner.id and (
            self._owner.is_alive(owner) or not self._jobs.take(job.job_id, self._owner.id, owner)
        ):
            raise refusals.duplicate(job)
        running = job.started(utc_now())
        if not self._jobs.move(job, running, owner=self._owner.id):
            raise illegal_transition(self.get(job.job_id), JobStatus.RUNNING)
        return running

    def _as_it_ended(self, job_id: str) -> RenderJob:
        """Return a job that ended while somebody reached for the brake."""
        job = self.get(job_id)
        return job if job.status is JobStatus.CANCELED else self.cancel(job_id)

    def list(
        self, *, video_id: str | None = None, status: JobStatus | None = None, limit: int | None = None
    ) -> list[RenderJob]:
        """Return jobs, the newest first."""
        return self._jobs.list(video_id=video_id, status=status, limit=limit)
