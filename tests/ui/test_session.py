from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.domain import edits
from studio.domain.records import ScriptRecord
from studio.domain.script import Chapter, Scene, Script
from studio.domain.text import Language
from studio.services.studio import Studio
from studio.ui.session import EditorSession, SaveState

COURSE = Script(
    title="Course",
    language=Language.ENGLISH,
    chapters=(
        Chapter(title="A", scenes=(Scene(uid="a", narration="One."), Scene(uid="b", narration="Two."))),
        Chapter(title="B", scenes=(Scene(uid="c", narration="Three."),)),
    ),
)


@pytest.fixture
def record(studio: Studio) -> ScriptRecord:
    created = studio.scripts.create("Course")
    return studio.scripts.save(created.script_id, COURSE)


@pytest.fixture
def session(studio: Studio, record: ScriptRecord, qtbot: QtBot) -> Iterator[EditorSession]:
    parent = QObject()
    session = EditorSession(studio, parent=parent)
    session.open(record.script_id)
    qtbot.waitUntil(lambda: session.film is not None)
    yield session
    session.close()


def renamed(session: EditorSession, uid: str, words: str) -> Script:
    assert session.script is not None
    scene = edits.scene_of(session.script, uid)
    return edits.with_scene(session.script, scene.model_copy(update={"narration": words}))


def test_an_edit_is_saved_within_a_second_without_asking(
    session: EditorSession, studio: Studio, record: ScriptRecord, qtbot: QtBot
) -> None:
    session.apply(renamed(session, "a", "One more."), "Narration")
    assert session.save_state is SaveState.UNSAVED
    qtbot.waitUntil(lambda: session.save_state is SaveState.SAVED, timeout=1_500)
    assert studio.scripts.get(record.script_id).script == session.script


def test_closing_saves_what_was_typed_a_moment_ago(
    studio: Studio, record: ScriptRecord, qtbot: QtBot
) -> None:
    parent = QObject()
    session = EditorSession(studio, parent=parent)
    session.open(record.script_id)
    session.apply(renamed(session, "c", "The last words."), "Narration")
    session.close()
    assert edits.scene_of(studio.scripts.get(record.script_id).script, "c").narration == "The last words."


def test_typing_is_one_step_and_other_edits_are_their_own(session: EditorSession) -> None:
    for words in ("O", "On", "One!"):
        session.apply(renamed(session, "a", words), "Narration", typing="a.narration")
    session.apply(renamed(session, "b", "Two!"), "Narration", typing="b.narration")
    assert session.undo_stack.count() == 2
    session.undo()
    session.undo()
    assert session.script == COURSE
    session.redo()
    assert edits.scene_of(session.script, "a").narration == "One!"


def test_the_film_follows_the_text_and_speech_makes_lengths_real(
    session: EditorSession, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: session.film is not None and all(session.film.voiced), timeout=10_000)
    session.apply(
        edits.insert_scene(session.script, "b", Scene(uid="new", narration="And this.")), "New scene"
    )
    qtbot.waitUntil(lambda: session.film is not None and "new" in session.film.scene_uids)
    film = session.film
    assert film is not None
    assert film.voiced == (True, True, False, True)
    assert {cue.scene for cue in film.cues} == {0, 1, 3}, "captions of untouched scenes stay"
    qtbot.waitUntil(lambda: session.film is not None and all(session.film.voiced), timeout=10_000)


def test_selection_and_playhead_are_one(session: EditorSession) -> None:
    film = session.film
    assert film is not None
    seen: list[str] = []
    session.selection_changed.connect(seen.append)
    session.select("c")
    span = film.timeline.spans[2]
    assert span.start_frame <= session.playhead < span.end_frame
    session.move_playhead(film.timeline.spans[1].start_frame + 1)
    assert session.selected_uid == "b"
    assert seen == ["c", "b"]
    session.move_playhead(10**9)
    assert session.playhead == film.timeline.frame_count - 1


def test_a_deleted_selection_falls_to_what_is_left(session: EditorSession) -> None:
    session.select("b")
    session.apply(edits.delete_scene(session.script, "b"), "Delete scene")
    assert session.selected_uid == "a"
    session.undo()
    assert session.selected_uid == "b"


def test_what_is_under_review_cannot_be_edited_and_what_is_approved_only_as_a_new_draft(
    session: EditorSession, studio: Studio, qtbot: QtBot
) -> None:
    session.review(studio.scripts.submit)
    qtbot.waitUntil(lambda: not session.is_editable)
    session.apply(renamed(session, "a", "Sneaked in."), "Narration")
    assert session.script == COURSE
    session.review(studio.scripts.approve)
    qtbot.waitUntil(lambda: session.record is not None and session.record.approved_revision == 1)
    assert not session.is_editable
    session.reopen()
    session.apply(renamed(session, "a", "Better."), "Narration")
    qtbot.waitUntil(lambda: session.record is not None and session.record.revision == 2)


def test_opening_another_script_saves_the_first_and_shows_nothing_of_it(
    session: EditorSession, studio: Studio, record: ScriptRecord, qtbot: QtBot
) -> None:
    other = studio.scripts.create("Other")
    session.apply(renamed(session, "a", "Typed just before."), "Narration")
    films: list[object] = []
    session.film_changed.connect(films.append)
    session.open(other.script_id)
    assert films == [None]
    assert not session.undo_stack.canUndo()
    qtbot.waitUntil(lambda: session.film is not None)
    assert session.film is not None
    assert session.film.scene_uids == (session.selected_uid,)
    qtbot.waitUntil(lambda: session.is_idle, timeout=10_000)
    assert edits.scene_of(studio.scripts.get(record.script_id).script, "a").narration == "Typed just before."


def test_what_is_selected_together_stays_so_through_edits(session: EditorSession) -> None:
    session.select_many(["a", "b", "c"], "b")

    session.apply(edits.with_title(session.script, "Another"), "Title")
    assert session.selected_uids == ("a", "b", "c")
    session.apply(edits.delete_scene(session.script, "c"), "Delete")
    assert session.selected_uids == ("a", "b")
    session.select("b")
    session.apply(edits.duplicate_scene(session.script, "b"), "Duplicate", select="a")
    assert session.selected_uids == ("a",)
