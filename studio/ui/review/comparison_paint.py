"""How the rows of a comparison look: older left, newer right, words marked by colour and by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.domain.comparison import ChapterRow, Placed, RowKind, SceneRow
from studio.ui.review.blocks import GAP, Block, Blocks, text_range, units
from studio.ui.review.comparison_model import ITEM_ROLE, FilmItem, FoldItem, Item
from studio.ui.review.texts import ReviewTexts
from studio.ui.theme import GRID, Theme, Type

_EDGE: Final = GRID * 4
_PADDING: Final = GRID * 3
_LOOKS: Final = {
    RowKind.CHANGED: ("pencil", "doubt"),
    RowKind.ADDED: ("plus", "good"),
    RowKind.REMOVED: ("minus", "wrong"),
    RowKind.SPLIT: ("split", "accent"),
    RowKind.MERGED: ("merge", "accent"),
    RowKind.GONE: ("arrow-right", "accent"),
}
_MOVED: Final = ("arrow-right", "accent")
_ELSEWHERE: Final = (RowKind.SPLIT, RowKind.MERGED, RowKind.GONE)
"""What is said of these leads to another row."""


@dataclass(slots=True)
class _Cells:
    """Both sides of a row, laid out for a width."""

    width: int
    left: list[Block]
    right: list[Block]
    height: int


class ComparisonDelegate(QStyledItemDelegate):
    """Paints rows; each is laid out once per width."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._texts = ReviewTexts(self)
        self._blocks = Blocks(theme)
        self._cells: dict[int, tuple[Item, _Cells]] = {}
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Lay everything out anew: other rows, colours, fonts or language."""
        self._cells.clear()

    # --- laying out ------------------------------------------------------------------------------

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of the higher side."""
        return QSize(160, self._laid_out(index).height)

    def _laid_out(self, index: QModelIndex | QPersistentModelIndex) -> _Cells:
        item: Item = index.data(ITEM_ROLE)
        width = self._view.viewport().width()
        kept = self._cells.get(id(item))
        if kept is not None and kept[1].width == width:
            return kept[1]
        cells = self._lay_out(item, width)
        self._cells[id(item)] = (item, cells)  # the item with it: its id is only its own while it lives
        return cells

    def _lay_out(self, item: Item, width: int) -> _Cells:
        colors = self._theme.colors
        if isinstance(item, FoldItem):
            block = self._blocks.text(self._texts.unchanged(item.scenes), Type.SECONDARY, colors.muted)
            return self._stack(width, [block], [], whole=True)
        if isinstance(item, FilmItem):
            blocks = [
                self._blocks.text(self._texts.detail(d), Type.SECONDARY, colors.text) for d in item.details
            ]
            return self._stack(width, blocks, [], whole=True)
        if isinstance(item, ChapterRow):
            left = (
                [self._blocks.words(item.title.left, Type.TITLE, colors.text)]
                if item.before is not None
                else []
            )
            right = (
                [self._blocks.words(item.title.right, Type.TITLE, colors.text)]
                if item.after is not None
                else []
            )
            return self._stack(width, left, right)
        return self._stack(width, self._side(item, older=True), self._side(item, older=False))

    def _side(self, row: SceneRow, *, older: bool) -> list[Block]:
        placed = row.before if older else row.after
        if placed is None:
            return []
        colors = self._theme.colors
        blocks = [self._head(row, placed, older=older)]
        if row.kind is RowKind.GONE:
            first = placed.scene.narration.strip().partition("\n")[0]
            return [
                *blocks,
                self._blocks.text(first[:60] + ("…" if len(first) > 60 else ""), Type.BODY, colors.muted),
            ]
        narration = row.narration.left if older else row.narration.right
        on_screen = row.on_screen.left if older else row.on_screen.right
        quiet = colors.muted if not row.is_change else colors.text
        if narration:
            blocks.append(self._blocks.words(narration, Type.BODY, quiet))
        if on_screen:
            blocks.append(
                self._blocks.words(on_screen, Type.SECONDARY, colors.muted, lead=self._texts.on_screen)
            )
        if not older or row.after is None:
            blocks += [
                self._blocks.text(self._texts.detail(detail), Type.META, colors.doubt)
                for detail in row.details
            ]
        return blocks

    def _head(self, row: SceneRow, placed: Placed, *, older: bool) -> Block:
        """The number of a scene and what became of it, told on the side where it can be seen."""
        colors = self._theme.colors
        number = str(placed.number)
        told_here = not older or row.after is None
        change = self._texts.row(row) if told_here or row.moved else ""
        if not change:
            return self._blocks.text(number, Type.META, colors.muted)
        look = _MOVED if row.moved else _LOOKS.get(row.kind)
        role = look[1] if look is not None else "muted"
        block = self._blocks.text(f"{number} · {change}", Type.META, colors.by_role(role))
        block.icon = look
        if row.moved or row.kind in _ELSEWHERE:
            link = QTextCharFormat()
            link.setFontUnderline(True)
            block.layout.setFormats([text_range(units(f"{number} · "), units(change), link)])
        return block

    def _stack(self, width: int, left: list[Block], right: list[Block], *, whole: bool = False) -> _Cells:
        room = (width if whole else width // 2) - 2 * _EDGE
        heights = [_PADDING * 2, _PADDING * 2]
        for side, blocks in enumerate((left, right)):
            bottom = self._blocks.stack(blocks, _PADDING, room)
            heights[side] = round(bottom) + _PADDING if blocks else heights[side]
        return _Cells(width, left, right, max(heights))

    def is_head(self, index: QModelIndex | QPersistentModelIndex, spot: QPoint) -> bool:
        """Tell whether a spot within a row is on what is said about its other place."""
        cells = self._laid_out(index)
        middle = cells.width // 2
        blocks, left = (cells.left, _EDGE) if spot.x() < middle else (cells.right, middle + _EDGE)
        if not blocks or blocks[0].icon is None:
            return False
        head = blocks[0].layout.boundingRect().translated(left + blocks[0].icon_side + GAP, blocks[0].top)
        return head.adjusted(-blocks[0].icon_side - GAP, 0, 0, 0).contains(QPointF(spot))

    # --- painting --------------------------------------------------------------------------------

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        item: Item = index.data(ITEM_ROLE)
        cells = self._laid_out(index)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, item, selected=bool(state & QStyle.StateFlag.State_Selected))
        middle = rect.left() + rect.width() // 2
        self._blocks.paint(painter, cells.left, rect.left() + _EDGE, rect.top())
        self._blocks.paint(painter, cells.right, middle + _EDGE, rect.top())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colors.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, item: Item, *, selected: bool) -> None:
        colors = self._theme.colors
        middle = rect.left() + rect.width() // 2
        painter.setPen(Qt.PenStyle.NoPen)
        whole = isinstance(item, FilmItem | FoldItem)
        if isinstance(item, FoldItem | ChapterRow):
            painter.fillRect(rect, colors.background)
        elif selected:
            painter.fillRect(rect, colors.raised)
        if isinstance(item, SceneRow):  # where a scene is not, nothing is: neither side's ground
            if item.before is None:
                painter.fillRect(
                    QRect(rect.left(), rect.top(), middle - rect.left(), rect.height()), colors.background
                )
            elif item.after is None:
                painter.fillRect(
                    QRect(middle, rect.top(), rect.right() + 1 - middle, rect.height()), colors.background
                )
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colors.line)
        if not whole:
            painter.fillRect(middle, rect.top(), 1, rect.height(), colors.line)
        if selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), colors.accent)
