"""How the history looks: days as quiet headings, entries in two lines, a reason or note in a third."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.services.history import HistoryEntry
from studio.ui.review.history_model import ITEM_ROLE, DayItem, HistoryItem, look_of
from studio.ui.review.texts import ReviewTexts, time_of_day
from studio.ui.theme import RADIUS_CONTROL, Theme, Type

_LEFT: Final = 36
_RIGHT: Final = 10
_TOP: Final = 7
_ICON: Final = 16
_NOTE_LINES: Final = 3


class HistoryDelegate(QStyledItemDelegate):
    """Paints days and entries."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._texts = ReviewTexts(self)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row: reasons wrap."""
        item: HistoryItem = index.data(ITEM_ROLE)
        if isinstance(item, DayItem):
            return QSize(120, QFontMetrics(self._day_font()).height() + 16)
        body = QFontMetrics(self._theme.font(Type.BODY)).height()
        meta = QFontMetrics(self._theme.font(Type.META)).height()
        note = self._note_rect(item)
        return QSize(120, 2 * _TOP + body + 2 + meta + (note.height() + 2 if note.height() else 0))

    def _day_font(self) -> QFont:
        return self._theme.font(Type.META, QFont.Weight.DemiBold)

    def _note_rect(self, entry: HistoryEntry) -> QRect:
        """Return the room a note takes, at most so many lines."""
        text = self._texts.entry_note(entry)
        if not text:
            return QRect()
        metrics = QFontMetrics(self._theme.font(Type.META))
        width = max(60, self._view.viewport().width() - _LEFT - _RIGHT)
        room = QRect(0, 0, width, _NOTE_LINES * metrics.lineSpacing())
        needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        return QRect(0, 0, width, min(needed.height(), room.height()))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        item: HistoryItem = index.data(ITEM_ROLE)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(item, DayItem):
            painter.setFont(self._day_font())
            painter.setPen(self._theme.colors.muted)
            area = rect.adjusted(12, 6, -_RIGHT, -2)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, int(flags), str(index.data(Qt.ItemDataRole.DisplayRole)))
        else:
            self._paint_ground(painter, rect, state)
            self._paint_entry(painter, rect, item)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        colors = self._theme.colors
        box = QRectF(rect).adjusted(4.5, 1.5, -4.5, -1.5)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.accent_surface if selected else colors.raised)
            painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colors.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: HistoryEntry) -> None:
        colors = self._theme.colors
        icon, role = look_of(entry)
        title = self._theme.font(Type.BODY, QFont.Weight.DemiBold if entry.is_decision else None)
        meta = self._theme.time_font(Type.META)
        line = QFontMetrics(title).height()
        ratio = painter.device().devicePixelRatioF()
        spot = QPoint(rect.left() + 12, rect.top() + _TOP + (line - _ICON) // 2)
        painter.drawPixmap(spot, self._theme.pixmap(icon, role, _ICON, ratio))
        top = rect.top() + _TOP
        self._line(painter, rect, top, title, colors.text, self._texts.entry(entry))
        top += line + 2
        self._line(painter, rect, top, meta, colors.muted, f"{entry.by} · {time_of_day(entry.at)}")
        note = self._note_rect(entry)
        if note.height():
            top += QFontMetrics(meta).height() + 2
            painter.setFont(self._theme.font(Type.META))
            painter.setPen(colors.text if entry.reason else colors.muted)
            area = note.translated(rect.left() + _LEFT, top)
            painter.drawText(area, int(Qt.TextFlag.TextWordWrap), self._texts.entry_note(entry))

    @staticmethod
    def _line(painter: QPainter, rect: QRect, top: int, font: QFont, color: QColor, text: str) -> None:
        painter.setFont(font)
        painter.setPen(color)
        metrics = QFontMetrics(font)
        area = QRect(rect.left() + _LEFT, top, rect.width() - _LEFT - _RIGHT, metrics.height())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
