"""A course ends with its last day in Seoul, wherever the laptop stands."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from studio.domain.education import is_expired, require_open
from studio.domain.errors import ErrorCode, Refused

ENDS = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)  # 11:00 on the 10th in Seoul


@pytest.mark.parametrize(
    ("now", "expired"),
    [
        (datetime(2026, 3, 10, 2, 1, tzinfo=UTC), False),
        (datetime(2026, 3, 10, 14, 59, 59, tzinfo=UTC), False),  # 23:59:59 in Seoul
        (datetime(2026, 3, 10, 15, 0, 0, tzinfo=UTC), True),
        (datetime(2026, 3, 9, 0, 0, tzinfo=UTC), False),
    ],
)
def test_it_lasts_to_the_end_of_the_day_in_seoul(now: datetime, expired: bool) -> None:
    assert is_expired(ENDS, now) is expired


def test_the_day_is_seouls_not_utcs() -> None:
    late = datetime(2026, 3, 10, 16, 0, tzinfo=UTC)  # the 11th in Seoul
    assert not is_expired(late, datetime(2026, 3, 11, 14, 59, tzinfo=UTC))


def test_without_an_end_it_stays_open() -> None:
    assert not is_expired(None, datetime(2126, 1, 1, tzinfo=UTC))


def test_an_expired_one_is_refused() -> None:
    with pytest.raises(Refused) as error:
        require_open(ENDS, datetime(2026, 4, 1, tzinfo=UTC))
    assert error.value.code is ErrorCode.EDU_EXPIRED
    require_open(ENDS, ENDS)
