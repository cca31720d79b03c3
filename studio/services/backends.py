"""The company backend as the settings and the tokens name it now."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from studio.domain.settings import Settings
from studio.services.secrets import Secret, Secrets

if TYPE_CHECKING:
    from studio.backend.client import Backend
    from studio.backend.tokens import Tokens
    from studio.domain.backend import BackendSettings


class Backends:
    """Makes the client and keeps it while nothing it depends on changes. Thread-safe."""

    def __init__(self, settings: Callable[[], Settings], secrets: Secrets) -> None:
        self._settings = settings
        self._secrets = secrets
        self._guard = threading.Lock()
        self._kept: tuple[BackendSettings, Tokens, Backend] | None = None

    @property
    def is_configured(self) -> bool:
        """Tell whether there is an address to ask; nothing is asked for that."""
        return bool(self._settings().backend.base_url)

    @property
    def address(self) -> str:
        """The present backend's address in one spelling, empty where there is none."""
        return self._settings().backend.address

    def require(self) -> None:
        """Raise BACKEND_NOT_CONFIGURED where there is no address; nothing is asked for that."""
        from studio.backend.troubles import not_configured

        if not self.is_configured:
            raise not_configured()

    def open(self) -> Backend:
        """Return the backend; raises BACKEND_NOT_CONFIGURED, or BACKEND_UNAUTHORIZED for what is no token.

        Not for the window's thread: keyrings are slow.

        The same one is returned while settings and tokens stay, so that its dialect is found out once.
        """
        from studio.backend.client import Backend
        from studio.backend.tokens import Tokens
        from studio.backend.troubles import no_token, not_configured

        settings = self._settings().backend
        if not settings.base_url:
            raise not_configured()
        bearer = self._secrets.get(Secret.BACKEND_API) or self._secrets.get(Secret.BACKEND_SERVICE)
        tokens = Tokens(internal=self._secrets.get(Secret.BACKEND_INTERNAL), bearer=bearer)
        if not tokens.can_be_sent:
            raise no_token()
        with self._guard:
            if self._kept is None or self._kept[:2] != (settings, tokens):
                self._kept = (settings, tokens, Backend(settings, tokens))
            return self._kept[2]
