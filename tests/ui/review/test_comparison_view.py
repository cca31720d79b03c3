"""The comparison: what changed is seen, walked through, restored, and handed out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.domain import edits
from studio.domain.comparison import RowKind, SceneRow
from studio.domain.script import Scene, Script
from studio.services.studio import Studio
from studio.ui.review.comparison_model import ComparisonModel, FoldItem
from studio.ui.review.comparison_view import ComparisonView
from studio.ui.review.report import as_html
from studio.ui.session import EditorSession
from studio.ui.theme import Theme
from studio.ui.translations import Translations
from tests.ui.films import course, opened_session

OWN = (
    "Open no attachment from somebody you do not know.",
    "A bank never asks for your password by mail.",
    "Lock the screen whenever you leave your desk.",
    "Shred paper that carries personal data.",
    "Report what looks wrong within an hour.",
    "Call back on the number you know already.",
)


def distinct() -> Script:
    """Six scenes that say quite different things."""
    script = course(6)
    for n, words in enumerate(OWN, start=1):
        scene = edits.scene_of(script, f"s{n}")
        script = edits.with_scene(script, scene.model_copy(update={"narration": words}))
    return script


@pytest.fixture
def session(studio: Studio, qtbot: QtBot) -> Iterator[EditorSession]:
    """A session over a script that was approved and then changed."""
    with opened_session(studio, qtbot, distinct(), voiced=False) as session:
        assert session.record is not None
        session.review(studio.scripts.approve)
        qtbot.waitUntil(lambda: session.record is not None and session.record.approved_by is not None)
        session.reopen()
        session.apply(changed(session), "Changes")
        session.save_now()
        qtbot.waitUntil(lambda: session.is_idle, timeout=10_000)
        yield session


def changed(session: EditorSession) -> Script:
    assert session.script is not None
    script = session.script
    second = edits.scene_of(script, "s2")
    words = second.narration.replace("never", "seldom")
    script = edits.with_scene(script, second.model_copy(update={"narration": words}))
    script = edits.delete_scene(script, "s3")
    for _ in range(3):
        script = edits.move_scene(script, "s6", -1)
    return edits.insert_scene(script, "s1", Scene(uid="new", narration="This is new to all of us."))


@pytest.fixture
def view(
    studio: Studio, session: EditorSession, theme: Theme, translations: Translations, qtbot: QtBot
) -> Iterator[ComparisonView]:
    translations.choose(studio.language)
    parent = QWidget()
    parent.resize(1200, 800)
    parent.show()
    view = ComparisonView(studio, session, theme, parent)
    assert session.record is not None
    view.compare(f"1@{session.record.script_id}")
    qtbot.waitUntil(lambda: view.model.comparison is not None)
    yield view
    view.close_workers()
    view.close()
    parent.deleteLater()


def kinds(view: ComparisonView) -> list[RowKind]:
    return [item.kind for item in view.model.items if isinstance(item, SceneRow)]


def current(view: ComparisonView) -> SceneRow:
    item = view.model.items[view.list.currentIndex().row()]
    assert isinstance(item, SceneRow)
    return item


def test_what_changed_is_summed_up_and_listed(view: ComparisonView) -> None:
    assert view.summary.text() == "1 scene added, 1 scene removed, 1 scene moved, 1 word changed"
    assert {RowKind.ADDED, RowKind.CHANGED, RowKind.REMOVED, RowKind.GONE} <= set(kinds(view))
    assert any(isinstance(item, FoldItem) for item in view.model.items)


def test_the_rows_say_all_of_it_to_a_screen_reader(view: ComparisonView) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [str(view.model.index(row).data(role)) for row in range(view.model.rowCount())]
    changed = next(text for text in said if "changed" in text and "put in" in text)
    assert "put in: seldom" in changed
    assert any("moved from 6 to" in text for text in said)
    assert all(said)


def test_the_model_keeps_the_rules(qtbot: QtBot, view: ComparisonView) -> None:
    model = ComparisonModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(view.model.comparison)
    model.show_only_changes(False)
    model.show(None)
    assert tester.model() is model


def test_from_change_to_change_by_keys(view: ComparisonView) -> None:
    seen = [current(view).kind]
    for _ in range(len(view.model.changes()) - 1):
        QTest.keyClick(view.list, Qt.Key.Key_F7)
        seen.append(current(view).kind)
    assert RowKind.GONE not in seen, "a scene that moved is one change"
    last = view.list.currentIndex().row()
    QTest.keyClick(view.list, Qt.Key.Key_F7)
    assert view.list.currentIndex().row() == last
    QTest.keyClick(view.list, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert view.list.currentIndex().row() < last


def test_all_scenes_or_only_changes(view: ComparisonView, qtbot: QtBot) -> None:
    shown = current(view)
    qtbot.mouseClick(view.only_changes, Qt.MouseButton.LeftButton)
    scenes = [i for i in view.model.items if isinstance(i, SceneRow) and i.after is not None]
    assert len(scenes) == 6
    assert current(view) == shown


def test_a_moved_scene_leads_to_where_it_was(view: ComparisonView, qtbot: QtBot) -> None:
    moved = next(n for n, i in enumerate(view.model.items) if isinstance(i, SceneRow) and i.moved)
    index = view.model.index(moved)
    view.list.setCurrentIndex(index)
    view.list.scrollTo(index)
    rect = view.list.visualRect(index)
    spot = next(
        QPoint(x, y)
        for x in range(rect.left(), rect.left() + 300, 4)
        for y in range(rect.top(), rect.bottom(), 3)
        if view.list.delegate.is_head(index, QPoint(x, y) - rect.topLeft())
    )
    qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert current(view).kind is RowKind.GONE
    view.foot.other_place.click()
    assert view.list.currentIndex().row() == moved


def test_enter_goes_to_the_scene_in_the_editor(view: ComparisonView, qtbot: QtBot) -> None:
    row = next(
        n for n, i in enumerate(view.model.items) if isinstance(i, SceneRow) and i.kind is RowKind.ADDED
    )
    view.list.setCurrentIndex(view.model.index(row))
    with qtbot.waitSignal(view.scene_wanted) as asked:
        QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert asked.args == ["new"]


def test_a_removed_scene_is_restored_and_undo_takes_it_back(
    view: ComparisonView, session: EditorSession, qtbot: QtBot
) -> None:
    row = next(
        n for n, i in enumerate(view.model.items) if isinstance(i, SceneRow) and i.kind is RowKind.REMOVED
    )
    view.list.setCurrentIndex(view.model.index(row))
    qtbot.mouseClick(view.foot.restore_scene, Qt.MouseButton.LeftButton)
    assert session.script is not None
    assert edits.scene_of(session.script, "s3").narration == OWN[2]
    assert not view.foot.restore_scene.isEnabled(), "what is shown is not what is there any more"
    qtbot.waitUntil(lambda: RowKind.REMOVED not in kinds(view))
    assert current(view).kind is not RowKind.REMOVED, "on to the next change"
    assert view.foot.restore_scene.isEnabled()
    session.undo()
    qtbot.waitUntil(lambda: RowKind.REMOVED in kinds(view))


def test_it_follows_what_is_typed(view: ComparisonView, session: EditorSession, qtbot: QtBot) -> None:
    assert session.script is not None
    fourth = edits.scene_of(session.script, "s4")
    words = fourth.narration.replace("paper", "everything")
    session.apply(
        edits.with_scene(session.script, fourth.model_copy(update={"narration": words})), "Narration"
    )
    qtbot.waitUntil(lambda: "2 words changed" in view.summary.text())


def test_any_two_states_can_be_chosen(view: ComparisonView, qtbot: QtBot) -> None:
    view.newer_box.setCurrentIndex(view.newer_box.findData(view.shown[0]))
    view.newer_box.activated.emit(view.newer_box.currentIndex())
    qtbot.waitUntil(lambda: view.summary.text() == "Both states say the same.")
    assert not view.foot.restore_scene.isEnabled()
    assert view.foot.restore_scene.toolTip()


def test_it_closes_with_its_script(view: ComparisonView, session: EditorSession) -> None:
    assert view.isVisible()
    session.close_script()
    assert not view.isVisible()


def test_it_is_handed_out_as_text_and_as_a_page(view: ComparisonView, tmp_path: Path) -> None:
    view.copy()
    copied = QGuiApplication.clipboard().text()
    assert "- A bank never asks" in copied
    assert "+ A bank seldom asks" in copied
    assert "1 scene added" in copied
    view.save(str(tmp_path / "비교.html"))
    page = (tmp_path / "비교.html").read_text(encoding="utf-8")
    assert "<ins>seldom</ins>" in page
    assert "<del>never</del>" in page
    view.save(str(tmp_path / "c.txt"))
    assert (tmp_path / "c.txt").read_text(encoding="utf-8") == copied


def test_a_page_quotes_what_looks_like_html(
    view: ComparisonView, session: EditorSession, qtbot: QtBot
) -> None:
    assert session.script is not None
    scene = edits.scene_of(session.script, "s2")
    session.apply(
        edits.with_scene(session.script, scene.model_copy(update={"narration": "<script>x</script>"})), "N"
    )
    qtbot.waitUntil(
        lambda: view.model.comparison is not None and view.model.comparison.after is session.script
    )
    assert view.model.comparison is not None
    assert "<script>" not in as_html(view.model.comparison, "<a>", "<b>")


def test_where_it_cannot_be_written_it_says_so(view: ComparisonView, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.failed) as told:
        view.save(str(tmp_path / "no" / "where.html"))
    assert "where.html" in told.args[0].what.en


def test_larger_text_makes_higher_rows(view: ComparisonView, theme: Theme) -> None:
    index = view.list.currentIndex()
    before = view.list.visualRect(index).height()
    theme.choose_text(200)
    view.list.doItemsLayout()
    assert view.list.visualRect(index).height() > before * 1.4


def test_every_control_is_named(view: ComparisonView) -> None:
    nameless = [
        w
        for w in view.findChildren(QWidget)
        if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.accessibleName()
    ]
    assert nameless == []


def test_what_is_handed_in_can_be_decided_on_here(
    view: ComparisonView, session: EditorSession, studio: Studio, qtbot: QtBot
) -> None:
    assert not view.foot.approve.isVisible(), "nothing is asked yet"
    session.review(studio.scripts.submit)
    qtbot.waitUntil(view.foot.approve.isVisible)
    with qtbot.waitSignal(view.approve_wanted):
        qtbot.mouseClick(view.foot.approve, Qt.MouseButton.LeftButton)
    assert not view.foot.restore_all.isEnabled()
    assert "in review" in view.foot.restore_all.toolTip()
    with qtbot.waitSignal(view.reject_wanted):
        qtbot.mouseClick(view.foot.send_back, Qt.MouseButton.LeftButton)
    assert not view.isVisible(), "the reason is written above the script"


def test_who_may_not_decide_reads_why(
    view: ComparisonView, session: EditorSession, studio: Studio, qtbot: QtBot
) -> None:
    studio.preferences.update(four_eyes=True)
    session.review(studio.scripts.submit)
    qtbot.waitUntil(view.foot.approve.isVisible)
    assert not view.foot.approve.isEnabled()
    assert "other than the author" in view.foot.approve.toolTip()
