"""Kept states come back as they were, each text once; the form before them is migrated with all it holds."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from studio.domain.instants import utc_now
from studio.domain.kept import KeptWhy
from studio.domain.records import ScriptRecord
from studio.domain.script import Chapter, Scene, Script
from studio.services.history import EntryKind
from studio.services.studio import open_studio
from studio.store.database import Database
from studio.store.migrations import all_migrations
from studio.store.revisions import KeptStates
from studio.store.scripts import Scripts

NOW = utc_now()


def record(words: str = "말", scenes: int = 1) -> ScriptRecord:
    made = tuple(Scene(uid=f"s{n}", narration=f"{words} {n}", scene_id=str(n)) for n in range(scenes))
    return ScriptRecord(
        script_id="s",
        video_id="v",
        title="t",
        script=Script(title="t", chapters=(Chapter(uid="c", title="c", scenes=made),)),
        created_by="k",
        created_at=NOW,
        updated_by="k",
        updated_at=NOW,
    )


@pytest.fixture
def database(data_dir: Path) -> Iterator[Database]:
    opened = Database(data_dir / "studio.db")
    Scripts(opened).insert(record())
    yield opened
    opened.close()


def count(database: Database, table: str) -> int:
    with database.read() as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_a_state_comes_back_as_it_was(database: Database) -> None:
    kept = KeptStates(database)
    assert kept.keep(record("‘말’ 🎬 \u0000"), KeptWhy.SESSION, by="Kim", at=NOW)
    (state,) = kept.list("s")
    assert (state.why, state.by, state.at, state.scene_count) == (KeptWhy.SESSION, "Kim", NOW, 1)
    assert kept.words(state.state_id) == record("‘말’ 🎬 \u0000").script


@pytest.mark.parametrize("state_id", ["kept-99", "kept-", "kept-x", "", "kept-1 OR 1=1"])
def test_no_such_state(database: Database, state_id: str) -> None:
    assert KeptStates(database).words(state_id) is None


def test_the_same_words_are_stored_once(database: Database) -> None:
    kept = KeptStates(database)
    for words in ("가", "나", "가", "가"):
        kept.keep(record(words), KeptWhy.SESSION, by="Kim", at=NOW)
    assert (count(database, "kept_states"), count(database, "kept_texts")) == (3, 2)


def test_what_was_handed_in_is_kept_though_nothing_changed(database: Database) -> None:
    kept = KeptStates(database)
    kept.keep(record(), KeptWhy.SESSION, by="Kim", at=NOW)
    assert kept.keep(record(), KeptWhy.SUBMISSION, by="Kim", at=NOW)
    assert [state.why for state in kept.list("s")] == [KeptWhy.SUBMISSION, KeptWhy.SESSION]


def test_a_long_script_stays_small(database: Database) -> None:
    KeptStates(database).keep(
        record("첨부 파일은 보낸 사람에게 확인하고 엽니다", 500), KeptWhy.SESSION, by="k", at=NOW
    )
    with database.read() as connection:
        size = connection.execute("SELECT length(packed) FROM kept_texts").fetchone()[0]
    assert size < len(record("첨부 파일은 보낸 사람에게 확인하고 엽니다", 500).script.model_dump_json()) / 8


def test_what_is_thinned_out_takes_its_text_along(database: Database) -> None:
    kept = KeptStates(database)
    for hours in range(5):
        at = NOW - timedelta(days=9) + timedelta(minutes=hours)
        kept.keep(record(f"{hours}"), KeptWhy.SESSION, by="k", at=at)
    kept.keep(record("handed in"), KeptWhy.SUBMISSION, by="k", at=NOW - timedelta(days=9))
    kept.thin("s", NOW)
    left = kept.list("s")
    assert sorted(state.why for state in left) == [KeptWhy.SESSION, KeptWhy.SUBMISSION]
    assert count(database, "kept_texts") == 2
    assert all(kept.words(state.state_id) is not None for state in left)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE kept_states SET title = 'x'",
        "UPDATE kept_texts SET packed = x'00'",
        "DELETE FROM kept_states WHERE why = 'SUBMISSION'",
        "DELETE FROM kept_texts",
        "INSERT INTO kept_states SELECT 99, script_id, 1, 'WHIM', 'k', '2026', 't', 1, 1, text_sha256 "
        "FROM kept_states",
    ],
)
def test_kept_is_kept(database: Database, statement: str) -> None:
    KeptStates(database).keep(record(), KeptWhy.SUBMISSION, by="k", at=NOW)
    with closing(sqlite3.connect(database.path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)


def test_a_database_of_version_one_keeps_all_it_holds(data_dir: Path) -> None:
    """Scripts, decisions and reviews are there afterwards; what nobody had kept is at the next opening."""
    path = data_dir / "studio.db"
    old = Database(path, migrations=all_migrations()[:1])
    words = {
        "title": "교육",
        "chapters": [{"uid": "c", "title": "1장", "scenes": [{"uid": "a", "narration": "승인된 말."}]}],
    }
    later = json.loads(json.dumps(words))
    later["chapters"][0]["scenes"][0]["narration"] = "나중에 쓴 말."
    with old.write() as connection:
        connection.execute(
            "INSERT INTO scripts VALUES ('s', 'v', 'DRAFT', '교육', 2, 1, NULL, 'Kim', "
            "'2026-01-01T09:00:00.000Z', 'Lee', '2026-01-03T09:00:00.000Z', 'Park', "
            "'2026-01-02T09:00:00.000Z', 1, NULL, ?)",
            (json.dumps(later),),
        )
        connection.execute(
            "INSERT INTO script_revisions VALUES ('s', 1, 'APPROVED', '교육', 'Kim', 'Park', "
            "'2026-01-02T09:00:00.000Z', '', ?)",
            (json.dumps(words),),
        )
        connection.executemany(
            "INSERT INTO review_records (script_id, revision, action, done_by, done_at) "
            "VALUES ('s', ?, ?, ?, ?)",
            [
                (1, "CREATED", "Kim", "2026-01-01T09:00:00.000Z"),
                (1, "SUBMITTED", "Kim", "2026-01-01T10:00:00.000Z"),
                (1, "REOPENED", "Kim", "2026-01-01T11:00:00.000Z"),
                (1, "APPROVED", "Park", "2026-01-02T09:00:00.000Z"),
                (2, "REOPENED", "Lee", "2026-01-03T08:00:00.000Z"),
            ],
        )
    old.close()
    studio = open_studio(data_dir, {})
    try:
        assert list(data_dir.glob("studio-backup-*-v1.db"))
        assert studio.revisions.opened("s")
        found, approved = studio.revisions.list("s")
        assert (found.why, found.by, found.revision) == (KeptWhy.FOUND, "Lee", 2)
        assert (approved.why, approved.by, approved.revision) == (KeptWhy.APPROVAL, "Park", 1)
        said = [studio.revisions.words(s.state_id).chapters[0].scenes[0].narration for s in (found, approved)]
        assert said == ["나중에 쓴 말.", "승인된 말."]
        history = studio.history.of("s")
        assert [entry.kind for entry in history.entries] == [
            EntryKind.KEPT,
            EntryKind.REOPENED,
            EntryKind.APPROVED,
            EntryKind.WITHDRAWN,
            EntryKind.SUBMITTED,
            EntryKind.CREATED,
        ]
    finally:
        studio.close()


def test_a_database_of_four_keeps_its_states_their_ids_and_what_guards_them(tmp_path: Path) -> None:
    older = Database(tmp_path / "studio.db", migrations=all_migrations()[:4])
    kept = KeptStates(older)
    with older.write() as connection:
        connection.execute(
            "INSERT INTO scripts VALUES ('s', 'v', 'DRAFT', 't', 1, 1, NULL, 'k', '2026', 'k', '2026', "
            "NULL, NULL, NULL, NULL, '{}')"
        )
    kept.keep(record("one"), KeptWhy.SUBMISSION, by="Kim", at=NOW)
    kept.keep(record("two"), KeptWhy.SESSION, by="Kim", at=NOW)
    with older.write() as connection:
        connection.execute("DELETE FROM kept_states WHERE why = 'SESSION'")
    before = kept.list("s")
    older.close()
    newer = Database(tmp_path / "studio.db")
    kept = KeptStates(newer)
    assert kept.list("s") == before
    kept.keep(record("three"), KeptWhy.BEFORE_SYNC, by="Kim", at=NOW + timedelta(hours=1))
    assert [state.state_id for state in kept.list("s")] == ["kept-3", "kept-1"], "no id comes twice"
    for harm in ("DELETE FROM kept_states WHERE why = 'SUBMISSION'", "UPDATE kept_states SET kept_by = 'x'"):
        with pytest.raises(sqlite3.IntegrityError), newer.write() as connection:
            connection.execute(harm)
    newer.close()
