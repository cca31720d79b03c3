"""Decisions on a script in both places: at the backend first, and here only what it has recorded."""

from __future__ import annotations

from collections.abc import Callable

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StudioError
from studio.domain.records import ScriptRecord
from studio.domain.review import ScriptStatus
from studio.domain.video import VideoStatus
from studio.services import sync_refusals as refusals
from studio.services.both_sides import BothSides
from studio.services.scripts import Scripts
from studio.services.videos import Videos
from studio.store.database import Database


class Deciding:
    """The backend first: what it refuses is not recorded here.

    Where recording it here fails afterwards, the error says that the backend has it; doing it again then
    finishes it, and the backend is not told twice.
    """

    def __init__(self, database: Database, both: BothSides, scripts: Scripts, videos: Videos) -> None:
        self._db = database
        self._both = both
        self._scripts = scripts
        self._videos = videos

    def submit(self, script_id: str, cancel: CancelToken | None = None, *, note: str = "") -> ScriptRecord:
        """Ask for a review of the video at the backend, then of the script here."""
        record = self._scripts.get(script_id)
        self._scripts.require(record, ScriptStatus.DRAFT, ScriptStatus.REJECTED)
        self._both.same_there(record, cancel)
        video = self._videos.refresh(record.video_id, cancel)
        if video.status in (VideoStatus.READY, VideoStatus.FINAL_REVIEW_REQUESTED):
            raise refusals.film_is_reviewed(record, video)
        if video.status is not VideoStatus.SCRIPT_REVIEW_REQUESTED:
            self._videos.request_review(record.video_id, cancel)
        return self._recorded(record, lambda: self._scripts.submit(script_id, note=note, at_backend=True))

    def approve(self, script_id: str, cancel: CancelToken | None = None) -> ScriptRecord:
        """Approve the same words there and here."""
        record = self._scripts.get(script_id)
        self._require_reviewer(record)
        self._scripts.require(
            record, ScriptStatus.DRAFT, ScriptStatus.REVIEW_REQUESTED, ScriptStatus.APPROVED
        )
        there = self._both.same_there(record, cancel)
        if there.status is not ScriptStatus.APPROVED:
            self._both.calls().approve(there.script_id, cancel)
            self._reread(record, cancel)
        return self._recorded(record, lambda: self._scripts.approve(script_id, at_backend=True))

    def reject(self, script_id: str, reason: str, cancel: CancelToken | None = None) -> ScriptRecord:
        """Send the same words back there and here."""
        record = self._scripts.get(script_id)
        self._require_reviewer(record)
        self._scripts.require(record, ScriptStatus.DRAFT, ScriptStatus.REVIEW_REQUESTED)
        refusals.require_reason(reason)
        there = self._both.same_there(record, cancel)
        # One that was rejected for something else is a rejection of words that were there before.
        if there.status is not ScriptStatus.REJECTED or there.reason != reason.strip():
            self._both.calls().reject(there.script_id, reason.strip(), cancel)
            self._reread(record, cancel)
        return self._recorded(record, lambda: self._scripts.reject(script_id, reason, at_backend=True))

    def _require_reviewer(self, record: ScriptRecord) -> None:
        if (refusal := self._scripts.why_not_approve(record)) is not None:
            raise refusal

    def _reread(self, record: ScriptRecord, cancel: CancelToken | None) -> None:
        """See what became of a script and its video there; not knowing it undoes no decision.

        Raises `SYNC_CONFLICT` where the words changed between the look and the decision: those that were
        decided on there are not the ones here.
        """
        try:
            self._both.same_there(record, cancel)
            self._videos.refresh(record.video_id, cancel)
        except StudioError as error:
            if error.code is ErrorCode.SYNC_CONFLICT:
                raise refusals.decided_on_others(record) from error
            refusals.log_unseen(record, error)

    def _recorded(self, record: ScriptRecord, record_here: Callable[[], ScriptRecord]) -> ScriptRecord:
        try:
            with self._db.write():
                if self._scripts.get(record.script_id).script != record.script:
                    raise refusals.changed_meanwhile(record)
                return record_here()
        except StudioError as error:
            raise refusals.only_there(record, error) from error
