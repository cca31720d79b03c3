"""The life of a video at the company backend: from the first idea to the published film."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from pydantic import BaseModel, ConfigDict

from studio.domain.review import ScriptStatus


class VideoStatus(StrEnum):
    """Where a video is. Two reviews: the first looks at the script, the second at the film."""

    DRAFT = "DRAFT"
    SCRIPT_GENERATING = "SCRIPT_GENERATING"
    SCRIPT_READY = "SCRIPT_READY"
    SCRIPT_REVIEW_REQUESTED = "SCRIPT_REVIEW_REQUESTED"
    SCRIPT_APPROVED = "SCRIPT_APPROVED"
    PROCESSING = "PROCESSING"
    READY = "READY"
    FINAL_REVIEW_REQUESTED = "FINAL_REVIEW_REQUESTED"
    PUBLISHED = "PUBLISHED"
    DISABLED = "DISABLED"


LIFE: Final = tuple(status for status in VideoStatus if status is not VideoStatus.DISABLED)
"""The states in the order in which a video goes through them; a disabled one has left the way."""


class Video(BaseModel):
    """One row of `videos`: what is known of a video, and of the course it belongs to."""

    model_config = ConfigDict(frozen=True)

    video_id: str
    title: str = ""
    status: VideoStatus = VideoStatus.DRAFT
    status_text: str = ""
    """The status as the backend writes it, where it is none of ours; then `status` is the last one known."""
    education_id: str = ""
    start_at: datetime | None = None
    """When the course begins."""
    end_at: datetime | None = None
    """When the course ends; see `education.is_expired`."""
    fetched_at: datetime | None = None
    """When the backend said so; None: it was only kept here."""


class ReviewStage(StrEnum):
    """What a review looks at."""

    SCRIPT = "SCRIPT"
    FILM = "FILM"


class ReviewItem(BaseModel):
    """One video that waits for a review at the backend."""

    model_config = ConfigDict(frozen=True)

    video: Video
    stage: ReviewStage | None = None
    """None: the backend does not say, nor does the video's status."""
    script_id: str = ""
    requested_by: str = ""
    requested_at: datetime | None = None


def stage_of(status: VideoStatus) -> ReviewStage | None:
    """Return which review a video waits for, None where it waits for none."""
    return {
        VideoStatus.SCRIPT_REVIEW_REQUESTED: ReviewStage.SCRIPT,
        VideoStatus.FINAL_REVIEW_REQUESTED: ReviewStage.FILM,
    }.get(status)


def status_here(
    script: ScriptStatus,
    *,
    has_words: bool,
    was_approved: bool,
    is_rendering: bool,
    has_film: bool,
) -> VideoStatus:
    """Return where a video is by what this studio has on record: its script, a delivery, a film."""
    if has_film:
        return VideoStatus.READY
    if is_rendering:
        return VideoStatus.PROCESSING
    if was_approved:
        return VideoStatus.SCRIPT_APPROVED
    if script is ScriptStatus.REVIEW_REQUESTED:
        return VideoStatus.SCRIPT_REVIEW_REQUESTED
    return VideoStatus.SCRIPT_READY if has_words else VideoStatus.DRAFT


def later_here(kept: VideoStatus, on_record: VideoStatus) -> VideoStatus:
    """Return where a video without a backend is: what was decided on its film stands above the records."""
    decided = (VideoStatus.FINAL_REVIEW_REQUESTED, VideoStatus.PUBLISHED, VideoStatus.DISABLED)
    return kept if kept in decided else on_record
