"""The life of a video at the company backend: from the first idea to the published film."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from pydantic import BaseModel, ConfigDict


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
    education_id: str = ""
    start_at: datetime | None = None
    """When the course begins."""
    end_at: datetime | None = None
    """When the course ends; see `education.is_expired`."""
    fetched_at: datetime | None = None
    """When the backend said so; None: it was only kept here."""
