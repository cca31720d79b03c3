"""The scripts of this laptop as a list, with lengths worked out beside the window, filtered by words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from studio.domain.records import ScriptSummary
from studio.ui import words
from studio.ui.widgets import plain_tip
from studio.ui.workers import Workers

if TYPE_CHECKING:
    from studio.domain.cancel import CancelToken
    from studio.services.studio import Studio
    from studio.ui.workers import Progress

SUMMARY_ROLE = Qt.ItemDataRole.UserRole + 1
LENGTH_ROLE = Qt.ItemDataRole.UserRole + 2
"""Seconds of the film, None while not known."""

Index = QModelIndex | QPersistentModelIndex


class LibraryModel(QAbstractListModel):
    """One row per script, the most recently changed first."""

    def __init__(self, studio: Studio, workers: Workers) -> None:
        super().__init__()
        self._studio = studio
        self._workers = workers
        self._rows: list[ScriptSummary] = []
        self._lengths: dict[tuple[str, object], float] = {}
        self._asked: set[tuple[str, object]] = set()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many scripts there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {self.describe(row)}"
        if role == SUMMARY_ROLE:
            return row
        if role == LENGTH_ROLE:
            return self._length(row)
        return None

    def describe(self, row: ScriptSummary) -> str:
        """Return the line under a title: state, scenes, length."""
        parts = [words.status_name(row.status), words.scenes(row.scene_count)]
        if (length := self._length(row)) is not None:
            parts.append(words.clock(length))
        return " · ".join(parts)

    def refresh(self) -> None:
        """Read the list anew, telling views only what changed."""
        rows = self._studio.scripts.list()
        if [r.script_id for r in rows] != [r.script_id for r in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        for number, (before, now) in enumerate(zip(self._rows, rows, strict=True)):
            if before != now:
                self._rows[number] = now
                self.dataChanged.emit(self.index(number), self.index(number))

    def note_length(self, script_id: str, seconds: float) -> None:
        """Take over the length of a script that is open, which is known better than any estimate."""
        for number, row in enumerate(self._rows):
            if row.script_id == script_id:
                self._lengths[(script_id, row.updated_at)] = seconds
                self.dataChanged.emit(self.index(number), self.index(number))

    def row_of(self, script_id: str) -> int:
        """Return the row of a script, -1 where it is not in the list."""
        return next((i for i, row in enumerate(self._rows) if row.script_id == script_id), -1)

    def _length(self, row: ScriptSummary) -> float | None:
        key = (row.script_id, row.updated_at)
        if key in self._lengths:
            return self._lengths[key]
        if key not in self._asked and row.scene_count:
            self._asked.add(key)

            def measure(_token: CancelToken, _progress: Progress) -> float:
                script = self._studio.scripts.get(row.script_id).script
                return self._studio.previewing.film(script).timeline.seconds

            # A script that cannot be measured is simply shown without a length.
            self._workers.run(measure, on_result=lambda seconds: self._on_length(key, seconds))
        return None

    def _on_length(self, key: tuple[str, object], seconds: float) -> None:
        self._lengths.setdefault(key, seconds)
        number = self.row_of(key[0])
        if number >= 0:
            self.dataChanged.emit(self.index(number), self.index(number))


class LibraryFilter(QSortFilterProxyModel):
    """Shows the scripts whose titles hold every word that is searched for."""

    def __init__(self, model: LibraryModel) -> None:
        super().__init__()
        self._words: list[str] = []
        self.setSourceModel(model)

    def search(self, text: str) -> None:
        """Show only what matches `text`."""
        self._words = text.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Tell whether a row is shown."""
        title = str(self.sourceModel().index(row, 0, parent).data() or "").casefold()
        return all(word in title for word in self._words)
