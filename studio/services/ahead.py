"""While the author pauses, what has changed is encoded, so that the film is a matter of joining."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.errors import StudioError
from studio.domain.script import Script
from studio.domain.settings import Settings
from studio.domain.spec import RenderSpec, freeze
from studio.services.logs import log, logged

PAUSE_SEC: Final = 1.5
"""How long nothing must have changed before encoding begins."""

EncodeAhead = Callable[[RenderSpec, CancelToken], bool]
"""Makes the parts of a film until it is told to stop; tells whether all are there."""


class AheadState(StrEnum):
    """How far encoding ahead is."""

    OFF = "off"
    """Nothing is asked for, or the settings or the power do not allow it."""
    WAITING = "waiting"
    """For the author to pause, or for a render to end."""
    WORKING = "working"
    READY = "ready"
    """Every part of the film is there."""


@dataclass(frozen=True, slots=True)
class _Wish:
    script: Script
    draft: bool
    since: float


class EncodingAhead:
    """Follows one script at a time, on a thread of its own. Thread-safe."""

    def __init__(
        self,
        encode: EncodeAhead,
        settings: Callable[[], Settings],
        on_battery: Callable[[], bool],
        pause_sec: float = PAUSE_SEC,
    ) -> None:
        self._encode = encode
        self._settings = settings
        self._on_battery = on_battery
        self._pause_sec = pause_sec
        self._change = threading.Condition()
        self._wish: _Wish | None = None
        self._stop = CancelToken()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._state = AheadState.OFF
        self._listeners: list[Callable[[AheadState], None]] = []

    @property
    def state(self) -> AheadState:
        """How far it is."""
        return self._state

    def on_change(self, listener: Callable[[AheadState], None]) -> Callable[[], None]:
        """Tell `listener` every new state, on the working thread, until the returned function is called."""
        with self._change:
            self._listeners = [*self._listeners, listener]

        def forget() -> None:
            with self._change:
                self._listeners = [known for known in self._listeners if known != listener]

        return forget

    def follow(self, script: Script | None, *, draft: bool = False) -> None:
        """Encode this script (None: none) once it has not changed for a while; returns at once.

        What is being encoded is finished, and nothing further of an older script begun.
        """
        with self._change:
            if self._closed:
                return
            wanted = script is not None and bool(script.scene_count)
            self._wish = _Wish(script, draft, time.monotonic()) if script is not None and wanted else None
            self._stop.cancel()
            if self._wish is not None and self._thread is None:
                self._thread = threading.Thread(target=self._work, name="encode-ahead", daemon=True)
                self._thread.start()
            self._change.notify_all()

    def close(self) -> None:
        """End the thread, after the task in hand."""
        with self._change:
            self._closed = True
            self._wish = None
            self._stop.cancel()
            self._change.notify_all()
            thread = self._thread
        if thread is not None:
            thread.join()

    def _work(self) -> None:
        while (wish := self._next()) is not None:
            state = self._encoded(wish)
            with self._change:
                if self._wish is not wish:
                    continue
                is_waiting = state is AheadState.WAITING
                self._wish = _Wish(wish.script, wish.draft, time.monotonic()) if is_waiting else None
            self._tell(state)

    def _next(self) -> _Wish | None:
        """Wait for a script that has rested; None at the end."""
        while True:
            with self._change:
                while not self._closed:
                    if self._wish is None:
                        self._change.wait()
                        continue
                    left = self._wish.since + self._pause_sec - time.monotonic()
                    if left <= 0:
                        break
                    self._change.wait(left)
                if self._closed:
                    return None
                wish = self._wish
                self._stop = CancelToken()
            if wish is not None and self._is_allowed():
                return wish
            self._tell(AheadState.OFF)
            with self._change:
                if self._wish is wish:
                    self._wish = None

    def _encoded(self, wish: _Wish) -> AheadState:
        """Encode, and return how that ended: OFF when it cannot be done, as the render itself will tell."""
        self._tell(AheadState.WORKING)
        try:
            spec, _ = freeze(
                wish.script,
                script_id="ahead",
                video_id="ahead",
                settings=self._settings().render,
                draft=wish.draft,
            )
            return AheadState.READY if self._encode(spec, self._stop) else AheadState.WAITING
        except StudioError as error:
            log.info("not encoded ahead: %s %s", error.code, error)
        except Exception as error:  # a bug must not end the thread, nor a person's work
            logged(error)
        return AheadState.OFF

    def _is_allowed(self) -> bool:
        settings = self._settings()
        return settings.encode_ahead and (settings.encode_ahead_on_battery or not self._on_battery())

    def _tell(self, state: AheadState) -> None:
        if state is self._state:
            return
        self._state = state
        for listener in self._listeners:
            listener(state)
