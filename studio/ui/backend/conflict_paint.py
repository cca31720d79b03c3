"""How a merge looks: what both said, mine and theirs side by side; which side is taken, by sign and frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.domain.script import Scene
from studio.domain.sync import ChapterMerge, SceneMerge, Side
from studio.domain.word_diff import Mark, Run, Runs
from studio.ui.backend.choices import Choices, Part, is_change
from studio.ui.backend.conflict_model import ITEM_ROLE, FoldItem, Item, SceneItem
from studio.ui.backend.conflict_texts import ConflictTexts, compared
from studio.ui.backend.model import Index
from studio.ui.review.blocks import Block, Blocks
from studio.ui.theme import GRID, RADIUS_CONTROL, Theme, Type

_EDGE: Final = GRID * 4
_PADDING: Final = GRID * 3
_INSET: Final = GRID * 2
_COLUMNS: Final = 3
_RADIO: Final = 14
_SIDES: Final = {1: Side.MINE, 2: Side.THEIRS}
"""Which column is whose; the first shows what both sides said last."""


@dataclass(slots=True)
class _Cells:
    """The columns of a row, laid out for a width."""

    width: int
    head: list[Block]
    columns: list[list[Block]]
    head_height: int
    height: int


class ConflictDelegate(QStyledItemDelegate):
    """Paints rows; each is laid out once per width."""

    def __init__(self, theme: Theme, texts: ConflictTexts, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._texts = texts
        self._blocks = Blocks(theme)
        self._cells: dict[int, tuple[Item, _Cells]] = {}
        self.choices: Choices | None = None
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Lay everything out anew: other rows, colours, fonts or language."""
        self._cells.clear()

    # --- laying out ------------------------------------------------------------------------------

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the highest column."""
        return QSize(240, self._laid_out(index).height)

    def _laid_out(self, index: Index) -> _Cells:
        item: Item = index.data(ITEM_ROLE)
        width = self._view.viewport().width()
        kept = self._cells.get(id(item))
        if kept is not None and kept[1].width == width:
            return kept[1]
        cells = self._lay_out(item, width)
        self._cells[id(item)] = (item, cells)  # the item with it: its id is only its own while it lives
        return cells

    def _lay_out(self, item: Item, width: int) -> _Cells:
        muted = self._theme.colors.muted
        if isinstance(item, FoldItem):
            head = [self._blocks.text(self._texts.unchanged(item.scenes), Type.SECONDARY, muted)]
            return self._stack(width, head, [])
        if isinstance(item, ChapterMerge):
            if not is_change(item):
                head = [self._blocks.text(item.mine or "", Type.TITLE, self._theme.colors.text)]
                return self._stack(width, head, [])
            return self._stack(width, [self._head(item, 0)], self._heading_columns(item))
        scene = item.scene
        if not is_change(scene) and scene.mine is not None:
            said, on_screen = _plain(scene.mine.narration), _plain(scene.mine.on_screen_text)
            shown = self._scene_blocks(scene.mine, said, on_screen, muted=True)
            return self._stack(width, [self._head(scene, item.number), *shown], [])
        return self._stack(width, [self._head(scene, item.number)], self._scene_columns(scene))

    def _head(self, part: Part, number: int) -> Block:
        """The number of a scene and who changed it; what becomes of that is painted beside, as it changes."""
        colors = self._theme.colors
        who = self._texts.who(part)
        text = " · ".join(text for text in (str(number) if number else "", who) if text)
        if not who:
            return self._blocks.text(text, Type.META, colors.muted)
        block = self._blocks.text(text, Type.META, colors.text)
        block.icon = ("triangle-alert", "doubt") if part.needs_choice else ("pencil", "accent")
        return block

    def _heading_columns(self, chapter: ChapterMerge) -> list[list[Block]]:
        text, muted = self._theme.colors.text, self._theme.colors.muted
        base, mine, theirs = chapter.base or "", chapter.mine, chapter.theirs
        afters = [after for after in (mine, theirs) if after is not None]
        columns = [[self._blocks.words(taken_out(base, afters), Type.TITLE, muted)] if base else []]
        for after in (mine, theirs):
            runs = compared(base, after).right if after is not None and base else _plain(after or "")
            columns.append([self._blocks.words(runs, Type.TITLE, text)] if after else [])
        return columns

    def _scene_columns(self, scene: SceneMerge) -> list[list[Block]]:
        base = scene.base
        columns = [self._base_column(scene)]
        for side, after in ((Side.MINE, scene.mine), (Side.THEIRS, scene.theirs)):
            if after is None:
                columns.append([self._absent(scene, side)])
                continue
            narration = _newer(base.narration if base else None, after.narration)
            on_screen = _newer(base.on_screen_text if base else None, after.on_screen_text)
            blocks = self._scene_blocks(after, narration, on_screen, muted=False, base=base)
            details = self._texts.details(base, after)
            doubt = self._theme.colors.doubt
            columns.append([*blocks, *(self._blocks.text(text, Type.META, doubt) for text in details)])
        return columns

    def _base_column(self, scene: SceneMerge) -> list[Block]:
        base = scene.base
        if base is None:
            return [self._absent(scene, None)]
        afters = [after for after in (scene.mine, scene.theirs) if after is not None]
        narration = taken_out(base.narration, [after.narration for after in afters])
        on_screen = taken_out(base.on_screen_text, [after.on_screen_text for after in afters])
        return self._scene_blocks(base, narration, on_screen, muted=True)

    def _absent(self, scene: SceneMerge, side: Side | None) -> Block:
        block = self._blocks.text(self._texts.absent(scene, side), Type.SECONDARY, self._theme.colors.muted)
        if side is not None and scene.base is not None:
            block.icon = ("trash-2", "wrong")
        return block

    def _scene_blocks(
        self, scene: Scene, narration: Runs, on_screen: Runs, *, muted: bool, base: Scene | None = None
    ) -> list[Block]:
        """The words of a scene, its caption, how long it lasts and which picture it shows."""
        colors, make = self._theme.colors, self._blocks
        blocks: list[Block] = []
        if scene.narration:
            blocks.append(make.words(narration, Type.BODY, colors.muted if muted else colors.text))
        if scene.on_screen_text and on_screen:
            blocks.append(make.words(on_screen, Type.SECONDARY, colors.muted, lead=self._texts.on_screen))
        if scene.caption:
            caption = _newer(base.caption, scene.caption) if base is not None else _plain(scene.caption)
            blocks.append(make.words(caption, Type.SECONDARY, colors.muted, lead=self._texts.caption))
        if facts := self._texts.facts(scene, base):
            blocks.append(make.text(facts, Type.META, colors.muted))
        return blocks

    def _stack(self, width: int, head: list[Block], columns: list[list[Block]]) -> _Cells:
        room = width - 2 * _EDGE
        if not columns:
            bottom = round(self._blocks.stack(head, _PADDING, room)) + _PADDING
            return _Cells(width, head, [], bottom, bottom)
        head_height = round(self._blocks.stack(head, _PADDING, room // 2)) + GRID
        column = self._column_width(width)
        top = self._radio_height + 3 * _INSET
        heights: list[float] = [top]
        for blocks in columns:
            bottom = self._blocks.stack(blocks, top - _INSET, column - 2 * _INSET)
            heights.append(bottom + _INSET)
        return _Cells(width, head, columns, head_height, head_height + round(max(heights)) + _PADDING)

    @property
    def _radio_side(self) -> int:
        return max(_RADIO, round(self._radio_height * 0.75))

    @staticmethod
    def _column_width(width: int) -> int:
        return (width - 2 * _EDGE - (_COLUMNS - 1) * _INSET) // _COLUMNS

    @property
    def _radio_height(self) -> int:
        return max(_RADIO, QFontMetrics(self._theme.font(Type.SECONDARY)).height())

    def _column_rect(self, rect: QRect, cells: _Cells, number: int) -> QRect:
        width = self._column_width(cells.width)
        left = rect.left() + _EDGE + number * (width + _INSET)
        top = rect.top() + cells.head_height
        return QRect(left, top, width, rect.bottom() - _PADDING - top)

    def side_at(self, index: Index, spot: QPoint) -> Side | None:
        """Return whose column a spot in the viewport lies in, None where there is nothing to choose."""
        cells = self._laid_out(index)
        rect = self._view.visualRect(index)
        for number, side in _SIDES.items():
            if cells.columns and self._column_rect(rect, cells, number).contains(spot):
                return side
        return None

    # --- painting --------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        item: Item = index.data(ITEM_ROLE)
        cells = self._laid_out(index)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        colors = self._theme.colors
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(item, FoldItem) or (isinstance(item, ChapterMerge) and not cells.columns):
            painter.fillRect(rect, colors.background)
        elif selected:
            painter.fillRect(rect, colors.raised)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colors.line)
        if selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), colors.accent)
        self._blocks.paint(painter, cells.head, rect.left() + _EDGE, rect.top())
        if cells.columns and self.choices is not None:
            part = item.scene if isinstance(item, SceneItem) else item
            assert not isinstance(part, FoldItem)
            self._paint_decision(painter, rect, part, self.choices)
            for number, blocks in enumerate(cells.columns):
                self._paint_column(painter, self._column_rect(rect, cells, number), number, blocks, part)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colors.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        painter.restore()

    def _paint_decision(self, painter: QPainter, rect: QRect, part: Part, choices: Choices) -> None:
        """Say at the right of the head what becomes of a change."""
        text = self._texts.decision(part, choices)
        role = "doubt" if choices.is_open(part) else "muted" if choices.is_declined(part) else "good"
        font = self._theme.font(Type.META)
        painter.setFont(font)
        painter.setPen(self._theme.colors.by_role(role))
        metrics = QFontMetrics(font)
        area = QRect(rect.left() + _EDGE, rect.top() + _PADDING, rect.width() - 2 * _EDGE, metrics.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_column(
        self, painter: QPainter, area: QRect, number: int, blocks: list[Block], part: Part
    ) -> None:
        colors, side = self._theme.colors, _SIDES.get(number)
        assert self.choices is not None
        chosen = self.choices.side_of(part)
        if side is not None:
            taken = chosen is side
            painter.setPen(QPen(colors.accent if taken else colors.line, 1))
            painter.setBrush(colors.accent_surface if taken else colors.panel)
            box = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
            self._paint_radio(painter, area, side, taken=taken)
        self._blocks.paint(painter, blocks, area.left() + _INSET, area.top())

    def _paint_radio(self, painter: QPainter, area: QRect, side: Side, *, taken: bool) -> None:
        colors = self._theme.colors
        middle = area.top() + _INSET + self._radio_height / 2
        across = self._radio_side
        disc = QRectF(area.left() + _INSET, middle - across / 2, across, across)
        disc.adjust(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colors.accent if taken else colors.muted, 1.5 if taken else 1))
        painter.setBrush(colors.panel)
        painter.drawEllipse(disc)
        if taken:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.accent)
            painter.drawEllipse(disc.center(), across / 4, across / 4)
        painter.setFont(self._theme.font(Type.SECONDARY))
        painter.setPen(colors.text if taken else colors.muted)
        left = area.left() + _INSET + across + 6
        words = QRectF(left, middle - self._radio_height / 2, area.right() - left, self._radio_height)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._texts.side(side))


def _plain(text: str) -> Runs:
    return (Run(Mark.SAME, text),) if text else ()


def _newer(before: str | None, after: str) -> Runs:
    """Return a text with the words marked that came in; whatever is new altogether is not marked."""
    return _plain(after) if not before else compared(before, after).right


def taken_out(before: str, afters: list[str]) -> Runs:
    """Return a text with those words marked that any of the later ones took out."""
    gone = [False] * len(before)
    for after in afters:
        at = 0
        for run in compared(before, after).left:
            if run.mark is Mark.REMOVED:
                gone[at : at + len(run.text)] = [True] * len(run.text)
            at += len(run.text)
    runs: list[Run] = []
    begin = 0
    for at in range(1, len(before) + 1):
        if at == len(before) or gone[at] != gone[begin]:
            runs.append(Run(Mark.REMOVED if gone[begin] else Mark.SAME, before[begin:at]))
            begin = at
    return tuple(runs)
