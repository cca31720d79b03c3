"""What a row of the job queue says, in the language of the window."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.domain.job import JobStatus
from studio.domain.steps import Step
from studio.ui import words

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
    FOLDER = "folder"
    COPY = "copy"


def actions_of(row: JobRow) -> tuple[JobAction, ...]:
    """Return what can be done with a job now, the likeliest first."""
    match row.job.status:
        case JobStatus.PENDING:
            waiting = (JobAction.CANCEL,)
            return waiting if row.job.render_spec_json is not None else (JobAction.START, *waiting)
        case JobStatus.RUNNING:
            return () if row.canceling else (JobAction.CANCEL,)
        case JobStatus.SUCCEEDED:
            return (JobAction.OPEN, JobAction.FOLDER)
        case JobStatus.FAILED:
            return (JobAction.RETRY, JobAction.COPY)
        case JobStatus.CANCELED:
            return (JobAction.RETRY,)


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
            JobAction.FOLDER: self.tr("Show folder"),
            JobAction.COPY: self.tr("Copy error"),
        }[action]

    def state(self, row: JobRow) -> str:
        """Say in a word or two where a job is."""
        if row.canceling:
            return self.tr("Canceling...")
        match row.job.status:
            case JobStatus.PENDING:
                waiting, unstarted = self.tr("Waiting"), self.tr("Not started")
                return waiting if row.job.render_spec_json is not None else unstarted
            case JobStatus.RUNNING:
                if row.seconds_left is None:
                    return self.tr("Running")
                return words.remaining(row.seconds_left)
            case JobStatus.SUCCEEDED:
                return self.tr("Done")
            case JobStatus.FAILED:
                return self.tr("Failed")
            case JobStatus.CANCELED:
                return self.tr("Canceled")

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
                if row.bytes is not None:
                    parts.append(f"{row.bytes / 1_000_000:.1f} MB")
                if job.finished_at is not None:
                    parts.append(words.moment(job.finished_at))
                return " · ".join(parts)
            case JobStatus.FAILED:
                code = job.error_code.value if job.error_code is not None else ""
                return " · ".join(part for part in (code, job.error_message or "") if part)
            case JobStatus.CANCELED:
                return self.tr("Retry continues where it stopped.")

    def draft(self) -> str:
        """Say that a film is watermarked and stays here."""
        return self.tr("Draft")
