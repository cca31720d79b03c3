"""Drawn frames: what is drawn is what the film shows, kept within the picture, whatever its shape."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from studio.domain.image import ImageMotion, MotionKind
from studio.domain.script import Layout, VisualSpec
from studio.domain.slides import Motion, Slide
from studio.picture.framing import Moving
from studio.ui.preview.frames import (
    Frame,
    Frames,
    Part,
    frame_of,
    moved,
    resized,
    snapped,
    visual_with,
    window_of,
    zoomed,
)

SLIDE = Slide(layout=Layout.TEXT_HIGHLIGHT, title="A")
SHAPES = [(300, 200, 16 / 9), (200, 300, 16 / 9), (160, 90, 16 / 9), (300, 200, 0.8)]


def moving(width: int, height: int, aspect: float) -> Moving:
    return Moving(QImage(width, height, QImage.Format.Format_RGB32), True, aspect, QImage())


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("frame", [Frame(2.0, 0.25, 0.75), Frame(1.4, 0.0, 1.0), Frame(3.0, 0.5, 0.5)])
def test_a_frame_is_found_again_from_what_it_shows(shape: tuple[int, int, float], frame: Frame) -> None:
    picture = moving(*shape)
    assert frame_of(window_of(frame, picture, SLIDE), picture, Frame(1, 0.1, 0.1)) == frame


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("corner", [(0, 0), (1, 0), (0, 1), (1, 1)])
def test_a_corner_drawn_out_stops_at_the_edge_and_at_the_largest_zoom(
    shape: tuple[int, int, float], corner: tuple[int, int]
) -> None:
    picture = moving(*shape)
    before = window_of(Frame(2.0, 0.5, 0.5), picture, SLIDE)
    for pointer, zooms in ((QPointF(corner[0] * 9 - 4, corner[1] * 9 - 4), (1.0, 2.0)),):
        out = resized(before, QPointF(*corner), pointer, picture)
        assert QRectF(-1e-9, -1e-9, 1 + 2e-9, 1 + 2e-9).contains(out)
        assert zooms[0] <= frame_of(out, picture, Frame(1, 0, 0)).zoom < zooms[1]
    held = QPointF(before.right() if corner[0] == 0 else before.left(), before.center().y())
    small = resized(before, QPointF(*corner), held, picture)
    assert small.width() / small.height() == pytest.approx(before.width() / before.height())
    inside = QPointF(
        before.right() if corner[0] == 0 else before.left(),
        before.bottom() if corner[1] == 0 else before.top(),
    )
    assert frame_of(resized(before, QPointF(*corner), inside, picture), picture, Frame(1, 0, 0)).zoom == 3.0


def test_a_frame_stays_within_the_picture() -> None:
    assert moved(QRectF(0.2, 0.2, 0.5, 0.5), QPointF(9, -9)) == QRectF(0.5, 0, 0.5, 0.5)


def test_what_cannot_be_told_stays_as_it_was() -> None:
    """A frame of all there is has the same focus point wherever it was."""
    picture = moving(160, 90, 16 / 9)
    assert frame_of(QRectF(0, 0, 1, 1), picture, Frame(1.2, 0.3, 0.7)) == Frame(1.0, 0.3, 0.7)


def test_enlarging_keeps_the_middle() -> None:
    picture = moving(300, 200, 16 / 9)
    before = Frame(1.5, 0.5, 0.5)
    after = zoomed(before, 1.2, picture, SLIDE)
    assert after.zoom == pytest.approx(1.8)
    one, other = window_of(before, picture, SLIDE).center(), window_of(after, picture, SLIDE).center()
    assert (one.x(), one.y()) == pytest.approx((other.x(), other.y()), abs=1e-3)
    assert zoomed(Frame(1.0, 0.5, 0.5), 0.5, picture, SLIDE).zoom == 1.0
    assert zoomed(Frame(2.9, 0.5, 0.5), 2, picture, SLIDE).zoom == 3.0


def test_thirds_and_the_middle_draw() -> None:
    assert snapped(0.49, 0.02) == (0.5, 0.5)
    assert snapped(0.34, 0.02)[0] == pytest.approx(1 / 3)
    assert snapped(0.42, 0.02) == (0.42, None)
    assert snapped(0.49, 0.0) == (0.49, None)


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [(1.0, 2.0, MotionKind.IN), (2.0, 1.0, MotionKind.OUT), (1.5, 1.5, MotionKind.PAN)],
)
def test_drawn_frames_become_the_motion_of_the_scene(first: float, last: float, kind: MotionKind) -> None:
    before = VisualSpec(
        type="FULL_IMAGE", motion=ImageMotion.model_validate({"kind": "in", "zoom": 1.2, "ease": "later"})
    )
    frames = Frames(Frame(first, 0.1, 0.2), Frame(last, 0.8, 0.9), (0.5, 0.5))
    visual = visual_with(before, frames, Part.LAST)
    assert visual.type == "FULL_IMAGE"
    assert visual.motion is not None
    assert visual.motion.model_extra == {"ease": "later"}
    assert (visual.motion.kind, visual.motion.zooms) == (kind, (first, last))
    assert (visual.motion.start, visual.motion.end) == ((0.1, 0.2), (0.8, 0.9))
    assert visual_with(None, frames, Part.FOCUS) == VisualSpec(focus=(0.5, 0.5))


def test_the_frames_of_a_motion_are_its_ends() -> None:
    zoom = Frames.of(Motion(zoom_from=1.0, zoom_to=1.1, focus_x=0.4, focus_y=0.6), None)
    assert zoom == Frames(Frame(1.0, 0.4, 0.6), Frame(1.1, 0.4, 0.6), (0.4, 0.6))
    pan = Frames.of(Motion(zoom_from=1.2, zoom_to=1.2, focus_x=0, focus_y=0.5, pan_to=(1, 0.5)), (0.2, 0.3))
    assert pan == Frames(Frame(1.2, 0, 0.5), Frame(1.2, 1, 0.5), (0.2, 0.3))
