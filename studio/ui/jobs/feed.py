"""Reads the jobs for the list, beside the window: what there is, what changed, what is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from studio.domain.cancel import CancelToken
from studio.domain.delivery import DeliveryState
from studio.domain.instants import utc_now
from studio.domain.job import JobStatus
from studio.domain.job_list import JobListing, JobQuery, ListedJob, ListStamp
from studio.ui.jobs.model import CHUNK, JobsModel
from studio.ui.jobs.parcel import Parcel
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.domain.errors import StudioError
    from studio.services.studio import Studio

MANY_CHANGES: Final = 500
"""Changed jobs that are read again at once; with more, their rows are read when they are looked at."""
SETTLED: Final = timedelta(seconds=1)
"""How old the last change must be before an equal stamp proves that there was no other at that moment."""


_Rows = tuple[list[ListedJob], dict[str, Parcel]]


@dataclass(frozen=True, slots=True)
class _Reading:
    query: JobQuery
    stamp: ListStamp
    is_settled: bool
    listing: JobListing
    rows: list[ListedJob]
    parcels: dict[str, Parcel]
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
        rows = [*changed, *view.rows(list(first))]
        return _Reading(
            parcels=self._parcels_of(rows),
            query=query,
            stamp=stamp,
            is_settled=stamp.changed_at is None or now - stamp.changed_at > SETTLED,
            listing=listing,
            rows=rows,
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
        self._model.show_parcels(reading.parcels)
        self.counted.emit(reading.listing)

    def _on_end(self) -> None:
        self._is_reading = False
        if self._again:
            self.refresh()

    @Slot(object)
    def _on_rows_wanted(self, ids: list[str]) -> None:
        def work(_token: CancelToken, _progress: Progress) -> _Rows:
            rows = self._studio.queue_view.rows(ids)
            return rows, self._parcels_of(rows)

        self._workers.run(work, on_result=self._on_rows, on_error=self._on_error)

    def _on_rows(self, read: _Rows) -> None:
        rows, parcels = read
        self._model.show_rows(rows)
        self._model.show_parcels(parcels)

    # --- on their way out ------------------------------------------------------------------------

    @Slot()
    def refresh_parcels(self) -> None:
        """Read how far films are on their way out: of all that are held here."""
        jobs = [row.job for row in self._model.rows if _may_go_out(row.job)]

        def work(_token: CancelToken, _progress: Progress) -> dict[str, Parcel]:
            return self._parcels_of(jobs)

        self._workers.run(work, on_result=self._model.show_parcels, on_error=self._on_error)

    def _parcels_of(self, jobs: Iterable[ListedJob]) -> dict[str, Parcel]:
        """Read on a worker. Files are only looked at where there is anywhere to send them."""
        deliveries, going = self._studio.deliveries, [job for job in jobs if _may_go_out(job)]
        states = deliveries.states([job.job_id for job in going])
        has_place = self._studio.uploading.provider is not None
        parcels: dict[str, Parcel] = {}
        nowhere: StudioError | None = None
        for job in going:
            state, done = states.get(job.job_id), job.status is JobStatus.SUCCEEDED
            why = None
            if done and state is None:
                nowhere = why = (not has_place and nowhere) or deliveries.why_not_upload(job)
            parcels[job.job_id] = Parcel(state or DeliveryState(), why, is_offered=done and has_place)
        return parcels


def _may_go_out(job: ListedJob) -> bool:
    return not job.draft and not job.status.is_active
