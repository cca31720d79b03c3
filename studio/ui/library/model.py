"""The scripts of this laptop as a list, read and looked at beside the window; filtered and put in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    QUrl,
    Signal,
)

from studio.domain.library import FilmState, LibraryEntry
from studio.domain.review import ScriptStatus
from studio.ui import words
from studio.ui.library import texts
from studio.ui.library.looks import LookCache
from studio.ui.widgets import plain_tip

if TYPE_CHECKING:
    from pathlib import Path

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The `LibraryEntry` of a row."""
PICTURE_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""The `QPixmap` of a row, None while there is none; asking for it has it made."""

Index = QModelIndex | QPersistentModelIndex
State = ScriptStatus | FilmState


_MANY: Final = 40
"""Rows that come and go at once beyond which views are told to look at everything anew."""


class Order(StrEnum):
    """How the list is put in order."""

    CHANGED = "changed"
    """What was changed last comes first."""
    TITLE = "title"


class LibraryModel(QAbstractListModel):
    """One row per script, the most recently changed first."""

    rename_wanted = Signal(str, str)
    """Id and new title."""

    def __init__(self, looks: LookCache, write_file: Callable[[LibraryEntry], Path | None]) -> None:
        """Show nothing yet; `write_file` writes a script to where it can be dragged from."""
        super().__init__()
        self._rows: list[LibraryEntry] = []
        self._looks = looks
        self._write_file = write_file
        looks.arrived.connect(self._on_look)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many scripts there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        entry = self._rows[index.row()]
        title = entry.summary.title
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return title
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{title}\n{self.describe(entry)}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title}, {self.describe(entry)}"
            case _:
                if role == ENTRY_ROLE:
                    return entry
                return self._looks.picture(entry) if role == PICTURE_ROLE else None

    def describe(self, entry: LibraryEntry) -> str:
        """Return what is known of a script besides its title: state, scenes, length, film."""
        film = texts.film_name(entry.film)
        return " · ".join(part for part in (self.lines(entry)[0], film) if part)

    def lines(self, entry: LibraryEntry) -> tuple[str, ...]:
        """Return what may stand under a title, the shorter ones for where there is less room."""
        seconds = self._looks.seconds(entry)
        state = words.status_name(entry.summary.status)
        scenes = words.scenes(entry.summary.scene_count)
        length = [words.clock(seconds)] if seconds is not None else []
        return tuple(" · ".join(parts) for parts in ([state, scenes, *length], [state, *length], [state]))

    def show_entries(self, entries: list[LibraryEntry]) -> None:
        """Show another list, telling views only what changed: what is selected and scrolled to stays."""
        wanted = [_id_of(entry) for entry in entries]
        present = {_id_of(entry) for entry in self._rows}
        if len(present.symmetric_difference(wanted)) > _MANY:
            self.beginResetModel()
            self._rows = list(entries)
            self.endResetModel()
            return
        self._take_out(present.difference(wanted))
        self._put_in([entry for entry in entries if _id_of(entry) not in present])
        self._put_in_order(wanted)
        for number, (before, now) in enumerate(zip(self._rows, entries, strict=True)):
            if before != now:
                self._rows[number] = now
                self._tell(number)

    def note_length(self, script_id: str, seconds: float) -> None:
        """Take over the length of a script that is open, which is known better than any estimate."""
        number = self.row_of(script_id)
        if number >= 0 and self._looks.learn(self._rows[number], seconds):
            self._tell(number)

    def row_of(self, script_id: str) -> int:
        """Return the row of a script, -1 where it is not in the list."""
        return next((i for i, e in enumerate(self._rows) if e.summary.script_id == script_id), -1)

    def forget_looks(self) -> None:
        """Have every film looked at anew: the settings changed."""
        self._looks.forget()
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be renamed in place and dragged out."""
        extra = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return super().flags(index) | extra if index.isValid() else super().flags(index)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another title."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        summary = self._rows[index.row()].summary
        title = str(value).strip()
        if title and title != summary.title:
            self.rename_wanted.emit(summary.script_id, title)
        return True

    def mimeTypes(self) -> list[str]:
        """Rows are dragged as files."""
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the scripts of some rows as JSON files."""
        data = QMimeData()
        files = [self._write_file(self._rows[index.row()]) for index in indexes]
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files if file is not None])
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        """A copy leaves; the script stays."""
        return Qt.DropAction.CopyAction

    def _take_out(self, script_ids: set[str]) -> None:
        for number in reversed(range(len(self._rows))):
            if _id_of(self._rows[number]) in script_ids:
                self.beginRemoveRows(QModelIndex(), number, number)
                del self._rows[number]
                self.endRemoveRows()

    def _put_in(self, entries: list[LibraryEntry]) -> None:
        if entries:
            self.beginInsertRows(QModelIndex(), 0, len(entries) - 1)
            self._rows[:0] = entries
            self.endInsertRows()

    def _put_in_order(self, wanted: list[str]) -> None:
        if [_id_of(entry) for entry in self._rows] == wanted:
            return
        self.layoutAboutToBeChanged.emit()
        places = {script_id: row for row, script_id in enumerate(wanted)}
        before = self.persistentIndexList()
        after = [self.index(places[_id_of(self._rows[index.row()])]) for index in before]
        self._rows.sort(key=lambda entry: places[_id_of(entry)])
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _on_look(self, script_id: str) -> None:
        number = self.row_of(script_id)
        if number >= 0:
            self._tell(number)

    def _tell(self, number: int) -> None:
        self.dataChanged.emit(self.index(number), self.index(number))


def _id_of(entry: LibraryEntry) -> str:
    return entry.summary.script_id


class LibraryFilter(QSortFilterProxyModel):
    """Shows the scripts that were found, in one state, in the order that was chosen."""

    def __init__(self, model: LibraryModel) -> None:
        super().__init__()
        self._found: set[str] | None = None
        self._state: State | None = None
        self._order = Order.CHANGED
        self.setSourceModel(model)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setSortLocaleAware(True)

    @property
    def is_everything(self) -> bool:
        """Tell whether nothing is left out."""
        return self._found is None and self._state is None

    def show_found(self, script_ids: set[str] | None) -> None:
        """Show only these scripts; None: all of them."""
        if script_ids != self._found:
            self._found = script_ids
            self.invalidate()

    def show_state(self, state: State | None) -> None:
        """Show only scripts in a state, or with a film in a state; None: all of them."""
        self._state = state
        self.invalidate()

    def show_order(self, order: Order) -> None:
        """Put the list in order."""
        self._order = order
        self.sort(0 if order is Order.TITLE else -1)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Tell whether a row is shown."""
        entry: LibraryEntry = self.sourceModel().index(row, 0, parent).data(ENTRY_ROLE)
        if self._found is not None and entry.summary.script_id not in self._found:
            return False
        if self._state is None:
            return True
        return self._state in (entry.summary.status, entry.film)
