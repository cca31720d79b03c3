"""Something that must reach the backend, whatever happens to the network or this laptop meanwhile."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from studio.domain.errors import ErrorCode

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


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after so many failed attempts: twice as long each time, up to a limit."""
    return min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(attempts - 1, 20))
