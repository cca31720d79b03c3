"""What is done with jobs that are there: start, cancel, retry, make once more, move, film, folder, log."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StudioError
from studio.domain.job import RenderJob
from studio.ui.jobs.log_window import LogWindow
from studio.ui.jobs.panel import JobsPanel
from studio.ui.jobs.queue import RenderQueue
from studio.ui.jobs.texts import JobAction, all_actions_of
from studio.ui.notices import Notice, Notices, Tone
from studio.ui.screening.playback import why_not
from studio.ui.screening.window import ScreeningWindow
from studio.ui.theme import Theme
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.screening import Screening
    from studio.services.studio import Studio


class JobDesk(QObject):
    """Stands between the list of jobs and the services."""

    changed = Signal()
    """Something was asked of a job: what is shown may be out of date."""
    sending_wanted = Signal(str, object)
    """Job id, and JobAction about the way of its film out."""

    def __init__(
        self,
        studio: Studio,
        panel: JobsPanel,
        queue: RenderQueue,
        notices: Notices,
        workers: Workers,
        theme: Theme,
    ) -> None:
        super().__init__(panel)
        self._studio = studio
        self._panel = panel
        self._queue = queue
        self._notices = notices
        self._workers = workers
        self._theme = theme
        self._screenings: dict[str, ScreeningWindow] = {}
        self._logs: dict[str, LogWindow] = {}
        panel.acted.connect(self.act)
        panel.moved.connect(self.put_before)
        panel.model.dataChanged.connect(self._on_rows_changed)

    @property
    def screenings(self) -> list[ScreeningWindow]:
        """The films that are being looked at."""
        return list(self._screenings.values())

    @property
    def logs(self) -> list[LogWindow]:
        """The logs that are being looked at."""
        return list(self._logs.values())

    @Slot(str, object)
    def act(self, job_id: str, action: JobAction) -> None:
        """Do what a person chose for a job."""
        rendering = self._studio.rendering
        match action:
            case JobAction.START:
                self._ask(lambda: rendering.start(job_id))
            case JobAction.CANCEL:
                self._cancel(job_id)
            case JobAction.RETRY:
                self._notices.take_back(job_id)
                self._ask(lambda: rendering.retry(job_id))
            case JobAction.OPEN:
                self.open_film(job_id)
            case JobAction.OPEN_OUTSIDE | JobAction.FOLDER:
                self._open_outside(job_id, folder=action is JobAction.FOLDER)
            case JobAction.COPY:
                self.copy_error(job_id)
            case JobAction.DUPLICATE:
                self._ask(lambda: rendering.duplicate(job_id), self._on_duplicated)
            case JobAction.EARLIER | JobAction.LATER:
                possible, before = self._panel.model.neighbour(
                    job_id, -1 if action is JobAction.EARLIER else 1
                )
                if possible:
                    self.put_before(job_id, before)
            case JobAction.LOG:
                self.show_log(job_id)
            case _:
                self.sending_wanted.emit(job_id, action)

    def act_on_current(self, action: JobAction) -> None:
        """Do something with the job chosen in the list, else with the first for which it is offered."""
        row = self._panel.row_for(action)
        if row is not None and action in all_actions_of(row):
            self.act(row.job.job_id, action)
            return
        if row is not None and action is JobAction.UPLOAD and (why := self._panel.why_not_upload(row)):
            self._notices.tell_error(why)
            return
        name = self._panel.texts.action(action)
        if row is None:
            text = self.tr("There is no job to which “%1” applies.").replace("%1", name)
        else:
            text = self.tr("“%1” does not apply to “%2”: %3.").replace("%1", name)
            text = text.replace("%2", row.job.title).replace("%3", self._panel.texts.state(row))
        step = self.tr("Choose another job in the queue.")
        self._notices.tell(Notice(Tone.NEWS, text, step, key="job action"))

    @Slot(str, object)
    def put_before(self, job_id: str, before: str | None) -> None:
        """Have a waiting job rendered before another one, or last."""
        self._ask(lambda: self._studio.rendering.put_before(job_id, before))

    def _move(self, job_id: str, places: int) -> None:
        possible, before = self._panel.model.neighbour(job_id, places)
        if possible:
            self.put_before(job_id, before)

    def close(self) -> None:
        """Close the films and logs that are being looked at."""
        for window in (*self._screenings.values(), *self._logs.values()):
            window.close()

    def _cancel(self, job_id: str) -> None:
        self._panel.model.mark_canceling(job_id)
        self._queue.cancel(job_id)
        if job_id not in self._queue.running:
            self._ask(lambda: self._studio.rendering.cancel(job_id))

    def _ask(self, what: Callable[[], object], on_result: Callable[[RenderJob], None] | None = None) -> None:
        def work(_token: CancelToken, _progress: Progress) -> object:
            return what()

        def done(outcome: object) -> None:
            if on_result is not None and isinstance(outcome, RenderJob):
                on_result(outcome)
            self._queue.wake()

        self._workers.run(work, on_result=done, on_error=self._notices.tell_error, on_end=self.changed.emit)

    def _on_duplicated(self, job: RenderJob) -> None:
        text = self.tr("“%1” is made once more, from the same snapshot.").replace("%1", job.title)
        self._notices.tell(Notice(Tone.NEWS, text, key="film"))
        self._panel.choose(job.job_id)

    # --- looking at what came of it --------------------------------------------------------------

    def open_film(self, job_id: str) -> None:
        """Play a finished film inside the studio; where that is impossible, have the desktop open it."""
        if job_id in self._screenings:
            window = self._screenings[job_id]
            window.showNormal() if window.isMinimized() else window.show()
            window.raise_()
            window.activateWindow()
            return

        def work(token: CancelToken, _progress: Progress) -> Screening | str:
            return why_not() or self._studio.screenings.open(job_id, token)

        self._workers.run(
            work,
            on_result=lambda found: self._on_screening(job_id, found),
            on_error=partial(self._on_film_trouble, job_id),
        )

    def _on_screening(self, job_id: str, screening: Screening | str) -> None:
        if isinstance(screening, str):
            text = self.tr("This machine cannot play films inside the studio: %1").replace("%1", screening)
            step = self.tr("The film was handed to another program.")
            self._notices.tell(Notice(Tone.DOUBT, text, step, key="screening"))
            self._open_outside(job_id, folder=False)
            return
        if job_id in self._screenings:
            return
        window = ScreeningWindow(screening, self._theme, self._panel.window())
        window.folder_wanted.connect(self._on_folder_wanted)
        window.outside_wanted.connect(self._on_outside_wanted)
        window.closed.connect(self._on_screening_closed)
        window.sending_wanted.connect(self.act)
        self._screenings[job_id] = window
        self._on_rows_changed()
        window.begin()

    @Slot()
    def _on_rows_changed(self) -> None:
        """Tell who looks at a film where it is on its way out."""
        for job_id, window in self._screenings.items():
            if (row := self._panel.model.job(job_id)) is not None:
                why = self._panel.why_not_upload(row)
                reason = why.message(self._studio.language) if why is not None else ""
                window.show_way(row.parcel, self._panel.texts.stage(row), reason)

    @Slot(str)
    def _on_folder_wanted(self, job_id: str) -> None:
        self.act(job_id, JobAction.FOLDER)

    @Slot(str)
    def _on_outside_wanted(self, job_id: str) -> None:
        self.act(job_id, JobAction.OPEN_OUTSIDE)

    @Slot(str)
    def _on_screening_closed(self, job_id: str) -> None:
        self._screenings.pop(job_id, None)

    @Slot(str)
    def _on_log_closed(self, job_id: str) -> None:
        self._logs.pop(job_id, None)

    def _on_film_trouble(self, job_id: str, error: StudioError) -> None:
        """Say why a film cannot be shown; one that is gone or changed can be made once more."""
        gone = error.code is ErrorCode.FILE_NOT_READABLE
        again = (self.tr("Make once more"), partial(self.act, job_id, JobAction.DUPLICATE))
        self._notices.tell_error(error, (again,) if gone else ())

    def show_log(self, job_id: str) -> None:
        """Show what happened in a job."""
        if job_id in self._logs:
            self._logs[job_id].raise_()
            self._logs[job_id].activateWindow()
            return
        row = self._panel.model.job(job_id)
        title = row.job.title if row is not None else job_id
        window = LogWindow(self._studio, job_id, title, self._theme, self._panel.window())
        window.failed.connect(self._notices.tell_error)
        window.closed.connect(self._on_log_closed)
        self._logs[job_id] = window
        window.show()
        window.text.setFocus()

    def copy_error(self, job_id: str) -> None:
        """Put what went wrong with a job on the clipboard, with what a helper will ask for."""
        if (row := self._panel.model.job(job_id)) is None:
            return
        job = row.job
        code = job.error_code.value if job.error_code is not None else ""
        lines = [
            f"{code}: {job.error_message}",
            f"job {job.job_id}, step {job.step}, attempt {job.attempt}",
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._notices.tell(Notice(Tone.DONE, self.tr("Copied."), key="copied"))

    def _open_outside(self, job_id: str, *, folder: bool) -> None:
        def work(_token: CancelToken, _progress: Progress) -> Path:
            video = self._studio.publishing.files(self._studio.rendering.get(job_id)).video
            return video.parent if folder else video

        self._workers.run(work, on_result=self._on_path, on_error=partial(self._on_film_trouble, job_id))

    def _on_path(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            what = (
                self.tr("No program here shows folders")
                if path.is_dir()
                else self.tr("No program here opens %1")
            )
            text = what.replace("%1", path.name)
            self._notices.tell(Notice(Tone.DOUBT, text, str(path), key="open"))
