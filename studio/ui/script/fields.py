"""Text fields that grow with what is written in them and leave undo to the script's history."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QDoubleSpinBox, QFrame, QTextEdit, QWidget

from studio.ui.theme import Theme, Type

LINE_HEIGHT: Final = 130
"""Percent of the font's own height."""


_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


@dataclass(frozen=True, slots=True)
class Measures:
    """What decides how high a card is, besides its width: how its texts run, and the label before one."""

    narration: "TextMeasure"
    on_screen: "TextMeasure"
    label_width: int
    facts_height: int
    """Of the line with length and layout."""
    heading_height: int


class TextMeasure:
    """Tells how high a text of one kind is at a width, in pixels; asked again it remembers."""

    def __init__(self, font: QFont) -> None:
        self._document = QTextDocument()
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(font)
        self._known: dict[tuple[str, int], int] = {}

    def height(self, text: str, width: int) -> int:
        """Return the height of `text` wrapped to `width`."""
        key = (text, width)
        if key not in self._known:
            if len(self._known) > 4_000:
                self._known.clear()
            self._document.setTextWidth(width)
            self._document.setPlainText(text)
            spread_lines(self._document)
            self._known[key] = round(self._document.size().height() + 0.49)
        return self._known[key]


def spread_lines(document: QTextDocument) -> None:
    """Give every line of a document the height of the design."""
    block = QTextBlockFormat()
    block.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(block)


class TextField(QTextEdit):
    """Plain text edited in place: Tab and the arrows lead out of it, undo belongs to the script."""

    edited = Signal(str)
    entered = Signal()
    left_upwards = Signal()
    left_downwards = Signal()
    merge_wanted = Signal()

    def __init__(self, theme: Theme, kind: Type, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._kind = theme, kind
        self._quiet = False
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
        theme.changed.connect(self._on_theme_changed)
        self.textChanged.connect(self._on_text_changed)

    def show_text(self, text: str) -> None:
        """Show `text`; the cursor stays where the text around it stayed."""
        now = self.toPlainText()
        if text == now:
            return
        same_start = _common_prefix(now, text)
        same_end = _common_prefix(now[same_start:][::-1], text[same_start:][::-1])
        self._quiet = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(now, same_start))
        cursor.setPosition(_units(now, len(now) - same_end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[same_start : len(text) - same_end])
        spread_lines(self.document())
        self._quiet = False
        if self.hasFocus():
            self.setTextCursor(cursor)

    @property
    def cursor_character(self) -> int:
        """How many characters of the text stand before the cursor."""
        return _characters(self.toPlainText(), self.textCursor().position())

    def sizeHint(self) -> QSize:
        """Ask for no more than the layout gives."""
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """Be as small as the layout says."""
        return QSize(0, 0)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        is_undo = (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and (event.matches(_UNDO) or event.matches(_REDO))
        )
        if is_undo:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead the arrows on to the neighbours, and Ctrl+Backspace at the start to the scene before."""
        cursor = self.textCursor()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Up and plain and not self._can_move(QTextCursor.MoveOperation.Up):
            self.left_upwards.emit()
        elif event.key() == Qt.Key.Key_Down and plain and not self._can_move(QTextCursor.MoveOperation.Down):
            self.left_downwards.emit()
        elif (
            event.key() == Qt.Key.Key_Backspace
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and cursor.atStart()
            and not cursor.hasSelection()
        ):
            self.merge_wanted.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the document scroll, not the field."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the field is being worked in."""
        super().focusInEvent(event)
        self.entered.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text only, without characters that no file can hold."""
        text = source.text().encode("utf-8", "replace").decode().replace("\x00", "")
        self.textCursor().insertText(text)

    def _can_move(self, operation: QTextCursor.MoveOperation) -> bool:
        return QTextCursor(self.textCursor()).movePosition(operation)

    @Slot()
    def _on_text_changed(self) -> None:
        if self._quiet:
            return
        self._quiet = True
        spread_lines(self.document())
        self._quiet = False
        self.edited.emit(self.toPlainText())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font(self._kind))


_PLACING: Final = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.StyleChange, QEvent.Type.FontChange)


_TEXT_MARGINS = 14
"""Pixels a line edit keeps around its text, and the cursor."""


class SecondsField(QDoubleSpinBox):
    """The least a scene lasts, in seconds (0: none). The wheel turns it only while it has the focus."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setRange(0, 36_000)
        self.setDecimals(1)
        self.setSingleStep(0.5)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Ask for the room of what is written, not of what could be."""
        line = self.lineEdit()
        room = line.fontMetrics().horizontalAdvance(line.text()) + _TEXT_MARGINS
        return QSize(room, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Keep what is written in sight."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Give the line all the room: a style sheet keeps some for buttons that are not there."""
        done = super().event(event)
        if event.type() in _PLACING:
            self.lineEdit().setGeometry(self.rect())
        return done

    def textFromValue(self, value: float) -> str:
        """Write `12`, not `12.0`."""
        return f"{value:.1f}".removesuffix(".0")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the document unless the field has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the field is being worked in."""
        super().focusInEvent(event)
        self.entered.emit()


def _common_prefix(a: str, b: str) -> int:
    for index, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return index
    return min(len(a), len(b))


def _units(text: str, characters: int) -> int:
    """Return the cursor position (UTF-16 units) behind that many characters."""
    return len(text[:characters].encode("utf-16-le", "surrogatepass")) // 2


def _characters(text: str, units: int) -> int:
    """Return how many characters stand before a cursor position (UTF-16 units)."""
    return len(text.encode("utf-16-le", "surrogatepass")[: units * 2].decode("utf-16-le", "replace"))
