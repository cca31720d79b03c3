"""The SQLite file: one connection per thread, one writer at a time, errors told kindly."""

import sqlite3
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from weakref import WeakSet

from filelock import FileLock, Timeout

from studio.domain.instants import utc_now
from studio.store import troubles
from studio.store.migrations import Migration, all_migrations, migrate, require_ours, version_of

BUSY_SEC: Final = 5.0
"""How long to wait for another process before saying that the database is locked."""


class _Held:
    """A thread's connection, closed with the thread that held it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __del__(self) -> None:
        self.connection.close()


class Database:
    """The records of one data directory. Safe to use from any thread and beside other processes."""

    def __init__(
        self, path: Path, *, migrations: Sequence[Migration] | None = None, busy_sec: float = BUSY_SEC
    ) -> None:
        self.path = path
        self._busy_sec = busy_sec
        self._migrations = tuple(migrations or all_migrations())
        self._local = threading.local()
        self._open: WeakSet[_Held] = WeakSet()
        self._open_guard = threading.Lock()
        self._writer = threading.RLock()
        self._closed = False
        self.backup: Path | None = None
        """The backup that opening made, when the database was of an older form."""
        with troubles.told_kindly(path):
            self._prepare()

    @contextmanager
    def read(self) -> Generator[sqlite3.Connection]:
        """Lend this thread's connection for reading."""
        with troubles.told_kindly(self.path):
            yield self._connection()

    @contextmanager
    def write(self) -> Generator[sqlite3.Connection]:
        """Run a transaction: all of the block is stored, or nothing. Inner blocks join the outer one."""
        with troubles.told_kindly(self.path), self._writer:
            connection = self._connection()
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite itself rolls back when the disk is full
                    connection.execute("ROLLBACK")
                raise

    def integrity_problems(self) -> list[str]:
        """Return what SQLite finds wrong with the whole file; nothing when it is sound."""
        with self.read() as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
        return [line for line in found if line != "ok"]

    @property
    def version(self) -> int:
        """The number of the last migration."""
        with self.read() as connection:
            return version_of(connection)

    def close(self) -> None:
        """Close every connection; the database must not be used afterwards."""
        with self._open_guard:
            self._closed = True
            for held in self._open:
                held.connection.close()

    def _prepare(self) -> None:
        """Create or migrate the file; processes that start together do this one after another."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise troubles.not_writable(self.path, error) from error
        connection = self._connection()
        newest = self._migrations[-1].number
        # Refused before anything touches it: changing the journal mode would already be a write.
        require_ours(connection, self.path, newest)
        if version_of(connection) == newest:
            return
        lock = FileLock(str(self.path) + ".migrating", timeout=self._busy_sec * 6, thread_local=False)
        try:
            with lock:
                connection.execute("PRAGMA journal_mode = WAL")
                self.backup = migrate(connection, self.path, utc_now(), self._migrations)
        except Timeout as error:
            raise troubles.locked(self.path) from error
        except OSError as error:
            raise troubles.not_writable(self.path, error) from error

    def _connection(self) -> sqlite3.Connection:
        held: _Held | None = getattr(self._local, "held", None)
        if held is None:
            held = _Held(self._connect())
            with self._open_guard:
                if self._closed:
                    raise sqlite3.ProgrammingError("the database was closed")
                self._open.add(held)
            self._local.held = held
        return held.connection

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path,
            timeout=self._busy_sec,
            isolation_level=None,
            check_same_thread=False,  # only closing reaches across threads
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection
