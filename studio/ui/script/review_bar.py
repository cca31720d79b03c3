"""The strip above a script that says why it cannot be edited, or was sent back, and what can be done."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from studio.domain.review import ScriptStatus
from studio.ui.theme import Theme, Type
from studio.ui.widgets import Button, Label, Surface, is_language_change


class ReviewBar(Surface):
    """Shows the state of review of the open script; asks for the reason of a rejection in place."""

    reopen_wanted = Signal()
    withdraw_wanted = Signal()
    approve_wanted = Signal()
    reject_wanted = Signal(str)
    """The reason."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("notice", parent)
        self._theme = theme
        self._status: ScriptStatus | None = None
        self._reason = ""
        self._editable = True
        self._may_approve = False
        self._icon = QLabel()
        self._icon.setFixedSize(16, 16)
        self._text = Label(theme, Type.SECONDARY)
        self._text.setWordWrap(True)
        self._reopen = Button()
        self._withdraw = Button()
        self._approve = Button("primary")
        self._start_reject = Button("danger")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        for button in (self._reopen, self._withdraw, self._start_reject, self._approve):
            row.addWidget(button)
        self._question = self._build_question()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._question)
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
        self._confirm.setEnabled(False)
        row = QHBoxLayout(question)
        row.setContentsMargins(24, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.reason, 1)
        row.addWidget(self._cancel)
        row.addWidget(self._confirm)
        self.reason.textChanged.connect(self._on_reason)
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
        self._status, self._editable, self._may_approve, self._reason = status, editable, may_approve, reason
        self._show()

    @Slot()
    def ask_reason(self) -> None:
        """Open the line in which a reviewer says why the script goes back."""
        self._question.show()
        self.show()
        self.reason.clear()
        self.reason.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _on_confirm(self) -> None:
        if reason := self.reason.text().strip():
            self._question.hide()
            self.reject_wanted.emit(reason)

    @Slot(str)
    def _on_reason(self, text: str) -> None:
        self._confirm.setEnabled(bool(text.strip()))

    @Slot()
    def _on_cancel(self) -> None:
        self._question.hide()
        self._show()

    def _show(self) -> None:
        status = self._status
        in_review = status is ScriptStatus.REVIEW_REQUESTED
        approved = status is ScriptStatus.APPROVED
        asked = (self.tr("Say why this script goes back."), "pencil", "doubt")
        text, icon, role = {
            ScriptStatus.REVIEW_REQUESTED: (
                self.tr("In review: the text is locked until somebody decides."), "eye", "accent"
            ),
            ScriptStatus.APPROVED: (
                self.tr("Approved: this text is kept as it is.")
                if not self._editable
                else self.tr("Your next change starts a new draft; the approved text stays."),
                "lock" if not self._editable else "lock-open",
                "good",
            ),
            ScriptStatus.REJECTED: (
                self.tr("Sent back: %1").replace("%1", self._reason), "circle-x", "wrong"
            ),
        }.get(status or ScriptStatus.DRAFT, asked)  # fmt: skip
        self._text.setText(text)
        self._icon.setPixmap(self._theme.pixmap(icon, role, 16, self.devicePixelRatioF()))
        self.setProperty("tone", role)
        self.style().unpolish(self)
        self.style().polish(self)
        self._reopen.setVisible(approved and not self._editable)
        self._withdraw.setVisible(in_review)
        self._approve.setVisible(in_review and self._may_approve)
        self._start_reject.setVisible(in_review and self._may_approve)
        self.setVisible(
            status in (ScriptStatus.REVIEW_REQUESTED, ScriptStatus.APPROVED, ScriptStatus.REJECTED)
        )

    def _retranslate(self) -> None:
        self._reopen.set_text(self.tr("Edit as new draft"))
        self._withdraw.set_text(self.tr("Withdraw"))
        self._approve.set_text(self.tr("Approve"))
        self._start_reject.set_text(self.tr("Send back..."))
        self._confirm.set_text(self.tr("Send back"))
        self._cancel.set_text(self.tr("Cancel"))
        self.reason.setPlaceholderText(self.tr("What should be changed?"))
        self.reason.setAccessibleName(self.tr("Reason for sending back"))
        self._show()
