"""Who is signed in: read from the token without believing it, never raising, never telling the token."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.errors import ErrorCode, StudioError
from studio.domain.review import Role
from studio.services.identity import TOKEN_LIMIT, Identity, SignedIn, read_token
from studio.services.secrets import Secret, Secrets
from studio.services.studio import Studio, open_studio

SUB = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"


def token(**claims: Any) -> str:
    def part(value: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    return f"{part({'alg': 'HS256'})}.{part({'sub': SUB, **claims})}.c2lnbmF0dXJl"


def read(**claims: Any) -> SignedIn:
    found = read_token(token(**claims))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"preferred_username": "kim", "name": "김검토", "email": "k@x.kr"}, "kim"),
        ({"name": "김검토", "email": "k@x.kr"}, "김검토"),
        ({"email": "k@x.kr"}, "k@x.kr"),
        ({"preferred_username": "  ", "name": 7}, SUB),
        ({"name": "a\nb\x1b[31m c"}, "a b[31m c"),
    ],
)
def test_the_name_is_the_first_that_says_something(claims: dict[str, Any], name: str) -> None:
    assert read(**claims).name == name


@pytest.mark.parametrize(
    ("claims", "roles"),
    [
        ({"roles": ["VIDEO_CREATOR"]}, {Role.AUTHOR}),
        ({"role": "CONTENTS_REVIEWER"}, {Role.REVIEWER}),
        ({"role": "ROLE_REVIEWER,ROLE_ADMIN"}, {Role.REVIEWER, Role.ADMIN}),
        ({"authorities": ["ROLE_SYSTEM_ADMIN"]}, {Role.ADMIN}),
        ({"authorities": [{"authority": "ROLE_ADMIN"}]}, {Role.ADMIN}),
        ({"realm_access": {"roles": ["offline_access", "REVIEWER"]}}, {Role.REVIEWER}),
        ({"roles": ["EMPEROR", 5, None, {}]}, set()),
        ({"roles": {"roles": "ADMIN"}}, {Role.ADMIN}),
        ({}, set()),
    ],
)
def test_roles_are_read_wherever_they_are_named(claims: dict[str, Any], roles: set[Role]) -> None:
    assert read(**claims).roles == roles


@pytest.mark.parametrize(
    "bad",
    [
        "", "secret", "a.b.c", "a.b", "....", "한글.한글.한글", "a." + "A" * TOKEN_LIMIT + ".c",
        token(sub="kim"), token(sub=None), token(sub=["x"]), token(sub=""), "\ud800.\ud800.\ud800",
        "a." + base64.urlsafe_b64encode(b"[" * 5000).decode() + ".c",
        "a." + base64.urlsafe_b64encode(b'"text"').decode() + ".c",
    ],
)  # fmt: skip
def test_what_is_no_token_of_a_person_names_nobody(bad: str) -> None:
    assert read_token(bad) is None


@given(st.binary(max_size=200))
def test_no_payload_can_break_it(payload: bytes) -> None:
    read_token(f"a.{base64.urlsafe_b64encode(payload).decode()}.c")


@given(st.dictionaries(st.sampled_from(["roles", "role", "exp", "name", "realm_access"]), st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)))  # fmt: skip
def test_no_claims_can_break_it(claims: dict[str, Any]) -> None:
    read(**claims)


# --- in the studio -------------------------------------------------------------------------------


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 21, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


def test_a_token_that_has_run_out_leaves_its_owner_an_author() -> None:
    clock = Clock()
    until = clock.at + timedelta(hours=1)
    held = token(name="김검토", roles=["REVIEWER"], exp=until.timestamp())
    identity = Identity(Secrets({"BACKEND_API_TOKEN": held}, lambda: None), lambda: True, now=clock)
    found = identity.current()
    assert found is not None
    assert (found.is_expired, found.expires_at) == (False, until)
    assert found.profile.may_approve
    clock.at = until
    found = identity.current()
    assert found is not None
    assert found.is_expired
    assert found.profile.name == "김검토"
    assert found.profile.roles == {Role.AUTHOR}


@pytest.mark.parametrize("exp", ["soon", True, [], float("nan"), -1])
def test_an_end_that_cannot_be_read_has_passed(exp: object) -> None:
    identity = Identity(
        Secrets({"BACKEND_API_TOKEN": token(exp=exp, role="ADMIN")}, lambda: None), lambda: True
    )
    found = identity.current()
    assert found is not None
    assert found.is_expired


def test_without_a_backend_no_token_is_looked_at() -> None:
    def nobody() -> None:
        raise AssertionError("the keyring was asked")

    assert Identity(Secrets({}, nobody), lambda: False).current() is None


@pytest.fixture
def signed_in(data_dir: Path) -> Iterator[Studio]:
    opened = open_studio(
        data_dir,
        {
            "BACKEND_BASE_URL": "http://127.0.0.1:1",
            "BACKEND_API_TOKEN": token(name="박작성", roles=["VIDEO_CREATOR", "REVIEWER"]),
        },
    )
    yield opened
    opened.close()


def test_whoever_is_signed_in_is_the_person_at_the_studio(signed_in: Studio) -> None:
    assert signed_in.profile.name == "박작성"
    record = signed_in.scripts.create("대본")
    assert record.created_by == "박작성"


def test_the_four_eyes_rule_compares_the_names_of_the_signed_in(signed_in: Studio) -> None:
    signed_in.preferences.change({"four_eyes": True})
    record = signed_in.scripts.create("대본")
    with pytest.raises(StudioError) as raised:
        signed_in.scripts.approve(record.script_id)
    assert raised.value.code is ErrorCode.PERMISSION_DENIED
    signed_in.secrets._memory.clear()
    signed_in.secrets._environ = {"BACKEND_API_TOKEN": token(name="최검토", roles=["CONTENTS_REVIEWER"])}
    assert signed_in.scripts.approve(record.script_id).approved_by == "최검토"


@pytest.mark.parametrize("recorded", ["박작성", "park@x.kr", SUB, SUB.upper()])
def test_four_eyes_know_a_person_by_every_name_the_backend_may_record(data_dir: Path, recorded: str) -> None:
    claims = {"preferred_username": "park", "name": "박작성", "email": "park@x.kr", "role": "REVIEWER"}
    sub = SUB.upper() if recorded.isupper() else SUB
    variables = {"BACKEND_BASE_URL": "http://127.0.0.1:1", "BACKEND_API_TOKEN": token(**claims, sub=sub)}
    opened = open_studio(data_dir, variables)
    try:
        opened.preferences.change({"four_eyes": True})
        words = opened.scripts.create("밖").script
        mine = opened.scripts.take_in(words, script_id="s-1", video_id="v-1", by=recorded)
        with pytest.raises(StudioError) as raised:
            opened.scripts.approve(mine.script_id)
        assert raised.value.code is ErrorCode.PERMISSION_DENIED
        other = opened.scripts.take_in(words, script_id="s-2", video_id="v-2", by="backend")
        assert opened.scripts.approve(other.script_id).approved_by == "park"
    finally:
        opened.close()


def test_a_token_that_is_no_persons_leaves_the_local_profile(data_dir: Path) -> None:
    opened = open_studio(
        data_dir, {"BACKEND_BASE_URL": "http://127.0.0.1:1", "BACKEND_API_TOKEN": "opaque-service-token"}
    )
    try:
        assert opened.identity.current() is None
        assert opened.profile.may_approve
    finally:
        opened.close()


def test_nothing_of_the_token_is_told(signed_in: Studio, caplog: pytest.LogCaptureFixture) -> None:
    held = signed_in.secrets.get(Secret.BACKEND_API)
    with caplog.at_level(logging.DEBUG):
        told = repr(signed_in.identity.current()) + repr(signed_in.identity)
    assert held not in told + caplog.text
    assert held.split(".")[2] not in told + caplog.text
