"""What is done with scripts as a whole: bring in, begin, hand out, delete, decide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.domain.cancel import CancelToken
from studio.domain.errors import StudioError
from studio.domain.records import ScriptRecord
from studio.domain.review import ScriptStatus
from studio.resources import resource_path
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
        for path in paths:
            self._import(Path(path))

    def _import(self, path: Path) -> None:
        def work(_token: CancelToken, _progress: Progress) -> ScriptRecord:
            return self._studio.scripts.import_file(path)

        self._workers.run(work, on_result=self._on_imported, on_error=self._notices.tell_error)

    @Slot()
    def open_sample(self) -> None:
        """Import the sample in the language of the window, and open it."""
        path = resource_path("samples", f"phishing.{self._studio.language.value}.json")
        title = self.tr("Phishing awareness")

        def work(_token: CancelToken, _progress: Progress) -> ScriptRecord:
            return self._studio.scripts.import_bytes(path.read_bytes(), name=title)

        self._workers.run(work, on_result=self._on_imported, on_error=self._notices.tell_error)

    def _on_imported(self, record: ScriptRecord) -> None:
        self.library_changed.emit()
        self.open(record.script_id)
        self.brought_in.emit()
        text = self.tr("Imported “%1”: %n scene(s).", "", record.script.scene_count)
        self._notices.tell(Notice(Tone.DONE, text.replace("%1", record.title), key="imported"))

    @Slot()
    def new_script(self) -> None:
        """Begin a script and open it."""
        title = self.tr("Untitled training")

        def work(_token: CancelToken, _progress: Progress) -> ScriptRecord:
            return self._studio.scripts.create(title)

        self._workers.run(work, on_result=self._on_created, on_error=self._notices.tell_error)

    def _on_created(self, record: ScriptRecord) -> None:
        self.library_changed.emit()
        self.open(record.script_id)
        self.brought_in.emit()

    @Slot()
    def ask_export(self) -> None:
        """Ask where to write the open script."""
        record = self._session.record
        if record is None:
            return
        dialog = QFileDialog(self._window, self.tr("Export script"))
        dialog.setObjectName("export")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Scripts (*.json)"))
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(self.export_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def export_to(self, path: str) -> None:
        """Write the open script, as it stands on the screen, to a file."""

        def act(script_id: str) -> Path:
            return self._studio.scripts.export(script_id, Path(path))

        self._session.after_save(act, self._on_exported)

    def _on_exported(self, path: Path) -> None:
        text = self.tr("Exported to %1").replace("%1", str(path))
        self._notices.tell(Notice(Tone.DONE, text, key="exported"))

    def export_other(self, script_id: str) -> None:
        """Open a script of the library and ask where to write it."""
        self.open(script_id)
        self.ask_export()

    def ask_delete(self, script_id: str) -> None:
        """Ask, within the window, whether a script may go."""
        try:
            record = self._studio.scripts.get(script_id)
        except StudioError as error:
            self._notices.tell_error(error)
            return
        self._notices.tell(
            Notice(
                Tone.DOUBT,
                self.tr("Delete “%1”?").replace("%1", record.title),
                self.tr("Films that were made from it stay."),
                ((self.tr("Delete"), lambda: self.delete(script_id)),),
                key="delete",
            )
        )

    def delete(self, script_id: str) -> None:
        """Take a script out of the library."""
        record = self._session.record
        if record is not None and record.script_id == script_id:
            self._session.close_script()

        def work(_token: CancelToken, _progress: Progress) -> None:
            self._studio.scripts.delete(script_id)

        self._workers.run(
            work, on_result=lambda _: self.library_changed.emit(), on_error=self._notices.tell_error
        )

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
