"""Child processes that work off tasks side by side, and all end when the pool does."""

import contextlib
import logging
import os
import queue
from collections import deque
from collections.abc import Callable, Sequence
from threading import Thread
from types import TracebackType
from typing import IO, Final, Self

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.processes import worker_command
from studio.domain.text import Text
from studio.film import processes
from studio.film.ffmpeg import PROGRAM_VARIABLE, find_ffmpeg
from studio.pipeline.tasks import Answer, Request, Result, Task

_log = logging.getLogger(__name__)

_LOOK_AROUND_SEC: Final = 0.05
_TAIL_LINES: Final = 60
_TRIES: Final = 2

OnProgress = Callable[[int, float], None]
"""Gets the place of a task in its list and how much of it is done (0 to 1)."""
OnDone = Callable[[int], None]
"""Gets the place of a task whose files are finished."""


class WorkerBug(RuntimeError):
    """A child met a bug of ours; the text is its traceback."""


class Pool:
    """Up to `workers` children (0: one per core), started when first needed; used from one thread.

    On Linux a child dies with the thread that started it, so that thread must live as long as the pool.
    """

    def __init__(self, workers: int = 0, command: Sequence[str] | None = None, *, idle: bool = False) -> None:
        """Get ready; with `idle` the children work only when nobody else wants the processor."""
        self.size = workers or os.cpu_count() or 1
        self._command = command or worker_command("render_idle" if idle else "render")
        self._workers: list[_Worker] = []
        self._answers: queue.SimpleQueue[tuple[_Worker, bytes | None]] = queue.SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def warm_up(self, count: int) -> None:
        """Start up to `count` children ahead of their first task."""
        while len(self._workers) < min(count, self.size):
            self._workers.append(_Worker(self._command, self._answers))

    def run(
        self,
        tasks: Sequence[Task],
        cancel: CancelToken,
        on_progress: OnProgress | None = None,
        on_done: OnDone | None = None,
        wanted: Callable[[], bool] = lambda: True,
    ) -> list[Result]:
        """Do all tasks and return their results in order.

        Once they are not `wanted` any more, no further one is begun and the result is of those that were.
        The first failure ends the others and is raised; so is `Canceled`, after every child is gone.
        A child (or the ffmpeg in it) that the system kills is replaced and its task tried once more, then
        COMPOSE_FAILED.
        """
        batch = _Batch(tasks)
        try:
            while not batch.is_done:
                cancel.check()
                if not wanted():
                    batch.give_up_waiting()
                self._hand_out(batch)
                if (done := self._take_answer(batch, on_progress)) is not None and on_done is not None:
                    on_done(done)
        except BaseException:
            self.close()
            raise
        return batch.results_in_order()

    def close(self) -> None:
        """End every child and what it started, and wait until they are gone."""
        for worker in self._workers:
            worker.kill()
        for worker in self._workers:
            worker.join()
        self._workers.clear()
        self._answers = queue.SimpleQueue()

    def _hand_out(self, batch: "_Batch") -> None:
        self.warm_up(batch.open_count)
        for worker in self._workers:
            if worker.number is None and (number := batch.next_number()) is not None:
                worker.give(number, batch.tasks[number])

    def _take_answer(self, batch: "_Batch", on_progress: OnProgress | None) -> int | None:
        """Wait a moment for a child to say something; return the number of the task it finished, if any."""
        try:
            worker, line = self._answers.get(timeout=_LOOK_AROUND_SEC)
        except queue.Empty:
            return None
        if line is None:
            self._bury(worker, batch)
            return None
        answer = Answer.model_validate_json(line)
        if answer.crash is not None:
            raise WorkerBug(answer.crash)
        if answer.progress is not None:
            if on_progress is not None:
                on_progress(answer.number, answer.progress)
            return None
        worker.number = None
        if answer.failure is not None:
            if answer.failure.kind == "killed" and batch.try_again(answer.number):
                return None
            raise answer.failure.error()
        batch.results[answer.number] = answer.result or Result()
        if on_progress is not None:
            on_progress(answer.number, 1.0)
        return answer.number

    def _bury(self, worker: "_Worker", batch: "_Batch") -> None:
        self._workers.remove(worker)
        code, said = worker.end()
        _log.error("a child process ended by itself with %s\n%s", code, said)
        if worker.number is None or batch.try_again(worker.number):
            return
        raise StepFailed(
            ErrorCode.COMPOSE_FAILED,
            Text(
                ko=f"영상을 만드는 보조 프로세스가 두 번 종료되었습니다 (상태 {code}).",
                en=f"The process that makes the film ended twice by itself (status {code}).",
            ),
            Text(
                ko="다른 프로그램을 닫아 메모리를 확보한 뒤 다시 시도하십시오. 원인은 로그에 있습니다.",
                en="Close other programs to free memory and try again; the log holds the details.",
            ),
        )


class _Batch:
    """Tasks by number: which wait, how often each was tried, what came of them."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self.tasks = tasks
        self.results: dict[int, Result] = {}
        self._waiting = deque(range(len(tasks)))
        self._tries = [0] * len(tasks)
        self._given_up = 0

    @property
    def is_done(self) -> bool:
        return self.open_count == 0

    def give_up_waiting(self) -> None:
        """Count the tasks nobody has begun as done with."""
        self._given_up += len(self._waiting)
        self._waiting.clear()

    @property
    def open_count(self) -> int:
        return len(self.tasks) - len(self.results) - self._given_up

    def next_number(self) -> int | None:
        if not self._waiting:
            return None
        number = self._waiting.popleft()
        self._tries[number] += 1
        return number

    def try_again(self, number: int) -> bool:
        if self._tries[number] >= _TRIES:
            return False
        self._waiting.appendleft(number)
        return True

    def results_in_order(self) -> list[Result]:
        return [result for _, result in sorted(self.results.items())]


class _Worker:
    """One child and the two threads that listen to it."""

    def __init__(
        self, command: Sequence[str], answers: "queue.SimpleQueue[tuple[_Worker, bytes | None]]"
    ) -> None:
        self.number: int | None = None
        self._tail: deque[bytes] = deque(maxlen=_TAIL_LINES)
        # A core each is the pool's to give; numpy would take all of them.
        environ = {**os.environ, PROGRAM_VARIABLE: find_ffmpeg(), "OPENBLAS_NUM_THREADS": "1"}
        self._process = processes.start_worker(command, environ)
        self._threads = (
            Thread(target=self._listen, args=(_piped(self._process.stdout), answers), daemon=True),
            Thread(target=self._hear, args=(_piped(self._process.stderr),), daemon=True),
        )
        for thread in self._threads:
            thread.start()

    def give(self, number: int, task: Task) -> None:
        self.number = number
        line = Request(number=number, task=task).model_dump_json().encode() + b"\n"
        try:
            pipe = _piped(self._process.stdin)
            pipe.write(line)
            pipe.flush()
        except OSError:
            _log.warning("a child process was gone before its task reached it")  # its end is on its way to us

    def kill(self) -> None:
        processes.end_tree(self._process)

    def join(self) -> None:
        for thread in self._threads:
            thread.join()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            with contextlib.suppress(BrokenPipeError):
                _piped(pipe).close()

    def end(self) -> tuple[int, str]:
        """Clear away a child that ended by itself; return its status and its last words."""
        self.kill()
        self.join()
        return self._process.wait(), b"".join(self._tail).decode("utf-8", "replace")

    def _hear(self, stderr: IO[bytes]) -> None:
        """Write what the child complains of into this process's log: it has none of its own."""
        for line in stderr:
            self._tail.append(line)
            _log.warning("a child process: %s", line.decode("utf-8", "replace").rstrip())

    def _listen(self, stdout: IO[bytes], answers: "queue.SimpleQueue[tuple[_Worker, bytes | None]]") -> None:
        for line in stdout:
            answers.put((self, line))
        answers.put((self, None))


def _piped(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream
