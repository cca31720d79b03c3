"""How a problem looks in the list: how grave it is, what is wrong, in which words, and what mends it."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from studio.domain.problem import Severity
from studio.ui.problems.model import ROW_ROLE, Row, scene_name, told
from studio.ui.problems.texts import fix_text, problem_text, severity_look, severity_name
from studio.ui.theme import Theme, Type
from studio.ui.widgets import plain_tip

LEFT: Final = 12
ICON: Final = 14
GAP: Final = 8
PADDING: Final = 5

Index = QModelIndex | QPersistentModelIndex


class ProblemDelegate(QStyledItemDelegate):
    """Paints lines of the list and hears clicks on what mends a problem."""

    mend_wanted = Signal(object)
    """Problem."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._may_mend = True
        self._hovered: object = None

    def let_mend(self, may_mend: bool) -> None:
        """Offer fixes, or hide them where the script cannot be edited."""
        self._may_mend = may_mend

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line, the same for all."""
        return QSize(160, QFontMetrics(self._theme.font(Type.SECONDARY)).height() + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        row: Row = index.data(ROW_ROLE)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        colors = self._theme.colors
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.problem is None:
            self._paint_heading(painter, rect, row, first=not index.row())
            painter.restore()
            return
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colors.accent_surface)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colors.raised)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colors.accent, 1))
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
        self._paint_problem(painter, rect, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Row, *, first: bool) -> None:
        colors = self._theme.colors
        if not first:
            painter.setPen(QPen(colors.line, 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        painter.setFont(self._font(row))
        inner = rect.adjusted(LEFT, 0, -LEFT, 0)
        painter.setPen(colors.text)
        self._text(painter, inner, row.heading)
        width = painter.fontMetrics().horizontalAdvance(row.heading)
        painter.setFont(self._theme.time_font(Type.META))
        painter.setPen(colors.muted)
        count = painter.fontMetrics().horizontalAdvance(str(row.count))
        self._text(painter, inner.adjusted(inner.width() - count, 0, 2, 0), str(row.count))
        self._text(painter, inner.adjusted(width + GAP, 0, -count - GAP, 0), row.excerpt)

    def _paint_problem(self, painter: QPainter, rect: QRect, row: Row) -> None:
        if row.problem is None:
            return
        colors, problem = self._theme.colors, row.problem
        icon, role = severity_look(problem.severity)
        ratio = painter.device().devicePixelRatioF()
        side = self._icon_side()
        top = rect.top() + (rect.height() - side) // 2
        painter.drawPixmap(rect.left() + LEFT, top, self._theme.pixmap(icon, role, side, ratio))
        painter.setFont(self._font(row))
        metrics = painter.fontMetrics()
        link = self.fix_rect(rect, row)
        right = (link.left() - GAP if not link.isEmpty() else rect.right() - LEFT) + 1
        left = rect.left() + LEFT + side + GAP
        parts = [(severity_name(problem.severity), role)]
        if row.says_scene:
            parts.append((scene_name(row.number), "muted"))
        parts.append((problem_text(problem), "text"))
        if row.excerpt and problem.detail not in row.excerpt.split():
            parts.append((row.excerpt, "muted"))
        for number, (text, color) in enumerate(parts):
            if left >= right:
                break
            area = QRect(left, rect.top(), right - left, rect.height())
            painter.setPen(colors.by_role(color))
            self._text(painter, area, text)
            left += metrics.horizontalAdvance(text) if number else self._severity_width(metrics)
            left += GAP
        if not link.isEmpty():
            font = self._font(row)
            font.setUnderline(self._hovered == problem)
            painter.setFont(font)
            painter.setPen(colors.accent)
            self._text(painter, link, fix_text(problem))

    @staticmethod
    def _severity_width(metrics: QFontMetrics) -> int:
        return max(metrics.horizontalAdvance(severity_name(severity)) for severity in Severity)

    def fix_rect(self, rect: QRect, row: Row) -> QRect:
        """Return where in the rectangle of a line its fix is offered; empty where there is none."""
        text = fix_text(row.problem) if row.problem is not None and self._may_mend else ""
        if not text:
            return QRect()
        width = QFontMetrics(self._font(row)).horizontalAdvance(text) + 2
        return QRect(rect.right() - LEFT - width + 1, rect.top(), width, rect.height())

    @staticmethod
    def _text(painter: QPainter, area: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Take a click on the fix, and show where the mouse is over one."""
        if isinstance(event, QMouseEvent):
            row: Row = index.data(ROW_ROLE)
            rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
            over = self.fix_rect(rect, row).contains(event.position().toPoint())
            if event.type() is QEvent.Type.MouseMove:
                self._hovered = row.problem if over else None
            elif over and event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
                return True
            elif over and event.type() is QEvent.Type.MouseButtonRelease:
                self.mend_wanted.emit(row.problem)
                return True
        return super().editorEvent(event, model, option, index)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the whole line as a tool tip."""
        if event.type() is QEvent.Type.ToolTip and index.isValid():
            QToolTip.showText(event.globalPos(), plain_tip(told(index.data(ROW_ROLE))), view)
            return True
        return super().helpEvent(event, view, option, index)

    def _font(self, row: Row) -> QFont:
        if row.problem is None:
            return self._theme.font(Type.SECONDARY, QFont.Weight.DemiBold)
        return self._theme.font(Type.SECONDARY)

    def _icon_side(self) -> int:
        return max(ICON, round(QFontMetrics(self._theme.font(Type.SECONDARY)).ascent() * 1.1))
