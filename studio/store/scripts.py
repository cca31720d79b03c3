"""Scripts as they stand now, the revisions somebody decided on, and the record of who did what."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from studio.domain.instants import from_text, to_text
from studio.domain.records import Revision, ScriptRecord, ScriptSummary
from studio.domain.review import ReviewAction, ReviewRecord, ScriptStatus
from studio.domain.script import Script
from studio.store.database import Database

_SUMMARY: Final = (
    "script_id, video_id, title, status, revision, scene_count, created_at, updated_at, approved_revision"
)


class Scripts:
    """The tables `scripts`, `script_revisions` and `review_records`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def insert(self, record: ScriptRecord) -> None:
        """Add a new script."""
        values = _row_of(record)
        names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
        with self._db.write() as connection:
            connection.execute(f"INSERT INTO scripts ({names}) VALUES ({marks})", values)

    def insert_hidden(self, record: ScriptRecord) -> None:
        """Add a row that jobs may refer to and no list shows; nobody ever did anything to it."""
        with self._db.write() as connection:
            self.insert(record)
            connection.execute(
                "UPDATE scripts SET deleted_at = created_at WHERE script_id = ?", (record.script_id,)
            )

    def fill_hidden(self, script_id: str, video_id: str, script: Script, now: datetime) -> None:
        """Give such a row its words; nothing happens to a script that somebody had to do with."""
        with self._db.write() as connection:
            connection.execute(
                "UPDATE scripts SET video_id = ?, title = ?, scene_count = ?, raw_json = ?, updated_at = ? "
                "WHERE script_id = ? AND deleted_at IS NOT NULL AND NOT EXISTS "
                "(SELECT 1 FROM review_records AS r WHERE r.script_id = scripts.script_id)",
                (
                    video_id,
                    script.title,
                    script.scene_count,
                    script.model_dump_json(),
                    to_text(now),
                    script_id,
                ),
            )

    def named(self, script_id: str) -> tuple[str, str]:
        """Return video and title of a script, also of one that no list shows; empty where there is none."""
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT video_id, title FROM scripts WHERE script_id = ?", (script_id,)
            ).fetchone()
        return (str(row["video_id"]), str(row["title"])) if row else ("", "")

    def get(self, script_id: str) -> ScriptRecord | None:
        """Return a script that was not deleted, or None."""
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT * FROM scripts WHERE script_id = ? AND deleted_at IS NULL", (script_id,)
            ).fetchone()
        return _record_of(row) if row else None

    def is_known(self, script_id: str) -> bool:
        """Tell whether an identity was ever used, also by a script that was deleted since."""
        with self._db.read() as connection:
            found = connection.execute("SELECT 1 FROM scripts WHERE script_id = ?", (script_id,)).fetchone()
        return found is not None

    def imported_from(self, source_sha256: str, video_id: str | None) -> ScriptRecord | None:
        """Return the newest script that still says what a file with this digest says."""
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT * FROM scripts WHERE source_sha256 = :sha AND deleted_at IS NULL "
                "AND (:video IS NULL OR video_id = :video) ORDER BY created_at DESC, rowid DESC LIMIT 1",
                {"sha": source_sha256, "video": video_id},
            ).fetchone()
        return _record_of(row) if row else None

    def update(self, before: ScriptRecord, after: ScriptRecord) -> bool:
        """Store the next state of a script, unless it changed since `before`; tell whether it was stored."""
        values = _row_of(after)
        sets = ", ".join(f"{name} = :{name}" for name in values if name not in ("script_id", "created_at"))
        with self._db.write() as connection:
            changed = connection.execute(
                f"UPDATE scripts SET {sets} WHERE script_id = :script_id AND deleted_at IS NULL "
                "AND status = :status_was AND revision = :revision_was AND updated_at = :updated_was",
                {
                    **values,
                    "status_was": before.status.value,
                    "revision_was": before.revision,
                    "updated_was": to_text(before.updated_at),
                },
            )
            return changed.rowcount == 1

    def mark_deleted(self, script_id: str, at: str) -> bool:
        """Take a script out of every list; its revisions, reviews and films stay as evidence."""
        with self._db.write() as connection:
            changed = connection.execute(
                "UPDATE scripts SET deleted_at = ? WHERE script_id = ? AND deleted_at IS NULL",
                (at, script_id),
            )
            return changed.rowcount == 1

    def mark_present(self, script_id: str) -> None:
        """Put a script that was deleted back into every list."""
        with self._db.write() as connection:
            connection.execute("UPDATE scripts SET deleted_at = NULL WHERE script_id = ?", (script_id,))

    def keep_revision(self, revision: Revision) -> None:
        """Keep the words that were decided on, for good."""
        assert revision.decided_by is not None
        assert revision.decided_at is not None
        with self._db.write() as connection:
            connection.execute(
                "INSERT INTO script_revisions (script_id, revision, status, title, author, decided_by, "
                "decided_at, reason, raw_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    revision.script_id,
                    revision.revision,
                    revision.status.value,
                    revision.title,
                    revision.author,
                    revision.decided_by,
                    to_text(revision.decided_at),
                    revision.reason,
                    revision.script.model_dump_json(),
                ),
            )

    def revisions(self, script_id: str) -> list[Revision]:
        """Return the revisions that were decided on, the oldest first."""
        with self._db.read() as connection:
            rows = connection.execute(
                "SELECT * FROM script_revisions WHERE script_id = ? ORDER BY revision", (script_id,)
            ).fetchall()
        return [_revision_of(row) for row in rows]

    def decided(self, script_id: str) -> list[int]:
        """Return the numbers of the revisions that were decided on, the oldest first."""
        with self._db.read() as connection:
            rows = connection.execute(
                "SELECT revision FROM script_revisions WHERE script_id = ? ORDER BY revision", (script_id,)
            ).fetchall()
        return [int(row["revision"]) for row in rows]

    def revision(self, script_id: str, revision: int) -> Revision | None:
        """Return one revision that was decided on."""
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT * FROM script_revisions WHERE script_id = ? AND revision = ?", (script_id, revision)
            ).fetchone()
        return _revision_of(row) if row else None

    def add_review(self, record: ReviewRecord) -> None:
        """Note what somebody did to a script."""
        with self._db.write() as connection:
            connection.execute(
                "INSERT INTO review_records (script_id, revision, action, done_by, done_at, reason, "
                "at_backend) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    record.script_id,
                    record.revision,
                    record.action.value,
                    record.by,
                    to_text(record.at),
                    record.reason,
                    int(record.at_backend),
                ),
            )

    def reviews(self, script_id: str) -> list[ReviewRecord]:
        """Return what was done to a script, the oldest first."""
        with self._db.read() as connection:
            rows = connection.execute(
                "SELECT * FROM review_records WHERE script_id = ? ORDER BY review_record_id", (script_id,)
            ).fetchall()
        return [
            ReviewRecord(
                script_id=row["script_id"],
                revision=row["revision"],
                action=ReviewAction(row["action"]),
                by=row["done_by"],
                at=from_text(row["done_at"]),
                reason=row["reason"],
                at_backend=bool(row["at_backend"]),
            )
            for row in rows
        ]

    def list(self) -> list[ScriptSummary]:
        """Return every script without its words, the most recently changed first."""
        with self._db.read() as connection:
            rows = connection.execute(
                f"SELECT {_SUMMARY} FROM scripts WHERE deleted_at IS NULL "
                "ORDER BY updated_at DESC, rowid DESC"
            ).fetchall()
        return [
            ScriptSummary.model_validate(
                {
                    **dict(row),
                    "created_at": from_text(row["created_at"]),
                    "updated_at": from_text(row["updated_at"]),
                }
            )
            for row in rows
        ]


def _row_of(record: ScriptRecord) -> dict[str, object]:
    return {
        "script_id": record.script_id,
        "video_id": record.video_id,
        "status": record.status.value,
        "title": record.title,
        "revision": record.revision,
        "scene_count": record.script.scene_count,
        "source_sha256": record.source_sha256,
        "created_by": record.created_by,
        "created_at": to_text(record.created_at),
        "updated_by": record.updated_by,
        "updated_at": to_text(record.updated_at),
        "approved_by": record.approved_by,
        "approved_at": None if record.approved_at is None else to_text(record.approved_at),
        "approved_revision": record.approved_revision,
        "raw_json": record.script.model_dump_json(),
    }


def _record_of(row: Mapping[str, str]) -> ScriptRecord:
    values = dict(row)
    return ScriptRecord(
        script_id=values["script_id"],
        video_id=values["video_id"],
        title=values["title"],
        status=ScriptStatus(values["status"]),
        revision=int(values["revision"]),
        script=Script.model_validate_json(values["raw_json"]),
        created_by=values["created_by"],
        created_at=from_text(values["created_at"]),
        updated_by=values["updated_by"],
        updated_at=from_text(values["updated_at"]),
        approved_by=values["approved_by"],
        approved_at=from_text(values["approved_at"]) if values["approved_at"] else None,
        approved_revision=int(values["approved_revision"]) if values["approved_revision"] else None,
        source_sha256=values["source_sha256"],
    )


def _revision_of(row: Mapping[str, str]) -> Revision:
    return Revision(
        script_id=row["script_id"],
        revision=int(row["revision"]),
        status=ScriptStatus(row["status"]),
        title=row["title"],
        script=Script.model_validate_json(row["raw_json"]),
        author=row["author"],
        decided_by=row["decided_by"],
        decided_at=from_text(row["decided_at"]),
        reason=row["reason"],
    )
