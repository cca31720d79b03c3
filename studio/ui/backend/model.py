"""Scripts of both sides as a list: those that are looked for, in the order of what needs attention."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studio.domain.sync import SyncRow
from studio.ui.backend.rows import Query, Shown, chosen_of, count_of, key_of, title_of
from studio.ui.backend.texts import BackendTexts

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""A SyncRow."""
BUSY_ROLE = Qt.ItemDataRole.UserRole + 2
"""What is being done with the script, empty for nothing."""

Index = QModelIndex | QPersistentModelIndex


class SyncModel(QAbstractListModel):
    """One row per script."""

    def __init__(self, texts: BackendTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._all: tuple[SyncRow, ...] = ()
        self._rows: list[SyncRow] = []
        self._places: dict[str, int] = {}
        self._busy: dict[str, str] = {}
        self._query = Query()

    @property
    def rows(self) -> list[SyncRow]:
        """The rows that are listed."""
        return self._rows

    @property
    def all_rows(self) -> tuple[SyncRow, ...]:
        """Every row, whatever is left out."""
        return self._all

    @property
    def query(self) -> Query:
        """What is looked for."""
        return self._query

    def count(self, shown: Shown) -> int:
        """Return how many rows a choice would list."""
        return count_of(self._all, shown)

    def show_rows(self, rows: Iterable[SyncRow]) -> None:
        """Show other rows."""
        self._all = tuple(rows)
        self._fill()

    def look_for(self, query: Query) -> None:
        """List what is looked for."""
        if query != self._query:
            self._query = query
            self._fill()

    def _fill(self) -> None:
        found = chosen_of(self._all, self._query)
        if [key_of(row) for row in found] == list(self._places):
            before, self._rows = self._rows, found
            for place, (old, new) in enumerate(zip(before, found, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self._rows = found
        self._places = {key_of(row): place for place, row in enumerate(found)}
        self.endResetModel()

    def place(self, key: str) -> int | None:
        """Return where a row stands, None where it is not listed."""
        return self._places.get(key)

    def row(self, key: str) -> SyncRow | None:
        """Return a row, listed or not."""
        place = self.place(key)
        if place is not None:
            return self._rows[place]
        return next((row for row in self._all if key_of(row) == key), None)

    def row_of_script(self, script_id: str) -> SyncRow | None:
        """Return the row of a script that is here."""
        return next((r for r in self._all if r.here is not None and r.here.script_id == script_id), None)

    def set_busy(self, key: str, doing: str) -> None:
        """Say what is being done with a script; empty: nothing any more."""
        if doing:
            self._busy[key] = doing
        else:
            self._busy.pop(key, None)
        if (place := self.place(key)) is not None:
            self.dataChanged.emit(self.index(place), self.index(place))

    def is_busy(self, key: str) -> bool:
        """Tell whether something is being done with a script."""
        return key in self._busy

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows are listed."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, or all of it in words."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == BUSY_ROLE:
            return self._busy.get(key_of(row), "")
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._texts.said(row)
        return None
