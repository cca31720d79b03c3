"""Scenes and chapters are put elsewhere by mouse and keys, each time as one step that can be taken back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from studio.services.studio import Studio
from studio.ui.session import EditorSession
from studio.ui.timeline.strip import TimelineStrip
from tests.ui.films import course, opened_session
from tests.ui.timeline.conftest import MakePanel
from tests.ui.timeline.hands import carry, drop, middle, move, point, press


def order(session: EditorSession) -> list[list[str]]:
    assert session.script is not None
    return [[scene.uid for scene in chapter.scenes] for chapter in session.script.chapters]


def gap(strip: TimelineStrip, index: int) -> QPoint:
    """Return a place just behind the beginning of a scene."""
    return point(strip, strip.base.blocks[index].start + 10, strip.lanes.thumbs)


@pytest.fixture
def long_session(studio: Studio, qtbot: QtBot):
    with opened_session(studio, qtbot, course(8)) as session:
        yield session


@pytest.fixture
def long_strip(long_session: EditorSession, make_panel: MakePanel) -> TimelineStrip:
    return make_panel(long_session).strip


@pytest.mark.parametrize("zoom", [0.0, 0.2, 0.35])
def test_a_scene_is_dragged_to_another_place(
    strip: TimelineStrip, session: EditorSession, qtbot: QtBot, zoom: float
):
    strip.set_zoom(zoom)
    before = session.script

    carry(strip, middle(strip, 1), gap(strip, 0))

    assert order(session) == [["s2", "s1", "s3"], ["s4"]]
    assert session.selected_uid == "s2"
    assert [block.uid for block in strip.strip.blocks] == ["s2", "s1", "s3", "s4"]
    assert session.undo_stack.count() == 1
    qtbot.waitUntil(lambda: session.film.scene_uids == ("s2", "s1", "s3", "s4"))
    assert strip.strip == strip.base
    assert [block.uid for block in strip.base.blocks] == ["s2", "s1", "s3", "s4"]
    session.undo()
    assert session.script == before


def test_the_boundary_of_chapters_has_a_place_on_either_side(
    long_strip: TimelineStrip, long_session: EditorSession
):
    strip, session = long_strip, long_session
    strip.fit()
    edge = strip.base.blocks[3].start

    carry(strip, middle(strip, 0), point(strip, edge - 15, strip.lanes.thumbs))
    assert order(session) == [["s2", "s3", "s1"], ["s4", "s5", "s6"], ["s7", "s8"]]
    session.undo()
    strip.show_order(session.script)
    carry(strip, middle(strip, 0), point(strip, edge + 15, strip.lanes.thumbs))
    assert order(session) == [["s2", "s3"], ["s1", "s4", "s5", "s6"], ["s7", "s8"]]


def test_several_selected_scenes_are_dragged_together(long_strip: TimelineStrip, long_session: EditorSession):
    strip, session = long_strip, long_session
    strip.fit()
    session.select_many(["s1", "s3", "s5"], "s3")

    carry(strip, middle(strip, 2), gap(strip, 7))

    assert order(session) == [["s2"], ["s4", "s6"], ["s7", "s1", "s3", "s5", "s8"]]
    assert session.selected_uids == ("s1", "s3", "s5")
    assert session.undo_stack.count() == 1


def test_a_scene_that_is_not_selected_is_dragged_alone(
    long_strip: TimelineStrip, long_session: EditorSession
):
    long_strip.fit()
    long_session.select_many(["s1", "s3"], "s3")

    carry(long_strip, middle(long_strip, 1), gap(long_strip, 0))

    assert order(long_session)[0] == ["s2", "s1", "s3"]


def test_a_chapter_is_dragged_with_its_scenes(long_strip: TimelineStrip, long_session: EditorSession):
    strip, session = long_strip, long_session
    strip.fit()
    band = strip.lanes.chapters
    chapters = [chapter.uid for chapter in session.script.chapters]

    carry(strip, point(strip, strip.base.bands[2].start + 60, band), point(strip, 20, band))

    assert [chapter.uid for chapter in session.script.chapters] == [chapters[2], chapters[0], chapters[1]]
    assert order(session)[0] == ["s7", "s8"]
    assert [band.title for band in strip.base.bands] == ["Part 3", "Part 1", "Part 2"]


def test_while_it_is_carried_nothing_changes_and_esc_puts_it_back(
    strip: TimelineStrip, session: EditorSession, qtbot: QtBot
):
    before = session.script

    carry(strip, middle(strip, 2), gap(strip, 0), held=True)
    carried = strip.overlay.carry
    assert carried is not None
    assert carried.drop is not None
    assert (carried.uids, carried.drop.before) == (("s3",), "s1")
    assert session.script is before
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    move(strip, gap(strip, 1))
    drop(strip, gap(strip, 1))

    assert session.script is before
    assert not session.undo_stack.canUndo()


def test_a_scene_dropped_where_it_was_is_no_step(strip: TimelineStrip, session: EditorSession):
    carry(strip, middle(strip, 1), gap(strip, 2))

    assert not session.undo_stack.canUndo()


def test_a_hand_that_trembles_does_not_drag(strip: TimelineStrip, session: EditorSession):
    at = middle(strip, 1)

    carry(strip, at, at + QPoint(3, 2))

    assert not session.undo_stack.canUndo()
    assert session.selected_uid == "s2"


def test_carried_to_the_side_the_film_scrolls_on(
    long_strip: TimelineStrip, long_session: EditorSession, qtbot: QtBot
):
    strip = long_strip
    strip.set_zoom(0.3)
    side = QPoint(round(strip.width_px) - 2, middle(strip, 0).y())

    press(strip, middle(strip, 0))
    move(strip, side)
    qtbot.waitUntil(lambda: strip.view.x_of(strip.base.frame_count) < strip.width_px)
    drop(strip, side)

    assert order(long_session)[-1] == ["s7", "s8", "s1"]


def test_what_is_under_review_stays_where_it_is(
    strip: TimelineStrip, session: EditorSession, studio: Studio, qtbot: QtBot
):
    session.review(studio.scripts.submit)
    qtbot.waitUntil(lambda: session.is_idle)
    before = order(session)

    carry(strip, middle(strip, 1), gap(strip, 0))
    qtbot.keySequence(strip, "Alt+Right")

    assert order(session) == before


@pytest.mark.parametrize(
    ("selected", "keys", "after"),
    [
        (["s2"], ["Alt+Left"], [["s2", "s1", "s3"], ["s4"]]),
        (["s2"], ["Alt+Right", "Alt+Right"], [["s1", "s3"], ["s2", "s4"]]),
        (["s1", "s2"], ["Alt+Right"], [["s3", "s1", "s2"], ["s4"]]),
        (["s4"], ["Alt+Left"], [["s1", "s2", "s3", "s4"]]),
        (["s2"], ["Alt+Shift+Right"], [["s4"], ["s1", "s2", "s3"]]),
        (["s4"], ["Alt+Shift+Left"], [["s4"], ["s1", "s2", "s3"]]),
    ],
)
def test_keys_move_scenes_and_chapters(strip, session: EditorSession, qtbot: QtBot, selected, keys, after):
    session.select_many(selected, selected[-1])
    strip.setFocus()

    for key in keys:
        qtbot.keySequence(strip, key)

    assert order(session) == after
    assert session.selected_uids == tuple(selected)
    assert session.undo_stack.count() == len(keys)
