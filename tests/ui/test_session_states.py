"""Every session leaves a state: at closing, switching and quitting, beside the window, and after a crash."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.domain import edits
from studio.domain.kept import KeptWhy
from studio.domain.review import ScriptStatus
from studio.domain.script import Script
from studio.services.studio import Studio
from studio.ui.session import EditorSession
from tests.ui.films import course


@pytest.fixture
def script_id(studio: Studio) -> str:
    created = studio.scripts.create("Course")
    studio.scripts.save(created.script_id, course())
    return created.script_id


@pytest.fixture
def session(studio: Studio, script_id: str, qtbot: QtBot) -> Iterator[EditorSession]:
    parent = QObject()
    session = EditorSession(studio, speak_ahead=False, parent=parent)
    session.open(script_id)
    qtbot.waitUntil(lambda: session.is_idle)
    yield session
    session.close()


def rewritten(session: EditorSession, words: str) -> Script:
    assert session.script is not None
    scene = edits.scene_of(session.script, "s1")
    return edits.with_scene(session.script, scene.model_copy(update={"narration": words}))


def kept(studio: Studio, script_id: str) -> list[tuple[KeptWhy, str]]:
    return [
        (state.why, edits.scene_of(studio.revisions.words(state.state_id), "s1").narration)
        for state in studio.revisions.list(script_id)
    ]


def test_quitting_leaves_what_was_typed_a_moment_ago(
    studio: Studio, script_id: str, session: EditorSession
) -> None:
    session.apply(rewritten(session, "Typed last."), "Narration")
    session.close()
    assert kept(studio, script_id)[0] == (KeptWhy.SESSION, "Typed last.")


@pytest.mark.parametrize("leave", ["switch", "close"])
def test_leaving_a_script_leaves_a_state(
    studio: Studio, script_id: str, session: EditorSession, qtbot: QtBot, leave: str
) -> None:
    other = studio.scripts.create("Other").script_id
    session.apply(rewritten(session, "Typed."), "Narration")
    if leave == "switch":
        session.open(other)
    else:
        session.close_script()
    qtbot.waitUntil(lambda: session.is_idle, timeout=10_000)
    assert kept(studio, script_id)[0] == (KeptWhy.SESSION, "Typed.")
    assert studio.revisions.list(other) == []


def test_looking_leaves_nothing_new(
    studio: Studio, script_id: str, session: EditorSession, qtbot: QtBot
) -> None:
    before = kept(studio, script_id)
    for _ in range(3):
        session.open(script_id)
    qtbot.waitUntil(lambda: session.is_idle)
    assert kept(studio, script_id) == before


def test_after_a_crash_opening_keeps_what_no_session_closed(
    studio: Studio, script_id: str, session: EditorSession, qtbot: QtBot
) -> None:
    session.apply(rewritten(session, "Saved before the crash."), "Narration")
    session.save_now()
    qtbot.waitUntil(lambda: session.is_idle)
    parent = QObject()
    again = EditorSession(studio, speak_ahead=False, parent=parent)  # the first never closed
    again.open(script_id)
    qtbot.waitUntil(lambda: again.is_idle)
    assert kept(studio, script_id)[0] == (KeptWhy.FOUND, "Saved before the crash.")
    again.close()


def test_restoring_is_one_step_that_can_be_taken_back(
    studio: Studio, script_id: str, session: EditorSession, qtbot: QtBot
) -> None:
    first = studio.revisions.list(script_id)[0]
    original = session.script
    session.apply(rewritten(session, "Thrown away."), "Narration")
    done: list[bool] = []
    session.restore(first.state_id, "Restore", lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done) and session.is_idle, timeout=10_000)
    assert session.script == original
    assert studio.scripts.get(script_id).script == original
    assert kept(studio, script_id)[0] == (KeptWhy.BEFORE_RESTORE, "Thrown away.")
    session.undo()
    session.save_now()
    qtbot.waitUntil(lambda: session.is_idle, timeout=10_000)
    assert edits.scene_of(studio.scripts.get(script_id).script, "s1").narration == "Thrown away."


def test_restoring_into_an_approved_script_begins_a_draft(
    studio: Studio, script_id: str, session: EditorSession, qtbot: QtBot
) -> None:
    first = studio.revisions.list(script_id)[0]
    session.apply(rewritten(session, "Approved words."), "Narration")
    session.review(studio.scripts.approve)
    qtbot.waitUntil(lambda: session.record is not None and session.record.status is ScriptStatus.APPROVED)
    done: list[bool] = []
    session.restore(first.state_id, "Restore", lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    assert session.record is not None
    assert (session.record.status, session.record.revision) == (ScriptStatus.DRAFT, 2)
    assert session.is_editable


def test_under_review_restoring_is_refused_and_said(
    studio: Studio, script_id: str, session: EditorSession, qtbot: QtBot
) -> None:
    first = studio.revisions.list(script_id)[0]
    session.apply(rewritten(session, "Handed in."), "Narration")
    session.review(studio.scripts.submit)
    qtbot.waitUntil(lambda: session.record is not None and not session.is_editable)
    with qtbot.waitSignal(session.failed):
        session.restore(first.state_id, "Restore", lambda: None)
    assert edits.scene_of(studio.scripts.get(script_id).script, "s1").narration == "Handed in."


def test_what_is_only_looked_at_cannot_be_changed(
    studio: Studio, script_id: str, session: EditorSession, qtbot: QtBot
) -> None:
    record = studio.scripts.get(script_id)
    before = kept(studio, script_id)
    session.look_at(record.model_copy(update={"script": rewritten(session, "An older state.")}))
    assert not session.is_editable
    session.apply(rewritten(session, "Changed?"), "Narration")
    session.close_script()
    qtbot.waitUntil(lambda: session.is_idle)
    assert studio.scripts.get(script_id) == record
    assert kept(studio, script_id) == before
