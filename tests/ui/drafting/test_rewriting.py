"""Words are rewritten in sight of a person: seen before and after, taken as one step, or left as they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from studio.domain.drafting import ModelSettings
from studio.domain.edits import scene_of, with_scene
from studio.domain.script import Script
from studio.domain.text import Language
from studio.ui.drafting.rewrite_dialog import RewriteDialog
from studio.ui.drafting.rewriting import COPY, EDITS
from studio.ui.main_window import MainWindow
from tests.fakes.model import FakeModel, answering
from tests.fakes.rewriting import Rewriting
from tests.ui.films import course


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> MainWindow:
    record = window.studio.scripts.create("Course", course())
    window.session.open(record.script_id)
    qtbot.waitUntil(lambda: window.session.film is not None)
    return window


@pytest.fixture
def model(opened: MainWindow) -> Iterator[Rewriting]:
    """A model that leaves out the words after the first three."""
    with answering(Rewriting(lambda text: " ".join(text.split()[:3]))) as fake:
        use(opened, fake)
        yield fake  # type: ignore[misc]


def use(window: MainWindow, fake: FakeModel) -> None:
    window.settings.change({"model": ModelSettings(base_url=fake.url, name="m-1", timeout_sec=5)})


def script_of(window: MainWindow) -> Script:
    assert window.session.script is not None
    return window.session.script


def ask(window: MainWindow, action: str) -> RewriteDialog:
    window.actions_[action].trigger()
    dialog = window.rewriter.dialog
    assert dialog is not None
    return dialog


def written(dialog: RewriteDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog.is_writing, timeout=10_000)


def gone(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.rewriter.dialog is None)


def test_without_a_model_nothing_is_offered_and_it_is_said_why(opened: MainWindow) -> None:
    for name in (*EDITS, COPY):
        assert not opened.actions_[name].isEnabled()
        assert "No language model is set up" in opened.actions_[name].toolTip()
    menu = opened._menus.rewrite
    assert "No language model is set up" in menu.actions()[0].text()
    assert opened.actions_["rewrite_set_up"].isVisible()


def test_under_review_nothing_may_be_rewritten_but_a_copy_translated(
    opened: MainWindow, model: Rewriting, qtbot: QtBot
) -> None:
    assert all(opened.actions_[name].isEnabled() for name in (*EDITS, COPY))
    assert not opened.actions_["rewrite_set_up"].isVisible()
    opened.scripts.submit()
    qtbot.waitUntil(lambda: not opened.session.is_editable)
    assert not any(opened.actions_[name].isEnabled() for name in EDITS)
    assert "locked" in opened.actions_["rewrite_shorten"].toolTip()
    assert opened.actions_[COPY].isEnabled()


def test_several_scenes_are_shortened_as_one_step(opened: MainWindow, model: Rewriting, qtbot: QtBot) -> None:
    before = script_of(opened)
    opened.session.select_many(("s1", "s2"), "s1")
    dialog = ask(opened, "rewrite_shorten")
    assert script_of(opened) is before
    written(dialog, qtbot)
    text = dialog.texts.toPlainText()
    assert "Read line number 1 to its very end." in text
    assert "words changed" in dialog._sum.text() or "word(s) changed" in dialog._sum.text()
    assert script_of(opened) is before, "nothing changes before it is taken"
    dialog.accept_button.click()
    gone(opened, qtbot)
    after = script_of(opened)
    assert scene_of(after, "s1").narration == "Read line number"
    same = {
        "narration": scene_of(before, "s1").narration,
        "on_screen_text": scene_of(before, "s1").on_screen_text,
    }
    assert scene_of(after, "s1").model_copy(update=same) == scene_of(before, "s1")
    assert scene_of(after, "s3") == scene_of(before, "s3")
    assert opened.session.undo_stack.count() == 1
    opened.session.undo()
    assert script_of(opened) == before


def test_a_chapter_is_written_anew(opened: MainWindow, model: Rewriting, qtbot: QtBot) -> None:
    opened.session.select("s4")
    dialog = ask(opened, "rewrite_chapter")
    assert [p.uid for p in dialog.passages] == ["s4"]
    assert "Part 2" in dialog.windowTitle()
    written(dialog, qtbot)
    dialog.accept_button.click()
    gone(opened, qtbot)
    assert scene_of(script_of(opened), "s4").narration == "Read line number"


def test_chosen_words_alone_are_rewritten(opened: MainWindow, model: Rewriting, qtbot: QtBot) -> None:
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    opened.script.view.focus_scene("s2")
    card = opened.script.view.card("s2")
    assert card is not None
    cursor = card.narration.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(len("Read line number 2 to its"), QTextCursor.MoveMode.KeepAnchor)
    card.narration.setTextCursor(cursor)
    dialog = ask(opened, "rewrite_shorten")
    assert dialog.passages[0].texts == {"text": "Read line number 2 to its"}
    written(dialog, qtbot)
    dialog.accept_button.click()
    gone(opened, qtbot)
    assert scene_of(script_of(opened), "s2").narration.startswith("Read line number very end.")


def test_what_was_discarded_changes_nothing(opened: MainWindow, model: Rewriting, qtbot: QtBot) -> None:
    before = script_of(opened)
    dialog = ask(opened, "rewrite_simplify")
    written(dialog, qtbot)
    dialog.discard.click()
    gone(opened, qtbot)
    assert script_of(opened) is before
    assert opened.session.undo_stack.count() == 0


def test_it_is_tried_again_until_one_likes_it(opened: MainWindow, model: Rewriting, qtbot: QtBot) -> None:
    dialog = ask(opened, "rewrite_scenes")
    written(dialog, qtbot)
    model.change = lambda text: "Think before you click."
    dialog.again.click()
    written(dialog, qtbot)
    assert "Think before you click." in dialog.texts.toPlainText()
    dialog.accept_button.click()
    gone(opened, qtbot)
    assert scene_of(script_of(opened), "s1").narration == "Think before you click."


def test_a_failure_names_the_scenes_and_changes_nothing(opened: MainWindow, qtbot: QtBot) -> None:
    before = script_of(opened)
    with answering(FakeModel("a poem")) as fake:
        use(opened, fake)
        opened.session.select_many(("s2", "s3"), "s2")
        dialog = ask(opened, "rewrite_lengthen")
        written(dialog, qtbot)
        assert dialog.failure.isVisible()
        assert "scene 2, scene 3" in dialog.failure.text
        assert "SCRIPT_GENERATION_FAILED" in dialog.failure.text
        assert not dialog.accept_button.isEnabled()
        dialog.discard.click()
        gone(opened, qtbot)
    assert script_of(opened) is before


def test_a_cancel_ends_it_at_once(opened: MainWindow, qtbot: QtBot) -> None:
    fake = FakeModel("x")
    fake.silent_sec = 20
    with answering(fake):
        use(opened, fake)
        dialog = ask(opened, "rewrite_shorten")
        dialog.discard.click()
        written(dialog, qtbot)
        assert dialog.isVisible()
        assert not dialog.failure.isVisible()
        dialog.again.click()
        dialog.reject()
        gone(opened, qtbot)


def test_words_that_changed_meanwhile_are_not_overwritten(
    opened: MainWindow, model: Rewriting, qtbot: QtBot
) -> None:
    dialog = ask(opened, "rewrite_shorten")
    written(dialog, qtbot)
    scene = scene_of(script_of(opened), "s1").model_copy(update={"narration": "Mine."})
    opened.session.apply(with_scene(script_of(opened), scene), "typed")
    dialog.accept_button.click()
    assert dialog.failure.isVisible()
    assert "changed meanwhile" in dialog.failure.text
    assert scene_of(script_of(opened), "s1").narration == "Mine."
    dialog.reject()
    gone(opened, qtbot)


def test_a_whole_script_becomes_a_copy_in_the_other_language(opened: MainWindow, qtbot: QtBot) -> None:
    record = opened.session.record
    assert record is not None
    with answering(Rewriting(lambda text: "번역된 문장입니다 " * (1 + len(text) // 60))) as fake:
        use(opened, fake)
        dialog = ask(opened, COPY)
        written(dialog, qtbot)
        assert not dialog.failure.isVisible(), dialog.failure.text
        dialog.accept_button.click()
        qtbot.waitUntil(lambda: opened.session.record is not None and opened.session.record != record)
    copy = script_of(opened)
    assert copy.language is Language.KOREAN
    assert copy.title.startswith("번역된")
    assert [s.duration_sec for _, _, s in copy.scenes()] == [
        s.duration_sec for _, _, s in record.script.scenes()
    ]
    assert opened.studio.scripts.get(record.script_id).script == record.script, "the original stays"
