"""Lays both sides of a script out, and stores what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from studio.domain.cancel import CancelToken
from studio.domain.errors import ChangedElsewhere, StudioError
from studio.domain.records import ScriptRecord
from studio.domain.sync import Merge, Side
from studio.ui.backend.conflict_view import ConflictView
from studio.ui.backend.outcomes import Outcomes, kept_as
from studio.ui.theme import Theme
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from studio.services.studio import Studio
    from studio.ui.session import EditorSession


class Conflicts(QObject):
    """Has one sheet, in which one script after the other can be compared."""

    stored = Signal()
    """What was chosen is the script now."""
    again_wanted = Signal(str)
    """Id of a script that was changed while it was compared: both sides are to be laid out anew."""

    def __init__(
        self,
        studio: Studio,
        session: EditorSession,
        theme: Theme,
        outcomes: Outcomes,
        workers: Workers,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._session = session
        self._theme = theme
        self._outcomes = outcomes
        self._workers = workers
        self._window = window
        self.view: ConflictView | None = None
        session.failed.connect(self._on_not_stored)
        session.stuck.connect(self._on_not_stored)

    def show(self, merge: Merge) -> None:
        """Show both sides."""
        if self.view is None:
            self.view = ConflictView(self._theme, self._window)
            self.view.applied.connect(self._on_applied)
        self.view.compare(merge)

    @Slot(object, object)
    def _on_applied(self, merge: Merge, choices: dict[str, Side]) -> None:
        saved_first(self._session, merge.script_id, lambda: self._store(merge, choices))

    def _store(self, merge: Merge, choices: dict[str, Side]) -> None:
        script_id, revisions = merge.script_id, self._studio.revisions

        def work(_token: CancelToken, _progress: Progress) -> tuple[ScriptRecord, str]:
            record = self._studio.sync.resolve(script_id, merge, choices)
            if record.script == merge.mine:
                return record, ""
            return record, kept_as(lambda: revisions.list(script_id), revisions.words, merge.mine)

        def show(resolved: tuple[ScriptRecord, str]) -> None:
            record, state_id = resolved
            self.close()
            self.stored.emit()
            if record.script == merge.mine:
                text = self.tr("“%1” stays as it was; push it to have it there as well.")
            else:
                text = self.tr("“%1” says what was chosen now.")
            self._outcomes.tell_changed(record, text.replace("%1", record.title), state_id)

        def fail(error: StudioError) -> None:
            self._on_not_stored(error)
            self._outcomes.tell_error(error)
            if isinstance(error, ChangedElsewhere):
                self.again_wanted.emit(script_id)

        self._workers.run(work, on_result=show, on_error=fail)

    @Slot(object)
    def _on_not_stored(self, _error: StudioError) -> None:
        """Whoever chose may choose again."""
        if self.view is not None:
            self.view.set_busy(False)

    def close(self) -> None:
        """Put the sheet away."""
        if self.view is not None:
            self.view.close()


def saved_first(session: EditorSession, script_id: str, go: Callable[[], None]) -> None:
    """Have what is typed in the editor stored before: else it would not be what is sent or compared.

    Where that fails nothing more is done: the session tells why. Another script need not wait.
    """
    record = session.record
    if record is None or record.script_id != script_id:
        go()
    else:
        session.after_save(lambda _script_id: None, lambda _: go(), as_shown=True)
