"""The film before it is made: its clock, its slides and its captions, from the speech known so far."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.cues import Cue
from studio.domain.errors import StepFailed
from studio.domain.script import Script
from studio.domain.settings import CaptionMode, RenderSettings, Settings
from studio.domain.slides import Canvas, Slide, canvas_of, with_captions
from studio.domain.spec import RenderScene, RenderSpec, freeze
from studio.domain.speech import SILENT_CLIP, Clip, WordTime
from studio.domain.text import Language
from studio.domain.timeline import Timeline
from studio.domain.voice import VoiceChoice
from studio.services.logs import bugs_are_logged, log

_Timing = tuple[int, tuple[WordTime, ...]]
"""Length of a speech in samples, and when its words are said."""
_SILENCE: Final[_Timing] = (0, ())


@dataclass(frozen=True, slots=True)
class FilmPreview:
    """The film as it would be now; `voiced` tells of each scene whether its length is real or estimated."""

    spec: RenderSpec
    timeline: Timeline
    slides: tuple[Slide, ...]
    canvas: Canvas
    voiced: tuple[bool, ...]
    cues: tuple[Cue, ...]
    pictures: Path | None = None
    """Where pictures lie that slides name by content."""

    @property
    def scene_uids(self) -> tuple[str, ...]:
        """Identities of the scenes in film order."""
        return tuple(scene.scene_id for scene in self.spec.scenes)

    @property
    def has_captions_in_picture(self) -> bool:
        """Tell whether the captions are part of the slides, so that nothing need be laid over them."""
        return self.spec.settings.captions is CaptionMode.BURNED_IN

    def with_cues(self, cues: Sequence[Cue]) -> "FilmPreview":
        """Return the film with other captions, in the picture as well where they belong there."""
        shown = cues if self.has_captions_in_picture else ()
        slides = with_captions(self.slides, self.timeline, shown, self.spec.settings.lead_in_sec)
        return replace(self, cues=tuple(cues), slides=slides)

    def scene_index(self, uid: str) -> int | None:
        """Return the place of a scene in the film, None when it is not in it."""
        return next((i for i, scene in enumerate(self.spec.scenes) if scene.scene_id == uid), None)


class Previewing:
    """Previews with the pipeline's own timing, so that what is shown is what will be rendered."""

    def __init__(
        self, speech_folder: Path, settings: Callable[[], Settings], pictures: Path | None = None
    ) -> None:
        self._folder = speech_folder
        self._pictures = pictures
        self._settings = settings

    def film(self, script: Script, settings: RenderSettings | None = None) -> FilmPreview:
        """Return the film at once: lengths of speech that was made before, estimates for the rest.

        Raises `EMPTY_RENDER_SPEC` for a script without scenes.
        """
        from studio.speech.clips import ClipStore

        with bugs_are_logged():
            spec = self._spec(script, settings)
            clips = ClipStore(self._folder)
            voices = {
                choice: _fingerprint(choice, spec.language) for choice in map(spec.voice_of, spec.scenes)
            }

            def known(scene: RenderScene) -> _Timing | None:
                fingerprint = voices[spec.voice_of(scene)]
                return clips.timing(fingerprint, scene.narration) if fingerprint is not None else None

            speech = [known(scene) if scene.narration.strip() else _SILENCE for scene in spec.scenes]
            return _preview(spec, speech, self._pictures)

    def voice(
        self,
        script: Script,
        settings: RenderSettings | None = None,
        cancel: CancelToken | None = None,
        on_scene: Callable[[int], None] | None = None,
    ) -> FilmPreview:
        """Make the speech that is missing and return the film with real lengths and captions; takes a while.

        `on_scene` gets the index of each scene as its speech is there. Raises TTS_FAILED or `Canceled`.
        """
        from studio.captions.cues import cues_of
        from studio.speech.clips import ClipStore
        from studio.speech.engines import Speakers

        with bugs_are_logged():
            token = cancel or CancelToken()
            spec = self._spec(script, settings)
            store = ClipStore(self._folder)
            clips: list[Clip] = []
            with Speakers(spec.language) as speakers:
                for index, scene in enumerate(spec.scenes):
                    token.check()
                    clip = SILENT_CLIP
                    if scene.narration.strip():
                        clip = store.speak(speakers.voice(spec.voice_of(scene)), scene.narration, token)
                    clips.append(clip)
                    if on_scene is not None:
                        on_scene(index)
            film = _preview(spec, [(clip.sample_count, clip.words) for clip in clips], self._pictures)
            return film.with_cues(cues_of(spec, film.timeline, clips))

    def _spec(self, script: Script, settings: RenderSettings | None) -> RenderSpec:
        spec, _ = freeze(
            script,
            script_id="preview",
            video_id="preview",
            settings=settings or self._settings().render,
            draft=False,
        )
        return spec


def _fingerprint(choice: VoiceChoice, language: Language) -> str | None:
    """Return what speech is known by; None for a voice that cannot speak here: its scenes are estimated."""
    from studio.speech.engines import voice_fingerprint

    try:
        return voice_fingerprint(choice, language)
    except StepFailed as error:
        log.info("preview without speech: %s", error)
        return None


def _preview(spec: RenderSpec, speech: Sequence[_Timing | None], pictures: Path | None) -> FilmPreview:
    """Lay out a film without captions; None stands for speech that is not made yet."""
    from studio.pipeline.timing import slides_for, timeline_of

    timeline = timeline_of(spec, [timing[0] if timing else None for timing in speech])
    return FilmPreview(
        spec=spec,
        timeline=timeline,
        slides=slides_for(spec, timeline, [timing[1] if timing else () for timing in speech]),
        canvas=canvas_of(spec),
        voiced=tuple(timing is not None for timing in speech),
        cues=(),
        pictures=pictures,
    )
