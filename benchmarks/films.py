"""The films that are measured: the sample's scenes, repeated until there are enough of them."""

import math
from itertools import cycle, islice

from studio.domain.cancel import CancelToken
from studio.domain.script import Chapter, Scene, Script
from studio.domain.settings import RenderSettings, VisualStyle
from studio.domain.shapes import read_document
from studio.domain.slides import Slide
from studio.domain.spec import RenderSpec, freeze
from studio.domain.speech import estimate_seconds
from studio.domain.timeline import Timeline
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.pipeline import timing
from studio.pipeline.timing import timeline_of
from studio.resources import resource_path
from studio.speech.mock import MockVoice

SCENES_PER_CHAPTER = 4
SPEED = 2.0
"""How fast the mock voice says nothing: 12 scenes of the sample then last about three minutes."""


def film_of(
    scenes: int,
    style: str = VisualStyle.ANIMATED,
    *,
    stretch: float = 1.0,
    edited: bool = False,
    voice: str = VoiceProvider.MOCK,
) -> RenderSpec:
    """Return a snapshot of that many scenes; `stretch` scales lengths, `edited` rewrites the middle scene.

    Every scene is given the length that the mock voice needs, so neither the edit nor another voice changes a
    length, and doubling doubles exactly.
    """
    settings = RenderSettings(
        style=VisualStyle(style), voice=VoiceChoice(provider=VoiceProvider(voice), speed=SPEED)
    )
    sample = read_document(resource_path("samples", "phishing.ko.json").read_bytes(), name="phishing").script
    written = [
        scene.model_copy(update={"uid": f"scene-{n}", "duration_sec": _seconds(scene, settings) * stretch})
        for n, (_, _, scene) in enumerate(islice(cycle(list(sample.scenes())), scenes))
    ]
    if edited:
        middle = scenes // 2
        written[middle] = written[middle].model_copy(
            update={"on_screen_text": "방금 고친 화면입니다", "narration": "방금 고친 문장입니다."}
        )
    script = Script(title=f"{scenes} scenes", chapters=tuple(_chapters(written)))
    if voice != VoiceProvider.MOCK:  # a real voice at its own pace
        settings = settings.model_copy(update={"voice": VoiceChoice(provider=VoiceProvider(voice))})
    return freeze(script, script_id="bench", video_id="bench", settings=settings, draft=False)[0]


def timeline_for(spec: RenderSpec) -> Timeline:
    """Return the timeline of such a film without speaking it: every scene says itself how long it is."""
    return timeline_of(spec, [0] * len(spec.scenes))


def slides_for(spec: RenderSpec) -> tuple[Slide, ...]:
    """Return the slides of such a film as a render with the mock voice paints them."""
    voice, cancel = MockVoice(SPEED), CancelToken()
    clips = [voice.speak(scene.narration, cancel) for scene in spec.scenes]
    timeline = timeline_of(spec, [clip.sample_count for clip in clips])
    return timing.slides_for(spec, timeline, [clip.words for clip in clips])


def _seconds(scene: Scene, settings: RenderSettings) -> float:
    spoken = settings.lead_in_sec + estimate_seconds(scene.narration) / SPEED + settings.tail_sec
    return math.ceil(max(scene.duration_sec or 0.0, spoken))


def _chapters(scenes: list[Scene]) -> list[Chapter]:
    groups = [scenes[i : i + SCENES_PER_CHAPTER] for i in range(0, len(scenes), SCENES_PER_CHAPTER)]
    return [
        Chapter(uid=f"chapter-{n}", title=f"{n}장 제목", scenes=tuple(group))
        for n, group in enumerate(groups, start=1)
    ]
