"""Videos that wait for a review at the backend, as a list and as rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.domain.video import ReviewItem
from studio.ui.backend.life_bar import paint_life
from studio.ui.backend.model import Index
from studio.ui.backend.texts import BackendTexts
from studio.ui.theme import GRID, Theme, Type

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
"""A ReviewItem."""
_PADDING: Final = 12


class QueueModel(QAbstractListModel):
    """One row per video."""

    def __init__(self, texts: BackendTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._items: list[ReviewItem] = []

    @property
    def items(self) -> list[ReviewItem]:
        """What is listed."""
        return self._items

    def show_items(self, items: Iterable[ReviewItem]) -> None:
        """List other videos."""
        found = list(items)
        if found != self._items:
            self.beginResetModel()
            self._items = found
            self.endResetModel()

    def place(self, video_id: str) -> int:
        """Return where a video stands, -1 where it is not listed."""
        return next((n for n, item in enumerate(self._items) if item.video.video_id == video_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many videos are listed."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an item, or all of it in words."""
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.video.title or item.video.video_id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._texts.said_review(item)
        return None


class QueueDelegate(QStyledItemDelegate):
    """Paints a video: its title, and where it is on its way."""

    def __init__(self, theme: Theme, texts: BackendTexts, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = texts

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of two lines."""
        title = QFontMetrics(self._theme.font(Type.BODY)).height()
        line = QFontMetrics(self._theme.font(Type.META)).height()
        return QSize(160, title + line + GRID + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        item: ReviewItem | None = index.data(ITEM_ROLE)
        if item is None:
            return
        video = item.video
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
        inner = rect.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        font = self._theme.font(Type.BODY, QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(colors.text)
        title = QRect(inner.left(), inner.top(), inner.width(), metrics.height())
        shown = metrics.elidedText(video.title or video.video_id, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.setFont(self._theme.time_font(Type.META))
        below = QRectF(
            inner.left(), title.bottom() + GRID, inner.width(), inner.bottom() - title.bottom() - GRID
        )
        quiet = self._texts.asked(item)
        paint_life(painter, below, video, self._texts, self._theme, quiet=quiet)
        painter.restore()
