"""One render from RUNNING to its end: progress told and stored, wishes to cancel heard, the end recorded."""

import threading
import time
from collections.abc import Callable
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.delivery import Sent
from studio.domain.errors import Canceled, ErrorCode, StepFailed, StudioError
from studio.domain.ids import new_id
from studio.domain.instants import utc_now
from studio.domain.job import RenderJob
from studio.domain.progress import ProgressEvent, ProgressListener, ProgressMeter
from studio.domain.records import VideoAsset
from studio.domain.spec import RenderSpec
from studio.domain.steps import Step
from studio.domain.text import Language, Text
from studio.pipeline.outcome import RenderOutcome
from studio.services.endings import Endings
from studio.services.engine import Render
from studio.services.film_files import local_path
from studio.services.job_logs import JobLogs, told_of, told_of_error, told_of_voices, warnings_of
from studio.services.logs import log, logged
from studio.store.database import Database
from studio.store.jobs import Jobs

LISTEN_SEC: Final = 0.2
"""How often a running render looks whether another process wants it canceled."""
REFRESH_SEC: Final = 0.5
"""How often the stored progress follows the real one, at most."""
END_TRIES: Final = 6
"""How often the end of a render is stored anew while another process keeps the database locked."""
LOGGED_SEC: Final = 5.0
"""How often the job's log follows the work within a step, at most."""


class Running:
    """A render in progress. `run` blocks until it has ended and been recorded."""

    def __init__(
        self,
        database: Database,
        job: RenderJob,
        render: Render,
        *,
        cancel: CancelToken,
        on_progress: ProgressListener,
        language: Language,
        logs: JobLogs,
        endings: Endings,
    ) -> None:
        self._endings = endings
        self._jobs = Jobs(database)
        self._job = job
        self._render = render
        self._cancel = cancel
        self._on_progress = on_progress
        self._language = language
        self._logs = logs
        self._began_at = self._logged_at = time.monotonic()
        self._meter = ProgressMeter()
        self._guard = threading.Lock()
        self._over = threading.Event()
        self._new_step = threading.Event()
        self._noted = job

    def run(self) -> RenderJob:
        """Render; returns the job as it ended, whatever happened."""
        assert self._job.render_spec_json is not None
        watch = threading.Thread(target=self._watch, name=f"watch-{self._job.job_id}", daemon=True)
        watch.start()
        interruption: BaseException | None = None
        try:
            spec = RenderSpec.model_validate_json(self._job.render_spec_json)
            self._tell(self._job)
            self._log(told_of(self._job, spec))
            outcome = self._render(self._job.job_id, spec, self._report, self._cancel)
            end = self._succeeded(outcome)
        except Canceled:
            end = self._canceled()
        except StudioError as error:
            log.warning("job %s: %s %s", self._job.job_id, error.code, error.message(Language.ENGLISH))
            end = self._failed(error)
        except Exception as error:
            end = self._failed(logged(error))
        except BaseException as error:  # Ctrl-C pressed twice, or the interpreter going down
            interruption = error
            self._cancel.cancel()
            end = self._canceled()
        finally:
            self._over.set()
            self._new_step.set()
            watch.join()
        self._tell(end)
        if interruption is not None:
            raise interruption
        return end

    def _report(self, step: Step, fraction: float, detail: Text | None = None) -> None:
        message = step.message.to(self._language)
        if detail is not None:
            message = f"{message} {detail.to(self._language)}"
        with self._guard:
            before = self._job
            self._meter.advance(step, fraction)
            self._job = before.model_copy(
                update={"step": step, "progress": self._meter.percent, "message": message}
            )
            now = self._job
        if now == before:
            return
        if now.step is not before.step:
            self._new_step.set()
        self._log_progress(now, is_new_step=now.step is not before.step)
        self._tell(now)

    def _log_progress(self, job: RenderJob, *, is_new_step: bool) -> None:
        now = time.monotonic()
        if not is_new_step and now - self._logged_at < LOGGED_SEC:
            return
        self._logged_at = now
        step = job.step.value if job.step is not None else ""
        self._log(f"{now - self._began_at:7.1f} s  {step:<17}  {job.progress:3d} %  {job.message}")

    def _log(self, *lines: str) -> None:
        self._logs.note(self._job.job_id, *lines)

    def _tell(self, job: RenderJob) -> None:
        try:
            self._on_progress(ProgressEvent.of(job, utc_now()))
        except Exception:
            log.exception("job %s: whoever listens to its progress failed", job.job_id)

    def _note(self, job: RenderJob) -> None:
        """Refresh the stored progress."""
        self._noted = job
        try:
            self._jobs.note_progress(
                job.job_id,
                job.attempt,
                step=job.step,
                progress=job.progress,
                message=job.message,
                now=utc_now(),
            )
        except StudioError as error:
            log.warning("job %s: progress not stored: %s", job.job_id, error)

    def _watch(self) -> None:
        """Talk with the database in the render's place: a lock held by others must not stop it."""
        noted_at = time.monotonic()
        while True:
            is_new_step = self._new_step.wait(LISTEN_SEC)
            self._new_step.clear()
            if self._over.is_set():
                return
            job = self._job
            if is_new_step or (job is not self._noted and time.monotonic() - noted_at >= REFRESH_SEC):
                self._note(job)
                noted_at = time.monotonic()
            self._listen()

    def _listen(self) -> None:
        try:
            if self._jobs.promise_of(self._job.job_id).cancel_requested:
                self._cancel.cancel()
        except StudioError as error:
            log.warning("job %s: cannot look for wishes to cancel: %s", self._job.job_id, error)

    def _succeeded(self, outcome: RenderOutcome) -> RenderJob:
        require_film(outcome)
        warnings = " ".join(warning.to(self._language) for warning in outcome.warnings)
        done = Text(ko="완료되었습니다.", en="Done.").to(self._language)
        sent = outcome.sent or Sent({})
        waits = self._told_of_waiting(sent)
        message = " ".join(part for part in (done, waits, warnings) if part)[:500]
        film = next(f for f in outcome.files.values() if f.url == outcome.assets.video_url)
        now = utc_now()
        asset = VideoAsset(
            video_asset_id=new_id("asset"),
            video_id=self._job.video_id,
            job_id=self._job.job_id,
            video_url=outcome.assets.video_url,
            thumbnail_url=outcome.assets.thumbnail_url,
            subtitle_url=outcome.assets.subtitle_url,
            duration_sec=outcome.assets.duration_sec,
            created_at=now,
            sha256=film.sha256,
            bytes=film.bytes,
            voices=outcome.voices,
        )
        took = time.monotonic() - self._began_at
        self._log(
            *warnings_of(outcome.warnings, self._language),
            *told_of_voices(outcome.voices),
            f"{took:7.1f} s  done: {asset.duration_sec:.1f} s of film, {film.bytes:,} bytes",
            f"film sha256 {film.sha256}",
            *([f"uploaded: {url}" for url in sent.urls.values()] or ([waits] if waits else [])),
        )
        return self._ended(lambda job: job.succeeded(now, outcome.assets, message), asset, outcome.sent)

    def _told_of_waiting(self, sent: Sent) -> str:
        if sent.waits is None:
            return ""
        later = Text(ko="업로드는 보낼 목록에서 기다립니다:", en="The upload waits in the outbox:")
        return f"{later.to(self._language)} {sent.waits.message(self._language)}"

    def _canceled(self) -> RenderJob:
        text = Canceled().stored_message(self._language)
        self._log(f"{time.monotonic() - self._began_at:7.1f} s  canceled")
        return self._ended(lambda job: job.canceled(utc_now(), text))

    def _failed(self, error: StudioError) -> RenderJob:
        text = error.stored_message(self._language)
        self._log(*told_of_error(error, self._language))
        return self._ended(lambda job: job.failed(utc_now(), error.code, text))

    def _ended(
        self,
        end: Callable[[RenderJob], RenderJob],
        asset: VideoAsset | None = None,
        sent: Sent | None = None,
    ) -> RenderJob:
        """Store the end, all or nothing; when somebody else has ended the job meanwhile, the row decides."""
        after = end(self._job)
        for left in reversed(range(END_TRIES)):
            try:
                if self._endings.store(self._job, after, asset=asset, sent=sent):
                    return after
                log.warning("job %s was ended by somebody else", after.job_id)
                return self._jobs.get(after.job_id) or after
            except StudioError as error:
                if error.code is not ErrorCode.DATABASE_LOCKED or not left:
                    raise
                log.warning("job %s: its end is not stored yet: %s", after.job_id, error)
        raise AssertionError


def require_film(outcome: RenderOutcome) -> None:
    """Raise `COMPOSE_FAILED` when what is called a film is missing or empty: the last look before success."""
    film = next((f for f in outcome.files.values() if f.url == outcome.assets.video_url), None)
    there = film is not None and film.bytes > 0 and outcome.assets.duration_sec > 0
    if there and (path := local_path(outcome.assets.video_url)) is not None:
        there = path.is_file() and path.stat().st_size > 0
    if not there:
        raise StepFailed(
            ErrorCode.COMPOSE_FAILED,
            Text(ko="완성된 영상 파일이 없거나 비어 있습니다.", en="The finished film is missing or empty."),
            Text(ko="디스크를 확인하고 작업을 다시 시도하십시오.", en="Check the disk and retry the job."),
        )
