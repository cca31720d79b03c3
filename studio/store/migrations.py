"""Brings a database to today's form: numbered SQL files, one transaction each, a backup beside it first."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Final

from studio.store import troubles

APPLICATION_ID: Final = 0x43545246
"""`CTRF` in SQLite's header: says whose file this is."""

_FILE_NAME: Final = re.compile(r"(\d{4})_(\w+)\.sql")


@dataclass(frozen=True)
class Migration:
    """One step from the form before to `number`."""

    number: int
    name: str
    sql: str

    def statements(self) -> Iterator[str]:
        """Yield the statements one by one: `executescript` would commit behind our back."""
        pending = ""
        for line in self.sql.splitlines(keepends=True):
            pending += line
            if pending.strip() and sqlite3.complete_statement(pending):
                yield pending
                pending = ""


def all_migrations() -> tuple[Migration, ...]:
    """Return the migrations the program carries, in order."""
    found: list[Migration] = []
    for entry in files("studio.store").joinpath("schema").iterdir():
        if match := _FILE_NAME.fullmatch(entry.name):
            found.append(Migration(int(match[1]), match[2], entry.read_text(encoding="utf-8")))
    return tuple(sorted(found, key=lambda m: m.number))


def version_of(connection: sqlite3.Connection) -> int:
    """Return the number of the last migration a database has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(
    connection: sqlite3.Connection, path: Path, now: datetime, migrations: Sequence[Migration]
) -> Path | None:
    """Bring the database at `path` up to the last of `migrations`; return the backup made of an older one.

    Raises `DATABASE_NEWER` for a database from the future and `DATABASE_DAMAGED` for another program's.
    """
    newest = migrations[-1].number
    require_ours(connection, path, newest)
    before = version_of(connection)
    if before == newest:
        return None
    backup = _back_up(connection, path, before, now) if before else None
    for migration in migrations:
        if migration.number > before:
            _apply(connection, migration)
    return backup


def require_ours(connection: sqlite3.Connection, path: Path, newest: int) -> None:
    """Raise unless the database is empty or was written by this program, at most at form `newest`."""
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if owner != APPLICATION_ID:
        tables = int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
        if owner or tables:
            raise troubles.foreign(path)
    if (found := version_of(connection)) > newest:
        raise troubles.newer(path, found, newest)


def _apply(connection: sqlite3.Connection, migration: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in migration.statements():
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {migration.number}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _back_up(connection: sqlite3.Connection, path: Path, version: int, now: datetime) -> Path:
    """Copy the database beside itself, whole and checked, before anything in it changes."""
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    backup = path.with_name(f"{path.stem}-backup-{stamp}-v{version}{path.suffix}")
    half = backup.with_name(backup.name + ".part")
    half.unlink(missing_ok=True)
    with closing(sqlite3.connect(half)) as copy:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    half.replace(backup)
    return backup
