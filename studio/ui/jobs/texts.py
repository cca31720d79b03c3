"""What a row of the job queue says, in the language of the window."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.domain.instants import utc_now
from studio.domain.job import JobStatus
from studio.domain.settings import VisualStyle
from studio.domain.steps import Step
from studio.ui import words
from studio.ui.jobs.parcel import Parcel, Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.domain.text import Language
    from studio.ui.jobs.model import JobRow


class JobAction(StrEnum):
    """Something a person may do with a job."""

    START = "start"
    CANCEL = "cancel"
    RETRY = "retry"
    OPEN = "open"
    OPEN_OUTSIDE = "open_outside"
    FOLDER = "folder"
    COPY = "copy"
    UPLOAD = "upload"
    SEND_NOW = "send_now"
    STOP_UPLOAD = "stop_upload"
    COPY_ADDRESS = "copy_address"
    OPEN_ADDRESS = "open_address"
    DUPLICATE = "duplicate"
    EARLIER = "earlier"
    LATER = "later"
    LOG = "log"


ICONS = {
    JobAction.START: "play",
    JobAction.CANCEL: "ban",
    JobAction.RETRY: "rotate-ccw",
    JobAction.OPEN: "film",
    JobAction.OPEN_OUTSIDE: "external-link",
    JobAction.FOLDER: "folder-open",
    JobAction.COPY: "copy",
    JobAction.UPLOAD: "cloud-upload",
    JobAction.SEND_NOW: "send",
    JobAction.STOP_UPLOAD: "ban",
    JobAction.COPY_ADDRESS: "link",
    JobAction.OPEN_ADDRESS: "external-link",
    JobAction.DUPLICATE: "file-plus",
    JobAction.EARLIER: "arrow-up",
    JobAction.LATER: "arrow-down",
    JobAction.LOG: "file-text",
}
PARCEL_LOOKS = {
    Stage.HERE: ("cloud", "muted"),
    Stage.SENDING: ("cloud-upload", "accent"),
    Stage.WAITING: ("clock", "doubt"),
    Stage.REFUSED: ("circle-alert", "wrong"),
    Stage.ARRIVED: ("circle-check", "good"),
}
"""Icon and colour role of where a film is on its way out."""
KEYS = {
    JobAction.CANCEL: "Del",
    JobAction.OPEN_OUTSIDE: "Shift+Return",
    JobAction.FOLDER: "Ctrl+Return",
    JobAction.COPY: "Ctrl+C",
    JobAction.UPLOAD: "Ctrl+U",
    JobAction.COPY_ADDRESS: "Ctrl+Shift+C",
    JobAction.DUPLICATE: "Ctrl+D",
    JobAction.EARLIER: "Alt+Up",
    JobAction.LATER: "Alt+Down",
    JobAction.LOG: "Ctrl+L",
}
"""What to press while the list has the focus; Return does what is offered first."""
FIRST_KEY = "Return"


def actions_of(row: JobRow) -> tuple[JobAction, ...]:
    """Return what is offered on the row itself, the likeliest first."""
    match row.job.status:
        case JobStatus.PENDING:
            waiting = (JobAction.CANCEL,)
            return waiting if row.job.is_frozen else (JobAction.START, *waiting)
        case JobStatus.RUNNING:
            return () if row.canceling else (JobAction.CANCEL,)
        case JobStatus.SUCCEEDED:
            return _of_film(row.parcel)
        case JobStatus.FAILED:
            return (JobAction.RETRY, JobAction.COPY)
        case JobStatus.CANCELED:
            return (JobAction.RETRY,) if row.job.is_frozen else ()


def all_actions_of(row: JobRow) -> tuple[JobAction, ...]:
    """Return all that can be done with a job now, as its menu shows it."""
    actions = list(actions_of(row))
    stage = row.parcel.stage
    if row.job.status is JobStatus.SUCCEEDED:
        actions = [JobAction.OPEN, JobAction.OPEN_OUTSIDE, JobAction.FOLDER]
        actions += [action for action in _of_film(row.parcel) if action not in actions]
        if row.parcel.state.video_url:
            actions += [JobAction.COPY_ADDRESS, JobAction.OPEN_ADDRESS]
    if stage in (Stage.WAITING, Stage.REFUSED):
        actions.append(JobAction.SEND_NOW)
    if stage is Stage.WAITING and row.job.status is JobStatus.SUCCEEDED and not row.parcel.state.is_uploaded:
        actions.append(JobAction.STOP_UPLOAD)
    actions = list(dict.fromkeys(actions))
    if row.job.can_move:
        actions += [JobAction.EARLIER, JobAction.LATER]
    if not row.job.status.is_active and row.job.is_frozen:
        actions.append(JobAction.DUPLICATE)
    return (*actions, JobAction.LOG)


def _of_film(parcel: Parcel) -> tuple[JobAction, ...]:
    match parcel.stage:
        case Stage.HERE if parcel.can_upload:
            return (JobAction.OPEN, JobAction.UPLOAD, JobAction.FOLDER)
        case Stage.SENDING:
            return (JobAction.OPEN, JobAction.STOP_UPLOAD, JobAction.FOLDER)
        case Stage.WAITING | Stage.REFUSED:
            return (JobAction.OPEN, JobAction.SEND_NOW, JobAction.FOLDER)
        case _:
            return (JobAction.OPEN, JobAction.FOLDER)


def first_action_of(row: JobRow) -> JobAction | None:
    """Return what Return and a double click do: nothing that destroys."""
    return next((action for action in actions_of(row) if action is not JobAction.CANCEL), None)


class JobTexts(QObject):
    """Words for the rows; `language` is asked each time, since it may change."""

    def __init__(self, language: Callable[[], Language], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language

    def action(self, action: JobAction) -> str:
        """Name an action."""
        return {
            JobAction.START: self.tr("Start"),
            JobAction.CANCEL: self.tr("Cancel"),
            JobAction.RETRY: self.tr("Retry"),
            JobAction.OPEN: self.tr("Open film"),
            JobAction.OPEN_OUTSIDE: self.tr("Open in another program"),
            JobAction.FOLDER: self.tr("Show folder"),
            JobAction.COPY: self.tr("Copy error"),
            JobAction.UPLOAD: self.tr("Upload"),
            JobAction.SEND_NOW: self.tr("Send now"),
            JobAction.STOP_UPLOAD: self.tr("Stop upload"),
            JobAction.COPY_ADDRESS: self.tr("Copy public address"),
            JobAction.OPEN_ADDRESS: self.tr("Open public address"),
            JobAction.DUPLICATE: self.tr("Make once more"),
            JobAction.EARLIER: self.tr("Earlier in the queue"),
            JobAction.LATER: self.tr("Later in the queue"),
            JobAction.LOG: self.tr("View log"),
        }[action]

    def status(self, status: JobStatus) -> str:
        """Name a state that jobs can be filtered by."""
        return {
            JobStatus.PENDING: self.tr("Waiting"),
            JobStatus.RUNNING: self.tr("Running"),
            JobStatus.SUCCEEDED: self.tr("Done"),
            JobStatus.FAILED: self.tr("Failed"),
            JobStatus.CANCELED: self.tr("Canceled"),
        }[status]

    def state(self, row: JobRow, now: datetime | None = None) -> str:
        """Say in a word or two where a job is."""
        if row.canceling:
            return self.tr("Canceling...")
        if row.job.status is JobStatus.PENDING and not row.job.is_frozen:
            return self.tr("Not started")
        left = row.seconds_left(now or utc_now()) if row.job.status is JobStatus.RUNNING else None
        return words.remaining(left) if left is not None else self.status(row.job.status)

    def line(self, row: JobRow) -> str:
        """Say what is happening, what came of it, or why it failed and what to do."""
        job = row.job
        match job.status:
            case JobStatus.PENDING:
                return self.tr("Waits for its turn")
            case JobStatus.RUNNING:
                step = job.step or Step.VALIDATE_SCRIPT
                message = job.message or step.message.to(self._language())
                return f"{step.value} · {message} · {job.progress} %"
            case JobStatus.SUCCEEDED:
                parts = [words.clock(job.assets.duration_sec)] if job.assets is not None else []
                if job.film_bytes:
                    parts.append(f"{job.film_bytes / 1_000_000:.1f} MB")
                if job.finished_at is not None:
                    parts.append(words.moment(job.finished_at))
                return " · ".join(parts)
            case JobStatus.FAILED:
                code = job.error_code.value if job.error_code is not None else ""
                return " · ".join(part for part in (code, job.error_message or "") if part)
            case JobStatus.CANCELED:
                return self.tr("Retry continues where it stopped.")

    def facts(self, row: JobRow, now: datetime | None = None) -> str:
        """Say how long it has taken, which attempt it is, and what kind of film it makes."""
        job = row.job
        parts: list[str] = []
        elapsed = row.seconds_elapsed(now or utc_now())
        if elapsed is not None:
            running = job.status is JobStatus.RUNNING
            pattern = self.tr("running for %1") if running else self.tr("took %1")
            parts.append(pattern.replace("%1", words.clock(elapsed)))
        if job.attempt > 1:
            parts.append(self.tr("attempt %1").replace("%1", str(job.attempt)))
        if job.copy_of is not None:
            parts.append(self.tr("made once more"))
        if job.width and job.height:
            parts.append(f"{job.width}×{job.height}")
            still, moving = self.tr("basic"), self.tr("animated")
            parts.append(still if job.style is VisualStyle.BASIC else moving)
        return " · ".join(parts)

    def parcel(self, row: JobRow) -> str:
        """Say where a film is on its way out, and why it goes no further; empty where it goes nowhere."""
        what, message = self.stage(row), row.parcel.state.error_message
        is_held_up = row.parcel.stage in (Stage.WAITING, Stage.REFUSED)
        return f"{what}: {message}" if message and is_held_up else what

    def stage(self, row: JobRow) -> str:
        """Say in a few words where a film, or what is told of its job, is on its way out."""
        is_film_here = row.job.status is JobStatus.SUCCEEDED and not row.parcel.state.is_uploaded
        match row.parcel.stage:
            case Stage.NONE:
                return ""
            case Stage.HERE:
                return self.tr("Not uploaded")
            case Stage.SENDING:
                return self._sent(row.parcel)
            case Stage.ARRIVED:
                return self.tr("Uploaded")
            case Stage.REFUSED:
                return self.tr("Refused") if is_film_here else self.tr("The backend refused to be told")
            case Stage.WAITING if is_film_here:
                return self.tr("Waits to be uploaded")
            case Stage.WAITING if row.parcel.state.is_uploaded:
                return self.tr("Uploaded, the backend is told later")
            case Stage.WAITING:
                return self.tr("The backend is told later")

    def _sent(self, parcel: Parcel) -> str:
        assert parcel.sent is not None
        done, whole = parcel.sent.sent_bytes, max(1, parcel.sent.total_bytes)
        text = self.tr("Uploading %1 % · %2 of %3 MB").replace("%1", str(100 * done // whole))
        return text.replace("%2", f"{done / 1e6:.1f}").replace("%3", f"{whole / 1e6:.1f}")

    def part(self, row: JobRow, step: Step) -> str:
        """Say what a part of the bar stands for, and how far it is."""
        begin, end = step.span
        message = step.message.to(self._language()).rstrip(".… ")
        return f"{step.value}: {message} ({begin}–{end} %) · {self._how_far(row, step)}"

    def _how_far(self, row: JobRow, step: Step) -> str:
        job = row.job
        if job.status is JobStatus.SUCCEEDED or (job.step is not None and step.span[1] <= job.step.span[0]):
            return self.tr("done", "a step of a job")
        if job.step is not step:
            return self.tr("not begun", "a step of a job")
        match job.status:
            case JobStatus.RUNNING:
                return self.tr("now", "a step of a job")
            case JobStatus.FAILED:
                return self.tr("failed here", "a step of a job")
            case _:
                return self.tr("stopped here", "a step of a job")

    def said(self, row: JobRow) -> str:
        """Say everything about a job, for who cannot see it."""
        draft = self.draft() if row.job.draft else ""
        way = self.parcel(row)
        parts = (row.job.title, draft, self.state(row), self.line(row), way, self.facts(row))
        return ", ".join(part for part in parts if part)

    def draft(self) -> str:
        """Say that a film is watermarked and stays here."""
        return self.tr("Draft")
