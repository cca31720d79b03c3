"""How the rows of a comparison look: older left, newer right, words marked by colour and by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.domain.comparison import ChapterRow, Placed, RowKind, SceneRow
from studio.domain.word_diff import Mark, Runs
from studio.ui.review.comparison_model import ITEM_ROLE, FilmItem, FoldItem, Item
from studio.ui.review.texts import ReviewTexts
from studio.ui.theme import GRID, Theme, Type

_EDGE: Final = GRID * 4
_GAP: Final = GRID
_PADDING: Final = GRID * 3
_ICON: Final = 14
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
class _Block:
    """A piece of text in one cell, laid out for a width."""

    layout: QTextLayout
    color: QColor
    top: float = 0.0
    icon: tuple[str, str] | None = None


@dataclass(slots=True)
class _Cells:
    """Both sides of a row, laid out for a width."""

    width: int
    left: list[_Block]
    right: list[_Block]
    height: int


class ComparisonDelegate(QStyledItemDelegate):
    """Paints rows; each is laid out once per width."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._texts = ReviewTexts(self)
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
            block = self._block(self._texts.unchanged(item.scenes), Type.SECONDARY, colors.muted)
            return self._stack(width, [block], [], whole=True)
        if isinstance(item, FilmItem):
            blocks = [self._block(self._texts.detail(d), Type.SECONDARY, colors.text) for d in item.details]
            return self._stack(width, blocks, [], whole=True)
        if isinstance(item, ChapterRow):
            left = [self._words(item.title.left, Type.TITLE, colors.text)] if item.before is not None else []
            right = [self._words(item.title.right, Type.TITLE, colors.text)] if item.after is not None else []
            return self._stack(width, left, right)
        return self._stack(width, self._side(item, older=True), self._side(item, older=False))

    def _side(self, row: SceneRow, *, older: bool) -> list[_Block]:
        placed = row.before if older else row.after
        if placed is None:
            return []
        colors = self._theme.colors
        blocks = [self._head(row, placed, older=older)]
        if row.kind is RowKind.GONE:
            first = placed.scene.narration.strip().partition("\n")[0]
            return [
                *blocks,
                self._block(first[:60] + ("…" if len(first) > 60 else ""), Type.BODY, colors.muted),
            ]
        narration = row.narration.left if older else row.narration.right
        on_screen = row.on_screen.left if older else row.on_screen.right
        quiet = colors.muted if not row.is_change else colors.text
        if narration:
            blocks.append(self._words(narration, Type.BODY, quiet))
        if on_screen:
            blocks.append(self._words(on_screen, Type.SECONDARY, colors.muted, lead=self._texts.on_screen))
        if not older or row.after is None:
            blocks += [
                self._block(self._texts.detail(detail), Type.META, colors.doubt) for detail in row.details
            ]
        return blocks

    def _head(self, row: SceneRow, placed: Placed, *, older: bool) -> _Block:
        """The number of a scene and what became of it, told on the side where it can be seen."""
        colors = self._theme.colors
        number = str(placed.number)
        told_here = not older or row.after is None
        change = self._texts.row(row) if told_here or row.moved else ""
        if not change:
            return self._block(number, Type.META, colors.muted)
        look = _MOVED if row.moved else _LOOKS.get(row.kind)
        role = look[1] if look is not None else "muted"
        block = self._block(f"{number} · {change}", Type.META, colors.by_role(role))
        block.icon = look
        if row.moved or row.kind in _ELSEWHERE:
            link = QTextCharFormat()
            link.setFontUnderline(True)
            block.layout.setFormats([_range(_units(f"{number} · "), _units(change), link)])
        return block

    def _block(self, text: str, kind: Type, color: QColor) -> _Block:
        layout = QTextLayout(text.replace("\n", "\u2028"), self._theme.font(kind))
        layout.setTextOption(_wrapping())
        layout.setCacheEnabled(True)
        return _Block(layout, color)

    def _words(self, runs: Runs, kind: Type, color: QColor, lead: str = "") -> _Block:
        block = self._block(lead + "".join(run.text for run in runs), kind, color)
        formats: list[QTextLayout.FormatRange] = []
        at = _units(lead)
        if lead:
            weak = QTextCharFormat()
            weak.setForeground(self._theme.colors.muted)
            formats.append(_range(0, at, weak))
        for run in runs:
            length = _units(run.text)
            if run.mark is not Mark.SAME:
                formats.append(_range(at, length, self._mark(run.mark)))
            at += length
        block.layout.setFormats(formats)
        return block

    def _mark(self, mark: Mark) -> QTextCharFormat:
        """Colour and line: neither alone says what became of a word."""
        look = QTextCharFormat()
        removed = mark is Mark.REMOVED
        tint = QColor(self._theme.colors.wrong if removed else self._theme.colors.good)
        tint.setAlphaF(0.24 if self._theme.is_dark else 0.16)
        look.setBackground(tint)
        look.setForeground(self._theme.colors.text)
        if removed:
            look.setFontStrikeOut(True)
        else:
            look.setFontUnderline(True)
        return look

    def _stack(self, width: int, left: list[_Block], right: list[_Block], *, whole: bool = False) -> _Cells:
        room = (width if whole else width // 2) - 2 * _EDGE
        heights = [_PADDING * 2, _PADDING * 2]
        for side, blocks in enumerate((left, right)):
            top = float(_PADDING)
            for block in blocks:
                block.top = top
                indent = _ICON + _GAP if block.icon is not None else 0
                top += _break(block.layout, max(40, room - indent)) + _GAP
            heights[side] = round(top) - _GAP + _PADDING if blocks else heights[side]
        return _Cells(width, left, right, max(heights))

    def is_head(self, index: QModelIndex | QPersistentModelIndex, spot: QPoint) -> bool:
        """Tell whether a spot within a row is on what is said about its other place."""
        cells = self._laid_out(index)
        middle = cells.width // 2
        blocks, left = (cells.left, _EDGE) if spot.x() < middle else (cells.right, middle + _EDGE)
        if not blocks or blocks[0].icon is None:
            return False
        head = blocks[0].layout.boundingRect().translated(left + _ICON + _GAP, blocks[0].top)
        return head.adjusted(-_ICON - _GAP, 0, 0, 0).contains(QPointF(spot))

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
        self._paint_blocks(painter, cells.left, rect.left() + _EDGE, rect.top())
        self._paint_blocks(painter, cells.right, middle + _EDGE, rect.top())
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

    def _paint_blocks(self, painter: QPainter, blocks: list[_Block], left: int, top: int) -> None:
        ratio = painter.device().devicePixelRatioF()
        for block in blocks:
            x, y = float(left), top + block.top
            if block.icon is not None:
                name, role = block.icon
                height = QFontMetrics(block.layout.font()).height()
                spot = QPointF(x, y + (height - _ICON) / 2)
                painter.drawPixmap(spot, self._theme.pixmap(name, role, _ICON, ratio))
                x += _ICON + _GAP
            painter.setPen(block.color)
            block.layout.draw(painter, QPointF(x, y))


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _break(layout: QTextLayout, width: float) -> float:
    """Break a text into lines; return its height."""
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height() + 2
    layout.endLayout()
    return height


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it, in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = start  # pyright: ignore[reportAttributeAccessIssue]
    found.length = length  # pyright: ignore[reportAttributeAccessIssue]
    found.format = look  # pyright: ignore[reportAttributeAccessIssue]
    return found
