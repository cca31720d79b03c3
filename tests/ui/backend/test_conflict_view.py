"""Both sides of a script side by side: what is asked, what goes without saying, and what is handed on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.domain import edits
from studio.domain.merging import merge_of, merged
from studio.domain.script import Scene, Script
from studio.domain.sync import Merge, Side
from studio.domain.text import Language
from studio.domain.word_diff import Mark
from studio.ui.backend.choices import Choices
from studio.ui.backend.conflict_model import ConflictModel, FoldItem
from studio.ui.backend.conflict_paint import taken_out
from studio.ui.backend.conflict_texts import ConflictTexts
from studio.ui.backend.conflict_view import ConflictView
from studio.ui.theme import Theme
from studio.ui.translations import Translations
from tests.ui.review.test_comparison_view import distinct

ROLE = Qt.ItemDataRole.AccessibleTextRole


def said(script: Script, uid: str, words: str) -> Script:
    scene = edits.scene_of(script, uid)
    return edits.with_scene(script, scene.model_copy(update={"narration": words}))


def a_merge() -> Merge:
    """Both changed s2 and, deleted there, s5; only they changed s3, only I s4, and wrote a new one."""
    base = distinct()
    mine = said(base, "s2", "A bank never asks for your password by phone.")
    mine = said(mine, "s4", "Shred paper that carries the data of anybody.")
    mine = said(mine, "s5", "Report what looks wrong within a minute.")
    mine = edits.insert_scene(mine, "s6", Scene(uid="new", narration="This is new to all of us."))
    theirs = said(base, "s2", "A bank never wants your password by mail.")
    theirs = said(theirs, "s3", "Lock your screen whenever you leave your desk.")
    return merge_of("s-1", base, mine, edits.delete_scene(theirs, "s5"))


@pytest.fixture
def view(theme: Theme, translations: Translations, qtbot: QtBot) -> Iterator[ConflictView]:
    translations.choose(Language.ENGLISH)
    parent = QWidget()
    parent.resize(1200, 800)
    parent.show()
    view = ConflictView(theme, parent)
    view.compare(a_merge())
    yield view
    view.close()
    parent.deleteLater()


def row_of(view: ConflictView, uid: str) -> int:
    row = view.model.row_of(uid)
    assert row >= 0, uid
    return row


def spoken(view: ConflictView, uid: str) -> str:
    return str(view.model.index(row_of(view, uid)).data(ROLE))


def test_only_what_both_changed_is_asked(view: ConflictView) -> None:
    assert view.count.text() == "2 places still to be chosen"
    assert view.summary.text() == (
        "2 places changed on both sides, 3 places changed on one side and taken over"
    )
    assert not view.apply.isEnabled()
    assert "changed on both sides. choose a side" in spoken(view, "s2")
    assert "changed here, deleted at the backend. choose a side" in spoken(view, "s5")
    assert "changed at the backend. taken over" in spoken(view, "s3")
    assert "new here. taken over" in spoken(view, "new")
    assert view.list.currentIndex().row() == row_of(view, "s2"), "the first that is asked"


def test_keys_choose_and_go_on(view: ConflictView, qtbot: QtBot) -> None:
    QTest.keyClick(view.list, Qt.Key.Key_Left)
    assert "mine is taken" in spoken(view, "s2")
    QTest.keyClick(view.list, Qt.Key.Key_Right)
    assert "theirs is taken" in spoken(view, "s2")
    QTest.keyClick(view, Qt.Key.Key_F7)
    assert view.list.currentIndex().row() == row_of(view, "s5")
    QTest.keyClick(view.list, Qt.Key.Key_Right)
    assert view.count.text() == "Everything is decided."
    assert view.apply.isEnabled()
    QTest.keyClick(view, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert view.list.currentIndex().row() == row_of(view, "s2")


def test_a_click_on_a_column_takes_that_side(view: ConflictView) -> None:
    index = view.model.index(row_of(view, "s2"))
    rect = view.list.visualRect(index)
    for share, words in ((0.5, "mine is taken"), (0.85, "theirs is taken")):
        spot = rect.topLeft()
        spot.setX(round(rect.width() * share))
        spot.setY(rect.center().y())
        QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert words in spoken(view, "s2")


def test_the_rest_is_taken_from_one_side_and_what_was_chosen_stays(view: ConflictView) -> None:
    QTest.keyClick(view.list, Qt.Key.Key_Left)
    view.all_theirs.click()
    assert "mine is taken" in spoken(view, "s2")
    assert "theirs is taken" in spoken(view, "s5")
    assert not view.all_theirs.isEnabled()


def test_a_change_of_one_side_can_be_declined(view: ConflictView) -> None:
    view.list.go_to(row_of(view, "s3"))
    QTest.keyClick(view.list, Qt.Key.Key_Left)
    assert "not taken over" in spoken(view, "s3")
    QTest.keyClick(view.list, Qt.Key.Key_Right)
    assert "at the backend. taken over" in spoken(view, "s3")


def test_what_was_chosen_is_handed_on_and_means_what_was_seen(view: ConflictView, qtbot: QtBot) -> None:
    view.list.go_to(row_of(view, "s3"))
    QTest.keyClick(view.list, Qt.Key.Key_Left)
    view.all_mine.click()
    with qtbot.waitSignal(view.applied) as told:
        view.apply.click()
    merge, choices = told.args
    words = [scene.narration for _, _, scene in merged(merge, choices).scenes()]
    assert words == [scene.narration for _, _, scene in merge.mine.scenes()]
    assert not view.apply.isEnabled(), "it is being stored"


def test_choices_stay_where_both_still_say_the_same(view: ConflictView) -> None:
    view.all_mine.click()
    merge = a_merge()
    later = merge_of("s-1", merge.base, said(merge.mine, "s2", "Quite other words now."), merge.theirs)
    view.compare(later)
    assert "choose a side" in spoken(view, "s2"), "those words were not seen when it was chosen"
    assert "mine is taken" in spoken(view, "s5")


def test_what_did_not_change_is_folded_until_it_is_wanted(view: ConflictView) -> None:
    assert any(isinstance(item, FoldItem) for item in view.model.items)
    view.list.go_to(row_of(view, "s5"))
    view.only_changes.setChecked(False)
    assert not any(isinstance(item, FoldItem) for item in view.model.items)
    assert view.list.currentIndex().row() == row_of(view, "s5")


def test_the_model_keeps_the_rules(view: ConflictView, qtbot: QtBot) -> None:
    model = ConflictModel(ConflictTexts())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(Choices(a_merge()))
    model.show_only_changes(False)
    model.choose_rest(Side.MINE)
    model.show(None)
    tester.deleteLater()


def test_sides_that_say_the_same_leave_nothing_to_ask(view: ConflictView) -> None:
    base = distinct()
    view.compare(merge_of("s-1", base, base, base))
    assert view.summary.text() == "Both sides say the same."
    assert view.apply.isEnabled()


def test_words_are_marked_where_either_side_took_them_out() -> None:
    runs = taken_out("one two three four", ["one three four", "one two three"])
    assert "".join(run.text for run in runs) == "one two three four"
    assert [run.text.strip() for run in runs if run.mark is Mark.REMOVED] == ["two", "four"]
