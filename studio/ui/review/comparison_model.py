"""The rows of a comparison as a list: all of them, or what changed with the rest folded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studio.domain.comparison import ChapterRow, Comparison, Row, RowKind, SceneRow
from studio.domain.scene_details import Detail
from studio.ui.review.texts import ReviewTexts

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FilmItem:
    """What changed for the whole film."""

    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class FoldItem:
    """So many scenes that say the same on both sides."""

    scenes: int


Item = FilmItem | FoldItem | ChapterRow | SceneRow


class ComparisonModel(QAbstractListModel):
    """One row per scene, heading or fold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = ReviewTexts(self)
        self._comparison: Comparison | None = None
        self._items: list[Item] = []
        self._only_changes = True

    @property
    def comparison(self) -> Comparison | None:
        """What is shown."""
        return self._comparison

    @property
    def items(self) -> list[Item]:
        """The rows as they are shown."""
        return self._items

    @property
    def only_changes(self) -> bool:
        """Tell whether what did not change is folded."""
        return self._only_changes

    def show(self, comparison: Comparison | None) -> None:
        """Show a comparison."""
        self._comparison = comparison
        self._fill()

    def show_only_changes(self, only: bool) -> None:
        """Fold what did not change, or show all of it."""
        self._only_changes = only
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        self._items = list(_items(self._comparison, self._only_changes)) if self._comparison else []
        self.endResetModel()

    def changes(self) -> list[int]:
        """Return the rows at which something changed; a scene that was moved is told once."""
        return [number for number, item in enumerate(self._items) if _is_change(item)]

    def row_of_scene(self, uid: str) -> int:
        """Return the row in which a scene of the newer side stands, or of the older; -1 for none."""
        for side in ("after", "before"):
            for number, item in enumerate(self._items):
                if isinstance(item, SceneRow) and item.kind is not RowKind.GONE:
                    placed = getattr(item, side)
                    if placed is not None and placed.scene.uid == uid:
                        return number
        return -1

    def other_end(self, number: int) -> int:
        """Return the row a moved, split or merged scene is linked to; -1 where there is none."""
        item = self._items[number] if 0 <= number < len(self._items) else None
        if not isinstance(item, SceneRow):
            return -1
        for candidate, other in enumerate(self._items):
            if isinstance(other, SceneRow) and candidate != number and _are_linked(item, other):
                return candidate
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._items)

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

    def describe(self, item: Item) -> str:
        """Say all of a row."""
        if isinstance(item, FilmItem):
            return ". ".join(self._texts.detail(detail) for detail in item.details)
        if isinstance(item, FoldItem):
            return self._texts.unchanged(item.scenes)
        return self._texts.spoken(item)


def _items(comparison: Comparison, only_changes: bool) -> Iterator[Item]:
    if comparison.details:
        yield FilmItem(comparison.details)
    if not only_changes:
        yield from comparison.rows
        return
    heading: Row | None = None
    folded = 0
    for row in comparison.rows:
        if not row.is_change:
            heading = row if isinstance(row, ChapterRow) else heading
            folded += isinstance(row, SceneRow)
            continue
        if folded:
            yield FoldItem(folded)
            folded = 0
        if heading is not None and isinstance(row, SceneRow):
            yield heading
        heading = None
        yield row
    if folded:
        yield FoldItem(folded)


def _is_change(item: Item) -> bool:
    if isinstance(item, SceneRow):
        return item.is_change and item.kind is not RowKind.GONE
    return isinstance(item, FilmItem) or (isinstance(item, ChapterRow) and item.is_change)


def _are_linked(one: SceneRow, other: SceneRow) -> bool:
    return _leads_to(one, other) or _leads_to(other, one)


def _leads_to(part: SceneRow, whole: SceneRow) -> bool:
    """Tell whether one row is the old place of a scene, or a part of one, and the other the scene itself."""
    if whole.before is None or whole.after is None:
        return False
    match part.kind:
        case RowKind.GONE:
            return part.before == whole.before
        case RowKind.SPLIT:
            return whole.before.number == part.partner
        case RowKind.MERGED:
            return whole.after.number == part.partner
        case _:
            return False
