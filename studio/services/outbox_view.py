"""The outbox for whoever looks at it: what is to go out, in order, and what has gone lately, with titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from studio.domain.delivery import Delivery, DeliveryKind, DeliveryStatus
from studio.domain.errors import NotFound
from studio.services.scripts import Scripts
from studio.store.database import Database
from studio.store.job_list import JobList
from studio.store.outbox import OutboxRows

RECENT: Final = 20
"""How many of those that have gone are shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A delivery, and what it is about."""

    delivery: Delivery
    title: str
    """Of the film or the script; empty where that is no longer there."""
    is_going: bool = False
    """Some studio is delivering it now."""
    is_held_up: bool = False
    """Something older about the same thing was refused: it goes first."""


class OutboxView:
    """Reads the outbox of a data directory; changes nothing."""

    def __init__(self, database: Database, scripts: Scripts) -> None:
        self._rows = OutboxRows(database)
        self._jobs = JobList(database)
        self._scripts = scripts

    def entries(self) -> list[Entry]:
        """Return what waits or was refused, the oldest first; below it what has gone, the latest first."""
        waiting = self._rows.list(status=DeliveryStatus.WAITING)
        refused = self._rows.list(status=DeliveryStatus.REFUSED)
        ahead = sorted((*waiting, *refused), key=lambda delivery: delivery.delivery_id)
        shown = [*ahead, *self._rows.recent(RECENT)]
        titles = self._titles(shown)
        held = {delivery_id for delivery_id, _ in self._rows.held()}
        first_refused = {d.subject_id: d.delivery_id for d in reversed(refused)}
        return [
            Entry(
                d,
                titles.get(d.subject_id, ""),
                is_going=d.delivery_id in held,
                is_held_up=d in waiting and first_refused.get(d.subject_id, d.delivery_id) < d.delivery_id,
            )
            for d in shown
        ]

    def _titles(self, deliveries: Sequence[Delivery]) -> dict[str, str]:
        scripts = {d.subject_id for d in deliveries if d.kind is DeliveryKind.SCRIPT_DONE}
        jobs = {d.subject_id for d in deliveries if d.kind is not DeliveryKind.SCRIPT_DONE}
        titles = {job.job_id: job.title for job in self._jobs.rows(sorted(jobs))}
        for script_id in scripts:
            try:
                titles[script_id] = self._scripts.get(script_id).title
            except NotFound:
                continue
        return titles
