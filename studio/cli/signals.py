"""Ctrl-C and the polite ways to be ended, as a token; pressed twice, Ctrl-C ends at once."""

import signal
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Final, TypeVar

from studio.domain.cancel import CancelToken

_ENDINGS: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


T = TypeVar("T")


@dataclass
class Brake:
    """A token to hand to whoever works, and whether it was this terminal that pulled it."""

    token: CancelToken = field(default_factory=CancelToken)
    was_pulled: bool = False


@contextmanager
def canceled_by_signals() -> Generator[Brake]:
    """Lend a brake that the first signal to end pulls; the handlers before are put back afterwards."""
    brake = Brake()

    def on_signal(number: int, frame: FrameType | None) -> None:
        if brake.was_pulled and number == signal.SIGINT:
            raise KeyboardInterrupt
        brake.was_pulled = True
        brake.token.cancel()

    before: dict[signal.Signals, object] = {}
    for name in _ENDINGS:
        number: signal.Signals | None = getattr(signal, name, None)
        # nohup means it. A shell that ignores SIGINT for its background jobs would leave no way to stop.
        if number is None or (name == "SIGHUP" and signal.getsignal(number) is signal.SIG_IGN):
            continue
        before[number] = signal.signal(number, on_signal)
    try:
        yield brake
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]


def beside_the_signals(work: Callable[[], T]) -> T:
    """Do `work` on another thread and return what it returns or raise what it raises.

    Python handles signals on the main thread, between two of its steps: were that thread inside the very
    token that the handler sets, they would wait for each other for good.
    """
    answers: list[T] = []
    errors: list[BaseException] = []

    def do() -> None:
        try:
            answers.append(work())
        except BaseException as error:
            errors.append(error)

    worker = threading.Thread(target=do, name="render", daemon=True)
    worker.start()
    while worker.is_alive():
        worker.join(0.5)
    if errors:
        raise errors[0]
    return answers[0]
