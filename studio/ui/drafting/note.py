"""The strip above a drafted script: what drafted it from what, and that it has to be checked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.domain.drafting import DraftSource
from studio.ui import words
from studio.ui.settings.controls import FlowLayout
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Button, Label, Surface, ToolButton, is_language_change


class DraftNote(Surface):
    """Stays until it is put away, which is remembered."""

    source_wanted = Signal()
    put_away = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("notice", parent)
        self.setProperty("tone", "doubt")
        self._theme = theme
        self._shown: DraftSource | None = None
        self._icon = QLabel()
        self._icon.setFixedSize(16, 16)
        self._text = Label(theme, Type.SECONDARY)
        self._how = Label(theme, Type.META, "muted")
        for label in (self._text, self._how):
            label.setWordWrap(True)
        self.show_source = Button("link")
        self.show_source.setProperty("edge", "left")
        self._close = ToolButton(theme, "x")
        acts = FlowLayout(GRID)
        acts.addWidget(self.show_source)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._text)
        said.addWidget(self._how)
        said.addLayout(acts)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.show_source.clicked.connect(self.source_wanted)
        self._close.clicked.connect(self.put_away)
        theme.changed.connect(self._draw_icon)
        self._draw_icon()
        self._retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return f"{self._text.text()}\n{self._how.text()}"

    def show_draft(self, source: DraftSource | None) -> None:
        """Show where a script comes from; None, or one that was put away, closes the strip."""
        self._shown = source if source is not None and not source.is_noted else None
        self._say()
        self.setVisible(self._shown is not None)

    def _say(self) -> None:
        source = self._shown
        if source is None:
            return
        if source.making.model:
            text = self.tr("A language model drafted this: check every fact against the source.")
        else:
            text = self.tr("An outline of the source's own sentences: work it over before it is reviewed.")
        self._text.setText(text)
        when = words.moment(source.made_at)
        self._how.setText(f"{words.making(source.making)} · {source.made_by}, {when}")
        self.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.show_source.set_text(self.tr("Source beside the script"))
        self._close.set_name(self.tr("Put the note away"))
        self._say()

    @Slot()
    def _draw_icon(self) -> None:
        self._icon.setPixmap(self._theme.pixmap("sparkles", "doubt", 16, self.devicePixelRatioF()))
