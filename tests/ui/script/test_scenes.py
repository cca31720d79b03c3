"""Several scenes at once: chosen, moved, copied, taken out, each as one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.ui.script.clipping import SCENES
from tests.ui.script.desk import Desk

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def click(desk: Desk, uid: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(desk.card(uid).grip, LEFT, modifiers, QPoint(8, 8))


def test_clicks_in_the_gutter_choose(desk: Desk) -> None:
    click(desk, "s2")
    assert desk.session.selected_uids == ("s2",)
    assert desk.view.is_choosing
    click(desk, "s4", SHIFT)
    assert desk.session.selected_uids == ("s2", "s3", "s4")
    click(desk, "s3", CTRL)
    assert desk.session.selected_uids == ("s2", "s4")
    assert "2 scenes" in desk.view.accessibleDescription()


def test_keys_choose_too(desk: Desk) -> None:
    desk.write_in("s3")
    desk.press(Qt.Key.Key_Escape)
    assert desk.view.is_choosing
    desk.press(Qt.Key.Key_Down, SHIFT)
    desk.press(Qt.Key.Key_Down, SHIFT)
    assert desk.session.selected_uids == ("s3", "s4", "s5")
    desk.press(Qt.Key.Key_Up, SHIFT)
    assert desk.session.selected_uids == ("s3", "s4")
    for _ in range(2):
        desk.press(Qt.Key.Key_Up, SHIFT)
    assert desk.session.selected_uids == ("s2", "s3")
    desk.press(Qt.Key.Key_A, CTRL)
    assert len(desk.session.selected_uids) == 7
    desk.press(Qt.Key.Key_Escape)
    assert len(desk.session.selected_uids) == 1
    desk.press(Qt.Key.Key_End)
    assert desk.session.selected_uid == "s7"
    desk.press(Qt.Key.Key_Return)
    assert desk.focus is desk.card("s7").narration


def test_from_the_text_the_scene_below_is_chosen_as_well(desk: Desk) -> None:
    desk.write_in("s1")
    desk.writing.extend_down()
    assert desk.session.selected_uids == ("s1", "s2")
    assert desk.view.is_choosing


def test_moving_several_is_one_step(desk: Desk) -> None:
    before = desk.order
    click(desk, "s2")
    click(desk, "s3", SHIFT)
    desk.writing.move_down()
    assert desk.order == [["s1"], ["s2", "s3", "s4", "s5", "s6"], ["s7"]]
    assert desk.session.selected_uids == ("s2", "s3")
    desk.writing.move_down()
    assert desk.order == [["s1"], ["s4", "s2", "s3", "s5", "s6"], ["s7"]]
    assert desk.session.undo_stack.count() == 2
    desk.undo_all()
    assert desk.order == before


def test_duplicating_deleting_and_merging_several(desk: Desk) -> None:
    before = desk.script
    click(desk, "s1")
    click(desk, "s3", CTRL)
    desk.writing.duplicate_selected()
    assert len(desk.order[0]) == 5
    copies = desk.session.selected_uids
    assert [desk.narration(uid) for uid in copies] == [desk.narration("s1"), desk.narration("s3")]
    desk.press(Qt.Key.Key_Delete)
    assert desk.script == before
    click(desk, "s1")
    click(desk, "s3", SHIFT)
    said = " ".join(desk.narration(uid) for uid in ("s1", "s2", "s3"))
    desk.writing.merge_selected()
    assert desk.order[0] == ["s1"]
    assert desk.narration("s1") == said
    assert desk.session.undo_stack.count() == 3
    desk.undo_all()
    assert desk.script == before


def test_scenes_are_cut_and_pasted_as_scenes(desk: Desk) -> None:
    desk.session.select("s1")
    desk.view.choose_scenes()
    desk.press(Qt.Key.Key_Down, SHIFT)
    desk.press(Qt.Key.Key_X, CTRL)
    assert desk.order[0] == ["s3"]
    data = QApplication.clipboard().mimeData()
    assert data.hasFormat(SCENES)
    assert "Read line number 1" in data.text()
    desk.session.select("s7")
    desk.view.choose_scenes()
    desk.press(Qt.Key.Key_V, CTRL)
    pasted = desk.script.chapters[-1].scenes[1:]
    assert [scene.on_screen_text for scene in pasted] == [
        "Line 1: read · stop · think",
        "Line 2: read · stop · think",
    ]
    assert {scene.uid for scene in pasted}.isdisjoint({"s1", "s2"})
    assert desk.session.selected_uids == tuple(scene.uid for scene in pasted)


def test_scenes_are_pasted_behind_the_scene_one_writes_in(desk: Desk) -> None:
    desk.session.select("s1")
    desk.view.choose_scenes()
    desk.press(Qt.Key.Key_C, CTRL)
    desk.write_in("s4", at=3)
    desk.press(Qt.Key.Key_V, CTRL)
    assert desk.script.chapters[1].scenes[1].narration == desk.narration("s1")
    assert "Read line number 4" in desk.narration("s4")


@pytest.mark.parametrize(
    "raw", [b"", b"[1, 2]", b'{"a": 1}', b'[{"duration_sec": "x"}]', b"\xff\xfe", b"[" * 9999]
)
def test_what_only_looks_like_scenes_is_pasted_as_text(desk: Desk, raw: bytes) -> None:
    data = QMimeData()
    data.setData(SCENES, raw)
    data.setText("words")
    QApplication.clipboard().setMimeData(data)
    desk.write_in("s1")
    desk.press(Qt.Key.Key_V, CTRL)
    assert desk.narration("s1").endswith("words")
    assert len(desk.scenes) == 7


def test_dragging_moves_all_that_are_chosen(desk: Desk) -> None:
    click(desk, "s2")
    click(desk, "s3", SHIFT)
    desk.drag(desk.card("s2").grip, desk.y_of("s1", 0.2))
    assert desk.order[0] == ["s2", "s3", "s1"]
    assert desk.session.undo_stack.count() == 1
    desk.drag(desk.card("s1").grip, desk.y_of("c1", 0.9))
    assert desk.order[:2] == [["s2", "s3"], ["s1", "s4", "s5", "s6"]]
    desk.drag(desk.card("s1").grip, desk.y_of("c1", 0.1))
    assert desk.order[:2] == [["s2", "s3", "s1"], ["s4", "s5", "s6"]]
    desk.undo_all()
    assert desk.order[0] == ["s1", "s2", "s3"]


def test_escape_leaves_everything_where_it_was(desk: Desk) -> None:
    before = desk.order
    desk.drag(desk.card("s3").grip, desk.y_of("s1", 0.2), let_go=False)
    assert desk.view.drag.is_under_way
    QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    assert not desk.view.drag.is_under_way
    QTest.mouseRelease(desk.view.viewport(), LEFT, pos=QPoint(300, 80))
    assert desk.order == before


def test_at_the_edge_the_document_scrolls_by_itself(desk: Desk) -> None:
    desk.panel.resize(700, 420)
    bar = desk.view.verticalScrollBar()
    desk.qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(0)
    desk.drag(desk.card("s1").grip, desk.view.viewport().height() - 4, let_go=False)
    desk.qtbot.waitUntil(lambda: bar.value() == bar.maximum(), timeout=10_000)
    QTest.mouseRelease(desk.view.viewport(), LEFT, pos=QPoint(300, desk.view.viewport().height() - 4))
    assert desk.order[-1] == ["s7", "s1"]


def test_what_may_not_be_edited_is_not_dragged(desk: Desk, studio: object) -> None:
    desk.session.review(desk.session._studio.scripts.submit)
    desk.qtbot.waitUntil(lambda: not desk.session.is_editable)
    before = desk.order
    desk.drag(desk.card("s3").grip, desk.y_of("s1", 0.2))
    assert desk.order == before


def test_going_from_scene_to_scene_and_by_number(desk: Desk) -> None:
    desk.write_in("s1")
    desk.writing.scene_after()
    assert desk.view.scene_with_focus() == "s2"
    desk.writing.scene_before()
    assert desk.view.scene_with_focus() == "s1"
    desk.panel.jump()
    jump = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "jump" and w.isVisible())
    assert jump.list.count() == 7
    QTest.keyClicks(jump.line, "number 6")
    assert jump.list.count() == 1
    jump.line.setText("7")
    QTest.keyClick(jump.line, Qt.Key.Key_Return)
    assert desk.view.scene_with_focus() == "s7"
