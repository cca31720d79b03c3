"""What is done in a review besides deciding: compare, look at older states, restore them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.domain.comparison import Comparison, compare
from studio.domain.kept import KeptState, KeptWhy
from studio.domain.review import ReviewAction, ScriptStatus
from studio.domain.script import Script
from studio.ui.notices import Notice, Notices, Tone
from studio.ui.review.comparison_view import ComparisonView
from studio.ui.review.history_panel import HistoryPanel
from studio.ui.review.review_bar import ReviewBar
from studio.ui.review.state_view import StateView
from studio.ui.review.states import NOW
from studio.ui.review.texts import ReviewTexts
from studio.ui.theme import Theme
from studio.ui.workers import Workers

if TYPE_CHECKING:
    from studio.domain.cancel import CancelToken
    from studio.domain.records import ScriptRecord
    from studio.services.studio import Studio
    from studio.ui.session import EditorSession
    from studio.ui.workers import Progress


_RESTORED: Final = "restored"


class ReviewDesk(QObject):
    """Stands between the review bar, the history, the comparison and the services."""

    scene_wanted = Signal(str)
    """Uid of a scene a person wants to see in the editor."""

    def __init__(
        self,
        studio: Studio,
        session: EditorSession,
        theme: Theme,
        notices: Notices,
        bar: ReviewBar,
        history: HistoryPanel,
        window: QWidget,
        *,
        speak_ahead: bool = True,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._session = session
        self._theme = theme
        self._notices = notices
        self._bar = bar
        self._window = window
        self._speak_ahead = speak_ahead
        self._reading: StateView | None = None
        self._texts = ReviewTexts(self)
        self._workers = Workers(1, self)
        self._view: ComparisonView | None = None
        bar.compare_wanted.connect(self.compare_with_approved)
        bar.submit_wanted.connect(self.submit)
        history.compare_wanted.connect(self.compare)
        history.restore_wanted.connect(self.restore)
        history.open_wanted.connect(self.look_at)
        history.failed.connect(notices.tell_error)
        session.record_changed.connect(self.tell_bar)
        session.undo_stack.indexChanged.connect(self._on_stepped)

    # --- comparing -------------------------------------------------------------------------------

    @property
    def view(self) -> ComparisonView | None:
        """The comparison, once it has been opened."""
        return self._view

    @Slot(str, str)
    def compare(self, older: str, newer: str = NOW) -> None:
        """Show two states side by side."""
        if self._view is None:
            view = self._view = ComparisonView(self._studio, self._session, self._theme, self._window)
            view.scene_wanted.connect(self.scene_wanted)
            view.restore_wanted.connect(self.restore)
            view.open_wanted.connect(self.look_at)
            view.approve_wanted.connect(self._bar.approve_wanted)
            view.reject_wanted.connect(self._bar.ask_reason)
            view.failed.connect(self._notices.tell_error)
        self._view.compare(older, newer)

    @Slot()
    def compare_with_approved(self) -> None:
        """Show what changed since the last approval, or else since the newest state that was kept."""
        record = self._session.record
        if record is None:
            return
        script_id, status, revision = record.script_id, record.status, record.revision

        def work(_token: CancelToken, _progress: Progress) -> str | None:
            states = self._studio.revisions.list(script_id)
            own = revision if status is ScriptStatus.APPROVED else 0  # not with itself
            return _to_compare_with([state for state in states if state.revision != own])

        self._workers.run(work, on_result=self._on_base, on_error=self._notices.tell_error)

    def _on_base(self, state_id: str | None) -> None:
        if state_id is not None:
            self.compare(state_id)
            return
        self._notices.tell(
            Notice(
                Tone.NEWS,
                self.tr("There is no older state to compare with yet."),
                self.tr("One is kept whenever a session ends, and with every submission and decision."),
                key="compare",
            )
        )

    @Slot(str)
    def look_at(self, state_id: str) -> None:
        """Open an older state to read."""
        record = self._session.record
        if record is None:
            return
        script_id = record.script_id

        def work(_token: CancelToken, _progress: Progress) -> tuple[KeptState | None, Script]:
            states = self._studio.revisions.list(script_id)
            state = next((s for s in states if s.state_id == state_id), None)
            return state, self._studio.revisions.words(state_id)

        def show(found: tuple[KeptState | None, Script]) -> None:
            state, words = found
            if state is not None:
                self._show_state(record, state, words)

        self._workers.run(work, on_result=show, on_error=self._notices.tell_error)

    def _show_state(self, record: ScriptRecord, state: KeptState, words: Script) -> None:
        if self._reading is not None:
            self._reading.close()
        approved = state.why is KeptWhy.APPROVAL
        shown = record.model_copy(
            update={
                "script": words,
                "title": words.title,
                "revision": state.revision,
                "status": ScriptStatus.APPROVED if approved else ScriptStatus.DRAFT,
            }
        )
        reading = StateView(
            self._studio, shown, self._texts.state(state), self._theme, self._window, self._speak_ahead
        )
        reading.compare_wanted.connect(lambda: self.compare(state.state_id))
        reading.closed.connect(self._on_reading_closed)
        self._reading = reading
        reading.show()

    @property
    def reading(self) -> StateView | None:
        """The older state that is being read."""
        return self._reading

    @Slot()
    def _on_reading_closed(self) -> None:
        self._reading = None

    # --- restoring and submitting ----------------------------------------------------------------

    @Slot(str)
    def restore(self, state_id: str) -> None:
        """Put an older state in the place of the present text; undo takes it back."""
        self._session.restore(state_id, self.tr("Restore older state"), self._on_restored)

    def _on_restored(self) -> None:
        self._notices.tell(
            Notice(
                Tone.DONE,
                self.tr("The older state is in its place again."),
                self.tr("What was there is kept in the history; undo brings it back as well."),
                ((self.tr("Undo"), self._session.undo),),
                key=_RESTORED,
            )
        )

    @Slot()
    def _on_stepped(self) -> None:
        """Offer undo only as long as what it takes back is what was restored."""
        self._notices.take_back(_RESTORED)

    @Slot(str)
    def submit(self, note: str) -> None:
        """Ask for a review with a note to the reviewer."""
        self._session.review(lambda script_id: self._studio.scripts.submit(script_id, note))

    # --- what the bar says -----------------------------------------------------------------------

    @Slot()
    def tell_bar(self) -> None:
        """Have the bar say why one may not decide, what the author noted, and what changed."""
        record, script = self._session.record, self._session.script
        if record is None or script is None:
            return
        refusal = self._studio.scripts.why_not_approve(record)
        why_not = refusal.what.to(self._studio.language) if refusal is not None else ""
        in_review = record.status is ScriptStatus.REVIEW_REQUESTED
        self._bar.tell(why_not=why_not, changes=None if in_review else "")
        if not in_review:
            return
        script_id, was_approved = record.script_id, record.approved_revision is not None

        def work(_token: CancelToken, _progress: Progress) -> tuple[str, Comparison | None]:
            reviews = self._studio.scripts.history(script_id)
            notes = [r.reason for r in reviews if r.action is ReviewAction.SUBMITTED]
            approved = self._studio.scripts.approved(script_id) if was_approved else None
            changes = compare(approved.script, script) if approved is not None else None
            return notes[-1] if notes else "", changes

        def show(found: tuple[str, Comparison | None]) -> None:
            note, changes = found
            if self._session.record == record:
                summary = self._texts.summary(changes) if changes is not None else ""
                self._bar.tell(why_not=why_not, note=note, changes=summary)

        self._workers.run(work, on_result=show, on_error=self._notices.tell_error)

    # --- the end ---------------------------------------------------------------------------------

    def close_workers(self) -> None:
        """Close what was opened and stop what is being read."""
        self._workers.close()
        if self._reading is not None:
            self._reading.close()
        if self._view is not None:
            self._view.close_workers()
            self._view.close()


def _to_compare_with(states: list[KeptState]) -> str | None:
    """Return the revision approved last, else the newest state of all; states stand newest first."""
    approved = (state for state in states if state.why is KeptWhy.APPROVAL)
    chosen = next(approved, None) or next(iter(states), None)
    return chosen.state_id if chosen is not None else None
