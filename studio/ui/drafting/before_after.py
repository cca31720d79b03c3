"""Texts before and after they were rewritten, side by side, their words marked by colour and by line."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from studio.domain.rewriting import CHOSEN, Passage
from studio.domain.text import Language
from studio.domain.word_diff import Mark, Run, Runs, diff_words
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import is_language_change

_AT_ONCE_MS: Final = 6
"""How long the window may be kept from everything else."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What is shown: the passages as they are, and as they would be; none while they are being written."""

    before: Sequence[Passage]
    after: Sequence[Passage] = ()
    is_other_language: bool = False
    """No word is the same: marking them says nothing."""


class BeforeAfter(QTextEdit):
    """Read-only; can be selected and copied."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._language = Language.KOREAN
        self._shown = Rewritten(())
        self._filled = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fill_on)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        theme.changed.connect(self._fill)
        self._retranslate()

    def show_rewritten(self, shown: Rewritten, language: Language) -> None:
        """Show texts; `language` is that of the window."""
        self._shown, self._language = shown, language
        self._fill()

    @property
    def is_settled(self) -> bool:
        """Tell whether everything is shown."""
        return not self._soon.isActive()

    @Slot()
    def _fill(self) -> None:
        """Begin anew: a table for each passage, a few at a time, so that a long script stops no window."""
        self._filled = 0
        self.clear()
        if self._shown.before:
            names = (self.tr("Before"), self.tr("After"))
            self._append(self._row(self._cell(Type.META, "muted", text) for text in names))
        self._fill_on()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @Slot()
    def _fill_on(self) -> None:
        shown, clock = self._shown, QElapsedTimer()
        clock.start()
        while self._filled < len(shown.before) and clock.elapsed() < _AT_ONCE_MS:
            passage = shown.before[self._filled]
            after = shown.after[self._filled].texts if self._filled < len(shown.after) else None
            name = passage.name.to(self._language)
            head = self._cell(Type.SECONDARY, "accent", name[:1].upper() + name[1:])
            rows = [self._row((head, ""))]
            rows += [
                self._texts(k, text, None if after is None else after[k]) for k, text in passage.texts.items()
            ]
            self._append("".join(rows))
            self._filled += 1
        if self._filled < len(shown.before):
            self._soon.start()

    def _append(self, rows: str) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertHtml(f'<table width="100%" cellspacing="{GRID}" cellpadding="{GRID}">{rows}</table>')

    def _texts(self, key: str, before: str, after: str | None) -> str:
        left: Runs = (Run(Mark.SAME, before),)
        right: Runs = (Run(Mark.SAME, "…" if after is None else after),)
        if after is not None and not self._shown.is_other_language:
            diff = diff_words(before, after)
            left, right = diff.left, diff.right
        is_main = key in ("narration", CHOSEN, "title")
        kind = Type.BODY if is_main else Type.SECONDARY
        label = "" if is_main else self._cell(Type.META, "muted", self._key_name(key)) + "<br>"
        return self._row(label + "".join(self._run(kind, run) for run in runs) for runs in (left, right))

    def _row(self, cells: Iterable[str]) -> str:
        return "<tr>" + "".join(f'<td width="50%">{cell}</td>' for cell in cells) + "</tr>"

    def _run(self, kind: Type, run: Run) -> str:
        if run.mark is Mark.SAME:
            return self._cell(kind, "text", run.text)
        if run.mark is Mark.REMOVED:
            return self._cell(kind, "wrong", run.text, "line-through")
        return self._cell(kind, "good", run.text, "underline")

    def _cell(self, kind: Type, role: str, text: str, line: str = "none") -> str:
        font, color = self._theme.font(kind), self._theme.colors.by_role(role).name()
        look = f"font-size:{font.pointSizeF():.2f}pt; color:{color}; text-decoration:{line}"
        return f'<span style="{look}">{html.escape(text).replace(chr(10), "<br>")}</span>'

    def _key_name(self, key: str) -> str:
        return {
            "on_screen_text": self.tr("Screen"),
            "caption": self.tr("Caption"),
            "picture_text": self.tr("Words of the picture"),
            "picture_terms": self.tr("Highlighted words"),
        }.get(key, key)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Before and after"))
        self._fill()
