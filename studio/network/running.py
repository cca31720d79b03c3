"""Work that waits for the network: run on the caller's thread, and given up at once when somebody cancels."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final, TypeVar

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled

_CANCEL_LOOK_SEC: Final = 0.05

Outcome = TypeVar("Outcome")


class Runner:
    """Runs one piece of work after the other; what the first opened, the next may use. For one thread."""

    def __init__(self) -> None:
        self._runner = asyncio.Runner(loop_factory=_loop)

    def run(self, work: Coroutine[Any, Any, Outcome], cancel: CancelToken | None) -> Outcome:
        """Run `work` until it is done or somebody asks to stop; raises `Canceled` then."""
        return self._runner.run(_watched(work, cancel))

    def close(self) -> None:
        """Give up what is still open."""
        self._runner.close()


def run_cancelable(work: Coroutine[Any, Any, Outcome], cancel: CancelToken | None) -> Outcome:
    """Run `work` on this thread until it is done or somebody asks to stop; raises `Canceled` then."""
    runner = Runner()
    try:
        return runner.run(work, cancel)
    finally:
        runner.close()


async def _watched(work: Coroutine[Any, Any, Outcome], cancel: CancelToken | None) -> Outcome:
    task = asyncio.create_task(work)
    while True:
        done, _ = await asyncio.wait((task,), timeout=_CANCEL_LOOK_SEC if cancel is not None else None)
        if done:
            return task.result()
        if cancel is not None and cancel.is_canceled:
            task.cancel()
            await asyncio.wait((task,))
            raise Canceled


def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    loop.set_default_executor(_Lookups())
    return loop


class _Lookups(ThreadPoolExecutor):
    """Where an event loop looks up names of hosts.

    A name server that is silent holds its caller for half a minute, and a loop waits for its threads when it
    closes: these are threads that nobody waits for.
    """

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()

        def look_up() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as error:
                future.set_exception(error)

        threading.Thread(target=look_up, name="name-lookup", daemon=True).start()
        return future
