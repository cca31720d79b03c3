"""What is done with films: made, encoded ahead, told of when they are ready, gone on with after a crash."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from studio.domain.cancel import CancelToken
from studio.domain.job import JobStatus, RenderJob
from studio.domain.review import ScriptStatus
from studio.ui.jobs.desk import JobDesk
from studio.ui.jobs.feed import JobFeed
from studio.ui.jobs.notifier import DesktopNotifier, Notifier, is_in_front
from studio.ui.jobs.panel import JobsPanel
from studio.ui.jobs.queue import RenderQueue
from studio.ui.jobs.texts import JobAction
from studio.ui.notices import Notice, Notices, Tone
from studio.ui.session import EditorSession
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.rendering import Created
    from studio.services.studio import Studio


class FilmDesk(QObject):
    """Stands between the open script, the queue and the services."""

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
        self.notifier: Notifier | None = None
        """Tells of films outside the window; made when it is needed first."""
        self.jobs = JobDesk(studio, panel, queue, notices, workers, panel.theme)
        self.feed = JobFeed(studio, panel.model, workers, notices.tell_error)
        self.feed.counted.connect(panel.show_counts)
        self.jobs.changed.connect(self.feed.refresh)
        panel.filters.changed.connect(self._on_filtered)
        queue.progressed.connect(panel.model.show_progress)
        queue.jobs_changed.connect(self.feed.refresh)
        queue.looked.connect(self.feed.look)
        queue.job_ended.connect(self._on_job_ended)
        queue.failed.connect(notices.tell_error)
        self._unheard = studio.ahead.on_change(self.ahead_changed.emit)
        session.film_changed.connect(self.encode_ahead)
        session.record_changed.connect(self._on_record_changed)

    @Slot()
    def refresh(self) -> None:
        """Read the jobs anew, beside the window."""
        self.feed.refresh()

    @Slot()
    def _on_filtered(self) -> None:
        self.feed.ask(self._panel.filters.query)

    @Slot()
    def _on_record_changed(self) -> None:
        record = self._session.record
        self._panel.filters.set_script(record.script_id if record is not None else None)
        self.encode_ahead()

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

        self._session.after_save(act, self.show_created)

    @Slot(object)
    def show_created(self, created: Created) -> None:
        """Show a job that is new in the queue, or say that its film is being made already."""
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
        """Encode nothing ahead any more, and close what is being looked at."""
        self._unheard()
        self._studio.ahead.follow(None)
        self.jobs.close()
        self._panel.close_workers()

    # --- jobs --------------------------------------------------------------------------------------

    @Slot(str, object)
    def act(self, job_id: str, action: JobAction) -> None:
        """Do what a person chose for a job."""
        self.jobs.act(job_id, action)

    def act_on_current(self, action: JobAction) -> None:
        """Do something with the job chosen in the list, else with the first for which it is offered."""
        self.jobs.act_on_current(action)

    @Slot()
    def search(self) -> None:
        """Let somebody search among the jobs."""
        self._panel.bring_up()
        self._panel.search()

    def _on_job_ended(self, job: RenderJob) -> None:
        job_id = job.job_id
        if job.status is JobStatus.SUCCEEDED:
            self._tell_finished(job)
        elif job.status is JobStatus.FAILED:
            text = self.tr("The film “%1” could not be made.").replace("%1", job.title)
            code = job.error_code.value if job.error_code is not None else ""
            actions = (
                (self.tr("Retry"), lambda: self.act(job_id, JobAction.RETRY)),
                (self.tr("View log"), lambda: self.act(job_id, JobAction.LOG)),
            )
            why = f"{job.error_message or ''} ({code})"
            self._notices.tell(Notice(Tone.WRONG, text, why, actions, key=job_id))
            self._tell_outside(job_id, text, why)

    def _tell_finished(self, job: RenderJob) -> None:
        """Tell that a film is ready, once it is known whether one click would upload it."""
        job_id, text = job.job_id, self.tr("The film “%1” is ready.").replace("%1", job.title)

        def work(_token: CancelToken, _progress: Progress) -> bool:
            return self._studio.deliveries.why_not_upload(job) is None

        def tell(may_upload: bool) -> None:
            actions = [(self.tr("Open film"), partial(self.act, job_id, JobAction.OPEN))]
            if may_upload:
                actions.append((self.tr("Upload"), partial(self.act, job_id, JobAction.UPLOAD)))
            self._notices.tell(Notice(Tone.DONE, text, job.message, tuple(actions), key=job_id))

        self._workers.run(work, on_result=tell, on_error=self._notices.tell_error)
        self._tell_outside(job_id, text, job.message)

    def _tell_outside(self, job_id: str, title: str, text: str) -> None:
        """Tell somebody who looks elsewhere, unless that is not wanted."""
        window = self._panel.window()
        if not self._studio.preferences.get().notify or is_in_front(window):
            return
        if self.notifier is None:
            self.notifier = DesktopNotifier(window)
        self.notifier.tell(title, text, partial(self.come_to, job_id))

    def come_to(self, job_id: str) -> None:
        """Bring the window to the front with a job chosen."""
        window = self._panel.window()
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        self._panel.bring_up()
        self._panel.choose(job_id)

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
