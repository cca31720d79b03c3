"""How a job looks: name and actions, a bar of seven parts, and two lines that say the rest."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from studio.domain.job import JobStatus
from studio.ui.jobs.bar import BAR_HEIGHT, paint_bar, step_at
from studio.ui.jobs.model import ROW_ROLE, Index
from studio.ui.jobs.row import JobRow
from studio.ui.jobs.texts import PARCEL_LOOKS, JobAction, JobTexts, actions_of, first_action_of
from studio.ui.jobs.thumbs import Thumbs
from studio.ui.theme import RADIUS_BLOCK, Theme, Type
from studio.ui.widgets import plain_tip

PADDING: Final = 12
ABOVE_BAR: Final = 7
BELOW_BAR: Final = 6
SEPARATOR: Final = "  ·  "
LINE_GAP: Final = 2
TITLE_LETTERS: Final = 9
"""So many wide letters of the title stay, before actions go into the menu."""
DRAFT_LETTERS: Final = 5
"""Where fewer of them would stay, the mark of a draft goes below."""
FACTS_FROM: Final = 8
"""Letters that must fit behind where a film is on its way out, before more is said there."""
PICTURE_FROM: Final = 34
"""Letters that must fit beside a picture of the film; a narrower list shows none."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word at the right of the first line: the state, or something to click."""

    text: str
    area: QRect
    action: JobAction | None = None


@dataclass(frozen=True, slots=True)
class RowLayout:
    """Where the parts of a row lie."""

    picture: QRect
    """Empty where there is no room."""
    title: QRect
    words: tuple[Word, ...]
    menu: QRect
    bar: QRectF
    lines: QRect


class JobDelegate(QStyledItemDelegate):
    """Paints a job and hears clicks on its actions."""

    acted = Signal(str, object)
    """Job id and JobAction."""
    menu_wanted = Signal(str, QPoint)
    """Job id, and where its menu belongs in the list."""

    def __init__(self, theme: Theme, texts: JobTexts, thumbs: Thumbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = texts
        self._thumbs = thumbs
        self._hovered: tuple[str, JobAction | None] | None = None
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

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row; all are equally high, so that ten thousand need no measuring."""
        lines = 2 * self._line_metrics.lineSpacing() + LINE_GAP
        return QSize(160, self._bar_top() + BAR_HEIGHT + BELOW_BAR + lines + PADDING)

    def _bar_top(self) -> int:
        return PADDING + self._title_metrics.height() + ABOVE_BAR

    def layout_of(self, rect: QRect, row: JobRow) -> RowLayout:
        """Return where the parts of a row lie; the title gives way first, then actions, never the state."""
        inner = rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        metrics, title = self._line_metrics, self._title_metrics
        picture = self._picture_rect(inner, metrics)
        left = picture.right() + 1 + PADDING if not picture.isEmpty() else inner.left()
        height = title.height()
        side = max(16, metrics.height())
        menu = QRect(inner.right() + 1 - side, inner.top(), side, height)
        room = menu.left() - 6 - left - min(
            title.horizontalAdvance(row.job.title), TITLE_LETTERS * title.averageCharWidth() * 2
        )  # fmt: skip
        actions = list(actions_of(row))
        while actions and self._words_width(metrics, row, actions) + PADDING > room:
            actions.pop()
        words = self._words(metrics, row, actions, menu.left() - 6, inner.top(), height)
        end = words[0].area.left() - PADDING if words else menu.left()
        top = rect.top() + self._bar_top()
        bar = QRectF(left, top, inner.right() + 1 - left, BAR_HEIGHT)
        below = top + BAR_HEIGHT + BELOW_BAR
        lines = QRect(left, below, inner.right() + 1 - left, 2 * metrics.lineSpacing() + LINE_GAP)
        return RowLayout(picture, QRect(left, inner.top(), end - left, height), words, menu, bar, lines)

    def _picture_rect(self, inner: QRect, metrics: QFontMetrics) -> QRect:
        height = inner.height()
        width = height * 16 // 9
        if inner.width() - width - PADDING < PICTURE_FROM * metrics.averageCharWidth() * 1.6:
            return QRect()
        return QRect(inner.left(), inner.top(), width, height)

    def _words_width(self, metrics: QFontMetrics, row: JobRow, actions: list[JobAction]) -> int:
        texts = [self._state(row), *(self._texts.action(action) for action in actions)]
        gap = metrics.horizontalAdvance(SEPARATOR)
        return sum(metrics.horizontalAdvance(text) for text in texts) + gap * (len(texts) - 1)

    def _words(
        self, metrics: QFontMetrics, row: JobRow, actions: list[JobAction], right: int, top: int, height: int
    ) -> tuple[Word, ...]:
        gap = metrics.horizontalAdvance(SEPARATOR)
        left = right - self._words_width(metrics, row, actions)
        placed: list[Word] = []
        pairs: list[tuple[str, JobAction | None]] = [(self._state(row), None)]
        pairs += [(self._texts.action(action), action) for action in actions]
        for number, (text, action) in enumerate(pairs):
            if number:
                placed.append(Word(SEPARATOR, QRect(left, top, gap, height)))
                left += gap
            width = metrics.horizontalAdvance(text)
            placed.append(Word(text, QRect(left, top, width, height), action))
            left += width
        return tuple(placed)

    def action_rect(self, rect: QRect, row: JobRow, action: JobAction) -> QRect:
        """Return where an action is painted in a row's rectangle; empty where it is in the menu only."""
        return next((w.area for w in self.layout_of(rect, row).words if w.action is action), QRect())

    # --- painting --------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row; one that is not read yet is an empty place."""
        row: JobRow | None = index.data(ROW_ROLE)
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
        if row is not None:
            layout = self.layout_of(rect, row)
            self._paint_picture(painter, layout.picture, row)
            self._paint_title(painter, layout.title, row)
            self._paint_words(painter, layout, row)
            paint_bar(painter, layout.bar, row, self._theme)
            self._paint_lines(painter, layout, row)
        painter.restore()

    def _paint_picture(self, painter: QPainter, area: QRect, row: JobRow) -> None:
        if area.isEmpty():
            return
        colors = self._theme.colors
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(area), RADIUS_BLOCK, RADIUS_BLOCK)
        picture = self._thumbs.of(row.job) if row.job.status is JobStatus.SUCCEEDED else None
        painter.save()
        painter.setClipPath(shape)
        if picture is None:
            painter.fillRect(area, colors.raised)
            side = min(24, area.height() // 2)
            ratio = painter.device().devicePixelRatioF()
            icon = self._theme.pixmap(_STATE_ICONS[row.job.status], _state_role(row), side, ratio)
            painter.drawPixmap(area.center() - QPoint(side // 2 - 1, side // 2 - 1), icon)
        else:
            painter.fillRect(area, Qt.GlobalColor.black)
            size = picture.deviceIndependentSize().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(QRectF(area).center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, picture, QRectF(picture.rect()))
        painter.restore()
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BLOCK, RADIUS_BLOCK)

    def _paint_title(self, painter: QPainter, area: QRect, row: JobRow) -> None:
        metrics, small = self._title_metrics, self._line_metrics
        draft = f" · {self._texts.draft()}" if self._is_draft_above(area, row) else ""
        room = area.width() - small.horizontalAdvance(draft)
        shown = metrics.elidedText(row.job.title, Qt.TextElideMode.ElideRight, room)
        painter.setFont(self._title_font)
        painter.setPen(self._theme.colors.text)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.setFont(self._line_font)
        painter.setPen(self._theme.colors.doubt)
        beside = area.adjusted(metrics.horizontalAdvance(shown), 0, 0, 0)
        painter.drawText(beside, int(Qt.AlignmentFlag.AlignVCenter), draft)

    def _is_draft_above(self, title: QRect, row: JobRow) -> bool:
        """Tell whether the mark of a draft stands behind the title: where that leaves room for the title."""
        metrics, small = self._title_metrics, self._line_metrics
        room = title.width() - small.horizontalAdvance(f" · {self._texts.draft()}")
        needed = min(
            metrics.horizontalAdvance(row.job.title), DRAFT_LETTERS * 2 * metrics.averageCharWidth()
        )  # fmt: skip
        return row.job.draft and room >= needed

    def _paint_words(self, painter: QPainter, layout: RowLayout, row: JobRow) -> None:
        colors = self._theme.colors
        painter.setFont(self._line_font)
        for number, word in enumerate(layout.words):
            if word.action is None:
                painter.setPen(colors.by_role(_state_role(row)) if number == 0 else colors.muted)
            elif self._hovered == (row.job.job_id, word.action):
                painter.setPen(colors.accent)
            else:
                painter.setPen(colors.doubt if word.action is JobAction.RETRY else colors.text)
            painter.drawText(word.area, int(Qt.AlignmentFlag.AlignVCenter), word.text)
        role = "accent" if self._hovered == (row.job.job_id, None) else "muted"
        side = layout.menu.width()
        icon = self._theme.pixmap("ellipsis", role, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(layout.menu.left(), layout.menu.center().y() - side // 2 + 1, icon)

    def _paint_lines(self, painter: QPainter, layout: RowLayout, row: JobRow) -> None:
        area = layout.lines
        painter.setFont(self._line_font)
        painter.setPen(self._theme.colors.muted)
        metrics = self._line_metrics
        first = QRect(area.left(), area.top(), area.width(), metrics.lineSpacing())
        second = first.translated(0, metrics.lineSpacing() + LINE_GAP)
        line, facts = self._texts.line(row), self._texts.facts(row)
        if row.job.draft and not self._is_draft_above(layout.title, row):
            failed = row.job.status is JobStatus.FAILED  # its cause may need both lines
            line = f"{self._texts.draft()} · {line}" if failed else line
            facts = facts if failed else " · ".join(filter(None, (self._texts.draft(), facts)))
        if row.job.status is JobStatus.FAILED and metrics.horizontalAdvance(line) > area.width():
            cut = _fitting(line, metrics, area.width())
            line, facts = line[:cut].rstrip(), line[cut:].strip()  # the cause needs both lines
        else:
            second = self._paint_parcel(painter, second, row, facts)
        running = row.job.status is JobStatus.RUNNING  # its line ends in the percent
        middle, right = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
        for place, text, mode in ((first, line, middle if running else right), (second, facts, right)):
            shown = metrics.elidedText(text, mode, place.width())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_parcel(self, painter: QPainter, line: QRect, row: JobRow, facts: str) -> QRect:
        """Paint where the film is on its way out, and return the room that is left for the facts."""
        if not (text := self._texts.parcel(row)):
            return line
        icon, role = PARCEL_LOOKS[row.parcel.stage]
        side = self._line_metrics.height() - 1
        pixmap = self._theme.pixmap(icon, role, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(line.left(), line.center().y() - side // 2 + 1, pixmap)
        place = line.adjusted(side + 4, 0, 0, 0)
        shown = self._line_metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.setPen(self._theme.colors.by_role("muted" if role == "accent" else role))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.setPen(self._theme.colors.muted)
        left = place.left() + self._line_metrics.horizontalAdvance(shown)
        if line.right() - left < FACTS_FROM * self._line_metrics.averageCharWidth():
            return QRect()
        if facts:
            gap = self._line_metrics.horizontalAdvance(SEPARATOR)
            dot = QRect(left, line.top(), gap, line.height())
            painter.drawText(dot, int(Qt.AlignmentFlag.AlignCenter), "·")
            left += gap
        return QRect(left, line.top(), max(0, line.right() + 1 - left), line.height())

    # --- the mouse -------------------------------------------------------------------------------

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Follow the mouse over the actions, and do the one that is clicked."""
        row: JobRow | None = index.data(ROW_ROLE)
        if isinstance(event, QMouseEvent) and row is not None:
            rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
            point, layout = event.position().toPoint(), self.layout_of(rect, row)
            action = next(
                (w.action for w in layout.words if w.action and _near(w.area).contains(point)), None
            )
            on_menu = _near(layout.menu).contains(point)
            hovered = (row.job.job_id, action) if action is not None or on_menu else None
            view = self.parent()
            if hovered != self._hovered and isinstance(view, QAbstractItemView):
                self._hovered = hovered
                view.viewport().update()
            if event.button() is Qt.MouseButton.LeftButton and self._clicked(event, row, hovered):
                return True
        return super().editorEvent(event, model, option, index)

    def _clicked(self, event: QMouseEvent, row: JobRow, hovered: tuple[str, JobAction | None] | None) -> bool:
        """Do what was clicked, on the row itself what a double click does; tell whether anything was done.

        The second half of a double click does nothing more: another action may lie there by then.
        """
        if event.type() is QEvent.Type.MouseButtonDblClick:
            self._is_double = True
            first = first_action_of(row) if hovered is None else None
            if first is not None:
                self.acted.emit(row.job.job_id, first)
            return True
        was_double, self._is_double = self._is_double, False
        if event.type() is not QEvent.Type.MouseButtonRelease or hovered is None or was_double:
            return False
        _, action = hovered
        if action is not None:
            self.acted.emit(row.job.job_id, action)
        else:
            self.menu_wanted.emit(row.job.job_id, event.position().toPoint())
        return True

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tell which step a part of the bar is; elsewhere say what did not fit."""
        row: JobRow | None = index.data(ROW_ROLE)
        if row is None or event.type() is not QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        QToolTip.showText(event.globalPos(), plain_tip(self.tip_at(rect, row, event.pos())), view)
        return True

    def tip_at(self, rect: QRect, row: JobRow, point: QPoint) -> str:
        """Return what is told of the place under the mouse."""
        bar = self.layout_of(rect, row).bar
        if bar.adjusted(0, -4, 0, 4).contains(point) and row.parcel.sent is None:
            return self._texts.part(row, step_at(bar, point.x()))
        return self._texts.said(row)

    # --- words -----------------------------------------------------------------------------------

    def _state(self, row: JobRow) -> str:
        return _MARKS.get(row.job.status, "") + self._texts.state(row)


_MARKS: Final = {JobStatus.SUCCEEDED: "✓ ", JobStatus.FAILED: "✕ ", JobStatus.CANCELED: "– "}
_STATE_ICONS: Final = {
    JobStatus.PENDING: "clock",
    JobStatus.RUNNING: "clapperboard",
    JobStatus.SUCCEEDED: "film",
    JobStatus.FAILED: "circle-alert",
    JobStatus.CANCELED: "ban",
}


def _state_role(row: JobRow) -> str:
    if row.job.status is JobStatus.FAILED:
        return "wrong"
    return "good" if row.job.status is JobStatus.SUCCEEDED else "muted"


def _near(area: QRect) -> QRect:
    return area.adjusted(-4, -4, 4, 4)


def _fitting(text: str, metrics: QFontMetrics, width: int) -> int:
    """Return after how many characters a line has to end: between words where there are any."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    blank = text.rfind(" ", 0, low + 1)
    return blank if blank > low // 2 else max(1, low)
