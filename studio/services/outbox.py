"""The outbox: what could not be delivered waits here, survives restarts, and goes out in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from studio.domain.cancel import CancelToken
from studio.domain.delivery import Delivery, DeliveryKind, DeliveryStatus, wait_after
from studio.domain.errors import ErrorCode, NotFound, StudioError, UploadTrouble
from studio.domain.instants import utc_now
from studio.domain.text import Language, Text
from studio.services.logs import log
from studio.store.database import Database
from studio.store.outbox import OutboxRows

LEASE: Final = timedelta(minutes=30)
"""How long a studio that is delivering is believed to be alive: longer than the longest upload."""
LATER: Final = frozenset(
    (
        ErrorCode.BACKEND_UNREACHABLE,
        ErrorCode.BACKEND_UNAUTHORIZED,
        ErrorCode.BACKEND_NOT_CONFIGURED,
        ErrorCode.BACKEND_ANSWER_UNREADABLE,
        ErrorCode.STORAGE_UPLOAD_FAILED,
    )
)
"""Troubles that pass: the delivery is tried again by itself. Any other is a refusal."""


def passes_by_itself(error: StudioError) -> bool:
    """Tell whether a delivery that failed so is tried again without anybody's doing."""
    return error.passes if isinstance(error, UploadTrouble) else error.code in LATER


Send = Callable[[Delivery, CancelToken], None]
"""Delivers one thing or raises `StudioError`; with `attempts` above 1 it may have arrived already."""


@dataclass(frozen=True, slots=True)
class Flushed:
    """What came of emptying the outbox."""

    delivered: int = 0
    refused: int = 0
    waiting: int = 0


class Outbox:
    """Thread-safe, and safe beside other studios over the same records."""

    def __init__(
        self,
        database: Database,
        senders: Mapping[DeliveryKind, Send],
        *,
        studio: str,
        language: Callable[[], Language],
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._rows = OutboxRows(database)
        self._senders = senders
        self._studio = studio
        self._language = language
        self._now = now

    def add(self, kind: DeliveryKind, subject_id: str, once: str, payload: Mapping[str, Any]) -> Delivery:
        """Have something delivered; the same key is delivered once, however often it is added."""
        return self._rows.add(kind, subject_id, once, payload, self._now())

    def list(self, *, status: DeliveryStatus | None = None) -> list[Delivery]:
        """Return deliveries, the oldest first."""
        return self._rows.list(status=status)

    def retry(self, delivery_id: int) -> None:
        """Have a delivery that waits or was refused tried at the next opportunity."""
        self._get(delivery_id)
        self._rows.put_back(delivery_id, status=DeliveryStatus.WAITING, next_try_at=self._now())

    def drop(self, delivery_id: int) -> None:
        """Give a delivery up; what it was about is never told."""
        self._get(delivery_id)
        self._rows.end(delivery_id, DeliveryStatus.DROPPED, self._now())

    def flush(self, cancel: CancelToken | None = None, *, also_early: bool = False) -> Flushed:
        """Deliver what is due, in order; `also_early` what waits for a later attempt, too.

        Where the backend cannot be reached, the rest waits with it. Raises `Canceled`.
        """
        token = cancel or CancelToken()
        delivered = refused = last = 0
        while True:
            token.check()
            taken = self._rows.take_next(self._studio, self._now(), LEASE, last, also_early=also_early)
            if taken is None:
                break
            last = taken.delivery_id
            try:
                self._senders[taken.kind](taken, token)
            except StudioError as error:
                passes = self._put_back(taken, error)
                refused += not passes
                if error.code is ErrorCode.CANCELED:
                    raise
                if error.code in (ErrorCode.BACKEND_UNREACHABLE, ErrorCode.BACKEND_NOT_CONFIGURED):
                    break
            except BaseException:
                self._rows.put_back(last, status=DeliveryStatus.WAITING, next_try_at=self._now())
                raise
            else:
                delivered += self._rows.end(last, DeliveryStatus.DELIVERED, self._now())
        waiting = len(self._rows.list(status=DeliveryStatus.WAITING))
        return Flushed(delivered=delivered, refused=refused, waiting=waiting)

    def _put_back(self, delivery: Delivery, error: StudioError) -> bool:
        """Note a failure; tell whether it passes by itself."""
        canceled = error.code is ErrorCode.CANCELED
        passes = canceled or passes_by_itself(error)
        log.warning("delivery %s (%s): %s", delivery.delivery_id, delivery.kind, error.code)
        self._rows.put_back(
            delivery.delivery_id,
            status=DeliveryStatus.WAITING if passes else DeliveryStatus.REFUSED,
            next_try_at=self._now() + (timedelta() if canceled else wait_after(delivery.attempts)),
            code=None if canceled else error.code,
            message=None if canceled else error.stored_message(self._language()),
        )
        return passes

    def _get(self, delivery_id: int) -> Delivery:
        found = self._rows.get(delivery_id)
        if found is None:
            raise NotFound(
                ErrorCode.INVALID_ARGUMENT,
                Text(
                    ko=f"보낼 목록에 없는 항목입니다: {delivery_id}.",
                    en=f"The outbox has no entry {delivery_id}.",
                ),
                Text(ko="'ctrlf-studio outbox'로 목록을 보십시오.", en="See the list: ctrlf-studio outbox."),
            )
        return found
