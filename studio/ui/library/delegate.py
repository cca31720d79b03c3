"""How a script looks in the library: title, a dot in the colour of its state, a line that says it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.domain.records import ScriptSummary
from studio.ui import words
from studio.ui.library.model import SUMMARY_ROLE
from studio.ui.theme import RADIUS_CONTROL, Theme, Type


class LibraryDelegate(QStyledItemDelegate):
    """Paints one script in two lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines and their margins."""
        body = QFontMetrics(self._theme.font(Type.BODY)).height()
        meta = QFontMetrics(self._theme.font(Type.META)).height()
        return QSize(120, body + meta + 20)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        row: ScriptSummary = index.data(SUMMARY_ROLE)
        colors = self._theme.colors
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect).adjusted(0.5, 1.5, -0.5, -1.5)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.accent_surface if selected else colors.raised)
            painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colors.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        _, role = words.status_look(row.status)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.by_role(role))
        painter.drawEllipse(QRectF(rect.right() - 16, rect.top() + 13, 8, 8))
        title = self._theme.font(Type.BODY, QFont.Weight.Medium if selected else QFont.Weight.Normal)
        self._line(painter, rect, 8, title, colors.text, row.title, right=28)
        top = 8 + QFontMetrics(title).height() + 4
        said = str(index.data(Qt.ItemDataRole.AccessibleTextRole)).removeprefix(f"{row.title}, ")
        self._line(painter, rect, top, self._theme.time_font(Type.META), colors.muted, said, right=10)
        painter.restore()

    @staticmethod
    def _line(
        painter: QPainter, rect: QRect, top: int, font: QFont, color: object, text: str, *, right: int
    ) -> None:
        painter.setFont(font)
        painter.setPen(color)  # pyright: ignore[reportCallIssue, reportArgumentType]
        metrics = QFontMetrics(font)
        area = QRect(rect.left() + 10, rect.top() + top, rect.width() - 10 - right, metrics.height())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
