"""What breaks a rule is marked under the very words, and says why; marks are never part of the text."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.domain.problem import ProblemKind
from studio.ui.script.fields import Mark, TextField
from studio.ui.theme import Theme, Type
from tests.ui.script.desk import Desk

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


def waves(desk: Desk, uid: str) -> list[str]:
    field = desk.card(uid).narration
    return [
        selection.cursor.selectedText()
        for selection in field.extraSelections()
        if selection.format.underlineStyle() is WAVE
    ]


def test_words_that_break_a_rule_are_marked(desk: Desk) -> None:
    desk.write_in("s1")
    desk.type(" Two  spaces (not closed")
    desk.qtbot.waitUntil(lambda: len(waves(desk, "s1")) >= 2, timeout=10_000)
    kinds = {problem.kind for problem in desk.panel._problems.of_scene("s1")}
    assert {ProblemKind.SPACES, ProblemKind.UNCLOSED} <= kinds
    facts = desk.card("s1").facts
    assert facts.problem_text
    assert facts.mend.isVisible()
    assert "<" not in desk.narration("s1")
    count = desk.session.undo_stack.count()
    facts.mend.click()
    assert desk.session.undo_stack.count() == count + 1
    desk.qtbot.waitUntil(lambda: len(waves(desk, "s1")) < 2, timeout=10_000)


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> TextField:
    field = TextField(theme, Type.BODY)
    qtbot.addWidget(field)
    field.resize(400, 60)
    field.show_text("Read line number 1")
    field.show()
    return field


def marked(field: TextField) -> str:
    selection = field.extraSelections()[0]
    return selection.cursor.selectedText()


def test_a_mark_moves_with_the_words_and_tells_why(field: TextField) -> None:
    field.show_marks((Mark(5, 9, "wrong", "Too often"),), ())
    field.go_to(0)
    QTest.keyClicks(field, "Do ")
    assert marked(field) == "line"
    field.go_to(10)
    mark = field.mark_at(field.cursorRect().center())
    assert mark is not None
    assert mark.tip == "Too often"
    field.go_to(0)
    assert field.mark_at(field.cursorRect().center()) is None


def test_characters_outside_the_basic_plane_do_not_shift_marks(field: TextField) -> None:
    field.show_text("🎬🎬 Read line")
    field.show_marks((Mark(3, 7, "doubt", ""),), ())
    assert marked(field) == "Read"
