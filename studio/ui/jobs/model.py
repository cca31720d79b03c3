"""The jobs as a list: records, and over them the live progress of what renders here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from studio.domain.job import JobStatus, RenderJob
from studio.domain.steps import Step
from studio.ui.jobs.texts import JobTexts
from studio.ui.widgets import plain_tip

if TYPE_CHECKING:
    from studio.domain.progress import ProgressEvent

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""A JobRow."""
TIME_SHARES: Final = {
    Step.VALIDATE_SCRIPT: 0.01,
    Step.GENERATE_TTS: 0.04,
    Step.GENERATE_SUBTITLE: 0.01,
    Step.RENDER_SLIDES: 0.04,
    Step.COMPOSE_VIDEO: 0.80,
    Step.UPLOAD_ASSETS: 0.01,
    Step.FINALIZE: 0.09,
}
"""How the time of a render is spent, as measured; the spans of the progress are another matter."""
ESTIMATE_FROM: Final = 0.05
"""Share of the time below which an estimate of the rest would be a guess."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job as a row shows it; `seconds_left` is None while unknown."""

    job: RenderJob
    seconds_left: float | None = None
    canceling: bool = False
    bytes: int | None = None
    """Size of the film, None while unknown."""


class JobsModel(QAbstractListModel):
    """One row per job, the newest first."""

    def __init__(self, texts: JobTexts) -> None:
        super().__init__()
        self._texts = texts
        self._rows: list[JobRow] = []
        self._places: dict[str, int] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many jobs there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.job.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.job.title}, {self._texts.state(row)}, {self._texts.line(row)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.job.error_message or "")
        return row if role == ROW_ROLE else None

    @property
    def rows(self) -> list[JobRow]:
        """All rows in order."""
        return list(self._rows)

    def job(self, job_id: str) -> JobRow | None:
        """Return the row of a job."""
        place = self._places.get(job_id)
        return self._rows[place] if place is not None else None

    def counts(self) -> tuple[int, int]:
        """Return how many jobs run and how many wait."""
        statuses = [row.job.status for row in self._rows]
        return statuses.count(JobStatus.RUNNING), statuses.count(JobStatus.PENDING)

    def show_jobs(self, jobs: list[RenderJob]) -> None:
        """Take over the records; a running job keeps the progress that is newer than its record."""
        rows = [self._merged(job) for job in jobs]
        if [row.job.job_id for row in rows] != [row.job.job_id for row in self._rows]:
            self._reorder(rows)
            return
        for place, row in enumerate(rows):
            self._put(place, row)

    def _reorder(self, rows: list[JobRow]) -> None:
        old = [row.job.job_id for row in self._rows]
        new = [row.job.job_id for row in rows]
        added = len(new) - len(old)
        if added > 0 and new[added:] == old:  # the usual case: new jobs on top
            self.beginInsertRows(QModelIndex(), 0, added - 1)
            self._take(rows)
            self.endInsertRows()
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._take(rows)
            self.endResetModel()

    def _take(self, rows: list[JobRow]) -> None:
        self._rows = rows
        self._places = {row.job.job_id: place for place, row in enumerate(rows)}

    def show_progress(self, event: ProgressEvent) -> None:
        """Take over a progress event of a job that renders here."""
        place = self._places.get(event.job_id)
        if place is None:
            return
        row = self._rows[place]
        if not row.job.status.is_active or event.status is not JobStatus.RUNNING:
            return
        job = row.job.model_copy(
            update={
                "status": event.status,
                "step": event.step,
                "progress": max(row.job.progress, event.progress),
                "message": event.message,
                "started_at": row.job.started_at or event.timestamp,
            }
        )
        self._put(place, replace(row, job=job, seconds_left=_seconds_left(job, event.timestamp)))

    def mark_canceling(self, job_id: str) -> None:
        """Show at once that a cancel is under way."""
        if (place := self._places.get(job_id)) is not None:
            self._put(place, replace(self._rows[place], canceling=True))

    def note_size(self, job_id: str, size: int) -> None:
        """Take over the size of a film."""
        if (place := self._places.get(job_id)) is not None:
            self._put(place, replace(self._rows[place], bytes=size))

    def _merged(self, job: RenderJob) -> JobRow:
        row = self.job(job.job_id)
        if row is None:
            return JobRow(job)
        if job.status is JobStatus.RUNNING and row.job.status is JobStatus.RUNNING:
            if job.progress < row.job.progress and job.attempt == row.job.attempt:
                job = row.job
            return replace(row, job=job)
        canceling = row.canceling and job.status.is_active
        return replace(row, job=job, seconds_left=None, canceling=canceling)

    def _put(self, place: int, row: JobRow) -> None:
        if row != self._rows[place]:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))


def _seconds_left(job: RenderJob, now: datetime) -> float | None:
    done = 0.0
    for step, share in TIME_SHARES.items():
        begin, end = step.span
        done += share * min(1.0, max(0.0, (job.progress - begin) / (end - begin)))
    if job.started_at is None or done < ESTIMATE_FROM:
        return None
    elapsed = (now - job.started_at).total_seconds()
    return elapsed * (1 - done) / done if elapsed > 1 else None
