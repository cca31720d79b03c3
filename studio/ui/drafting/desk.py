"""What is done with drafts: made in a dialog, opened, noted above the script, their source beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.domain.cancel import CancelToken
from studio.domain.drafting import DraftSource
from studio.domain.errors import StudioError
from studio.domain.records import ScriptRecord
from studio.ui import words
from studio.ui.drafting.dialog import DraftDialog
from studio.ui.drafting.source_field import files_in
from studio.ui.notices import Notice, Notices, Tone
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from studio.services.studio import Studio
    from studio.ui.script.panel import ScriptPanel
    from studio.ui.session import EditorSession
    from studio.ui.theme import Theme

_READ: frozenset[str] = frozenset((".txt", ".md", ".docx", ".pptx", ".pdf"))
"""Kinds of files that are sources, never scripts."""


class DraftDesk(QObject):
    """Asks the services, keeps the note and the source pane true to what is open."""

    drafted = Signal(object)
    """ScriptRecord that is new and should be opened."""
    deletion_wanted = Signal(str)
    settings_wanted = Signal()

    def __init__(
        self,
        studio: Studio,
        session: EditorSession,
        script: ScriptPanel,
        notices: Notices,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._session = session
        self._script = script
        self._notices = notices
        self._theme = theme
        self._window = window
        self._workers = Workers(1, self)
        self._dialog: DraftDialog | None = None
        self._source: DraftSource | None = None
        self._script_id = ""
        session.record_changed.connect(self._on_record_changed)
        script.draft_note.source_wanted.connect(self.show_source)
        script.draft_note.put_away.connect(self._on_put_away)
        script.source_pane.closed.connect(self.hide_source)

    @property
    def dialog(self) -> DraftDialog | None:
        """The dialog, once it has been opened."""
        return self._dialog

    @property
    def has_source(self) -> bool:
        """Tell whether the open script was drafted from a source."""
        return self._source is not None

    @Slot()
    def ask(self) -> None:
        """Ask for a source and what is to be made of it."""
        if self._dialog is None:
            self._dialog = DraftDialog(self._studio, self._theme, self._window)
            self._dialog.drafted.connect(self._on_drafted)
            self._dialog.settings_wanted.connect(self.settings_wanted)
        self._dialog.show_ready()

    def take_drop(self, data: QMimeData) -> bool:
        """Draft from a file that is dropped on the window and is no script; tell whether it was taken."""
        files = files_in(data)
        if not files or any(file.suffix.lower() not in _READ for file in files):
            return False
        self.ask()
        if self._dialog is not None:
            self._dialog.read_file(files[0])
        return True

    @Slot()
    def follow_settings(self) -> None:
        """Say which model writes, now that the settings are others."""
        if self._dialog is not None:
            self._dialog.follow_settings()

    @Slot()
    def toggle_source(self) -> None:
        """Show the source beside the script, or hide it."""
        if self._script.source_pane.isVisible():
            self.hide_source()
        else:
            self.show_source()

    @Slot()
    def show_source(self) -> None:
        """Show the source beside the script."""
        if self._source is not None:
            pane = self._script.source_pane
            pane.show()
            self._script.draft_note.show_source.hide()  # it is there
            self._script.beside.share_out()
            pane.text.setFocus()

    @Slot()
    def hide_source(self) -> None:
        """Give the script all the room."""
        self._script.source_pane.hide()
        self._script.draft_note.show_source.show()
        self._script.begin_writing()

    def _on_drafted(self, record: ScriptRecord) -> None:
        self.drafted.emit(record)
        self.show_source()
        self._script.begin_writing()
        size = f"{words.chapters(len(record.script.chapters))} · {words.scenes(record.script.scene_count)}"
        text = self.tr("Drafted “%1”: %2.").replace("%1", record.title).replace("%2", size)
        undo = (self.tr("Delete the draft"), lambda: self.deletion_wanted.emit(record.script_id))
        self._notices.tell(Notice(Tone.DONE, text, actions=(undo,), key="drafted"))

    @Slot()
    def _on_record_changed(self) -> None:
        record = self._session.record
        script_id = record.script_id if record is not None else ""
        if script_id == self._script_id:
            return
        self._script_id = script_id
        try:
            self._source = self._studio.authoring.source_of(script_id) if script_id else None
        except StudioError as error:
            self._source = None
            self._notices.tell_error(error)
        self._script.draft_note.show_draft(self._source)
        self._script.source_pane.show_source(self._source)
        if self._source is None:
            self._script.source_pane.hide()
            self._script.draft_note.show_source.show()

    @Slot()
    def _on_put_away(self) -> None:
        script_id = self._script_id
        self._script.draft_note.show_draft(None)

        def work(_token: CancelToken, _progress: Progress) -> None:
            self._studio.authoring.put_note_away(script_id)

        self._workers.run(work, on_error=self._notices.tell_error)

    def close(self) -> None:
        """End what is being written or kept, and wait for it."""
        if self._dialog is not None:
            self._dialog.close()
            self._dialog.close_workers()
        self._workers.finish()
