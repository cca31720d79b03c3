"""The captions of a whole film stay within their scenes."""

import pytest

from studio.captions.cues import cues_of
from studio.captions.norms import GAP_MS
from studio.captions.rules import violations
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
    return RenderSpec(script_id="s", video_id="v", title="t", scenes=scenes), timeline, clips


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
    assert cue.end_ms <= timeline.seconds * 1000 - GAP_MS + 1


def test_a_silent_scene_has_none() -> None:
    spec, timeline, clips = film(["첫 문장입니다.", "", "끝 문장입니다."])
    assert clips[1] == SILENT_CLIP
    assert {cue.scene for cue in cues_of(spec, timeline, clips)} == {0, 2}
