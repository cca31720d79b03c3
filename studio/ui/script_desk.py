"""What is done with scripts as a whole: bring in, begin, hand out, delete, decide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.domain.cancel import CancelToken
from studio.domain.edits import with_title
from studio.domain.errors import StudioError
from studio.domain.records import ScriptRecord
from studio.domain.review import ScriptStatus
from studio.domain.shapes import Shape
from studio.resources import resource_path
from studio.ui.importing import Importer
from studio.ui.notices import Notice, Notices, Tone
from studio.ui.session import EditorSession
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.studio import Studio


class ScriptDesk(QObject):
    """Asks the services on workers, tells the outcome through the notices."""

    library_changed = Signal()
    brought_in = Signal()
    """A script that is new here was opened."""

    def __init__(
        self, studio: Studio, session: EditorSession, notices: Notices, workers: Workers, window: QWidget
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._session = session
        self._notices = notices
        self._workers = workers
        self._window = window
        self.importer = Importer(studio, notices, workers, self)
        self.importer.imported.connect(self._on_imported)

    def open(self, script_id: str) -> None:
        """Open a script in the editor."""
        try:
            self._session.open(script_id)
        except StudioError as error:
            self._notices.tell_error(error)
            self.library_changed.emit()

    # --- bringing in and handing out -------------------------------------------------------------

    @Slot()
    def ask_import(self) -> None:
        """Ask for JSON files to import."""
        dialog = QFileDialog(self._window, self.tr("Import script"))
        dialog.setObjectName("import")
        dialog.setNameFilters([self.tr("Scripts (*.json)"), self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.import_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(list)
    def import_files(self, paths: list[str]) -> None:
        """Import files; the last one that could be read is opened, each refusal is told."""
        self.importer.files(paths)

    @Slot()
    def open_sample(self) -> None:
        """Import the sample in the language of the window, and open it."""
        path = resource_path("samples", f"phishing.{self._studio.language.value}.json")
        title = self.tr("Phishing awareness")

        def work(_token: CancelToken, _progress: Progress) -> ScriptRecord:
            return self._studio.scripts.import_bytes(path.read_bytes(), name=title)

        self._workers.run(work, on_result=self._on_imported, on_error=self._notices.tell_error)

    @Slot(object)
    def _on_imported(self, record: ScriptRecord) -> None:
        self.library_changed.emit()
        self.open(record.script_id)
        self.brought_in.emit()

    @Slot()
    def new_script(self) -> None:
        """Begin a script and open it."""
        title = self.tr("Untitled training")

        def work(_token: CancelToken, _progress: Progress) -> ScriptRecord:
            return self._studio.scripts.create(title)

        self._workers.run(work, on_result=self._on_created, on_error=self._notices.tell_error)

    def _on_created(self, record: ScriptRecord) -> None:
        self.open_new(record)

    @Slot(object)
    def open_new(self, record: ScriptRecord) -> None:
        """Open a script that is new here."""
        self.library_changed.emit()
        self.open(record.script_id)
        self.brought_in.emit()

    @Slot()
    def ask_export(self) -> None:
        """Ask where to write the open script, and in which shape."""
        from studio.services.publishing import safe_name

        record = self._session.record
        if record is None:
            return
        dialog = QFileDialog(self._window, self.tr("Export script"))
        dialog.setObjectName("export")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        shapes = {
            self.tr("Chapters and scenes: everything there is (*.json)"): Shape.CHAPTERS,
            self.tr("Flat list: narration only (*.json)"): Shape.FLAT,
            self.tr("Render spec: for the backend (*.json)"): Shape.RENDER_SPEC,
        }
        dialog.setNameFilters(list(shapes))
        dialog.setDefaultSuffix("json")
        dialog.selectFile(f"{safe_name(record.title) or 'script'}.json")

        def export(path: str) -> None:
            self.export_to(path, shapes.get(dialog.selectedNameFilter(), Shape.CHAPTERS))

        dialog.fileSelected.connect(export)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, path: str, shape: Shape = Shape.CHAPTERS) -> None:
        """Write the open script, as it stands on the screen, to a file."""

        def act(script_id: str) -> Path:
            return self._studio.scripts.export(script_id, Path(path), shape)

        self._session.after_save(act, self._on_exported)

    def _on_exported(self, path: Path) -> None:
        text = self.tr("Exported to %1").replace("%1", str(path))
        self._notices.tell(Notice(Tone.DONE, text, key="exported"))

    def export_other(self, script_id: str) -> None:
        """Open a script of the library and ask where to write it."""
        self.open(script_id)
        self.ask_export()

    # --- what is done with scripts of the library ------------------------------------------------

    def rename(self, script_id: str, title: str) -> None:
        """Give a script another title; that of the open one is an edit that can be undone."""
        record, script = self._session.record, self._session.script
        if record is not None and script is not None and record.script_id == script_id:
            if self._session.is_editable:
                self._session.apply(with_title(script, title), self.tr("Title"))
            else:
                self._notices.tell(
                    Notice(
                        Tone.DOUBT,
                        self.tr("“%1” cannot be changed now.").replace("%1", record.title),
                        self.tr("Withdraw it from the review, or begin a new draft of it, then rename it."),
                        key="rename",
                    )
                )
            return

        def work(_token: CancelToken, _progress: Progress) -> ScriptRecord:
            return self._studio.scripts.rename(script_id, title)

        self._workers.run(
            work, on_result=lambda _: self.library_changed.emit(), on_error=self._notices.tell_error
        )

    def duplicate(self, script_id: str) -> None:
        """Make a script of its own with the same words, as they stand on the screen, and open it."""
        record, script = self._session.record, self._session.script
        is_open = record is not None and record.script_id == script_id
        name = self.tr("%1 (copy)")

        def work(_token: CancelToken, _progress: Progress) -> ScriptRecord:
            words = script if is_open and script is not None else self._studio.scripts.get(script_id).script
            return self._studio.scripts.create(name.replace("%1", words.title), words)

        self._workers.run(work, on_result=self._on_created, on_error=self._notices.tell_error)

    def delete(self, script_id: str) -> None:
        """Take a script out of the library; that can be undone."""
        record = self._session.record
        was_open = record is not None and record.script_id == script_id
        if was_open:
            self._session.close_script()

        def work() -> ScriptRecord:
            record = self._studio.scripts.get(script_id)
            self._studio.scripts.delete(script_id)
            return record

        def refuse(error: StudioError) -> None:
            self._notices.tell_error(error)
            if was_open and self._session.record is None:
                self.open(script_id)

        def tell(record: ScriptRecord) -> None:
            self._on_deleted(record, was_open=was_open)

        self._session.after_leaving(work, tell, refuse)

    def _on_deleted(self, record: ScriptRecord, *, was_open: bool) -> None:
        self.library_changed.emit()

        def undo() -> None:
            self._undelete(record.script_id, reopen=was_open)

        text = self.tr("Deleted “%1”.").replace("%1", record.title)
        step = self.tr("Films that were made from it stay.")
        key = f"delete {record.script_id}"
        self._notices.tell(Notice(Tone.NEWS, text, step, ((self.tr("Undo"), undo),), key=key))

    def _undelete(self, script_id: str, *, reopen: bool) -> None:
        def work(_token: CancelToken, _progress: Progress) -> ScriptRecord:
            return self._studio.scripts.restore(script_id)

        def show(record: ScriptRecord) -> None:
            self.library_changed.emit()
            if reopen and self._session.record is None:
                self.open(record.script_id)

        self._workers.run(work, on_result=show, on_error=self._notices.tell_error)

    # --- review ----------------------------------------------------------------------------------

    @Slot()
    def submit(self) -> None:
        """Ask for a review of the open script."""
        self._session.review(self._studio.scripts.submit)

    @Slot()
    def withdraw(self) -> None:
        """Take the request for a review back."""
        self._session.review(self._studio.scripts.withdraw)

    @Slot()
    def approve(self) -> None:
        """Approve the open script for delivery."""
        self._session.review(self._studio.scripts.approve)

    @Slot(str)
    def reject(self, reason: str) -> None:
        """Send the open script back."""
        self._session.review(lambda script_id: self._studio.scripts.reject(script_id, reason))

    @property
    def status(self) -> ScriptStatus | None:
        """State of the open script, None where nothing is open."""
        return self._session.record.status if self._session.record is not None else None
