"""The jobs as a list: records, and over them the live progress of what renders here.

The list knows which jobs there are and in which order, but holds the rows of those only that were looked at:
with ten thousand jobs, the first screen comes as fast as with ten.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    QUrl,
    Signal,
    Slot,
)

from studio.domain.job import JobStatus
from studio.domain.job_list import ListedJob
from studio.ui.jobs.parcel import NOTHING, Parcel
from studio.ui.jobs.row import JobRow, estimated_end
from studio.ui.jobs.texts import JobTexts
from studio.ui.widgets import plain_tip

if TYPE_CHECKING:
    from studio.domain.delivery import DeliveryState, UploadProgress
    from studio.domain.progress import ProgressEvent

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""A JobRow, None while it is not read yet."""
JOB_MIME: Final = "application/x-ctrlf-job"
"""A waiting job that is being dragged to another place in the queue: its id."""
CHUNK: Final = 64
"""Rows that are read together when one of them is looked at."""
SMALL_CHANGE: Final = 24
"""Rows that come or go one by one; with more of them the list is told to be another one."""

Index = QModelIndex | QPersistentModelIndex


class JobsModel(QAbstractListModel):
    """One row per job: what runs, what waits, what has ended."""

    rows_wanted = Signal(object)
    """Ids of jobs that are looked at and not read yet (list of str)."""
    move_wanted = Signal(str, object)
    """Id of a waiting job, and of the one it is to be rendered before (None: the last)."""

    def __init__(self, texts: JobTexts) -> None:
        super().__init__()
        self._texts = texts
        self._ids: list[str] = []
        self._places: dict[str, int] = {}
        self._rows: dict[str, JobRow] = {}
        self._wanted: set[int] = set()
        self._asked: set[str] = set()
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._ask)

    # --- what Qt asks ----------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many jobs there are."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows; a row that is not read yet is asked for and shows nothing."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        row = self._rows.get(self._ids[index.row()])
        if row is None:
            self._want(index.row())
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.job.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._texts.said(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.job.error_message or "")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Waiting jobs can be dragged to another place, finished films out of the window."""
        flags = super().flags(index)
        row = self._rows.get(self._ids[index.row()]) if index.isValid() else None
        if row is None:
            return flags | Qt.ItemFlag.ItemIsDropEnabled if not index.isValid() else flags
        if row.job.can_move or self._film(row) is not None:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Jobs change places; nothing else is taken in."""
        return Qt.DropAction.MoveAction

    def supportedDragActions(self) -> Qt.DropAction:
        """Films are copied out, jobs change places."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """What can be dropped here."""
        return [JOB_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return what is dragged: a waiting job as itself, a finished film as its file."""
        data, films = QMimeData(), list[QUrl]()
        for index in indexes:
            row = self._rows.get(self._ids[index.row()])
            if row is not None and row.job.can_move:
                data.setData(JOB_MIME, row.job.job_id.encode())
            elif row is not None and (film := self._film(row)) is not None:
                films.append(film)
        if films:
            data.setUrls(films)
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell whether a waiting job may be put there: among the waiting ones."""
        if not data.hasFormat(JOB_MIME) or parent.isValid():
            return False
        return self._can_wait_at(row)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for another place of a waiting job; the row itself moves when the record has."""
        if self.canDropMimeData(data, action, row, column, parent):
            job_id = bytes(data.data(JOB_MIME).data()).decode()
            self.move_wanted.emit(job_id, self._before(row, job_id))
        return False

    # --- what others ask -------------------------------------------------------------------------

    @property
    def ids(self) -> Sequence[str]:
        """All jobs in order."""
        return self._ids

    @property
    def rows(self) -> list[JobRow]:
        """The rows that were read, in order."""
        return [self._rows[job_id] for job_id in self._ids if job_id in self._rows]

    @property
    def known(self) -> Collection[str]:
        """Ids of all jobs whose rows are held, listed now or not."""
        return self._rows.keys()

    def job(self, job_id: str) -> JobRow | None:
        """Return the row of a job, None where it is not read."""
        return self._rows.get(job_id)

    def place(self, job_id: str) -> int | None:
        """Return where a job stands in the list, None where it is left out."""
        return self._places.get(job_id)

    def active(self) -> list[JobRow]:
        """Return the rows of what runs and what waits, in order."""
        found: list[JobRow] = []
        for job_id in self._ids:
            row = self._rows.get(job_id)
            if row is None or not row.job.status.is_active:
                break  # what has ended stands below
            found.append(row)
        return found

    def waiting(self) -> list[str]:
        """Return the jobs in the list that wait for their turn, the next one first."""
        return [row.job.job_id for row in self.active() if row.job.can_move]

    def neighbour(self, job_id: str, places: int) -> tuple[bool, str | None]:
        """Tell whether a waiting job can go one place up (-1) or down (1), and before whom it then stands."""
        waiting = self.waiting()
        if job_id not in waiting:
            return False, None
        here = waiting.index(job_id)
        if not 0 <= here + places < len(waiting):
            return False, None
        before = here - 1 if places < 0 else here + 2
        return True, waiting[before] if before < len(waiting) else None

    # --- what changes ----------------------------------------------------------------------------

    def show_list(self, ids: Sequence[str], rows: Iterable[ListedJob], *, anew: bool = False) -> None:
        """Take over which jobs there are, and the records of some; with `anew` it is another list.

        A running job keeps the progress that is newer than its record.
        """
        merged = {row.job_id: self._merged(row) for row in rows}
        if list(ids) == self._ids:
            self._take(merged)
            return
        if anew or not self._change_gently(ids, merged):
            self.beginResetModel()
            self._rows.update(merged)
            self._order(ids)
            self.endResetModel()

    def show_rows(self, rows: Iterable[ListedJob]) -> None:
        """Take over the records of some jobs."""
        self._take({row.job_id: self._merged(row) for row in rows})

    def forget(self, job_ids: Iterable[str]) -> None:
        """Let go of rows that may be out of date; they are read again when they are looked at."""
        for job_id in job_ids:
            self._rows.pop(job_id, None)
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def show_progress(self, event: ProgressEvent) -> None:
        """Take over a progress event of a job that renders here."""
        row = self._rows.get(event.job_id)
        if row is None or not row.job.status.is_active or event.status is not JobStatus.RUNNING:
            return
        begins = row.job.status is JobStatus.PENDING
        job = replace(
            row.job,
            status=event.status,
            step=event.step,
            progress=event.progress if begins else max(row.job.progress, event.progress),
            message=event.message,
            started_at=row.job.started_at or event.timestamp,
        )
        self._take({event.job_id: replace(row, job=job, ends_at=estimated_end(job, event.timestamp))})

    def show_parcels(self, parcels: Mapping[str, Parcel]) -> None:
        """Take over how far films are on their way out; what is being sent stays so until it has ended."""
        rows = {job_id: self._rows[job_id] for job_id in parcels if job_id in self._rows}
        self._take(
            {
                job_id: replace(row, parcel=replace(parcels[job_id], sent=row.parcel.sent))
                for job_id, row in rows.items()
            }
        )

    def show_sent(self, sent: UploadProgress) -> None:
        """Show how much of a film is sent."""
        if (row := self._rows.get(sent.job_id)) is not None:
            self._take({sent.job_id: replace(row, parcel=replace(row.parcel, sent=sent))})

    def show_settled(self, job_id: str, state: DeliveryState | None = None) -> None:
        """Show that a film is no longer being sent, and what came of it where that is known."""
        if (row := self._rows.get(job_id)) is not None:
            parcel = replace(row.parcel, sent=None, state=row.parcel.state if state is None else state)
            self._take({job_id: replace(row, parcel=parcel)})

    def mark_canceling(self, job_id: str) -> None:
        """Show at once that a cancel is under way."""
        if (row := self._rows.get(job_id)) is not None:
            self._take({job_id: replace(row, canceling=True)})

    # --- within ----------------------------------------------------------------------------------

    def _order(self, ids: Sequence[str]) -> None:
        self._ids = list(ids)
        self._places = {job_id: place for place, job_id in enumerate(ids)}

    def _take(self, rows: dict[str, JobRow]) -> None:
        self._asked.difference_update(rows)
        changed = [job_id for job_id, row in rows.items() if self._rows.get(job_id) != row]
        self._rows.update(rows)
        places = [self._places[job_id] for job_id in changed if job_id in self._places]
        if places:
            self.dataChanged.emit(self.index(min(places)), self.index(max(places)))

    def _change_gently(self, ids: Sequence[str], rows: dict[str, JobRow]) -> bool:
        """Come to another list by few steps, so that what is chosen and seen stays; tell whether it could."""
        new, old = set(ids), set(self._ids)
        gone = [place for place, job_id in enumerate(self._ids) if job_id not in new]
        come = [place for place, job_id in enumerate(ids) if job_id not in old]
        if len(gone) + len(come) > SMALL_CHANGE:
            return False
        for place in reversed(gone):
            self.beginRemoveRows(QModelIndex(), place, place)
            self._order([*self._ids[:place], *self._ids[place + 1 :]])
            self.endRemoveRows()
        stay = [job_id for job_id in ids if job_id in old]
        if stay != self._ids:
            self._rearrange(stay)
        self._take(rows)
        for place in come:
            self.beginInsertRows(QModelIndex(), place, place)
            self._order([*self._ids[:place], ids[place], *self._ids[place:]])
            self.endInsertRows()
        return True

    def _rearrange(self, ids: Sequence[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [self._ids[index.row()] for index in before]
        self._order(ids)
        self.changePersistentIndexList(before, [self.index(self._places[job_id]) for job_id in kept])
        self.layoutChanged.emit()

    def _merged(self, job: ListedJob) -> JobRow:
        row = self._rows.get(job.job_id)
        if job.status is not JobStatus.RUNNING:
            parcel = row.parcel if row is not None else NOTHING
            canceling = row is not None and row.canceling and job.status.is_active
            return JobRow(job, canceling=canceling, parcel=parcel)
        if row is not None and row.job.status is JobStatus.RUNNING:
            if job.progress < row.job.progress and job.attempt == row.job.attempt:
                job = row.job
            return replace(row, job=job, ends_at=row.ends_at or estimated_end(job, job.updated_at))
        return JobRow(job, estimated_end(job, job.updated_at), row is not None and row.canceling)

    def _want(self, place: int) -> None:
        self._wanted.add(place)
        if not self._asking.isActive():
            self._asking.start()

    @Slot()
    def _ask(self) -> None:
        ids: list[str] = []
        for chunk in {place // CHUNK for place in self._wanted}:
            ids += [
                job_id
                for job_id in self._ids[chunk * CHUNK : (chunk + 1) * CHUNK]
                if job_id not in self._rows and job_id not in self._asked
            ]
        self._wanted.clear()
        if ids:
            self._asked.update(ids)
            self.rows_wanted.emit(ids)

    def _film(self, row: JobRow) -> QUrl | None:
        if row.job.status is not JobStatus.SUCCEEDED or row.job.assets is None:
            return None
        url = QUrl(row.job.assets.video_url)
        return url if url.isLocalFile() else None

    def _can_wait_at(self, place: int) -> bool:
        """Tell whether a waiting job may stand between the rows `place` - 1 and `place`."""
        return any(
            0 <= near < len(self._ids)
            and (row := self._rows.get(self._ids[near])) is not None
            and row.job.can_move
            for near in (place - 1, place)
        )

    def _before(self, place: int, moved: str) -> str | None:
        following = (self._rows.get(job_id) for job_id in self._ids[place:])
        return next(
            (
                row.job.job_id
                for row in following
                if row is not None and row.job.can_move and row.job.job_id != moved
            ),
            None,
        )
