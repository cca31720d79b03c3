"""What came of something done with the backend, as it is told, with the way back where there is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StudioError
from studio.domain.kept import KeptState
from studio.domain.records import ScriptRecord
from studio.domain.script import Script
from studio.ui.notices import Notice, Notices, Tone
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.studio import Studio
    from studio.ui.session import EditorSession

FOLLOWED: Final = "elsewhere"
"""The notice that tells of an open script that was changed underneath; ours takes its place."""
_UNDO: Final = "backend-undo"
_LOOKED_THROUGH: Final = 12
"""Newest kept states among which the one from before is."""
_SIGN_IN: Final = (ErrorCode.BACKEND_UNAUTHORIZED, ErrorCode.BACKEND_NOT_CONFIGURED)


class Outcomes(QObject):
    """Tells what was brought over and merged, and takes it back."""

    settings_wanted = Signal()
    undone = Signal()

    def __init__(
        self, studio: Studio, session: EditorSession, notices: Notices, workers: Workers, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._session = session
        self._notices = notices
        self._workers = workers
        self._ours: dict[str, Script] = {}
        session.followed.connect(self._on_followed)

    def tell(self, what: str, step: str = "", *, key: str = "backend") -> None:
        """Tell good news."""
        self._notices.tell(Notice(Tone.DONE, what, step, key=key))

    def tell_changed(self, record: ScriptRecord, what: str, state_id: str) -> None:
        """Tell that words of ours were replaced; they are kept as `state_id`, which undo brings back."""
        step = self.tr("What it said before is kept in its history.") if state_id else ""
        undo = ((self.tr("Undo"), lambda: self.restore(record.script_id, state_id)),) if state_id else ()
        notice = Notice(Tone.NEWS, what, step, undo, key=_UNDO)
        open_now = self._session.record
        if open_now is not None and open_now.script_id == record.script_id:
            if self._session.script == record.script:  # found out by itself before
                self._notices.take_back(FOLLOWED)
            else:
                self._ours[record.script_id] = record.script
                self._session.look_elsewhere()  # shows what is stored now, once nothing typed waits to be
        self._notices.tell(notice)

    def _on_followed(self, record: ScriptRecord) -> None:
        """The words came from us, not from another window: what was told of that says it better."""
        if self._ours.pop(record.script_id, None) == record.script:
            self._notices.take_back(FOLLOWED)

    def tell_missing(self, what: str, step: str) -> None:
        """Tell that something cannot be done as things stand."""
        self._notices.tell(Notice(Tone.DOUBT, what, step, key="backend"))

    def tell_conflict(self, error: StudioError, compare: Callable[[], None]) -> None:
        """Tell that words would have been overwritten, with the way to look at both."""
        self._notices.tell_error(error, ((self.tr("Compare..."), compare),))

    def tell_error(self, error: StudioError) -> None:
        """Tell what went wrong; where a token or an address is missing, with the way to the settings."""
        way = ((self.tr("Open settings"), self.settings_wanted.emit),) if error.code in _SIGN_IN else ()
        self._notices.tell_error(error, way)

    # --- taking back -----------------------------------------------------------------------------

    def restore(self, script_id: str, state_id: str) -> None:
        """Put a kept state back in its place; in the editor that is a step which can be undone as well."""
        record = self._session.record
        if record is not None and record.script_id == script_id:
            self._session.restore(state_id, self.tr("Restore older state"), self.undone.emit)
            return

        def work(_token: CancelToken, _progress: Progress) -> ScriptRecord:
            return self._studio.revisions.restore(script_id, state_id)

        self._workers.run(work, on_result=lambda _: self.undone.emit(), on_error=self.tell_error)


def kept_as(states: Callable[[], list[KeptState]], words: Callable[[str], Script], before: Script) -> str:
    """Return the id of the kept state that says `before`, empty where there is none."""
    for state in states()[:_LOOKED_THROUGH]:
        if words(state.state_id) == before:
            return state.state_id
    return ""
