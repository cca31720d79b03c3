"""Captions in the picture: the film's cues in frames of the scenes that say them."""

from __future__ import annotations

import itertools
import random

import pytest

from studio.domain.cues import Cue
from studio.domain.script import Layout
from studio.domain.slide_captions import captions_of
from studio.domain.slides import Slide, with_captions
from studio.domain.timeline import SceneSpan, Timeline

TIMELINE = Timeline(
    fps=24,
    spans=tuple(
        SceneSpan(start_frame=100 * n, frame_count=100, speech_sample=200_000 * n, speech_sample_count=1)
        for n in range(2)
    ),
)


def cue(scene: int, start: int, end: int, *lines: str) -> Cue:
    return Cue(start_ms=start, end_ms=end, lines=lines or ("말",), scene=scene)


def test_cues_come_in_frames_of_their_own_scene() -> None:
    first, second = captions_of(TIMELINE, [cue(0, 1000, 2000, "한 줄"), cue(1, 4600, 6000, "두", "줄")], 0.0)
    assert [(c.first_frame, c.end_frame, c.text) for c in first] == [(24, 48, "한 줄")]
    assert [(c.first_frame, c.end_frame, c.text) for c in second] == [(10, 44, "두\n줄")]


def test_a_short_gap_is_no_blink_and_a_long_one_stays() -> None:
    captions, _ = captions_of(TIMELINE, [cue(0, 0, 920), cue(0, 1000, 1500), cue(0, 2000, 2500)], 0.0)
    assert [(c.first_frame, c.end_frame) for c in captions] == [(0, 24), (24, 36), (48, 60)]


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
def test_captions_are_near_their_cues_never_two_at_once_and_end_with_their_scene(fps: int) -> None:
    timeline = TIMELINE.model_copy(update={"fps": fps})
    dice = random.Random(fps)
    end = 100_000 // fps
    for _ in range(100):
        moments = sorted(dice.sample(range(end), 8))
        cues = [cue(0, moments[i], moments[i + 1]) for i in range(0, 8, 2)]
        captions, other = captions_of(timeline, cues, 0.0)
        assert other == ()
        assert all(0 <= c.first_frame < c.end_frame <= 100 for c in captions)
        assert all(a.end_frame <= b.first_frame for a, b in itertools.pairwise(captions))
        for caption in captions:
            assert min(abs(caption.first_frame / fps - c.start_ms / 1000) for c in cues) <= 0.05


def test_captions_that_are_taken_away_leave_the_slides_as_they_were() -> None:
    slides = tuple(Slide(layout=Layout.TITLE_SLIDE, title=name) for name in ("하나", "둘"))
    shown = with_captions(slides, TIMELINE, [cue(1, 5000, 6000)], 0.0)
    assert [len(slide.captions) for slide in shown] == [0, 1]
    assert with_captions(shown, TIMELINE, (), 0.0) == slides
