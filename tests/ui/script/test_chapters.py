"""Chapters: begun at the cursor, renamed, moved, merged, taken out, folded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.services.studio import Studio
from studio.ui.script.folds import Folds
from tests.ui.script.desk import Desk


def test_a_chapter_begun_at_the_cursor_takes_the_rest_along(desk: Desk) -> None:
    desk.write_in("s2", at=5)
    desk.writing.new_chapter()
    assert desk.order == [["s1", "s2"], ["s3"], ["s4", "s5", "s6"], ["s7"]]
    assert desk.focus is desk.heading(desk.script.chapters[1].uid).title
    desk.type("Stop")
    assert desk.titles[1] == "Stop"
    desk.press(Qt.Key.Key_Return)
    assert desk.view.scene_with_focus() == "s3"
    desk.undo_all()
    assert desk.order == [["s1", "s2", "s3"], ["s4", "s5", "s6"], ["s7"]]


def test_at_the_start_of_a_scene_the_scene_goes_along(desk: Desk) -> None:
    desk.write_in("s2", at=0)
    desk.writing.new_chapter()
    assert desk.order[:2] == [["s1"], ["s2", "s3"]]


def test_behind_the_last_scene_there_is_one_to_write_in(desk: Desk) -> None:
    desk.write_in("s7")
    desk.writing.new_chapter()
    assert len(desk.order) == 4
    desk.press(Qt.Key.Key_Return)
    desk.type("Written.")
    assert desk.scenes[-1].narration == "Written."


def test_moving_merging_and_deleting_a_chapter(desk: Desk) -> None:
    desk.view.focus_title("c1")
    desk.writing.chapter_up()
    assert desk.titles == ["Part 2", "Part 1", "Part 3"]
    assert desk.focus is desk.heading("c1").title, "the cursor goes with it"
    desk.writing.chapter_down()
    desk.writing.merge_chapter()
    assert desk.order == [["s1", "s2", "s3", "s4", "s5", "s6"], ["s7"]]
    desk.write_in("s7")
    desk.writing.delete_chapter()
    assert desk.order == [["s1", "s2", "s3", "s4", "s5", "s6"]]
    assert desk.view.scene_with_focus() == "s6"
    assert desk.session.undo_stack.undoText() == "Delete chapter"
    desk.undo_all()
    assert desk.titles == ["Part 1", "Part 2", "Part 3"]


def test_a_title_is_never_empty(desk: Desk) -> None:
    title = desk.heading("c0").title
    title.setFocus()
    title.selectAll()
    desk.press(Qt.Key.Key_Backspace)
    assert desk.titles[0] == "Part 1"
    desk.type("Q")
    assert desk.titles[0] == "Q"


def test_folding_by_mouse_and_key(desk: Desk) -> None:
    QTest.mouseClick(desk.heading("c0").fold, Qt.MouseButton.LeftButton)
    assert desk.shown == ["c0", "c1", "s4", "s5", "s6", "c2", "s7"]
    assert desk.heading("c0").fold.accessibleName() == "Unfold chapter 1"
    desk.write_in("s5")
    desk.writing.fold_chapter()
    assert desk.shown == ["c0", "c1", "c2", "s7"]
    assert desk.focus is desk.heading("c1").title, "the cursor does not vanish with its scene"
    assert desk.view.blocks[-1].number == 7
    desk.writing.unfold_all()
    assert len(desk.shown) == 10
    desk.writing.fold_all()
    assert desk.shown == ["c0", "c1", "c2"]
    assert desk.session.undo_stack.count() == 0


def test_going_to_a_folded_scene_unfolds_it(desk: Desk) -> None:
    desk.writing.fold_all()
    desk.panel.go_to_scene("s5")
    assert desk.shown == ["c0", "c1", "s4", "s5", "s6", "c2"]
    assert desk.view.scene_with_focus() == "s5"


def test_the_arrows_pass_over_what_is_folded(desk: Desk) -> None:
    desk.panel.folds.toggle("c1")
    desk.write_in("s3", field="on_screen_text")
    desk.press(Qt.Key.Key_Down)
    assert desk.focus is desk.heading("c1").title
    desk.press(Qt.Key.Key_Down)
    assert desk.focus is desk.heading("c2").title
    desk.press(Qt.Key.Key_Up)
    assert desk.focus is desk.heading("c1").title


def test_what_was_folded_is_folded_again(desk: Desk, studio: Studio) -> None:
    record = desk.session.record
    assert record is not None
    desk.panel.folds.toggle("c1")
    again = Folds(studio.data_dir, desk.panel)
    again.open(record.script_id)
    assert again.folded == {"c1"}
    other = studio.scripts.create("Other")
    desk.session.open(other.script_id)
    assert desk.panel.folds.folded == frozenset()
    desk.session.open(record.script_id)
    assert desk.panel.folds.folded == {"c1"}
    assert "s4" not in desk.shown


def test_undo_shows_what_it_changed_in_a_folded_chapter(desk: Desk) -> None:
    desk.write_in("s5")
    desk.type("!")
    desk.writing.fold_chapter()
    desk.writing.undo()
    assert "s5" in desk.shown
    assert desk.view.scene_with_focus() == "s5"


def test_dragging_a_heading_moves_the_chapter(desk: Desk) -> None:
    desk.writing.fold_all()
    desk.drag(desk.heading("c2").grip, desk.y_of("c0", 0.1))
    assert desk.titles == ["Part 3", "Part 1", "Part 2"]
    assert desk.session.undo_stack.undoText() == "Move chapter"
    desk.drag(desk.heading("c2").grip, desk.y_of("c1", 0.9) + 20)
    assert desk.titles == ["Part 1", "Part 2", "Part 3"]
