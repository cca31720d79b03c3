"""States of scripts: every session and decision leaves one that can be opened, compared and restored."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from studio.domain.edits import with_title
from studio.domain.errors import ErrorCode, NotFound, Refused
from studio.domain.instants import utc_now
from studio.domain.kept import KeptWhy
from studio.domain.review import ReviewAction, ScriptStatus
from studio.domain.script import Script
from studio.services.revisions import WORKING_FOR, Revisions
from studio.services.studio import Studio, open_studio
from studio.store.database import Database


class Clock:
    def __init__(self) -> None:
        self.time = utc_now()

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, span: timedelta) -> None:
        self.time += span


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def revisions(studio: Studio, data_dir: Path, clock: Clock) -> Iterator[Revisions]:
    """Over the studio's records, with a clock of the test's."""
    database = Database(data_dir / "studio.db")
    yield Revisions(database, studio.scripts, profile=lambda: studio.profile, now=clock)
    database.close()


def retitled(studio: Studio, script_id: str, title: str) -> Script:
    return studio.scripts.save(script_id, with_title(studio.scripts.get(script_id).script, title)).script


def whys(studio: Studio, script_id: str) -> list[KeptWhy]:
    return [state.why for state in studio.revisions.list(script_id)]


def titles(studio: Studio, script_id: str) -> list[str]:
    return [studio.revisions.words(s.state_id).title for s in studio.revisions.list(script_id)]


@pytest.fixture
def imported_id(studio: Studio) -> str:
    data = '{"scenes": [{"scene_id": 1, "text": "첫 장면입니다."}]}'
    return studio.scripts.import_bytes(data.encode(), name="교육").script_id


def test_what_comes_in_is_kept(studio: Studio, imported_id: str) -> None:
    (state,) = studio.revisions.list(imported_id)
    assert (state.why, state.by, state.revision) == (KeptWhy.IMPORT, studio.profile.name, 1)
    assert studio.revisions.words(state.state_id) == studio.scripts.get(imported_id).script


def test_a_session_leaves_what_it_made(studio: Studio, imported_id: str) -> None:
    retitled(studio, imported_id, "고침")
    assert studio.revisions.keep(imported_id)
    assert titles(studio, imported_id) == ["고침", "교육"]


def test_a_session_that_changed_nothing_leaves_nothing(studio: Studio, imported_id: str) -> None:
    assert not studio.revisions.keep(imported_id)
    retitled(studio, imported_id, "고침")
    assert [studio.revisions.keep(imported_id) for _ in range(2)] == [True, False]


def test_a_script_nobody_wrote_into_leaves_nothing(studio: Studio, draft_id: str) -> None:
    assert not studio.revisions.opened(draft_id)
    assert not studio.revisions.keep(draft_id)


def test_a_script_deleted_meanwhile_leaves_nothing(studio: Studio, imported_id: str) -> None:
    studio.scripts.delete(imported_id)
    assert not studio.revisions.keep(imported_id)
    with pytest.raises(NotFound):
        studio.revisions.list(imported_id)


def test_decisions_are_states(studio: Studio, imported_id: str) -> None:
    studio.scripts.submit(imported_id)
    studio.scripts.reject(imported_id, "숫자가 틀렸습니다")
    retitled(studio, imported_id, "고침")
    studio.scripts.approve(imported_id)
    assert whys(studio, imported_id) == [
        KeptWhy.APPROVAL,
        KeptWhy.REJECTION,
        KeptWhy.SUBMISSION,
        KeptWhy.IMPORT,
    ]
    approval, rejection, *_ = studio.revisions.list(imported_id)
    assert rejection.reason == "숫자가 틀렸습니다"
    assert (approval.revision, studio.revisions.words(approval.state_id).title) == (2, "고침")
    assert not studio.revisions.keep(imported_id), "what was decided on is kept already"


def test_after_a_crash_the_text_no_session_closed_is_kept(studio: Studio, imported_id: str) -> None:
    retitled(studio, imported_id, "written before the crash")
    saved = studio.scripts.get(imported_id)
    assert studio.revisions.opened(imported_id)
    found = studio.revisions.list(imported_id)[0]
    assert (found.why, found.by, found.at) == (KeptWhy.FOUND, saved.updated_by, saved.updated_at)
    assert not studio.revisions.opened(imported_id)


def test_a_process_that_was_killed_loses_no_state(data_dir: Path, imported_id: str, studio: Studio) -> None:
    program = """
import os, sys
from pathlib import Path
from studio.domain.edits import with_title
from studio.services.studio import open_studio
studio = open_studio(Path(sys.argv[1]), {})
script = studio.scripts.get(sys.argv[2]).script
studio.scripts.save(sys.argv[2], with_title(script, "written before the kill"))
studio.revisions.changed(sys.argv[2])
os._exit(9)
"""
    ended = subprocess.run([sys.executable, "-c", program, str(data_dir), imported_id], check=False)
    assert ended.returncode == 9
    assert whys(studio, imported_id) == [KeptWhy.IMPORT]
    studio.revisions.opened(imported_id)
    assert titles(studio, imported_id)[0] == "written before the kill"


def test_long_work_is_kept_on_the_way(
    revisions: Revisions, studio: Studio, clock: Clock, imported_id: str
) -> None:
    retitled(studio, imported_id, "1")
    assert not revisions.changed(imported_id), "the first letters of a session are no state"
    clock.pass_by(WORKING_FOR / 2)
    retitled(studio, imported_id, "12")
    assert not revisions.changed(imported_id)
    clock.pass_by(WORKING_FOR)
    retitled(studio, imported_id, "123")
    assert revisions.changed(imported_id)
    assert whys(studio, imported_id)[0] is KeptWhy.WORKING
    retitled(studio, imported_id, "1234")
    assert not revisions.changed(imported_id)


def test_old_sessions_are_thinned_out_and_decisions_stay(
    revisions: Revisions, studio: Studio, clock: Clock, imported_id: str
) -> None:
    studio.scripts.approve(imported_id)
    for number in range(12):
        retitled(studio, imported_id, f"{number}")
        revisions.keep(imported_id)
        clock.pass_by(timedelta(minutes=1))
    clock.pass_by(timedelta(days=10))
    retitled(studio, imported_id, "today")
    revisions.keep(imported_id)
    left = whys(studio, imported_id)
    assert left[0] is KeptWhy.SESSION
    assert left.count(KeptWhy.SESSION) <= 3  # today's, and those minutes may lie in two days
    assert {KeptWhy.APPROVAL, KeptWhy.IMPORT} <= set(left)


# --- restoring ---------------------------------------------------------------------------------


def state_id(studio: Studio, script_id: str, why: KeptWhy) -> str:
    return next(s.state_id for s in studio.revisions.list(script_id) if s.why is why)


def test_restoring_keeps_what_was_there(studio: Studio, imported_id: str) -> None:
    original = studio.scripts.get(imported_id).script
    retitled(studio, imported_id, "thrown away")
    record = studio.revisions.restore(imported_id, state_id(studio, imported_id, KeptWhy.IMPORT))
    assert (record.script, record.status, record.revision) == (original, ScriptStatus.DRAFT, 1)
    assert whys(studio, imported_id)[0] is KeptWhy.BEFORE_RESTORE
    assert titles(studio, imported_id)[0] == "thrown away"
    assert studio.scripts.history(imported_id)[-1].action is ReviewAction.RESTORED


def test_restoring_what_is_there_changes_nothing(studio: Studio, imported_id: str) -> None:
    before = studio.scripts.get(imported_id)
    after = studio.revisions.restore(imported_id, state_id(studio, imported_id, KeptWhy.IMPORT))
    assert after == before
    assert studio.scripts.history(imported_id)[-1].action is ReviewAction.CREATED


def test_restoring_into_an_approved_script_begins_the_next_draft(studio: Studio, imported_id: str) -> None:
    retitled(studio, imported_id, "approved words")
    studio.scripts.approve(imported_id)
    record = studio.revisions.restore(imported_id, state_id(studio, imported_id, KeptWhy.IMPORT))
    assert (record.status, record.revision, record.approved_revision) == (ScriptStatus.DRAFT, 2, 1)
    approved = studio.scripts.approved(imported_id)
    assert approved is not None
    assert approved.title == "approved words"
    actions = [r.action for r in studio.scripts.history(imported_id)]
    assert actions[-2:] == [ReviewAction.REOPENED, ReviewAction.RESTORED]


def test_under_review_nothing_is_restored(studio: Studio, imported_id: str) -> None:
    retitled(studio, imported_id, "under review")
    studio.scripts.submit(imported_id)
    before = studio.revisions.list(imported_id)
    with pytest.raises(Refused) as error:
        studio.revisions.restore(imported_id, state_id(studio, imported_id, KeptWhy.IMPORT))
    assert error.value.code is ErrorCode.NOT_EDITABLE
    assert studio.revisions.list(imported_id) == before


@pytest.mark.parametrize("gone", ["kept-999", "7@nothing", "", "@", "²@x"])
def test_a_state_that_is_gone_is_named(studio: Studio, imported_id: str, gone: str) -> None:
    with pytest.raises(NotFound) as error:
        studio.revisions.restore(imported_id, gone)
    assert error.value.code is ErrorCode.SCRIPT_NOT_FOUND


def test_ids_from_outside_do_not_confuse_states(studio: Studio) -> None:
    spec = b'{"script_id": "1@kept-1", "video_id": "v", "title": "t", "scenes": [{"narration": "w"}]}'
    record = studio.scripts.import_bytes(spec, name="a")
    studio.scripts.approve(record.script_id)
    assert titles(studio, "1@kept-1") == ["t", "t"]


# --- two at once -------------------------------------------------------------------------------


def test_two_studios_keep_one_state_of_one_text(studio: Studio, other: Studio, imported_id: str) -> None:
    retitled(studio, imported_id, "shared")
    assert [s.revisions.keep(imported_id) for s in (studio, other)] == [True, False]


def test_two_processes_at_once_keep_one_state(data_dir: Path, imported_id: str, studio: Studio) -> None:
    retitled(studio, imported_id, "shared")
    program = """
import sys
from pathlib import Path
from studio.services.studio import open_studio
studio = open_studio(Path(sys.argv[1]), {})
print("ready", flush=True)
sys.stdin.readline()
print(studio.revisions.keep(sys.argv[2]), flush=True)
studio.close()
"""
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(data_dir), imported_id],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for racer in racers:
        assert racer.stdout is not None
        assert racer.stdout.readline().strip() == "ready"
    answers = [racer.communicate("\n", timeout=60)[0].strip() for racer in racers]
    assert sorted(answers) == ["False", "False", "True"]


def test_states_survive_a_restart(data_dir: Path, studio: Studio, imported_id: str) -> None:
    retitled(studio, imported_id, "stays")
    studio.revisions.keep(imported_id)
    again = open_studio(data_dir, {})
    try:
        assert titles(again, imported_id) == ["stays", "교육"]
    finally:
        again.close()
