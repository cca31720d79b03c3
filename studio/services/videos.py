"""Videos: their life at the backend, or kept here without one; and the dates of their courses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from studio.domain.cancel import CancelToken
from studio.domain.education import require_open
from studio.domain.errors import BadInput, Canceled, ErrorCode, NotFound, Refused, StudioError
from studio.domain.instants import utc_now
from studio.domain.kept import is_blank
from studio.domain.records import ScriptSummary
from studio.domain.review import Profile, ScriptStatus, require_approver
from studio.domain.text import Text
from studio.domain.video import (
    ReviewItem,
    ReviewStage,
    Video,
    VideoStatus,
    later_here,
    stage_of,
    status_here,
)
from studio.services.logs import log
from studio.services.scripts import Scripts
from studio.store import videos as store
from studio.store.database import Database

if TYPE_CHECKING:
    from studio.backend.client import Backend
    from studio.backend.videos import VideoCalls

FRESH: Final = timedelta(minutes=10)
"""What the backend said so long ago about the dates of a course still stands."""


class Videos:
    """Calls with `cancel` may ask the backend: ask on a worker. Without one the life is kept here."""

    def __init__(
        self,
        database: Database,
        scripts: Scripts,
        open_backend: Callable[[], Backend],
        *,
        address: Callable[[], str],
        profile: Callable[[], Profile],
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._db = database
        self._rows = store.Videos(database)
        self._scripts = scripts
        self._open_backend = open_backend
        self._address = address
        """Of the present backend, in one spelling; empty where there is none."""
        self._profile = profile
        self._now = now
        self._worded: dict[tuple[str, datetime], bool] = {}
        """Whether anything is written in a script, by its last change."""

    def get(self, video_id: str) -> Video | None:
        """Return what is known of a video; asks nobody. One that is only here is where its records are."""
        kept = self._rows.get(video_id, self._address())
        if kept is not None and kept.fetched_at is not None:
            return kept
        scripts = [script for script in self._scripts.list() if script.video_id == video_id]
        return self._here(kept, scripts, self._rows.deliveries())

    def known(self) -> list[Video]:
        """Return all that is known; asks nobody."""
        scripts: dict[str, list[ScriptSummary]] = {}
        for script in self._scripts.list():
            scripts.setdefault(script.video_id, []).append(script)
        kept = {video.video_id: video for video in self._rows.list(self._address())}
        deliveries = self._rows.deliveries()
        found: list[Video | None] = []
        for video_id in dict.fromkeys([*scripts, *kept]):
            one = kept.get(video_id)
            is_theirs = one is not None and one.fetched_at is not None
            found.append(one if is_theirs else self._here(one, scripts.get(video_id, []), deliveries))
        return [video for video in found if video is not None]

    def refresh(self, video_id: str, cancel: CancelToken | None = None) -> Video:
        """Ask the backend about a video and return it; raises `VIDEO_NOT_FOUND`, and keeps what was known."""
        if self._address():
            calls = self._calls()
            return self._keep(calls.get(video_id, self._now(), cancel), calls.address)
        return self._known(video_id)

    def create(self, education_id: str, title: str, cancel: CancelToken | None = None) -> Video:
        """Make a video at the backend and return it."""
        if not education_id.strip() or not title.strip():
            raise BadInput(
                ErrorCode.INVALID_ARGUMENT,
                Text(
                    ko="교육 ID와 제목이 모두 필요합니다.",
                    en="A video needs both the id of its course and a title.",
                ),
            )
        calls = self._calls()
        video_id = calls.create(education_id.strip(), title.strip(), cancel)
        return self._keep(calls.get(video_id, self._now(), cancel), calls.address)

    def request_review(self, video_id: str, cancel: CancelToken | None = None) -> Video:
        """Hand a video in for the review that is next: first of its script, then of its film."""
        if self._is_theirs(video_id, cancel):
            self._calls().request_review(video_id, cancel)
            return self.refresh(video_id, cancel)
        return self._move(video_id, (VideoStatus.READY,), VideoStatus.FINAL_REVIEW_REQUESTED)

    def approve(
        self, video_id: str, cancel: CancelToken | None = None, *, stage: ReviewStage | None = None
    ) -> Video:
        """Approve what the present review looks at; approving the film publishes it.

        Raises `NOT_EDITABLE` where that is not the `stage` that somebody meant to approve.
        """
        require_approver(self._profile())
        self._require_another(video_id)
        if self._is_theirs(video_id, cancel):
            self._require_stage(video_id, stage)
            self._calls().approve(video_id, cancel)
            return self.refresh(video_id, cancel)
        return self._move(video_id, (VideoStatus.FINAL_REVIEW_REQUESTED,), VideoStatus.PUBLISHED)

    def reject(self, video_id: str, reason: str, cancel: CancelToken | None = None) -> Video:
        """Send a video back to before the present review."""
        require_approver(self._profile())
        if not reason.strip():
            raise BadInput(
                ErrorCode.INVALID_ARGUMENT,
                Text(ko="반려에는 사유가 필요합니다.", en="Rejecting needs a reason."),
                Text(ko="고칠 점을 적어 주십시오.", en="Write what should be changed."),
            )
        if self._is_theirs(video_id, cancel):
            self._calls().reject(video_id, reason.strip(), cancel)
            return self.refresh(video_id, cancel)
        return self._move(video_id, (VideoStatus.FINAL_REVIEW_REQUESTED,), VideoStatus.READY)

    def review_queue(
        self,
        cancel: CancelToken | None = None,
        *,
        stage: ReviewStage | None = None,
        status: str = "",
        search: str = "",
    ) -> list[ReviewItem]:
        """Return what waits for a review at the backend; empty filters ask for all."""
        named = {ReviewStage.SCRIPT: "FIRST", ReviewStage.FILM: "FINAL", None: ""}[stage]
        asked = {"status": status, "reviewStage": named, "search": search.strip()}
        query = {name: value for name, value in asked.items() if value}
        return self._calls().review_queue(query, self._now(), cancel)

    def require_open(self, video_id: str) -> None:
        """Raise `EDU_EXPIRED` when the course of a video has ended, by what is known of it."""
        address = self._address()
        # Without a backend a course ends as it ended when one could be asked.
        video = self._rows.get(video_id, address) if address else self._rows.told_last(video_id)
        require_open(video.end_at if video is not None else None, self._now())

    def require_open_now(self, video_id: str, cancel: CancelToken | None = None) -> None:
        """The same by what the backend says now, where it can be asked; what was known stands where not."""
        known = self._rows.get(video_id, self._address())
        asked = known.fetched_at if known is not None else None
        if self._address() and (asked is None or abs(self._now() - asked) >= FRESH):
            try:
                self.refresh(video_id, cancel)
            except Canceled:
                raise
            except StudioError as error:
                log.info("the course of %s cannot be asked for: %s", video_id, error.code)
        self.require_open(video_id)

    def title_of(self, video_id: str, cancel: CancelToken | None = None) -> str:
        """Return the title of a video of the backend, empty where it does not tell."""
        known = self._rows.get(video_id, self._address())
        try:
            return known.title if known is not None else self.refresh(video_id, cancel).title
        except Canceled:
            raise
        except StudioError as error:
            log.info("the title of %s cannot be asked for: %s", video_id, error.code)
            return ""

    def education_of(self, video_id: str) -> str:
        """Return the course of a video as far as it is known, empty where it is not; asks nobody."""
        video = self._rows.get(video_id, self._address())
        return "" if video is None else video.education_id

    # --- within ----------------------------------------------------------------------------------

    def _calls(self) -> VideoCalls:
        from studio.backend.videos import VideoCalls

        return VideoCalls(self._open_backend())

    def _keep(self, video: Video, address: str) -> Video:
        """Store what a backend says; a status it does not share with us leaves the last one known."""
        with self._db.write():
            before = self._rows.get(video.video_id, address)
            if video.status_text and before is not None:
                video = video.model_copy(update={"status": before.status})
            self._rows.put(video, address)
            return video

    def _known(self, video_id: str) -> Video:
        video = self.get(video_id)
        if video is None:
            raise NotFound(
                ErrorCode.VIDEO_NOT_FOUND,
                Text(ko=f"영상이 없습니다: {video_id}.", en=f"There is no video {video_id}."),
                Text(ko="목록에서 다시 고르십시오.", en="Choose one from the list."),
            )
        return video

    def _is_theirs(self, video_id: str, cancel: CancelToken | None) -> bool:
        """Tell whether the backend has a video; one that it does not have lives here."""
        if not self._address():
            return False
        try:
            self.refresh(video_id, cancel)
        except NotFound:
            self._known(video_id)
            return False
        return True

    def _here(
        self,
        kept: Video | None,
        scripts: Sequence[ScriptSummary],
        deliveries: Mapping[str, tuple[bool, bool]],
    ) -> Video | None:
        """Return a video without a backend, as far as its script, its jobs and its films have brought it."""
        if not scripts:
            return kept
        newest = max(scripts, key=lambda script: script.updated_at)
        is_rendering, has_film = deliveries.get(newest.video_id, (False, False))
        on_record = status_here(
            newest.status,
            has_words=newest.status is not ScriptStatus.DRAFT or self._has_words(newest),
            was_approved=newest.approved_revision is not None,
            is_rendering=is_rendering,
            has_film=has_film,
        )
        if kept is None:
            return Video(video_id=newest.video_id, title=newest.title, status=on_record)
        return kept.model_copy(update={"status": later_here(kept.status, on_record)})

    def _has_words(self, script: ScriptSummary) -> bool:
        key = (script.script_id, script.updated_at)
        if key not in self._worded:
            self._worded[key] = not is_blank(self._scripts.get(script.script_id).script)
        return self._worded[key]

    def _move(self, video_id: str, allowed: tuple[VideoStatus, ...], to: VideoStatus) -> Video:
        with self._db.write():
            video = self._known(video_id)
            if video.status not in allowed:
                raise Refused(
                    ErrorCode.NOT_EDITABLE,
                    Text(
                        ko=f"{video.status} 상태의 영상에는 할 수 없는 일입니다.",
                        en=f"This cannot be done to a video that is {video.status}.",
                    ),
                    Text(ko=f"가능한 상태: {', '.join(allowed)}.", en=f"It must be {' or '.join(allowed)}."),
                )
            # From now on it is kept here, also where a backend had it once.
            moved = video.model_copy(update={"status": to, "fetched_at": None})
            self._rows.forget(video_id, self._address())
            self._rows.put(moved)
            return moved

    def _require_stage(self, video_id: str, meant: ReviewStage | None) -> None:
        video = self._known(video_id)
        if meant is None or video.status_text or stage_of(video.status) in (None, meant):
            return  # what the backend cannot approve, it refuses itself
        raise Refused(
            ErrorCode.NOT_EDITABLE,
            Text(
                ko=f"백엔드의 영상이 그사이 {video.status} 상태가 되어 승인하지 않았습니다.",
                en=f"The video has become {video.status} at the backend meanwhile; nothing was approved.",
            ),
            Text(ko="새로고침한 뒤 다시 결정하십시오.", en="Refresh, and decide again."),
        )

    def _require_another(self, video_id: str) -> None:
        """Hold the four-eyes rule over the film as over its script."""
        for script in self._scripts.list():
            if script.video_id == video_id:
                refusal = self._scripts.why_not_approve(self._scripts.get(script.script_id))
                if refusal is not None:
                    raise refusal

    def list(self, cancel: CancelToken | None = None) -> list[Video]:
        """Return all videos, those of the backend as it tells of them now."""
        if self._address():
            calls = self._calls()
            for video in calls.list(self._now(), cancel):
                self._keep(video, calls.address)
        return self.known()
