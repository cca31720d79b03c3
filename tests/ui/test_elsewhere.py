"""Two windows over one data directory: neither loses a word, both see what the other one did."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.domain import edits
from studio.domain.errors import NotFound
from studio.domain.review import ScriptStatus
from studio.domain.script import Chapter, Scene, Script
from studio.domain.text import Language
from studio.services.studio import Studio, open_studio
from studio.ui.elsewhere import Elsewhere
from studio.ui.notices import Notices
from studio.ui.session import EditorSession, SaveState
from studio.ui.theme import Theme
from tests.fakes.pipeline import FakePipeline

COURSE = Script(
    title="Course",
    language=Language.ENGLISH,
    chapters=(
        Chapter(title="A", scenes=(Scene(uid="a", narration="One."), Scene(uid="b", narration="Two."))),
    ),
)


class Desk:
    """One window's session, with what it tells about the other window."""

    def __init__(self, studio: Studio, theme: Theme, script_id: str) -> None:
        self.studio = studio
        self.parent = QObject()
        self.session = EditorSession(studio, speak_ahead=False, parent=self.parent)
        self.notices = Notices(theme, lambda: Language.ENGLISH)
        self.elsewhere = Elsewhere(studio, self.session, self.notices, self.parent)
        self.session.open(script_id)

    def write(self, uid: str, words: str) -> None:
        script = self.session.script
        assert script is not None
        scene = edits.scene_of(script, uid).model_copy(update={"narration": words})
        self.session.apply(edits.with_scene(script, scene), "Typing")

    def said(self, uid: str) -> str:
        assert self.session.script is not None
        return edits.scene_of(self.session.script, uid).narration

    def press(self, name: str) -> None:
        """Press a button of the notice."""
        from PySide6.QtWidgets import QPushButton

        button = next(b for b in self.notices.findChildren(QPushButton) if b.text() == name)
        button.click()

    @property
    def told(self) -> str:
        return " ".join(self.notices.texts)

    @property
    def is_saved(self) -> bool:
        return self.session.save_state is SaveState.SAVED

    def close(self) -> None:
        self.elsewhere.close()
        self.session.close()
        self.notices.deleteLater()


@pytest.fixture
def script_id(studio: Studio) -> str:
    return studio.scripts.create("Course", COURSE).script_id


@pytest.fixture
def mine(studio: Studio, theme: Theme, script_id: str) -> Iterator[Desk]:
    desk = Desk(studio, theme, script_id)
    yield desk
    desk.close()


@pytest.fixture
def theirs(studio: Studio, data_dir: Path, theme: Theme, script_id: str) -> Iterator[Desk]:
    """The other window: a studio of its own."""
    other = open_studio(data_dir, {}, render=FakePipeline(data_dir / "films"))
    desk = Desk(other, theme, script_id)
    yield desk
    desk.close()
    other.close()


def titles(studio: Studio) -> set[str]:
    return {summary.title for summary in studio.scripts.list()}


def stored(studio: Studio, title: str, uid: str) -> str:
    summary = next(s for s in studio.scripts.list() if s.title == title)
    return edits.scene_of(studio.scripts.get(summary.script_id).script, uid).narration


def clash(mine: Desk, theirs: Desk, qtbot: QtBot) -> None:
    """Both write into the same state; they are quicker."""
    theirs.write("a", "Theirs.")
    mine.write("a", "Mine.")
    theirs.session.save_now()
    qtbot.waitUntil(lambda: theirs.is_saved)
    mine.session.save_now()
    qtbot.waitUntil(lambda: mine.session.is_stuck)


def test_writing_at_the_same_time_overwrites_nothing_and_says_so(
    mine: Desk, theirs: Desk, qtbot: QtBot
) -> None:
    clash(mine, theirs, qtbot)
    assert stored(mine.studio, "Course", "a") == "Theirs."
    assert mine.said("a") == "Mine."
    assert mine.session.save_state is SaveState.FAILED
    assert "changed elsewhere" in mine.told


def test_mine_is_kept_as_a_copy_with_what_was_typed_since(mine: Desk, theirs: Desk, qtbot: QtBot) -> None:
    clash(mine, theirs, qtbot)
    mine.write("b", "Typed while the question stood there.")
    mine.press("Keep mine as a copy")
    mine.write("b", "And a moment later.")
    qtbot.waitUntil(lambda: not mine.session.is_stuck and mine.is_saved)
    assert stored(mine.studio, "Course", "a") == "Theirs."
    assert stored(mine.studio, "Course (copy)", "a") == "Mine."
    qtbot.waitUntil(lambda: stored(mine.studio, "Course (copy)", "b") == "And a moment later.")
    assert mine.session.record is not None
    assert mine.session.record.title == "Course (copy)"


def test_theirs_can_be_opened_and_mine_stays_in_the_history(
    mine: Desk, theirs: Desk, qtbot: QtBot, script_id: str
) -> None:
    clash(mine, theirs, qtbot)
    mine.session.select("b")
    mine.press("Open theirs")
    qtbot.waitUntil(lambda: mine.said("a") == "Theirs.")
    assert not mine.session.is_stuck
    assert mine.session.selected_uid == "b"
    states = mine.studio.revisions.list(script_id)
    kept = [edits.scene_of(mine.studio.revisions.words(s.state_id), "a").narration for s in states]
    assert "Mine." in kept
    mine.write("a", "Going on from theirs.")
    mine.session.save_now()
    qtbot.waitUntil(lambda: stored(theirs.studio, "Course", "a") == "Going on from theirs.")


@pytest.mark.parametrize("by", ["closing the window", "opening another", "closing the script"])
def test_leaving_without_an_answer_keeps_mine_as_a_copy(
    mine: Desk, theirs: Desk, qtbot: QtBot, by: str
) -> None:
    clash(mine, theirs, qtbot)
    if by == "closing the window":
        mine.session.close()
    elif by == "opening another":
        mine.session.open(mine.studio.scripts.create("Other").script_id)
    else:
        mine.session.close_script()
    qtbot.waitUntil(lambda: "Course (copy)" in titles(theirs.studio))
    assert stored(theirs.studio, "Course (copy)", "a") == "Mine."
    assert stored(theirs.studio, "Course", "a") == "Theirs."


def test_a_clash_that_shows_only_on_leaving_loses_nothing_either(
    mine: Desk, theirs: Desk, qtbot: QtBot
) -> None:
    theirs.write("a", "Theirs.")
    theirs.session.save_now()
    qtbot.waitUntil(lambda: theirs.is_saved)
    mine.write("a", "Mine.")
    mine.session.close()
    assert stored(theirs.studio, "Course (copy)", "a") == "Mine."
    assert stored(theirs.studio, "Course", "a") == "Theirs."


def test_what_the_other_window_wrote_is_shown_where_nothing_is_unsaved(
    mine: Desk, theirs: Desk, qtbot: QtBot
) -> None:
    mine.elsewhere.look()
    mine.session.select("b")
    theirs.write("a", "Theirs.")
    theirs.session.save_now()
    qtbot.waitUntil(lambda: theirs.is_saved)
    mine.elsewhere.look()
    qtbot.waitUntil(lambda: mine.said("a") == "Theirs.")
    assert mine.session.selected_uid == "b"
    assert "another window" in mine.told
    mine.write("b", "On from there.")
    mine.session.save_now()
    qtbot.waitUntil(lambda: stored(theirs.studio, "Course", "b") == "On from there.")
    assert not mine.session.is_stuck


def test_a_decision_made_in_the_other_window_is_followed(mine: Desk, theirs: Desk, qtbot: QtBot) -> None:
    mine.elsewhere.look()
    theirs.session.review(theirs.studio.scripts.submit)
    qtbot.waitUntil(lambda: not theirs.session.is_editable)
    mine.elsewhere.look()
    qtbot.waitUntil(lambda: not mine.session.is_editable)


def test_words_that_came_too_late_for_a_review_are_kept(mine: Desk, theirs: Desk, qtbot: QtBot) -> None:
    theirs.session.review(theirs.studio.scripts.submit)
    qtbot.waitUntil(lambda: not theirs.session.is_editable)
    mine.write("a", "One more thing.")
    mine.session.save_now()
    qtbot.waitUntil(lambda: mine.session.is_stuck)
    mine.press("Keep mine as a copy")
    qtbot.waitUntil(lambda: mine.is_saved)
    assert stored(mine.studio, "Course (copy)", "a") == "One more thing."


def test_a_script_deleted_in_the_other_window_can_be_put_back(
    mine: Desk, theirs: Desk, qtbot: QtBot, script_id: str
) -> None:
    mine.elsewhere.look()
    theirs.studio.scripts.delete(script_id)
    mine.elsewhere.look()
    qtbot.waitUntil(lambda: "deleted in another window" in mine.told)
    mine.write("a", "Still here.")
    mine.press("Put it back")
    qtbot.waitUntil(lambda: mine.is_saved)
    assert stored(theirs.studio, "Course", "a") == "Still here."


def test_ones_own_work_is_nobody_elses(mine: Desk, qtbot: QtBot) -> None:
    for number in range(3):
        mine.write("a", f"Draft {number}.")
        mine.session.save_now()
        mine.write("b", f"Draft {number}.")
        mine.session.save_now()
        mine.elsewhere.look()
    qtbot.waitUntil(lambda: mine.is_saved)
    mine.elsewhere.look()
    qtbot.waitUntil(lambda: mine.session.is_idle)
    assert mine.told == ""
    assert stored(mine.studio, "Course", "b") == "Draft 2."


SECOND_PROCESS = """
import sys
from pathlib import Path
from studio.domain import edits
from studio.services.studio import open_studio

studio = open_studio(Path(sys.argv[1]), {})
record = studio.scripts.get(sys.argv[2])
print("read", flush=True)
sys.stdin.readline()
scene = edits.scene_of(record.script, "a").model_copy(update={"narration": "From the other process."})
studio.scripts.save(record.script_id, edits.with_scene(record.script, scene), based_on=record)
studio.preferences.update(profile_name="Lee")
print("written", flush=True)
studio.close()
"""


def test_a_second_process_is_noticed_and_neither_loses_anything(
    mine: Desk, qtbot: QtBot, data_dir: Path, script_id: str
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SECOND_PROCESS, str(data_dir), script_id],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "read\n"
        mine.elsewhere.look()
        mine.studio.preferences.change({"four_eyes": True})
        mine.write("a", "Mine.")
        other.stdin.write("go\n")
        other.stdin.flush()
        assert other.stdout.readline() == "written\n"
    mine.session.save_now()
    mine.studio.preferences.save()
    qtbot.waitUntil(lambda: mine.session.is_stuck)
    assert stored(mine.studio, "Course", "a") == "From the other process."
    mine.press("Keep mine as a copy")
    qtbot.waitUntil(lambda: "Course (copy)" in titles(mine.studio))
    assert stored(mine.studio, "Course (copy)", "a") == "Mine."
    again = open_studio(data_dir, {})
    settings = again.preferences.get()
    again.close()
    assert (settings.profile_name, settings.four_eyes) == ("Lee", True)


def test_words_typed_while_theirs_are_fetched_do_not_take_their_place(
    mine: Desk, theirs: Desk, qtbot: QtBot
) -> None:
    theirs.write("a", "Theirs.")
    theirs.session.save_now()
    qtbot.waitUntil(lambda: theirs.is_saved)
    mine.session.take_theirs()
    mine.write("a", "Mine.")
    qtbot.waitUntil(lambda: mine.session.is_stuck)
    assert stored(mine.studio, "Course", "a") == "Theirs."
    assert mine.said("a") == "Mine."


def test_a_copy_that_comes_after_another_script_was_opened_leaves_that_alone(
    mine: Desk, theirs: Desk, qtbot: QtBot
) -> None:
    other = mine.studio.scripts.create("Other", COURSE).script_id
    clash(mine, theirs, qtbot)
    mine.session.keep_aside()
    mine.session.open(other)
    qtbot.waitUntil(lambda: mine.session.is_idle)
    assert mine.session.record is not None
    assert mine.session.record.script_id == other
    assert mine.said("a") == "One."
    assert stored(mine.studio, "Course (copy)", "a") == "Mine."


def test_words_stay_to_be_saved_where_the_script_to_open_is_gone(mine: Desk, qtbot: QtBot) -> None:
    mine.write("a", "Mine.")
    with pytest.raises(NotFound):
        mine.session.open("gone")
    qtbot.waitUntil(lambda: mine.is_saved)
    assert stored(mine.studio, "Course", "a") == "Mine."


def test_nobody_approves_words_that_are_not_on_the_screen(mine: Desk, theirs: Desk, qtbot: QtBot) -> None:
    theirs.write("a", "Theirs.")
    theirs.session.save_now()
    qtbot.waitUntil(lambda: theirs.is_saved)
    with qtbot.waitSignal(mine.session.failed):
        mine.session.review(mine.studio.scripts.approve)
    qtbot.waitUntil(lambda: mine.said("a") == "Theirs.")
    assert not mine.session.is_stuck
    assert theirs.session.record is not None
    script_id = theirs.session.record.script_id
    assert mine.studio.scripts.get(script_id).status is ScriptStatus.DRAFT
