"""The queue for whoever looks at it: found, counted and read without snapshots, and each job's log."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from studio.domain.job_list import JobListing, JobQuery, ListedJob, ListStamp
from studio.services import refusals
from studio.services.job_logs import JobLogs
from studio.store.database import Database
from studio.store.job_list import JobList
from studio.store.jobs import Jobs


class QueueView:
    """Reads the jobs of a data directory; changes nothing."""

    def __init__(self, database: Database, logs: JobLogs) -> None:
        self._jobs = Jobs(database)
        self._list = JobList(database)
        self._logs = logs

    def stamp(self) -> ListStamp:
        """Return what changes whenever any job does."""
        return self._list.stamp()

    def find(self, query: JobQuery) -> JobListing:
        """Return which jobs a query finds: what runs, what waits in its order, what ended last."""
        return self._list.find(query)

    def rows(self, job_ids: Sequence[str]) -> list[ListedJob]:
        """Return these jobs, in any order."""
        return self._list.rows(job_ids)

    def changed_since(self, moment: datetime, limit: int) -> list[ListedJob]:
        """Return the jobs that changed at or after a moment, at most `limit`."""
        return self._list.changed_since(moment, limit)

    def log_of(self, job_id: str) -> str:
        """Return the log of a job, empty when none was kept; raises `JOB_NOT_FOUND`, `FILE_NOT_READABLE`."""
        if self._jobs.get(job_id) is None:
            raise refusals.no_such_job(job_id)
        return self._logs.read(job_id)

    def log_path(self, job_id: str) -> Path:
        """Return where the log of a job lies, whether or not there is one."""
        return self._logs.path(job_id)
