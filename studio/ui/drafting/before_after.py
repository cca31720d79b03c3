"""Texts before and after they were rewritten, side by side, their words marked by colour and by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import (
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit

from studio.domain.rewriting import CHOSEN, Passage
from studio.domain.text import Language
from studio.domain.word_diff import Mark, Run, Runs, diff_words
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import is_language_change


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

    @Slot()
    def _fill(self) -> None:
        self.clear()
        shown = self._shown
        rows = sum(1 + len(passage.texts) for passage in shown.before)
        if not rows:
            return
        cursor = QTextCursor(self.document())
        table = cursor.insertTable(1 + rows, 2, self._format())
        self._write(table, 0, 0, self.tr("Before"), self._look(Type.META, "muted"))
        self._write(table, 0, 1, self.tr("After"), self._look(Type.META, "muted"))
        row = 1
        for number, passage in enumerate(shown.before):
            table.mergeCells(row, 0, 1, 2)
            name = passage.name.to(self._language)
            self._write(table, row, 0, name[:1].upper() + name[1:], self._look(Type.SECONDARY, "accent"))
            after = shown.after[number].texts if number < len(shown.after) else None
            for offset, (key, text) in enumerate(passage.texts.items(), start=1):
                self._write_texts(table, row + offset, key, text, None if after is None else after[key])
            row += 1 + len(passage.texts)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_texts(self, table: QTextTable, row: int, key: str, before: str, after: str | None) -> None:
        left: Runs = (Run(Mark.SAME, before),)
        right: Runs = (Run(Mark.SAME, "…" if after is None else after),)
        if after is not None and not self._shown.is_other_language:
            diff = diff_words(before, after)
            left, right = diff.left, diff.right
        for column, runs in ((0, left), (1, right)):
            cursor = table.cellAt(row, column).firstCursorPosition()
            if key not in ("narration", CHOSEN, "title"):
                cursor.insertText(f"{self._key_name(key)}\n", self._look(Type.META, "muted"))
            kind = Type.BODY if key in ("narration", CHOSEN, "title") else Type.SECONDARY
            for run in runs:
                cursor.insertText(run.text, self._marked(kind, run.mark))

    def _write(self, table: QTextTable, row: int, column: int, text: str, look: QTextCharFormat) -> None:
        table.cellAt(row, column).firstCursorPosition().insertText(text, look)

    def _key_name(self, key: str) -> str:
        return {
            "on_screen_text": self.tr("Screen"),
            "caption": self.tr("Caption"),
            "picture_text": self.tr("Words of the picture"),
            "picture_terms": self.tr("Highlighted words"),
        }.get(key, key)

    def _look(self, kind: Type, role: str) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(self._theme.font(kind))
        look.setForeground(self._theme.colors.by_role(role))
        return look

    def _marked(self, kind: Type, mark: Mark) -> QTextCharFormat:
        if mark is Mark.SAME:
            return self._look(kind, "text")
        look = self._look(kind, "wrong" if mark is Mark.REMOVED else "good")
        look.setFontStrikeOut(mark is Mark.REMOVED)
        look.setFontUnderline(mark is Mark.ADDED)
        return look

    def _format(self) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorder(0)
        form.setCellPadding(GRID)
        form.setCellSpacing(GRID)
        half = QTextLength(QTextLength.Type.PercentageLength, 50)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setColumnWidthConstraints([half, half])
        form.setHeaderRowCount(1)
        return form

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Before and after"))
        self._fill()
