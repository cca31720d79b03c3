"""A keyring to stand in for the desktop's."""

from __future__ import annotations


class Ring:
    """A keyring in memory, which can refuse as a locked one does."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service_name: str, username: str) -> str | None:
        self._require_open()
        return self.kept.get((service_name, username))

    def set_password(self, service_name: str, username: str, password: str) -> None:
        self._require_open()
        self.kept[(service_name, username)] = password

    def delete_password(self, service_name: str, username: str) -> None:
        self._require_open()
        del self.kept[(service_name, username)]

    def _require_open(self) -> None:
        if self.locked:
            raise RuntimeError("locked")
