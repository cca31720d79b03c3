"""A merge as a list: headings and scenes in the order of the film, the unchanged ones folded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from studio.domain.sync import ChapterMerge, Merge, SceneMerge, Side
from studio.ui.backend.choices import Choices, Part, is_change
from studio.ui.backend.conflict_texts import ConflictTexts
from studio.ui.backend.model import Index

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class SceneItem:
    """A scene and its number in the order that is shown."""

    scene: SceneMerge
    number: int


@dataclass(frozen=True, slots=True)
class FoldItem:
    """So many scenes that say the same on both sides."""

    scenes: int


Item = ChapterMerge | SceneItem | FoldItem


class ConflictModel(QAbstractListModel):
    """One row per heading, scene or fold."""

    def __init__(self, texts: ConflictTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.choices: Choices | None = None
        self._items: list[Item] = []
        self._only_changes = True

    @property
    def items(self) -> list[Item]:
        """The rows as they are shown."""
        return self._items

    def show(self, choices: Choices | None) -> None:
        """Show a merge with what was chosen."""
        self.choices = choices
        self._fill()

    def show_only_changes(self, only: bool) -> None:
        """Fold what did not change, or show all of it."""
        self._only_changes = only
        self._fill()

    def _fill(self) -> None:
        self.beginResetModel()
        self._items = list(_items(self.choices.merge, self._only_changes)) if self.choices else []
        self.endResetModel()

    def part(self, row: int) -> Part | None:
        """Return the scene or heading of a row, None for a fold."""
        item = self._items[row] if 0 <= row < len(self._items) else None
        if isinstance(item, SceneItem):
            return item.scene
        return item if isinstance(item, ChapterMerge) else None

    def choose(self, row: int, side: Side) -> None:
        """Take a side in a row."""
        part = self.part(row)
        if part is not None and self.choices is not None:
            self.choices.choose(part.uid, side)
            self.dataChanged.emit(self.index(row), self.index(row))

    def choose_rest(self, side: Side) -> None:
        """Take a side wherever nobody has chosen yet."""
        if self.choices is not None and self._items:
            self.choices.choose_rest(side)
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))

    def conflicts(self) -> list[int]:
        """Return the rows in which somebody has to choose, or has chosen."""
        return [row for row in range(len(self._items)) if (p := self.part(row)) and p.needs_choice]

    def changes(self) -> list[int]:
        """Return the rows in which the sides differ."""
        return [row for row in range(len(self._items)) if (p := self.part(row)) and is_change(p)]

    def row_of(self, uid: str) -> int:
        """Return the row of a scene or heading, -1 where it is folded."""
        return next((n for n in range(len(self._items)) if (p := self.part(n)) and p.uid == uid), -1)

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
            assert self.choices is not None
            if isinstance(item, FoldItem):
                return self._texts.unchanged(item.scenes)
            part, number = (item.scene, item.number) if isinstance(item, SceneItem) else (item, 0)
            return self._texts.spoken(part, number, self.choices)
        return None


def _items(merge: Merge, only_changes: bool) -> Iterator[Item]:
    headings = {chapter.uid: chapter for chapter in merge.chapters}
    told: set[str] = set()
    folded = 0
    waiting: ChapterMerge | None = None
    for number, scene in enumerate(merge.scenes, start=1):
        if scene.chapter_uid not in told and (heading := headings.get(scene.chapter_uid)) is not None:
            told.add(scene.chapter_uid)
            waiting = heading
            if not only_changes or is_change(heading):
                if folded:
                    yield FoldItem(folded)
                    folded = 0
                yield heading
                waiting = None
        if only_changes and not is_change(scene):
            folded += 1
            continue
        if folded:
            yield FoldItem(folded)
            folded = 0
        if waiting is not None:
            yield waiting
            waiting = None
        yield SceneItem(scene, number)
    if folded:
        yield FoldItem(folded)
    yield from (chapter for chapter in merge.chapters if chapter.uid not in told and is_change(chapter))
