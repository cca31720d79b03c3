"""How far a model is with what it writes, and why it failed: strips in the dialogs that ask it."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from studio.domain.drafting import Written
from studio.domain.errors import StudioError
from studio.domain.text import Language
from studio.ui import words
from studio.ui.settings.controls import FlowLayout
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Button, Label, Surface, is_language_change
from studio.ui.workers import Progress

_TELL_EVERY_SEC: Final = 0.1
_TICK_MS: Final = 500
_NEVER_FULL: Final = 0.95
"""Nobody knows how long an answer becomes: the bar is full when it is there."""
_BAR: Final = 4


class Calmly:
    """Tells a worker's progress ten times a second at most; every new attempt, part and wait at once."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._told_at = 0.0
        self._last: tuple[int, int, float] | None = None

    def __call__(self, written: Written) -> None:
        """Hear how far it is; called on the worker's thread."""
        now = time.monotonic()
        stage = (written.part, written.attempt, written.waiting_sec)
        if stage != self._last or now - self._told_at >= _TELL_EVERY_SEC:
            self._last, self._told_at = stage, now
            self._progress(written)


class WritingStrip(QWidget):
    """A bar, and under it in words: how much has come, which attempt, for how long."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._written = Written()
        self._expected = 1
        self._clock = QElapsedTimer()
        self._bar = _Bar(theme)
        self._text = Label(theme, Type.SECONDARY, "muted", tabular=True)
        self._text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._bar)
        column.addWidget(self._text)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._say)

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def begin(self, expected: int) -> None:
        """Something of about `expected` characters is being written from now on."""
        self._expected = max(1, expected)
        self._clock.start()
        self._tick.start()
        self.show_written(Written())
        self.show()

    def end(self) -> None:
        """Nothing is being written any more."""
        self._tick.stop()
        self.hide()

    def show_written(self, written: Written) -> None:
        """Show how far it is."""
        self._written = written
        each = self._expected / written.parts
        self._bar.fill((written.part - 1 + min(_NEVER_FULL, written.characters / each)) / written.parts)
        self._say()

    @Slot()
    def _say(self) -> None:
        written = self._written
        if written.waiting_sec:
            wait = self.tr("The model is busy; it is asked again in %1 s")
            said = wait.replace("%1", f"{written.waiting_sec:.0f}")
        elif written.characters:
            said = self.tr("The model is writing: %1").replace("%1", words.characters(written.characters))
        else:
            said = self.tr("Waiting for the model")
        parts = [said]
        if written.parts > 1:
            part = self.tr("part %1 of %2")
            parts.append(part.replace("%1", str(written.part)).replace("%2", str(written.parts)))
        if written.attempt > 1:
            parts.append(self.tr("attempt %1").replace("%1", str(written.attempt)))
        parts.append(words.clock(self._clock.elapsed() / 1000))
        self._text.setText(" · ".join(parts))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event) and self._clock.isValid():
            self._say()
        super().changeEvent(event)


class _Bar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._filled = 0.0
        self.setFixedHeight(_BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def fill(self, filled: float) -> None:
        """Show a share between 0 and 1."""
        self._filled = filled
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar."""
        painter, colors = QPainter(self), self._theme.colors
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(colors.line)
        painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)
        if self._filled > 0:
            whole.setWidth(max(_BAR, whole.width() * self._filled))
            painter.setBrush(colors.accent)
            painter.drawRoundedRect(whole, _BAR / 2, _BAR / 2)


class FailureStrip(Surface):
    """What went wrong with its code, what to do, and buttons that do it."""

    def __init__(self, theme: Theme, *buttons: Button) -> None:
        super().__init__("notice")
        self.setProperty("tone", "wrong")
        self._theme = theme
        self._icon = QLabel()
        self._what = Label(theme)
        self._next = Label(theme, Type.SECONDARY, "muted")
        for label in (self._what, self._next):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        acts = FlowLayout(GRID * 2)
        for button in buttons:
            acts.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addWidget(self._what)
        column.addWidget(self._next)
        column.addSpacing(GRID)
        column.addLayout(acts)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        row.setSpacing(3 * GRID)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        theme.changed.connect(self._draw_icon)
        self._draw_icon()
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._what.text()

    def tell(self, error: StudioError, language: Language) -> None:
        """Say what went wrong."""
        self._what.setText(f"{error.what.to(language)} ({error.code.value})")
        self._next.setText(error.next_step.to(language) if error.next_step is not None else "")
        self._next.setVisible(bool(self._next.text()))
        self.setAccessibleName(f"{self._what.text()} {self._next.text()}".strip())
        self.show()

    @Slot()
    def _draw_icon(self) -> None:
        self._icon.setPixmap(self._theme.pixmap("circle-alert", "wrong", 18, self.devicePixelRatioF()))
