"""What happened to a script as a list: the newest first, grouped by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studio.services.history import EntryKind, History, HistoryEntry
from studio.ui.review.texts import ReviewTexts, time_of_day

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class DayItem:
    """Heads what happened on one day."""

    day: date


HistoryItem = DayItem | HistoryEntry


class HistoryModel(QAbstractListModel):
    """One row per day and per thing that happened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = ReviewTexts(self)
        self._history: History | None = None
        self._items: list[HistoryItem] = []
        self._only_decisions = False

    @property
    def history(self) -> History | None:
        """What is shown, or part of it."""
        return self._history

    @property
    def items(self) -> list[HistoryItem]:
        """The rows as they are shown."""
        return self._items

    def show(self, history: History | None) -> None:
        """Show a history."""
        self._history = history
        self._fill()

    def show_only_decisions(self, only: bool) -> None:
        """Show what belongs to the review and its films, or everything."""
        self._only_decisions = only
        self._fill()

    def _fill(self) -> None:
        entries = self._history.entries if self._history is not None else ()
        items: list[HistoryItem] = []
        day: date | None = None
        for entry in entries:
            if self._only_decisions and not entry.is_decision:
                continue
            own = entry.at.astimezone().date()
            if own != day:
                items.append(DayItem(own))
                day = own
            items.append(entry)
        if items == self._items:
            return
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def retold(self) -> None:
        """Have everything said anew, in another language."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Allow entries, not days, to be chosen."""
        if index.isValid() and isinstance(self._items[index.row()], DayItem):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, or all of it in words."""
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return self.describe(item)
        return None

    def describe(self, item: HistoryItem) -> str:
        """Say all of a row."""
        if isinstance(item, DayItem):
            return self._texts.day(item.day, datetime.now().astimezone().date())
        parts = [self._texts.entry(item), item.by, time_of_day(item.at), self._texts.entry_note(item)]
        return ", ".join(part for part in parts if part)


def look_of(entry: HistoryEntry) -> tuple[str, str]:
    """Return (icon, colour role) of something that happened."""
    return {
        EntryKind.CREATED: ("file-plus", "muted"),
        EntryKind.SUBMITTED: ("send", "accent"),
        EntryKind.WITHDRAWN: ("undo-2", "muted"),
        EntryKind.APPROVED: ("circle-check", "good"),
        EntryKind.REJECTED: ("circle-x", "wrong"),
        EntryKind.REOPENED: ("pencil", "doubt"),
        EntryKind.RESTORED: ("history", "doubt"),
        EntryKind.GENERATED: ("sparkles", "doubt"),
        EntryKind.KEPT: ("save", "muted"),
        EntryKind.FILM: ("clapperboard", "accent"),
    }[entry.kind]
