"""Text fields that grow with what is written in them and leave undo to the script's history."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QToolTip, QWidget

from studio.domain.prose import cleaned
from studio.ui.script.measure import FRAME, field_height, spread_lines
from studio.ui.script.texts import difference, to_characters, to_units
from studio.ui.theme import Theme, Type
from studio.ui.widgets import plain_tip

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_BREAKS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class TextChange:
    """What typing did: `added` in place of `removed` characters at `position`.

    Cursors are told as (position, anchor).
    """

    text: str
    position: int
    removed: int
    added: str
    cursor_before: tuple[int, int]
    cursor_after: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters [start, end) that a line under them tells something about; never part of the text."""

    start: int
    end: int
    role: str
    tip: str


@dataclass(frozen=True, slots=True)
class Highlight:
    """Characters [start, end) that were found; `is_current` is the one that is gone to."""

    start: int
    end: int
    is_current: bool


def is_history_key(event: QEvent) -> bool:
    """Tell whether a field is asked if undo or redo is its own: it never is, the script has one history."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.ShortcutOverride
        and (event.matches(_UNDO) or event.matches(_REDO))
    )


class TextField(QTextEdit):
    """Plain text edited in place: Tab and the arrows lead out of it, undo belongs to the script."""

    edited = Signal(object)
    """TextChange."""
    entered = Signal()
    left_upwards = Signal()
    left_downwards = Signal()
    merge_wanted = Signal()
    """Ctrl+Backspace at the start."""
    removal_wanted = Signal()
    """Backspace where nothing is written."""
    split_wanted = Signal()
    """Enter on an empty line."""
    escaped = Signal()
    pasted = Signal(object)
    """QMimeData that is to be put in at the cursor."""
    menu_wanted = Signal(object)
    """Global position."""
    height_changed = Signal()
    """What an input method composes takes more lines, or fewer."""

    def __init__(self, theme: Theme, kind: Type, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._kind = theme, kind
        self._text = ""
        self._quiet = False
        self._is_unpainted = False
        self._cursor_was: tuple[int, int] | None = None
        self._marks: tuple[Mark, ...] = ()
        self._highlights: tuple[Highlight, ...] = ()
        self._drawn: object = None
        self._drawn_marks: list[tuple[Mark, QTextCursor]] = []
        self._height = 0
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, 0, 0, 0)
        self._on_theme_changed()
        spread_lines(self.document())
        theme.changed.connect(self._on_theme_changed)
        self.textChanged.connect(self._on_text_changed)

    # --- what is written -------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """What is written, without what is being composed."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show `text`; the cursor stays where the text around it stayed."""
        if text == self._text:
            return
        self._quiet = True
        self._drop_composition()
        position, removed, added = difference(self._text, text)
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_units(self._text, position))
        cursor.setPosition(to_units(self._text, position + removed), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(added)
        spread_lines(self.document())
        self._text = text
        self._quiet = False
        self._draw_selections()
        if self.hasFocus():
            self.setTextCursor(cursor)

    def insert(self, text: str) -> None:
        """Put text in at the cursor, as if it had been typed."""
        self._remember_cursor()
        self.textCursor().insertText(text)

    @property
    def cursor_character(self) -> int:
        """How many characters of the text stand before the cursor."""
        return to_characters(self._text, self.textCursor().position())

    def _cursor_in(self, text: str) -> int:
        return to_characters(text, self.textCursor().position())

    @property
    def chosen(self) -> tuple[int, int]:
        """The chosen characters [first, end); both the cursor's place where nothing is chosen."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return to_characters(self._text, start), to_characters(self._text, end)

    @property
    def place(self) -> tuple[int, int]:
        """Position and anchor of the cursor, in characters."""
        cursor = self.textCursor()
        position = to_characters(self._text, cursor.position())
        if not cursor.hasSelection():
            return position, position
        return position, to_characters(self._text, cursor.anchor())

    def go_to(self, position: int, anchor: int | None = None) -> None:
        """Put the cursor behind `position` characters; what lies between it and `anchor` is chosen."""
        cursor = self.textCursor()
        cursor.setPosition(to_units(self._text, position if anchor is None else anchor))
        if anchor is not None:
            cursor.setPosition(to_units(self._text, position), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    @property
    def natural_height(self) -> int:
        """How high the field has to be for what it shows at its width, pixels."""
        return field_height(self.document())

    def height_at(self, width: int) -> int:
        """How high the field has to be at a width it was just given, pixels.

        While it is hidden Qt wraps nothing anew, and its document still has the width of before.
        """
        if not self.isVisible() and self.document().textWidth() != width - 2 * FRAME:
            self.document().setTextWidth(width - 2 * FRAME)
        return self.natural_height

    @property
    def wrap_width(self) -> int:
        """The width at which the text is wrapped now, frame included."""
        return self.width()

    # --- composing -------------------------------------------------------------------------------

    @property
    def composed(self) -> str:
        """What an input method is composing at the cursor; not yet part of the text."""
        return self.textCursor().block().layout().preeditAreaText()

    def finish_composing(self) -> None:
        """Take what is being composed into the text, before something is done with it."""
        if not self.composed:
            return
        QGuiApplication.inputMethod().commit()
        if composed := self.composed:  # there is no input method that could be asked
            event = QInputMethodEvent("", [])
            event.setCommitString(composed)
            QApplication.sendEvent(self, event)

    def _drop_composition(self) -> None:
        if self.composed:
            QGuiApplication.inputMethod().reset()
            QApplication.sendEvent(self, QInputMethodEvent("", []))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose; the field grows with what is composed, the text changes once it is committed."""
        if event.commitString() and (tidy := cleaned(event.commitString())) != event.commitString():
            event.setCommitString(tidy)
        self._remember_cursor()
        super().inputMethodEvent(event)
        self._cursor_was = None
        self._is_unpainted = True
        self._show_at_once()
        height = self.natural_height
        if height != self._height:
            self._height = height
            self.height_changed.emit()

    # --- marks -----------------------------------------------------------------------------------

    def show_marks(self, marks: tuple[Mark, ...], highlights: tuple[Highlight, ...]) -> None:
        """Draw lines under what is doubtful, and a ground under what was found."""
        if (marks, highlights) != (self._marks, self._highlights):
            self._marks, self._highlights = marks, highlights
            self._draw_selections()

    def mark_at(self, position: QPoint) -> Mark | None:
        """Return the mark under a point of the viewport."""
        at = self.cursorForPosition(position).position()
        return next((m for m, c in self._drawn_marks if c.selectionStart() <= at <= c.selectionEnd()), None)

    def _draw_selections(self) -> None:
        drawn = (self._marks, self._highlights, self._theme.is_dark)
        if drawn == self._drawn and not self._marks and not self._highlights:
            return
        self._drawn = drawn
        colors = self._theme.colors
        found: list[QTextEdit.ExtraSelection] = []
        self._drawn_marks = []
        for hit in self._highlights:
            look = QTextCharFormat()
            look.setBackground(colors.accent if hit.is_current else colors.accent_surface)
            look.setForeground(colors.on_accent if hit.is_current else colors.text)
            found.append(self._selection(hit.start, hit.end, look))
        for mark in self._marks:
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(colors.by_role(mark.role))
            found.append(self._selection(mark.start, mark.end, look))
            self._drawn_marks.append((mark, self._cursor_over(mark.start, mark.end)))
        self.setExtraSelections(found)

    def _selection(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        # The stubs of PySide do not know that these two can be written.
        selection.cursor = self._cursor_over(start, end)  # pyright: ignore[reportAttributeAccessIssue]
        selection.format = look  # pyright: ignore[reportAttributeAccessIssue]
        return selection

    def _cursor_over(self, start: int, end: int) -> QTextCursor:
        """Return a cursor that chooses characters, and goes along with them when others are typed before."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_units(self._text, min(start, len(self._text))))
        cursor.setPosition(to_units(self._text, min(end, len(self._text))), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what a mark is about where the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            mark = self.mark_at(event.pos())
            if mark is not None:
                QToolTip.showText(event.globalPos(), plain_tip(mark.tip), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    # --- keys ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if is_history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead the arrows on to the neighbours, and keys at an edge to what they mean for scenes."""
        wanted = self._signal_for(event)
        if wanted is not None:
            wanted.emit()
            return
        self._remember_cursor()
        if event.key() in _BREAKS and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertBlock()  # Qt would put in a sign of its own
        else:
            super().keyPressEvent(event)
        self._cursor_was = None
        self._show_at_once()

    def _show_at_once(self) -> None:
        """Paint what was just written before anything else that waits to be done."""
        if self._is_unpainted:
            self._is_unpainted = False
            self.viewport().repaint()

    def _signal_for(self, event: QKeyEvent) -> SignalInstance | None:
        key, cursor = event.key(), self.textCursor()
        plain = event.modifiers() in _PLAIN
        signal: SignalInstance | None = None
        if key == Qt.Key.Key_Up and plain and not self._can_move(QTextCursor.MoveOperation.Up):
            signal = self.left_upwards
        elif key == Qt.Key.Key_Down and plain and not self._can_move(QTextCursor.MoveOperation.Down):
            signal = self.left_downwards
        elif key == Qt.Key.Key_Escape and plain:
            signal = self.escaped
        elif key == Qt.Key.Key_Backspace and cursor.atStart() and not cursor.hasSelection():
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                signal = self.merge_wanted
            elif plain and not self._text and not self.isReadOnly():
                signal = self.removal_wanted
        elif key in _BREAKS and plain and self._is_on_empty_line() and not self.isReadOnly():
            signal = self.split_wanted
        return signal

    def _is_on_empty_line(self) -> bool:
        cursor = self.textCursor()
        return bool(self._text.strip()) and not cursor.hasSelection() and not cursor.block().text()

    def _can_move(self, operation: QTextCursor.MoveOperation) -> bool:
        return QTextCursor(self.textCursor()).movePosition(operation)

    def _remember_cursor(self) -> None:
        self._cursor_was = self.place

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the document scroll, not the field."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the field is being worked in."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave nothing half composed behind."""
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finish_composing()
        super().focusOutEvent(event)

    # --- pasting ---------------------------------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; files that are dropped are the window's."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Have what is pasted or dropped put in at the cursor."""
        self._remember_cursor()
        self.pasted.emit(source)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the text."""
        self.menu_wanted.emit(event.globalPos())

    # --- size and changes ------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Ask for no more than the layout gives."""
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """Be as small as the layout says."""
        return QSize(0, 0)

    @Slot()
    def _on_text_changed(self) -> None:
        if self._quiet:
            return
        text = self.toPlainText()
        if text == self._text:  # only what is being composed
            return
        position, removed, added = difference(self._text, text, self._cursor_in(text))
        if "\n" in added:
            self._quiet = True
            spread_lines(self.document())
            self._quiet = False
        before = self._cursor_was or (position + removed, position + removed)
        self._text = text
        self._is_unpainted = True
        self._height = self.natural_height
        self.edited.emit(TextChange(text, position, removed, added, before, self.place))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font(self._kind))
        self._drawn = None
        self._draw_selections()
