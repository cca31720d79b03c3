"""Scripts dragged out of the library: written as JSON files into a folder that goes with the window."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.domain.errors import StudioError
from studio.domain.library import LibraryEntry
from studio.domain.shapes import write_script

if TYPE_CHECKING:
    from studio.services.studio import Studio
    from studio.ui.session import EditorSession


class DragFiles(QObject):
    """Writes scripts to where other programs can take them from."""

    failed = Signal(object)
    """StudioError of a script that cannot be written."""

    def __init__(self, studio: Studio, session: EditorSession, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._session = session
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def write(self, entry: LibraryEntry) -> Path | None:
        """Return the file of a script: of the open one as it stands on the screen; None where that failed."""
        from studio.services.publishing import safe_name
        from studio.services.script_files import unwritable

        if self._folder is None:
            try:
                self._folder = tempfile.TemporaryDirectory(prefix="ctrlf-studio-")
            except OSError as error:
                self.failed.emit(unwritable(Path(tempfile.gettempdir()), error))
                return None
        path = Path(self._folder.name) / f"{safe_name(entry.summary.title) or 'script'}.json"
        script_id, record = entry.summary.script_id, self._session.record
        try:
            if record is not None and record.script_id == script_id and self._session.script is not None:
                path.write_text(write_script(self._session.script), encoding="utf-8", newline="\n")
            else:
                self._studio.scripts.export(script_id, path)
        except StudioError as error:
            self.failed.emit(error)
            return None
        except OSError as error:
            self.failed.emit(unwritable(path, error))
            return None
        return path

    def close(self) -> None:
        """Remove what was written."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
