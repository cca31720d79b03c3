"""The table `render_jobs` as a list: in order, filtered, counted; its rows are read without snapshots."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from sqlite3 import Connection
from typing import Final

from studio.domain.errors import ErrorCode
from studio.domain.instants import from_text, to_text
from studio.domain.job import JobAssets, JobStatus
from studio.domain.job_list import JobListing, JobQuery, ListedJob, ListStamp
from studio.domain.settings import VisualStyle
from studio.domain.steps import Step
from studio.store.database import Database

_ENDED_BY_INDEX: Final = (
    "render_jobs INDEXED BY render_jobs_ended WHERE status IN ('SUCCEEDED', 'FAILED', 'CANCELED')"
)
"""The condition is word for word that of the index; by any other, every snapshot would be read past."""
_ACTIVE: Final = "status IN ('PENDING', 'RUNNING')"
_COLUMNS: Final = (
    "job_id, video_id, script_id, status, step, progress, message, error_code, error_message, assets, "
    "created_at, updated_at, started_at, finished_at, spec_sha256, attempt, draft, title, copy_of, style, "
    "json_extract(settings_json, '$.width') AS width, json_extract(settings_json, '$.height') AS height, "
    "json_extract(settings_json, '$.fps') AS fps, "
    "(SELECT bytes FROM video_assets a WHERE a.job_id = render_jobs.job_id) AS film_bytes"
)
_MANY: Final = 500
"""Rows asked for in one statement; SQLite allows 999 values in old versions."""


class JobList:
    """Reads jobs for people to look at."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def stamp(self) -> ListStamp:
        """Return what changes whenever a job does."""
        with self._db.read() as connection:
            row = connection.execute("SELECT count(*), max(updated_at) FROM render_jobs").fetchone()
        return ListStamp(row[0], None if row[1] is None else from_text(row[1]))

    def find(self, query: JobQuery) -> JobListing:
        """Return which jobs a query finds, in order, and how many there are in each state."""
        where, values = _condition(query)
        statuses = [status.value for status in query.statuses]
        only = f" AND status IN ({_marks(statuses)})" if statuses else ""
        with self._db.read() as connection:
            active = connection.execute(
                f"SELECT job_id FROM render_jobs WHERE {_ACTIVE}{where}{only} "
                "ORDER BY status = 'PENDING', queue_order IS NULL, queue_order, created_at",
                (*values, *statuses),
            ).fetchall()
            ended = connection.execute(
                f"SELECT job_id FROM {_ENDED_BY_INDEX}{where}{only} ORDER BY finished_at DESC, rowid DESC",
                (*values, *statuses),
            ).fetchall()
            counts = _counted(connection, where, values)
            everything = _counted(connection, "", ()) if where else counts
        return JobListing(tuple(row[0] for row in (*active, *ended)), counts, everything)

    def rows(self, job_ids: Sequence[str]) -> list[ListedJob]:
        """Return these jobs, in any order; those that are not there are left out."""
        found: list[ListedJob] = []
        with self._db.read() as connection:
            for begin in range(0, len(job_ids), _MANY):
                some = job_ids[begin : begin + _MANY]
                rows = connection.execute(
                    f"SELECT {_COLUMNS} FROM render_jobs WHERE job_id IN ({_marks(some)})", tuple(some)
                )
                found += map(_listed, rows)
        return found

    def changed_since(self, moment: datetime, limit: int) -> list[ListedJob]:
        """Return the jobs that were changed at or after a moment, at most `limit`."""
        with self._db.read() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM render_jobs WHERE updated_at >= ? LIMIT ?", (to_text(moment), limit)
            ).fetchall()
        return list(map(_listed, rows))


def _counted(connection: Connection, where: str, values: tuple[str, ...]) -> dict[JobStatus, int]:
    rows = [
        *connection.execute(
            f"SELECT status, count(*) FROM render_jobs WHERE {_ACTIVE}{where} GROUP BY status", values
        ),
        *connection.execute(f"SELECT status, count(*) FROM {_ENDED_BY_INDEX}{where} GROUP BY status", values),
    ]
    return {JobStatus(status): count for status, count in rows}


def _condition(query: JobQuery) -> tuple[str, tuple[str, ...]]:
    where, values = "", list[str]()
    if query.script_id is not None:
        where += " AND script_id = ?"
        values.append(query.script_id)
    for word in query.words.split():
        where += r" AND title LIKE ? ESCAPE '\'"
        values.append(f"%{_literal(word)}%")
    return where, tuple(values)


def _literal(word: str) -> str:
    """Return a word in which nothing stands for something else."""
    for mark in ("\\", "%", "_"):
        word = word.replace(mark, f"\\{mark}")
    return word


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


def _listed(row: Mapping[str, object]) -> ListedJob:
    """Return the job of a row; the table's own rules vouch for the values."""
    values = dict(row)

    def moment(name: str) -> datetime | None:
        return None if values[name] is None else from_text(str(values[name]))

    created, updated = from_text(str(values["created_at"])), from_text(str(values["updated_at"]))
    changed: dict[str, object] = {
        "status": JobStatus(str(values["status"])),
        "step": Step(str(values["step"])) if values["step"] else None,
        "error_code": ErrorCode(str(values["error_code"])) if values["error_code"] else None,
        "assets": JobAssets.model_validate_json(str(values["assets"])) if values["assets"] else None,
        "style": VisualStyle(str(values["style"])),
        "draft": bool(values["draft"]),
        "created_at": created,
        "updated_at": updated,
        "started_at": moment("started_at"),
        "finished_at": moment("finished_at"),
    }
    return ListedJob(**{**values, **changed})  # pyright: ignore[reportArgumentType] - columns are the fields
