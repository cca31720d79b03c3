"""What drafted scripts were made from."""

from studio.domain.drafting import DraftSource, Making
from studio.domain.instants import from_text, to_text
from studio.store.database import Database


class DraftSources:
    """The table `draft_sources`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, source: DraftSource) -> None:
        """Keep what a new script was made from."""
        with self._db.write() as connection:
            connection.execute(
                "INSERT INTO draft_sources (script_id, making_json, source_text, made_by, made_at) "
                "VALUES (?, ?, ?, ?, ?)",
                (
                    source.script_id,
                    source.making.model_dump_json(),
                    source.text,
                    source.made_by,
                    to_text(source.made_at),
                ),
            )

    def get(self, script_id: str) -> DraftSource | None:
        """Return what a script was made from, None where somebody wrote or imported it."""
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT * FROM draft_sources WHERE script_id = ?", (script_id,)
            ).fetchone()
        if row is None:
            return None
        return DraftSource(
            script_id=row["script_id"],
            making=Making.model_validate_json(row["making_json"]),
            text=row["source_text"],
            made_by=row["made_by"],
            made_at=from_text(row["made_at"]),
            is_noted=bool(row["is_noted"]),
        )

    def put_away(self, script_id: str) -> None:
        """Note that somebody has read where a script comes from."""
        with self._db.write() as connection:
            connection.execute("UPDATE draft_sources SET is_noted = 1 WHERE script_id = ?", (script_id,))
