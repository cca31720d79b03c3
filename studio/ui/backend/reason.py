"""A line in which a reviewer says why something goes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studio.ui.settings.controls import FlowLayout
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Button, Label, is_language_change


class ReasonLine(QWidget):
    """Hidden until a reason is asked for; nothing goes back without one."""

    given = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._ask = Label(theme, Type.SECONDARY, "doubt")
        self._ask.setWordWrap(True)
        self.field = QLineEdit()
        self.field.setMaxLength(500)
        self.confirm = Button("danger")
        self.cancel = Button()
        buttons = FlowLayout(GRID * 2)
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID * 2)
        column.addWidget(self._ask)
        column.addWidget(self.field)
        column.addLayout(buttons)
        self.field.textChanged.connect(self._show_possible)
        self.field.returnPressed.connect(self._on_confirmed)
        self.confirm.clicked.connect(self._on_confirmed)
        self.cancel.clicked.connect(self.hide)
        self._retranslate()
        self._show_possible()
        self.hide()

    def ask(self) -> None:
        """Open the line, empty, with the cursor in it."""
        self.field.clear()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_possible(self) -> None:
        self.confirm.setEnabled(bool(self.field.text().strip()))

    @Slot()
    def _on_confirmed(self) -> None:
        if reason := self.field.text().strip():
            self.hide()
            self.given.emit(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the question back."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._ask.setText(self.tr("Say why it goes back: the author reads it here and at the backend."))
        self.field.setPlaceholderText(self.tr("What should be changed?"))
        self.field.setAccessibleName(self.tr("Reason for sending back"))
        self.confirm.set_text(self.tr("Send back"))
        self.cancel.set_text(self.tr("Cancel"))
