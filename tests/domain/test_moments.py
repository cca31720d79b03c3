"""Moments as spring and others write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.moments import read_moment

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00.000+00:00",
        "2026-01-31T21:00:00+09:00",
        "2026-01-31T21:00:00",
        "2026-01-31 21:00:00",
        " 2026-01-31T21:00 ",
        [2026, 1, 31, 21, 0],
        [2026, 1, 31, 21, 0, 0, 999],
        1769860800000,
        1769860800,
        1769860800.0,
    ],
)
def test_one_moment_in_many_spellings(written: object) -> None:
    assert read_moment(written) == NOON


def test_a_day_begins_in_seoul() -> None:
    assert read_moment("2026-02-01") == datetime(2026, 1, 31, 15, tzinfo=UTC)
    assert read_moment([2026, 2, 1]) == datetime(2026, 1, 31, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        "soon",
        True,
        {},
        [],
        [2026],
        [2026, 13, 1],
        [2026, 1.5, 1],
        [1] * 9,
        float("nan"),
        1e300,
        -1e300,
    ],
)
def test_what_is_no_moment(written: object) -> None:
    assert read_moment(written) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=8) | st.dictionaries(st.text(), inner, max_size=3),
    )
)
def test_nothing_breaks_it(value: object) -> None:
    read_moment(value)
