"""The one place that turns a snapshot and the lengths of its speech into a timeline."""

from collections.abc import Sequence

from studio.domain.script import Transition
from studio.domain.slides import Slide, slides_of
from studio.domain.spec import RenderScene, RenderSpec
from studio.domain.speech import SAMPLE_RATE, estimate_seconds
from studio.domain.timeline import SceneTiming, Timeline, build_timeline


def timeline_of(spec: RenderSpec, speech_samples: Sequence[int | None]) -> Timeline:
    """Lay out a film; `speech_samples` holds a length per scene, None where the speech is not made yet."""
    settings = spec.settings
    return build_timeline(
        [
            SceneTiming(
                minimum_sec=scene.duration_sec or settings.default_scene_sec,
                speech_samples=_estimated(scene) if samples is None else samples,
                transition=_transition(scene),
            )
            for scene, samples in zip(spec.scenes, speech_samples, strict=True)
        ],
        fps=settings.fps,
        lead_in_sec=settings.lead_in_sec,
        tail_sec=settings.tail_sec,
        transition_sec=settings.transition_sec,
    )


def slides_for(spec: RenderSpec, timeline: Timeline) -> tuple[Slide, ...]:
    """Return the slide of every scene, as long as the timeline says."""
    return slides_of(spec, [span.frame_count for span in timeline.spans])


def _estimated(scene: RenderScene) -> int:
    if not scene.narration.strip():
        return 0
    return round(estimate_seconds(scene.narration) * SAMPLE_RATE)


def _transition(scene: RenderScene) -> Transition:
    asked = scene.visual_spec.transition if scene.visual_spec else None
    return Transition.FADE if asked is None else asked
