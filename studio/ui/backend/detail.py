"""More about one script or video: what its state means, what can be done, and the life of its video."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.domain.education import is_expired
from studio.domain.instants import utc_now
from studio.domain.review import Profile
from studio.domain.sync import SyncRow, SyncState
from studio.domain.video import Video
from studio.ui.backend.life import VideoAction, is_about_script, video_actions
from studio.ui.backend.reason import ReasonLine
from studio.ui.backend.rows import STATE_LOOKS, SyncAction, actions_of, title_of
from studio.ui.backend.stepper import LifeStepper
from studio.ui.backend.texts import BackendTexts
from studio.ui.settings.controls import FlowLayout
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Button, Label, Surface, ToolButton, hairline, is_language_change


class Detail(Surface):
    """What is known of the chosen row; scrolls where there is little room."""

    acted = Signal(object)
    """SyncAction."""
    video_acted = Signal(object)
    """VideoAction."""
    rejected = Signal(str)
    """The reason why the script goes back."""
    video_rejected = Signal(str)
    """The reason why the video goes back."""
    back_wanted = Signal()

    def __init__(self, theme: Theme, texts: BackendTexts) -> None:
        super().__init__("panel")
        self._theme = theme
        self._texts = texts
        self._row: SyncRow | None = None
        self._video: Video | None = None
        self._profile = Profile(name="", roles=frozenset())
        self._busy = False
        self.back = ToolButton(theme, "arrow-left")
        self._title = Label(theme, Type.TITLE)
        self._title.setWordWrap(True)
        self._icon = QLabel()
        self._state = Label(theme, Type.BODY, weight=QFont.Weight.DemiBold)
        self._advice = Label(theme, Type.SECONDARY, "muted")
        self._facts = Label(theme, Type.SECONDARY, "muted", tabular=True)
        self.stepper = LifeStepper(theme, texts)
        self._video_name = Label(theme, Type.SECONDARY, weight=QFont.Weight.DemiBold)
        self._course_icon = QLabel()
        self._course = Label(theme, Type.SECONDARY, "muted")
        self._no_video = Label(theme, Type.SECONDARY, "muted")
        for label in (self._state, self._advice, self._facts, self._video_name, self._course, self._no_video):
            label.setWordWrap(True)
        self.reason = ReasonLine(theme)
        self.video_reason = ReasonLine(theme)
        self._actions: tuple[SyncAction, ...] = ()
        self._video_actions: tuple[VideoAction, ...] = ()
        self._row_buttons = _ButtonRow()
        self._video_buttons = _ButtonRow()
        self._build()
        self.back.clicked.connect(self.back_wanted)
        self._row_buttons.chosen.connect(self._on_action)
        self._video_buttons.chosen.connect(self._on_video_action)
        self.reason.given.connect(self.rejected)
        self.video_reason.given.connect(self.video_rejected)
        theme.changed.connect(self._show)
        self._retranslate()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID * 2)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        state = QHBoxLayout()
        state.setSpacing(GRID + 2)
        state.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self._state, 1)
        course = QHBoxLayout()
        course.setSpacing(GRID + 2)
        course.addWidget(self._course_icon, 0, Qt.AlignmentFlag.AlignTop)
        course.addWidget(self._course, 1)
        self._line = hairline()
        inner = Surface("panel")
        column = QVBoxLayout(inner)
        column.setContentsMargins(GRID * 4, GRID * 3, GRID * 4, GRID * 3)
        column.setSpacing(GRID * 2)
        column.addLayout(head)
        column.addLayout(state)
        column.addWidget(self._advice)
        column.addWidget(self._row_buttons)
        column.addWidget(self.reason)
        column.addWidget(self._facts)
        column.addSpacing(GRID)
        column.addWidget(self._line)
        column.addSpacing(GRID)
        column.addWidget(self._video_name)
        column.addWidget(self.stepper)
        column.addLayout(course)
        column.addWidget(self._video_buttons)
        column.addWidget(self.video_reason)
        column.addWidget(self._no_video)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def sizeHint(self) -> QSize:
        """Ask for the room of a few buttons beside each other."""
        return QSize(90 * GRID, 80 * GRID)

    # --- what is shown ---------------------------------------------------------------------------

    def show_row(self, row: SyncRow | None, profile: Profile, *, busy: bool = False) -> None:
        """Show a script of both sides, and its video where it has one."""
        self._put(row, row.video if row is not None else None, profile, busy=busy)

    def show_video(self, video: Video | None, profile: Profile, *, busy: bool = False) -> None:
        """Show a video by itself."""
        self._put(None, video, profile, busy=busy)

    def _put(self, row: SyncRow | None, video: Video | None, profile: Profile, *, busy: bool) -> None:
        if (row is None) != (self._row is None) or (
            row is not None and self._row is not None and title_of(row) != title_of(self._row)
        ):
            self.reason.hide()
        if (video.video_id if video else "") != (self._video.video_id if self._video else ""):
            self.video_reason.hide()
        self._row, self._video, self._profile, self._busy = row, video, profile, busy
        self._show()

    def show_back(self, shown: bool) -> None:
        """Offer the way back to the list, where it is not in sight."""
        self.back.setVisible(shown)

    @Slot()
    def _show(self) -> None:
        row, video = self._row, self._video
        title = title_of(row) if row is not None else (video.title or video.video_id) if video else ""
        self._title.setText(title)
        for widget in (self._icon, self._state, self._advice, self._row_buttons, self._line):
            widget.setVisible(row is not None)
        self._facts.hide()
        if row is not None:
            self._show_script(row)
        self._show_life(video)
        self._no_video.setVisible(video is None and row is not None)
        ratio = self.devicePixelRatioF()
        side = max(14, self._course.fontMetrics().ascent())
        ended = video is not None and is_expired(video.end_at, utc_now())
        icon, role = ("triangle-alert", "doubt") if ended else ("clock", "muted")
        self._course.set_role(role)
        self._course_icon.setPixmap(self._theme.pixmap(icon, role, side, ratio))

    @property
    def _video_leads(self) -> bool:
        """Tell whether what comes next is the video's: nothing need be done about the script."""
        row, video = self._row, self._video
        is_settled = row is None or row.state is SyncState.SAME
        return is_settled and video is not None and bool(self._offered(video))

    def _offered(self, video: Video) -> tuple[VideoAction, ...]:
        """Decisions about a script that is here are offered with the script: they count on both sides."""
        row = self._row
        if row is not None and row.here is not None and is_about_script(video):
            return ()
        return video_actions(video, self._profile)

    def _show_script(self, row: SyncRow) -> None:
        icon, role = STATE_LOOKS[row.state]
        side = max(16, self._state.fontMetrics().ascent())
        self._icon.setPixmap(self._theme.pixmap(icon, role, side, self.devicePixelRatioF()))
        self._state.setText(self._texts.state(row.state))
        self._advice.setText(self._texts.advice(row))
        lines = [self._texts.sides(row), self._texts.same_at(row)]
        self._facts.setText("\n".join(line for line in lines if line))
        self._facts.setVisible(bool(self._facts.text()))
        actions = actions_of(row, may_approve=self._profile.may_approve)
        self._actions = tuple(action for action in actions if action is not SyncAction.DETAILS)
        offers = [self._texts.action(action) for action in self._actions]
        self._row_buttons.offer(offers, enabled=not self._busy, leads=not self._video_leads)

    def _show_life(self, video: Video | None) -> None:
        self.stepper.show_video(video)
        for widget in (self._video_name, self._video_buttons):
            widget.setVisible(video is not None)
        course = self._texts.course(video) if video is not None else ""
        self._course.setText(course)
        self._course.setVisible(bool(course))
        self._course_icon.setVisible(bool(course))
        if video is None:
            self.video_reason.hide()
            return
        name = self.tr("Video: %1").replace("%1", video.title or video.video_id)
        self._video_name.setText(name)
        self._video_name.setVisible(self._row is not None)
        self._video_actions = self._offered(video)
        offers = [self._texts.video_action(action) for action in self._video_actions]
        self._video_buttons.offer(offers, enabled=not self._busy, leads=self._video_leads)

    # --- what a person does ----------------------------------------------------------------------

    def ask_reason(self) -> None:
        """Open the line in which it is said why the script goes back."""
        self.reason.ask()
        self._scroll.ensureWidgetVisible(self.reason)

    def ask_video_reason(self) -> None:
        """Open the line in which it is said why the video goes back."""
        self.video_reason.ask()
        self._scroll.ensureWidgetVisible(self.video_reason)

    @property
    def buttons(self) -> list[Button]:
        """Every button that is offered, the script's first."""
        return [*self._row_buttons.buttons, *self._video_buttons.buttons]

    @Slot(int)
    def _on_action(self, place: int) -> None:
        action = self._actions[place]
        if action is SyncAction.REJECT:
            self.ask_reason()
        else:
            self.acted.emit(action)

    @Slot(int)
    def _on_video_action(self, place: int) -> None:
        action = self._video_actions[place]
        if action is VideoAction.REJECT:
            self.ask_video_reason()
        else:
            self.video_acted.emit(action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.back.set_name(self.tr("Back to the list (Esc)"))
        self._no_video.setText(self.tr("No video of the backend belongs to this script."))
        self._show()


class _ButtonRow(QWidget):
    """Buttons that wrap."""

    chosen = Signal(int)
    """Place of the button that was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(GRID * 2)
        self.setLayout(self._flow)
        self.buttons: list[Button] = []

    def offer(self, offers: list[str], *, enabled: bool, leads: bool) -> None:
        """Offer what can be done, by name; the same offer again keeps its buttons and the focus.

        With `leads` the first button is what comes next.
        """
        while len(self.buttons) > len(offers):
            button = self.buttons.pop()
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        while len(self.buttons) < len(offers):
            button = Button(parent=self)
            button.clicked.connect(partial(self._on_clicked, len(self.buttons)))
            self._flow.addWidget(button)
            self.buttons.append(button)
            button.show()
        for number, (button, name) in enumerate(zip(self.buttons, offers, strict=True)):
            button.set_kind("lead" if leads and number == 0 else "plain")
            button.set_text(name)
            button.setEnabled(enabled)
        self.setVisible(bool(offers))

    def _on_clicked(self, place: int, _checked: bool = False) -> None:
        self.chosen.emit(place)
