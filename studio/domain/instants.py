"""Moments in time: aware, UTC, written with a Z."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Return the present moment in UTC, to the millisecond (what records and events carry)."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def to_text(moment: datetime) -> str:
    """Write a moment as `2026-01-31T09:15:00.123Z`; texts of moments sort in time order."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def from_text(text: str) -> datetime:
    """Read what `to_text` wrote (any ISO 8601 moment with an offset is understood)."""
    return datetime.fromisoformat(text).astimezone(UTC)
