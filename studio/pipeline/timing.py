"""The one place that turns a snapshot and the lengths of its speech into a timeline."""

from collections.abc import Sequence

from studio.domain.cues import Cue
from studio.domain.entrances import Entrance, Said, entrances_of
from studio.domain.script import Transition
from studio.domain.settings import CaptionMode, RenderSettings, VisualStyle
from studio.domain.slides import Place, Slide, placed_slide, places_of, with_captions
from studio.domain.spec import RenderScene, RenderSpec
from studio.domain.speech import SAMPLE_RATE, WordTime, estimate_seconds
from studio.domain.timeline import SceneSpan, SceneTiming, Timeline, build_timeline


def timeline_of(spec: RenderSpec, speech_samples: Sequence[int | None]) -> Timeline:
    """Lay out a film; `speech_samples` holds a length per scene, None where the speech is not made yet."""
    settings = spec.settings
    return build_timeline(
        [
            SceneTiming(
                minimum_sec=scene.duration_sec or settings.default_scene_sec,
                speech_samples=_estimated(spec, scene) if samples is None else samples,
                transition=_transition(scene),
            )
            for scene, samples in zip(spec.scenes, speech_samples, strict=True)
        ],
        fps=settings.fps,
        lead_in_sec=settings.lead_in_sec,
        tail_sec=settings.tail_sec,
        transition_sec=settings.transition_sec,
    )


def slides_for(
    spec: RenderSpec,
    timeline: Timeline,
    words: Sequence[Sequence[WordTime]] = (),
    cues: Sequence[Cue] = (),
) -> tuple[Slide, ...]:
    """Return the slide of every scene, as long as the timeline says.

    `words` tells of each scene when its words are said (without it they are taken to be said evenly), `cues`
    are the film's captions: part of the pictures where the settings say so.
    """
    slides = [
        slide_for(spec, scene, place, span, said)
        for scene, place, span, said in zip(
            spec.scenes, places_of(spec), timeline.spans, words or [()] * len(spec.scenes), strict=True
        )
    ]
    shown = cues if spec.settings.captions is CaptionMode.BURNED_IN else ()
    return with_captions(slides, timeline, shown, spec.settings.lead_in_sec)


def slide_for(
    spec: RenderSpec, scene: RenderScene, place: Place, span: SceneSpan, words: Sequence[WordTime]
) -> Slide:
    """Return the slide of one scene without captions.

    It depends on the lengths of the scene and of its speech, not on where in the film they lie.
    """
    slide = placed_slide(spec, scene, place, span.frame_count)
    if spec.settings.style is not VisualStyle.ANIMATED:
        return slide
    return slide.model_copy(update={"entrances": _entrances(scene, span, slide, words, spec.settings)})


def _entrances(
    scene: RenderScene, span: SceneSpan, slide: Slide, words: Sequence[WordTime], settings: RenderSettings
) -> tuple[Entrance, ...]:
    # Speech lies on a grid, a few milliseconds off its lead-in; how many, depends on the scenes before.
    lead_in = round(settings.lead_in_sec * SAMPLE_RATE) if span.speech_sample_count else 0
    said = Said(scene.narration, lead_in, span.speech_sample_count, tuple(words))
    return entrances_of(
        slide.entering,
        said,
        frame_count=span.frame_count,
        fps=settings.fps,
        # What the settings say, not what it came to: that depends on the scene before.
        transition_sec=settings.transition_sec,
    )


def _estimated(spec: RenderSpec, scene: RenderScene) -> int:
    if not scene.narration.strip():
        return 0
    return round(estimate_seconds(scene.narration) / spec.voice_of(scene).speed * SAMPLE_RATE)


def _transition(scene: RenderScene) -> Transition:
    asked = scene.visual_spec.transition if scene.visual_spec else None
    return Transition.FADE if asked is None else asked
