"""What is said of scripts and videos on both sides, in the language of the window."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.domain.education import SEOUL, is_expired
from studio.domain.instants import utc_now
from studio.domain.sync import SyncState
from studio.domain.video import ReviewStage, VideoStatus, stage_of
from studio.ui import words
from studio.ui.backend.life import Stand, VideoAction
from studio.ui.backend.rows import Shown, SyncAction, title_of
from studio.ui.review.texts import moment

if TYPE_CHECKING:
    from studio.domain.sync import SyncRow
    from studio.domain.video import ReviewItem, Video
    from studio.ui.backend.life import LifeStep


class BackendTexts(QObject):
    """The words; plurals need an object that translates."""

    # --- scripts ---------------------------------------------------------------------------------

    def state(self, state: SyncState) -> str:
        """Say where a script is, and where it changed."""
        return {
            SyncState.ONLY_HERE: self.tr("Only here"),
            SyncState.ONLY_THERE: self.tr("Only at the backend"),
            SyncState.SAME: self.tr("Same on both sides"),
            SyncState.CHANGED_HERE: self.tr("Changed here"),
            SyncState.CHANGED_THERE: self.tr("Changed at the backend"),
            SyncState.CHANGED_BOTH: self.tr("Changed on both sides"),
            SyncState.GONE_THERE: self.tr("No longer at the backend"),
        }[state]

    def advice(self, row: SyncRow) -> str:
        """Say in a sentence what a state means and what comes next."""
        return {
            SyncState.ONLY_HERE: self.tr("Push hands it over to the backend."),
            SyncState.ONLY_THERE: self.tr("Pull brings it into the library."),
            SyncState.SAME: self.tr("Both sides say the same."),
            SyncState.CHANGED_HERE: self.tr("Push puts your words in the place of those at the backend."),
            SyncState.CHANGED_THERE: self.tr(
                "Pull takes the new words over; yours of before stay in the history."
            ),
            SyncState.CHANGED_BOTH: self.tr("Compare, and choose scene by scene whose words stand."),
            SyncState.GONE_THERE: self.tr("It was deleted there. Keep it here; it can be pushed anew."),
        }[row.state]

    def action(self, action: SyncAction) -> str:
        """Name an action."""
        return {
            SyncAction.OPEN: self.tr("Open"),
            SyncAction.PULL: self.tr("Pull"),
            SyncAction.PUSH: self.tr("Push"),
            SyncAction.COMPARE: self.tr("Compare and choose..."),
            SyncAction.FORGET: self.tr("Keep here only"),
            SyncAction.MAKE_FILM: self.tr("Make film from there"),
            SyncAction.SUBMIT: self.tr("Submit for review"),
            SyncAction.APPROVE: self.tr("Approve"),
            SyncAction.REJECT: self.tr("Send back..."),
            SyncAction.DETAILS: self.tr("Show details"),
        }[action]

    def short_action(self, action: SyncAction) -> str:
        """Name an action in a row, where there is little room."""
        return self.tr("Compare") if action is SyncAction.COMPARE else self.action(action)

    def shown(self, shown: Shown) -> str:
        """Name a choice of rows."""
        return {
            Shown.ALL: self.tr("All scripts"),
            Shown.ATTENTION: self.tr("Needs attention"),
            Shown.ONLY_HERE: self.tr("Only here"),
            Shown.ONLY_THERE: self.tr("Only at the backend"),
            Shown.CHANGED: self.tr("Changed"),
            Shown.SAME: self.tr("Same on both sides"),
        }[shown]

    def here(self, row: SyncRow) -> str:
        """Say where the review is here; empty where the script is not."""
        if row.here is None:
            return ""
        text = self.tr("here: %1, rev %2", "state and revision of a script")
        return text.replace("%1", words.status_name(row.here.status)).replace("%2", str(row.here.revision))

    def there(self, row: SyncRow) -> str:
        """Say where the review is at the backend; empty where the script is not, or nothing is told."""
        there = row.there
        if there is None:
            return ""
        version = self.tr("v%1", "version").replace("%1", str(there.version)) if there.version else ""
        status = words.status_name(there.status) if there.status is not None else ""
        said = ", ".join(part for part in (status, version) if part)
        return self.tr("backend: %1").replace("%1", said) if said else ""

    def same_at(self, row: SyncRow) -> str:
        """Say when both sides were the same last; empty where they never were."""
        if row.synced_at is None:
            return ""
        return self.tr("same at %1", "a moment").replace("%1", moment(row.synced_at))

    def sides(self, row: SyncRow) -> str:
        """Say in one line how both sides stand."""
        return " · ".join(part for part in (self.here(row), self.there(row)) if part)

    def said(self, row: SyncRow) -> str:
        """Say everything about a row, for who cannot see it."""
        video = self.video(row.video) if row.video is not None else ""
        parts = (title_of(row), self.state(row.state), self.sides(row), video, self.same_at(row))
        return ", ".join(part for part in parts if part)

    # --- videos ----------------------------------------------------------------------------------

    def status(self, status: VideoStatus) -> str:
        """Name a state of a video."""
        return {
            VideoStatus.DRAFT: self.tr("Planned", "a video"),
            VideoStatus.SCRIPT_GENERATING: self.tr("Script being written"),
            VideoStatus.SCRIPT_READY: self.tr("Script ready"),
            VideoStatus.SCRIPT_REVIEW_REQUESTED: self.tr("Script in review"),
            VideoStatus.SCRIPT_APPROVED: self.tr("Script approved"),
            VideoStatus.PROCESSING: self.tr("Film being made"),
            VideoStatus.READY: self.tr("Film ready"),
            VideoStatus.FINAL_REVIEW_REQUESTED: self.tr("Film in review"),
            VideoStatus.PUBLISHED: self.tr("Published"),
            VideoStatus.DISABLED: self.tr("Disabled", "a video"),
        }[status]

    def part(self, part: ReviewStage) -> str:
        """Name a part of the way."""
        return {
            ReviewStage.SCRIPT: self.tr("Script · first review"),
            ReviewStage.FILM: self.tr("Film · final review"),
        }[part]

    def step(self, step: LifeStep) -> str:
        """Say of a step what it is and whether it lies behind, for who cannot see it."""
        stand = {
            Stand.DONE: self.tr("done", "a step of a video"),
            Stand.NOW: self.tr("now", "a step of a video"),
            Stand.AHEAD: self.tr("ahead", "a step of a video"),
        }[step.stand]
        return f"{self.status(step.status)}: {stand}"

    def video(self, video: Video) -> str:
        """Say in a few words where a video is, and whether its course has ended."""
        parts = [self.status(video.status)]
        if is_expired(video.end_at, utc_now()):
            parts.append(self.tr("course ended"))
        return " · ".join(parts)

    def course(self, video: Video, now: datetime | None = None) -> str:
        """Say when the course of a video runs; empty where nothing is known of it."""
        begin, end = video.start_at, video.end_at
        if begin is None and end is None:
            return ""
        if end is not None and is_expired(end, now or utc_now()):
            text = self.tr("Course ended on %1: no films are made for it or uploaded any more.")
            return text.replace("%1", _day(end))
        if begin is None:
            assert end is not None
            return self.tr("Course until %1").replace("%1", _day(end))
        if end is None:
            return self.tr("Course from %1").replace("%1", _day(begin))
        return self.tr("Course from %1 to %2").replace("%1", _day(begin)).replace("%2", _day(end))

    def video_action(self, action: VideoAction) -> str:
        """Name what may be done with a video."""
        return {
            VideoAction.REQUEST_REVIEW: self.tr("Request review"),
            VideoAction.APPROVE: self.tr("Approve script"),
            VideoAction.PUBLISH: self.tr("Approve and publish"),
            VideoAction.REJECT: self.tr("Send back..."),
        }[action]

    def asked(self, item: ReviewItem) -> str:
        """Say by whom a review was asked for and when; and which, where the video's state does not say so."""
        is_told = item.stage is None or item.stage is stage_of(item.video.status)
        parts = [] if is_told or item.stage is None else [self.part(item.stage)]
        parts += [item.requested_by] if item.requested_by else []
        parts += [moment(item.requested_at)] if item.requested_at is not None else []
        return " · ".join(parts)

    def said_review(self, item: ReviewItem) -> str:
        """Say everything about a video that waits for a review, for who cannot see it."""
        video = item.video
        parts = (video.title or video.video_id, self.video(video), self.asked(item))
        return ", ".join(part for part in parts if part)


def _day(at: datetime) -> str:
    """Write the day in Seoul: a course ends with the day there."""
    return words.day(at.astimezone(SEOUL).date())
