"""A film on its way out, as its row shows it: where it is, how much of it is sent, and whether it may go."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from studio.domain.delivery import DeliveryState, UploadProgress
from studio.domain.errors import StudioError


class Stage(StrEnum):
    """Where a film is on its way out."""

    NONE = "none"
    """It goes nowhere: nothing is said of it."""
    HERE = "here"
    """It may be uploaded, and is not."""
    SENDING = "sending"
    WAITING = "waiting"
    REFUSED = "refused"
    ARRIVED = "arrived"
    """It is out there; the backend may still have to be told."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is known of the way of a job's film, and of its outcome, to the backend or a store."""

    state: DeliveryState = field(default_factory=DeliveryState)
    why_not: StudioError | None = None
    """Why the film cannot be uploaded."""
    is_offered: bool = False
    """Tells whether there is anywhere to upload films to, and this is one for delivery."""
    sent: UploadProgress | None = None
    """How much has been sent, while it goes out."""

    @property
    def stage(self) -> Stage:
        """Where it is."""
        if self.sent is not None:
            return Stage.SENDING
        if self.state.refused:
            return Stage.REFUSED
        if self.state.waiting:
            return Stage.WAITING
        if self.state.is_uploaded:
            return Stage.ARRIVED
        return Stage.HERE if self.is_offered else Stage.NONE

    @property
    def can_upload(self) -> bool:
        """Tell whether one click would send it."""
        return self.is_offered and self.why_not is None and self.stage is Stage.HERE


NOTHING = Parcel()
