"""Who may approve, by every name the roles have."""

from __future__ import annotations

import pytest

from studio.domain.errors import ErrorCode, Refused
from studio.domain.review import Profile, Role, ScriptStatus, require_approver


@pytest.mark.parametrize(
    ("written", "meant"),
    [("PENDING_REVIEW", "REVIEW_REQUESTED"), ("PUBLISHED", "APPROVED"), ("DRAFT", "DRAFT")],
)
def test_other_systems_names_of_states_are_read(written: str, meant: str) -> None:
    assert ScriptStatus.read(written) is ScriptStatus(meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("VIDEO_CREATOR", Role.AUTHOR),
        ("CONTENTS_REVIEWER", Role.REVIEWER),
        ("REVIEWER", Role.REVIEWER),
        ("SYSTEM_ADMIN", Role.ADMIN),
        ("ADMIN", Role.ADMIN),
        ("author", Role.AUTHOR),
    ],
)
def test_the_backends_names_of_roles_are_read(written: str, meant: Role) -> None:
    assert Role.read(written) is meant


def test_the_local_profile_holds_every_role() -> None:
    assert Profile(name="kim").roles == frozenset(Role)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADMIN])
def test_reviewers_and_administrators_approve(role: Role) -> None:
    require_approver(Profile(name="kim", roles=frozenset({role})))


def test_authors_do_not() -> None:
    with pytest.raises(Refused) as error:
        require_approver(Profile(name="kim", roles=frozenset({Role.AUTHOR})))
    assert error.value.code is ErrorCode.PERMISSION_DENIED
    assert error.value.next_step is not None


def test_four_eyes_are_not_two() -> None:
    with pytest.raises(Refused) as error:
        require_approver(Profile(name="kim"), authors=["kim"], four_eyes=True)
    assert error.value.code is ErrorCode.PERMISSION_DENIED
    require_approver(Profile(name="lee"), authors=["kim"], four_eyes=True)
    require_approver(Profile(name="kim"), authors=["kim"], four_eyes=False)
