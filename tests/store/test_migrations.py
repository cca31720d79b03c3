"""Databases of other versions, other programs and bad disks: migrated or refused, never overwritten."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from studio.domain.errors import EnvironmentTrouble, ErrorCode
from studio.store.database import Database
from studio.store.migrations import APPLICATION_ID, Migration, all_migrations

NEXT = Migration(
    len(all_migrations()) + 1,
    "next",
    "ALTER TABLE scripts ADD COLUMN mood TEXT;\nCREATE TABLE moods (mood TEXT);\n",
)


@pytest.fixture
def path(data_dir: Path) -> Path:
    return data_dir / "studio.db"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refused(path: Path) -> EnvironmentTrouble:
    with pytest.raises(EnvironmentTrouble) as error:
        Database(path)
    assert error.value.next_step is not None
    assert path.name in error.value.what.en
    return error.value


def test_a_new_one_is_ours_and_of_todays_form(path: Path) -> None:
    database = Database(path)
    with database.read() as connection:
        pragma = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "journal_mode", "foreign_keys", "busy_timeout")
        }
    database.close()
    assert pragma == {
        "application_id": APPLICATION_ID,
        "user_version": len(all_migrations()),
        "journal_mode": "wal",
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }
    assert database.backup is None


def test_the_migrations_are_numbered_without_a_gap() -> None:
    assert [m.number for m in all_migrations()] == list(range(1, len(all_migrations()) + 1))


def test_an_older_one_is_backed_up_and_migrated(path: Path) -> None:
    database = Database(path)
    with database.write() as connection:
        connection.execute(
            "INSERT INTO scripts VALUES ('s', 'v', 'DRAFT', 't', 1, 1, NULL, 'k', '2026', 'k', '2026', "
            "NULL, NULL, NULL, NULL, '{}')"
        )
    database.close()
    upgraded = Database(path, migrations=[*all_migrations(), NEXT])
    try:
        assert upgraded.version == NEXT.number
        with upgraded.read() as connection:
            assert connection.execute("SELECT script_id, mood FROM scripts").fetchall()[0]["script_id"] == "s"
        assert upgraded.backup is not None
        assert upgraded.backup.parent == path.parent
        with closing(sqlite3.connect(upgraded.backup)) as backup:
            assert backup.execute("PRAGMA user_version").fetchone()[0] == NEXT.number - 1
            assert backup.execute("SELECT script_id FROM scripts").fetchone()[0] == "s"
            assert backup.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    finally:
        upgraded.close()


def test_states_kept_by_an_older_one_are_there_and_stay(path: Path) -> None:
    older = Database(path, migrations=all_migrations()[:4])
    with older.write() as connection:
        connection.execute(
            "INSERT INTO scripts VALUES ('s', 'v', 'DRAFT', 't', 1, 1, NULL, 'k', '2026', 'k', '2026', "
            "NULL, NULL, NULL, NULL, '{}')"
        )
        connection.execute("INSERT INTO kept_texts VALUES ('d', x'00')")
        for why in ("IMPORT", "SESSION", "SUBMISSION", "SESSION"):
            connection.execute(
                "INSERT INTO kept_states (script_id, revision, why, kept_by, kept_at, title, scene_count, "
                "character_count, text_sha256) VALUES ('s', 1, ?, 'k', '2026', 't', 1, 2, 'd')",
                (why,),
            )
        connection.execute("DELETE FROM kept_states WHERE kept_state_id = 4")
        before = [tuple(row) for row in connection.execute("SELECT * FROM kept_states")]
    older.close()
    today = Database(path)
    try:
        with today.read() as connection:
            assert [tuple(row) for row in connection.execute("SELECT * FROM kept_states")] == before
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for change in (
            "UPDATE kept_states SET title = 'x'",
            "DELETE FROM kept_states WHERE why = 'IMPORT'",
            "DELETE FROM kept_states WHERE why = 'SUBMISSION'",
        ):
            with pytest.raises(sqlite3.IntegrityError), today.write() as connection:
                connection.execute(change)
        with today.write() as connection:
            added = connection.execute(
                "INSERT INTO kept_states (script_id, revision, why, kept_by, kept_at, title, scene_count, "
                "character_count, text_sha256) VALUES ('s', 1, 'BEFORE_SYNC', 'k', '2026', 't', 1, 2, 'd')"
            )
            assert added.lastrowid == 5, "an id that was given once is not given again"
    finally:
        today.close()


def test_a_migration_that_breaks_leaves_everything_as_it_was(path: Path) -> None:
    Database(path).close()
    broken = Migration(
        NEXT.number, "broken", "CREATE TABLE half (a TEXT);\nINSERT INTO nowhere VALUES (1);\n"
    )
    with pytest.raises(sqlite3.OperationalError):
        Database(path, migrations=[*all_migrations(), broken])
    database = Database(path)
    with database.read() as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    database.close()
    assert "half" not in tables
    assert list(path.parent.glob("studio-backup-*.db"))


def test_a_newer_one_is_refused_untouched(path: Path) -> None:
    Database(path, migrations=[*all_migrations(), NEXT]).close()
    before = digest(path)
    trouble = refused(path)
    assert trouble.code is ErrorCode.DATABASE_NEWER
    assert digest(path) == before


def test_another_programs_database_is_refused_untouched(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photos (name TEXT)")
    before = digest(path)
    assert refused(path).code is ErrorCode.DATABASE_DAMAGED
    assert digest(path) == before


@pytest.mark.parametrize("content", [b"this is no database, it is a letter " * 100, b"\x00" * 4096])
def test_what_is_no_database_is_refused_untouched(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert refused(path).code is ErrorCode.DATABASE_DAMAGED
    assert path.read_bytes() == content


def test_a_damaged_one_names_the_backup(path: Path) -> None:
    Database(path).close()
    backup = Database(path, migrations=[*all_migrations(), NEXT])
    backup.close()
    path.write_bytes(b"x" * 5000)
    trouble = refused(path)
    assert trouble.code is ErrorCode.DATABASE_DAMAGED
    assert trouble.next_step is not None
    assert "studio-backup-" in trouble.next_step.en
    assert path.read_bytes() == b"x" * 5000


def test_damage_further_in_is_found_when_it_is_read(path: Path) -> None:
    database = Database(path)
    with database.read() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    with path.open("r+b") as file:  # everything but the header
        file.seek(100)
        file.write(b"\xff" * (path.stat().st_size - 100))
    assert refused(path).code is ErrorCode.DATABASE_DAMAGED


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EnvironmentTrouble) as error:
        Database(tmp_path / "file" / "studio.db")
    assert error.value.code is ErrorCode.FILE_NOT_WRITABLE


def test_many_processes_may_open_a_new_one_at_once(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from studio.store.database import Database;"
        "d = Database(Path(sys.argv[1])); print(d.version); d.close()"
    )
    racers = [
        subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [racer.communicate(timeout=60)[0].strip() for racer in racers] == [str(len(all_migrations()))] * 4
