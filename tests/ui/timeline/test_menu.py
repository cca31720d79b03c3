"""The menus offer what can be done with what they were asked about, by mouse and by key."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from studio.services.studio import Studio
from studio.ui.actions import Actions
from studio.ui.session import EditorSession
from studio.ui.theme import Theme
from studio.ui.timeline.geometry import Zone
from studio.ui.timeline.panel import TimelinePanel
from studio.ui.timeline.strip import TimelineStrip
from tests.ui.films import course
from tests.ui.timeline.conftest import MakePanel
from tests.ui.timeline.hands import ask_for_menu, middle, point

MOUSE, KEY = QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard


@pytest.fixture
def actions(panel: TimelinePanel, theme: Theme) -> Actions:
    """The window's actions, known to the timeline."""
    actions = Actions(theme, panel)
    panel.use_actions(actions)
    return actions


def entries(menu: QMenu) -> dict[str, QAction]:
    return {action.text().split("\t")[0]: action for action in menu.actions() if action.text()}


def choose(panel: TimelinePanel, text: str) -> None:
    entries(panel.menus.menu)[text].trigger()
    panel.menus.menu.close()


def test_a_scene_offers_the_actions_of_the_window_and_its_own(
    panel: TimelinePanel, strip: TimelineStrip, session: EditorSession, actions: Actions, qtbot: QtBot
):
    ask_for_menu(strip, middle(strip, 2), MOUSE)

    assert panel.menus.menu.isVisible()
    assert session.selected_uid == "s3"
    offered = entries(panel.menus.menu)
    assert offered["Duplicate scene"] is actions["duplicate"]
    assert offered["Delete scene"] is actions["delete"]
    assert {"Play from here", "Automatic length", "Zoom to selection", "Lanes shown"} <= set(offered)
    choose(panel, "Automatic length")
    assert session.script.chapters[0].scenes[2].duration_sec is None


def test_what_is_selected_together_stays_so_when_its_menu_is_asked_for(
    panel: TimelinePanel, strip: TimelineStrip, session: EditorSession
):
    session.select_many(["s1", "s2"], "s1")

    ask_for_menu(strip, middle(strip, 1), MOUSE)

    assert session.selected_uids == ("s1", "s2")
    choose(panel, "Move right")
    assert [s.uid for s in session.script.chapters[0].scenes] == ["s3", "s1", "s2"]


def test_the_key_for_menus_asks_at_the_playhead(
    panel: TimelinePanel, strip: TimelineStrip, session: EditorSession
):
    session.select("s4")

    ask_for_menu(strip, QPoint(), KEY)

    assert panel.menus.menu.isVisible()
    assert "Automatic length" in entries(panel.menus.menu)
    assert session.selected_uid == "s4"
    panel.menus.menu.close()


@pytest.mark.parametrize("key", ["Shift+F10", "Menu"])
def test_keys_open_the_menu_where_the_system_does_not(
    panel: TimelinePanel, strip: TimelineStrip, qtbot: QtBot, key: str
):
    qtbot.keySequence(strip, key)

    assert panel.menus.menu.isVisible()
    panel.menus.menu.close()


def test_a_chapter_is_moved_selected_and_zoomed_to(
    panel: TimelinePanel, strip: TimelineStrip, session: EditorSession
):
    at = point(strip, strip.base.bands[1].start + 30, strip.lanes.chapters)
    ask_for_menu(strip, at, MOUSE)
    offered = entries(panel.menus.menu)
    assert not offered["Move chapter right"].isEnabled()

    choose(panel, "Move chapter left")
    assert [c.title for c in session.script.chapters] == ["Part 2", "Part 1"]

    ask_for_menu(strip, point(strip, strip.base.bands[1].start + 30, strip.lanes.chapters), MOUSE)
    choose(panel, "Select its scenes")
    assert session.selected_uids == ("s1", "s2", "s3")

    session.select("s1")
    ask_for_menu(strip, point(strip, 20, strip.lanes.chapters), MOUSE)
    assert session.selected_uid == "s4"  # what the menu offers is done to this chapter
    choose(panel, "Zoom to the chapter")
    assert strip.view.x_of(strip.base.bands[0].end) == pytest.approx(strip.width_px - 24, abs=14)


def test_a_caption_is_copied_and_played(
    panel: TimelinePanel, strip: TimelineStrip, session: EditorSession, studio: Studio, qtbot: QtBot
):
    session.film_changed.emit(studio.previewing.voice(course()))
    caption = strip.base.captions[1]
    at = point(strip, (caption.start + caption.end) / 2, strip.lanes.captions)

    ask_for_menu(strip, at, MOUSE)
    choose(panel, "Copy the text")
    assert QGuiApplication.clipboard().text() == caption.text

    ask_for_menu(strip, at, MOUSE)
    with qtbot.waitSignal(strip.play_from_asked):
        choose(panel, "Play from here")
    assert session.playhead == caption.start


def test_between_the_lanes_there_is_what_concerns_all(panel: TimelinePanel, strip: TimelineStrip):
    ask_for_menu(strip, point(strip, 30, strip.lanes.ruler), MOUSE)

    assert {"Select all", "Show the whole film", "Lanes shown"} <= set(entries(panel.menus.menu))
    assert "Automatic length" not in entries(panel.menus.menu)
    panel.menus.menu.close()


def test_what_may_not_be_edited_offers_no_changes(
    panel: TimelinePanel, strip: TimelineStrip, session: EditorSession, studio: Studio, qtbot: QtBot
):
    session.review(studio.scripts.submit)
    qtbot.waitUntil(lambda: session.is_idle)

    ask_for_menu(strip, middle(strip, 1), MOUSE)

    offered = entries(panel.menus.menu)
    assert not any(offered[text].isEnabled() for text in ("Longer", "Automatic length", "Move left"))
    assert offered["Play from here"].isEnabled()
    panel.menus.menu.close()


@pytest.mark.parametrize(
    ("key", "name"),
    [("Del", "delete"), ("Ctrl+X", "scene_cut"), ("Ctrl+C", "scene_copy"), ("Ctrl+V", "scene_paste")],
)
def test_what_the_window_does_is_asked_of_the_window(
    panel: TimelinePanel, strip: TimelineStrip, actions: Actions, qtbot: QtBot, key: str, name: str
):
    with qtbot.waitSignal(actions[name].triggered):
        qtbot.keySequence(strip, key)


def test_hidden_lanes_stay_hidden(
    panel: TimelinePanel, strip: TimelineStrip, session: EditorSession, make_panel: MakePanel
):
    full = strip.lanes
    assert full.waves.height > 0
    assert full.captions.height > 0

    panel.menus.lane_actions[Zone.WAVE].trigger()

    assert strip.lanes.waves.height == 0
    assert strip.lanes.thumbs.height > full.thumbs.height
    other = make_panel(session)
    assert other.strip.lanes.waves.height == 0
    assert other.strip.lanes.captions.height > 0
    other.menus.lane_actions[Zone.WAVE].trigger()
    assert make_panel(session).strip.lanes.waves.height > 0


def test_every_entry_says_its_key(panel: TimelinePanel, strip: TimelineStrip, session: EditorSession):
    ask_for_menu(strip, middle(strip, 0), MOUSE)

    keys = {text: a.text().partition("\t")[2] for text, a in entries(panel.menus.menu).items()}

    assert keys["Longer"] == "]"
    assert keys["Move left"] == "Alt+Left"
    assert keys["Zoom to selection"] == "Z"
    panel.menus.menu.close()
