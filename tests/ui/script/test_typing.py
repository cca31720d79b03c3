"""Typing: what is one step of the history, where the cursor comes back to, and what keys at an edge mean."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt

from studio.domain import edits
from studio.domain.shapes import read_document, write_script
from studio.services.studio import Studio
from studio.ui import history
from studio.ui.history import Typing
from tests.ui.script.desk import Desk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_few_words_are_one_step_and_the_cursor_comes_back(desk: Desk) -> None:
    desk.write_in("s1", at=4)
    before = desk.narration("s1")
    desk.type(" it all")
    assert desk.session.undo_stack.count() == 1
    assert desk.session.undo_stack.undoText() == "Narration"
    desk.writing.undo()
    assert desk.narration("s1") == before
    assert desk.card("s1").narration.place == (4, 4)
    desk.writing.redo()
    assert desk.card("s1").narration.place == (11, 11)


def test_long_typing_is_cut_into_steps_between_words(desk: Desk) -> None:
    desk.write_in("s1")
    words = " one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    desk.type(words)
    steps = desk.session.undo_stack.count()
    assert 1 < steps < 5
    desk.writing.undo()
    left = desk.narration("s1")
    assert left.endswith(" "), "a step ends between two words"


def test_deleting_is_another_step_than_typing(desk: Desk) -> None:
    desk.write_in("s1")
    desk.type("abc")
    for _ in range(3):
        desk.press(Qt.Key.Key_Backspace)
    assert desk.session.undo_stack.count() == 2
    desk.writing.undo()
    assert desk.narration("s1").endswith("abc")


def test_typing_elsewhere_is_a_step_of_its_own(desk: Desk) -> None:
    desk.write_in("s1")
    desk.type("a")
    desk.view.focus_scene("s1", at=0)
    desk.type("b")
    desk.write_in("s2")
    desk.type("c")
    assert desk.session.undo_stack.count() == 3


def test_after_a_pause_a_step_begins(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write_in("s1")
    desk.type("a")
    monkeypatch.setattr(history, "TYPING_PAUSE_SEC", -1)
    desk.type("b")
    assert desk.session.undo_stack.count() == 2


def test_what_was_chosen_comes_back_chosen(desk: Desk) -> None:
    desk.write_in("s1", at=0)
    desk.press(Qt.Key.Key_End, SHIFT)
    chosen = desk.card("s1").narration.chosen
    desk.type("x")
    desk.writing.undo()
    assert desk.card("s1").narration.chosen == chosen


def test_thousands_of_steps_share_what_did_not_change(desk: Desk) -> None:
    first = desk.script
    for number in range(2_000):
        scene = edits.scene_of(desk.script, "s1").model_copy(update={"narration": f"Take {number}"})
        desk.session.apply(edits.with_scene(desk.script, scene), "Narration", typing=Typing("s1", number * 9))
    assert desk.session.undo_stack.count() == 2_000
    for old, new in zip(first.chapters[1:], desk.script.chapters[1:], strict=True):
        assert old is new
    assert desk.script.chapters[0].scenes[1] is first.chapters[0].scenes[1]
    desk.undo_all()
    assert desk.script is first


def test_enter_breaks_the_line_and_on_an_empty_line_the_scene(desk: Desk) -> None:
    desk.write_in("s1", at=21)
    before = desk.narration("s1")
    desk.press(Qt.Key.Key_Return)
    assert desk.narration("s1") == f"{before[:21]}\n{before[21:]}"
    assert len(desk.scenes) == 7
    desk.press(Qt.Key.Key_Left)
    desk.press(Qt.Key.Key_Return)
    assert len(desk.scenes) == 7, "the line was not empty"
    desk.press(Qt.Key.Key_Return)
    assert len(desk.scenes) == 8
    new = desk.scenes[1]
    assert (desk.narration("s1"), new.narration) == (before[:21].rstrip(), before[21:].lstrip())
    assert desk.view.scene_with_focus() == new.uid


def test_enter_twice_at_the_end_goes_on_in_a_new_scene(desk: Desk) -> None:
    desk.write_in("s7")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    desk.type("More.")
    assert [scene.narration for scene in desk.scenes[-1:]] == ["More."]
    assert not desk.narration("s7").endswith("\n")


def test_on_screen_text_takes_empty_lines(desk: Desk) -> None:
    desk.write_in("s1", field="on_screen_text")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    assert desk.scenes[0].on_screen_text.endswith("\n\n")
    assert len(desk.scenes) == 7


def test_backspace_takes_an_empty_scene_away(desk: Desk) -> None:
    desk.write_in("s2")
    desk.writing.new_scene()
    assert len(desk.scenes) == 8
    desk.press(Qt.Key.Key_Backspace)
    assert len(desk.scenes) == 7
    assert desk.view.scene_with_focus() == "s2"
    assert desk.card("s2").narration.cursor_character == len(desk.narration("s2"))


def test_ctrl_backspace_at_the_start_merges(desk: Desk) -> None:
    first, second = desk.narration("s1"), desk.narration("s2")
    desk.write_in("s2", at=0)
    desk.press(Qt.Key.Key_Backspace, CTRL)
    assert desk.narration("s1") == f"{first} {second}"
    assert desk.card("s1").narration.cursor_character == len(first)
    desk.writing.undo()
    assert desk.view.scene_with_focus() == "s2"


def test_half_an_emoji_and_control_characters_can_be_stored(desk: Desk, studio: Studio) -> None:
    desk.write_in("s1")
    desk.card("s1").narration.insert("a\ud83db\x00c\x07")
    record = desk.session.record
    assert record is not None
    desk.session.save_now()
    desk.qtbot.waitUntil(lambda: studio.scripts.get(record.script_id).script == desk.script)
    again = read_document(write_script(desk.script).encode(), name="again").script
    assert json.loads(write_script(again))
    assert "\ud83d" not in desk.narration("s1")


def test_purpose_is_chosen_or_typed(desk: Desk) -> None:
    field = desk.card("s1").facts.purpose
    field.setFocus()
    field.activated.emit(1)
    assert desk.scenes[0].purpose == "hook"
    field.line.selectAll()
    desk.type("Example")
    desk.press(Qt.Key.Key_Return)
    assert desk.scenes[0].purpose == "example", "a usual purpose is known by its name"
    field.line.selectAll()
    desk.type("to calm people down")
    desk.press(Qt.Key.Key_Return)
    assert desk.scenes[0].purpose == "to calm people down"
    desk.undo_all()
    assert desk.card("s1").facts.purpose.line.text() == ""


def test_a_card_tells_characters_and_length(desk: Desk) -> None:
    facts = desk.card("s1").facts
    length, characters = facts._length, facts._characters
    assert length.text().startswith("≈")
    assert characters.text() == f"{len(desk.narration('s1'))} chars"
    desk.write_in("s1")
    desk.type(" And much more is said here than before, so that it takes longer.")
    assert characters.text() == f"{len(desk.narration('s1'))} chars"
    assert f"{sum(len(s.narration) for s in desk.scenes[:3])} chars" in desk.heading("c0")._meta.text()
    total = sum(len(s.narration) for s in desk.scenes)
    assert f"{total} chars" in desk.panel.tools.text()
