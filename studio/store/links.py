"""Scripts that the backend has, too: what both sides agreed on last, and what was listed there last."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from studio.domain.instants import from_text, to_text
from studio.domain.recognition import words_sha256
from studio.domain.script import Script
from studio.domain.sync import LinkHead, RemoteScript, ScriptLink
from studio.store.database import Database

_HEAD: Final = (
    "script_id, remote_script_id, base_sha256, remote_version, remote_updated_at, remote_status, "
    "here_updated_at, synced_at"
)


class ScriptLinks:
    """The rows of one backend in the tables `script_links` and `remote_scripts`."""

    def __init__(self, database: Database, backend: str) -> None:
        """`backend` is its address in one spelling, see `BackendSettings.address`."""
        self._db = database
        self._backend = backend

    def put(self, link: ScriptLink) -> None:
        """Store what both sides agree on; a link of either side to another script ends."""
        with self._db.write() as connection:
            connection.execute(
                "DELETE FROM script_links WHERE backend = ? AND (script_id = ? OR remote_script_id = ?)",
                (self._backend, link.script_id, link.remote_script_id),
            )
            connection.execute(
                "INSERT INTO script_links (backend, script_id, remote_script_id, remote_version, "
                "remote_updated_at, remote_status, base_json, base_sha256, here_updated_at, synced_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    self._backend,
                    link.script_id,
                    link.remote_script_id,
                    link.remote_version,
                    _text(link.remote_updated_at),
                    link.remote_status,
                    link.base.model_dump_json(),
                    words_sha256(link.base),
                    _text(link.here_updated_at),
                    to_text(link.synced_at),
                ),
            )

    def of(self, script_id: str) -> ScriptLink | None:
        """Return the link of a script here."""
        return self._one("script_id", script_id)

    def to(self, remote_script_id: str) -> ScriptLink | None:
        """Return the link of a script at the backend."""
        return self._one("remote_script_id", remote_script_id)

    def drop(self, script_id: str) -> None:
        """Forget that a script here is one at the backend."""
        with self._db.write() as connection:
            connection.execute(
                "DELETE FROM script_links WHERE backend = ? AND script_id = ?", (self._backend, script_id)
            )

    def _one(self, column: str, value: str) -> ScriptLink | None:
        with self._db.read() as connection:
            row = connection.execute(
                f"SELECT * FROM script_links WHERE backend = ? AND {column} = ?", (self._backend, value)
            ).fetchone()
        return _link_of(row) if row else None

    def all(self) -> list[LinkHead]:
        """Return all links without their words."""
        with self._db.read() as connection:
            rows = connection.execute(
                f"SELECT {_HEAD} FROM script_links WHERE backend = ? ORDER BY script_id", (self._backend,)
            ).fetchall()
        return [LinkHead.model_validate(_head_of(row)) for row in rows]

    def saw(self, head: RemoteScript, at: datetime) -> None:
        """Keep how one script stands at the backend."""
        with self._db.write() as connection:
            connection.execute(
                "INSERT INTO remote_scripts (backend, remote_script_id, head_json, seen_at) "
                "VALUES (?, ?, ?, ?) ON CONFLICT (backend, remote_script_id) "
                "DO UPDATE SET head_json = excluded.head_json, seen_at = excluded.seen_at",
                (self._backend, head.script_id, head.model_dump_json(), to_text(at)),
            )

    def saw_all(self, heads: Iterable[RemoteScript], at: datetime) -> None:
        """Keep how all scripts stand at the backend: what is not among them is not there."""
        with self._db.write() as connection:
            connection.execute("DELETE FROM remote_scripts WHERE backend = ?", (self._backend,))
            for head in heads:
                self.saw(head, at)

    def gone(self, remote_script_id: str) -> None:
        """Keep that the backend has a script no more."""
        with self._db.write() as connection:
            connection.execute(
                "DELETE FROM remote_scripts WHERE backend = ? AND remote_script_id = ?",
                (self._backend, remote_script_id),
            )

    def seen_one(self, remote_script_id: str) -> RemoteScript | None:
        """Return one script as the backend told of it last."""
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT head_json FROM remote_scripts WHERE backend = ? AND remote_script_id = ?",
                (self._backend, remote_script_id),
            ).fetchone()
        return RemoteScript.model_validate_json(row["head_json"]) if row else None

    def seen(self) -> list[RemoteScript]:
        """Return the scripts that the backend had when it was asked last, in the order it gave."""
        with self._db.read() as connection:
            rows = connection.execute(
                "SELECT head_json FROM remote_scripts WHERE backend = ? ORDER BY rowid", (self._backend,)
            ).fetchall()
        return [RemoteScript.model_validate_json(row["head_json"]) for row in rows]

    def seen_at(self) -> datetime | None:
        """Return when the backend was asked for all of them last; None where none is known."""
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT MIN(seen_at) AS at FROM remote_scripts WHERE backend = ?", (self._backend,)
            ).fetchone()
        return _moment(row["at"])


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else to_text(moment)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else from_text(text)


def _link_of(row: Mapping[str, str]) -> ScriptLink:
    base = Script.model_validate_json(row["base_json"])
    return ScriptLink.model_validate({**_head_of(row), "base": base})


def _head_of(row: Mapping[str, str]) -> dict[str, object]:
    return {
        "script_id": row["script_id"],
        "remote_script_id": row["remote_script_id"],
        "base_sha256": row["base_sha256"],
        "remote_version": row["remote_version"],
        "remote_updated_at": _moment(row["remote_updated_at"]),
        "remote_status": row["remote_status"],
        "here_updated_at": _moment(row["here_updated_at"]),
        "synced_at": from_text(row["synced_at"]),
    }
