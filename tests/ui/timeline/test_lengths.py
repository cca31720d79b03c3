"""Edges give scenes their lengths: in tenths, where something is met, never below the narration."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from studio.domain.edits import scene_of
from studio.ui.session import EditorSession
from studio.ui.timeline.strip import TimelineStrip
from studio.ui.timeline.trimming import Held
from tests.ui.timeline.hands import ALT, LEFT, NONE, carry, drop, middle, move, point, press


def lengths(session: EditorSession) -> list[float | None]:
    assert session.script is not None
    return [scene.duration_sec for _, _, scene in session.script.scenes()]


def edge(strip: TimelineStrip, index: int) -> QPoint:
    return point(strip, strip.strip.blocks[index].end, strip.lanes.thumbs)


@pytest.mark.parametrize("zoom", [0.0, 0.3, 0.55])
def test_the_edge_stays_under_the_mouse_at_every_zoom(strip: TimelineStrip, qtbot: QtBot, zoom: float):
    strip.set_zoom(zoom)
    begin = edge(strip, 0)

    carry(strip, begin, begin + QPoint(40, 0), held=True)

    tenth = 0.1 * strip.base.fps * strip.view.scale
    assert abs(edge(strip, 0).x() - begin.x() - 40) <= tenth / 2 + 9
    qtbot.keyClick(strip, Qt.Key.Key_Escape)


def test_the_narration_is_a_stop_that_says_so(strip: TimelineStrip, session: EditorSession):
    begin = edge(strip, 1)

    carry(strip, begin, begin - QPoint(400, 0), held=True)
    stretch = strip.overlay.stretch

    assert stretch is not None
    assert stretch.held is Held.NARRATION
    assert "as long as the narration" in stretch.text
    assert strip.strip.blocks[1].frame_count == strip.base.blocks[1].least
    drop(strip, begin - QPoint(400, 0))


@pytest.mark.parametrize(("modifiers", "met"), [(NONE, True), (ALT, False)])
def test_an_edge_is_drawn_to_the_playhead_unless_alt_is_held(
    strip: TimelineStrip, session: EditorSession, modifiers: Qt.KeyboardModifier, met: bool
):
    playhead = strip.base.blocks[1].end + 41
    session.move_playhead(playhead)
    strip.set_zoom(0.3)
    strip.reveal(strip.base.blocks[1].start, playhead)
    near = point(strip, playhead, strip.lanes.thumbs) + QPoint(5, 0)

    carry(strip, edge(strip, 1), near, modifiers, held=True)

    assert strip.overlay.stretch is not None
    assert (strip.overlay.stretch.held is Held.PLAYHEAD) == met
    assert (strip.strip.blocks[1].end == playhead) == met
    drop(strip, near, modifiers)
    assert (session.playhead, session.selected_uid) == (playhead, "s3")  # only the length has changed


def test_several_edges_move_together(strip: TimelineStrip, session: EditorSession, qtbot: QtBot):
    session.select_many(["s2", "s3"], "s2")
    before = [block.frame_count for block in strip.base.blocks]
    begin = edge(strip, 1)

    carry(strip, begin, begin + QPoint(60, 0), held=True)
    stretch = strip.overlay.stretch
    assert stretch is not None
    assert "× 2" in stretch.text
    drop(strip, begin + QPoint(60, 0))

    after = [block.frame_count for block in strip.base.blocks]
    grown = [b - a for a, b in zip(before, after, strict=True)]
    assert grown[0] == grown[3] == 0
    assert grown[1] > 24
    assert abs(grown[1] - grown[2]) <= 2
    assert session.undo_stack.count() == 1
    assert session.selected_uids == ("s2", "s3")
    session.undo()
    assert lengths(session) == [6.0] * 4


def test_alt_gives_any_number_of_frames(strip: TimelineStrip, session: EditorSession, qtbot: QtBot):
    strip.set_zoom(0.75)
    block = strip.base.blocks[0]
    strip.reveal(block.end, block.end + 60)
    begin = edge(strip, 0)
    wanted = block.frame_count + 13
    end = point(strip, block.start + wanted, strip.lanes.thumbs)

    carry(strip, begin, end, ALT)

    assert abs(strip.base.blocks[0].frame_count - wanted) <= 1
    qtbot.waitUntil(
        lambda: (
            session.film.timeline.spans[0].frame_count == strip.base.blocks[0].frame_count
            and session.film.timeline.spans[0].frame_count != block.frame_count
        )
    )


def test_a_double_click_on_an_edge_makes_the_length_automatic(
    strip: TimelineStrip, session: EditorSession, qtbot: QtBot
):
    qtbot.mouseDClick(strip.viewport(), LEFT, pos=edge(strip, 1))

    assert lengths(session) == [6.0, None, 6.0, 6.0]
    assert session.undo_stack.count() == 1


def test_the_last_scene_grows_beyond_the_side_of_the_window(
    strip: TimelineStrip, session: EditorSession, qtbot: QtBot
):
    strip.fit()
    before = strip.base.frame_count
    side = QPoint(round(strip.width_px) - 2, middle(strip, 0).y())

    press(strip, edge(strip, 3))
    move(strip, side)
    qtbot.waitUntil(lambda: strip.strip.frame_count > before + 100)
    drop(strip, side)

    assert scene_of(session.script, "s4").duration_sec > 6.0


@pytest.mark.parametrize(
    ("keys", "tenths"),
    [("]", 5), ("[", -5), ("Shift+]", 20), ("}", 20), ("Shift+[", -20)],
)
def test_keys_lengthen_and_shorten_all_selected(strip, session: EditorSession, qtbot: QtBot, keys, tenths):
    longer = session.script
    for uid in ("s1", "s2", "s3", "s4"):
        scene = scene_of(longer, uid).model_copy(update={"duration_sec": 20.0})
        session.apply(longer := _with(longer, scene), "longer")
    qtbot.waitUntil(lambda: session.film.timeline.frame_count == 4 * 20 * 24)
    session.select_many(["s1", "s3"], "s1")
    strip.setFocus()

    qtbot.keySequence(strip, keys)

    changed = 20.0 + tenths / 10
    assert lengths(session) == [changed, 20.0, changed, 20.0]


def test_what_is_taken_back_at_once_is_shown_taken_back(
    strip: TimelineStrip, session: EditorSession, qtbot: QtBot
):
    before = strip.base

    qtbot.keySequence(strip, "]")
    session.undo()
    qtbot.waitUntil(lambda: session.is_idle)

    assert strip.base == before


def test_a_is_for_automatic(strip: TimelineStrip, session: EditorSession, qtbot: QtBot):
    session.select_many(["s1", "s4"], "s1")

    qtbot.keyClick(strip, Qt.Key.Key_A)

    assert lengths(session) == [None, 6.0, 6.0, None]


def _with(script, scene):
    from studio.domain.edits import with_scene

    return with_scene(script, scene)
