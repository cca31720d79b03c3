"""A token or a key: typed or pasted, replaced, forgotten, and never shown."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from studio.domain.cancel import CancelToken
from studio.services.secrets import Keeping
from studio.ui.settings import kinds
from studio.ui.settings.controls import grow_sideways
from studio.ui.settings.editor import Desk, Editor
from studio.ui.settings.kinds import Known
from studio.ui.settings.note import Note
from studio.ui.theme import GRID
from studio.ui.widgets import Button
from studio.ui.workers import Progress


class HiddenEditor(Editor):
    """Says where the secret is. What is typed leaves the field at once, and goes to who keeps it."""

    is_wide = True

    def __init__(self, kind: kinds.Hidden, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._secret = kind.secret
        self._keeping: Keeping | None = None
        self._name = self._about = ""
        self.decided_by = desk.studio.secrets.decided_by(kind.secret)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.paste = Button()
        self.forget = Button()
        self.state = Note(desk.theme)
        grow_sideways(self.line)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.line, 1)
        row.addWidget(self.paste)
        row.addWidget(self.forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + 2)
        column.addLayout(row)
        column.addWidget(self.state)
        self.forget.hide()
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self._on_finished)
        self.paste.clicked.connect(self._on_paste)
        self.forget.clicked.connect(self._on_forget)
        desk.model.secret_changed.connect(self._on_changed)

    def show_value(self, value: Any, known: Known) -> None:
        """Show nothing of the settings: a secret is none of them."""

    def set_words(self, name: str, about: str) -> None:
        """Name the field and the buttons."""
        self._name, self._about = name, about
        self.paste.set_text(self.tr("Paste"))
        self.paste.setAccessibleName(self.tr("Paste: %1").replace("%1", name))
        self.forget.set_text(self.tr("Forget"))
        self.forget.setAccessibleName(self.tr("Forget: %1").replace("%1", name))
        self.line.setAccessibleName(name)
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask where the secret is; the keyring may take its time."""
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        def work(_token: CancelToken, _progress: Progress) -> Keeping:
            return self._desk.studio.secrets.keeping(self._secret)

        self._desk.workers.run(work, on_result=self._on_looked)

    def _on_looked(self, keeping: Keeping) -> None:
        self._keeping = keeping
        may_forget = keeping in (Keeping.KEYRING, Keeping.MEMORY)
        if not may_forget and self.forget.hasFocus():
            self.line.setFocus()  # the button is about to go
        self.forget.setVisible(may_forget)
        self._say()

    def _say(self) -> None:
        is_kept = self._keeping in (Keeping.KEYRING, Keeping.MEMORY)
        self.line.setPlaceholderText(
            self.tr("Type or paste another one") if is_kept else self.tr("Type or paste")
        )
        match self._keeping:
            case Keeping.KEYRING:
                self.state.say("lock", "good", self.tr("Kept in the keyring of this system"))
            case Keeping.MEMORY:
                text = self.tr("Kept until the program ends: this system has no keyring")
                self.state.say("clock", "doubt", text)
            case Keeping.NOWHERE:
                self.state.say("lock-open", "muted", self.tr("Nothing is kept"))
            case _:  # the row names the variable; or nobody knows yet
                self.state.hide()
        self.line.setAccessibleDescription(" ".join(filter(None, (self._about, self.state.text))))

    # --- what is wanted --------------------------------------------------------------------------

    @Slot()
    def _on_finished(self) -> None:
        if typed := self.line.text():
            self.line.setText("")  # unlike a person's deleting, it leaves nothing to be undone
            self._take(typed)

    @Slot()
    def _on_paste(self) -> None:
        self.line.setText("")
        self._take(QGuiApplication.clipboard().text())

    def _take(self, value: str) -> None:
        value = value.strip()
        if not value:
            self.refused.emit(self.tr("There is nothing to paste."))
        elif not (value.isascii() and value.isprintable()) or " " in value:
            self.refused.emit(
                self.tr("A key has no spaces, no line breaks and only plain letters: copy it again.")
            )
        else:
            self.edited.emit(None)  # whatever was wrong before is over
            self._desk.model.keep_secret(self._secret, value, self._on_kept)

    @Slot()
    def _on_forget(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit(None)
        self._desk.model.keep_secret(self._secret, "", self._on_forgotten)

    def _on_kept(self, _is_in_keyring: bool) -> None:
        """Say nothing more than where it is now."""

    def _on_forgotten(self, is_done: bool) -> None:
        if not is_done:
            self.refused.emit(self.tr("The keyring does not let it go: delete it there, in “ctrlf-studio”."))

    @Slot(object)
    def _on_changed(self, secret: object) -> None:
        if secret is self._secret and self.isVisible():
            self._look()
