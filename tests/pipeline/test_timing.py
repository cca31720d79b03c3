import pytest

from studio.captions.cues import cues_of
from studio.domain.cancel import CancelToken
from studio.domain.script import Transition, VisualSpec
from studio.domain.settings import CaptionMode, VisualStyle
from studio.domain.spec import RenderSpec
from studio.domain.speech import SAMPLE_RATE, SPEECH_GRID, estimate_seconds
from studio.domain.voice import VoiceChoice
from studio.pipeline.timing import slides_for, timeline_of
from studio.speech.mock import MockVoice
from tests.pipeline.kit import TEXTS, spec_of


def test_speech_rules_where_it_is_longer_than_the_minimum():
    spec = spec_of(seconds=1.0)
    timeline = timeline_of(spec, [3 * SAMPLE_RATE, 10, SAMPLE_RATE])
    assert [s.frame_count for s in timeline.spans] == [77, 24, 29]  # 3.2 s and 1.2 s, rounded up; 1 s
    assert abs(timeline.spans[0].speech_sample - SAMPLE_RATE // 10) <= SPEECH_GRID // 2


def test_what_is_not_spoken_yet_is_estimated():
    spec = spec_of()
    estimated = timeline_of(spec, [None, None, None])
    assert [s.speech_sample_count for s in estimated.spans] == [
        round(estimate_seconds(t) * SAMPLE_RATE) for t in TEXTS
    ]


def test_the_estimate_knows_how_fast_each_scene_is_spoken():
    spec = spec_of()
    quick = spec.scenes[1].model_copy(update={"voice": VoiceChoice(speed=2.0)})
    spec = spec.model_copy(update={"scenes": (spec.scenes[0], quick, spec.scenes[2])})
    samples = [s.speech_sample_count for s in timeline_of(spec, [None] * 3).spans]
    seconds = [estimate_seconds(text) for text in TEXTS]
    assert samples == [round(s * SAMPLE_RATE) for s in (seconds[0], seconds[1] / 2, seconds[2])]


def test_a_silent_scene_lasts_its_minimum():
    timeline = timeline_of(spec_of(["", "  "], seconds=2.0), [None, None])
    assert [s.frame_count for s in timeline.spans] == [48, 48]


def test_animated_scenes_fade_and_basic_ones_cut():
    animated = timeline_of(spec_of(), [None] * 3)
    assert [s.transition for s in animated.spans] == [Transition.NONE, Transition.FADE, Transition.FADE]
    basic = timeline_of(spec_of(style=VisualStyle.BASIC), [None] * 3)
    assert {s.transition for s in basic.spans} == {Transition.NONE}


@pytest.mark.parametrize("asked", [Transition.SLIDE, Transition.ZOOM])
def test_the_author_chooses_the_transition(asked: Transition):
    timeline = timeline_of(_with_transition(spec_of(), asked), [None] * 3)
    assert timeline.spans[1].transition is asked


def test_the_author_may_want_a_cut():
    timeline = timeline_of(_with_transition(spec_of(), Transition.NONE), [None] * 3)
    assert timeline.spans[1].transition_frames == 0
    assert timeline.spans[2].transition_frames > 0


def test_slides_are_as_long_as_their_scenes():
    spec = spec_of()
    timeline = timeline_of(spec, [None] * 3)
    assert [s.frame_count for s in slides_for(spec, timeline)] == [s.frame_count for s in timeline.spans]


@pytest.mark.parametrize("fps", [24, 30])
def test_what_enters_and_what_is_said_stays_when_an_earlier_scene_becomes_longer(fps: int):
    def later_slides(characters: int):
        spec = spec_of(["가" * characters, "발신자, 링크, 첨부를 봅니다. 그러고 나서 신고합니다."])
        first, second = spec.scenes
        second = second.model_copy(update={"on_screen_text": "볼 것: 발신자 · 링크 · 첨부"})
        settings = spec.settings.model_copy(update={"fps": fps, "captions": CaptionMode.BURNED_IN})
        spec = spec.model_copy(update={"scenes": (first, second), "settings": settings})
        voice = MockVoice()
        clips = [voice.speak(scene.narration, CancelToken()) for scene in spec.scenes]
        timeline = timeline_of(spec, [clip.sample_count for clip in clips])
        cues = cues_of(spec, timeline, clips)
        return slides_for(spec, timeline, [clip.words for clip in clips], cues)[1]

    slide = later_slides(3)
    assert len(slide.entrances) == 3
    assert len(slide.captions) >= 2
    assert all(later_slides(characters) == slide for characters in range(4, 30))


def _with_transition(spec: RenderSpec, transition: Transition) -> RenderSpec:
    first, second, third = spec.scenes
    second = second.model_copy(update={"visual_spec": VisualSpec(transition=transition)})
    return spec.model_copy(update={"scenes": (first, second, third)})
