"""Moments as other systems write them: instants, local times, dates, lists of numbers, milliseconds."""

import math
from datetime import UTC, datetime
from typing import Final, cast

from studio.domain.education import SEOUL

_MILLISECONDS: Final = 10**11
"""A number above this counts milliseconds since 1970, below it seconds."""


def read_moment(value: object) -> datetime | None:
    """Return the moment that decoded JSON means, in UTC; None for what is no moment.

    What names no time zone is a time in Seoul, where the backend stands.
    """
    try:
        match value:
            case bool() | None:
                return None
            case str():
                return _in_utc(datetime.fromisoformat(value.strip()))
            case list():
                return _in_utc(_of_parts(cast("list[object]", value)))
            case int() | float() if math.isfinite(value):
                return datetime.fromtimestamp(value / 1000 if abs(value) > _MILLISECONDS else value, UTC)
            case _:
                return None
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _in_utc(moment: datetime) -> datetime:
    local = moment.replace(tzinfo=SEOUL) if moment.tzinfo is None else moment
    found = local.astimezone(UTC)
    return found.replace(microsecond=found.microsecond // 1000 * 1000)


def _of_parts(parts: list[object]) -> datetime:
    """Read `[2026, 1, 31, 23, 59, 59, 0]`: year to second, then nanoseconds."""
    whole = [part for part in parts if isinstance(part, int) and not isinstance(part, bool)]
    if len(whole) != len(parts) or not 3 <= len(whole) <= 7:
        raise ValueError(parts)
    nano = whole[6] if len(whole) == 7 else 0
    year, month, day, hour, minute, second = (*whole[:6], 0, 0, 0)[:6]
    return datetime(year, month, day, hour, minute, second, nano // 1000)
