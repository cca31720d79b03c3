"""The backend's calls about videos, and videos between its JSON and ours."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from studio.backend.client import Backend
from studio.backend.pages import Fields, all_pages, identity_of, moment_of, text_of
from studio.backend.troubles import unreadable
from studio.domain.backend import Call
from studio.domain.cancel import CancelToken
from studio.domain.video import ReviewItem, ReviewStage, Video, VideoStatus, stage_of

_STARTS = ("start_at", "starts_at", "start_date", "start_date_time", "education_start_at", "edu_start_at")
_ENDS = ("end_at", "ends_at", "end_date", "end_date_time", "education_end_at", "edu_end_at")
_COURSES = ("education", "edu", "course")
_STAGES = {
    "FIRST": ReviewStage.SCRIPT, "SCRIPT": ReviewStage.SCRIPT, "1": ReviewStage.SCRIPT,
    "FINAL": ReviewStage.FILM, "SECOND": ReviewStage.FILM, "VIDEO": ReviewStage.FILM,
    "FILM": ReviewStage.FILM, "2": ReviewStage.FILM,
}  # fmt: skip


class VideoCalls:
    """Asks one backend about videos. Every call may raise what `Backend.ask` raises."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    @property
    def address(self) -> str:
        """The address of the backend that is asked, in one spelling."""
        return self._backend.address

    def get(self, video_id: str, now: datetime, cancel: CancelToken | None = None) -> Video:
        """Return one video."""
        found = self._backend.ask(Call.GET_VIDEO, {"video_id": video_id}, cancel=cancel)
        fields = cast("Fields", found) if _is_object(found) else None
        video = None if fields is None else read_video({**fields, "video_id": video_id}, now)
        if video is None:
            raise unreadable(Call.GET_VIDEO, "no video")
        return video

    def create(self, education_id: str, title: str, cancel: CancelToken | None = None) -> str:
        """Make a video and return its identity."""
        body = {"educationId": education_id, "title": title}
        found = self._backend.ask(Call.CREATE_VIDEO, body=body, cancel=cancel)
        identity = identity_of(cast("Fields", found), "video_id", "id") if _is_object(found) else ""
        if not identity:
            raise unreadable(Call.CREATE_VIDEO, "no video")
        return identity

    def request_review(self, video_id: str, cancel: CancelToken | None = None) -> None:
        """Hand a video in for the review that is next."""
        self._backend.ask(Call.REQUEST_REVIEW, {"video_id": video_id}, cancel=cancel)

    def approve(self, video_id: str, cancel: CancelToken | None = None) -> None:
        """Approve what the present review looks at."""
        self._backend.ask(Call.APPROVE_VIDEO, {"video_id": video_id}, cancel=cancel)

    def reject(self, video_id: str, reason: str, cancel: CancelToken | None = None) -> None:
        """Send a video back with a reason."""
        self._backend.ask(Call.REJECT_VIDEO, {"video_id": video_id}, body={"reason": reason}, cancel=cancel)

    def review_queue(
        self, query: Mapping[str, str], now: datetime, cancel: CancelToken | None = None
    ) -> list[ReviewItem]:
        """Return the videos that wait for a review."""
        entries = all_pages(self._backend, Call.REVIEW_QUEUE, query, cancel)
        found = (_read_item(fields, now) for fields in entries)
        return [item for item in found if item is not None]

    def list(self, now: datetime, cancel: CancelToken | None = None) -> list[Video]:
        """Return all videos; entries without an identity are passed over."""
        found = (read_video(f, now) for f in all_pages(self._backend, Call.LIST_VIDEOS, cancel=cancel))
        return [video for video in found if video is not None]


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def read_video(fields: Mapping[str, object], now: datetime) -> Video | None:
    """Return a video as the backend tells of it at `now`, None where it has no identity.

    The dates of its course stand in the video itself or in a course within it.
    """
    video_id = identity_of(fields, "video_id", "id")
    if not video_id:
        return None
    none: Fields = {}
    course = next((cast("Fields", fields[name]) for name in _COURSES if _is_object(fields.get(name))), none)
    course_id = identity_of(fields, "education_id", "edu_id") or identity_of(course, "education_id", "id")
    said = text_of(fields, "status", "video_status")
    known = VideoStatus(said) if said in set(VideoStatus) else None
    return Video(
        video_id=video_id,
        title=text_of(fields, "title", "video_title", "name"),
        status=known or VideoStatus.DRAFT,
        status_text="" if known else said,
        education_id=course_id,
        start_at=moment_of(fields, *_STARTS) or moment_of(course, *_STARTS),
        end_at=moment_of(fields, *_ENDS) or moment_of(course, *_ENDS),
        fetched_at=now,
    )


def _read_item(fields: Mapping[str, object], now: datetime) -> ReviewItem | None:
    video = read_video(fields, now)
    if video is None:
        return None
    stage = str(fields.get("review_stage") or "").upper().removesuffix("_REVIEW")
    return ReviewItem(
        video=video,
        stage=_STAGES.get(stage) or stage_of(video.status),
        script_id=identity_of(fields, "script_id"),
        requested_by=text_of(fields, "requested_by", "requester", "creator_name", "created_by"),
        requested_at=moment_of(fields, "requested_at", "review_requested_at", "submitted_at", "updated_at"),
    )
