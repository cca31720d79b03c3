"""Files brought in by dialog or drop: read beside the window, and told of all at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject, Signal

from studio.domain.cancel import CancelToken
from studio.domain.errors import StudioError
from studio.domain.records import ScriptRecord
from studio.ui.notices import Notice, Notices, Tone
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.studio import Studio

NAMED: Final = 3
"""Files that are named of all that were refused."""
_KEY: Final = "imported"


@dataclass(frozen=True, slots=True)
class _Outcome:
    records: tuple[ScriptRecord, ...]
    refusals: tuple[tuple[str, StudioError], ...]
    """Name of the file, and why it cannot be one of ours."""


class Importer(QObject):
    """Brings files in; those that could be read are told together, those that could not as well."""

    imported = Signal(object)
    """ScriptRecord of the last file that could be read."""

    def __init__(self, studio: Studio, notices: Notices, workers: Workers, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._notices = notices
        self._workers = workers

    def drop(self, data: QMimeData) -> None:
        """Bring in what was dropped, or say why nothing can be."""
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if paths:
            self.files(paths)
            return
        what = self.tr("What was dropped is not a file of this computer.")
        step = self.tr("Save it as a file first and drop that, or paste text into the script editor.")
        self._notices.tell(Notice(Tone.DOUBT, what, step, key=_KEY))

    def files(self, paths: list[str]) -> None:
        """Bring files in."""

        def work(token: CancelToken, _progress: Progress) -> _Outcome:
            records: list[ScriptRecord] = []
            refusals: list[tuple[str, StudioError]] = []
            for path in map(Path, paths):
                token.check()
                try:
                    records.append(self._studio.scripts.import_file(path))
                except StudioError as error:
                    refusals.append((path.name or str(path), error))
            return _Outcome(tuple(records), tuple(refusals))

        self._workers.run(work, on_result=self._tell, on_error=self._notices.tell_error)

    def _tell(self, outcome: _Outcome) -> None:
        if outcome.records:
            self.imported.emit(outcome.records[-1])
            self.tell_imported(outcome.records)
        if len(outcome.refusals) == 1:
            self._notices.tell_error(outcome.refusals[0][1])
        elif outcome.refusals:
            self._tell_refusals(outcome.refusals)

    def tell_imported(self, records: tuple[ScriptRecord, ...]) -> None:
        """Tell what is new here."""
        if len(records) == 1:
            text = self.tr("Imported “%1”: %n scene(s).", "", records[0].script.scene_count)
            text = text.replace("%1", records[0].title)
        else:
            text = self.tr("Imported %n script(s).", "", len(records))
        self._notices.tell(Notice(Tone.DONE, text, key=_KEY))

    def _tell_refusals(self, refusals: tuple[tuple[str, StudioError], ...]) -> None:
        language = self._studio.language
        causes = [error.what.to(language) for _, error in refusals[:NAMED]]
        what = self.tr("%n file(s) could not be imported.", "", len(refusals))
        if (more := len(refusals) - NAMED) > 0:
            causes.append(self.tr("And %n more.", "", more))
        steps = dict.fromkeys(e.next_step.to(language) for _, e in refusals if e.next_step is not None)
        said = " ".join([what, *causes])
        self._notices.tell(Notice(Tone.WRONG, said, " ".join(list(steps)[:2]), key="refused"))
