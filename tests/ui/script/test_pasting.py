"""What is pasted becomes what a writer would expect, in one step; what is too much is refused kindly."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from studio.domain.prose import PROSE_LIMIT
from studio.ui.script.pasting import AT_ONCE
from tests.ui.script.desk import Desk

PROSE = """# Passwords

A password is a key.
[화면] Password = key

Never lend it.

Chapter 2: Phones

Lock your phone.
"""


def test_one_paragraph_is_text(desk: Desk) -> None:
    desk.write_in("s1", at=4)
    before = desk.narration("s1")
    desk.paste(" this\ttext\r\n")
    assert desk.narration("s1") == f"{before[:4]} this text{before[4:]}"
    assert len(desk.scenes) == 7
    assert not desk.notices


def test_prose_becomes_scenes_in_one_step(desk: Desk) -> None:
    before = desk.script
    desk.write_in("s2", at=4)
    head, tail = desk.narration("s2")[:4], desk.narration("s2")[4:].strip()
    desk.paste(PROSE)
    assert desk.titles == ["Part 1", "Passwords", "Phones", "Part 2", "Part 3"]
    assert [s.narration for s in desk.script.chapters[0].scenes[1:]] == [head]
    assert [(s.narration, s.on_screen_text) for s in desk.script.chapters[1].scenes] == [
        ("A password is a key.", "Password = key"),
        ("Never lend it.", ""),
    ]
    phones = [s.narration for s in desk.script.chapters[2].scenes]
    assert phones[:2] == ["Lock your phone.", tail]
    assert desk.session.undo_stack.count() == 1
    assert desk.notices[-1].what == "Pasted as 2 chapters · 3 scenes."
    desk.writing.undo()
    assert desk.script == before
    assert desk.view.scene_with_focus() == "s2"


def test_it_can_be_pasted_as_plain_text_instead(desk: Desk) -> None:
    desk.write_in("s1", at=0)
    before = desk.narration("s1")
    desk.paste("One.\n\nTwo.")
    assert len(desk.scenes) == 9
    (label, act), *_ = desk.notices[-1].actions
    assert label == "Paste as plain text instead"
    act()
    assert len(desk.scenes) == 7
    assert desk.narration("s1") == f"One.\n\nTwo.{before}"
    desk.undo_all()
    assert desk.narration("s1") == before


def test_once_something_else_was_done_the_offer_is_withdrawn(desk: Desk) -> None:
    gone: list[str] = []
    desk.panel.pasting.untold.connect(gone.append)
    desk.write_in("s1", at=0)
    desk.paste("One.\n\nTwo.")
    assert not gone
    desk.type("x")
    assert gone == ["pasted"]
    count = len(desk.scenes)
    desk.notices[-1].actions[0][1]()
    assert len(desk.scenes) == count


def test_plain_text_by_its_own_key(desk: Desk) -> None:
    desk.write_in("s1")
    desk.copy("\nOne.\n\nTwo.")
    desk.panel.pasting.paste_plain()
    assert desk.narration("s1").endswith("\nOne.\n\nTwo.")
    assert len(desk.scenes) == 7


def test_prose_fills_an_empty_scene(desk: Desk) -> None:
    desk.write_in("s7")
    desk.writing.new_scene()
    empty = desk.session.selected_uid
    desk.paste("One.\n\nTwo.")
    assert [s.narration for s in desk.scenes[-2:]] == ["One.", "Two."]
    assert desk.scenes[-2].uid == empty


def test_paragraphs_on_the_screen_stay_on_it(desk: Desk) -> None:
    desk.write_in("s1", field="on_screen_text")
    desk.paste("\nOne\n\nTwo")
    assert desk.scenes[0].on_screen_text.endswith("\nOne\n\nTwo")
    assert len(desk.scenes) == 7


def test_prose_is_pasted_behind_chosen_scenes(desk: Desk) -> None:
    desk.session.select("s2")
    desk.view.choose_scenes()
    desk.paste("One.\n\nTwo.")
    assert [s.narration for s in desk.script.chapters[0].scenes[2:4]] == ["One.", "Two."]


@pytest.mark.parametrize("bad", ["\x00\x01\x1b", "\u202e\u200f\ufeff", "\u2028"])
def test_what_no_reader_sees_is_cleaned(desk: Desk, bad: str) -> None:
    desk.write_in("s1")
    desk.paste(f"a{bad}b")
    assert desk.narration("s1")[-3:].replace("\n", "").endswith("ab")
    assert all(c not in desk.narration("s1") for c in "\x00\x01\x1b\u202e\u200f\ufeff\u2028\x0b")


def test_much_is_read_beside_the_window(desk: Desk) -> None:
    desk.write_in("s7")
    paragraph = "Here is a sentence of prose that somebody wrote. " * 5
    text = f"{paragraph}\n\n" * 200
    assert len(text) > AT_ONCE
    desk.copy(text)
    desk.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.scenes) == 7, "the key came back before it was read"
    desk.qtbot.waitUntil(lambda: len(desk.scenes) == 207, timeout=10_000)
    assert desk.session.undo_stack.count() == 1


def test_megabytes_and_too_many_scenes_are_refused(desk: Desk) -> None:
    desk.write_in("s1")
    before = desk.script
    desk.paste("x" * (PROSE_LIMIT + 1))
    assert "too long" in desk.failures[-1]
    desk.paste("A line.\n\n" * 2_100)
    assert "too many scenes" in desk.failures[-1]
    desk.view.focus_scene("s1", field="on_screen_text")
    desk.paste("word " * 2_000)
    assert "too long for one scene" in desk.failures[-1]
    assert desk.script == before


def test_another_script_opened_meanwhile_gets_nothing(desk: Desk) -> None:
    desk.write_in("s1")
    desk.copy("Some words here.\n\n" * 2_000)
    other = desk.session._studio.scripts.create("Other")
    desk.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.session.open(other.script_id)
    desk.qtbot.waitUntil(lambda: desk.panel.pasting.is_idle, timeout=10_000)
    assert len(desk.scenes) == 1
