"""Transactions are whole, threads have connections of their own, and trouble has a name."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from studio.domain.errors import EnvironmentTrouble, ErrorCode
from studio.store.database import Database

RECORD = (
    "INSERT INTO review_records (script_id, revision, action, done_by, done_at) "
    "VALUES (?, 1, 'CREATED', 'k', '2026')"
)
SCRIPT = (
    "INSERT INTO scripts (script_id, video_id, status, title, revision, scene_count, created_by, created_at, "
    "updated_by, updated_at, raw_json) VALUES (?, 'v', 'DRAFT', 't', 1, 1, 'k', '2026', 'k', '2026', ?)"
)


@pytest.fixture
def database(data_dir: Path) -> Iterator[Database]:
    opened = Database(data_dir / "studio.db", busy_sec=0.2)
    yield opened
    opened.close()


class Mishap(Exception):
    """Something that goes wrong in the middle of a transaction."""


def add_and_stumble(database: Database) -> None:
    with database.write() as connection:
        connection.execute(SCRIPT, ("s", "{}"))
        raise Mishap


def scripts_in(database: Database) -> list[str]:
    with database.read() as connection:
        return [row[0] for row in connection.execute("SELECT script_id FROM scripts ORDER BY 1")]


def test_a_block_that_raises_stores_nothing(database: Database) -> None:
    with pytest.raises(Mishap):
        add_and_stumble(database)
    assert scripts_in(database) == []


def test_an_inner_block_belongs_to_the_outer_one(database: Database) -> None:
    with pytest.raises(Mishap), database.write():
        add_and_stumble(database)
    assert scripts_in(database) == []
    with database.write(), database.write() as connection:
        connection.execute(SCRIPT, ("s", "{}"))
    assert scripts_in(database) == ["s"]


def test_rows_must_belong_to_something(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError), database.write() as connection:
        connection.execute(RECORD, ("nobody",))


def test_many_threads_write_one_after_another(database: Database) -> None:
    def write(number: int) -> None:
        for step in range(10):
            with database.write() as connection:
                connection.execute(SCRIPT, (f"s{number}-{step}", "{}"))

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(scripts_in(database)) == 80


def test_the_connection_of_a_thread_ends_with_it(database: Database) -> None:
    def look() -> None:
        scripts_in(database)

    for _ in range(5):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    assert len(database._open) == 1


def test_locked_by_another_program(database: Database) -> None:
    with closing(sqlite3.connect(database.path, isolation_level=None)) as intruder:
        intruder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(EnvironmentTrouble) as error, database.write():
            pass
        intruder.execute("ROLLBACK")
    assert error.value.code is ErrorCode.DATABASE_LOCKED
    assert error.value.next_step is not None
    with database.write() as connection:
        connection.execute(SCRIPT, ("s", "{}"))
    assert scripts_in(database) == ["s"]


def test_a_full_disk(database: Database) -> None:
    with database.read() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(EnvironmentTrouble) as error, database.write() as connection:
        connection.execute(SCRIPT, ("s", "x" * 1_000_000))
    assert error.value.code is ErrorCode.DISK_FULL
    assert scripts_in(database) == []


def test_a_sound_one_has_no_problems(database: Database) -> None:
    assert database.integrity_problems() == []


@pytest.mark.parametrize("table", ["script_revisions", "review_records"])
def test_evidence_cannot_be_changed(database: Database, table: str) -> None:
    with database.write() as connection:
        connection.execute(SCRIPT, ("s", "{}"))
        connection.execute(RECORD, ("s",))
        connection.execute(
            "INSERT INTO script_revisions VALUES ('s', 1, 'APPROVED', 't', 'k', 'k', '2026', '', '{}')"
        )
    for change in (f"UPDATE {table} SET revision = 2", f"DELETE FROM {table}"):
        with pytest.raises(sqlite3.IntegrityError, match="never"), database.write() as connection:
            connection.execute(change)


def test_after_closing_it_says_so(database: Database) -> None:
    database.close()
    with pytest.raises(sqlite3.ProgrammingError):
        scripts_in(database)
