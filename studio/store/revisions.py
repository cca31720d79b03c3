"""States of scripts that were kept on the way, each text stored once and deflated."""

import zlib
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from studio.domain.instants import from_text, to_text
from studio.domain.kept import KeptState, KeptWhy, text_sha256, thinned
from studio.domain.records import ScriptRecord
from studio.domain.script import Script
from studio.store.database import Database

_PREFIX: Final = "kept-"
_COLUMNS: Final = (
    "kept_state_id, script_id, revision, why, kept_by, kept_at, title, scene_count, character_count"
)


class KeptStates:
    """The tables `kept_states` and `kept_texts`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def keep(self, record: ScriptRecord, why: KeptWhy, *, by: str, at: datetime) -> bool:
        """Keep the words of `record`; tell whether they were kept.

        Words that are the newest kept ones already are not kept again, except for what never goes.
        """
        script, digest = record.script, text_sha256(record.script)
        packed = zlib.compress(script.model_dump_json(exclude_defaults=True).encode())
        with self._db.write() as connection:
            newest = connection.execute(
                "SELECT text_sha256 FROM kept_states WHERE script_id = ? ORDER BY kept_state_id DESC LIMIT 1",
                (record.script_id,),
            ).fetchone()
            if why.goes_in_time and newest is not None and newest["text_sha256"] == digest:
                return False
            connection.execute("INSERT OR IGNORE INTO kept_texts VALUES (?, ?)", (digest, packed))
            connection.execute(
                "INSERT INTO kept_states (script_id, revision, why, kept_by, kept_at, title, scene_count, "
                "character_count, text_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    record.script_id,
                    record.revision,
                    why.value,
                    by,
                    to_text(at),
                    record.title,
                    script.scene_count,
                    script.character_count,
                    digest,
                ),
            )
            return True

    def list(self, script_id: str) -> list[KeptState]:
        """Return the kept states of a script without their words, the newest first."""
        with self._db.read() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM kept_states WHERE script_id = ? "
                "ORDER BY kept_at DESC, kept_state_id DESC",
                (script_id,),
            ).fetchall()
        return [_state_of(row) for row in rows]

    def words(self, state_id: str) -> Script | None:
        """Return the script as it was in a state, or None where there is no such state."""
        number = state_id.removeprefix(_PREFIX)
        if not number.isdecimal():
            return None
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT packed FROM kept_texts JOIN kept_states USING (text_sha256) WHERE kept_state_id = ?",
                (int(number),),
            ).fetchone()
        return Script.model_validate_json(zlib.decompress(row["packed"])) if row else None

    def thin(self, script_id: str, now: datetime) -> None:
        """Let go of the states whose time is over, and of texts that no state has any more."""
        goes = thinned(self.list(script_id), now.astimezone())
        if not goes:
            return
        with self._db.write() as connection:
            connection.executemany(
                "DELETE FROM kept_states WHERE kept_state_id = ?",
                [(int(state_id.removeprefix(_PREFIX)),) for state_id in goes],
            )
            connection.execute(
                "DELETE FROM kept_texts WHERE text_sha256 NOT IN (SELECT text_sha256 FROM kept_states)"
            )


def _state_of(row: Mapping[str, str]) -> KeptState:
    return KeptState(
        state_id=f"{_PREFIX}{row['kept_state_id']}",
        script_id=row["script_id"],
        revision=int(row["revision"]),
        why=KeptWhy(row["why"]),
        by=row["kept_by"],
        at=from_text(row["kept_at"]),
        title=row["title"],
        scene_count=int(row["scene_count"]),
        character_count=int(row["character_count"]),
    )
