"""Writing as a person does it, mostly with the keyboard; everything can be taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.domain.review import ReviewAction, ScriptStatus
from tests.fakes.pipeline import FakePipeline
from tests.flows.conftest import OpenWindow
from tests.flows.person import Person, import_script


@pytest.fixture
def person(open_window: OpenWindow, script_file: Path, pipeline: FakePipeline) -> Person:
    person = open_window(render=pipeline)
    import_script(person, script_file)
    person.wait(lambda: person.window.session.film is not None)
    return person


def narrations(person: Person) -> list[list[str]]:
    script = person.window.session.script
    assert script is not None
    return [[scene.narration for scene in chapter.scenes] for chapter in script.chapters]


def stored(person: Person) -> list[list[str]]:
    record = person.window.session.record
    assert record is not None
    script = person.window.studio.scripts.get(record.script_id).script
    return [[scene.narration for scene in chapter.scenes] for chapter in script.chapters]


def test_split_merge_new_move_duplicate_delete_and_undo_all_of_it(person: Person) -> None:
    before = narrations(person)
    person.type_into("Narration of scene 1", "")
    for _ in range(len("Think.")):
        person.press("Left")
    person.press("Ctrl+Shift+Return")
    assert narrations(person) == [["Read.", "Think.", "Ask."], ["Report it."]]
    person.press("Ctrl+Backspace")
    assert narrations(person) == before
    person.press("Ctrl+Return")
    QTest.keyClicks(QApplication.focusWidget(), "New words")
    assert narrations(person) == [["Read. Think.", "New words", "Ask."], ["Report it."]]
    person.press("Alt+Down")
    person.press("Alt+Down")
    assert narrations(person) == [["Read. Think.", "Ask."], ["New words", "Report it."]]
    person.press("Ctrl+D")
    person.press("Ctrl+Shift+Delete")
    assert narrations(person) == [["Read. Think.", "Ask."], ["New words", "Report it."]]
    person.wait(lambda: stored(person) == narrations(person))
    while person.window.session.undo_stack.canUndo():
        person.press("Ctrl+Z")
    assert narrations(person) == before
    person.wait(lambda: stored(person) == before)


def test_typing_is_one_step_back(person: Person) -> None:
    person.type_into("Narration of scene 2", " And wait for an answer.")
    assert person.window.session.undo_stack.count() == 1
    person.press("Ctrl+Z")
    assert narrations(person)[0][1] == "Ask."
    assert person.find("Narration of scene 2").toPlainText() == "Ask."


def test_tab_walks_through_the_document(person: Person) -> None:
    person.type_into("Narration of scene 1", "")
    seen = [QApplication.focusWidget().accessibleName()]
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget().accessibleName())
    assert seen == [
        "Narration of scene 1",
        "On-screen text of scene 1",
        "Purpose of scene 1",
        "Minimum length of scene 1",
        "More for scene 1",
        "Narration of scene 2",
    ]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget().accessibleName() == "More for scene 1"


def test_what_is_pasted_is_plain_text(person: Person) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b> <img src=x>")
    data.setText("bold \x00 ‘quoted’ 100% : \\ 🎬 שלום")
    QApplication.clipboard().setMimeData(data)
    person.type_into("Narration of scene 3", "")
    person.press("Ctrl+V")
    assert narrations(person)[1][0] == "Report it.bold  ‘quoted’ 100% : \\ 🎬 שלום"
    person.wait(lambda: stored(person) == narrations(person))


def test_review_with_a_rejection(person: Person) -> None:
    person.click("Submit for review")
    person.wait(lambda: person.sees("In review · rev 1"))
    field = person.find("Narration of scene 1")
    assert field.isReadOnly()
    person.click("Send back...")
    person.type_into("Reason for sending back", "Name the sender.")
    person.click("Send back")
    person.wait(lambda: person.sees("Sent back: Name the sender."))
    record = person.window.session.record
    assert record is not None
    assert person.window.studio.scripts.history(record.script_id)[-1].action is ReviewAction.REJECTED

    person.type_into("Narration of scene 1", " Look at the sender.")
    person.wait(lambda: person.sees("Draft · rev 2"))
    person.click("Approve")
    person.wait(lambda: person.sees("Approved · rev 2"))
    assert person.find("Narration of scene 1").isReadOnly()

    person.click("Edit as new draft")
    person.type_into("Narration of scene 1", " Twice.")
    person.wait(lambda: person.sees("Draft · rev 3"))
    approved = person.window.studio.scripts.approved(record.script_id)
    assert approved is not None
    assert approved.revision == 2
    assert person.window.studio.scripts.get(record.script_id).status is ScriptStatus.DRAFT


def test_dropped_files_are_imported_and_bad_ones_explained(person: Person, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"chapters": [{"title": "", "scenes": []}]}')
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(bad))])
    window = person.window
    actions, buttons, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(50, 50), actions, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), actions, data, buttons, keys))
    person.wait(lambda: person.sees("chapters[0].title"))
    assert person.sees("INVALID_SCRIPT")
    assert len(person.library_lines()) == 1


def test_language_and_theme_change_while_it_runs(person: Person) -> None:
    person.choose("View", "Language", "한국어")
    person.wait(lambda: person.sees("영상 만들기"))
    assert person.sees("초안 · 1차")
    assert person.window.docks["script"].windowTitle() == "대본"
    dark = person.window.palette().window().color()
    person.choose("보기(V)", "테마", "밝게")
    assert person.window.palette().window().color() != dark
    assert person.find("장면 1 내레이션").isVisible()


def test_the_window_remembers_what_was_open_and_how_it_was_arranged(
    person: Person, open_window: OpenWindow, pipeline: FakePipeline
) -> None:
    person.click("Time")
    assert not person.window.docks["library"].isVisible()
    person.window.close()
    again = open_window(render=pipeline)
    again.wait(lambda: again.sees("Safe mail"))
    assert not again.window.docks["library"].isVisible()
    for name in ("script", "preview", "timeline", "jobs"):
        dock = again.window.docks[name]
        assert dock.isVisible()
        assert again.window.dockWidgetArea(dock) != Qt.DockWidgetArea.NoDockWidgetArea
    assert again.window.session.record is not None


def test_after_undo_the_cursor_is_in_the_selected_scene(person: Person) -> None:
    first, second = (scene.uid for scene in list(person.window.session.script.chapters[0].scenes)[:2])  # type: ignore[union-attr]
    view, session = person.window.script.view, person.window.session
    session.select(first)
    view.focus_scene(first)
    person.window.script.writing.delete_selected()
    assert view.scene_with_focus() == second
    session.undo()
    assert (session.selected_uid, view.scene_with_focus()) == (first, first)


def test_the_playhead_follows_a_scene_that_moves(person: Person) -> None:
    session = person.window.session
    session.select(session.script.chapters[0].scenes[0].uid)  # type: ignore[union-attr]
    person.window.script.writing.move_down()
    person.wait(lambda: session.is_idle)

    def scene_shown() -> str:
        assert session.film is not None
        return session.film.scene_uids[session.film.timeline.scene_at(session.playhead)]

    assert scene_shown() == session.selected_uid
    session.undo()
    person.wait(lambda: session.is_idle)
    assert scene_shown() == session.selected_uid


def test_a_crash_does_not_lose_what_was_open(person: Person, open_window: OpenWindow) -> None:
    record = person.window.session.record
    assert record is not None
    again = open_window()  # while the first one never closed
    again.wait(lambda: again.window.session.record is not None)
    assert again.window.session.record.script_id == record.script_id  # type: ignore[union-attr]


def test_the_space_bar_plays_from_the_timeline_too(person: Person) -> None:
    strip, player = person.window.timeline.strip, person.window.preview.player
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Space)
    person.wait(lambda: player.is_playing and person.window.session.playhead > 0)
    QTest.keyClick(strip, Qt.Key.Key_Space)
    assert not player.is_playing
