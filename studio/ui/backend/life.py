"""The life of a video as steps: two parts that end in a review each, and what may be done next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from studio.domain.review import Profile
from studio.domain.video import LIFE, ReviewStage, Video, VideoStatus


class Stand(StrEnum):
    """Where a step lies, seen from where the video is."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


class VideoAction(StrEnum):
    """Something a person may do with a video at the backend."""

    REQUEST_REVIEW = "request_review"
    APPROVE = "approve"
    PUBLISH = "publish"
    """Approving the final review publishes the film."""
    REJECT = "reject"


PARTS: Final = {
    ReviewStage.SCRIPT: LIFE[: LIFE.index(VideoStatus.PROCESSING)],
    ReviewStage.FILM: LIFE[LIFE.index(VideoStatus.PROCESSING) :],
}
VIDEO_ICONS: Final = {
    VideoAction.REQUEST_REVIEW: "send",
    VideoAction.APPROVE: "thumbs-up",
    VideoAction.PUBLISH: "badge-check",
    VideoAction.REJECT: "thumbs-down",
}
_OF_AUTHORS: Final = {
    VideoStatus.SCRIPT_READY: (VideoAction.REQUEST_REVIEW,),
    VideoStatus.READY: (VideoAction.REQUEST_REVIEW,),
}
_OF_REVIEWERS: Final = {
    VideoStatus.SCRIPT_REVIEW_REQUESTED: (VideoAction.APPROVE, VideoAction.REJECT),
    VideoStatus.FINAL_REVIEW_REQUESTED: (VideoAction.PUBLISH, VideoAction.REJECT),
}


@dataclass(frozen=True, slots=True)
class LifeStep:
    """One state of the way."""

    status: VideoStatus
    part: ReviewStage
    stand: Stand


def steps_of(status: VideoStatus) -> tuple[LifeStep, ...]:
    """Return every step of the way; a disabled video has left it, so that all of it lies ahead."""
    here = LIFE.index(status) if status in LIFE else -1
    last = len(LIFE) - 1
    steps: list[LifeStep] = []
    for place, step in enumerate(LIFE):
        part = ReviewStage.SCRIPT if step in PARTS[ReviewStage.SCRIPT] else ReviewStage.FILM
        if place < here or place == here == last:
            stand = Stand.DONE
        else:
            stand = Stand.NOW if place == here else Stand.AHEAD
        steps.append(LifeStep(step, part, stand))
    return tuple(steps)


def is_about_script(video: Video) -> bool:
    """Tell whether what is decided next is about the script of a video, not its film."""
    return video.status in PARTS[ReviewStage.SCRIPT]


def video_actions(video: Video, profile: Profile) -> tuple[VideoAction, ...]:
    """Return what this person may do next with a video, the likeliest first."""
    if video.status in _OF_REVIEWERS:
        return _OF_REVIEWERS[video.status] if profile.may_approve else ()
    return _OF_AUTHORS.get(video.status, ())
