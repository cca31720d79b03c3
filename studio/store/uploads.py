"""Files of films that arrived in a store outside, whole."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from studio.domain.delivery import UploadedFile
from studio.domain.instants import from_text, to_text
from studio.store.database import Database

_MANY: Final = 500
"""Jobs asked for in one statement; SQLite allows 999 values in old versions."""


class Uploads:
    """The table `uploads`: one row for each file of a job, that of the newest upload."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def record(self, file: UploadedFile) -> None:
        """Note that a file arrived; what was known of an earlier one of this name is replaced."""
        values = {**file.model_dump(), "uploaded_at": to_text(file.uploaded_at)}
        names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
        with self._db.write() as connection:
            connection.execute(f"INSERT OR REPLACE INTO uploads ({names}) VALUES ({marks})", values)

    def forget_other_film(self, job_id: str, film_sha256: str) -> None:
        """Forget what arrived of a job where that was another film: an earlier attempt may have made one."""
        with self._db.write() as connection:
            connection.execute(
                "DELETE FROM uploads WHERE job_id = :job_id AND EXISTS (SELECT 1 FROM uploads "
                "WHERE job_id = :job_id AND name = 'video.mp4' AND sha256 <> :film)",
                {"job_id": job_id, "film": film_sha256},
            )

    def of_job(self, job_id: str) -> dict[str, UploadedFile]:
        """Return the files of a job that arrived, by name."""
        return self.of_jobs([job_id]).get(job_id, {})

    def of_jobs(self, job_ids: Sequence[str]) -> dict[str, dict[str, UploadedFile]]:
        """Return the files that arrived, by job and name; jobs without any are left out."""
        found: dict[str, dict[str, UploadedFile]] = {}
        with self._db.read() as connection:
            for begin in range(0, len(job_ids), _MANY):
                some = job_ids[begin : begin + _MANY]
                marks = ", ".join("?" for _ in some)
                rows = connection.execute(f"SELECT * FROM uploads WHERE job_id IN ({marks})", tuple(some))
                for row in rows:
                    file = _file_of(dict(row))
                    found.setdefault(file.job_id, {})[file.name] = file
        return found


def _file_of(row: Mapping[str, Any]) -> UploadedFile:
    return UploadedFile.model_validate({**row, "uploaded_at": from_text(str(row["uploaded_at"]))})
