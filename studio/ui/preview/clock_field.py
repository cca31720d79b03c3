"""Where the film stands, in minutes, seconds and frames; and a field to write where it should."""

from PySide6.QtCore import QEvent, QRegularExpression, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from studio.ui.theme import Theme, Type
from studio.ui.widgets import is_language_change

_ALLOWED = QRegularExpression(r"[-+#]?[0-9:.; ]{0,14}")


class ClockField(QLineEdit):
    """Shows a timecode; while somebody writes in it, the clock stands still there."""

    entered = Signal(str)
    """What was written, when it is confirmed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._time = ""
        self.setProperty("kind", "bare")
        self.setValidator(QRegularExpressionValidator(_ALLOWED, self))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.returnPressed.connect(self._on_return_pressed)
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()

    def show_time(self, text: str) -> None:
        """Show a moment, unless somebody is writing another one."""
        is_longer = len(text) != len(self._time)
        self._time = text
        if not self.is_written:
            self.setText(text)
            self.setCursorPosition(0)
        if is_longer:
            self.updateGeometry()

    @property
    def is_written(self) -> bool:
        """Tell whether somebody is writing in it."""
        return self.isModified() or (self.hasFocus() and self.hasSelectedText())

    def begin(self) -> None:
        """Let somebody write where to go."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def leave(self) -> None:
        """Show the film's own moment again, and give the keys back."""
        self._show_own()
        self.clearFocus()

    def sizeHint(self) -> QSize:
        """Ask for room for what it shows, and no more."""
        widest = self.fontMetrics().horizontalAdvance(self._time or "00:00.00")
        return QSize(widest + 6, self.fontMetrics().height() + 6)

    def minimumSizeHint(self) -> QSize:
        """Never be cut."""
        return self.sizeHint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Offer all of it to be overwritten."""
        super().mouseReleaseEvent(event)
        if not self.isModified() and not self.hasSelectedText():
            self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer all of it to be overwritten."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget what was not confirmed."""
        super().focusOutEvent(event)
        self._show_own()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take nothing but what belongs into a time; Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            event.accept()
            return
        text = event.text()
        if text and text.isprintable() and not self._belongs(text):
            event.ignore()  # a key of the preview
            return
        super().keyPressEvent(event)

    @staticmethod
    def _belongs(text: str) -> bool:
        """Tell whether a character may stand in a time."""
        return all(character in "0123456789:.;+-#" for character in text)

    @Slot()
    def _on_return_pressed(self) -> None:
        written = self.text()
        self.leave()
        if written != self._time:
            self.entered.emit(written)

    def _show_own(self) -> None:
        self.setText(self._time)
        self.setModified(False)
        self.deselect()
        self.setCursorPosition(0)

    @Slot()
    def _dress(self) -> None:
        self.setFont(self._theme.time_font(Type.BODY))
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Position in the film"))
        self.setToolTip(
            self.tr("Position in the film (G). Write where to go: 1:07, 67, +2, -0:05.12, or #12 for a scene")
        )
