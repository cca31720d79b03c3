"""Help from others: what is here and the end of the log to paste into a message, and where the log lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from studio.domain.cancel import CancelToken
from studio.ui.notices import Notice, Notices, Tone
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.studio import Studio

_KEY = "diagnostics"


class Support(QObject):
    """Copies diagnostics, shows the folder of the log."""

    def __init__(self, studio: Studio, notices: Notices, workers: Workers, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._notices = notices
        self._workers = workers
        self._looking = False

    @Slot()
    def copy_diagnostics(self) -> None:
        """Look at everything, which takes a second or two, and copy what was found."""
        if self._looking:
            return
        self._looking = True
        self._notices.tell(Notice(Tone.NEWS, self.tr("Looking at what is installed..."), key=_KEY))

        def work(_token: CancelToken, _progress: Progress) -> str:
            return self._studio.support_text()

        self._workers.run(
            work, on_result=self._copy, on_error=self._notices.tell_error, on_end=self._on_looked
        )

    @Slot()
    def show_logs(self) -> None:
        """Show the folder of the log files."""
        folder = self._studio.log.path.parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            what = self.tr("The log folder cannot be opened from here.")
            step = self.tr("Open it yourself: %1").replace("%1", str(folder))
            self._notices.tell(Notice(Tone.DOUBT, what, step, key=_KEY))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        lines = text.count("\n")
        what = self.tr("Diagnostics copied: %n line(s), ready to paste.", "", lines)
        step = self.tr("Names, mail addresses and secrets are left out. Read through it before you send it.")
        actions = ((self.tr("Show log folder"), self.show_logs),)
        self._notices.tell(Notice(Tone.NEWS, what, step, actions, key=_KEY))

    def _on_looked(self) -> None:
        self._looking = False
