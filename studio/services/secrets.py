"""Tokens and keys: from the environment, the system's keyring, or this process's memory. Nowhere else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Final, Protocol

from studio.services.logs import log

SERVICE: Final = "ctrlf-studio"


class Secret(StrEnum):
    """A secret by its name in the keyring."""

    BACKEND_INTERNAL = "backend_internal_token"
    BACKEND_API = "backend_api_token"
    BACKEND_SERVICE = "backend_service_token"
    MODEL_KEY = "llm_api_key"
    BUCKET_KEY_ID = "bucket_access_key_id"
    BUCKET_KEY = "bucket_secret_access_key"
    GOOGLE_KEY = "google_api_key"
    PICTURES_KEY = "pictures_api_key"
    REDIS_URL = "redis_url"
    """An address that may hold a password."""


VARIABLES: Final[Mapping[Secret, tuple[str, ...]]] = {
    Secret.BACKEND_INTERNAL: ("BACKEND_INTERNAL_TOKEN",),
    Secret.BACKEND_API: ("BACKEND_API_TOKEN",),
    Secret.BACKEND_SERVICE: ("BACKEND_SERVICE_TOKEN",),
    Secret.MODEL_KEY: ("LLM_API_KEY",),
    Secret.BUCKET_KEY_ID: ("AWS_ACCESS_KEY_ID", "MINIO_ACCESS_KEY"),
    Secret.BUCKET_KEY: ("AWS_SECRET_ACCESS_KEY", "MINIO_SECRET_KEY"),
    Secret.GOOGLE_KEY: ("GOOGLE_API_KEY",),
    Secret.PICTURES_KEY: ("PICTURES_API_KEY",),
    Secret.REDIS_URL: ("REDIS_URL",),
}
"""The environment variables of each secret; the first that is set wins."""


class Keeping(StrEnum):
    """Where a secret is."""

    NOWHERE = "nowhere"
    ENVIRONMENT = "environment"
    KEYRING = "keyring"
    MEMORY = "memory"
    """Until the program ends."""


class Keyring(Protocol):
    """What the `keyring` package offers."""

    def get_password(self, service_name: str, username: str) -> str | None:
        """Return a secret, None where there is none."""
        ...

    def set_password(self, service_name: str, username: str, password: str) -> None:
        """Keep a secret."""
        ...

    def delete_password(self, service_name: str, username: str) -> None:
        """Forget a secret; raises where there is none."""
        ...


class Secrets:
    """Thread-safe. The environment wins; without a keyring a secret lasts as long as the program."""

    def __init__(self, environ: Mapping[str, str], find_keyring: Callable[[], Keyring | None]) -> None:
        self._environ = environ
        self._find_keyring = find_keyring
        self._memory: dict[Secret, str] = {}
        self._in_keyring: set[Secret] = set()
        self._guard = threading.Lock()

    def get(self, secret: Secret) -> str:
        """Return a secret, empty where there is none."""
        if value := self._from_environment(secret):
            return value
        if (known := self._memory.get(secret)) is not None:
            return known  # while the keyring is asked for another one, nobody waits for this
        with self._guard:
            if secret in self._memory:
                return self._memory[secret]
            found = self._from_keyring(secret)
            self._memory[secret] = found
            return found

    def is_at_hand(self, secret: Secret) -> bool:
        """Tell whether `get` answers without asking the keyring."""
        return secret in self._memory or self.is_from_environment(secret)

    def set(self, secret: Secret, value: str) -> bool:
        """Keep a secret (empty: forget it); tell whether it is there after the program has ended."""
        with self._guard:
            self._memory[secret] = value.strip()
            return self._to_keyring(secret, value.strip())

    def keeping(self, secret: Secret) -> Keeping:
        """Return where a secret is; may ask the keyring."""
        if self.is_from_environment(secret):
            return Keeping.ENVIRONMENT
        if not self.get(secret):
            return Keeping.NOWHERE
        return Keeping.KEYRING if secret in self._in_keyring else Keeping.MEMORY

    def decided_by(self, secret: Secret) -> str:
        """Return the environment variable that decides a secret, empty where none does."""
        return next((name for name in VARIABLES[secret] if self._environ.get(name, "").strip()), "")

    def is_from_environment(self, secret: Secret) -> bool:
        """Tell whether a variable decides, so that nothing typed in the window would change it."""
        return bool(self._from_environment(secret))

    def __repr__(self) -> str:
        return "Secrets(…)"

    def _from_environment(self, secret: Secret) -> str:
        values = (self._environ.get(variable, "").strip() for variable in VARIABLES[secret])
        return next((value for value in values if value), "")

    @cached_property
    def _keyring(self) -> Keyring | None:
        """The keyring, looked for when the first secret is wanted: it takes a while."""
        return self._find_keyring()

    def _from_keyring(self, secret: Secret) -> str:
        if self._keyring is None:
            return ""
        try:
            found = self._keyring.get_password(SERVICE, secret.value) or ""
        except Exception as error:  # whatever the desktop's service raises
            log.warning("the keyring does not answer: %s", type(error).__name__)
            return ""
        if found:
            self._in_keyring.add(secret)
        return found

    def _to_keyring(self, secret: Secret, value: str) -> bool:
        if self._keyring is None:
            return False
        try:
            if value:
                self._keyring.set_password(SERVICE, secret.value, value)
            elif self._keyring.get_password(SERVICE, secret.value):
                self._keyring.delete_password(SERVICE, secret.value)
        except Exception as error:  # whatever the desktop's service raises
            log.warning("the keyring keeps nothing: %s", type(error).__name__)
            return False
        self._in_keyring = self._in_keyring | {secret} if value else self._in_keyring - {secret}
        return True


def system_keyring() -> Keyring | None:
    """Return the keyring of this desktop, None where there is none or the package is not installed."""
    try:
        import keyring
        from keyring.backends.fail import Keyring as NoKeyring
    except ImportError:
        return None
    found: Keyring = keyring.get_keyring()  # pyright: ignore[reportAssignmentType]
    return None if isinstance(found, NoKeyring) else found
