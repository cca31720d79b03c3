"""What is done with films: make, cancel, retry, open; the queue's list kept up to date."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from studio.domain.cancel import CancelToken
from studio.domain.job import JobStatus, RenderJob
from studio.domain.review import ScriptStatus
from studio.ui.jobs.panel import JobsPanel
from studio.ui.jobs.queue import RenderQueue
from studio.ui.jobs.texts import JobAction
from studio.ui.notices import Notice, Notices, Tone
from studio.ui.session import EditorSession
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.rendering import Created
    from studio.services.studio import Studio

SHOWN_JOBS: Final = 500


class FilmDesk(QObject):
    """Stands between the jobs panel, the queue and the services."""

    open_asked = Signal(str)
    """Path of a film or folder handed to the desktop."""
    ahead_changed = Signal(object)
    """How far encoding ahead is (`AheadState`)."""

    def __init__(
        self,
        studio: Studio,
        session: EditorSession,
        panel: JobsPanel,
        queue: RenderQueue,
        notices: Notices,
        workers: Workers,
    ) -> None:
        super().__init__(panel)
        self._studio = studio
        self._session = session
        self._panel = panel
        self._queue = queue
        self._notices = notices
        self._workers = workers
        self._reading = False
        self._stale = False
        panel.acted.connect(self.act)
        queue.progressed.connect(panel.model.show_progress)
        queue.jobs_changed.connect(self.refresh)
        queue.job_ended.connect(self._on_job_ended)
        queue.failed.connect(notices.tell_error)
        self._unheard = studio.ahead.on_change(self.ahead_changed.emit)
        session.film_changed.connect(self.encode_ahead)
        session.record_changed.connect(self.encode_ahead)

    # --- the list --------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Read the jobs anew, beside the window."""
        if self._reading:
            self._stale = True
            return
        self._reading, self._stale = True, False

        def work(_token: CancelToken, _progress: Progress) -> list[RenderJob]:
            return self._studio.rendering.list(limit=SHOWN_JOBS)

        self._workers.run(
            work, on_result=self._on_jobs, on_error=self._notices.tell_error, on_end=self._on_read
        )

    def _on_jobs(self, jobs: list[RenderJob]) -> None:
        self._panel.model.show_jobs(jobs)
        for row in self._panel.model.rows:
            if row.job.status is JobStatus.SUCCEEDED and row.bytes is None:
                self._measure(row.job)

    def _on_read(self) -> None:
        self._reading = False
        if self._stale:
            self.refresh()

    def _measure(self, job: RenderJob) -> None:
        def work(_token: CancelToken, _progress: Progress) -> int:
            return self._studio.publishing.files(job).video.stat().st_size

        # 0 for a film that was taken away: it is told when somebody wants to open it.
        self._workers.run(
            work,
            on_result=lambda size: self._panel.model.note_size(job.job_id, size),
            on_error=lambda _: self._panel.model.note_size(job.job_id, 0),
        )

    # --- making ----------------------------------------------------------------------------------

    @Slot()
    def make_film(self) -> None:
        """Put the open script into the queue: for delivery when approved, else as a watermarked draft."""
        record = self._session.record
        if record is None:
            return
        rendering = self._studio.rendering

        def act(script_id: str) -> Created:
            draft = self._studio.scripts.get(script_id).status is not ScriptStatus.APPROVED
            created = rendering.create(script_id, draft=draft)
            rendering.start(created.job.job_id)
            return created

        self._session.after_save(act, self._on_created)

    def _on_created(self, created: Created) -> None:
        self.refresh()
        self._queue.wake()
        if not created.created:
            text = self.tr("A film of “%1” is already being made.").replace("%1", created.job.title)
            step = self.tr("Wait for it, or cancel it in the job queue.")
            self._notices.tell(Notice(Tone.NEWS, text, step, key="film"))
        elif created.job.draft:
            text = self.tr("This film is a draft with a watermark: the script is not approved.")
            step = self.tr("Approve the script and make the film again for delivery.")
            self._notices.tell(Notice(Tone.NEWS, text, step, key="film"))

    @Slot()
    def encode_ahead(self) -> None:
        """Have what "make film" would need made while the author pauses."""
        record, film = self._session.record, self._session.film
        if record is None or film is None or not all(film.voiced):
            self._studio.ahead.follow(None)
        else:
            draft = record.status is not ScriptStatus.APPROVED
            self._studio.ahead.follow(self._session.script, draft=draft)

    def close(self) -> None:
        """Encode nothing ahead any more."""
        self._unheard()
        self._studio.ahead.follow(None)

    # --- jobs --------------------------------------------------------------------------------------

    @Slot(str, object)
    def act(self, job_id: str, action: JobAction) -> None:
        """Do what a person chose for a job."""
        match action:
            case JobAction.START:
                self._ask(lambda: self._studio.rendering.start(job_id))
            case JobAction.CANCEL:
                self._panel.model.mark_canceling(job_id)
                self._queue.cancel(job_id)
                if job_id not in self._queue.running:
                    self._ask(lambda: self._studio.rendering.cancel(job_id))
            case JobAction.RETRY:
                self._notices.take_back(job_id)
                self._ask(lambda: self._studio.rendering.retry(job_id))
            case JobAction.OPEN | JobAction.FOLDER:
                self._open(job_id, folder=action is JobAction.FOLDER)
            case JobAction.COPY:
                self.copy_error(job_id)

    def act_on_current(self, action: JobAction) -> None:
        """Do something with the job chosen in the list, else with the newest."""
        if (row := self._panel.current) is not None:
            self.act(row.job.job_id, action)

    def _ask(self, what: Callable[[], object]) -> None:
        def work(_token: CancelToken, _progress: Progress) -> None:
            what()

        self._workers.run(
            work,
            on_result=lambda _: self._queue.wake(),
            on_error=self._notices.tell_error,
            on_end=self.refresh,
        )

    def copy_error(self, job_id: str) -> None:
        """Put what went wrong with a job on the clipboard, with what a helper will ask for."""
        if (row := self._panel.model.job(job_id)) is None:
            return
        job = row.job
        lines = [
            f"{job.error_code}: {job.error_message}",
            f"job {job.job_id}, step {job.step}, attempt {job.attempt}",
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._notices.tell(Notice(Tone.DONE, self.tr("Copied."), key="copied"))

    def _open(self, job_id: str, *, folder: bool) -> None:
        if (row := self._panel.model.job(job_id)) is None:
            return

        def work(_token: CancelToken, _progress: Progress) -> Path:
            video = self._studio.publishing.files(row.job).video
            return video.parent if folder else video

        self._workers.run(work, on_result=self._on_path, on_error=self._notices.tell_error)

    def _on_path(self, path: Path) -> None:
        self.open_asked.emit(str(path))
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            what = (
                self.tr("No program here shows folders")
                if path.is_dir()
                else self.tr("No program here opens %1")
            )
            text = what.replace("%1", path.name)
            self._notices.tell(Notice(Tone.DOUBT, text, str(path), key="open"))

    def _on_job_ended(self, job: RenderJob) -> None:
        job_id = job.job_id
        if job.status is JobStatus.SUCCEEDED:
            text = self.tr("The film “%1” is ready.").replace("%1", job.title)
            actions = ((self.tr("Open film"), lambda: self.act(job_id, JobAction.OPEN)),)
            self._notices.tell(Notice(Tone.DONE, text, job.message, actions, key=job_id))
        elif job.status is JobStatus.FAILED:
            text = self.tr("The film “%1” could not be made.").replace("%1", job.title)
            code = job.error_code.value if job.error_code is not None else ""
            actions = ((self.tr("Retry"), lambda: self.act(job_id, JobAction.RETRY)),)
            why = f"{job.error_message or ''} ({code})"
            self._notices.tell(Notice(Tone.WRONG, text, why, actions, key=job_id))

    # --- start ---------------------------------------------------------------------------------------

    def recover(self) -> None:
        """At start: mark what a crash interrupted, offer to go on, and render what waits."""

        def work(_token: CancelToken, _progress: Progress) -> list[RenderJob]:
            return self._studio.rendering.recover()

        self._workers.run(
            work,
            on_result=self._on_recovered,
            on_error=self._notices.tell_error,
            on_end=self._on_recover_ended,
        )

    def _on_recovered(self, jobs: list[RenderJob]) -> None:
        if not jobs:
            return
        text = self.tr("%n film(s) were interrupted when the studio ended.", "", len(jobs))
        step = self.tr("Retry goes on where each stopped.")
        self._notices.tell(
            Notice(Tone.DOUBT, text, step, ((self.tr("Retry"), lambda: self._retry_all(jobs)),), "recovered")
        )

    def _retry_all(self, jobs: list[RenderJob]) -> None:
        for job in jobs:
            self.act(job.job_id, JobAction.RETRY)

    def _on_recover_ended(self) -> None:
        self.refresh()
        self._queue.open()
