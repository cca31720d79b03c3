"""Something that must reach the backend, whatever happens to the network or this laptop meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from studio.domain.errors import ErrorCode, StudioError

FIRST_WAIT: Final = timedelta(seconds=5)
LONGEST_WAIT: Final = timedelta(minutes=15)


class DeliveryKind(StrEnum):
    """What is delivered."""

    UPLOAD = "UPLOAD"
    """The files of a film."""
    JOB_DONE = "JOB_DONE"
    """How a job ended."""
    SCRIPT_DONE = "SCRIPT_DONE"
    """A script that was written here."""


class DeliveryStatus(StrEnum):
    """Where a delivery is in its life."""

    WAITING = "WAITING"
    DELIVERED = "DELIVERED"
    REFUSED = "REFUSED"
    """The backend does not want it as it is; a person decides to retry or drop it."""
    DROPPED = "DROPPED"


class Delivery(BaseModel):
    """One entry of the outbox."""

    model_config = ConfigDict(frozen=True)

    delivery_id: int
    kind: DeliveryKind
    subject_id: str
    """The job or script it is about; what is about the same thing goes out in order."""
    once: str
    """The key by which the backend knows the same outcome again."""
    payload: dict[str, Any]
    status: DeliveryStatus = DeliveryStatus.WAITING
    attempts: int = 0
    error_code: ErrorCode | None = None
    error_message: str | None = None
    created_at: datetime
    next_try_at: datetime
    ended_at: datetime | None = None


class UploadedFile(BaseModel):
    """One row of `uploads`: a file of a film that arrived in a store outside, whole."""

    model_config = ConfigDict(frozen=True)

    job_id: str
    name: str
    provider: str
    object_key: str
    url: str
    """Where it is found out there, as the store said."""
    etag: str = ""
    bytes: int
    sha256: str
    uploaded_at: datetime


@dataclass(frozen=True, slots=True)
class UploadProgress:
    """How much of a film's files has been sent; the bytes are counted over all of them."""

    job_id: str
    name: str
    """The file that is being sent."""
    sent_bytes: int
    total_bytes: int


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of sending a film elsewhere while it was made."""

    urls: Mapping[str, str]
    """Where each file is found out there, by name; empty where the upload waits."""
    waits: StudioError | None = None
    """Why the upload waits for another try; None where all arrived."""


@dataclass(frozen=True, slots=True)
class DeliveryState:
    """What is known of the way of one job's film and of its outcome to the backend or a store."""

    waiting: int = 0
    refused: int = 0
    is_uploaded: bool = False
    """All files of the film arrived out there."""
    video_url: str = ""
    """Where the film is found out there; empty while it is not."""
    error_code: ErrorCode | None = None
    """Why the first delivery in turn has not arrived yet, after it was tried."""
    error_message: str | None = None
    next_try_at: datetime | None = None
    """When the first delivery in turn is tried next; None where nothing waits."""


@dataclass(frozen=True, slots=True)
class OutboxSummary:
    """The whole outbox in three figures."""

    waiting: int = 0
    refused: int = 0
    next_try_at: datetime | None = None

    def is_due(self, now: datetime) -> bool:
        """Tell whether something may be tried; a moment too far ahead is of a clock that was wrong."""
        moment = self.next_try_at
        return moment is not None and (moment <= now or moment > now + LONGEST_WAIT)


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after so many failed attempts: twice as long each time, up to a limit."""
    return min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(attempts - 1, 20))
