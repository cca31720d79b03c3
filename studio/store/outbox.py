"""What must still reach the backend."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from studio.domain.delivery import LONGEST_WAIT, Delivery, DeliveryKind, DeliveryStatus, OutboxSummary
from studio.domain.errors import ErrorCode
from studio.domain.instants import from_text, to_text
from studio.store.database import Database

_MANY: Final = 500
"""Things asked about in one statement; SQLite allows 999 values in old versions."""


class OutboxRows:
    """The table `outbox`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(
        self, kind: DeliveryKind, subject_id: str, once: str, payload: Mapping[str, Any], now: datetime
    ) -> Delivery:
        """Add a delivery, unless one with the same key is there already; return the one that is there.

        One that was given up is to be delivered again.
        """
        with self._db.write() as connection:
            connection.execute(
                "INSERT INTO outbox (kind, subject_id, once, payload_json, status, created_at, next_try_at) "
                "VALUES (?, ?, ?, ?, 'WAITING', ?, ?) ON CONFLICT (once) DO UPDATE "
                "SET status = 'WAITING', next_try_at = excluded.next_try_at, ended_at = NULL "
                "WHERE status = 'DROPPED'",
                (kind.value, subject_id, once, _as_json(payload), to_text(now), to_text(now)),
            )
            row = connection.execute("SELECT * FROM outbox WHERE once = ?", (once,)).fetchone()
        return _delivery_of(row)

    def get(self, delivery_id: int) -> Delivery | None:
        """Return a delivery, or None."""
        with self._db.read() as connection:
            row = connection.execute("SELECT * FROM outbox WHERE delivery_id = ?", (delivery_id,)).fetchone()
        return _delivery_of(row) if row else None

    def about(self, subject_ids: Sequence[str]) -> list[Delivery]:
        """Return what is to be delivered, or was, about these things; the oldest first."""
        found: list[Delivery] = []
        with self._db.read() as connection:
            for begin in range(0, len(subject_ids), _MANY):
                some = subject_ids[begin : begin + _MANY]
                marks = ", ".join("?" for _ in some)
                rows = connection.execute(
                    f"SELECT * FROM outbox WHERE subject_id IN ({marks}) ORDER BY delivery_id", tuple(some)
                )
                found += map(_delivery_of, rows)
        return found

    def recent(self, limit: int) -> list[Delivery]:
        """Return what was delivered last, the latest first."""
        with self._db.read() as connection:
            rows = connection.execute(
                "SELECT * FROM outbox WHERE status = 'DELIVERED' ORDER BY ended_at DESC, delivery_id DESC "
                "LIMIT ?",
                (limit,),
            ).fetchall()
        return [_delivery_of(row) for row in rows]

    def held(self) -> list[tuple[int, str]]:
        """Return which deliveries are being delivered, and by which studios."""
        with self._db.read() as connection:
            rows = connection.execute(
                "SELECT delivery_id, taken_by FROM outbox WHERE status = 'WAITING' AND taken_by IS NOT NULL"
            ).fetchall()
        return [(row["delivery_id"], row["taken_by"]) for row in rows]

    def let_go(self, delivery_id: int, studio: str) -> None:
        """Free a delivery of a studio that is gone."""
        with self._db.write() as connection:
            connection.execute(
                "UPDATE outbox SET taken_by = NULL WHERE delivery_id = ? AND taken_by = ?",
                (delivery_id, studio),
            )

    def take_next(
        self,
        studio: str,
        now: datetime,
        after: int,
        *,
        kinds: Sequence[DeliveryKind] = tuple(DeliveryKind),
        also_early: bool,
        about: str | None = None,
    ) -> Delivery | None:
        """Take the next delivery (behind `after`) of `kinds` that is due, held by nobody and first in turn.

        First in turn: nothing older about the same thing still waits or was refused. `about` takes only what
        is about one thing. Nothing waits longer than LONGEST_WAIT: more than that ahead, a clock was wrong.
        """
        named = ", ".join(f"'{kind.value}'" for kind in kinds)
        with self._db.write() as connection:
            row = connection.execute(
                "SELECT * FROM outbox AS o WHERE status = 'WAITING' AND delivery_id > :after "
                "AND (:early OR next_try_at <= :now OR next_try_at > :never) AND taken_by IS NULL "
                "AND (:about IS NULL OR subject_id = :about) "
                f"AND kind IN ({named}) "
                "AND NOT EXISTS (SELECT 1 FROM outbox AS older WHERE older.subject_id = o.subject_id "
                "AND older.delivery_id < o.delivery_id AND older.status IN ('WAITING', 'REFUSED')) "
                "ORDER BY delivery_id LIMIT 1",
                {
                    "after": after,
                    "early": also_early,
                    "now": to_text(now),
                    "never": to_text(now + LONGEST_WAIT),
                    "about": about,
                },
            ).fetchone()
            if row is None:
                return None
            connection.execute(
                "UPDATE outbox SET taken_by = ?, attempts = attempts + 1 WHERE delivery_id = ?",
                (studio, row["delivery_id"]),
            )
        return _delivery_of({**dict(row), "attempts": row["attempts"] + 1})

    def end(self, delivery_id: int, status: DeliveryStatus, now: datetime) -> bool:
        """Store that a delivery was delivered or dropped; tell whether it was still to be."""
        with self._db.write() as connection:
            changed = connection.execute(
                "UPDATE outbox SET status = ?, ended_at = ?, taken_by = NULL, "
                "error_code = NULL, error_message = NULL "
                "WHERE delivery_id = ? AND status IN ('WAITING', 'REFUSED')",
                (status.value, to_text(now), delivery_id),
            )
            return changed.rowcount == 1

    def put_back(
        self,
        delivery_id: int,
        *,
        status: DeliveryStatus,
        next_try_at: datetime,
        code: ErrorCode | None = None,
        message: str | None = None,
    ) -> bool:
        """Store that a delivery failed; tell whether it was still to be."""
        with self._db.write() as connection:
            changed = connection.execute(
                "UPDATE outbox SET status = ?, next_try_at = ?, error_code = ?, error_message = ?, "
                "taken_by = NULL "
                "WHERE delivery_id = ? AND status IN ('WAITING', 'REFUSED')",
                (status.value, to_text(next_try_at), code.value if code else None, message, delivery_id),
            )
            return changed.rowcount == 1

    def hurry(self, delivery_id: int, now: datetime) -> None:
        """Have a delivery that waits or was refused tried now; whoever is delivering it goes on."""
        with self._db.write() as connection:
            connection.execute(
                "UPDATE outbox SET status = 'WAITING', next_try_at = ?, error_code = NULL, "
                "error_message = NULL WHERE delivery_id = ? AND status IN ('WAITING', 'REFUSED')",
                (to_text(now), delivery_id),
            )

    def summary(self) -> OutboxSummary:
        """Return how much waits and was refused, and when something is tried next."""
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT sum(status = 'WAITING') AS waiting, sum(status = 'REFUSED') AS refused, "
                "min(iif(status = 'WAITING', next_try_at, NULL)) AS next_try_at FROM outbox "
                "WHERE status IN ('WAITING', 'REFUSED')"
            ).fetchone()
        next_try = row["next_try_at"]
        return OutboxSummary(
            row["waiting"] or 0, row["refused"] or 0, from_text(next_try) if next_try else None
        )

    def list(self, *, status: DeliveryStatus | None = None) -> list[Delivery]:
        """Return deliveries, the oldest first."""
        with self._db.read() as connection:
            rows = connection.execute(
                "SELECT * FROM outbox WHERE :status IS NULL OR status = :status ORDER BY delivery_id",
                {"status": status.value if status else None},
            ).fetchall()
        return [_delivery_of(row) for row in rows]


def _as_json(payload: Mapping[str, Any]) -> str:
    return json.dumps(dict(payload), ensure_ascii=False, sort_keys=True)


def _delivery_of(row: Mapping[str, Any]) -> Delivery:
    values = dict(row)
    ended = values["ended_at"]
    return Delivery(
        delivery_id=values["delivery_id"],
        kind=DeliveryKind(values["kind"]),
        subject_id=values["subject_id"],
        once=values["once"],
        payload=json.loads(values["payload_json"]),
        status=DeliveryStatus(values["status"]),
        attempts=values["attempts"],
        error_code=ErrorCode(values["error_code"]) if values["error_code"] else None,
        error_message=values["error_message"],
        created_at=from_text(values["created_at"]),
        next_try_at=from_text(values["next_try_at"]),
        ended_at=from_text(ended) if ended else None,
    )
