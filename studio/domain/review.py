"""Who may do what to a script, and the record of what they did."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Final

from pydantic import BaseModel, ConfigDict

from studio.domain.errors import ErrorCode, Refused
from studio.domain.text import Text


class ScriptStatus(StrEnum):
    """Where a script is in its review."""

    DRAFT = "DRAFT"
    REVIEW_REQUESTED = "REVIEW_REQUESTED"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"

    @classmethod
    def read(cls, text: str) -> "ScriptStatus":
        """Read a status as any of the systems around us writes it."""
        return cls(_READ_ALIASES.get(text, text))


_READ_ALIASES: Final = {"PENDING_REVIEW": "REVIEW_REQUESTED", "PUBLISHED": "APPROVED"}


class Role(StrEnum):
    """What a person may do."""

    AUTHOR = "author"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    @classmethod
    def read(cls, text: str) -> "Role":
        """Read a role by our name or the backend's."""
        return cls(_ROLE_ALIASES.get(text, text))


_ROLE_ALIASES: Final = {
    "VIDEO_CREATOR": "author",
    "CONTENTS_REVIEWER": "reviewer",
    "REVIEWER": "reviewer",
    "SYSTEM_ADMIN": "admin",
    "ADMIN": "admin",
}


class Profile(BaseModel):
    """The person at the studio. The local profile of a solo laptop holds every role."""

    model_config = ConfigDict(frozen=True)

    name: str
    roles: frozenset[Role] = frozenset(Role)
    also_called: frozenset[str] = frozenset()
    """Other names under which the backend records the same person."""

    @property
    def may_approve(self) -> bool:
        """Tell whether this person may approve scripts and start delivery renders."""
        return bool(self.roles & {Role.REVIEWER, Role.ADMIN})


class ReviewAction(StrEnum):
    """Something a person did to a script that an auditor wants to see."""

    CREATED = "CREATED"
    SUBMITTED = "SUBMITTED"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"
    REOPENED = "REOPENED"
    """The first change of a text somebody decided on: it became the next draft."""
    RESTORED = "RESTORED"
    """An older state took the place of the present one."""
    GENERATED = "GENERATED"
    """The words were drafted from a source; the reason is a `Making` in JSON."""


class ReviewRecord(BaseModel):
    """Who did what to which revision of a script, when and why."""

    model_config = ConfigDict(frozen=True)

    script_id: str
    revision: int
    action: ReviewAction
    by: str
    at: datetime
    reason: str = ""
    at_backend: bool = False
    """The backend has recorded it, too."""


def why_not_approve(
    profile: Profile, *, authors: Collection[str] = (), four_eyes: bool = False
) -> Refused | None:
    """Return why `profile` may not approve what `authors` wrote, None where nothing forbids it.

    The four-eyes rule asks that whoever approves is none of them.
    """
    if not profile.may_approve:
        return Refused(
            ErrorCode.PERMISSION_DENIED,
            Text(
                ko="승인과 납품용 렌더링은 검토자나 관리자만 할 수 있습니다.",
                en="Only a reviewer or an administrator may approve or render for delivery.",
            ),
            Text(ko="검토자에게 검토를 요청하십시오.", en="Ask a reviewer to look at it."),
        )
    if four_eyes and not {profile.name, *profile.also_called}.isdisjoint(authors):
        return Refused(
            ErrorCode.PERMISSION_DENIED,
            Text(
                ko="작성자 본인은 승인할 수 없도록 설정되어 있습니다.",
                en="The settings ask that somebody other than the author approves.",
            ),
            Text(ko="다른 검토자에게 요청하십시오.", en="Ask another reviewer."),
        )
    return None


def require_approver(profile: Profile, *, authors: Collection[str] = (), four_eyes: bool = False) -> None:
    """Raise unless `profile` may approve; see `why_not_approve`."""
    if (refusal := why_not_approve(profile, authors=authors, four_eyes=four_eyes)) is not None:
        raise refusal
