"""A request to stop, passed down to whoever works."""

import threading

from studio.domain.errors import Canceled


class CancelToken:
    """Set once by whoever wants the work to end; looked at often by whoever works. Thread-safe."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; asking twice is harmless."""
        self._event.set()

    @property
    def is_canceled(self) -> bool:
        """Tell whether somebody asked to stop."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Canceled` when somebody asked to stop."""
        if self._event.is_set():
            raise Canceled

    def wait(self, seconds: float) -> bool:
        """Sleep up to `seconds`, waking at once on a cancel; tell whether one came."""
        return self._event.wait(seconds)
