"""A course written from nothing with the keyboard only; and one pasted, put in order, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.fakes.pipeline import FakePipeline
from tests.flows.conftest import OpenWindow
from tests.flows.person import Person

PROSE = """# Look

Read who wrote it.
Screen: 1. The sender

Read where it leads.

# Act

Report it at once.
"""


@pytest.fixture
def person(open_window: OpenWindow, pipeline: FakePipeline) -> Person:
    person = open_window(render=pipeline)
    person.press("Ctrl+N")
    person.wait(lambda: person.window.session.record is not None)
    person.wait(lambda: focused() == "Narration of scene 1")
    return person


def focused() -> str:
    """Name of the control with the focus."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def outline(person: Person) -> list[tuple[str, list[tuple[str, str]]]]:
    script = person.window.session.script
    assert script is not None
    return [(c.title, [(s.narration, s.on_screen_text) for s in c.scenes]) for c in script.chapters]


def stored(person: Person) -> object:
    record = person.window.session.record
    assert record is not None
    return person.window.studio.scripts.get(record.script_id).script


def undo_everything(person: Person) -> None:
    for _ in range(person.window.session.undo_stack.count()):
        person.press("Ctrl+Z")
    assert not person.window.session.undo_stack.canUndo()


def test_a_course_from_nothing_with_the_keyboard_only(person: Person) -> None:
    empty = person.window.session.script
    person.press("Up")  # into the title of the chapter
    person.press("Ctrl+A")
    write("Look")
    person.press("Return")
    write("Read who wrote it.")
    person.press("Down")
    write("1. The sender")
    person.press("Ctrl+Return")
    write("Read where it leads. Then think.")
    for _ in range(len("Then think.")):
        person.press("Left")
    person.press("Ctrl+Shift+Return")
    person.press("Ctrl+Alt+Return")  # a chapter begun before the scene goes with it
    write("Act")
    person.press("Return")
    person.press("End")
    person.press("Return")
    person.press("Return")  # on an empty line: a new scene
    write("Report it at once.")
    assert outline(person) == [
        ("Look", [("Read who wrote it.", "1. The sender"), ("Read where it leads.", "")]),
        ("Act", [("Then think.", ""), ("Report it at once.", "")]),
    ]
    person.press("Alt+Up")
    person.press("Ctrl+D")
    assert [words for words, _ in outline(person)[1][1]] == [
        "Report it at once.", "Report it at once.", "Then think.",
    ]  # fmt: skip
    person.press("Ctrl+Shift+Delete")
    person.press("Ctrl+H")
    write("it")
    person.press("Tab")
    for _ in range(9):
        if focused() != "Replace with":
            person.press("Tab")
    write("this")
    person.press("Return")
    person.press("Escape")
    for _ in range(4):
        person.press("Ctrl+Up")
    assert focused() == "Narration of scene 1"
    person.wait(lambda: stored(person) == person.window.session.script)
    assert person.sees("2 chapters")
    undo_everything(person)
    assert person.window.session.script == empty
    person.wait(lambda: stored(person) == empty)


def test_prose_pasted_put_in_order_and_all_of_it_taken_back(person: Person) -> None:
    empty = person.window.session.script
    data = QMimeData()
    data.setText(PROSE)
    QApplication.clipboard().setMimeData(data)
    person.press("Ctrl+V")
    pasted = [
        ("Look", [("Read who wrote it.", "1. The sender"), ("Read where it leads.", "")]),
        ("Act", [("Report it at once.", "")]),
    ]
    assert outline(person) == pasted
    assert person.window.session.undo_stack.count() == 1
    assert person.sees("Pasted as 2 chapters · 3 scenes.")
    person.press("Alt+Up")  # the last scene, into the chapter before; its own is left empty and goes
    assert [title for title, _ in outline(person)] == ["Look"]
    person.press("Alt+Up")
    assert [words for words, _ in outline(person)[0][1]] == [
        "Read who wrote it.", "Report it at once.", "Read where it leads.",
    ]  # fmt: skip
    person.press("Ctrl+Z")
    person.press("Ctrl+Z")
    assert outline(person) == pasted
    person.press("Ctrl+Alt+Up")
    assert [title for title, _ in outline(person)] == ["Act", "Look"]
    undo_everything(person)
    assert person.window.session.script == empty
    person.press("Ctrl+Shift+Z")
    assert outline(person) == pasted


def test_it_can_be_plain_text_instead(person: Person) -> None:
    data = QMimeData()
    data.setText("One.\n\nTwo.")
    QApplication.clipboard().setMimeData(data)
    person.press("Ctrl+V")
    assert len(outline(person)[0][1]) == 2
    person.click("Paste as plain text instead")
    assert outline(person)[0][1] == [("One.\n\nTwo.", "")]
