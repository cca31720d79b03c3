"""A chapter's heading on the screen: folding, number, title edited in place, and how much is in it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from studio.domain.script import Chapter
from studio.ui.script.fields import Highlight, is_history_key
from studio.ui.script.grip import Grip
from studio.ui.script.measure import Measures
from studio.ui.theme import RADIUS_BLOCK, Theme, Type
from studio.ui.widgets import ElidedLabel, Label, ToolButton, is_language_change

TITLE_LIMIT = 5_000
"""Characters of a title, as files of scripts may hold them."""
_TEXT_MARGIN = 2
"""Pixels a line edit keeps before its text."""


@dataclass(frozen=True, slots=True)
class HeadingState:
    """Everything a heading shows."""

    chapter: Chapter
    number: int
    meta: str
    editable: bool
    folded: bool
    highlights: tuple[Highlight, ...] = ()


class TitleField(QLineEdit):
    """The title: Enter and the arrows lead on, Escape out of it."""

    entered = Signal()
    left = Signal(int)
    """Direction (-1, +1)."""

    def sizeHint(self) -> QSize:
        """Ask for the room of what is written."""
        shown = self.text() or self.placeholderText()
        return QSize(self.fontMetrics().horizontalAdvance(shown) + 12, super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the script's history."""
        if is_history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead Enter and the arrows on to the neighbours."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down) and not event.modifiers():
            self.left.emit(+1)
        elif event.key() == Qt.Key.Key_Up and not event.modifiers():
            self.left.emit(-1)
        else:
            super().keyPressEvent(event)


class ChapterHeading(QWidget):
    """The heading of one chapter."""

    renamed = Signal(str, str)
    """Chapter uid and new title."""
    fold_wanted = Signal(str)
    left = Signal(str, int)
    """Chapter uid, and the direction (-1, +1) in which keys left the title."""
    menu_wanted = Signal(str, object)
    """Chapter uid and the global position."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state: HeadingState | None = None
        self.grip = Grip(theme, self)
        self.fold = ToolButton(theme, "chevron-down")
        self._ordinal = Label(theme, Type.HEADING)
        self.title = TitleField()
        self.title.setProperty("kind", "bare")
        self.title.setMaxLength(TITLE_LIMIT)
        self._meta = ElidedLabel(theme, Type.SECONDARY, "muted", tabular=True)
        self.more = ToolButton(theme, "ellipsis")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self.fold)
        self._row.addWidget(self._ordinal)
        self._row.addWidget(self.title)
        self._row.addWidget(self._meta, 1)
        self._row.addWidget(self.more)
        self.title.textEdited.connect(self._on_edited)
        self.title.textChanged.connect(self._fit)
        self.title.left.connect(self._on_left)
        self.fold.clicked.connect(lambda: self.fold_wanted.emit(self.uid))
        self.more.clicked.connect(self._on_more)
        self.grip.menu_wanted.connect(self._on_menu)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @property
    def uid(self) -> str:
        """Identity of the chapter shown."""
        return self._state.chapter.uid if self._state is not None else ""

    @property
    def fields(self) -> list[QWidget]:
        """What Tab visits, in order."""
        return [self.fold, self.title, self.more]

    def show_state(self, state: HeadingState) -> None:
        """Show a chapter."""
        if state == self._state:
            return
        before, self._state = self._state, state
        if self.title.text() != state.chapter.title:
            self.title.setText(state.chapter.title)
            if not self.title.hasFocus():
                self.title.setCursorPosition(0)  # a title without room is read from its beginning
        self.title.setReadOnly(not state.editable)
        self._meta.setText(state.meta)
        self.grip.show_block("", chosen=False, may_drag=state.editable)
        if before is None or (before.number, before.folded) != (state.number, state.folded):
            self.fold.set_icon("chevron-right" if state.folded else "chevron-down")
            self._retranslate()
        self._fit()
        self.update()

    def arrange(self, measures: Measures) -> None:
        """Leave the gutter free."""
        self.grip.setGeometry(0, 0, measures.gutter - 4, self.height())
        self.grip.text_top, self.grip.text_height = 0, self.height()
        self._row.setContentsMargins(measures.gutter - 4, 0, 0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a ground under what was found in the title."""
        if self._state is None or not self._state.highlights:
            return
        painter, colors = QPainter(self), self._theme.colors
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        metrics, field = self.title.fontMetrics(), self.title.geometry()
        text = self.title.text()
        for hit in self._state.highlights:
            left = metrics.horizontalAdvance(text[: hit.start]) + field.left() + _TEXT_MARGIN + 1
            width = metrics.horizontalAdvance(text[hit.start : hit.end])
            top = field.center().y() - metrics.height() / 2
            painter.setBrush(colors.accent if hit.is_current else colors.accent_surface)
            ground = QRectF(left, top, width, metrics.height())
            if hit.is_current:  # the words keep their colour, so the ground must not take their contrast
                painter.setBrush(colors.accent_surface)
                painter.setPen(colors.accent)
            painter.drawRoundedRect(ground, RADIUS_BLOCK, RADIUS_BLOCK)
            painter.setPen(Qt.PenStyle.NoPen)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chapter."""
        self.menu_wanted.emit(self.uid, event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the grip."""
        self.grip.set_hovered(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the grip."""
        self.grip.set_hovered(False)
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if self._state is not None:
            self.renamed.emit(self.uid, text)

    @Slot(int)
    def _on_left(self, step: int) -> None:
        self.left.emit(self.uid, step)

    @Slot(object)
    def _on_menu(self, position: QPoint) -> None:
        self.menu_wanted.emit(self.uid, position)

    @Slot()
    def _on_more(self) -> None:
        at: QPoint = self.more.mapToGlobal(self.more.rect().bottomLeft())
        self.menu_wanted.emit(self.uid, at)

    @Slot()
    def _fit(self) -> None:
        wanted = self.title.sizeHint().width()
        self.title.setMinimumWidth(min(wanted, 120))
        self.title.setMaximumWidth(wanted)
        self.title.updateGeometry()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.title.setFont(self._theme.font(Type.HEADING, QFont.Weight.Bold))
        self._fit()
        self.update()

    def _retranslate(self) -> None:
        number = str(self._state.number) if self._state is not None else ""
        folded = self._state is not None and self._state.folded
        self._ordinal.setText(self.tr("%1", "number of a chapter").replace("%1", number))
        name = self.tr("Title of chapter %1").replace("%1", number)
        self.title.setAccessibleName(name)
        self.title.setPlaceholderText(self.tr("Chapter title"))
        fold = self.tr("Unfold chapter %1") if folded else self.tr("Fold chapter %1")
        self.fold.set_name(fold.replace("%1", number))
        self.more.set_name(self.tr("More for chapter %1").replace("%1", number))
        self._fit()
