import math

import pytest

from studio.ui.timeline.model import Block, Caption, Strip
from studio.ui.timeline.trimming import Held, Reach, Trim, automatic, trim, trim_exactly, trim_near

NEAR = Reach(frames=4)


def block(*, least: int, start: int = 0, length: int = 240, speech: int = 90_000) -> Block:
    return Block(
        uid="s", number=1, chapter=0, start=start, end=start + length, least=least, voiced=True,
        speech_samples=speech,
    )  # fmt: skip


def test_a_length_is_whole_tenths_and_never_cuts_the_narration():
    scene = block(least=168)

    assert trim(scene, 200.3, 24, default_sec=5.0) == Trim(8.3, 200)
    assert trim(scene, 10, 24, default_sec=5.0) == Trim(None, 168, Held.NARRATION)


def test_a_short_narration_keeps_a_length_of_its_own_below_the_default():
    assert trim(block(least=72), 0, 24, default_sec=5.0) == Trim(3.0, 72, Held.NARRATION)


def test_a_silent_scene_is_not_held_by_words():
    assert trim(block(least=12, speech=0), 0, 24, default_sec=5.0).held is Held.NOTHING


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
@pytest.mark.parametrize("frames", [97, 100, 143, 240, 1001])
def test_an_exact_length_is_that_many_frames_in_the_film_too(fps: int, frames: int):
    seconds = trim_exactly(block(least=48), frames, fps, 5.0).duration_sec

    assert seconds is not None
    assert math.ceil(round(seconds * fps, 6)) == frames


def test_an_edge_is_drawn_to_what_is_near():
    strip = Strip(blocks=(block(least=100, start=0),), captions=(Caption("late", 0, 100, 131),))

    def near(wanted: float, playhead: int = -1) -> tuple[int, Held]:
        found = trim_near(strip, 0, wanted, 5.0, Reach(4, playhead))
        return found.frame_count, found.held

    assert near(102) == (100, Held.NARRATION)
    assert near(129) == (131, Held.CAPTION)
    assert near(200, playhead=203) == (203, Held.PLAYHEAD)
    assert near(200, playhead=220) == (200, Held.NOTHING)
    assert near(97) == near(50) == (100, Held.NARRATION)


def test_nothing_draws_an_edge_below_the_narration():
    strip = Strip(blocks=(block(least=100),), captions=(Caption("early", 0, 10, 90),))

    assert trim_near(strip, 0, 89, 2.0, Reach(10, 95)).frame_count == 100


def test_automatic_is_the_narration_or_the_default():
    assert automatic(block(least=168), 24, 5.0) == Trim(None, 168)
    assert automatic(block(least=72), 24, 5.0) == Trim(None, 120)
    assert automatic(block(least=12, speech=0), 24, 5.0) == Trim(None, 120)
