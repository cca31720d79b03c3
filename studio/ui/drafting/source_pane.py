"""The source of a drafted script beside it: what the selected scene is closest to is marked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from studio.domain.cancel import CancelToken
from studio.domain.drafting import DraftSource
from studio.domain.source_match import SourceIndex
from studio.ui.session import EditorSession
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import ElidedLabel, Label, Surface, ToolButton, is_language_change
from studio.ui.workers import Progress, Workers


class SourcePane(Surface):
    """Read-only; follows the selection."""

    closed = Signal()

    def __init__(self, session: EditorSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent)
        self._session = session
        self._theme = theme
        self._source: DraftSource | None = None
        self._index: SourceIndex | None = None
        self._marked: list[tuple[int, int]] = []
        self._workers = Workers(1, self)
        self._title = ElidedLabel(theme, Type.SECONDARY)
        self._close = ToolButton(theme, "x")
        self._found = Label(theme, Type.META, "muted")
        self._found.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(60)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(self._found)
        self._close.clicked.connect(self.closed)
        session.selection_changed.connect(self._mark)
        session.script_changed.connect(self._mark)
        theme.changed.connect(self._paint)
        self._retranslate()
        self.hide()

    @property
    def marked(self) -> list[str]:
        """The sentences that are marked."""
        whole = self._source.text if self._source is not None else ""
        return [whole[a:b] for a, b in self._marked]

    @property
    def is_settled(self) -> bool:
        """Tell whether the source has been read through."""
        return self._workers.is_idle

    def show_source(self, source: DraftSource | None) -> None:
        """Show a source, None for none; reading it through is done beside the window."""
        if source is self._source:
            return
        self._source, self._index = source, None
        self.text.setPlainText(source.text if source is not None else "")
        self._say()
        self._mark()
        if source is None:
            return

        def work(_token: CancelToken, _progress: Progress) -> SourceIndex:
            return SourceIndex(source.text)

        def take(index: SourceIndex) -> None:
            if self._source is source:
                self._index = index
                self._mark()

        self._workers.run(work, on_result=take)

    def close_workers(self) -> None:
        """Stop what is read beside the window, and wait for it."""
        self._workers.close()

    @Slot()
    def _mark(self) -> None:
        scene = self._session.selected_scene
        self._marked = []
        if self._index is not None and scene is not None and self.isVisible():
            self._marked = self._index.close_to(scene.narration or scene.on_screen_text)
        self._paint()
        self._say()
        if self._marked:
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(self._utf16(self._marked[0][0]))
            self.text.setTextCursor(cursor)
            self.text.ensureCursorVisible()

    @Slot()
    def _paint(self) -> None:
        look = QTextCharFormat()
        look.setBackground(self._theme.colors.accent_surface)
        look.setProperty(QTextFormat.Property.FontUnderline, True)
        marks: list[QTextEdit.ExtraSelection] = []
        for start, end in self._marked:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(self._utf16(start))
            cursor.setPosition(self._utf16(end), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, look  # pyright: ignore[reportAttributeAccessIssue]
            marks.append(mark)
        self.text.setExtraSelections(marks)

    def _utf16(self, at: int) -> int:
        """Return Qt's position of a character: beyond the first plane, one takes two."""
        whole = self._source.text if self._source is not None else ""
        return len(whole[:at].encode("utf-16-le", "surrogatepass")) // 2

    def _say(self) -> None:
        name = self._source.making.source_name if self._source is not None else ""
        self._title.setText(self.tr("Source: %1").replace("%1", name) if name else self.tr("Source"))
        if self._index is None or self._session.selected_scene is None:
            said = ""
        elif self._marked:
            said = self.tr("Marked: what the selected scene is closest to.")
        else:
            said = self.tr("Nothing here is close to the selected scene.")
        self._found.setText(said)

    def showEvent(self, event: QShowEvent) -> None:
        """Mark what was not looked for while nobody saw it."""
        super().showEvent(event)
        self._mark()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.text.setAccessibleName(self.tr("Source of the script"))
        self._close.set_name(self.tr("Close the source"))
        self._say()
