"""The strip above a script that says where its review is, what may be done about it, and why not."""

from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from studio.domain.review import ScriptStatus
from studio.ui.theme import Theme, Type
from studio.ui.widgets import Button, Label, Surface, is_language_change

_SHOWN_IN = (ScriptStatus.REVIEW_REQUESTED, ScriptStatus.APPROVED, ScriptStatus.REJECTED)


class _Asked(StrEnum):
    """What the line under the bar asks for."""

    REASON = "reason"
    NOTE = "note"


class ReviewBar(Surface):
    """Shows the state of review of the open script; asks for a reason or a note in place."""

    reopen_wanted = Signal()
    withdraw_wanted = Signal()
    approve_wanted = Signal()
    compare_wanted = Signal()
    """With the revision that was approved last."""
    reject_wanted = Signal(str)
    """The reason."""
    submit_wanted = Signal(str)
    """The note to the reviewer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("notice", parent)
        self._theme = theme
        self._status: ScriptStatus | None = None
        self._reason = ""
        self._note = ""
        self._changes = ""
        self._why_not = ""
        self._editable = True
        self._may_approve = False
        self._asked = _Asked.REASON
        self._icon = QLabel()
        self._icon.setFixedSize(16, 16)
        self._text = Label(theme, Type.SECONDARY)
        self._more = Label(theme, Type.SECONDARY, "muted")
        for label in (self._text, self._more):
            label.setWordWrap(True)
        self._compare = Button("link")
        self._reopen = Button()
        self._withdraw = Button()
        self._approve = Button("primary")
        self._start_reject = Button("danger")
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        said.addWidget(self._text, 1)
        self._acts = QHBoxLayout()
        self._acts.setSpacing(8)
        self._acts.addStretch(1)
        for button in (self._reopen, self._withdraw, self._start_reject, self._approve):
            self._acts.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(8)
        row.addLayout(said, 1)
        row.addLayout(self._acts)
        more = QHBoxLayout()
        more.setContentsMargins(24, 0, 0, 0)
        more.setSpacing(8)
        more.addWidget(self._more, 1)
        more.addWidget(self._compare, 0, Qt.AlignmentFlag.AlignBottom)
        self._question = self._build_question()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addLayout(row)
        column.addLayout(more)
        column.addWidget(self._question)
        self._compare.clicked.connect(self.compare_wanted)
        self._reopen.clicked.connect(self.reopen_wanted)
        self._withdraw.clicked.connect(self.withdraw_wanted)
        self._approve.clicked.connect(self.approve_wanted)
        self._start_reject.clicked.connect(self.ask_reason)
        theme.changed.connect(self._show)
        self._retranslate()

    def _build_question(self) -> QWidget:
        question = QWidget()
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self._confirm = Button("danger")
        self._cancel = Button()
        row = QHBoxLayout(question)
        row.setContentsMargins(24, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.reason, 1)
        row.addWidget(self._cancel)
        row.addWidget(self._confirm)
        self.reason.textChanged.connect(self._show_confirm)
        self.reason.returnPressed.connect(self._on_confirm)
        self._confirm.clicked.connect(self._on_confirm)
        self._cancel.clicked.connect(self._on_cancel)
        question.hide()
        return question

    def show_review(
        self, status: ScriptStatus | None, *, editable: bool, may_approve: bool, reason: str = ""
    ) -> None:
        """Show the state of a script; `reason` is why it was sent back, None closes the bar."""
        if status is not self._status:
            self._question.hide()
            self._note = self._changes = ""
        self._status, self._editable, self._may_approve, self._reason = status, editable, may_approve, reason
        self._show()

    def tell(self, *, why_not: str = "", note: str | None = None, changes: str | None = None) -> None:
        """Say more: why one may not decide, what the author wrote to the reviewer, and what changed.

        `changes` sums up what became of the revision approved last; None leaves what is said already.
        """
        self._why_not = why_not
        self._note = self._note if note is None else note
        self._changes = self._changes if changes is None else changes
        self._show()

    @Slot()
    def ask_reason(self) -> None:
        """Open the line in which a reviewer says why the script goes back."""
        self._ask(_Asked.REASON)

    @Slot()
    def ask_note(self) -> None:
        """Open the line in which an author writes to the reviewer; it may stay empty."""
        self._ask(_Asked.NOTE)

    def _ask(self, what: _Asked) -> None:
        self._asked = what
        self._question.show()
        self._show()
        self.show()
        self.reason.clear()
        self.reason.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what can be done under what is said where both beside each other would be narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self._acts.sizeHint().width() * 2 > self.width()
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _on_confirm(self) -> None:
        text = self.reason.text().strip()
        if self._asked is _Asked.NOTE:
            self._question.hide()
            self._show()
            self.submit_wanted.emit(text)
        elif text:
            self._question.hide()
            self.reject_wanted.emit(text)

    @Slot()
    def _on_cancel(self) -> None:
        self._question.hide()
        self._show()

    @Slot()
    def _show_confirm(self) -> None:
        self._confirm.setEnabled(self._asked is _Asked.NOTE or bool(self.reason.text().strip()))

    def _show(self) -> None:
        text, icon, role = self._said()
        self._text.setText(text)
        self._more.setText(self._said_more())
        self._more.setVisible(bool(self._more.text()))
        self._icon.setPixmap(self._theme.pixmap(icon, role, 16, self.devicePixelRatioF()))
        self.setProperty("tone", role)
        self.style().unpolish(self)
        self.style().polish(self)
        status = self._status
        in_review = status is ScriptStatus.REVIEW_REQUESTED
        self._compare.setVisible(bool(self._changes))
        self._reopen.setVisible(status is ScriptStatus.APPROVED and not self._editable)
        self._withdraw.setVisible(in_review)
        self._show_deciding(in_review)
        self._show_question()
        self._fit()
        self.setVisible(status in _SHOWN_IN or not self._question.isHidden())

    def _said(self) -> tuple[str, str, str]:
        """Return (text, icon, colour role) of the state."""
        asking = not self._question.isHidden()
        match self._status:
            case ScriptStatus.REVIEW_REQUESTED:
                text = self.tr("In review: the text is locked until somebody decides.")
                return text, "eye", "accent"
            case ScriptStatus.APPROVED if self._editable:
                text = self.tr("Your next change starts a new draft; the approved text stays.")
                return text, "lock-open", "good"
            case ScriptStatus.APPROVED:
                return self.tr("Approved: this text is kept as it is."), "lock", "good"
            case ScriptStatus.REJECTED if not (asking and self._asked is _Asked.NOTE):
                return self.tr("Sent back: %1").replace("%1", self._reason), "circle-x", "wrong"
            case _ if self._asked is _Asked.NOTE:
                return self.tr("What should the reviewer know?"), "send", "accent"
            case _:
                return self.tr("Say why this script goes back."), "pencil", "doubt"

    def _said_more(self) -> str:
        if self._status is not ScriptStatus.REVIEW_REQUESTED:
            return ""
        lines = [self.tr("Note: %1").replace("%1", self._note)] if self._note else []
        if self._changes:
            lines.append(self.tr("Since the approved revision: %1").replace("%1", self._changes))
        if self._why_not:
            lines.append(self._why_not)
        return "\n".join(lines)

    def _show_deciding(self, in_review: bool) -> None:
        """Show those who may not decide, too, that there is something to decide, and why not by them."""
        may = self._may_approve and not self._why_not
        for button, what in (
            (self._start_reject, self.tr("Send the script back with a reason")),
            (self._approve, self.tr("Approve these words for delivery")),
        ):
            button.setVisible(in_review)
            button.setEnabled(may)
            button.set_text(button.text(), self._why_not or what)

    def _show_question(self) -> None:
        is_note = self._asked is _Asked.NOTE
        self._confirm.set_kind("primary" if is_note else "danger")
        self._confirm.set_text(self.tr("Submit") if is_note else self.tr("Send back"))
        hint = (
            self.tr("For example: new figures in scene 4") if is_note else self.tr("What should be changed?")
        )
        self.reason.setPlaceholderText(hint)
        self.reason.setAccessibleName(
            self.tr("Note to the reviewer") if is_note else self.tr("Reason for sending back")
        )
        self._show_confirm()

    def _retranslate(self) -> None:
        self._compare.set_text(
            self.tr("Compare..."), self.tr("See what changed since the approved revision (F7)")
        )
        self._reopen.set_text(
            self.tr("Edit as new draft"),
            self.tr("Your next change starts a new draft; the approved text stays."),
        )
        self._withdraw.set_text(self.tr("Withdraw"), self.tr("Take the request back and edit on"))
        self._approve.set_text(self.tr("Approve"))
        self._start_reject.set_text(self.tr("Send back..."))
        self._cancel.set_text(self.tr("Cancel"))
        self._show()
