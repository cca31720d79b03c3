"""The field for a source text: typed, pasted, or read from a file that is dropped on it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from studio.domain.drafting import SOURCE_LIMIT
from studio.domain.prose import cleaned

TAKEN: Final = 2 * SOURCE_LIMIT
"""Characters that are taken at once: enough to trim from, little enough for the window to stay quick."""


def files_in(data: QMimeData | None) -> list[Path]:
    """Return the files of this computer that are being dropped or pasted."""
    urls = data.urls() if data is not None and data.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


class SourceField(QPlainTextEdit):
    """Plain text; Tab leaves it."""

    file_wanted = Signal(object)
    """Path of a file to be read."""
    shortened = Signal(int)
    """What came was longer than is taken: by so many characters in all."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.toPlainText()

    def fill(self, text: str) -> None:
        """Put a text in place of the one that is there."""
        if len(text) > TAKEN:
            self.shortened.emit(len(text))
        self.setPlainText(cleaned(text[:TAKEN]).strip("\n"))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take files besides text."""
        return bool(files_in(source)) or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Read a file, or put text in at the cursor as plain text."""
        if files := files_in(source):
            self.file_wanted.emit(files[0])
            return
        text = source.text()
        room = max(0, TAKEN - self.document().characterCount())
        if len(text) > room:
            self.shortened.emit(len(text))
        self.insertPlainText(cleaned(text[:room]))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what can be read."""
        if not self._takes(event):
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take what can be read, wherever it is held."""
        if not self._takes(event):
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read a file; text is put in where it was dropped."""
        files = files_in(event.mimeData())
        if files and not self.isReadOnly():
            event.acceptProposedAction()
            self.file_wanted.emit(files[0])
        else:
            super().dropEvent(event)

    def _takes(self, event: QDragMoveEvent) -> bool:
        if files_in(event.mimeData()) and not self.isReadOnly():
            event.acceptProposedAction()
            return True
        return False
