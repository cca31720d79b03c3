"""Renders what waits, on threads of its own, and tells the window about it at a pace that eyes can follow."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.domain.cancel import CancelToken
from studio.domain.progress import ProgressEvent
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.domain.job import RenderJob
    from studio.services.studio import Studio

PROGRESS_MS: Final = 66
"""About 15 progress updates a second, however many events there are."""
LOOK_MS: Final = 2_000
"""How often to look for jobs that another process put into the queue."""


class RenderQueue(QObject):
    """Runs up to `renders_at_once` jobs; the rest wait in their order."""

    progressed = Signal(object)
    """ProgressEvent, the latest of a job."""
    jobs_changed = Signal()
    """A job began or ended here."""
    looked = Signal()
    """Now and then: jobs may have been changed by another process."""
    job_ended = Signal(object)
    """RenderJob that was rendered here, as it ended."""
    failed = Signal(object)
    """StudioError that kept a job from being run at all."""

    stopped = Signal()
    """After `stop`: the last render has ended and cleaned up."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._workers = Workers(studio.preferences.get().renders_at_once, self)
        self._workers.became_idle.connect(self._on_idle)
        self._busy = 0
        self._running: dict[str, CancelToken] = {}
        self._latest: dict[str, ProgressEvent] = {}
        self._guard = threading.Lock()
        self._is_open = False
        self._tick = QTimer(self)
        self._tick.setInterval(PROGRESS_MS)
        self._tick.timeout.connect(self._flush)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._on_look)

    def open(self) -> None:
        """Begin to render what waits."""
        self._is_open = True
        self._look.start()
        self.wake()

    @property
    def running(self) -> list[str]:
        """Ids of the jobs that render here."""
        with self._guard:
            return list(self._running)

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing renders here and nothing is left to be told."""
        return self._workers.is_idle

    @Slot()
    def wake(self) -> None:
        """Look for waiting jobs now."""
        if not self._is_open:
            return
        at_once = self._studio.preferences.get().renders_at_once
        self._workers.set_thread_count(at_once)
        while self._busy < at_once:
            self._busy += 1
            self._workers.run(
                self._render_next,
                on_result=self._on_result,
                on_error=self.failed.emit,
                on_progress=lambda _: self._on_begun(),
                on_end=self._on_end,
            )

    def cancel(self, job_id: str) -> None:
        """Stop a job that renders here; whoever calls also records the wish with the services."""
        with self._guard:
            token = self._running.get(job_id)
        if token is not None:
            token.cancel()

    def stop(self) -> None:
        """Take no more jobs and cancel those that run; `is_idle` turns true once they have ended."""
        self._is_open = False
        self._look.stop()
        for job_id in self.running:
            self.cancel(job_id)
        if self.is_idle:
            self.stopped.emit()

    def close(self) -> None:
        """Stop, and wait until every render has ended and cleaned up."""
        self.stop()
        self._tick.stop()
        self._workers.close()

    def _render_next(self, token: CancelToken, progress: Progress) -> RenderJob | None:
        """Render the job that has waited longest; on a worker's thread. None where nothing waits."""
        token.check()
        job = self._studio.rendering.claim_next()
        if job is None:
            return None
        cancel = CancelToken()  # not the worker's own: a canceled render still has an end to tell
        with self._guard:
            self._running[job.job_id] = cancel
        try:
            if not self._is_open:  # the window closed meanwhile: the job keeps waiting
                return None
            progress(job.job_id)
            return self._studio.rendering.run(job.job_id, self._note, cancel)
        finally:
            with self._guard:
                self._running.pop(job.job_id, None)

    def _note(self, event: ProgressEvent) -> None:
        with self._guard:
            self._latest[event.job_id] = event

    def _on_begun(self) -> None:
        self._tick.start()
        self.jobs_changed.emit()

    @Slot()
    def _flush(self) -> None:
        with self._guard:
            latest, self._latest = self._latest, {}
        for event in latest.values():
            self.progressed.emit(event)

    def _on_result(self, job: RenderJob | None) -> None:
        if job is not None:
            self._flush()
            self.job_ended.emit(job)
            self.jobs_changed.emit()
            QTimer.singleShot(0, self.wake)

    def _on_end(self) -> None:
        self._busy -= 1
        if not self.running:
            self._tick.stop()

    @Slot()
    def _on_idle(self) -> None:
        if not self._is_open:
            self.stopped.emit()

    @Slot()
    def _on_look(self) -> None:
        self.looked.emit()
        self.wake()
