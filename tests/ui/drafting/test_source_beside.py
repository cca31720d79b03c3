"""A drafted script stands beside its source where there is room, above it where there is little."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.domain.drafting import DraftOptions
from studio.domain.edits import scene_of, with_scene
from studio.domain.text import Language
from studio.ui.drafting.beside import BesideScript
from studio.ui.main_window import MainWindow
from studio.ui.theme import Theme

SOURCE = (
    "Data 📎\n\nCollect only the data you need for your purpose.\n\n"
    "Destroy all data within five days when its time is over."
)


@pytest.mark.parametrize(
    ("width", "orientation"), [(1200, Qt.Orientation.Horizontal), (500, Qt.Orientation.Vertical)]
)
def test_the_line_between_them_turns(
    qtbot: QtBot, theme: Theme, width: int, orientation: Qt.Orientation
) -> None:
    beside = BesideScript(QWidget(), QWidget())
    qtbot.addWidget(beside)
    beside.resize(width, 600)
    beside.show()
    assert beside.orientation() is orientation
    assert all(size > 0 for size in beside.sizes())


@pytest.fixture
def drafted(window: MainWindow) -> MainWindow:
    """A window with an outline of three scenes open, its source beside it."""
    authoring = window.studio.authoring
    draft = authoring.draft(SOURCE, DraftOptions(language=Language.ENGLISH), source_name="rules.txt")
    record = authoring.keep(draft)
    window.session.open(record.script_id)
    window.drafts.show_source()
    return window


def test_what_a_scene_says_is_marked_in_its_source(drafted: MainWindow, qtbot: QtBot) -> None:
    pane = drafted.script.source_pane
    qtbot.waitUntil(lambda: pane.marked == ["Collect only the data you need for your purpose."])
    (mark,) = pane.text.extraSelections()
    cursor = mark.cursor  # type: ignore[attr-defined]
    assert cursor.selectedText() == pane.marked[0], "a sign beyond the first plane moves nothing"
    script = drafted.session.script
    assert script is not None
    uid = drafted.session.selected_uid
    scene = scene_of(script, uid).model_copy(update={"narration": "Fire doors are kept shut."})
    drafted.session.apply(with_scene(script, scene), "typed")
    qtbot.waitUntil(lambda: pane.marked == [])


def test_the_source_goes_with_its_script(drafted: MainWindow, qtbot: QtBot) -> None:
    pane = drafted.script.source_pane
    assert pane.isVisible()
    assert drafted.actions_["draft_source"].isEnabled()
    other = drafted.studio.scripts.create("Written here")
    drafted.session.open(other.script_id)
    assert not pane.isVisible()
    assert not drafted.script.draft_note.isVisible()
    assert not drafted.actions_["draft_source"].isEnabled()


def test_source_and_note_say_where_they_come_from(drafted: MainWindow) -> None:
    note = drafted.script.draft_note
    assert note.isVisible()
    assert "rules.txt" in note.text
    assert "Outline without a language model" in note.text
    assert not note.show_source.isVisible(), "what is shown is not offered"
    drafted.drafts.hide_source()
    assert not drafted.script.source_pane.isVisible()
    note.show_source.click()
    assert drafted.script.source_pane.isVisible()
