"""The one door for messages: a strip inside the window with the cause, the next step and a way out."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from studio.domain.errors import Canceled, StudioError
from studio.domain.text import Language
from studio.ui.theme import Theme, Type
from studio.ui.widgets import Button, Label, ToolButton, is_language_change

log = logging.getLogger(__name__)

SHOWN_AT_ONCE: Final = 3
GOOD_NEWS_MS: Final = 8_000
"""Good news leaves by itself; everything else stays until it is dismissed."""


class Tone(StrEnum):
    """How serious a notice is; the value is the colour role."""

    DONE = "good"
    NEWS = "accent"
    DOUBT = "doubt"
    WRONG = "wrong"


_ICONS: Final = {
    Tone.DONE: "circle-check",
    Tone.NEWS: "info",
    Tone.DOUBT: "triangle-alert",
    Tone.WRONG: "circle-alert",
}


@dataclass(frozen=True)
class Notice:
    """Something to tell: what happened, what to do next, and buttons that do it."""

    tone: Tone
    what: str
    next_step: str = ""
    actions: tuple[tuple[str, Callable[[], None]], ...] = ()
    key: str = ""
    """A notice replaces the one shown with the same key."""


class Notices(QFrame):
    """Stacks notices at the top of the window; never modal, gone when dismissed."""

    shown = Signal(object)

    def __init__(self, theme: Theme, language: Callable[[], Language]) -> None:
        super().__init__()
        self._theme = theme
        self._language = language
        self._strips: list[_Strip] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def tell(self, notice: Notice) -> None:
        """Show a notice."""
        log.info("notice: %s %s", notice.what, notice.next_step)
        same = [s for s in self._strips if notice.key and s.notice.key == notice.key]
        same += [s for s in self._strips if s.notice.what == notice.what and s not in same]
        for strip in same:
            self._dismiss(strip)
        strip = _Strip(self._theme, notice, self)
        strip.dismissed.connect(self._on_dismissed)
        self._strips.append(strip)
        self._column.addWidget(strip)
        if notice.tone is Tone.DONE:
            QTimer.singleShot(GOOD_NEWS_MS, strip, strip.leave)
        while len(self._strips) > SHOWN_AT_ONCE:
            self._dismiss(self._strips[0])
        self.show()
        self.shown.emit(notice)

    def tell_error(
        self, error: StudioError, actions: tuple[tuple[str, Callable[[], None]], ...] = ()
    ) -> None:
        """Show what went wrong; a cancel that somebody asked for is no trouble and is not shown."""
        if isinstance(error, Canceled):
            return
        language = self._language()
        step = error.next_step.to(language) if error.next_step is not None else ""
        self.tell(Notice(Tone.WRONG, f"{error.what.to(language)} ({error.code.value})", step, actions))

    def take_back(self, key: str) -> None:
        """Dismiss the notice with this key, where it is shown."""
        for strip in [s for s in self._strips if s.notice.key == key]:
            self._dismiss(strip)

    @property
    def texts(self) -> list[str]:
        """What is shown now, oldest first."""
        return [f"{s.notice.what} {s.notice.next_step}".strip() for s in self._strips]

    def _on_dismissed(self, strip: QObject) -> None:
        if isinstance(strip, _Strip):
            self._dismiss(strip)

    def _dismiss(self, strip: "_Strip") -> None:
        if strip in self._strips:
            self._strips.remove(strip)
            self._column.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        self.setVisible(bool(self._strips))


class _Strip(QFrame):
    dismissed = Signal(QObject)

    def __init__(self, theme: Theme, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self._theme = theme
        self.setObjectName("notice")
        self.setProperty("surface", "notice")
        self.setProperty("tone", notice.tone.value)
        self.setAccessibleName(f"{notice.what} {notice.next_step}".strip())
        self._icon = QLabel()
        self._icon.setFixedSize(18, 18)
        what = Label(theme, Type.BODY)
        what.setText(notice.what)
        what.setWordWrap(True)
        what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(what)
        if notice.next_step:
            following = Label(theme, Type.SECONDARY, "muted")
            following.setText(notice.next_step)
            following.setWordWrap(True)
            texts.addWidget(following)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        for text, act in notice.actions:
            button = Button()
            button.set_text(text)
            button.clicked.connect(partial(self._do, act))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._close = ToolButton(theme, "x", parent=self)
        self._close.clicked.connect(lambda: self.dismissed.emit(self))
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._draw_icon)
        self._draw_icon()
        self._retranslate()

    def leave(self) -> None:
        """Go by itself."""
        self.dismissed.emit(self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._close.set_name(self.tr("Dismiss"))

    def _do(self, act: Callable[[], None], _checked: bool = False) -> None:
        self.dismissed.emit(self)
        act()

    def _draw_icon(self) -> None:
        tone = self.notice.tone
        self._icon.setPixmap(self._theme.pixmap(_ICONS[tone], tone.value, 18, self.devicePixelRatioF()))
