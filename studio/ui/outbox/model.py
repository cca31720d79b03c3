"""The outbox as a list, and over it how much of a film is sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studio.domain.delivery import DeliveryKind, UploadProgress
from studio.domain.instants import utc_now
from studio.services.outbox_view import Entry
from studio.ui.outbox.texts import OutboxTexts, Way, way_of
from studio.ui.widgets import plain_tip

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class OutboxModel(QAbstractListModel):
    """One row per delivery: what is to go, in order, and below it what has gone."""

    def __init__(self, texts: OutboxTexts, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts
        self._entries: list[Entry] = []
        self._sent: UploadProgress | None = None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts.title(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._texts.said(entry, utc_now(), self.sent_of(entry))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._texts.said(entry, utc_now(), self.sent_of(entry)))
        return None

    @property
    def entries(self) -> Sequence[Entry]:
        """What is shown, in order."""
        return self._entries

    @property
    def open_count(self) -> int:
        """How many are still to go."""
        return sum(way_of(entry) is not Way.DELIVERED for entry in self._entries)

    def sent_of(self, entry: Entry) -> UploadProgress | None:
        """Return how much of a film is sent, None for what is not being sent here."""
        is_it = self._sent is not None and self._sent.job_id == entry.delivery.subject_id
        return self._sent if is_it and entry.delivery.kind is DeliveryKind.UPLOAD else None

    def place_of(self, delivery_id: int) -> int | None:
        """Return the row of a delivery, None where it is not shown."""
        places = (p for p, entry in enumerate(self._entries) if entry.delivery.delivery_id == delivery_id)
        return next(places, None)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Take over what there is now."""
        before = [entry.delivery.delivery_id for entry in self._entries]
        if before == [entry.delivery.delivery_id for entry in entries]:
            self._entries = list(entries)
            self._tell_all()
            return
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def show_sent(self, sent: UploadProgress | None) -> None:
        """Show how much of a film is sent; None once nothing is being sent."""
        self._sent = sent
        self._tell_all()

    def _tell_all(self) -> None:
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))
