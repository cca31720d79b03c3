"""The open script as all panels see it: one text, one selection, one playhead, one history."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QUndoStack

from studio.domain.cancel import CancelToken
from studio.domain.edits import with_title
from studio.domain.errors import ChangedElsewhere, StudioError
from studio.domain.records import ScriptRecord
from studio.domain.review import ScriptStatus
from studio.domain.script import Scene, Script
from studio.ui.film_source import FilmSource
from studio.ui.history import Place, ScriptEdit, State, Typing
from studio.ui.stored import Stored, is_stuck_by
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.previewing import FilmPreview
    from studio.services.studio import Studio

Outcome = TypeVar("Outcome")

SAVE_AFTER_MS: Final = 600
"""From the first unsaved change to its save; a second is the promise."""


class SaveState(StrEnum):
    """Whether what is on the screen is also on the disk."""

    SAVED = "saved"
    UNSAVED = "unsaved"
    FAILED = "failed"


class EditorSession(QObject):
    """The script being worked on: panels call its methods, listen to its signals."""

    record_changed = Signal(object)
    """ScriptRecord | None: another script, or its state or revision changed."""
    script_changed = Signal(object)
    """Script, after any edit, undo or redo."""
    selection_changed = Signal(str)
    """Uid of the one scene that all panels show, empty for none."""
    selected_scenes_changed = Signal(object)
    """Uids of all selected scenes in film order; what is done to scenes is done to these."""
    stepped_through_history = Signal()
    """After an undo or redo: what is selected may have changed under the cursor."""
    film_changed = Signal(object)
    """FilmPreview | None: recomputed after an edit, or when speech arrived."""
    playhead_changed = Signal(int)
    """Frame of the film."""
    save_state_changed = Signal(object)
    """SaveState."""
    failed = Signal(object)
    """StudioError of something asked of the session."""
    stuck = Signal(object)
    """StudioError: the text cannot be stored where it belongs, because others changed or decided on it."""
    kept_aside = Signal(object)
    """ScriptRecord: a script of its own that holds the text, because it could not be stored elsewhere."""
    voice_trouble_changed = Signal(object)
    """StudioError | None: why scenes stay estimated that a service on the network would have to speak."""
    followed = Signal(object)
    """ScriptRecord: the text was changed elsewhere and is shown as it is now."""

    def __init__(self, studio: Studio, *, speak_ahead: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._studio = studio
        self._record: ScriptRecord | None = None
        self._script: Script | None = None
        self._selected_uid = ""
        self._selected_uids: tuple[str, ...] = ()
        self._place: Place | None = None
        self._playhead = 0
        self._playhead_wanted = False
        self._fps = 0
        self._reopened = False
        self._is_reading = False
        self._save_state = SaveState.SAVED
        self._stored: Stored | None = None
        self._is_stuck = False
        self._saver = Workers(1, self)  # one thread: saves and reviews happen in the order they were asked
        self._films = FilmSource(
            studio.previewing, speak_ahead=speak_ahead, here=lambda: self._selected_uid, parent=self
        )
        self._films.film_changed.connect(self._on_film)
        self._films.failed.connect(self.failed)
        self._films.voice_trouble_changed.connect(self.voice_trouble_changed)
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(SAVE_AFTER_MS)
        self._save_timer.timeout.connect(self.save_now)

    # --- what is open --------------------------------------------------------------------------

    @property
    def record(self) -> ScriptRecord | None:
        """The record of the open script, None where nothing is open."""
        return self._record

    @property
    def script(self) -> Script | None:
        """The text as it stands on the screen."""
        return self._script

    @property
    def film(self) -> FilmPreview | None:
        """The film as computed last; None before the first time and for a script without scenes."""
        return self._films.film

    @property
    def selected_uid(self) -> str:
        """The one selected scene, empty for none."""
        return self._selected_uid

    @property
    def selected_uids(self) -> tuple[str, ...]:
        """All selected scenes in film order; the one that panels show is among them."""
        return self._selected_uids

    @property
    def selected_scene(self) -> Scene | None:
        """The selected scene itself."""
        if self._script is None:
            return None
        return next((s for _, _, s in self._script.scenes() if s.uid == self._selected_uid), None)

    @property
    def playhead(self) -> int:
        """Frame at which the film stands."""
        return self._playhead

    @property
    def save_state(self) -> SaveState:
        """Whether the text is on the disk."""
        return self._save_state

    @property
    def is_editable(self) -> bool:
        """Tell whether the text may be changed: drafts, rejected scripts, approved ones once reopened."""
        if self._record is None or self._is_reading:
            return False
        if self._record.status in (ScriptStatus.DRAFT, ScriptStatus.REJECTED):
            return True
        return self._record.status is ScriptStatus.APPROVED and self._reopened

    def open(self, script_id: str) -> None:
        """Open a script; what is unsaved of the one before is saved first. Raises what the services raise."""
        self._leave()
        self._saver.wait()  # a few milliseconds, so that going there and back shows what was typed
        try:
            record = self._studio.scripts.get(script_id)
        except StudioError:
            self.save_now()  # what was open stays so, and goes on being saved where it belongs
            raise
        self._keep_state()
        self._show(record)
        self._keep(lambda: self._studio.revisions.opened(script_id))

    def close_script(self) -> None:
        """Close what is open, saved first."""
        self._leave()
        self._keep_state()
        self._show(None)

    def _show(self, record: ScriptRecord | None) -> None:
        self._record = record
        self._script = record.script if record is not None else None
        self._stored = Stored(self._studio, record) if record is not None else None
        self._is_stuck = False
        self._reopened = False
        self._playhead = 0
        self.undo_stack.clear()
        first = next(self._script.scenes(), None) if self._script is not None else None
        self._selected_uid = first[2].uid if first is not None else ""
        self._set_save_state(SaveState.SAVED)
        self._films.open(self._script)
        self.record_changed.emit(record)
        if self._script is not None:
            self.script_changed.emit(self._script)
        self.selection_changed.emit(self._selected_uid)
        self._select_all((self._selected_uid,) if self._selected_uid else ())
        self.playhead_changed.emit(0)

    # --- edits ---------------------------------------------------------------------------------

    def apply(
        self,
        change: Script,
        label: str,
        *,
        typing: Typing | str = "",
        select: str | None = None,
        places: tuple[Place | None, Place | None] = (None, None),
    ) -> None:
        """Make `change` the text, as one undo step called `label`; `select` is selected afterwards.

        Edits with the same `typing` key in quick succession are one step, those told as `Typing` only where
        they go on in the same place. `places`: where the cursor was before, and where it is afterwards.
        """
        if self._script is None or change == self._script or not self.is_editable:
            return
        selected = self._selected_uid if select is None else select
        before = State(self._script, self._selected_uid, places[0])
        after = State(change, selected, places[1])
        typed = (Typing(typing) if typing else None) if isinstance(typing, str) else typing
        self.undo_stack.push(ScriptEdit(self._put, before, after, label, typed))

    def reopen(self) -> None:
        """Allow editing of an approved script: the first change makes a new draft, the approved one stays."""
        self._reopened = True
        self.record_changed.emit(self._record)

    def tell_record(self) -> None:
        """Tell the record once more: what a person may do with it has changed."""
        self.record_changed.emit(self._record)

    @Slot()
    def undo(self) -> None:
        """Take back the last step."""
        if self.is_editable:
            self.undo_stack.undo()
            self.stepped_through_history.emit()

    @Slot()
    def redo(self) -> None:
        """Do the step again that was taken back."""
        if self.is_editable:
            self.undo_stack.redo()
            self.stepped_through_history.emit()

    @property
    def place(self) -> Place | None:
        """Where the cursor belongs after the step done or taken back last; None: at the selected scene."""
        return self._place

    def _put(self, state: State) -> None:
        script, selected = state.script, state.selected
        self._script, self._place = script, state.place
        self._set_save_state(SaveState.UNSAVED)
        if not self._save_timer.isActive():
            self._save_timer.start()
        self.script_changed.emit(script)
        uids = [scene.uid for _, _, scene in script.scenes()]
        if selected not in uids:
            selected = uids[0] if uids else ""
        if selected in self._selected_uids:  # what was selected together stays so
            self.select_many(self._selected_uids, selected)
        else:
            self.select(selected)
        self._playhead_wanted = True  # scenes may lie elsewhere in the film that is computed now
        self.refresh_film()

    # --- selection and playhead ----------------------------------------------------------------

    def select(self, uid: str, *, move_playhead: bool = True) -> None:
        """Select a scene; the playhead goes to where it begins to be seen, unless it is within it already."""
        self._show_selected(uid, (uid,) if uid else (), move_playhead=move_playhead)

    def select_many(self, uids: Iterable[str], shown: str) -> None:
        """Select several scenes; `shown`, one of them, is the one that all panels show."""
        wanted = {*uids, shown}
        scenes = self._script.scenes() if self._script is not None else ()
        self._show_selected(shown, tuple(s.uid for _, _, s in scenes if s.uid in wanted), move_playhead=True)

    def _show_selected(self, uid: str, all_uids: tuple[str, ...], *, move_playhead: bool) -> None:
        changed = uid != self._selected_uid
        self._selected_uid = uid
        self._select_all(all_uids)
        if changed:
            self.selection_changed.emit(uid)
        if changed and move_playhead:
            self._playhead_to_selected()

    def _select_all(self, uids: tuple[str, ...]) -> None:
        if uids != self._selected_uids:
            self._selected_uids = uids
            self.selected_scenes_changed.emit(uids)

    def move_playhead(self, frame: int) -> None:
        """Go to a frame (held within the film); the scene there becomes the selected one."""
        if self.film is None:
            return
        timeline = self.film.timeline
        frame = min(max(0, frame), max(0, timeline.frame_count - 1))
        if frame != self._playhead:
            self._playhead = frame
            self.playhead_changed.emit(frame)
        index = timeline.scene_at(frame)
        if index < len(self.film.scene_uids) and self.film.scene_uids[index] != self._selected_uid:
            self.select(self.film.scene_uids[index], move_playhead=False)

    def _playhead_to_selected(self) -> None:
        film = self.film
        if film is None or self._selected_uid not in film.scene_uids:
            self._playhead_wanted = True  # a scene so new that the film does not know it yet
            return
        self._playhead_wanted = False
        span = film.timeline.spans[film.scene_uids.index(self._selected_uid)]
        if not span.start_frame <= self._playhead < span.end_frame:
            # Behind the cross-fade, where nothing but the scene itself is seen.
            self._playhead = max(span.start_frame, span.transition_end)
            self.playhead_changed.emit(self._playhead)

    # --- saving and review ---------------------------------------------------------------------

    @Slot()
    def save_now(self) -> None:
        """Save on a worker what is not saved yet."""
        self._save_timer.stop()
        stored, script = self._stored, self._script
        if self._save_state is SaveState.SAVED or self._is_stuck or stored is None or script is None:
            return
        self._saver.run(
            lambda _token, _progress: stored.save(script),
            on_result=lambda record: self._on_saved(record, script),
            on_error=lambda error: self._on_save_failed(stored, error),
        )

    def _leave(self) -> None:
        """Save what is not saved yet for the last time, where that cannot be as a script of its own."""
        self._save_timer.stop()
        stored, script = self._stored, self._script
        if self._save_state is SaveState.SAVED or stored is None or script is None:
            return
        title = self.tr("%1 (copy)").replace("%1", script.title)
        self._saver.run(
            lambda _token, _progress: stored.save_or_copy(script, title),
            on_result=lambda record: self._on_left(stored, record),
            on_error=self.failed.emit,
        )

    def _on_left(self, stored: Stored, record: ScriptRecord) -> None:
        if record.script_id != stored.script_id:
            self.kept_aside.emit(record)

    @property
    def is_stuck(self) -> bool:
        """Tell whether the text cannot be stored where it belongs; it is on the screen only."""
        return self._is_stuck

    @property
    def _is_all_stored(self) -> bool:
        return self._save_state is SaveState.SAVED and not self._is_stuck

    def keep_aside(self) -> None:
        """Have the text become a script of its own, and open that."""
        script, stored = self._script, self._stored
        if script is None:
            return
        title = self.tr("%1 (copy)").replace("%1", script.title)

        def show(record: ScriptRecord) -> None:
            now = self._script
            if stored is self._stored:  # else another script was opened in the meantime
                self._show_again(record)
                if now is not None and now is not script:  # typed in the meantime
                    self.apply(with_title(now, record.title), self.tr("Typing"))
            self.kept_aside.emit(record)

        self._saver.run(
            lambda _token, _progress: self._studio.scripts.create(title, script),
            on_result=show,
            on_error=self.failed.emit,
        )

    def try_again(self) -> None:
        """Save once more: what kept the text from being stored is out of the way."""
        self._is_stuck = False
        self.save_now()

    def take_theirs(self) -> None:
        """Show the open script as it is stored now; a text of mine that is not is kept in its history."""
        stored = self._stored
        if stored is None:
            return
        script, is_saved = self._script, self._save_state is SaveState.SAVED

        def show(record: ScriptRecord) -> None:
            if stored is not self._stored:
                return
            if script is self._script:
                stored.follow(record)
                self._show_theirs(record)
            elif self._is_stuck:
                self.take_theirs()  # what was typed in the meantime is kept as well

        self._saver.run(
            lambda _token, _progress: stored.take_theirs(None if is_saved else script),
            on_result=show,
            on_error=self.failed.emit,
        )

    def look_elsewhere(self) -> None:
        """Follow what another window made of the open script, unless there are changes here to be saved."""
        stored = self._stored
        if stored is None or not self._is_all_stored:
            return

        def show(record: ScriptRecord | None) -> None:
            if record is not None and self._save_state is SaveState.SAVED:
                self.take_theirs()

        self._saver.run(
            lambda _token, _progress: stored.theirs(),
            on_result=show,
            on_error=lambda error: self._on_save_failed(stored, error),
        )

    def _show_theirs(self, record: ScriptRecord) -> None:
        if record.script == self._script:
            self._record, self._reopened = record, False
            self.record_changed.emit(record)
        else:
            self._show_again(record)
            self.followed.emit(record)

    def _show_again(self, record: ScriptRecord) -> None:
        """Show a script that takes the place of the open one, in the same place where that is there."""
        selected, playhead = self._selected_uid, self._playhead
        self._show(record)
        if any(scene.uid == selected for _, _, scene in record.script.scenes()):
            self._playhead = playhead
            self.select(selected, move_playhead=False)

    def after_save(
        self,
        act: Callable[[str], Outcome],
        on_result: Callable[[Outcome], None],
        *,
        as_shown: bool = False,
    ) -> None:
        """Save, then have `act` do something with the script (its id), on a worker; errors go to `failed`.

        With `as_shown` it is not done where others changed the words and they are not on the screen yet.
        """
        if self._record is None or self._script is None:
            return
        self._save_timer.stop()
        script_id, script, stored = self._record.script_id, self._script, self._stored
        is_unsaved = self._save_state is not SaveState.SAVED

        def work(_token: CancelToken, progress: Progress) -> Outcome:
            if (is_unsaved or as_shown) and stored is not None:
                progress(stored.save(script))
            outcome = act(script_id)
            if stored is not None and isinstance(outcome, ScriptRecord) and outcome.script_id == script_id:
                stored.follow(outcome)
            return outcome

        self._saver.run(
            work,
            on_progress=lambda record: self._on_saved(cast("ScriptRecord", record), script),
            on_result=on_result,
            on_error=lambda error: self._on_act_failed(stored, error),
        )

    def after_leaving(
        self,
        work: Callable[[], Outcome],
        on_result: Callable[[Outcome], None],
        on_error: Callable[[StudioError], None],
    ) -> None:
        """Have something done once everything of what was open before is stored, on a worker."""
        self._saver.run(lambda _token, _progress: work(), on_result=on_result, on_error=on_error)

    def review(self, act: Callable[[str], ScriptRecord]) -> None:
        """Save, then submit, approve, … the open script: `act` gets its id and returns the record."""
        self.after_save(act, self._on_reviewed, as_shown=True)

    def restore(self, state_id: str, label: str, on_done: Callable[[], None]) -> None:
        """Put an older state in the place of the text, as one undo step; the present text is kept first."""

        def act(script_id: str) -> ScriptRecord:
            return self._studio.revisions.restore(script_id, state_id)

        def show(record: ScriptRecord) -> None:
            self._on_reviewed(record)
            if self._record is record:
                self.apply(record.script, label)
            on_done()

        self.after_save(act, show)

    def look_at(self, record: ScriptRecord) -> None:
        """Show a record to read only: nothing of this session is ever saved or kept."""
        self._is_reading = True
        self._show(record)

    def _keep_state(self) -> None:
        """Keep, beside the window, what this session made of the open script."""
        if self._record is not None and not self._is_reading:
            script_id = self._record.script_id
            self._keep(lambda: self._studio.revisions.keep(script_id))

    def _keep(self, act: Callable[[], bool]) -> None:
        self._saver.run(lambda _token, _progress: act(), on_error=self.failed.emit)

    def _on_saved(self, record: ScriptRecord, script: Script) -> None:
        if self._record is None or record.script_id != self._record.script_id:
            return
        before = self._record
        self._record = record
        if self._script is script:
            self._set_save_state(SaveState.SAVED)
        if (before.status, before.revision) != (record.status, record.revision):
            self._reopened = False
            self.record_changed.emit(record)

    def _on_save_failed(self, stored: Stored, error: StudioError) -> None:
        if stored is not self._stored:
            return  # what was left behind is saved, or kept aside, by `_leave`
        if self._save_state is not SaveState.SAVED:
            self._set_save_state(SaveState.FAILED)
        if is_stuck_by(error):
            self._is_stuck = True
            self.stuck.emit(error)
        else:
            self.failed.emit(error)

    def _on_act_failed(self, stored: Stored | None, error: StudioError) -> None:
        if isinstance(error, ChangedElsewhere) and stored is not None and not self._is_all_stored:
            self._on_save_failed(stored, error)
            return
        self.failed.emit(error)
        if isinstance(error, ChangedElsewhere) and stored is self._stored:
            self.take_theirs()  # nothing of mine waits: what was changed is shown, to be decided on

    def _on_reviewed(self, record: ScriptRecord) -> None:
        if self._record is not None and record.script_id == self._record.script_id:
            self._record = record
            self._reopened = False
            self.record_changed.emit(record)

    def _set_save_state(self, state: SaveState) -> None:
        if state is not self._save_state:
            self._save_state = state
            self.save_state_changed.emit(state)

    # --- the film ------------------------------------------------------------------------------

    @Slot()
    def refresh_film(self) -> None:
        """Have the film computed anew; what to call when render settings changed."""
        self._films.follow(self._script)

    @property
    def voice_trouble(self) -> str:
        """Why scenes stay estimated that a service would have to speak, in words; empty where it may yet."""
        trouble = self._films.voice_trouble
        return trouble.message(self._studio.language) if trouble is not None else ""

    def hear(self) -> None:
        """Have services asked for the speech they owe: the film is about to be heard."""
        self._films.hear()

    @Slot(object)
    def _on_film(self, film: FilmPreview | None) -> None:
        before = self._playhead
        if film is not None:
            fps, self._fps = self._fps or film.timeline.fps, film.timeline.fps
            self._playhead = self._playhead * self._fps // fps  # other frames a second, the same moment
        self.film_changed.emit(film)
        if film is None:
            return
        if self._playhead_wanted:
            self._playhead_to_selected()
        else:
            self._playhead = min(self._playhead, max(0, film.timeline.frame_count - 1))
        if self._playhead != before:
            self.playhead_changed.emit(self._playhead)

    # --- the end -------------------------------------------------------------------------------

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is being saved, computed or spoken."""
        return not self._save_timer.isActive() and self._saver.is_idle and self._films.is_idle

    def close(self) -> None:
        """Save what is unsaved, stop everything else, and wait for it."""
        self._leave()
        self._keep_state()
        self._films.close()
        self._saver.finish()
