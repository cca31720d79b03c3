"""Items on their way in: not there before, moving within, whole at the end, and nothing else changes."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.domain.entrances import Entrance
from studio.domain.script import Layout, Transition
from studio.domain.slide_captions import SlideCaption
from studio.domain.slides import Canvas, Motion, Slide
from studio.domain.timeline import Shot
from studio.picture import FramePainter, jpeg_of
from studio.picture.elements import Box, item_of
from studio.picture.layouts import compose
from tests.picture.kit import SIZES, canvas, slide

Pixels = NDArray[np.int16]
LISTS = (Layout.KEY_POINTS, Layout.SUMMARY, Layout.DIAGRAM, Layout.COMPARISON)
STEP = 20


def entering(layout: Layout, *, motion: Motion | None = None) -> Slide:
    """A slide whose items enter one after another, every STEP frames."""
    what = slide(layout, "보낸 사람 확인").model_copy(update={"motion": motion or Motion()})
    count = len(what.entering)
    runs = [(STEP * (n + 1), STEP * (n + 1) + 5) for n in range(count)]
    return what.model_copy(
        update={"entrances": tuple(Entrance(first_frame=first, end_frame=end) for first, end in runs)}
    )


def frames_of(what: Slide, on: Canvas, *frames: int) -> list[Pixels]:
    painter = FramePainter(on, (what,))
    shape = (on.height, on.width, 4)
    return [
        np.frombuffer(bytes(painter.paint(Shot(scene=0, local_frame=frame))), np.uint8)
        .reshape(shape)[..., :3]
        .astype(np.int16)
        for frame in frames
    ]


def all_equal(first: Pixels, *others: Pixels) -> bool:
    return all(np.array_equal(first, other) for other in others)


def box_of(what: Slide, on: Canvas, item: int) -> Box:
    """The room an item takes, from the first of its elements to the last."""
    boxes = [element.box for element in compose(on, what).elements if item_of(element) == item]
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(left, top, max(b.right for b in boxes) - left, max(b.bottom for b in boxes) - top)


def cut(pixels: Pixels, box: Box) -> Pixels:
    return pixels[round(box.y) : round(box.bottom), round(box.x) : round(box.right)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("layout", LISTS)
def test_an_item_is_not_there_before_moves_in_and_stands(layout: Layout, size: tuple[int, int]) -> None:
    what, on = entering(layout), canvas(*size)
    for index, entrance in enumerate(what.entrances):
        first, end = entrance.first_frame, entrance.end_frame
        before, *way, there = frames_of(what, on, first - 1, *range(first, end), end)
        shown = np.abs(there - before)
        box = box_of(what, on, index)
        assert cut(shown, box).max() > 40
        outside = shown.copy()
        cut(outside, box.inset(-14, -14))[:] = 0
        assert outside.max() == 0
        amounts = [float(np.abs(frame - before).mean()) for frame in (*way, there)]
        assert all(0 < a < b for a, b in itertools.pairwise(amounts))


@pytest.mark.parametrize("layout", LISTS)
def test_an_item_rises_in_fractions_of_a_pixel(layout: Layout) -> None:
    what, on = entering(layout), canvas()
    first = what.entrances[0].first_frame
    before, *way = frames_of(what, on, first - 1, *range(first, first + 6))
    heights: list[float] = []
    for frame in way:
        light: NDArray[np.float64] = np.abs(frame - before).mean(axis=(1, 2))
        heights.append(float(np.average(np.arange(light.size), weights=light)))
    steps = -np.diff(heights)
    assert (steps > 0).all()  # upwards all the way
    assert (np.diff(steps) < 0.02).all()  # and ever slower
    assert sum(steps) == pytest.approx(12 * (5 / 6) ** 3, abs=0.5)


@pytest.mark.parametrize("layout", LISTS)
def test_at_the_end_the_slide_is_the_one_on_which_everything_stood_from_the_start(layout: Layout) -> None:
    what, on = entering(layout), canvas()
    plain = what.model_copy(update={"entrances": ()})
    assert all_equal(*frames_of(what, on, 200), *frames_of(plain, on, 0))
    assert jpeg_of(on, (what,), Shot(scene=0, local_frame=0), width=320) == jpeg_of(
        on, (plain,), Shot(scene=0, local_frame=0), width=320
    )


def test_between_changes_every_frame_is_the_same_bytes_as_the_slide_at_rest() -> None:
    captions = (SlideCaption(first_frame=30, end_frame=50, text="자막\n두 줄"),)
    what, on = entering(Layout.KEY_POINTS).model_copy(update={"captions": captions}), canvas(640, 360)
    cuts = [0, *(edge for run in what.changes for edge in run), 100]
    for begin, end in zip(cuts[::2], cuts[1::2], strict=True):
        seen = frames_of(what, on, *range(begin, end, 3))
        (rested,) = frames_of(what.at_rest(begin), on, 0)
        assert all_equal(rested, *seen)


def test_frames_are_the_same_bytes_in_any_order() -> None:
    what, on = entering(Layout.SUMMARY), canvas(640, 360)
    onward = frames_of(what, on, *range(15, 70))
    back = frames_of(what, on, *range(69, 14, -1))
    assert all(np.array_equal(a, b) for a, b in zip(onward, back[::-1], strict=True))


def test_outside_of_changes_only_the_background_moves() -> None:
    drifting = entering(Layout.KEY_POINTS, motion=Motion(zoom_to=1.1))
    still, on = entering(Layout.KEY_POINTS), canvas(640, 360)
    bare = drifting.model_copy(update={"items": (), "title": "", "kicker": "", "number": "", "entrances": ()})
    for begin, end in ((0, 19), (25, 39), (45, 59), (65, 90)):
        first, last = frames_of(drifting, on, begin, end)
        ground = np.abs(frames_of(bare, on, end)[0] - frames_of(bare, on, begin)[0])
        assert np.abs(last - first).max() <= ground.max() + 2
        assert all_equal(*frames_of(still, on, begin, end))


def test_items_enter_during_a_transition_as_well() -> None:
    on = canvas(640, 360)
    leaving, coming = slide(Layout.TITLE_SLIDE, "안녕하십니까"), entering(Layout.KEY_POINTS)
    painter = FramePainter(on, (leaving, coming))

    def mixed(frame: int) -> bytes:
        return bytes(
            painter.paint(
                Shot(
                    scene=0,
                    local_frame=100,
                    incoming=1,
                    incoming_local_frame=frame,
                    mix=0.5,
                    transition=Transition.FADE,
                )
            )
        )

    assert mixed(-3) == mixed(STEP - 1) != mixed(STEP) != mixed(STEP + 5)


def test_items_for_which_there_is_no_room_are_waited_for_in_peace() -> None:
    what = slide(Layout.KEY_POINTS, "아주 긴 항목이 아주 많이 있습니다 " * 3, count=12)
    runs = tuple(Entrance(first_frame=10 * n + 10, end_frame=10 * n + 15) for n in range(12))
    what = what.model_copy(update={"entrances": runs, "motion": Motion()})
    on = canvas(640, 360)
    assert compose(on, what).left_out
    assert all_equal(*frames_of(what, on, 122, 200))
