"""The line above the list: which backend, who is signed in, when it was asked, and whether it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel

from studio.ui.review.texts import moment
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import ElidedLabel, Label, Surface, ToolButton, is_language_change, plain_tip


class SignIn(StrEnum):
    """Whether the backend knows who works here."""

    VALID = "valid"
    EXPIRED = "expired"
    LOCAL = "local"
    """The token is of no person: whoever works here is known by the local profile."""


@dataclass(frozen=True, slots=True)
class Contact:
    """What is known of the backend as such."""

    host: str = ""
    dialect: str = ""
    """Empty while it is not known."""
    who: str = ""
    asked_at: datetime | None = None
    is_asking: bool = False
    """An answer is waited for; that can be given up."""
    is_offline: bool = False
    """The last time it was asked, it did not answer: what is shown is what was known before."""
    sign_in: SignIn = SignIn.LOCAL


class ContactLine(Surface):
    """One line; what does not fit is its tool tip."""

    refresh_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("title")
        self._theme = theme
        self._contact = Contact()
        self._icon = QLabel()
        self.facts = ElidedLabel(theme, Type.SECONDARY, "muted")
        self.when = Label(theme, Type.META, "muted", tabular=True)
        self.button = ToolButton(theme, "refresh-cw")
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 3, GRID // 2, GRID * 2, GRID // 2)
        row.setSpacing(GRID * 2)
        row.addWidget(self._icon)
        row.addWidget(self.facts, 1)
        row.addWidget(self.when)
        row.addWidget(self.button)
        self.button.clicked.connect(self._on_clicked)
        theme.changed.connect(self._show)
        self._show()

    @property
    def contact(self) -> Contact:
        """What is shown."""
        return self._contact

    def show_contact(self, contact: Contact) -> None:
        """Show what is known."""
        self._contact = contact
        self._show()

    @Slot()
    def _show(self) -> None:
        contact = self._contact
        icon, role = ("cloud-off", "doubt") if contact.is_offline else ("cloud", "muted")
        side = max(14, self.facts.fontMetrics().ascent())
        self._icon.setPixmap(self._theme.pixmap(icon, role, side, self.devicePixelRatioF()))
        text = " · ".join(part for part in (contact.host, contact.dialect, self._who()) if part)
        self.facts.setText(text)
        self.facts.setAccessibleName(text)
        self.when.setText(self._when())
        self.when.set_role("doubt" if contact.is_offline else "muted")
        self.when.setToolTip(plain_tip(self._explained()))
        self.button.set_icon("x" if contact.is_asking else "refresh-cw")
        self.button.set_name(
            self.tr("Stop waiting") if contact.is_asking else self.tr("Ask the backend (F5)")
        )

    def _who(self) -> str:
        who = self._contact.who
        if not who:
            return ""
        match self._contact.sign_in:
            case SignIn.VALID:
                return self.tr("%1, signed in").replace("%1", who)
            case SignIn.EXPIRED:
                return self.tr("%1, sign-in expired").replace("%1", who)
            case SignIn.LOCAL:
                return self.tr("%1, local profile").replace("%1", who)

    def _when(self) -> str:
        contact = self._contact
        if contact.is_asking:
            return self.tr("Asking…")
        at = moment(contact.asked_at) if contact.asked_at is not None else ""
        if contact.is_offline:
            return self.tr("Offline · known at %1").replace("%1", at) if at else self.tr("Offline")
        return self.tr("as of %1").replace("%1", at) if at else ""

    def _explained(self) -> str:
        if self._contact.is_offline:
            return self.tr("The backend does not answer. You see what was known; work here goes on.")
        return ""

    @Slot()
    def _on_clicked(self) -> None:
        if self._contact.is_asking:
            self.cancel_wanted.emit()
        else:
            self.refresh_wanted.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._show()
        super().changeEvent(event)
