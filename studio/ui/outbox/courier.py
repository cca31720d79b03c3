"""Delivers what is due, beside the window: one thing at a time, woken by who adds something or by time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.domain.cancel import CancelToken
from studio.domain.delivery import (
    Delivery,
    DeliveryKind,
    DeliveryState,
    DeliveryStatus,
    OutboxSummary,
    UploadProgress,
)
from studio.domain.instants import utc_now
from studio.ui.outbox.network import NetworkWatch
from studio.ui.workers import Progress, Task, Workers

if TYPE_CHECKING:
    from studio.domain.errors import StudioError
    from studio.domain.settings import Settings
    from studio.services.studio import Studio

LEAST_WAIT: Final = timedelta(seconds=5)
"""Between two looks: what is due may be in another studio's hands."""
LONGEST_WAIT: Final = timedelta(seconds=60)
"""A laptop that slept has not counted the time."""
SETTLE_MS: Final = 600
"""How long settings have to stay before they are tried: an address is typed in several goes."""


@dataclass(frozen=True, slots=True)
class _Round:
    """What came of one round: the outbox afterwards, and the films that were sent or tried."""

    summary: OutboxSummary
    films: dict[str, DeliveryState]


class Courier(QObject):
    """The one of the window that sends; beside other studios over the same records nothing goes twice."""

    changed = Signal(object)
    """OutboxSummary: something was added, delivered, refused or dropped."""
    progressed = Signal(object)
    """UploadProgress of the film that is being sent."""
    film_settled = Signal(str, object)
    """Job id and DeliveryState of a film whose sending has come to an end, for now."""
    sending_changed = Signal(bool)
    offers_changed = Signal()
    """Other films may be uploaded than before: settings or tokens have changed."""
    address_found = Signal(str)
    """Where a film that somebody wants to open is found out there."""
    failed = Signal(object)
    """StudioError of something that a person asked for."""

    def __init__(self, studio: Studio, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._sender = Workers(1, self)
        self._clerk = Workers(1, self)
        self._round: Task[_Round] | None = None
        self._film = ""
        self._is_open = False
        self._again: bool | None = None
        """Tells whether another round is wanted (True: with what is not due yet)."""
        self.summary = OutboxSummary()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.wake)
        self._network = NetworkWatch(self)
        self._network.came_back.connect(self._on_network)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._on_settled)

    # --- life ------------------------------------------------------------------------------------

    def open(self) -> None:
        """Begin to deliver what waits."""
        self._is_open = True
        self.wake()

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is being sent or stored and nothing is left to be told."""
        return self._sender.is_idle and self._clerk.is_idle and not self._settling.isActive()

    @property
    def film(self) -> str:
        """Job id of the film that is being sent, empty for none."""
        return self._film

    def close(self) -> None:
        """Stop sending, which takes less than a second, and wait for that: the rest waits in the outbox."""
        self._is_open = False
        self._timer.stop()
        self._settling.stop()
        self._sender.close()
        self._clerk.finish()

    # --- sending ---------------------------------------------------------------------------------

    @Slot()
    def wake(self, *, also_early: bool = False) -> None:
        """Deliver what is due now; `also_early` what waits for a later attempt, too."""
        if not self._is_open:
            return
        if self._round is not None:
            self._again = bool(self._again) or also_early
            return
        self._timer.stop()

        def work(token: CancelToken, progress: Progress) -> _Round:
            return self._deliver(token, progress, also_early=also_early)

        self._round = self._sender.run(
            work,
            on_result=self._on_round,
            on_error=self._on_trouble,
            on_progress=self._on_progress,
            on_end=self._on_end,
        )

    def _deliver(self, token: CancelToken, progress: Progress, *, also_early: bool) -> _Round:
        """One round on the worker; where nothing is due, nothing of the network is even loaded."""
        deliveries = self._studio.deliveries
        summary = deliveries.summary()
        if not summary.waiting or not (summary.is_due(utc_now()) or also_early):
            return _Round(summary, {})
        tried: set[str] = set()

        def note(sent: UploadProgress) -> None:
            tried.add(sent.job_id)
            progress(sent)

        deliveries.flush(token, also_early=also_early, on_progress=note)
        return _Round(deliveries.summary(), deliveries.states(sorted(tried)))

    def _on_progress(self, sent: object) -> None:
        if not isinstance(sent, UploadProgress):
            return
        if sent.job_id != self._film:
            self._film = sent.job_id
            self.sending_changed.emit(True)
        self.progressed.emit(sent)

    def _on_round(self, done: _Round) -> None:
        for job_id, state in done.films.items():
            self.film_settled.emit(job_id, state)
        self._show(done.summary)

    def _on_trouble(self, error: StudioError) -> None:
        self.failed.emit(error)

    def _on_end(self) -> None:
        was_film, self._film = self._film, ""
        self._round = None
        again, self._again = self._again, None
        if was_film:
            self.sending_changed.emit(False)
        if again is not None:
            self.wake(also_early=again)
        elif not self._timer.isActive():  # it was stopped: what is left has to be looked at
            self.look()

    # --- looking ---------------------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """See what is there now: another process may have added something."""
        if not self._is_open or not self._clerk.is_idle:
            return

        def work(_token: CancelToken, _progress: Progress) -> OutboxSummary:
            return self._studio.deliveries.summary()

        self._clerk.run(work, on_result=self._show)

    def _show(self, summary: OutboxSummary) -> None:
        is_other, self.summary = summary != self.summary, summary
        if summary.waiting and self._is_open:
            self._network.begin()
        if summary.next_try_at is not None and self._is_open:
            wait = min(LONGEST_WAIT, max(LEAST_WAIT, summary.next_try_at - utc_now()))
            if is_other or not self._timer.isActive():
                self._timer.start(round(wait.total_seconds() * 1000))
        else:
            self._timer.stop()
        if is_other:
            self.changed.emit(summary)

    # --- what a person asks for ------------------------------------------------------------------

    def upload(self, job_id: str) -> None:
        """Have the film of a job sent now."""
        self._ask(lambda: self._studio.deliveries.upload(job_id))

    def stop_upload(self, job_id: str) -> None:
        """Send a film no further, and do not try again: it stays here until somebody uploads it."""
        self._ask(lambda: self._drop_upload(job_id), stops=job_id)

    def find_address(self, job_id: str) -> None:
        """Look up where an uploaded film may be opened."""

        def work(_token: CancelToken, _progress: Progress) -> str:
            return self._studio.deliveries.public_address(job_id)

        self._clerk.run(work, on_result=self._on_address, on_error=self.failed.emit)

    def _on_address(self, url: str) -> None:
        if url:
            self.address_found.emit(url)

    def send_film(self, job_id: str) -> None:
        """Try at once whatever waits or was refused about a job."""

        def work() -> None:
            for delivery in self._open_ones():
                if delivery.subject_id == job_id:
                    self._studio.outbox.retry(delivery.delivery_id)

        self._ask(work)

    def retry(self, delivery_ids: Sequence[int]) -> None:
        """Try deliveries at once."""

        def work() -> None:
            for delivery_id in delivery_ids:
                self._studio.outbox.retry(delivery_id)

        self._ask(work)

    def retry_all(self) -> None:
        """Try at once whatever waits or was refused."""
        self._ask(lambda: [self._studio.outbox.retry(d.delivery_id) for d in self._open_ones()])

    def drop(self, delivery_id: int, subject_id: str) -> None:
        """Give a delivery up; what it was about is never told."""
        self._ask(lambda: self._studio.outbox.drop(delivery_id), stops=subject_id)

    def _ask(self, what: Callable[[], object], *, stops: str = "") -> None:
        def work(_token: CancelToken, _progress: Progress) -> OutboxSummary:
            what()
            return self._studio.deliveries.summary()

        def done(summary: OutboxSummary) -> None:
            self.summary = summary
            self.changed.emit(summary)  # also where the figures stay: one may have come for one that went
            if stops and stops == self._film and self._round is not None:
                self._again = bool(self._again)
                self._round.cancel()  # what was dropped stays dropped; the rest goes on
            self.wake()

        self._clerk.run(work, on_result=done, on_error=self.failed.emit)

    def _open_ones(self) -> list[Delivery]:
        outbox = self._studio.outbox
        return [
            delivery
            for status in (DeliveryStatus.WAITING, DeliveryStatus.REFUSED)
            for delivery in outbox.list(status=status)
        ]

    def _drop_upload(self, job_id: str) -> None:
        for delivery in self._open_ones():
            if delivery.subject_id == job_id and delivery.kind is DeliveryKind.UPLOAD:
                self._studio.outbox.drop(delivery.delivery_id)

    # --- what changes ----------------------------------------------------------------------------

    def follow_settings(self, before: Settings, after: Settings) -> None:
        """Try anew, once they have settled, where what sending depends on has changed."""
        if _sending(before) != _sending(after):
            self._settling.start()

    @Slot()
    def follow_secret(self) -> None:
        """Try anew with another token."""
        self._settling.start()

    @Slot()
    def _on_network(self) -> None:
        self.wake(also_early=True)

    @Slot()
    def _on_settled(self) -> None:
        self.offers_changed.emit()
        self.wake(also_early=True)


def _sending(settings: Settings) -> object:
    """Return what it depends on whether something can be sent."""
    return (
        settings.backend,
        settings.storage,
        settings.bucket,
        settings.storage_public_base_url,
        settings.storage_etag_optional,
        settings.upload_limit_mib,
    )
