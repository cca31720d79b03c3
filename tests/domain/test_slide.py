"""A slide over the frames of its scene: what has come, what is said, and where nothing changes."""

from __future__ import annotations

import itertools

import pytest

from studio.domain.entrances import Entrance
from studio.domain.script import Layout
from studio.domain.slide_captions import SlideCaption
from studio.domain.slides import Group, Motion, Slide

SLIDE = Slide(
    layout=Layout.KEY_POINTS,
    title="제목",
    items=("하나", "둘", "셋"),
    motion=Motion(zoom_to=1.1),
    frame_count=100,
    entrances=tuple(Entrance(first_frame=first, end_frame=first + 5) for first in (20, 40, 60)),
    captions=(
        SlideCaption(first_frame=10, end_frame=30, text="첫째"),
        SlideCaption(first_frame=30, end_frame=42, text="둘째"),
        SlideCaption(first_frame=70, end_frame=90, text="셋째"),
    ),
)


def shown(slide: Slide, frame: int) -> tuple[list[float], str]:
    return [slide.presence(i, frame) for i in range(len(slide.entering))], slide.caption_at(frame)


def test_changes_are_the_runs_in_which_words_change_in_order_and_apart() -> None:
    assert SLIDE.changes == ((10, 10), (20, 25), (30, 30), (40, 45), (60, 65), (70, 70), (90, 90))
    assert Slide(layout=Layout.TITLE_SLIDE, title="제목").changes == ()


def test_outside_of_changes_every_frame_looks_like_the_one_before() -> None:
    quiet = set(range(-5, 120))
    for first, end in SLIDE.changes:
        quiet -= {first, *range(first, end + 1)}
    for frame in sorted(quiet):
        assert shown(SLIDE, frame) == shown(SLIDE, frame - 1)


def test_a_slide_at_rest_looks_the_same_for_ever_and_is_one_value_between_changes() -> None:
    cuts = [-5, *(cut for run in SLIDE.changes for cut in run), 120]
    for begin, end in itertools.pairwise(cuts):
        if any(first <= begin < last for first, last in SLIDE.changes):
            continue
        for slide in map(SLIDE.at_rest, range(begin, end)):
            assert slide == SLIDE.at_rest(begin)
            assert slide.changes == ()
            assert slide.at_rest(7) == slide
            assert (slide.frame_count, slide.motion) == (SLIDE.frame_count, SLIDE.motion)
            assert {str(shown(slide, frame)) for frame in (-9, begin, 999)} == {str(shown(SLIDE, begin))}


def test_a_slide_on_which_everything_has_come_is_the_one_without_entrances() -> None:
    last = SLIDE.frame_count - 1
    assert SLIDE.at_rest(last) == SLIDE.complete()
    assert shown(SLIDE, last) == ([1.0, 1.0, 1.0], "")
    assert SLIDE.complete().at_rest(0) == SLIDE.complete()


def test_the_wording_is_the_same_however_long_the_scene_is_and_whatever_enters() -> None:
    other = SLIDE.model_copy(update={"frame_count": 7, "motion": Motion(), "entrances": (), "captions": ()})
    assert other.wording() == SLIDE.wording()
    assert SLIDE.model_copy(update={"title": "다른 제목"}).wording() != SLIDE.wording()


@pytest.mark.parametrize(
    ("layout", "entering"),
    [(Layout.COMPARISON, ("나쁜 것", "또 나쁜 것", "좋은 것")), (Layout.KEY_POINTS, ("항목",))],
)
def test_both_sides_of_a_comparison_enter_item_by_item(layout: Layout, entering: tuple[str, ...]) -> None:
    groups = (
        Group(label="하지 마십시오", items=("나쁜 것", "또 나쁜 것"), good=False),
        Group(label="이렇게 하십시오", items=("좋은 것",), good=True),
    )
    assert Slide(layout=layout, title="제목", items=("항목",), groups=groups).entering == entering
