"""Finding as one types, and putting other words in place of what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.script.desk import Desk

SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_found_as_one_types_from_the_cursor_on(desk: Desk) -> None:
    desk.write_in("s3", at=0)
    desk.panel.finding.open()
    bar = desk.panel.find_bar
    assert desk.focus is bar.words
    desk.type("stop")
    assert bar.said == "5 of 14"
    assert desk.session.selected_uid == "s3"
    desk.press(Qt.Key.Key_Return)
    assert bar.said == "6 of 14"
    desk.press(Qt.Key.Key_Return, SHIFT)
    desk.press(Qt.Key.Key_Return, SHIFT)
    assert bar.said == "4 of 14"
    assert desk.session.selected_uid == "s2"
    desk.type("p")
    assert bar.said == "Not found"
    assert not bar.next.isEnabled()
    desk.press(Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_case_and_whole_words(desk: Desk) -> None:
    desk.panel.finding.open()
    bar = desk.panel.find_bar
    desk.type("read")
    assert bar.said.endswith("of 14")
    bar.match_case.click()
    assert bar.said.endswith("of 7")
    bar.match_case.click()
    bar.words.setText("think a")
    assert bar.said.endswith("of 7")
    bar.words.setText("stop · thin")
    assert bar.said.endswith("of 7")
    bar.whole_word.click()
    assert bar.said == "Not found"


def test_everything_found_is_highlighted_and_never_part_of_the_text(desk: Desk) -> None:
    desk.panel.finding.open()
    desk.panel.find_bar.words.setText("line")
    card = desk.card("s1")
    assert len(card.narration.extraSelections()) == 1
    assert len(card.on_screen.extraSelections()) == 1
    assert desk.session.undo_stack.count() == 0
    desk.panel.find_bar.leave()
    assert card.narration.extraSelections() == []
    assert card.narration.chosen == (5, 9), "the cursor is where one stopped looking"


def test_titles_are_searched_and_folded_chapters_open(desk: Desk) -> None:
    desk.writing.fold_all()
    desk.panel.finding.open()
    bar = desk.panel.find_bar
    bar.words.setText("Part 2")
    assert bar.said == "1 of 1"
    assert desk.shown == ["c0", "c1", "c2"]
    bar.words.setText("number 5")
    assert desk.shown == ["c0", "c1", "s4", "s5", "s6", "c2"]


def test_replacing_one_after_another(desk: Desk) -> None:
    desk.write_in("s1", at=0)
    desk.panel.finding.open_replacing()
    bar = desk.panel.find_bar
    bar.words.setText("stop")
    bar.put.setText("stop and stop")
    bar.put.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert "Then stop and stop and think" in desk.narration("s1")
    assert bar.said == "3 of 15", "what was put in is not found again"
    desk.press(Qt.Key.Key_Return)
    assert desk.scenes[0].on_screen_text == "Line 1: read · stop and stop · think"
    assert desk.session.undo_stack.count() == 2
    desk.writing.undo()
    assert desk.scenes[0].on_screen_text == "Line 1: read · stop · think"


def test_replacing_everything_is_one_step_with_a_count(desk: Desk) -> None:
    before = desk.script
    desk.panel.finding.open_replacing()
    bar = desk.panel.find_bar
    bar.words.setText("part")
    bar.put.setText("Chapter")
    bar.replace_all.click()
    assert bar.said == "3 replaced"
    assert desk.titles == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert desk.session.undo_stack.count() == 1
    desk.writing.undo()
    assert desk.script == before


def test_what_is_chosen_is_looked_for(desk: Desk) -> None:
    desk.write_in("s1", at=0)
    desk.card("s1").narration.go_to(4, 0)
    desk.panel.finding.open()
    assert desk.panel.find_bar.words.text() == "Read"
    assert desk.panel.find_bar.said == "1 of 14"


def test_the_count_follows_what_is_written(desk: Desk) -> None:
    desk.panel.finding.open()
    bar = desk.panel.find_bar
    bar.words.setText("think")
    assert bar.said.endswith("of 14")
    desk.write_in("s1")
    desk.type(" Think!")
    assert bar.said.endswith("of 15")
    desk.writing.undo()
    assert bar.said.endswith("of 14")


def test_in_a_locked_script_nothing_is_replaced(desk: Desk) -> None:
    desk.session.review(desk.session._studio.scripts.submit)
    desk.qtbot.waitUntil(lambda: not desk.session.is_editable)
    desk.panel.finding.open_replacing()
    bar = desk.panel.find_bar
    bar.words.setText("stop")
    assert bar.said == "1 of 14"
    assert not bar.replace_all.isEnabled()
