"""Videos: as the backend told of them last, or as they were kept here without one."""

from collections.abc import Mapping

from studio.domain.instants import from_text, to_text
from studio.domain.video import Video, VideoStatus
from studio.store.database import Database


class Videos:
    """The table `videos`: of each video what one backend told of it, and what was kept here without one."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def put(self, video: Video, backend: str = "") -> None:
        """Store a video as it is now: as the backend of this address told of it, or as it is kept here."""
        values = {
            "backend": backend,
            "video_id": video.video_id,
            "title": video.title,
            "status": video.status.value,
            "status_text": video.status_text,
            "education_id": video.education_id,
            "start_at": None if video.start_at is None else to_text(video.start_at),
            "end_at": None if video.end_at is None else to_text(video.end_at),
            "fetched_at": None if video.fetched_at is None else to_text(video.fetched_at),
        }
        names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
        with self._db.write() as connection:
            connection.execute(f"INSERT OR REPLACE INTO videos ({names}) VALUES ({marks})", values)

    def get(self, video_id: str, backend: str = "") -> Video | None:
        """Return a video as a backend told of it, else as it is kept here, else None."""
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT * FROM videos WHERE video_id = ? AND backend IN (?, '') "
                "ORDER BY backend DESC LIMIT 1",
                (video_id, backend),
            ).fetchone()
        return _video_of(row) if row else None

    def forget(self, video_id: str, backend: str) -> None:
        """Forget what a backend told of a video."""
        with self._db.write() as connection:
            connection.execute("DELETE FROM videos WHERE video_id = ? AND backend = ?", (video_id, backend))

    def told_last(self, video_id: str) -> Video | None:
        """Return a video as any backend told of it last, else as it is kept here, else None."""
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT * FROM videos WHERE video_id = ? ORDER BY fetched_at DESC LIMIT 1", (video_id,)
            ).fetchone()
        return _video_of(row) if row else None

    def deliveries(self) -> dict[str, tuple[bool, bool]]:
        """Return of every video with deliveries whether one waits or runs, and whether one ended well."""
        with self._db.read() as connection:
            rows = connection.execute(
                "SELECT video_id, MAX(status IN ('PENDING', 'RUNNING')) AS runs, "
                "MAX(status = 'SUCCEEDED') AS made FROM render_jobs WHERE draft = 0 GROUP BY video_id"
            ).fetchall()
        return {row["video_id"]: (bool(row["runs"]), bool(row["made"])) for row in rows}

    def list(self, backend: str = "") -> list[Video]:
        """Return all videos that `get` finds, by title."""
        with self._db.read() as connection:
            rows = connection.execute(
                "SELECT * FROM videos AS v WHERE backend IN (:backend, '') AND (backend = :backend "
                "OR NOT EXISTS (SELECT 1 FROM videos WHERE video_id = v.video_id AND backend = :backend)) "
                "ORDER BY title, video_id",
                {"backend": backend},
            ).fetchall()
        return [_video_of(row) for row in rows]


def _video_of(row: Mapping[str, str]) -> Video:
    return Video(
        video_id=row["video_id"],
        title=row["title"],
        status=VideoStatus(row["status"]),
        status_text=row["status_text"],
        education_id=row["education_id"],
        start_at=from_text(row["start_at"]) if row["start_at"] else None,
        end_at=from_text(row["end_at"]) if row["end_at"] else None,
        fetched_at=from_text(row["fetched_at"]) if row["fetched_at"] else None,
    )
