"""What is here and whether it works: programs, voices, fonts, records, room on the disk."""

from collections.abc import Callable
from dataclasses import dataclass

from studio.domain.settings import Settings
from studio.domain.text import Text
from studio.services.engine import Folders
from studio.store.database import Database


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `next_step` says what to do when it is not well."""

    id: str
    name: Text
    ok: bool
    detail: Text
    next_step: Text | None = None


class Diagnostics:
    """Looks, and changes nothing."""

    def __init__(self, database: Database, folders: Folders, settings: Callable[[], Settings]) -> None:
        self._db = database
        self._folders = folders
        self._settings = settings

    def report(self) -> list[Check]:
        """Return every check in the order in which a person should read them."""
        return [self._database()]

    def _database(self) -> Check:
        problems = self._db.integrity_problems()
        return Check(
            id="database",
            name=Text(ko="데이터베이스", en="Database"),
            ok=not problems,
            detail=Text(
                ko=f"형식 {self._db.version}, {self._db.path}",
                en=f"format {self._db.version}, {self._db.path}",
            ),
        )
