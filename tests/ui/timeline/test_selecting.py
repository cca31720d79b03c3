"""Several scenes are selected as in any list, with mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from studio.ui.session import EditorSession
from studio.ui.timeline.geometry import Lane
from studio.ui.timeline.strip import TimelineStrip
from tests.ui.films import course, opened_session
from tests.ui.timeline.conftest import MakePanel
from tests.ui.timeline.hands import CTRL, SHIFT, carry, click, drop, middle, move, point, press

ZOOMS = [0.0, 0.3, 0.5]


@pytest.mark.parametrize("zoom", ZOOMS)
def test_ctrl_click_takes_scenes_in_and_out(strip: TimelineStrip, session: EditorSession, zoom: float):
    strip.set_zoom(zoom)
    for index, after in ((0, ("s1",)), (2, ("s1", "s3")), (3, ("s1", "s3", "s4")), (2, ("s1", "s4"))):
        block = strip.base.blocks[index]
        strip.reveal(block.start, block.end)
        click(strip, middle(strip, index), CTRL if index else Qt.KeyboardModifier.NoModifier)
        assert session.selected_uids == after
    assert session.selected_uid in session.selected_uids


def test_shift_click_selects_from_where_one_was_chosen(strip: TimelineStrip, session: EditorSession):
    click(strip, middle(strip, 1))

    click(strip, middle(strip, 3), SHIFT)
    assert session.selected_uids == ("s2", "s3", "s4")
    assert session.selected_uid == "s4"
    click(strip, middle(strip, 0), SHIFT)
    assert session.selected_uids == ("s1", "s2")


def test_a_click_among_several_selects_one_once_it_is_let_go(strip: TimelineStrip, session: EditorSession):
    session.select_many(["s1", "s2", "s3"], "s1")

    press(strip, middle(strip, 1))
    assert len(session.selected_uids) == 3  # it may still become a drag of all three
    drop(strip, middle(strip, 1))

    assert session.selected_uids == ("s2",)


def test_a_band_over_an_empty_lane_selects_what_it_touches(strip: TimelineStrip, session: EditorSession):
    lane = strip.lanes.waves
    first, last = strip.base.blocks[1], strip.base.blocks[2]

    carry(strip, point(strip, first.end - 20, lane), point(strip, last.start + 20, lane))
    assert session.selected_uids == ("s2", "s3")

    carry(strip, point(strip, 5, lane), point(strip, 40, lane), CTRL)
    assert session.selected_uids == ("s1", "s2", "s3")


def test_below_the_lanes_and_behind_the_film_is_room_for_a_band(
    strip: TimelineStrip, session: EditorSession, panel, qtbot: QtBot
):
    panel.resize(1000, 480)
    below = Lane(strip.lanes.bottom + 2, strip.viewport().height() - strip.lanes.bottom - 2)
    assert below.height > 4
    last = strip.base.blocks[-1]

    carry(strip, point(strip, last.end, below) + QPoint(8, 0), point(strip, last.start - 30, below))

    assert session.selected_uids == ("s3", "s4")


def test_esc_forgets_the_band(strip: TimelineStrip, session: EditorSession, qtbot: QtBot):
    lane = strip.lanes.waves

    carry(strip, point(strip, 10, lane), point(strip, 400, lane), held=True)
    assert strip.overlay.rubber is not None
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    drop(strip, point(strip, 400, lane))

    assert strip.overlay.rubber is None
    assert session.selected_uids == ("s1",)


def test_ctrl_click_on_a_chapter_adds_its_scenes(strip: TimelineStrip, session: EditorSession):
    session.select("s4")

    click(strip, point(strip, 20, strip.lanes.chapters), CTRL)

    assert session.selected_uids == ("s1", "s2", "s3", "s4")
    assert session.selected_uid == "s4"


@pytest.mark.parametrize(
    ("keys", "after", "shown"),
    [
        (["Shift+Down"], ("s2", "s3"), "s3"),
        (["Shift+Down", "Shift+Down"], ("s2", "s3", "s4"), "s4"),
        (["Ctrl+Shift+Right", "Ctrl+Shift+Left"], ("s2",), "s2"),
        (["Shift+PgUp"], ("s1", "s2"), "s1"),
        (["Shift+Down", "Shift+Up", "Shift+Up"], ("s1", "s2"), "s1"),
        (["Shift+End"], ("s2", "s3", "s4"), "s4"),
        (["Shift+Home"], ("s1", "s2"), "s1"),
        (["Ctrl+A"], ("s1", "s2", "s3", "s4"), "s2"),
        (["Ctrl+Shift+A"], ("s1", "s2", "s3"), "s2"),
        (["Ctrl+A", "Esc"], ("s2",), "s2"),
        (["Down"], ("s3",), "s3"),
    ],
)
def test_keys_select(strip: TimelineStrip, session: EditorSession, qtbot: QtBot, keys, after, shown):
    session.select("s2")
    strip.setFocus()

    for key in keys:
        qtbot.keySequence(strip, key)

    assert session.selected_uids == after
    assert session.selected_uid == shown


def test_what_is_selected_is_drawn_selected_and_not_by_colour_alone(
    strip: TimelineStrip, session: EditorSession
):
    def head(index: int) -> bytes:
        block, lane = strip.base.blocks[index], strip.lanes.scenes
        left = round(strip.view.x_of(block.start)) + 4
        image = strip.viewport().grab().toImage().convertToFormat(strip.viewport().grab().toImage().format())
        part = image.copy(left, round(lane.top) + 3, 40, round(strip.lanes.scene_head) - 4)
        # Only light and dark: the shape of what is written, not its colour.
        return bytes(
            255 if part.pixelColor(x, y).lightness() > 110 else 0
            for x in range(part.width())
            for y in range(part.height())
        )

    session.select("s4")
    before = head(0)

    session.select_many(["s1", "s2", "s4"], "s4")

    assert head(0) != before


def test_a_screen_reader_hears_how_many_are_selected(
    strip: TimelineStrip, session: EditorSession, qtbot: QtBot
):
    session.select_many(["s1", "s2"], "s2")

    qtbot.waitUntil(lambda: "2 scene(s) selected" in strip.accessibleDescription())
    assert "Scene 2 of 4, 9.2 s, in chapter 1 Part 1" in strip.accessibleDescription()


def test_a_held_band_scrolls_the_film_at_the_side(studio, make_panel: MakePanel, qtbot: QtBot):
    with opened_session(studio, qtbot, course(20)) as session:
        strip = make_panel(session).strip
        strip.set_zoom(0.6)
        lane = strip.lanes.waves
        at = QPoint(round(strip.width_px) - 3, round(lane.top + 4))

        press(strip, point(strip, 30, lane))
        move(strip, at)
        qtbot.waitUntil(lambda: strip.view.offset > 200)
        drop(strip, at)

        reached = strip.base.block_at(int(strip.view.frame_at(at.x())))
        assert session.selected_uids[0] == "s1"
        assert abs(len(session.selected_uids) - 1 - reached) <= 1
        offset = strip.view.offset
        qtbot.wait(60)
        assert strip.view.offset == offset
