"""What a person sees at the very first start: the sample is open, and three things to try with it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Button, Label, Surface, ToolButton, is_language_change

FAREWELL_MS: Final = 12_000
"""How long the strip stays once everything was tried."""


class Try(StrEnum):
    """One thing to try, in the order in which they are offered."""

    WRITE = "write"
    WATCH = "watch"
    MAKE = "make"


class Welcome(Surface):
    """A strip with three things to try, each ticked when it was done."""

    tried = Signal(object)
    """Try: a person wants to be led to it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("notice")
        self.setProperty("tone", "accent")
        self._title = Label(theme, Type.TITLE)
        self._close = ToolButton(theme, "x")
        self._close.clicked.connect(self.hide)
        self.steps = {step: _Step(theme, number) for number, step in enumerate(Try, start=1)}
        steps = QHBoxLayout()
        steps.setSpacing(8 * GRID)
        for step, widget in self.steps.items():
            steps.addWidget(widget, 1)
            widget.button.clicked.connect(lambda _=False, step=step: self.tried.emit(step))
        column = QVBoxLayout()
        column.setSpacing(2 * GRID)
        column.addWidget(self._title)
        column.addLayout(steps)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 3 * GRID, 2 * GRID, 3 * GRID)
        row.addLayout(column, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        self._retranslate()

    def mark_done(self, step: Try) -> None:
        """Tick one thing off; once all three are, the strip says so."""
        if not self.steps[step].is_done:
            self.steps[step].mark_done()
            self._retranslate()
            if self._is_all_done:
                QTimer.singleShot(FAREWELL_MS, self, self.hide)

    @property
    def _is_all_done(self) -> bool:
        return all(step.is_done for step in self.steps.values())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        title = self.tr("That is all there is to it") if self._is_all_done else self.tr("Three things to try")
        self._title.setText(title)
        self.setAccessibleName(title)
        self._close.set_name(self.tr("Close"))
        for step, name, what in (
            (Try.WRITE, self.tr("Change a sentence"), self.tr("The picture follows while you type.")),
            (Try.WATCH, self.tr("Play it"), self.tr("Watch and hear the film at once, with its captions.")),
            (
                Try.MAKE,
                self.tr("Make the film"),
                self.tr("Encoded on this computer, while you go on writing."),
            ),
        ):
            self.steps[step].set_words(name, what)


class _Step(QWidget):
    """A number that becomes a tick, what to do, and what comes of it."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme = theme
        self._number = str(number)
        self.is_done = False
        self._mark = Label(theme, Type.TITLE, "accent", weight=QFont.Weight.Bold)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = Button("link")
        self._what = Label(theme, Type.SECONDARY, "muted")
        self._what.setWordWrap(True)
        self._what.setContentsMargins(5, 0, 0, 0)  # where the words of the button above begin
        self._what.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        texts.addWidget(self._what)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        theme.changed.connect(self._draw_mark)
        self._draw_mark()

    def set_words(self, name: str, what: str) -> None:
        """Say what to do and what comes of it; a screen reader hears whether it was done."""
        self.button.set_text(name)
        self.button.setAccessibleDescription(f"{self.tr('Done')}. {what}" if self.is_done else what)
        self._what.setText(what)

    def mark_done(self) -> None:
        """Show the tick."""
        self.is_done = True
        self._draw_mark()

    @Slot()
    def _draw_mark(self) -> None:
        side = self._mark.fontMetrics().height()
        self._mark.setFixedSize(QSize(side, side))
        self.button.setFont(self._theme.font(Type.BODY, QFont.Weight.DemiBold))
        if self.is_done:
            self._mark.setPixmap(self._theme.pixmap("circle-check", "good", side, self.devicePixelRatioF()))
        else:
            self._mark.setText(self._number)
