"""What is known of pictures that somebody else's machine made."""

from collections.abc import Mapping
from typing import Any

from studio.domain.instants import from_text, to_text
from studio.domain.visuals import MadeRecord
from studio.store.database import Database


class MadePictureRows:
    """The table `made_pictures`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, record: MadeRecord) -> None:
        """Note how a picture came about; the same one may come about more than once."""
        with self._db.write() as connection:
            connection.execute(
                "INSERT INTO made_pictures (sha256, provider, model, prompt, made_by, made_at) "
                "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (sha256, made_at) DO NOTHING",
                (
                    record.sha256,
                    record.provider,
                    record.model,
                    record.prompt,
                    record.made_by,
                    to_text(record.made_at),
                ),
            )

    def latest(self, sha256: str) -> MadeRecord | None:
        """Return how a picture came about last, None where nothing is known."""
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT * FROM made_pictures WHERE sha256 = ? ORDER BY made_at DESC LIMIT 1", (sha256,)
            ).fetchone()
        return _record_of(row) if row else None


def _record_of(row: Mapping[str, Any]) -> MadeRecord:
    return MadeRecord(
        sha256=row["sha256"],
        provider=row["provider"],
        model=row["model"],
        prompt=row["prompt"],
        made_by=row["made_by"],
        made_at=from_text(row["made_at"]),
    )
