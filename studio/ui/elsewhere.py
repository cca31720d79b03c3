"""Another window over the same data: what it changes is noticed, and no text is lost between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.domain.errors import NotFound, StudioError
from studio.domain.records import ScriptRecord
from studio.ui.notices import Notice, Notices, Tone
from studio.ui.session import EditorSession

if TYPE_CHECKING:
    from studio.services.studio import Studio

LOOK_EVERY_MS: Final = 1_000
_KEY: Final = "elsewhere"


class Elsewhere(QObject):
    """Looks once a second whether somebody else stored something, and offers the ways out of a conflict."""

    changed = Signal()
    """Something was stored by another thread or window: lists have to be read anew."""

    def __init__(self, studio: Studio, session: EditorSession, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._session = session
        self._notices = notices
        self._stamp: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        session.stuck.connect(self._on_stuck)
        session.followed.connect(self._on_followed)
        session.kept_aside.connect(self._on_kept_aside)
        session.record_changed.connect(self._on_record_changed)

    @Slot()
    def look(self) -> None:
        """Look now; asking costs a few microseconds."""
        try:
            stamp = self._studio.library.stamp()
        except StudioError:
            return  # a database that cannot be read now is told of by whoever needs it
        if stamp == self._stamp:
            return
        first, self._stamp = self._stamp is None, stamp
        if not first:
            self.changed.emit()
            self._session.look_elsewhere()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot(object)
    def _on_stuck(self, error: StudioError) -> None:
        session = self._session
        keep = (self.tr("Keep mine as a copy"), session.keep_aside)
        if isinstance(error, NotFound):
            what = self.tr("This script was deleted in another window.")
            actions = ((self.tr("Put it back"), self._put_back), keep)
        else:
            unsaved = self.tr("What you wrote since is not stored yet.")
            what = f"{error.what.to(self._studio.language)} {unsaved}"
            actions = ((self.tr("Open theirs"), session.take_theirs), keep)
        step = self.tr("Whichever you choose, both texts are kept.")
        self._notices.tell(Notice(Tone.DOUBT, what, step, actions, key=_KEY))

    @Slot(object)
    def _on_followed(self, record: ScriptRecord) -> None:
        what = self.tr("“%1” was changed in another window.").replace("%1", record.title)
        step = self.tr("You see it as it is now. Older states are in its history.")
        self._notices.tell(Notice(Tone.NEWS, what, step, key=_KEY))

    @Slot(object)
    def _on_kept_aside(self, record: ScriptRecord) -> None:
        what = self.tr("Your text was kept as “%1”.").replace("%1", record.title)
        step = self.tr("It is a draft of its own in the library.")
        self._notices.tell(Notice(Tone.NEWS, what, step, key=_KEY))
        self.changed.emit()

    def _put_back(self) -> None:
        record = self._session.record
        if record is None:
            return
        try:
            self._studio.scripts.restore(record.script_id)
        except StudioError as error:
            self._notices.tell_error(error)
            return
        self._session.try_again()
        self.changed.emit()

    @Slot()
    def _on_record_changed(self) -> None:
        if not self._session.is_stuck:
            self._notices.take_back(_KEY)
