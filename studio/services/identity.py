"""Who is signed in: what the backend's user token says of its owner. The backend proves it, not we."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import math
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, cast

from studio.domain.fields import printable
from studio.domain.instants import utc_now
from studio.domain.review import Profile, Role
from studio.services.secrets import Secret, Secrets

TOKEN_LIMIT: Final = 16 * 1024
"""Characters of a token above which it is not looked into."""
_NAME_LIMIT: Final = 200
_NAMES: Final = ("preferred_username", "name", "email")
_ROLES: Final = ("roles", "role", "authorities", "auth", "realm_access")
_PREFIXES: Final = ("ROLE_", "SCOPE_")


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The owner of the token; holds nothing of the token itself."""

    user_id: str
    """A UUID."""
    name: str
    roles: frozenset[Role]
    expires_at: datetime | None
    also_called: frozenset[str] = frozenset()
    """Everything else by which the token names its owner: a backend may record any of it."""
    is_expired: bool = False
    """The backend takes the token no more: the person may write, and decide nothing."""

    @property
    def profile(self) -> Profile:
        """Return the person at the studio."""
        roles = frozenset((Role.AUTHOR,)) if self.is_expired else self.roles | {Role.AUTHOR}
        return Profile(name=self.name, roles=roles, also_called=self.also_called)


class Identity:
    """Reads the user token where a backend is set up; thread-safe."""

    def __init__(
        self, secrets: Secrets, is_configured: Callable[[], bool], *, now: Callable[[], datetime] = utc_now
    ) -> None:
        self._secrets = secrets
        self._is_configured = is_configured
        self._now = now
        self._guard = threading.Lock()
        self._read: tuple[bytes, SignedIn | None] | None = None
        self._hurried: int | None = None

    def never_wait_here(self) -> None:
        """Have `current` never wait on this thread; somebody else has to ask first, on another one."""
        self._hurried = threading.get_ident()

    @property
    def is_awaited(self) -> bool:
        """Tell whether it is not known yet who is signed in, on a thread that does not wait for it."""
        if self._hurried != threading.get_ident() or not self._is_configured():
            return False
        return not self._secrets.is_at_hand(Secret.BACKEND_API)

    def current(self) -> SignedIn | None:
        """Return who is signed in, None where no backend is set up or its token is of no person.

        The first call may wait for the desktop's keyring; where nobody waits for that, see `is_awaited`.
        """
        if not self._is_configured() or self.is_awaited:
            return None
        token = self._secrets.get(Secret.BACKEND_API)
        digest = hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
        with self._guard:
            if self._read is None or self._read[0] != digest:
                self._read = (digest, read_token(token))
            found = self._read[1]
        if found is None or found.expires_at is None:
            return found
        return replace(found, is_expired=self._now() >= found.expires_at)


def read_token(token: str) -> SignedIn | None:
    """Return what a user token says of its owner, None for anything that is no such token. Never raises."""
    claims = _claims(token)
    subject = claims.get("sub")
    if not isinstance(subject, str):
        return None
    try:
        user_id = str(uuid.UUID(subject))
    except ValueError:
        return None
    given = (claims.get(name) for name in _NAMES)
    names = [" ".join(printable(name).split())[:_NAME_LIMIT] for name in given if isinstance(name, str)]
    called = [name for name in names if name]
    return SignedIn(
        user_id=user_id,
        name=called[0] if called else user_id,
        roles=frozenset(_roles(claims)),
        expires_at=_moment(claims.get("exp")),
        also_called=frozenset((*called, user_id, subject)),
    )


def _claims(token: str) -> Mapping[str, object]:
    parts = token.split(".")
    if len(token) > TOKEN_LIMIT or len(parts) != 3:
        return {}
    try:
        text = base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4))
        value: object = json.loads(text)
    except (binascii.Error, ValueError, RecursionError):
        return {}
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}


def _roles(claims: Mapping[str, object]) -> Iterator[Role]:
    """Yield the roles that we know, wherever the token names them: as a text, a list, or one in an object."""
    for name in _ROLES:
        value = claims.get(name)
        if isinstance(value, dict):
            value = cast("Mapping[str, object]", value).get("roles")
        named = value.replace(",", " ").split() if isinstance(value, str) else value
        for entry in cast("list[object]", named) if isinstance(named, list) else ():
            if isinstance(entry, dict):  # {"authority": "ROLE_ADMIN"}
                entry = cast("Mapping[str, object]", entry).get("authority")
            if isinstance(entry, str) and (role := _role(entry)) is not None:
                yield role


def _role(text: str) -> Role | None:
    name = text.strip()
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    try:
        return Role.read(name)
    except ValueError:
        return None


def _moment(value: object) -> datetime | None:
    """Return the moment of a claim; one that cannot be read has passed."""
    if value is None:
        return None
    try:
        if isinstance(value, int | float) and math.isfinite(value):
            return datetime.fromtimestamp(value, UTC)
    except (OverflowError, ValueError, OSError):
        if isinstance(value, int | float) and value > 0:
            return None  # later than there are years
    return datetime.fromtimestamp(0, UTC)
