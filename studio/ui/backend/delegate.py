"""How a script of both sides looks: title and the one thing to do, its state, the life of its video."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from studio.domain.sync import SyncRow
from studio.ui.backend.life_bar import paint_life
from studio.ui.backend.model import BUSY_ROLE, ROW_ROLE, Index
from studio.ui.backend.rows import STATE_LOOKS, SyncAction, first_action_of, key_of, needs_attention, title_of
from studio.ui.backend.texts import BackendTexts
from studio.ui.theme import GRID, RADIUS_CONTROL, Theme, Type
from studio.ui.widgets import plain_tip

PADDING: Final = 12
_LINE_GAP: Final = GRID
_INSET: Final = 10
"""Room at either side of a button's words."""
_TITLE_LETTERS: Final = 8
"""So many wide letters of the title stay; in less room the button goes into the menu."""


@dataclass(frozen=True, slots=True)
class SyncLayout:
    """Where the parts of a row lie."""

    title: QRect
    button: QRect
    """Empty where there is no room: the menu and Return do the same."""
    menu: QRect
    state: QRect
    life: QRect


class SyncDelegate(QStyledItemDelegate):
    """Paints a row and hears clicks on its button and its menu."""

    acted = Signal(str, object)
    """Key of a row and SyncAction."""
    menu_wanted = Signal(str, QPoint)
    """Key of a row, and where its menu belongs in the list."""

    def __init__(self, theme: Theme, texts: BackendTexts, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = texts
        self._hovered: tuple[str, SyncAction | None] | None = None
        self._is_double = False
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        """Make the fonts once, not for every row that is painted."""
        self._title_font = self._theme.font(Type.BODY, QFont.Weight.DemiBold)
        self._line_font = self._theme.time_font(Type.META)
        self._title_metrics = QFontMetrics(self._title_font)
        self._line_metrics = QFontMetrics(self._line_font)

    # --- places ----------------------------------------------------------------------------------

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a row; all are equally high, so that thousands need no measuring."""
        lines = 2 * (self._line_metrics.height() + _LINE_GAP)
        return QSize(160, 2 * PADDING + self._button_height + lines)

    @property
    def _button_height(self) -> int:
        return self._title_metrics.height() + GRID

    def layout_of(self, rect: QRect, row: SyncRow) -> SyncLayout:
        """Return where the parts of a row lie; the title gives way first, then the button."""
        inner = rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        high, line = self._button_height, self._line_metrics.height()
        side = max(16, line)
        menu = QRect(inner.right() + 1 - side, inner.top(), side, high)
        words = self._texts.short_action(first_action_of(row))
        width = self._line_metrics.horizontalAdvance(words) + 2 * _INSET
        button = QRect(menu.left() - 2 * GRID - width, inner.top(), width, high)
        least = min(
            self._title_metrics.horizontalAdvance(title_of(row)),
            _TITLE_LETTERS * 2 * self._title_metrics.averageCharWidth(),
        )
        if button.left() - 2 * GRID - inner.left() < least:
            button = QRect()
        end = (menu if button.isEmpty() else button).left() - 2 * GRID
        title = QRect(inner.left(), inner.top(), end - inner.left(), high)
        state = QRect(inner.left(), inner.top() + high + _LINE_GAP, inner.width(), line)
        return SyncLayout(title, button, menu, state, state.translated(0, line + _LINE_GAP))

    # --- painting --------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row: SyncRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        colors = self._theme.colors
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colors.raised)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colors.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5))
        painter.setPen(QPen(colors.line, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        layout = self.layout_of(rect, row)
        busy = str(index.data(BUSY_ROLE))
        painter.setFont(self._title_font)
        painter.setPen(colors.text)
        self._line(painter, layout.title, title_of(row), self._title_metrics)
        self._paint_button(painter, layout, row, busy=bool(busy))
        self._paint_menu(painter, layout.menu, row)
        painter.setFont(self._line_font)
        self._paint_state(painter, layout.state, row, busy)
        if row.video is not None:
            paint_life(
                painter,
                QRectF(layout.life),
                row.video,
                self._texts,
                self._theme,
                quiet=self._texts.same_at(row),
            )
        else:
            painter.setPen(colors.muted)
            text = self._texts.same_at(row) or self._texts.advice(row)
            self._line(painter, layout.life, text, self._line_metrics)
        painter.restore()

    def _paint_button(self, painter: QPainter, layout: SyncLayout, row: SyncRow, *, busy: bool) -> None:
        if layout.button.isEmpty():
            return
        colors, action = self._theme.colors, first_action_of(row)
        hovered = not busy and self._hovered == (key_of(row), action)
        box = QRectF(layout.button).adjusted(0.5, 0.5, -0.5, -0.5)
        urgent = needs_attention(row) and action is not SyncAction.OPEN
        edge = colors.accent if hovered or (urgent and not busy) else colors.line
        painter.setPen(QPen(edge, 1))
        painter.setBrush(colors.accent_surface if urgent and not busy else colors.raised)
        painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.setFont(self._line_font)
        painter.setPen(colors.muted if busy else colors.text)
        centered = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(layout.button, centered, self._texts.short_action(action))

    def _paint_menu(self, painter: QPainter, area: QRect, row: SyncRow) -> None:
        role = "accent" if self._hovered == (key_of(row), None) else "muted"
        side = area.width()
        icon = self._theme.pixmap("ellipsis", role, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(area.left(), area.center().y() - side // 2 + 1, icon)

    def _paint_state(self, painter: QPainter, area: QRect, row: SyncRow, busy: str) -> None:
        colors, metrics = self._theme.colors, self._line_metrics
        icon, role = ("loader-circle", "accent") if busy else STATE_LOOKS[row.state]
        side = max(13, metrics.ascent())
        pixmap = self._theme.pixmap(icon, role, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(area.left(), area.top() + (area.height() - side) // 2, pixmap)
        rest = area.adjusted(side + GRID + 1, 0, 0, 0)
        words = busy or self._texts.state(row.state)
        painter.setPen(colors.by_role("text" if role == "muted" else role))
        self._line(painter, rest, words, metrics)
        beside = rest.adjusted(metrics.horizontalAdvance(words), 0, 0, 0)
        sides = self._texts.sides(row)
        if sides and beside.width() > 4 * metrics.averageCharWidth():
            painter.setPen(colors.muted)
            self._line(painter, beside, f" · {sides}", metrics)

    @staticmethod
    def _line(painter: QPainter, area: QRect, text: str, metrics: QFontMetrics) -> None:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, area.width()))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)

    # --- the mouse -------------------------------------------------------------------------------

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Follow the mouse over the button and the menu, and do what is clicked."""
        row: SyncRow | None = index.data(ROW_ROLE)
        if isinstance(event, QMouseEvent) and row is not None:
            rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
            point, layout = event.position().toPoint(), self.layout_of(rect, row)
            hovered: tuple[str, SyncAction | None] | None = None
            if layout.button.contains(point):
                hovered = (key_of(row), first_action_of(row))
            elif layout.menu.adjusted(-GRID, -GRID, GRID, GRID).contains(point):
                hovered = (key_of(row), None)
            view = self.parent()
            if hovered != self._hovered and isinstance(view, QAbstractItemView):
                self._hovered = hovered
                view.viewport().update()
            if event.button() is Qt.MouseButton.LeftButton and self._clicked(event, row, hovered):
                return True
        return super().editorEvent(event, model, option, index)

    def _clicked(
        self, event: QMouseEvent, row: SyncRow, hovered: tuple[str, SyncAction | None] | None
    ) -> bool:
        """Do what was clicked; a double click on the row itself shows more of it, and changes nothing."""
        if event.type() is QEvent.Type.MouseButtonDblClick:
            self._is_double = True
            if hovered is None:
                self.acted.emit(key_of(row), SyncAction.DETAILS)
            return True
        was_double, self._is_double = self._is_double, False
        if event.type() is not QEvent.Type.MouseButtonRelease or hovered is None or was_double:
            return False
        key, action = hovered
        if action is not None:
            self.acted.emit(key, action)
        else:
            self.menu_wanted.emit(key, event.position().toPoint())
        return True

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Say all of a row, of which some may be cut, and what its state means."""
        row: SyncRow | None = index.data(ROW_ROLE)
        if row is None or event.type() is not QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        text = f"{self._texts.said(row)}\n{self._texts.advice(row)}"
        QToolTip.showText(event.globalPos(), plain_tip(text), view)
        return True
