"""Frames are drawn on the preview: with the mouse, with keys, each drag one step of history."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from studio.domain.image import MotionKind
from studio.domain.settings import VisualStyle
from studio.ui.inspector.motion import DRAWN
from studio.ui.preview.frames import Part
from studio.ui.preview.framing import FramingView
from tests.ui.inspector.hands import Hands
from tests.ui.inspector.test_picture import files


@pytest.fixture
def view(hands: Hands, photo: Path) -> FramingView:
    """The frames of the first scene, which has a picture."""
    hands.drop(hands.panel.scene.picture.zone, files(photo))
    hands.click(hands.panel.scene.motion.framing)
    view = hands.panel.framing.view
    hands.qtbot.waitUntil(lambda: view.isVisible() and view.frame_rect(Part.FIRST).width() > 0)
    return view


def corner(view: FramingView, part: Part) -> QPointF:
    return view.frame_rect(part).bottomRight()


def test_frames_lie_where_the_film_has_them(hands: Hands, view: FramingView) -> None:
    film = hands.session.film
    assert film is not None
    motion = film.slides[0].motion
    assert (view.frames.first.zoom, view.frames.last.zoom) == (motion.zoom_from, motion.zoom_to)
    area, first, last = view.picture_area(), view.frame_rect(Part.FIRST), view.frame_rect(Part.LAST)
    assert area.width() / area.height() == pytest.approx(1.5, rel=0.01)
    assert area.adjusted(-0.1, -0.1, 0.1, 0.1).contains(first)
    assert first.contains(last)
    assert view.hasFocus()


def test_the_end_is_dragged_smaller_in_one_step(hands: Hands, view: FramingView) -> None:
    view.choose(Part.LAST)
    before, steps = view.frame_rect(Part.LAST), hands.steps
    start = corner(view, Part.LAST)
    way = [start - QPointF(before.width() * share, before.height() * share) for share in (0.1, 0.2, 0.4)]
    hands.drag(view, start, *way)
    hands.settle()
    motion = hands.visual.motion
    assert motion is not None
    assert motion.zooms is not None
    assert hands.steps == steps + 1
    assert motion.kind is MotionKind.IN
    assert motion.zooms[1] == pytest.approx(view.frames.first.zoom * 1.1 / 0.6, rel=0.06)
    film = hands.session.film
    assert film is not None
    assert film.slides[0].motion.zoom_to == motion.zooms[1]
    assert hands.panel.scene.motion.kind.currentText().startswith("Own frames")
    hands.session.undo()
    hands.settle()
    assert hands.visual.motion is None
    assert view.frame_rect(Part.LAST).width() == pytest.approx(before.width(), abs=0.01)


def test_a_frame_is_moved_and_snaps_to_a_third(hands: Hands, view: FramingView) -> None:
    view.choose(Part.LAST)
    for _ in range(25):
        hands.key(view, Qt.Key.Key_Plus)
    rect, area = view.frame_rect(Part.LAST), view.picture_area()
    third = area.x() + area.width() / 3
    grip = view.label_rect(Part.LAST).center()
    hands.drag(view, grip, grip + QPointF(-3, 0), grip + QPointF(third + 3 - rect.center().x(), 0))
    assert view.frame_rect(Part.LAST).center().x() == pytest.approx(third, abs=1)


def test_the_focus_point_is_dragged(hands: Hands, view: FramingView) -> None:
    area = view.picture_area()
    wanted = QPointF(area.x() + 0.2 * area.width(), area.y() + 0.8 * area.height())
    hands.drag(view, view.focus_place(), view.focus_place() + QPointF(5, 5), wanted)
    hands.settle()
    assert hands.visual.focus == pytest.approx((0.2, 0.8), abs=0.01)
    assert hands.session.undo_stack.undoText() == "Move the focus point"


def test_everything_is_done_with_keys(hands: Hands, view: FramingView) -> None:
    assert view.part is Part.FIRST
    steps = hands.steps
    for _ in range(3):
        hands.key(view, Qt.Key.Key_Plus)
    hands.settle()
    motion = hands.visual.motion
    assert motion is not None
    assert motion.zooms is not None
    assert motion.zooms[0] == pytest.approx(1.02**3, abs=0.001)
    assert hands.steps == steps + 1  # pressed in quick succession
    hands.key(view, Qt.Key.Key_Tab)
    assert view.part is Part.LAST
    assert "End frame B" in view.accessibleName()
    before = view.frames.last.x
    hands.key(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.frames.last.x > before
    hands.key(view, Qt.Key.Key_Tab)
    assert view.part is Part.FOCUS
    x, y = view.frames.focus
    hands.key(view, Qt.Key.Key_Up)
    assert view.frames.focus == pytest.approx((x, y - 0.01), abs=1e-4)
    hands.key(view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert view.part is Part.LAST
    hands.key(view, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert not hands.panel.scene.motion.framing.isChecked()


def test_escape_lets_go_of_a_drag_without_a_trace(hands: Hands, view: FramingView) -> None:
    before, steps = view.frames, hands.steps
    start = corner(view, Part.FIRST)
    hands.qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start.toPoint())
    hands.qtbot.mouseMove(view, (start - QPointF(40, 40)).toPoint())
    assert view.frames != before
    hands.key(view, Qt.Key.Key_Escape)
    hands.qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=(start - QPointF(40, 40)).toPoint())
    assert view.frames == before
    assert hands.steps == steps
    assert view.isVisible()


def test_frames_give_way_while_the_film_plays(hands: Hands, view: FramingView) -> None:
    hands.key(view, Qt.Key.Key_Space)  # keys of the preview reach it through the frames
    assert hands.preview.player.is_playing
    assert not view.isVisible()
    hands.preview.player.pause()
    assert view.isVisible()


def test_frames_follow_the_scene_and_leave_with_the_second_one(hands: Hands, view: FramingView) -> None:
    first = view.frames
    hands.session.select("s2")
    hands.settle()
    assert view.isVisible()
    assert view.frames != first
    hands.session.select_many(("s2", "s3"), "s2")
    hands.settle()
    assert not view.isVisible()
    assert not hands.panel.scene.motion.framing.isEnabled()


def test_a_scene_that_stands_still_has_a_focus_point_only(hands: Hands, view: FramingView) -> None:
    hands.panel.scene.motion.kind.chosen.emit(MotionKind.NONE)
    hands.settle()
    assert view.is_still
    assert view.part is Part.FOCUS
    hands.key(view, Qt.Key.Key_Left)
    hands.settle()
    film = hands.session.film
    assert film is not None
    assert (film.slides[0].motion.focus_x, film.slides[0].motion.focus_y) == hands.visual.focus
    hands.panel.scene.motion.kind.chosen.emit(MotionKind.IN)
    hands.settle()
    assert not view.is_still


def test_films_in_the_basic_style_say_why_nothing_moves(hands: Hands, view: FramingView) -> None:
    render = hands.studio.preferences.get().render
    hands.studio.preferences.update(render=render.model_copy(update={"style": VisualStyle.BASIC}))
    hands.session.refresh_film()
    hands.qtbot.waitUntil(lambda: view.is_still)
    hands.panel.framing.turn(False)
    hands.settle()
    assert "stand still" in hands.panel.scene._motion_row.note.text


def test_own_frames_are_begun_from_the_list(hands: Hands) -> None:
    hands.panel.scene.motion.kind.chosen.emit(DRAWN)
    hands.settle()
    motion, film = hands.visual.motion, hands.session.film
    assert motion is not None
    assert film is not None
    assert motion.zooms == (film.slides[0].motion.zoom_from, film.slides[0].motion.zoom_to)
    assert hands.panel.framing.is_on
    assert "background" in hands.panel.scene._motion_row.note.text  # there is no picture
    hands.panel.scene.motion.kind.chosen.emit(None)
    hands.settle()
    assert hands.visual.motion is None


def test_a_script_in_review_shows_its_frames_but_holds_them(
    hands: Hands, view: FramingView, qtbot: QtBot
) -> None:
    hands.session.review(hands.studio.scripts.submit)
    qtbot.waitUntil(lambda: not hands.session.is_editable)
    hands.settle()
    before = view.frames
    hands.key(view, Qt.Key.Key_Plus)
    hands.drag(view, corner(view, Part.FIRST), corner(view, Part.FIRST) - QPointF(40, 40))
    assert view.frames == before
