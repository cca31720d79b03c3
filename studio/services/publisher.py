"""Progress for whoever listens to a Redis channel: told beside the render, which never waits for it."""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, Protocol

from studio.domain.instants import to_text, utc_now
from studio.domain.job import RenderJob
from studio.domain.progress import ProgressEvent, ProgressListener
from studio.services.logs import log

PACE_SEC: Final = 0.25
"""Between two messages about work within a step; a new step, a new state and the end are told at once."""
KEPT: Final = 256
"""Messages that are kept while Redis is away; older ones are forgotten."""
IDLE_SEC: Final = 5.0
"""How long the thread waits for another message before it ends."""
CLOSE_SEC: Final = 1.0
"""How long closing waits for what is still to be told."""
_SILENCE_SEC: Final = 3.0
_FIRST_WAIT_SEC: Final = 0.5
_LONGEST_WAIT_SEC: Final = 30.0


class Channel(Protocol):
    """What is used of a Redis client."""

    def publish(self, channel: str, message: str) -> object:
        """Send a message to whoever listens; raises whatever the package raises."""
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...


class Publisher:
    """Publishes progress as `{status, progress, message, timestamp}` to `task_updates:{task_id}`.

    Thread-safe. Without an address nothing is done; a Redis that is away is noted once and tried again.
    """

    def __init__(self, address: Callable[[], str], connect: Callable[[str], Channel] | None = None) -> None:
        """`address` returns the URL of Redis, which may hold a password, or nothing; it may be slow."""
        self._address = address
        self._connect = connect or _redis
        self._change = threading.Condition()
        self._turns: deque[tuple[str, ProgressEvent]] = deque(maxlen=KEPT)
        """What must be told, in order."""
        self._latest: dict[str, ProgressEvent] = {}
        """What may be told next of work within a step; by channel."""
        self._last: dict[str, ProgressEvent] = {}
        self._thread: threading.Thread | None = None
        self._is_wanted = True
        """False once it is known that there is no address; asked again for the next render."""
        self._is_closing = False
        self._is_away = False

    def beside(self, job: RenderJob, listener: ProgressListener) -> ProgressListener:
        """Return a listener that tells `listener` and the job's channel; the backend's own id names it."""
        channel = f"task_updates:{job.remote_job_id or job.job_id}"
        self._is_wanted = True

        def both(event: ProgressEvent) -> None:
            self._take(channel, event)
            listener(event)

        return both

    def tell(self, job: RenderJob) -> None:
        """Tell of a job that ended without anybody rendering it here."""
        self.beside(job, lambda _: None)(ProgressEvent.of(job, utc_now()))

    def close(self) -> None:
        """Tell what is still to be told, for a second at most, and end."""
        with self._change:
            self._is_closing = True
            thread = self._thread
            self._change.notify_all()
        if thread is not None:
            thread.join(CLOSE_SEC)

    def _take(self, channel: str, event: ProgressEvent) -> None:
        with self._change:
            if self._is_closing or not self._is_wanted:
                return
            last = self._last.get(channel)
            if last is not None and (last.status, last.step) == (event.status, event.step):
                self._latest[channel] = event
            else:
                self._latest.pop(channel, None)
                self._turns.append((channel, event))
            self._last[channel] = event
            if not event.status.is_active:
                del self._last[channel]
            if self._thread is None:
                self._thread = threading.Thread(target=self._tell, name="redis-publisher", daemon=True)
                self._thread.start()
            self._change.notify_all()

    # --- on the publisher's own thread -------------------------------------------------------------

    def _tell(self) -> None:
        """Send what comes until nothing has come for a while."""
        redis: Channel | None = None
        wait = _FIRST_WAIT_SEC
        address = ""
        while (message := self._next()) is not None:
            try:
                address = address or self._address()
                if not address:
                    self._forget()
                    continue
                redis = redis or self._connect(address)
                redis.publish(message[0], _written(message[1]))
            except Exception as error:  # whatever the package raises: no render ends for it
                self._note(error)
                self._put_back(message)
                if not self._rest(wait):
                    break
                wait = min(_LONGEST_WAIT_SEC, wait * 2)
            else:
                wait = _FIRST_WAIT_SEC
                if self._is_away:
                    self._is_away = False
                    log.info("progress is published to Redis again")
        if redis is not None:
            with suppress(Exception):
                redis.close()

    def _next(self) -> tuple[str, ProgressEvent] | None:
        """Wait for the next message; None ends the thread."""
        now = time.monotonic()
        until, paced_until = now + IDLE_SEC, now + PACE_SEC
        with self._change:
            while True:
                if self._turns:
                    return self._turns.popleft()
                now = time.monotonic()
                if self._latest and (self._is_closing or now >= paced_until):
                    return self._latest.popitem()
                if self._is_closing or not self._is_wanted or (now >= until and not self._latest):
                    self._thread = None
                    return None
                self._change.wait((paced_until if self._latest else until) - now)

    def _forget(self) -> None:
        """Drop everything: nobody listens."""
        with self._change:
            self._is_wanted = False
            self._turns.clear()
            self._latest.clear()

    def _put_back(self, message: tuple[str, ProgressEvent]) -> None:
        """Keep what was not told, unless something newer about the same work is there already."""
        with self._change:
            if len(self._turns) < KEPT:
                self._turns.appendleft(message)

    def _rest(self, seconds: float) -> bool:
        """Wait before Redis is tried again, once more at the end; tell whether to go on."""
        until = time.monotonic() + seconds
        with self._change:
            if self._is_closing:
                self._thread = None
                return False
            while not self._is_closing and (left := until - time.monotonic()) > 0:
                self._change.wait(left)
            return True

    def _note(self, error: Exception) -> None:
        """Say once that Redis is away; the error's own words could hold its address."""
        if self._is_away or self._is_closing:
            return
        self._is_away = True
        if isinstance(error, ImportError):
            log.warning("progress is not published: redis is not installed (pip install ctrlf-studio[redis])")
        else:
            log.warning("progress is not published: Redis cannot be used (%s)", type(error).__name__)


def _written(event: ProgressEvent) -> str:
    return json.dumps(
        {
            "status": event.status.value,
            "progress": event.progress,
            "message": event.message,
            "timestamp": to_text(event.timestamp),
        },
        ensure_ascii=False,
    )


def _redis(address: str) -> Channel:
    """Return a client; it connects with the first message."""
    import redis
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    client: Any = redis.Redis
    return client.from_url(
        address,
        socket_connect_timeout=_SILENCE_SEC,
        socket_timeout=_SILENCE_SEC,
        retry=Retry(NoBackoff(), 0),
    )
