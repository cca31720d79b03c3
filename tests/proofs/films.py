"""Films for proofs: scenes of another colour than their neighbours, each with words of its own."""

from itertools import cycle, islice

from studio.domain.script import Chapter, Layout, Scene, Script, Transition, VisualSpec
from studio.domain.settings import RenderSettings
from studio.domain.shapes import read_document
from studio.domain.spec import RenderSpec, freeze
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.resources import resource_path

SECONDS_OF_A_SCENE = 12.2
"""What a scene of the sample lasts with the offline voice, so that a length in minutes becomes scenes."""
SCENES_OF_A_CHAPTER = 12
TRANSITIONS = (Transition.FADE, Transition.NONE, Transition.FADE)

_LAYOUTS = (Layout.TEXT_HIGHLIGHT, Layout.WARNING)
"""One is painted in the theme's own colours, the other in those of a warning."""


def film_of(scenes: int, *, short: bool = False, **settings: object) -> RenderSpec:
    """Return a snapshot of so many spoken scenes, some after a cross-fade and some after a cut.

    `short` leaves each scene only its first sentence.
    """
    sample = read_document(resource_path("samples", "phishing.ko.json").read_bytes(), name="phishing").script
    written = [
        Scene(
            uid=f"scene-{number}",
            narration=_spoken(number, scene.narration, short=short),
            on_screen_text=f"{number}번째 장면",
            duration_sec=0.5,
            visual_spec=VisualSpec(
                type=_LAYOUTS[number % 2], transition=TRANSITIONS[number % len(TRANSITIONS)]
            ),
        )
        for number, (_, _, scene) in enumerate(islice(cycle(list(sample.scenes())), scenes), start=1)
    ]
    groups = [written[i : i + SCENES_OF_A_CHAPTER] for i in range(0, scenes, SCENES_OF_A_CHAPTER)]
    chapters = tuple(
        Chapter(uid=f"chapter-{number}", title=f"{number}부", scenes=tuple(group))
        for number, group in enumerate(groups, start=1)
    )
    chosen = {"voice": VoiceChoice(provider=VoiceProvider.ESPEAK), **settings}
    return freeze(
        Script(title="정확한 영상", chapters=chapters),
        script_id="proof",
        video_id="proof",
        settings=RenderSettings.model_validate(chosen),
        draft=False,
    )[0]


def _spoken(number: int, narration: str, *, short: bool) -> str:
    words = narration.partition(".")[0] + "." if short else narration
    return f"{number}번째 장면입니다. {words}"
