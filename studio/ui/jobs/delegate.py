"""How a job looks: name and actions, a bar of seven parts, and one line that says the rest."""

from dataclasses import dataclass
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
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.domain.job import JobStatus
from studio.domain.steps import Step
from studio.ui.jobs.model import ROW_ROLE, JobRow
from studio.ui.jobs.texts import JobAction, JobTexts, actions_of
from studio.ui.theme import Theme, Type

PADDING: Final = 12
BAR_HEIGHT: Final = 6
BAR_GAP: Final = 2
SEPARATOR: Final = "  ·  "

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Part:
    """A seventh of the bar: where it is (fractions of the bar), how full, and in which role's colour."""

    begin: float
    end: float
    filled: float
    role: str


def parts_of(row: JobRow) -> list[Part]:
    """Return the seven parts of a job's bar: green when all is done, red from where it failed."""
    job = row.job
    broken = job.status in (JobStatus.FAILED, JobStatus.CANCELED)
    parts: list[Part] = []
    for step in Step:
        begin, end = step.span
        filled = min(1.0, max(0.0, (job.progress - begin) / (end - begin)))
        role = "accent"
        if job.status is JobStatus.SUCCEEDED:
            filled, role = 1.0, "good"
        elif broken and job.step is step:
            filled, role = max(filled, 0.5), "wrong" if job.status is JobStatus.FAILED else "muted"
        elif broken and job.status is JobStatus.CANCELED:
            role = "muted"
        parts.append(Part(begin / 100, end / 100, filled, role))
    return parts


class JobDelegate(QStyledItemDelegate):
    """Paints a job and hears clicks on its actions."""

    acted = Signal(str, object)
    """Job id and JobAction."""

    def __init__(self, theme: Theme, texts: JobTexts, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = texts
        self._hovered: tuple[str, JobAction] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; a failure may take two lines to say why."""
        row: JobRow = index.data(ROW_ROLE)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        title = QFontMetrics(self._title_font()).height()
        line = self._line_height(row, max(120, rect.width()) - 2 * PADDING)
        return QSize(160, PADDING + title + 8 + BAR_HEIGHT + 6 + line + PADDING)

    def _line_height(self, row: JobRow, width: int) -> int:
        metrics = QFontMetrics(self._line_font())
        if row.job.status is not JobStatus.FAILED:
            return metrics.height()
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = metrics.boundingRect(QRect(0, 0, width, 1000), flags, self._texts.line(row)).height()
        return min(needed, 3 * metrics.lineSpacing())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row: JobRow = index.data(ROW_ROLE)
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
        inner = rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        self._paint_head(painter, inner, row)
        title = QFontMetrics(self._title_font()).height()
        bar = QRectF(inner.left(), inner.top() + title + 8, inner.width(), BAR_HEIGHT)
        self._paint_bar(painter, bar, row)
        self._paint_line(painter, inner, round(bar.bottom()) + 6, row)
        painter.restore()

    def _paint_head(self, painter: QPainter, inner: QRect, row: JobRow) -> None:
        colors = self._theme.colors
        left_of_actions = inner.right()
        painter.setFont(self._line_font())
        for text, area, action in self._head(inner, row):
            if action is None:
                painter.setPen(colors.by_role(_state_role(row)))
            elif self._hovered == (row.job.job_id, action):
                painter.setPen(colors.accent)
            else:
                painter.setPen(colors.doubt if action is JobAction.RETRY else colors.text)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)
            left_of_actions = min(left_of_actions, area.left())
        painter.setFont(self._title_font())
        painter.setPen(colors.text)
        metrics = QFontMetrics(self._title_font())
        room = left_of_actions - inner.left() - 12
        draft = f" · {self._texts.draft()}" if row.job.draft else ""
        shown = metrics.elidedText(
            row.job.title, Qt.TextElideMode.ElideRight, room - metrics.horizontalAdvance(draft)
        )
        area = QRect(inner.left(), inner.top(), room, metrics.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.setFont(self._line_font())
        painter.setPen(colors.muted)
        painter.drawText(
            area.adjusted(metrics.horizontalAdvance(shown), 0, 40, 0),
            int(Qt.AlignmentFlag.AlignVCenter),
            draft,
        )

    def _paint_bar(self, painter: QPainter, bar: QRectF, row: JobRow) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for part in parts_of(row):
            left = bar.left() + part.begin * bar.width()
            width = (part.end - part.begin) * bar.width() - (BAR_GAP if part.end < 1 else 0)
            self._slot(painter, QRectF(left, bar.top(), width, bar.height()), self._theme.colors.line)
            if part.filled:
                full = QRectF(left, bar.top(), width * part.filled, bar.height())
                self._slot(painter, full, self._theme.colors.by_role(part.role))

    @staticmethod
    def _slot(painter: QPainter, area: QRectF, color: QColor) -> None:
        painter.setBrush(color)
        painter.drawRoundedRect(area, 2, 2)

    def _paint_line(self, painter: QPainter, inner: QRect, top: int, row: JobRow) -> None:
        painter.setFont(self._line_font())
        painter.setPen(self._theme.colors.muted)
        metrics = QFontMetrics(self._line_font())
        area = QRect(inner.left(), top, inner.width(), inner.bottom() - top + 1)
        text = self._texts.line(row)
        if row.job.status is JobStatus.FAILED:
            painter.drawText(area, int(Qt.TextFlag.TextWordWrap), text)
        else:
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignTop), shown)

    def _head(self, inner: QRect, row: JobRow) -> list[tuple[str, QRect, JobAction | None]]:
        """Return the words at the right of the first line: the state, then the actions, with their places."""
        metrics = QFontMetrics(self._line_font())
        height = QFontMetrics(self._title_font()).height()
        words: list[tuple[str, JobAction | None]] = [(_mark(row) + self._texts.state(row), None)]
        words += [(self._texts.action(action), action) for action in actions_of(row)]
        total = sum(metrics.horizontalAdvance(text) for text, _ in words)
        gap = metrics.horizontalAdvance(SEPARATOR)
        left = inner.right() + 1 - total - gap * (len(words) - 1)
        placed: list[tuple[str, QRect, JobAction | None]] = []
        for number, (text, action) in enumerate(words):
            if number:
                placed.append((SEPARATOR, QRect(left, inner.top(), gap, height), None))
                left += gap
            width = metrics.horizontalAdvance(text)
            placed.append((text, QRect(left, inner.top(), width, height), action))
            left += width
        return placed

    def action_rect(self, rect: QRect, row: JobRow, action: JobAction) -> QRect:
        """Return where an action is painted in a row's rectangle; empty where it is not offered."""
        inner = rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        return next((area for _, area, a in self._head(inner, row) if a is action), QRect())

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Follow the mouse over the actions, and do the one that is clicked."""
        if isinstance(event, QMouseEvent):
            row: JobRow = index.data(ROW_ROLE)
            rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
            action = self.action_at(rect, row, event)
            self._hovered = (row.job.job_id, action) if action is not None else None
            clicked = event.type() is QEvent.Type.MouseButtonRelease
            if clicked and action is not None and event.button() is Qt.MouseButton.LeftButton:
                self.acted.emit(row.job.job_id, action)
                return True
        return super().editorEvent(event, model, option, index)

    def action_at(self, rect: QRect, row: JobRow, event: QMouseEvent) -> JobAction | None:
        """Return the action under the mouse."""
        point = event.position().toPoint()
        for action in actions_of(row):
            if self.action_rect(rect, row, action).adjusted(-4, -4, 4, 4).contains(point):
                return action
        return None

    def _title_font(self) -> QFont:
        return self._theme.font(Type.BODY, QFont.Weight.DemiBold)

    def _line_font(self) -> QFont:
        return self._theme.time_font(Type.META)


def _state_role(row: JobRow) -> str:
    if row.job.status is JobStatus.FAILED:
        return "wrong"
    return "good" if row.job.status is JobStatus.SUCCEEDED else "muted"


def _mark(row: JobRow) -> str:
    marks = {JobStatus.SUCCEEDED: "✓ ", JobStatus.FAILED: "✕ ", JobStatus.CANCELED: "– "}
    return marks.get(row.job.status, "")
