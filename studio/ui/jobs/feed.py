"""Reads the jobs for the list, beside the window: what there is, what changed, what is looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from studio.domain.cancel import CancelToken
from studio.domain.instants import utc_now
from studio.domain.job import JobStatus
from studio.domain.job_list import JobListing, JobQuery, ListedJob, ListStamp
from studio.ui.jobs.model import CHUNK, JobsModel
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.domain.errors import StudioError
    from studio.services.studio import Studio

MANY_CHANGES: Final = 500
"""Changed jobs that are read again at once; with more, their rows are read when they are looked at."""
SETTLED: Final = timedelta(seconds=1)
"""How old the last change must be before an equal stamp proves that there was no other at that moment."""


@dataclass(frozen=True, slots=True)
class _Reading:
    query: JobQuery
    stamp: ListStamp
    is_settled: bool
    listing: JobListing
    rows: list[ListedJob]
    out_of_date: bool = False
    """Tells that so many jobs changed that only the first rows were read."""


class JobFeed(QObject):
    """Keeps a model of the jobs up to date with the records."""

    counted = Signal(object)
    """JobListing: how many jobs there are in each state."""

    def __init__(
        self, studio: Studio, model: JobsModel, workers: Workers, on_error: Callable[[StudioError], None]
    ) -> None:
        super().__init__(model)
        self._studio = studio
        self._model = model
        self._workers = workers
        self._on_error = on_error
        self._query = JobQuery()
        self._last: _Reading | None = None
        self._is_reading = False
        self._again = False
        model.rows_wanted.connect(self._on_rows_wanted)

    @property
    def is_idle(self) -> bool:
        """Tell whether what is shown is what was read last, and nothing is being read."""
        return not self._is_reading

    def ask(self, query: JobQuery) -> None:
        """Show other jobs."""
        if query != self._query:
            self._query = query
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read what changed, now."""
        self._read(only_if_changed=False)

    @Slot()
    def look(self) -> None:
        """Read what changed, if anything did: for looking now and then."""
        self._read(only_if_changed=True)

    def _read(self, *, only_if_changed: bool) -> None:
        if self._is_reading:
            self._again = self._again or not only_if_changed
            return
        self._is_reading, self._again = True, False
        query, last = self._query, self._last

        def work(_token: CancelToken, _progress: Progress) -> _Reading | None:
            return self._reading(query, last, only_if_changed=only_if_changed)

        self._workers.run(work, on_result=self._on_read, on_error=self._on_error, on_end=self._on_end)

    def _reading(self, query: JobQuery, last: _Reading | None, *, only_if_changed: bool) -> _Reading | None:
        """Read on a worker; None where nothing can have changed."""
        view, now = self._studio.queue_view, utc_now()
        stamp = view.stamp()
        if only_if_changed and last is not None and last.is_settled and last.stamp == stamp:
            return None
        listing = view.find(query)
        first = set(listing.ids[:CHUNK])
        active = sum(listing.counts.get(status, 0) for status in (JobStatus.RUNNING, JobStatus.PENDING))
        first.update(listing.ids[: min(active, MANY_CHANGES)])
        changed: list[ListedJob] = []
        if last is not None and last.stamp.changed_at is not None:
            changed = view.changed_since(last.stamp.changed_at, MANY_CHANGES)
        first.difference_update(job.job_id for job in changed)
        return _Reading(
            query=query,
            stamp=stamp,
            is_settled=stamp.changed_at is None or now - stamp.changed_at > SETTLED,
            listing=listing,
            rows=[*changed, *view.rows(list(first))],
            out_of_date=len(changed) >= MANY_CHANGES,
        )

    def _on_read(self, reading: _Reading | None) -> None:
        if reading is None:
            return
        if reading.query != self._query:
            self._again = True
            return
        anew = self._last is None or self._last.query != reading.query
        self._last = reading
        if reading.out_of_date:
            fresh = {job.job_id for job in reading.rows}
            self._model.forget([job_id for job_id in self._model.known if job_id not in fresh])
        self._model.show_list(reading.listing.ids, reading.rows, anew=anew)
        self.counted.emit(reading.listing)

    def _on_end(self) -> None:
        self._is_reading = False
        if self._again:
            self.refresh()

    @Slot(object)
    def _on_rows_wanted(self, ids: list[str]) -> None:
        def work(_token: CancelToken, _progress: Progress) -> list[ListedJob]:
            return self._studio.queue_view.rows(ids)

        self._workers.run(work, on_result=self._model.show_rows, on_error=self._on_error)
