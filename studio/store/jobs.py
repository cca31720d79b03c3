"""Render jobs: rows, the queue, and changes of state that only one of two racers can make."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from studio.domain.errors import ErrorCode
from studio.domain.instants import from_text, to_text
from studio.domain.job import JobAssets, JobStatus, Origin, RenderJob
from studio.domain.settings import RenderSettings
from studio.domain.steps import Step
from studio.store.database import Database

_COLUMNS: Final = (
    "job_id, video_id, script_id, status, step, progress, message, error_code, error_message, assets, "
    "created_by, created_at, updated_at, started_at, finished_at, render_spec_json, "
    "spec_sha256, attempt, draft, title, copy_of, origin, remote_job_id"
)

_STAYS: Final = ("job_id", "created_at", "remote_job_id")
_END_OF_QUEUE: Final = "(SELECT coalesce(max(queue_order), 0) + 1 FROM render_jobs)"


@dataclass(frozen=True, slots=True)
class Promise:
    """Which running studio means to render a job, and whether somebody asked it to stop."""

    owner: str | None
    cancel_requested: bool


class ActiveJobExists(Exception):
    """Another job of the same video came first."""


class Jobs:
    """The table `render_jobs`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def insert(self, job: RenderJob, settings: RenderSettings, owner: str, *, queue: bool = False) -> None:
        """Add a new job, with `queue` at the end of the queue.

        Raises `ActiveJobExists` when its video already has one that has not ended.
        """
        values = {
            **_row_of(job),
            "owner": owner,
            "style": settings.style.value,
            "settings_json": settings.model_dump_json(),
        }
        with self._db.write() as connection:
            names = ", ".join((*values, "queue_order"))
            marks = ", ".join(f":{name}" for name in values)
            order = _END_OF_QUEUE if queue else "NULL"
            try:
                connection.execute(f"INSERT INTO render_jobs ({names}) VALUES ({marks}, {order})", values)
            except sqlite3.IntegrityError as error:
                raise _came_second(error) from error

    def get(self, job_id: str) -> RenderJob | None:
        """Return a job, or None."""
        with self._db.read() as connection:
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM render_jobs WHERE job_id = ?", (job_id,)
            ).fetchone()
        return _job_of(row) if row else None

    def active_of(self, video_id: str) -> RenderJob | None:
        """Return the job of a video that waits or runs."""
        with self._db.read() as connection:
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM render_jobs WHERE video_id = ? AND status IN ('PENDING', 'RUNNING')",
                (video_id,),
            ).fetchone()
        return _job_of(row) if row else None

    def waiting(self) -> list[tuple[str, str | None]]:
        """Return (job_id, owner) of the jobs that can be run now, in the order in which they were queued."""
        with self._db.read() as connection:
            rows = connection.execute(
                "SELECT job_id, owner FROM render_jobs "
                "WHERE status = 'PENDING' AND render_spec_json IS NOT NULL ORDER BY queue_order"
            ).fetchall()
        return [(row["job_id"], row["owner"]) for row in rows]

    def put_before(self, job_id: str, before: str | None, now: datetime) -> bool:
        """Give a waiting job the place before another waiting one (None: the last); tell whether it waits.

        One transaction over all that wait: their numbers are dealt anew, nobody else's are touched.
        """
        with self._db.write() as connection:
            rows = connection.execute(
                "SELECT job_id, queue_order FROM render_jobs "
                "WHERE status = 'PENDING' AND render_spec_json IS NOT NULL ORDER BY queue_order"
            ).fetchall()
            waiting = [str(row["job_id"]) for row in rows]
            if job_id not in waiting or (before is not None and before not in waiting):
                return False
            if before == job_id:
                return True
            wanted = [one for one in waiting if one != job_id]
            wanted.insert(len(wanted) if before is None else wanted.index(before), job_id)
            numbers = sorted(int(row["queue_order"]) for row in rows)
            connection.executemany(
                "UPDATE render_jobs SET queue_order = ?, updated_at = ? WHERE job_id = ?",
                [
                    (number, to_text(now), one)
                    for number, one, was in zip(numbers, wanted, waiting, strict=True)
                    if one != was
                ],
            )
            return True

    def settings_of(self, job_id: str) -> RenderSettings:
        """Return the settings a job was created with."""
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT settings_json FROM render_jobs WHERE job_id = ?", (job_id,)
            ).fetchone()
        return RenderSettings.model_validate_json(row["settings_json"])

    def promise_of(self, job_id: str) -> Promise:
        """Return who means to render a job."""
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT owner, cancel_requested FROM render_jobs WHERE job_id = ?", (job_id,)
            ).fetchone()
        return Promise(row["owner"], bool(row["cancel_requested"]))

    def take(self, job_id: str, owner: str, instead_of: str | None) -> bool:
        """Promise to render a waiting job that `instead_of` had promised; tell whether nobody was quicker."""
        with self._db.write() as connection:
            changed = connection.execute(
                "UPDATE render_jobs SET owner = ? WHERE job_id = ? AND status = 'PENDING' AND owner IS ?",
                (owner, job_id, instead_of),
            )
            return changed.rowcount == 1

    def move(
        self, before: RenderJob, after: RenderJob, *, owner: str | None = None, queue: bool = False
    ) -> bool:
        """Store a change of state unless somebody changed the job since `before`; tell whether it was.

        What the backend calls the job stays as it is, see `call_remotely`.

        `queue` puts the job at the end of the queue. A wish to cancel is forgotten with the old state.
        Raises `ActiveJobExists` when the change would give a video a second active job.
        """
        values = {**_row_of(after), "cancel_requested": 0}
        if owner is not None:
            values["owner"] = owner
        sets = ", ".join(f"{name} = :{name}" for name in values if name not in _STAYS)
        if queue:
            sets += f", queue_order = {_END_OF_QUEUE}"
        with self._db.write() as connection:
            try:
                changed = connection.execute(
                    f"UPDATE render_jobs SET {sets} "
                    "WHERE job_id = :job_id AND status = :was AND attempt = :attempt_was "
                    "AND (render_spec_json IS NULL) = :unfrozen",
                    {
                        **values,
                        "was": before.status.value,
                        "attempt_was": before.attempt,
                        "unfrozen": before.render_spec_json is None,
                    },
                )
            except sqlite3.IntegrityError as error:
                raise _came_second(error) from error
            return changed.rowcount == 1

    def note_progress(
        self, job_id: str, attempt: int, *, step: Step | None, progress: int, message: str, now: datetime
    ) -> None:
        """Refresh how far a running job is; nothing happens once it has ended."""
        with self._db.write() as connection:
            connection.execute(
                "UPDATE render_jobs SET step = ?, progress = max(progress, ?), message = ?, updated_at = ? "
                "WHERE job_id = ? AND attempt = ? AND status = 'RUNNING'",
                (step, progress, message, to_text(now), job_id, attempt),
            )

    def name_video(self, job_id: str, video_id: str) -> bool:
        """Say which video a job is of that waits without a snapshot; tell whether it still does.

        Raises `ActiveJobExists` when the video already has another one that has not ended.
        """
        with self._db.write() as connection:
            try:
                changed = connection.execute(
                    "UPDATE render_jobs SET video_id = ? "
                    "WHERE job_id = ? AND status = 'PENDING' AND render_spec_json IS NULL",
                    (video_id, job_id),
                )
            except sqlite3.IntegrityError as error:
                raise _came_second(error) from error
            return changed.rowcount == 1

    def call_remotely(self, job_id: str, remote_job_id: str) -> None:
        """Note what the backend calls a job."""
        with self._db.write() as connection:
            connection.execute(
                "UPDATE render_jobs SET remote_job_id = ? WHERE job_id = ?", (remote_job_id, job_id)
            )

    def is_shared(self, job_id: str, backend: str = "") -> bool:
        """Tell whether a backend knows what a job makes a film of: it handed it out, or has it too.

        `backend` is the address of the one that is meant, empty for any.
        """
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT 1 FROM render_jobs AS j WHERE job_id = ? AND (origin = 'backend' "
                "OR EXISTS (SELECT 1 FROM script_links AS l WHERE l.script_id = j.script_id "
                "AND ? IN (l.backend, '')))",
                (job_id, backend),
            ).fetchone()
        return row is not None

    def ask_to_cancel(self, job_id: str) -> bool:
        """Leave the wish for the process that runs the job; tell whether the job is running."""
        with self._db.write() as connection:
            changed = connection.execute(
                "UPDATE render_jobs SET cancel_requested = 1 WHERE job_id = ? AND status = 'RUNNING'",
                (job_id,),
            )
            return changed.rowcount == 1

    def list(
        self,
        *,
        video_id: str | None = None,
        script_id: str | None = None,
        status: JobStatus | None = None,
        limit: int | None = None,
    ) -> list[RenderJob]:
        """Return jobs, the newest first."""
        asked = {"video_id": video_id, "script_id": script_id, "status": status.value if status else None}
        wanted = {name: value for name, value in asked.items() if value is not None}
        where = " AND ".join(f"{name} = :{name}" for name in wanted)
        sql = (
            f"SELECT {_COLUMNS} FROM render_jobs {f'WHERE {where}' if where else ''} "
            "ORDER BY created_at DESC, rowid DESC LIMIT :limit"
        )
        with self._db.read() as connection:
            rows = connection.execute(sql, {**wanted, "limit": -1 if limit is None else limit}).fetchall()
        return [_job_of(row) for row in rows]


def _came_second(error: sqlite3.IntegrityError) -> Exception:
    return ActiveJobExists() if "render_jobs.video_id" in str(error) else error


def _row_of(job: RenderJob) -> dict[str, object]:
    return {
        "job_id": job.job_id,
        "video_id": job.video_id,
        "script_id": job.script_id,
        "status": job.status.value,
        "step": job.step.value if job.step else None,
        "progress": job.progress,
        "message": job.message,
        "error_code": job.error_code.value if job.error_code else None,
        "error_message": job.error_message,
        "assets": job.assets.model_dump_json() if job.assets else None,
        "created_by": job.created_by,
        "created_at": to_text(job.created_at),
        "updated_at": to_text(job.updated_at),
        "started_at": _text(job.started_at),
        "finished_at": _text(job.finished_at),
        "render_spec_json": job.render_spec_json,
        "spec_sha256": job.spec_sha256,
        "attempt": job.attempt,
        "draft": int(job.draft),
        "title": job.title,
        "copy_of": job.copy_of,
        "origin": job.origin.value,
        "remote_job_id": job.remote_job_id,
    }


def _job_of(row: Mapping[str, object]) -> RenderJob:
    """Return the job of a row; the table's own rules vouch for the values, so nothing is checked again."""
    values = dict(row)
    return RenderJob.model_construct(
        None,
        **{
            **values,
            "status": JobStatus(str(values["status"])),
            "step": Step(str(values["step"])) if values["step"] else None,
            "error_code": ErrorCode(str(values["error_code"])) if values["error_code"] else None,
            "assets": JobAssets.model_validate_json(str(values["assets"])) if values["assets"] else None,
            "created_at": from_text(str(values["created_at"])),
            "updated_at": from_text(str(values["updated_at"])),
            "started_at": _moment(values["started_at"]),
            "finished_at": _moment(values["finished_at"]),
            "draft": bool(values["draft"]),
            "origin": Origin(str(values["origin"])),
        },
    )


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else to_text(moment)


def _moment(text: object) -> datetime | None:
    return None if text is None else from_text(str(text))
