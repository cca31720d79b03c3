"""Work beside the window: runnables on a thread pool whose outcome arrives on the GUI thread."""

import logging
import uuid
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, InternalError, StudioError

log = logging.getLogger(__name__)

Outcome = TypeVar("Outcome")
Progress = Callable[[object], None]
"""Handed to work that tells how far it is; may be called from the worker's thread."""


class Task(QObject, Generic[Outcome]):
    """One piece of work under way; its signals are delivered on the GUI thread.

    `failed` carries a `StudioError`; anything else that was raised is logged and arrives as `InternalError`.
    """

    succeeded = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)
    ended = Signal()
    """Always the last: after `succeeded`, `failed`, or neither where the work was canceled."""

    _came = Signal(str, object)

    def __init__(self, work: Callable[[CancelToken, Progress], Outcome], parent: QObject) -> None:
        super().__init__(parent)
        self.work = work
        self.token = CancelToken()
        self.is_over = False
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop; nothing but `ended` is told afterwards."""
        self.token.cancel()

    def execute(self) -> None:
        """Do the work; called on a worker's thread."""
        try:
            self.token.check()
            outcome = self.work(self.token, lambda value: self._came.emit("progressed", value))
        except Canceled:
            self._came.emit("ended", None)
        except StudioError as error:
            self._came.emit("failed", error)
        except Exception:
            reference = uuid.uuid4().hex[:8]
            log.exception("work beside the window failed (reference %s)", reference)
            self._came.emit("failed", InternalError(reference))
        else:
            self._came.emit("succeeded", outcome)

    @Slot(str, object)
    def _deliver(self, what: str, value: object) -> None:
        if what == "progressed":
            if not self.is_over:
                self.progressed.emit(value)
            return
        self.is_over = True
        if what == "failed":
            self.failed.emit(value)
        elif what == "succeeded" and not self.token.is_canceled:
            self.succeeded.emit(value)
        self.ended.emit()


class _Runnable(QRunnable):
    def __init__(self, task: Task[object]) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        """Run the task on this thread of the pool."""
        self._task.execute()


class Workers(QObject):
    """A pool of threads of its own, joined before the window goes."""

    became_idle = Signal()

    def __init__(self, threads: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._tasks: set[Task[object]] = set()

    def run(
        self,
        work: Callable[[CancelToken, Progress], Outcome],
        *,
        on_result: Callable[[Outcome], None] | None = None,
        on_error: Callable[[StudioError], None] | None = None,
        on_progress: Callable[[object], None] | None = None,
        on_end: Callable[[], None] | None = None,
    ) -> Task[Outcome]:
        """Start `work(token, progress)` on a thread; the callbacks run on the GUI thread."""
        task: Task[Outcome] = Task(work, self)
        if on_result is not None:
            task.succeeded.connect(on_result)
        if on_error is not None:
            task.failed.connect(on_error)
        if on_progress is not None:
            task.progressed.connect(on_progress)
        if on_end is not None:
            task.ended.connect(on_end)
        self._tasks.add(task)  # pyright: ignore[reportArgumentType]
        task.ended.connect(self._on_ended)
        self._pool.start(_Runnable(task))  # pyright: ignore[reportArgumentType]
        return task

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is under way and everything was delivered."""
        return not self._tasks

    def set_thread_count(self, threads: int) -> None:
        """Change how many pieces of work run at once."""
        self._pool.setMaxThreadCount(threads)

    def cancel_all(self) -> None:
        """Ask everything under way to stop."""
        for task in self._tasks:
            task.cancel()

    def close(self) -> None:
        """Cancel what runs, wait for every thread, and tell nobody anything any more."""
        self.cancel_all()
        self._pool.clear()
        self._pool.waitForDone()
        for task in self._tasks:
            task.blockSignals(True)
        self._tasks.clear()

    def wait(self) -> None:
        """Wait until what was asked so far is done; what came of it is told later, as always."""
        self._pool.waitForDone()

    def finish(self) -> None:
        """Let what runs and waits come to its end (saves), then close; errors are left to the log."""
        self._pool.waitForDone()
        self.close()

    @Slot()
    def _on_ended(self) -> None:
        for task in [task for task in self._tasks if task.is_over]:
            self._tasks.discard(task)
            task.deleteLater()
        if not self._tasks:
            self.became_idle.emit()
