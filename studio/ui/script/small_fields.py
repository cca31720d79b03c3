"""The small fields of a card: the least it lasts, and what it is for."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLineEdit, QWidget

from studio.ui.script.fields import is_history_key
from studio.ui.theme import Theme

_PLACING: Final = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.StyleChange, QEvent.Type.FontChange)
_TEXT_MARGINS: Final = 14
"""Pixels a line edit keeps around its text, and the cursor."""
PURPOSES: Final = ("", "hook", "explanation", "example", "summary")
"""What scenes are usually for; any other words are kept as they are."""
_PURPOSE_LIMIT: Final = 200
_WIDEST_PURPOSE: Final = 160
_ARROW_ROOM: Final = 18
_ARROW: Final = 12


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
        if is_history_key(event):
            event.ignore()
            return False
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


class PurposeField(QComboBox):
    """What a scene is for: one of the usual four, nothing, or words of one's own typed over it."""

    entered = Signal()
    purpose_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._purpose = ""
        self.line = QLineEdit()
        self.setProperty("kind", "bare")
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.line.setMaxLength(_PURPOSE_LIMIT)
        self.line.textChanged.connect(self.updateGeometry)
        self.line.editingFinished.connect(self._on_written)
        self.activated.connect(self._on_chosen)
        self.retranslate()

    @property
    def current(self) -> str:
        """The purpose that is shown."""
        return self._purpose

    def show_purpose(self, purpose: str) -> None:
        """Show what a scene is for."""
        self._purpose = purpose
        self.line.setText(purpose_name(purpose))

    def retranslate(self) -> None:
        """Name the usual purposes in the language of the window."""
        for _ in range(self.count()):
            self.removeItem(0)
        for purpose in PURPOSES:
            self.addItem(purpose_name(purpose) or self.tr("none", "purpose"), purpose)
        self.setCurrentIndex(-1)
        self.show_purpose(self._purpose)
        self.line.setPlaceholderText(self.tr("Purpose"))
        self.setToolTip(self.tr("What this scene is for; choose, or type words of your own"))

    def sizeHint(self) -> QSize:
        """Ask for the room of what is written."""
        shown = self.line.text() or self.line.placeholderText()
        room = self.line.fontMetrics().horizontalAdvance(shown)
        return QSize(min(room, _WIDEST_PURPOSE) + 8 + _ARROW_ROOM, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Keep what is written in sight."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the script's history."""
        if is_history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow that a style sheet takes away."""
        super().paintEvent(event)
        icon = self._theme.pixmap("chevron-down", "muted", _ARROW, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(self.width() - _ARROW - 3, (self.height() - _ARROW) // 2, icon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the document: a purpose is never changed in passing."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the field is being worked in."""
        super().focusInEvent(event)
        self.entered.emit()

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        self._take(PURPOSES[index])

    @Slot()
    def _on_written(self) -> None:
        written = self.line.text().strip()
        names = {purpose_name(purpose).casefold(): purpose for purpose in PURPOSES}
        self._take(names.get(written.casefold(), written))

    def _take(self, purpose: str) -> None:
        changed = purpose != self._purpose
        self.show_purpose(purpose)
        if changed:
            self.purpose_chosen.emit(purpose)


def purpose_name(purpose: str) -> str:
    """Name what a scene is for; words of an author's own are their own name."""
    names = {
        "hook": QCoreApplication.translate("words", "Hook"),
        "explanation": QCoreApplication.translate("words", "Explanation"),
        "example": QCoreApplication.translate("words", "Example"),
        "summary": QCoreApplication.translate("words", "Summary"),
    }
    return names.get(purpose, purpose)
