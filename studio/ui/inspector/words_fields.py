"""Fields for lines and short words: a title, a purpose, the least a scene lasts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from studio.ui import words
from studio.ui.inspector.controls import Amount, Choice, ChoiceBox, mixed_text
from studio.ui.inspector.form import Pair
from studio.ui.inspector.selection import Mixed
from studio.ui.script.small_fields import PURPOSES, purpose_name
from studio.ui.theme import Theme, Type
from studio.ui.widgets import Label, is_language_change

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
_LONGEST_SCENE: Final = 36_000
_PURPOSE_LIMIT: Final = 100


class Line(QLineEdit):
    """A line of text of the script: undo belongs to the script's history."""

    def show_text(self, text: str) -> None:
        """Show a text; the cursor stays where it was."""
        if text != self.text():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)))

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


class PurposeBox(ChoiceBox):
    """What a scene is for: one of the usual words, or one's own."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._value: str | Mixed = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._line = Line()
        self._line.setMaxLength(_PURPOSE_LIMIT)
        self.setLineEdit(self._line)
        self.setCompleter(None)  # pyright: ignore[reportArgumentType]
        self._line.editingFinished.connect(self._on_finished)
        self.retranslate()

    def show_purpose(self, value: str | Mixed) -> None:
        """Show what holds, unless another one is being written."""
        is_other = value != self._value
        self._value = value
        if not is_other and self._line.hasFocus():
            return
        self._show()

    def _show(self) -> None:
        value = self._value
        self.setCurrentIndex(next((i for i, c in enumerate(self.choices) if c.value == value), -1))
        names = {choice.value: choice.label for choice in self.choices}
        self._line.setPlaceholderText(mixed_text() if isinstance(value, Mixed) else "")
        self.setEditText("" if isinstance(value, Mixed) else names.get(value, value))

    @Slot()
    def _on_finished(self) -> None:
        written = self._line.text().strip()
        values = {choice.label: str(choice.value) for choice in self.choices}
        value = values.get(written, written)
        if value != self._value and not (isinstance(self._value, Mixed) and not written):
            self.chosen.emit(value)

    def retranslate(self) -> None:
        """Name what is offered in the language of the window."""
        none = QCoreApplication.translate("Inspector", "Not said")
        self.offer([Choice(purpose, purpose_name(purpose) or none) for purpose in PURPOSES])
        self._show()


class LengthField(QWidget):
    """The least a scene lasts, and how long what is said in it takes."""

    changed_to = Signal(object)
    """Seconds, or None for no minimum."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._needed: tuple[float, float, bool] | None = None
        self.seconds = Amount(theme, 0, _LONGEST_SCENE, 0.5, 1)
        self._about = Label(theme, Type.META, "muted", tabular=True)
        self._about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Pair(self.seconds, self._about, figures=34))
        self.setFocusProxy(self.seconds)
        self.seconds.changed_to.connect(self.changed_to)
        self._retranslate()

    @property
    def about(self) -> str:
        """What is said about the real length."""
        return self._about.text()

    def show_length(
        self,
        minimum: float | Mixed | None,
        needed: tuple[float, float, bool] | None,
        *,
        editable: bool,
    ) -> None:
        """Show the minimum; `needed`: seconds of narration, of the scene, and whether they are estimated."""
        self._needed = needed
        self.seconds.show_value(minimum)
        self.seconds.setEnabled(editable)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _say(self) -> None:
        if self._needed is None:
            self._about.setText("")
            return
        spoken, whole, estimated = self._needed
        text = (
            self.tr("The narration needs %1, the scene lasts %2.")
            if spoken
            else self.tr("Nothing is said; the scene lasts %2.")
        )
        about = "≈ " if estimated else ""
        text = text.replace("%1", about + words.span(spoken))
        self._about.setText(text.replace("%2", about + words.span(whole)))

    def _retranslate(self) -> None:
        self.seconds.setAccessibleName(self.tr("Minimum length in seconds"))
        self.seconds.set_none(self.tr("No minimum"))
        self.seconds.setSuffix(self.tr(" s", "seconds"))
        self._say()
