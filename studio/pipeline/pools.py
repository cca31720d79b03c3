"""Children kept between renders: starting one costs more than what many edits leave to render."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from studio.pipeline.pool import Pool

KEEP_SEC: Final = 120.0
"""How long children wait for the next render before their memory is given back (0: they do not)."""


class Pools:
    """Lends pools to renders; the last one that came back is kept for the next. Thread-safe."""

    def __init__(self, keep_sec: float = KEEP_SEC, *, idle: bool = False) -> None:
        """Get ready; with `idle` the children work only when nobody else wants the processor."""
        self._keep_sec = keep_sec
        self._idle = idle
        self._guard = Lock()
        self._kept: Pool | None = None
        self._alarm: Timer | None = None
        self._closed = False

    @contextmanager
    def lend(self, workers: int) -> Generator[Pool]:
        """Lend a pool of that many children (0: one per core); after an error its children are ended."""
        pool = self._take(workers)
        try:
            yield pool
        except BaseException:
            pool.close()
            raise
        self._keep(pool)

    def warm_up(self, workers: int, count: int) -> None:
        """Have `count` children ready for the next render."""
        with self.lend(workers) as pool:
            pool.warm_up(count)

    def close(self) -> None:
        """End the children that are kept; those that are lent end when they come back."""
        with self._guard:
            self._closed = True
            kept = self._put_away()
        if kept is not None:
            kept.close()

    def _take(self, workers: int) -> Pool:
        from studio.pipeline.pool import Pool  # a window that renders nothing need not load it

        pool = Pool(workers, idle=self._idle)
        with self._guard:
            kept = self._put_away()
        if kept is not None and kept.size == pool.size:
            return kept
        if kept is not None:
            kept.close()
        return pool

    def _keep(self, pool: Pool) -> None:
        with self._guard:
            superfluous = pool
            if self._keep_sec > 0 and not self._closed:
                superfluous = self._put_away()
                self._kept = pool
                self._alarm = Timer(self._keep_sec, self._give_back, [pool])
                self._alarm.daemon = True
                self._alarm.start()
        if superfluous is not None:
            superfluous.close()

    def _give_back(self, pool: Pool) -> None:
        with self._guard:
            if self._kept is not pool:
                return
            self._put_away()
        pool.close()

    def _put_away(self) -> Pool | None:
        """Return the kept pool, if any, which is then nobody's."""
        kept, self._kept = self._kept, None
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        return kept
