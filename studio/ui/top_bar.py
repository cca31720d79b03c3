"""The bar at the top: menus, what is open and in which state, the presets, and what to do with the script."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QMenu, QWidget
from shiboken6 import isValid

from studio.domain.instants import utc_now
from studio.domain.review import ScriptStatus
from studio.ui import words
from studio.ui.session import EditorSession, SaveState
from studio.ui.theme import Theme, Type
from studio.ui.widgets import Button, Chip, ElidedLabel, Surface, ToolButton, is_language_change, set_role

if TYPE_CHECKING:
    from studio.services.studio import Studio

HEIGHT: Final = 48
PRESETS: Final = ("write", "time", "review")
_AGE_MS: Final = 10_000


class TopBar(Surface):
    """What is open, and the three or four things one does with it."""

    preset_chosen = Signal(str)
    submit_wanted = Signal()
    approve_wanted = Signal()
    film_wanted = Signal()

    def __init__(self, studio: Studio, session: EditorSession, theme: Theme, menu: QMenu | None) -> None:
        super().__init__("bar")
        self._studio = studio
        self._session = session
        self._saved_at: datetime | None = None
        self._worked_in: QWidget | None = None
        self.setFixedHeight(HEIGHT)
        self.title = ElidedLabel(theme, Type.TITLE, weight=QFont.Weight.Bold)
        self.state = Chip(theme)
        self.saved = Chip(theme)
        self.submit = Button()
        self.approve = Button()
        self.film = Button("primary")
        self.film.setProperty("joint", "left")
        self.film_menu = ToolButton(theme, "chevron-down", "on_accent")
        self.film_menu.setProperty("kind", "primary")
        self.film_menu.setPopupMode(ToolButton.ToolButtonPopupMode.InstantPopup)
        self._presets = {name: Button("segment") for name in PRESETS}
        self.menu_button = ToolButton(theme, "app", "text")
        self.menu_button.setIconSize(QSize(20, 20))
        self._build(menu)
        self._age = QTimer(self)
        self._age.setInterval(_AGE_MS)
        self._age.timeout.connect(self._show_saved)
        self._connect()
        self._retranslate()

    def _build(self, menu: QMenu | None) -> None:
        left, right = QWidget(), QWidget()
        row = QHBoxLayout(left)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.menu_button.setVisible(menu is not None)
        if menu is not None:
            self.menu_button.setMenu(menu)
            self.menu_button.setPopupMode(ToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self.menu_button)
        for widget in (self.title, self.state, self.saved):
            row.addWidget(widget)
        row.addStretch(1)
        segments = Surface("segments")
        middle = QHBoxLayout(segments)
        middle.setContentsMargins(2, 2, 2, 2)
        middle.setSpacing(2)
        group = QButtonGroup(self)
        for name, button in self._presets.items():
            button.setCheckable(True)
            group.addButton(button)
            middle.addWidget(button)
            button.clicked.connect(lambda _=False, name=name: self.preset_chosen.emit(name))
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.submit, self.approve):
            row.addWidget(button)
        film = QHBoxLayout()
        film.setSpacing(1)
        film.addWidget(self.film)
        film.addWidget(self.film_menu)
        row.addLayout(film)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(10, 0, 12, 0)
        bar.setSpacing(12)
        bar.addWidget(left, 1)
        bar.addWidget(segments, 0, Qt.AlignmentFlag.AlignVCenter)
        bar.addWidget(right, 1)

    def _connect(self) -> None:
        session = self._session
        session.record_changed.connect(self._on_record_changed)
        session.script_changed.connect(self._on_script_changed)
        session.save_state_changed.connect(self._on_save_state_changed)
        self.submit.clicked.connect(self.submit_wanted)
        self.approve.clicked.connect(self.approve_wanted)
        self.film.clicked.connect(self.film_wanted)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def set_film_menu(self, menu: QMenu) -> None:
        """Offer more that one can do about films."""
        self.film_menu.setMenu(menu)

    def show_preset(self, name: str) -> None:
        """Mark the preset in force."""
        if name in self._presets:
            self._presets[name].setChecked(True)

    @Slot()
    def _on_record_changed(self) -> None:
        record = self._session.record
        there = record is not None
        self.title.setText(record.title if record is not None else self.tr("No script open"))
        self.title.set_role("text" if there else "muted")
        self.state.setVisible(there)
        self.saved.setVisible(there)
        self.film.setEnabled(there)
        self.film_menu.set_icon("chevron-down", "on_accent" if there else "muted")
        set_role(self.film_menu, "kind", "primary" if there else "joint")
        status = record.status if record is not None else None
        # While it is in review, the bar above the script has what is to be decided, and why one may not.
        deciding = status is ScriptStatus.DRAFT and self._studio.profile.may_approve
        buttons = (self.submit, self.approve)
        had_focus = any(button.hasFocus() for button in buttons)
        self.submit.setVisible(status in (ScriptStatus.DRAFT, ScriptStatus.REJECTED))
        self.approve.setVisible(deciding)
        self.show_deciding()
        if had_focus and not any(button.hasFocus() for button in buttons):
            self._give_focus_back()
        if record is not None:
            name = words.status_name(record.status)
            pattern = self.tr("%1 · rev %2", "state and revision of a script")
            text = pattern.replace("%1", name).replace("%2", str(record.revision))
            self.state.show_state(text, *words.status_look(record.status))
            self._saved_at = record.updated_at
        self._name_film(status)
        self._show_saved()

    def show_deciding(self) -> None:
        """Let approve who may, and say beside the button why one may not."""
        record = self._session.record
        refusal = self._studio.scripts.why_not_approve(record) if record is not None else None
        why_not = refusal.what.to(self._studio.language) if refusal is not None else ""
        self.approve.setEnabled(not why_not)
        self.approve.set_text(self.approve.text(), why_not or self.tr("Approve these words for delivery"))

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None and now is not None and self.isAncestorOf(now) and not self.isAncestorOf(old):
            self._worked_in = old

    def _give_focus_back(self) -> None:
        """Go back to what was worked in before a button that is gone now.

        Not on to "Make film": whoever presses twice would make one.
        """
        before = self._worked_in
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.film.setFocus()

    @Slot()
    def _on_script_changed(self) -> None:
        if self._session.script is not None:
            self.title.setText(self._session.script.title)

    @Slot()
    def _on_save_state_changed(self) -> None:
        if self._session.save_state is SaveState.SAVED and self._session.record is not None:
            self._saved_at = self._session.record.updated_at
            self._age.start()
        self._show_saved()

    @Slot()
    def _show_saved(self) -> None:
        match self._session.save_state:
            case SaveState.UNSAVED:
                self.saved.show_state(self.tr("Saving..."))
            case SaveState.FAILED:
                self.saved.show_state(self.tr("Not saved"), "triangle-alert", "wrong")
            case SaveState.SAVED:
                self.saved.show_state(self._age_text())

    def _age_text(self) -> str:
        if self._saved_at is None:
            return self.tr("Saved")
        age = (utc_now() - self._saved_at).total_seconds()
        if age < 15:
            return self.tr("Saved just now")
        return self.tr("Saved %1").replace("%1", words.moment(self._saved_at))

    def _name_film(self, status: ScriptStatus | None) -> None:
        delivery = status is ScriptStatus.APPROVED
        self.film.set_text(
            self.tr("Make film"),
            self.tr("Make the film for delivery (Ctrl+R)")
            if delivery
            else self.tr("Make a watermarked draft of the film (Ctrl+R); approve the script for delivery"),
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.menu_button.set_name(self.tr("Menu (F10)"))
        self.film_menu.set_name(self.tr("More about films"))
        self._presets["write"].set_text(self.tr("Write"), self.tr("Arrange the window for writing (Ctrl+1)"))
        self._presets["time"].set_text(self.tr("Time"), self.tr("Arrange the window for timing (Ctrl+2)"))
        self._presets["review"].set_text(self.tr("Review"), self.tr("Arrange the window for review (Ctrl+3)"))
        self.submit.set_text(self.tr("Submit for review"))
        self.approve.set_text(self.tr("Approve"))
        self._on_record_changed()
