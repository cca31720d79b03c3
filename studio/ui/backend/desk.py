"""Does what is asked of the backend's dock: beside the window, canceled at will, told as it ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StudioError
from studio.domain.records import ScriptRecord
from studio.domain.sync import Merge, SyncRow, SyncState
from studio.domain.video import ReviewStage, Video
from studio.ui.backend.asking import Asking
from studio.ui.backend.conflicts import Conflicts, saved_first
from studio.ui.backend.filters import Page
from studio.ui.backend.head import Contact
from studio.ui.backend.life import VideoAction, is_about_script
from studio.ui.backend.outcomes import Outcomes, kept_as
from studio.ui.backend.panel import BackendPanel
from studio.ui.backend.rows import STATE_LOOKS, SyncAction, key_of, title_of
from studio.ui.notices import Notices
from studio.ui.theme import Theme
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from studio.services.rendering import Created
    from studio.services.studio import Studio
    from studio.ui.session import EditorSession

Outcome = TypeVar("Outcome")
_READ_AFTER_MS: Final = 250
"""Changes here that come in a row are one reason to read what is known anew."""
_CHECK_AFTER_MS: Final = 3_000
"""A script that was just opened is looked for at the backend after so long: opening it comes first."""
_CHECK_AGAIN_MS: Final = 300_000


class BackendDesk(QObject):
    """Stands between the dock, the open script and the services."""

    open_wanted = Signal(str)
    """Id of a script to be opened in the editor."""
    settings_wanted = Signal()
    library_changed = Signal()
    film_created = Signal(object)
    """`Created`: a film of the backend's words was put into the queue."""
    contact_changed = Signal(object)
    """`Contact`: what is known of the backend as such."""
    noticed = Signal(str, str)
    """What there is to know of the open script at the backend in a few words, empty for nothing; an icon."""

    def __init__(
        self,
        studio: Studio,
        session: EditorSession,
        theme: Theme,
        panel: BackendPanel,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._session = session
        self._panel = panel
        self._doing = Workers(1, self)
        self.asking = Asking(studio, self)
        self.outcomes = Outcomes(studio, session, notices, self._doing, self)
        self.conflicts = Conflicts(studio, session, theme, self.outcomes, self._doing, window)
        self._open_id = ""
        self._read_soon = _timer(self, _READ_AFTER_MS, self.read_known)
        self._check_soon = _timer(self, _CHECK_AFTER_MS, self._check_open)
        self._check_again = _timer(self, _CHECK_AGAIN_MS, self._check_open)
        self._check_again.setSingleShot(False)
        panel.acted.connect(self.act)
        panel.rejected.connect(self._on_rejected)
        panel.video_acted.connect(self.act_on_video)
        panel.video_rejected.connect(self._on_video_rejected)
        panel.refresh_wanted.connect(self.refresh)
        panel.cancel_wanted.connect(self.cancel)
        panel.settings_wanted.connect(self.settings_wanted)
        panel.queue_wanted.connect(self.ask_queue)
        panel.came_up.connect(self._on_came_up)
        panel.renamed.connect(self._notice)
        self.asking.contact_changed.connect(self._on_contact)
        self.asking.rows_known.connect(self._show)
        self.asking.queue_known.connect(panel.show_queue)
        self.asking.failed.connect(self.outcomes.tell_error)
        self.outcomes.settings_wanted.connect(self.settings_wanted)
        self.outcomes.undone.connect(self._on_changed_here)
        self.conflicts.stored.connect(self._on_changed_here)
        self.conflicts.again_wanted.connect(self._on_compare_again)
        session.record_changed.connect(self._on_record_changed)

    # --- what is known ---------------------------------------------------------------------------

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is asked, read or done, nor about to be read."""
        return self.asking.is_settled and self._doing.is_idle and not self._read_soon.isActive()

    @Slot()
    def _on_came_up(self) -> None:
        self.read_known()
        if self.asking.is_set_up and self.asking.is_stale:
            self.refresh()

    @Slot()
    def look(self) -> None:
        """Something here was stored or changed: read what is known anew, soon, and only where it is seen."""
        if self._panel.isVisible():
            self._read_soon.start()

    @Slot()
    def settings_changed(self) -> None:
        """Another backend, or another person, may be meant now."""
        self.cancel()
        self.asking.begin_anew()
        if self._panel.isVisible():
            self._on_came_up()
        else:
            self.read_known()  # what is said of the open script stands elsewhere, too

    @Slot()
    def read_known(self) -> None:
        """Show what is known; asks nobody."""
        if self.asking.is_set_up:
            self.asking.read()
        else:
            self._panel.show_rows(())
            self._panel.show_not_set_up()
            self._notice()

    @Slot(object)
    def _on_contact(self, contact: Contact) -> None:
        self._panel.show_contact(contact, self.asking.profile)
        self.contact_changed.emit(contact)

    @Slot(object)
    def _show(self, rows: list[SyncRow]) -> None:
        trouble = self.asking.trouble
        if trouble is not None and self.asking.has_nothing_to_show and not any(row.there for row in rows):
            self._panel.show_unreachable(trouble.message(self._studio.language))
        else:
            self._panel.show_rows(rows)
        self._notice()

    @Slot()
    def refresh(self) -> None:
        """Ask the backend what it has, and for its review queue where that is shown."""
        if not self.asking.is_set_up:
            self._panel.show_not_set_up()
            return
        self.asking.ask()
        if self._panel.filters.page is Page.REVIEWS:
            self.ask_queue()

    @Slot()
    def ask_queue(self) -> None:
        """Ask for the videos that wait for a review."""
        if self.asking.is_set_up:
            self.asking.ask_queue(self._panel.filters.queue_query)

    @Slot()
    def cancel(self) -> None:
        """Wait for no answer any more; what is known stays."""
        self.asking.cancel()
        self._doing.cancel_all()

    # --- scripts ---------------------------------------------------------------------------------

    @Slot(str, object)
    def act(self, key: str, action: SyncAction) -> None:
        """Do what a person chose for a script."""
        row = self._panel.model.row(key)
        if row is None or self._panel.model.is_busy(key):
            return
        match action:
            case SyncAction.OPEN:
                if row.here is not None:
                    self.open_wanted.emit(row.here.script_id)
            case SyncAction.PULL if row.there is None:
                what = self.tr("“%1” is not at the backend.").replace("%1", title_of(row))
                self.outcomes.tell_missing(what, self.tr("Push it to have it there."))
            case SyncAction.PULL:
                self._saved_first(row, lambda: self._pull(row))
            case SyncAction.PUSH:
                self._saved_first(row, lambda: self._push(row))
            case SyncAction.COMPARE:
                self._saved_first(row, lambda: self._compare(row))
            case SyncAction.FORGET:
                self._forget(row)
            case SyncAction.MAKE_FILM:
                self._make_film(row)
            case SyncAction.SUBMIT:
                self._saved_first(row, lambda: self._submit(row))
            case SyncAction.APPROVE:
                self._saved_first(row, lambda: self._approve(row))
            case SyncAction.REJECT | SyncAction.DETAILS:
                self._panel.choose(key)
                self._panel.open_detail()

    def act_on_open(self, action: SyncAction) -> None:
        """Do something with the script in the editor; where nothing is known of it yet, after reading it."""
        record = self._session.record
        if record is None:
            return
        if not self.asking.is_set_up:
            self._panel.show_not_set_up()
            self._panel.bring_up()
            return
        script_id = record.script_id

        def go(_rows: list[SyncRow]) -> None:
            row = self._panel.model.row_of_script(script_id)
            if row is not None:
                self._panel.choose(key_of(row))
                self.act(key_of(row), action)

        self.asking.read(go)

    def _saved_first(self, row: SyncRow, go: Callable[[], None]) -> None:
        saved_first(self._session, row.here.script_id if row.here is not None else "", go)

    def _pull(self, row: SyncRow) -> None:
        assert row.there is not None
        remote_id, title, was_here = row.there.script_id, title_of(row), row.here is not None
        script_id = row.here.script_id if row.here is not None else ""

        def work(token: CancelToken, _progress: Progress) -> tuple[ScriptRecord, str]:
            before = self._studio.scripts.get(script_id).script if script_id else None
            record = self._studio.sync.pull(remote_id, token)
            if before is None or before == record.script:
                return record, ""
            revisions = self._studio.revisions
            return record, kept_as(lambda: revisions.list(script_id), revisions.words, before)

        def show(pulled: tuple[ScriptRecord, str]) -> None:
            record, state_id = pulled
            self._on_changed_here()
            if was_here:
                text = self.tr("The backend's words of “%1” were taken over.")
                self.outcomes.tell_changed(record, text.replace("%1", title), state_id)
            else:
                text = self.tr("“%1” is in the library now.").replace("%1", record.title)
                self.outcomes.tell(text, self.tr("Its words are those at the backend."))

        self._do(row, self.tr("Pulling…"), work, show)

    def _push(self, row: SyncRow) -> None:
        assert row.here is not None
        script_id, title = row.here.script_id, row.here.title

        def show(_record: ScriptRecord) -> None:
            self._on_changed_here()
            self.outcomes.tell(self.tr("“%1” was pushed: both sides are the same.").replace("%1", title))

        self._do(row, self.tr("Pushing…"), lambda token, _: self._studio.sync.push(script_id, token), show)

    def _submit(self, row: SyncRow) -> None:
        text = self.tr("“%1” was handed in for review, here and at the backend.")
        self._decide(row, self.tr("Submitting…"), self._studio.sync.submit, text)

    def _approve(self, row: SyncRow) -> None:
        text = self.tr("“%1” is approved, here and at the backend.")
        self._decide(row, self.tr("Approving…"), self._studio.sync.approve, text)

    @Slot(str, str)
    def _on_rejected(self, key: str, reason: str) -> None:
        if (row := self._panel.model.row(key)) is None:
            return
        text = self.tr("“%1” was sent back, here and at the backend.")
        sync = self._studio.sync

        def act(script_id: str, token: CancelToken) -> ScriptRecord:
            return sync.reject(script_id, reason, token)

        self._saved_first(row, lambda: self._decide(row, self.tr("Sending back…"), act, text))

    def _decide(
        self,
        row: SyncRow,
        doing: str,
        act: Callable[[str, CancelToken], ScriptRecord],
        done: str,
    ) -> None:
        assert row.here is not None
        script_id, title = row.here.script_id, row.here.title

        def show(_record: ScriptRecord) -> None:
            self._on_changed_here()
            self._session.look_elsewhere()
            self.outcomes.tell(done.replace("%1", title))
            if self._panel.filters.page is Page.REVIEWS:
                self.ask_queue()

        self._do(row, doing, lambda token, _progress: act(script_id, token), show)

    def _forget(self, row: SyncRow) -> None:
        assert row.here is not None
        script_id = row.here.script_id

        def work(_token: CancelToken, _progress: Progress) -> None:
            self._studio.sync.unlink(script_id)

        self._do(row, self.tr("Keeping…"), work, lambda _: self.read_known())

    def _make_film(self, row: SyncRow) -> None:
        assert row.there is not None
        remote_id, video_id = row.there.script_id, row.there.video_id or None
        rendering = self._studio.rendering

        def work(token: CancelToken, _progress: Progress) -> Created:
            created = rendering.create_for_backend(remote_id, video_id=video_id)
            rendering.start(created.job.job_id, token)
            return created

        def show(created: Created) -> None:
            if created.created:
                text = self.tr("A film of “%1” was put into the queue.").replace("%1", title_of(row))
                self.outcomes.tell(text, self.tr("It says what the backend said when it was asked."))
            self.film_created.emit(created)

        self._do(row, self.tr("Fetching the spec…"), work, show)

    def _do(
        self,
        row: SyncRow,
        doing: str,
        work: Callable[[CancelToken, Progress], Outcome],
        on_result: Callable[[Outcome], None],
    ) -> None:
        """Do something with a script beside the window, with its row saying so meanwhile."""
        key = key_of(row)
        self._panel.set_busy(key, doing)
        self.asking.wait(+1)

        def end() -> None:
            self._panel.set_busy(key, "")
            self.asking.wait(-1)

        self._doing.run(
            work, on_result=on_result, on_error=lambda error: self._on_failed(error, row), on_end=end
        )

    def _on_failed(self, error: StudioError, row: SyncRow | None = None) -> None:
        self.asking.note(error)
        if error.code is ErrorCode.SYNC_CONFLICT and row is not None and row.here is not None:
            self.outcomes.tell_conflict(error, lambda: self._saved_first(row, lambda: self._compare(row)))
        else:
            self.outcomes.tell_error(error)
        self.read_known()

    @Slot()
    def _on_changed_here(self) -> None:
        self.library_changed.emit()
        self.read_known()

    def _compare(self, row: SyncRow) -> None:
        assert row.here is not None
        script_id = row.here.script_id

        def work(token: CancelToken, _progress: Progress) -> Merge:
            return self._studio.sync.merge(script_id, token)

        self._do(row, self.tr("Comparing…"), work, self.conflicts.show)

    @Slot(str)
    def _on_compare_again(self, script_id: str) -> None:
        if (row := self._panel.model.row_of_script(script_id)) is not None:
            self._saved_first(row, lambda: self._compare(row))

    # --- videos ----------------------------------------------------------------------------------

    @Slot(str, object)
    def act_on_video(self, video_id: str, action: VideoAction) -> None:
        """Do what a person chose for a video; what is about a script that is here counts on both sides."""
        videos, row = self._studio.videos, self._row_to_decide(video_id)
        match action:
            case VideoAction.REQUEST_REVIEW if row is not None:
                self.act(key_of(row), SyncAction.SUBMIT)
            case VideoAction.APPROVE if row is not None:
                self.act(key_of(row), SyncAction.APPROVE)
            case VideoAction.REQUEST_REVIEW:
                done = self.tr("A review of “%1” was requested.")
                self._move(video_id, lambda token: videos.request_review(video_id, token), done)
            case VideoAction.APPROVE:
                done = self.tr("The script of “%1” is approved.")
                stage = ReviewStage.SCRIPT
                self._move(video_id, lambda token: videos.approve(video_id, token, stage=stage), done)
            case VideoAction.PUBLISH:
                done = self.tr("“%1” is published.")
                stage = ReviewStage.FILM
                self._move(video_id, lambda token: videos.approve(video_id, token, stage=stage), done)
            case VideoAction.REJECT:
                pass  # a reason comes first: `video_rejected`

    @Slot(str, str)
    def _on_video_rejected(self, video_id: str, reason: str) -> None:
        if (row := self._row_to_decide(video_id)) is not None:
            self._on_rejected(key_of(row), reason)
            return
        videos = self._studio.videos
        done = self.tr("“%1” was sent back.")
        self._move(video_id, lambda token: videos.reject(video_id, reason, token), done)

    def _row_to_decide(self, video_id: str) -> SyncRow | None:
        """Return the script that is decided on with a video, where it is here and the same on both sides."""
        return next(
            (
                row
                for row in self._panel.model.all_rows
                if row.video is not None
                and row.video.video_id == video_id
                and is_about_script(row.video)
                and row.here is not None
                and row.state is SyncState.SAME
            ),
            None,
        )

    def _move(self, video_id: str, act: Callable[[CancelToken], Video], done: str) -> None:
        self._panel.set_video_busy(video_id, True)
        self.asking.wait(+1)

        def show(video: Video) -> None:
            self.outcomes.tell(done.replace("%1", video.title or video.video_id))
            self.asking.ask(quiet=True)  # its script was decided on there, too
            if self._panel.filters.page is Page.REVIEWS:
                self.ask_queue()

        def end() -> None:
            self._panel.set_video_busy(video_id, False)
            self.asking.wait(-1)

        self._doing.run(
            lambda token, _progress: act(token), on_result=show, on_error=self._on_failed, on_end=end
        )

    # --- the open script -------------------------------------------------------------------------

    @Slot()
    def _on_record_changed(self) -> None:
        self._notice()
        self.look()
        record = self._session.record
        script_id = record.script_id if record is not None else ""
        if script_id != self._open_id:
            self._open_id = script_id
            self._check_soon.start()
            self._check_again.start()

    @Slot()
    def _check_open(self) -> None:
        """Ask quietly how the open script stands, where the backend has it and was not asked just now."""
        script_id = self._open_id
        if not script_id or not self.asking.is_set_up:
            return

        def go(_rows: list[SyncRow]) -> None:
            row = self._panel.model.row_of_script(script_id)
            if row is not None and row.synced_at is not None and self.asking.is_stale:
                self.asking.ask(quiet=True)

        self.asking.read(go)

    @Slot()
    def _notice(self) -> None:
        """Say quietly what there is to know of the open script."""
        record = self._session.record
        row = self._panel.model.row_of_script(record.script_id) if record is not None else None
        texts = {
            SyncState.CHANGED_THERE: self.tr("Changed at the backend"),
            SyncState.CHANGED_BOTH: self.tr("Changed on both sides"),
            SyncState.GONE_THERE: self.tr("No longer at the backend"),
        }
        text = texts.get(row.state, "") if row is not None else ""
        self.noticed.emit(text, STATE_LOOKS[row.state][0] if row is not None else "")

    def show(self) -> None:
        """Bring the dock up."""
        self._panel.bring_up()

    def show_and_refresh(self) -> None:
        """Bring the dock up and ask the backend."""
        self._panel.bring_up()
        self.refresh()

    def close(self) -> None:
        """Ask and do nothing any more; a call under way is stopped."""
        for timer in (self._read_soon, self._check_soon, self._check_again):
            timer.stop()
        self.conflicts.close()
        self.asking.close()
        self._doing.close()


def _timer(parent: QObject, milliseconds: int, do: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(do)
    return timer
