"""The outbox: what could not be delivered waits here, survives restarts, and goes out in order."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from studio.domain.cancel import CancelToken
from studio.domain.delivery import Delivery, DeliveryKind, DeliveryStatus, UploadProgress, wait_after
from studio.domain.errors import ErrorCode, NotFound, StudioError, UploadTrouble
from studio.domain.instants import utc_now
from studio.domain.text import Language, Text
from studio.services.logs import log, logged
from studio.store.database import Database
from studio.store.outbox import OutboxRows

LATER: Final = frozenset(
    (
        ErrorCode.BACKEND_UNREACHABLE,
        ErrorCode.BACKEND_UNAUTHORIZED,
        ErrorCode.BACKEND_NOT_CONFIGURED,
        ErrorCode.BACKEND_ANSWER_UNREADABLE,
        ErrorCode.STORAGE_UPLOAD_FAILED,
        ErrorCode.DATABASE_LOCKED,
    )
)
"""Troubles that pass: the delivery is tried again by itself. Any other is a refusal."""


def passes_by_itself(error: StudioError) -> bool:
    """Tell whether a delivery that failed so is tried again without anybody's doing."""
    return error.passes if isinstance(error, UploadTrouble) else error.code in LATER


NEEDS_UPLOAD: Final = "needs_upload"
"""In the payload of a delivery that tells of a film: it is worth nothing without the film's upload."""
UploadListener = Callable[[UploadProgress], None]
"""Hears how much was sent, on the thread that sends."""
Send = Callable[[Delivery, CancelToken, UploadListener], None]
"""Delivers one thing or raises `StudioError`; with `attempts` above 1 it may have arrived already."""


def _nobody(_: UploadProgress) -> None:
    """Listen to nothing."""


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
        is_alive: Callable[[str], bool],
        language: Callable[[], Language],
        without_backend: Callable[[], Sequence[DeliveryKind]] = lambda: (),
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """`without_backend` tells what goes elsewhere: it does not wait while the backend is away."""
        self._rows = OutboxRows(database)
        self._senders = senders
        self._studio = studio
        self._is_alive = is_alive
        self._language = language
        self._without_backend = without_backend
        self._now = now
        self._taking = threading.Lock()
        self._going: set[int] = set()
        """What threads of this studio are delivering."""

    def add(self, kind: DeliveryKind, subject_id: str, once: str, payload: Mapping[str, Any]) -> Delivery:
        """Have something delivered; the same key is delivered once, however often it is added.

        What was dropped is to be delivered again, in its old place.
        """
        return self._rows.add(kind, subject_id, once, payload, self._now())

    def list(self, *, status: DeliveryStatus | None = None) -> list[Delivery]:
        """Return deliveries, the oldest first."""
        return self._rows.list(status=status)

    def retry(self, delivery_id: int) -> None:
        """Have a delivery that waits or was refused tried at the next opportunity."""
        self._get(delivery_id)
        self._rows.hurry(delivery_id, self._now())

    def drop(self, delivery_id: int) -> None:
        """Give a delivery up; what it was about is never told."""
        dropped = self._get(delivery_id)
        ended = self._rows.end(delivery_id, DeliveryStatus.DROPPED, self._now())
        if ended and dropped.kind is DeliveryKind.UPLOAD:
            self._drop_what_needs(dropped)

    def _drop_what_needs(self, upload: Delivery) -> None:
        """A film that is not sent must not be announced either."""
        for other in self._rows.about([upload.subject_id]):
            if other.delivery_id > upload.delivery_id and other.payload.get(NEEDS_UPLOAD):
                self._rows.end(other.delivery_id, DeliveryStatus.DROPPED, self._now())

    def flush(
        self,
        cancel: CancelToken | None = None,
        *,
        also_early: bool = False,
        about: str | None = None,
        on_progress: UploadListener = _nobody,
    ) -> Flushed:
        """Deliver what is due, in order; `also_early` what waits for a later attempt, too.

        `about` delivers only what is about one job or script. Where the backend cannot be reached, the rest
        that is for it waits as well. Raises `Canceled`.
        """
        token = cancel or CancelToken()
        self._free_what_nobody_delivers()
        delivered = refused = last = 0
        kinds: Sequence[DeliveryKind] = tuple(DeliveryKind)
        while kinds:
            token.check()
            taken = self._take_next(last, kinds, also_early=also_early, about=about)
            if taken is None:
                break
            last = taken.delivery_id
            try:
                self._send(taken, token, on_progress)
            except StudioError as error:
                passes = self._put_back(taken, error)
                refused += not passes
                if error.code is ErrorCode.CANCELED:
                    raise
                if error.code in (ErrorCode.BACKEND_UNREACHABLE, ErrorCode.BACKEND_NOT_CONFIGURED):
                    kinds = self._without_backend()
            except BaseException:
                self._rows.put_back(last, status=DeliveryStatus.WAITING, next_try_at=self._now())
                raise
            else:
                delivered += self._rows.end(last, DeliveryStatus.DELIVERED, self._now())
            finally:
                self._going.discard(last)
        left = self._rows.list(status=DeliveryStatus.WAITING)
        waiting = sum(about in (None, delivery.subject_id) for delivery in left)
        return Flushed(delivered=delivered, refused=refused, waiting=waiting)

    def _send(self, delivery: Delivery, cancel: CancelToken, on_progress: UploadListener) -> None:
        """Deliver one thing; what nobody foresaw is refused with a reference, and holds up nothing else."""
        try:
            self._senders[delivery.kind](delivery, cancel, on_progress)
        except StudioError:
            raise
        except Exception as error:
            raise logged(error) from error

    def _take_next(
        self, after: int, kinds: Sequence[DeliveryKind], *, also_early: bool, about: str | None
    ) -> Delivery | None:
        with self._taking:
            taken = self._rows.take_next(
                self._studio, self._now(), after, kinds=kinds, also_early=also_early, about=about
            )
            if taken is not None:
                self._going.add(taken.delivery_id)
        return taken

    def _free_what_nobody_delivers(self) -> None:
        """A studio that was killed while it delivered holds nothing back: its lock went with it.

        Nor does this one, where what came of a delivery could not be stored.
        """
        with self._taking:
            for delivery_id, studio in self._rows.held():
                is_going = delivery_id in self._going if studio == self._studio else self._is_alive(studio)
                if not is_going:
                    self._rows.let_go(delivery_id, studio)

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
