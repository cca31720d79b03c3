"""Identities from outside never lead anywhere as part of a path, and never meet."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.ids import new_id, path_part

HOSTILE = [
    "../../x",
    "..",
    ".",
    "",
    "/etc/passwd",
    "a/b",
    "a\\b",
    "C:\\x",
    "CON",
    "nul",
    "교육 1",
    "a\0b",
    "x" * 300,
    "-rf",
]


@pytest.mark.parametrize("identity", HOSTILE)
def test_hostile_identities_become_one_harmless_part(identity: str) -> None:
    part = path_part(identity)
    assert part not in ("", ".", "..")
    assert len(part) <= 64
    assert PurePosixPath(part).parts == (part,)
    assert PureWindowsPath(part).parts == (part,)
    assert part.isascii()
    assert part.isprintable()
    assert not part.startswith("-")


def test_plain_identities_pass_unchanged() -> None:
    for identity in ("script-1", "A_b-9", new_id("job")):
        assert path_part(identity) == identity


def test_different_identities_stay_different() -> None:
    assert len({path_part(identity) for identity in [*HOSTILE, "..-..-x", "a-b"]}) == len(HOSTILE) + 2


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_two_meet(one: str, another: str) -> None:
    assert (path_part(one) == path_part(another)) == (one == another)


def test_fresh_identities_say_what_they_are() -> None:
    assert new_id("job").startswith("job-")
    assert new_id("job") != new_id("job")
