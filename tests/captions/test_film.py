"""The captions of a whole film stay within their scenes."""

import pytest

from studio.captions.cues import cues_of
from studio.captions.norms import GAP_MS
from studio.captions.rules import violations
from studio.domain.settings import RenderSettings
from studio.domain.spec import RenderScene, RenderSpec
from studio.domain.speech import SILENT_CLIP, Clip
from studio.domain.text import Language
from studio.domain.timeline import SceneTiming, Timeline, build_timeline
from tests.captions.scenes import sample_narrations, spoken


def film(
    narrations: list[str], *, lead_in_sec: float = 0.4, tail_sec: float = 0.6
) -> tuple[RenderSpec, Timeline, list[Clip]]:
    clips = [spoken(text) for text in narrations]
    scenes = tuple(
        RenderScene(scene_id=str(i), scene_order=i + 1, chapter_order=1, narration=text)
        for i, text in enumerate(narrations)
    )
    timeline = build_timeline(
        [SceneTiming(minimum_sec=1.0, speech_samples=clip.sample_count) for clip in clips],
        fps=24,
        lead_in_sec=lead_in_sec,
        tail_sec=tail_sec,
        transition_sec=0.5,
    )
    settings = RenderSettings(lead_in_sec=lead_in_sec, tail_sec=tail_sec)
    spec = RenderSpec(script_id="s", video_id="v", title="t", scenes=scenes, settings=settings)
    return spec, timeline, clips


@pytest.mark.parametrize(("lead_in_sec", "tail_sec"), [(0.4, 0.6), (0.0, 0.0)])
def test_the_sample_film(lead_in_sec: float, tail_sec: float) -> None:
    spec, timeline, clips = film(
        sample_narrations(Language.KOREAN), lead_in_sec=lead_in_sec, tail_sec=tail_sec
    )
    cues = cues_of(spec, timeline, clips)
    errors = [
        v
        for v in violations(cues, Language.KOREAN, film_ms=round(timeline.seconds * 1000))
        if v.rule.is_error
    ]
    assert errors == []
    assert {cue.scene for cue in cues} == set(range(12))
    for cue in cues:
        span = timeline.spans[cue.scene]
        assert cue.start_ms >= span.start_frame * 1000 // 24
        assert cue.end_ms <= span.end_frame * 1000 / 24


def test_a_short_last_caption_stays_into_the_tail() -> None:
    spec, timeline, clips = film(["네."])
    (cue,) = cues_of(spec, timeline, clips)
    assert cue.end_ms - cue.start_ms >= 900
    assert cue.end_ms <= timeline.seconds * 1000 - GAP_MS + 12  # the speech lies on a grid of its own


def test_a_silent_scene_has_none() -> None:
    spec, timeline, clips = film(["첫 문장입니다.", "", "끝 문장입니다."])
    assert clips[1] == SILENT_CLIP
    assert {cue.scene for cue in cues_of(spec, timeline, clips)} == {0, 2}


def test_captions_lie_at_the_same_milliseconds_of_their_scene_wherever_it_is() -> None:
    text = "첫째 문장은 이렇게 깁니다. 둘째 문장은 그보다 조금 더 길게 이어집니다. 셋째 문장입니다."
    seen: set[tuple[tuple[int, int], ...]] = set()
    for before in range(1, 40):
        spec, timeline, clips = film(["가" * before, text])
        origin = timeline.speech_origin_ms(1, 0.4)
        cues = [cue for cue in cues_of(spec, timeline, clips) if cue.scene == 1]
        seen.add(tuple((cue.start_ms - origin, cue.end_ms - origin) for cue in cues))
        assert abs(origin - timeline.spans[1].start_frame * 1000 / timeline.fps) < 12
        assert abs(cues[0].start_ms - timeline.spans[1].speech_sample / 48) <= 1
    assert len(seen) == 1
