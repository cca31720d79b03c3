"""How a delivery looks: its sign, what it is and about what, where it is, and what kept it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.domain.instants import utc_now
from studio.services.outbox_view import Entry
from studio.ui.outbox.model import ENTRY_ROLE, OutboxModel
from studio.ui.outbox.texts import LOOKS, OutboxTexts, Way, way_of
from studio.ui.theme import GRID, Theme, Type

PADDING: Final = 3 * GRID
BAR: Final = 3
"""Height of the line that shows how much is sent."""

Index = QModelIndex | QPersistentModelIndex


class OutboxDelegate(QStyledItemDelegate):
    """Title and state, what is delivered, and what kept it."""

    def __init__(self, theme: Theme, texts: OutboxTexts, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = texts
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self._title_font = self._theme.font(Type.BODY, QFont.Weight.DemiBold)
        self._line_font = self._theme.time_font(Type.META)
        self._title, self._line = QFontMetrics(self._title_font), QFontMetrics(self._line_font)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the lines that the row has; a refusal is read as a whole."""
        entry: Entry | None = index.data(ENTRY_ROLE)
        line = self._texts.line(entry) if entry is not None else ""
        lines = (1 + bool(line)) * self._line.lineSpacing()
        view = self.parent()
        if entry is not None and way_of(entry) is Way.REFUSED and isinstance(view, QAbstractItemView):
            width = max(80, view.viewport().width() - 2 * PADDING - self._left())
            room = self._line.boundingRect(QRect(0, 0, width, 999), int(Qt.TextFlag.TextWordWrap), line)
            lines = self._line.lineSpacing() + room.height()
        return QSize(160, 2 * PADDING + self._title.height() + lines + 4)

    def _left(self) -> int:
        return self._title.height() + 2 * GRID

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        entry: Entry | None = index.data(ENTRY_ROLE)
        model = index.model()
        if entry is None or not isinstance(model, OutboxModel):
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
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5))
        painter.setPen(QPen(colors.line, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_words(painter, rect.adjusted(PADDING, PADDING, -PADDING, -PADDING), entry, model)
        painter.restore()

    def _paint_words(self, painter: QPainter, inner: QRect, entry: Entry, model: OutboxModel) -> None:
        colors, middle = self._theme.colors, int(Qt.AlignmentFlag.AlignVCenter)
        way, sent = way_of(entry), model.sent_of(entry)
        icon, role = LOOKS[way]
        side = self._title.height()
        pixmap = self._theme.pixmap(icon, role, side - 2, painter.device().devicePixelRatioF())
        painter.drawPixmap(inner.left(), inner.top() + 1, pixmap)
        left = inner.left() + self._left()
        first = QRect(left, inner.top(), inner.right() + 1 - left, self._title.height())
        told = self._texts.state(entry, utc_now(), sent)
        width = min(self._line.horizontalAdvance(told) + 2, first.width() * 2 // 3)
        painter.setFont(self._line_font)
        painter.setPen(colors.by_role(role))
        right = QRect(first.right() + 1 - width, first.top(), width, first.height())
        painter.drawText(right, middle, self._line.elidedText(told, Qt.TextElideMode.ElideRight, width))
        painter.setFont(self._title_font)
        painter.setPen(colors.muted if way is Way.DELIVERED else colors.text)
        room = first.width() - width - PADDING
        title = self._title.elidedText(self._texts.title(entry), Qt.TextElideMode.ElideRight, room)
        painter.drawText(first, middle, title)
        below = QRect(left, first.bottom() + 3, first.width(), self._line.lineSpacing())
        painter.setFont(self._line_font)
        painter.setPen(colors.muted)
        painter.drawText(below, middle, self._texts.kind(entry))
        kept = QRect(left, below.bottom() + 1, below.width(), inner.bottom() - below.bottom())
        painter.setPen(colors.text if way is Way.REFUSED else colors.muted)
        flags = Qt.TextFlag.TextWordWrap if way is Way.REFUSED else Qt.TextFlag.TextSingleLine
        line = self._texts.line(entry)
        if way is not Way.REFUSED:
            line = self._line.elidedText(line, Qt.TextElideMode.ElideRight, kept.width())
        painter.drawText(kept, int(flags | Qt.AlignmentFlag.AlignTop), line)
        if sent is not None:
            share = min(1.0, sent.sent_bytes / max(1, sent.total_bytes))
            bar = QRectF(left, inner.bottom() + PADDING / 2, first.width(), BAR)
            painter.fillRect(bar, colors.line)
            painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * share, BAR), colors.accent)
