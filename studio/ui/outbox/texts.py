"""What a row of the outbox says, in the language of the window."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject

from studio.domain.delivery import DeliveryKind, DeliveryStatus, UploadProgress
from studio.services.outbox_view import Entry
from studio.ui import words


class Way(StrEnum):
    """Where a delivery is."""

    GOING = "going"
    WAITING = "waiting"
    REFUSED = "refused"
    DELIVERED = "delivered"


LOOKS: Final = {
    Way.GOING: ("cloud-upload", "accent"),
    Way.WAITING: ("clock", "doubt"),
    Way.REFUSED: ("circle-alert", "wrong"),
    Way.DELIVERED: ("circle-check", "good"),
}
"""Icon and colour role of each."""


def way_of(entry: Entry) -> Way:
    """Tell where a delivery is."""
    if entry.delivery.status is DeliveryStatus.DELIVERED:
        return Way.DELIVERED
    if entry.delivery.status is DeliveryStatus.REFUSED:
        return Way.REFUSED
    return Way.GOING if entry.is_going else Way.WAITING


class OutboxTexts(QObject):
    """Words for the rows."""

    def kind(self, entry: Entry) -> str:
        """Say what is delivered."""
        match entry.delivery.kind:
            case DeliveryKind.UPLOAD:
                return self.tr("Film to upload")
            case DeliveryKind.JOB_DONE if entry.delivery.payload.get("status") == "COMPLETED":
                return self.tr("Tell that the film is done")
            case DeliveryKind.JOB_DONE:
                return self.tr("Tell that the job failed")
            case DeliveryKind.SCRIPT_DONE:
                return self.tr("Hand over the script")

    def title(self, entry: Entry) -> str:
        """Name the film or the script."""
        return entry.title or self.tr("(deleted) %1").replace("%1", entry.delivery.subject_id)

    def state(self, entry: Entry, now: datetime, sent: UploadProgress | None = None) -> str:
        """Say in a word or two where it is, and when it is tried next."""
        match way_of(entry):
            case Way.GOING if sent is not None:
                percent = 100 * sent.sent_bytes // max(1, sent.total_bytes)
                return self.tr("Going out, %1 %").replace("%1", str(percent))
            case Way.GOING:
                return self.tr("Going out")
            case Way.REFUSED:
                return self.tr("Refused")
            case Way.DELIVERED:
                ended = entry.delivery.ended_at
                when = words.moment(ended) if ended is not None else ""
                return self.tr("Delivered %1").replace("%1", when)
            case Way.WAITING if entry.is_held_up:
                return self.tr("Waits for what was refused")
            case Way.WAITING:
                return self._next_try(entry, now)

    def _next_try(self, entry: Entry, now: datetime) -> str:
        left = round((entry.delivery.next_try_at - now).total_seconds())
        if left <= 0:
            return self.tr("Waits for its turn")
        if left < 100:
            return self.tr("Next try in %1 s").replace("%1", str(left))
        return self.tr("Next try in %1 min").replace("%1", str(round(left / 60)))

    def line(self, entry: Entry) -> str:
        """Say how often it was tried, and what kept it."""
        delivery, parts = entry.delivery, list[str]()
        if delivery.attempts and way_of(entry) is not Way.DELIVERED:
            parts.append(self.tr("%n attempt(s)", "", delivery.attempts))
        if delivery.error_message:
            parts.append(delivery.error_message)
        elif delivery.status is not DeliveryStatus.DELIVERED:
            parts.append(self.tr("since %1").replace("%1", words.moment(delivery.created_at)))
        return " · ".join(parts)

    def said(self, entry: Entry, now: datetime, sent: UploadProgress | None = None) -> str:
        """Say everything, for who cannot see it."""
        parts = (self.kind(entry), self.title(entry), self.state(entry, now, sent), self.line(entry))
        return ", ".join(part for part in parts if part)

    def lost(self, entry: Entry) -> str:
        """Say what it means to give a delivery up."""
        match entry.delivery.kind:
            case DeliveryKind.UPLOAD:
                return self.tr(
                    "The film is not uploaded, and the backend will never hear of it. "
                    "It stays on this machine and can be uploaded again."
                )
            case DeliveryKind.JOB_DONE:
                return self.tr("The backend will never hear how this job ended: there, it stays unfinished.")
            case DeliveryKind.SCRIPT_DONE:
                return self.tr("The backend will never hear of this script. It stays on this machine.")
