"""Captions in the picture itself: over everything, in their frames only, clear of the slide's own words."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.domain.script import Layout, Transition
from studio.domain.slide_captions import SlideCaption
from studio.domain.slides import Canvas, Motion, Slide
from studio.domain.timeline import Shot
from studio.picture import FramePainter, load_theme, theme_names
from studio.picture.caption import caption_plate, caption_words
from studio.picture.elements import Plate, Words
from studio.picture.layouts import compose
from studio.picture.page import Page
from tests.picture.kit import LONG, SIZES, canvas, slide

LONGEST = {
    "ko": "서두르게 하는 말은 그 자체로 경고\n신호이니 반드시 다시 확인하십시오",
    "en": "Do not open documents that ask for macros,\nor any attachments with double extensions.",
}
CAPTION = "보이는 글자와 가는 곳은\n다를 수 있습니다."


def captioned(what: Slide, first: int, end: int, text: str = CAPTION) -> Slide:
    caption = SlideCaption(first_frame=first, end_frame=end, text=text)
    return what.model_copy(update={"captions": (caption,), "motion": Motion()})


def painted(on: Canvas, shot: Shot, *slides: Slide) -> NDArray[np.int16]:
    pixels = np.frombuffer(bytes(FramePainter(on, slides).paint(shot)), np.uint8)
    return pixels.reshape(on.height, on.width, 4)[..., :3].astype(np.int16)


def mixed(outgoing: int, incoming: int, mix: float, transition: Transition) -> Shot:
    return Shot(
        scene=0,
        local_frame=outgoing,
        incoming=1,
        incoming_local_frame=incoming,
        mix=mix,
        transition=transition,
    )


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("size", [*SIZES, (3840, 2160)], ids=str)
def test_the_longest_captions_are_whole_and_clear_of_all_that_stands_on_a_slide(
    theme: str, size: tuple[int, int]
) -> None:
    on = canvas(*size, theme=theme)
    page = Page(on, load_theme(theme))
    for text in LONGEST.values():
        words = caption_words(on, text)
        assert words is not None
        assert words.setting.lines == tuple(text.split("\n"))
        assert not words.setting.cut
        plate = caption_plate(page, words)
        for layout, title in itertools.product(Layout, ("짧은 글", LONG)):
            for element in compose(on, slide(layout, title, count=6)).elements:
                if isinstance(element, Words | Plate):
                    assert not plate.overlaps(element.box), (layout, element.name)


def test_a_caption_is_there_in_its_frames_and_in_no_other() -> None:
    on = canvas(640, 360)
    plain = slide(Layout.KEY_POINTS, "제목").model_copy(update={"motion": Motion()})
    what = captioned(plain, 10, 20)
    bare = painted(on, Shot(scene=0, local_frame=0), plain)
    shown = painted(on, Shot(scene=0, local_frame=10), what)
    page = Page(on, load_theme("dawn"))
    words = caption_words(on, CAPTION)
    assert words is not None
    plate = caption_plate(page, words)
    for frame in (-3, 9, 20, 21):
        assert np.array_equal(painted(on, Shot(scene=0, local_frame=frame), what), bare)
    for frame in (11, 19):
        assert np.array_equal(painted(on, Shot(scene=0, local_frame=frame), what), shown)
    rows, columns = np.nonzero(np.abs(shown - bare).max(axis=2))
    assert plate.y - 1 <= rows.min() <= rows.max() <= plate.bottom + 1
    assert plate.x - 1 <= columns.min() <= columns.max() <= plate.right + 1


@pytest.mark.parametrize("transition", [Transition.FADE, Transition.SLIDE, Transition.ZOOM])
def test_in_a_transition_the_scene_that_speaks_shows_its_caption_whole(transition: Transition) -> None:
    on = canvas(640, 360)
    one = slide(Layout.TITLE_SLIDE, "하나").model_copy(update={"motion": Motion()})
    other = slide(Layout.KEY_POINTS, "둘").model_copy(update={"motion": Motion()})
    leaving, coming = captioned(one, 80, 100, "나가는 말"), captioned(other, 3, 50, "들어오는 말")
    bare = [painted(on, mixed(98 + n, -2 + n, (n + 0.5) / 8, transition), one, other) for n in range(8)]
    seen = [painted(on, mixed(98 + n, -2 + n, (n + 0.5) / 8, transition), leaving, coming) for n in range(8)]
    changed = [bool(np.abs(a - b).max() > 60) for a, b in zip(seen, bare, strict=True)]
    assert changed == [True, True, False, False, False, True, True, True]
    # White letters on black, however far the scenes behind them are faded.
    for frame in (seen[0], seen[5]):
        assert frame[300:345].max() == 255


def test_captions_on_a_slide_at_rest_stay() -> None:
    on = canvas(640, 360)
    what = captioned(slide(Layout.SUMMARY, "제목"), 10, 20)
    rested = what.at_rest(12)
    assert np.array_equal(
        painted(on, Shot(scene=0, local_frame=99), rested), painted(on, Shot(scene=0, local_frame=12), what)
    )
