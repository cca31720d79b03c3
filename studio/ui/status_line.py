"""The line at the foot of the window: problems, where one is, the backend, the voices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout

from studio.domain.delivery import OutboxSummary
from studio.domain.problem import Severity
from studio.services.ahead import AheadState
from studio.ui.backend.head import Contact
from studio.ui.problems.texts import severity_look
from studio.ui.session import EditorSession
from studio.ui.theme import Theme, Type
from studio.ui.widgets import Button, Label, Surface, is_language_change, plain_tip

if TYPE_CHECKING:
    from studio.domain.problem import Problem
    from studio.services.previewing import FilmPreview


class StatusLine(Surface):
    """One line of plain facts."""

    problems_wanted = Signal()
    outbox_wanted = Signal()
    backend_wanted = Signal()

    def __init__(self, session: EditorSession, theme: Theme) -> None:
        super().__init__("status")
        self._session = session
        self._theme = theme
        self._problem_count = 0
        self._has_wrong = False
        self.problems = Button("link")
        self.place = Label(theme, Type.META, "muted", tabular=True)
        self.outbox = Button("link")
        self._outbox = OutboxSummary()
        self._is_sending = False
        self.backend_note = Button("link")
        self.backend_note.hide()
        self._backend_icon = ""
        self._contact = Contact()
        self.backend = Label(theme, Type.META, "muted")
        self.voices = Label(theme, Type.META, "muted", tabular=True)
        self.ahead = Label(theme, Type.META, "muted")
        self._ahead_state = AheadState.OFF
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(20)
        row.addWidget(self.problems)
        row.addWidget(self.place)
        row.addStretch(1)
        row.addWidget(self.outbox)
        row.addWidget(self.backend_note)
        row.addWidget(self.backend)
        row.addWidget(self.voices)
        row.addWidget(self.ahead)
        self.problems.clicked.connect(self.problems_wanted)
        self.outbox.clicked.connect(self.outbox_wanted)
        theme.changed.connect(self._show_outbox)
        self.backend_note.clicked.connect(self.backend_wanted)
        theme.changed.connect(self._show_backend)
        session.selection_changed.connect(self._show_place)
        session.playhead_changed.connect(self._show_place)
        session.film_changed.connect(self._on_film_changed)
        session.voice_trouble_changed.connect(self._on_voice_trouble)
        theme.changed.connect(self._show_problems)
        self._retranslate()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show how many problems the open script has."""
        self._problem_count = len(problems)
        self._has_wrong = any(problem.severity is Severity.WRONG for problem in problems)
        self._show_problems()

    @Slot()
    def _show_problems(self) -> None:
        count = self._problem_count
        self.problems.setFont(self._theme.font(Type.META))
        self.setFixedHeight(max(26, self.place.fontMetrics().height() + 6))
        text = self.tr("%n problem(s)", "", count) if count else self.tr("No problems")
        self.problems.set_text(text, self.tr("Go to the next problem (F8)"))
        worst = Severity.WRONG if self._has_wrong else Severity.DOUBT
        name, role = severity_look(worst) if count else ("check", "good")
        side = self._theme.icon_side - 2
        pixmap = self._theme.pixmap(name, role, side, self.devicePixelRatioF())
        icon = QIcon(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Disabled)  # good news is not greyed out
        self.problems.setIcon(icon)
        self.problems.setIconSize(QSize(side, side))
        self.problems.setEnabled(bool(count))
        self.problems.setVisible(self._session.record is not None)

    @Slot(object)
    def show_outbox(self, summary: OutboxSummary) -> None:
        """Show how much waits in the outbox, or was refused."""
        self._outbox = summary
        self._show_outbox()

    @Slot(bool)
    def show_sending(self, is_sending: bool) -> None:
        """Show whether a film is being sent."""
        self._is_sending = is_sending
        self._show_outbox()

    @Slot()
    def _show_outbox(self) -> None:
        summary, sending = self._outbox, self._is_sending
        refused = self.tr("%n refused", "", summary.refused) if summary.refused else ""
        waiting = self.tr("%n waiting to be sent", "", summary.waiting) if summary.waiting else ""
        sent = self.tr("Uploading…") if sending else ""
        look = (
            ("circle-alert", "wrong")
            if refused
            else ("cloud-upload", "accent")
            if sending
            else ("clock", "doubt")
        )
        self.outbox.setVisible(bool(summary.waiting or summary.refused or sending))
        self.outbox.setFont(self._theme.font(Type.META))
        text = " · ".join(filter(None, (sent, waiting, refused)))
        self.outbox.set_text(text, self.tr("Show the outbox"))
        side = self._theme.icon_side - 2
        self.outbox.setIcon(QIcon(self._theme.pixmap(*look, side, self.devicePixelRatioF())))
        self.outbox.setIconSize(QSize(side, side))

    @Slot(str, str)
    def show_backend(self, note: str, icon: str) -> None:
        """Say what there is to know of the open script at the backend; empty for nothing."""
        self._backend_icon = icon
        self.backend_note.set_text(note, self.tr("Show the backend"))
        self.backend_note.setVisible(bool(note))
        self._show_backend()

    @Slot(object)
    def show_contact(self, contact: Contact) -> None:
        """Say which backend there is, and whether it answers."""
        self._contact = contact
        text = self.tr("Works offline")
        if contact.host:
            text = self.tr("%1 does not answer") if contact.is_offline else self.tr("Backend %1")
        self.backend.setText(text.replace("%1", contact.host))

    @Slot()
    def _show_backend(self) -> None:
        self.backend_note.setFont(self._theme.font(Type.META))
        if self._backend_icon:
            side = self._theme.icon_side - 2
            icon = self._theme.pixmap(self._backend_icon, "doubt", side, self.devicePixelRatioF())
            self.backend_note.setIcon(QIcon(icon))
            self.backend_note.setIconSize(QSize(side, side))

    @Slot()
    def _show_place(self) -> None:
        film, uid = self._session.film, self._session.selected_uid
        index = film.scene_index(uid) if film is not None else None
        if film is None or index is None:
            self.place.setText("")
            return
        text = self.tr("Scene %1").replace("%1", str(index + 1))
        cues = [cue for cue in film.cues if cue.scene == index]
        now = self._session.playhead * 1000 / film.timeline.fps
        begun = sum(1 for cue in cues if cue.start_ms <= now)
        if cues and begun:
            caption = self.tr("caption %1 of %2").replace("%1", str(begun)).replace("%2", str(len(cues)))
            text += f" · {caption}"
        self.place.setText(text)

    @Slot(object)
    def _on_film_changed(self, film: FilmPreview | None) -> None:
        if film is None:
            self.voices.setText("")
            self.voices.hide()
        else:
            pattern = self.tr("Voices ready %1/%2")
            ready = str(sum(film.voiced))
            self.voices.show()
            told = pattern.replace("%1", ready).replace("%2", str(len(film.voiced)))
            trouble = self._session.voice_trouble if film.waits_for_service else ""
            if trouble:
                estimated = self.tr("lengths estimated")
                told = f"{told} · {estimated}"
            self.voices.setText(told)
            self.voices.setToolTip(self._about_voices(film, trouble))
        self._show_place()
        self._show_problems()

    def _about_voices(self, film: FilmPreview, trouble: str) -> str:
        if trouble:
            return plain_tip(trouble)
        if film.waits_for_service:
            return self.tr("The rest is asked for when you change something and pause, or play the film.")
        return ""

    @Slot()
    def _on_voice_trouble(self) -> None:
        self._on_film_changed(self._session.film)

    @Slot(object)
    def show_ahead(self, state: AheadState) -> None:
        """Show whether the film's parts are being made while the author pauses, or are there."""
        self._ahead_state = state
        texts = {
            AheadState.WORKING: self.tr("Encoding ahead…"),
            AheadState.READY: self.tr("Film prepared"),
        }
        self.ahead.setText(texts.get(state, ""))
        self.ahead.setToolTip(
            self.tr("What has changed is encoded while you pause; the film is then joined.")
        )
        self.ahead.setVisible(state in texts)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.show_contact(self._contact)
        self._on_film_changed(self._session.film)
        self.show_ahead(self._ahead_state)
        self._show_outbox()
