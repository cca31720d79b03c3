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
from studio.domain.slides import Canvas, Slide, canvas_of, places_of, with_captions
from studio.domain.spec import RenderScene, RenderSpec, freeze
from studio.domain.speech import SpeechTiming
from studio.domain.text import Language
from studio.domain.timeline import Timeline
from studio.domain.voice import Narrator, VoiceChoice
from studio.services.logs import bugs_are_logged, log
from studio.services.scene_work import KnownSpeech, SceneWork
from studio.speech.online import NO_NETWORK, Online

_SILENCE: Final = SpeechTiming(0)


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
    def waits_for_service(self) -> bool:
        """Tell whether scenes are estimated until a service on the network has spoken them."""
        spoken = zip(self.spec.scenes, self.voiced, strict=True)
        return any(not voiced and self.spec.voice_of(scene).provider.is_online for scene, voiced in spoken)

    @property
    def has_captions_in_picture(self) -> bool:
        """Tell whether the captions are part of the slides, so that nothing need be laid over them."""
        return self.spec.settings.captions is CaptionMode.BURNED_IN

    def with_cues(self, cues: Sequence[Cue]) -> "FilmPreview":
        """Return the film with other captions, in the picture as well where they belong there."""
        shown = cues if self.has_captions_in_picture else ()
        slides = with_captions(self.slides, self.timeline, shown, self.spec.settings.lead_in_sec)
        return replace(self, cues=tuple(cues), slides=slides)

    def like(self, before: "FilmPreview | None") -> "FilmPreview":
        """Return the film with what is the same as `before` in the very same objects: quick to compare."""
        if before is None:
            return self
        if self == before:
            return before
        return replace(
            self,
            timeline=before.timeline if self.timeline == before.timeline else self.timeline,
            cues=before.cues if self.cues == before.cues else self.cues,
            voiced=before.voiced if self.voiced == before.voiced else self.voiced,
        )

    def scene_index(self, uid: str) -> int | None:
        """Return the place of a scene in the film, None when it is not in it."""
        return next((i for i, scene in enumerate(self.spec.scenes) if scene.scene_id == uid), None)


class Previewing:
    """Previews with the pipeline's own timing, so that what is shown is what will be rendered.

    Any thread may call: what is kept between calls are values that anybody would compute the same.
    """

    def __init__(
        self,
        speech_folder: Path,
        settings: Callable[[], Settings],
        pictures: Path | None = None,
        online: Online = NO_NETWORK,
    ) -> None:
        self._folder = speech_folder
        self._online = online
        self._pictures = pictures
        self._settings = settings
        self._work = SceneWork()
        self._speech = KnownSpeech(self._timing_on_disk)
        self._last: FilmPreview | None = None

    def film(self, script: Script, settings: RenderSettings | None = None) -> FilmPreview:
        """Return the film at once: real lengths and captions where speech was made before, else estimates.

        While nothing changes that is the very same film. Raises `EMPTY_RENDER_SPEC` for a script without
        scenes.
        """
        with bugs_are_logged():
            spec = self._spec(script, settings)
            voices = fingerprints(spec)
            film = self._laid_out(spec, [self._known(spec, scene, voices) for scene in spec.scenes])
            self._last = film = film.like(self._last)
            return film

    def voice(
        self,
        script: Script,
        settings: RenderSettings | None = None,
        cancel: CancelToken | None = None,
        on_scene: Callable[[int], None] | None = None,
        first: str = "",
        *,
        ask_services: bool = True,
    ) -> FilmPreview:
        """Make the speech that is missing and return the film with real lengths and captions; takes a while.

        It begins with the scene whose uid is `first`, where somebody is, and ends with those before it.
        `on_scene` gets the index of each scene that was spoken. Services on the network are asked scene by
        scene, or not at all, and no more once one fails. Raises TTS_FAILED (after the scenes of all other
        voices were spoken) or `Canceled`.
        """
        from studio.speech.clips import ClipStore
        from studio.speech.engines import Speakers

        with bugs_are_logged():
            token = cancel or CancelToken()
            spec = self._spec(script, settings)
            voices = fingerprints(spec)
            store = ClipStore(self._folder)
            scenes = list(enumerate(spec.scenes))
            here = next((index for index, scene in scenes if scene.scene_id == first), 0)
            failed: dict[Narrator, StepFailed] = {}
            with Speakers(spec.language, self._online.hasty()) as speakers:
                for index, scene in scenes[here:] + scenes[:here]:
                    token.check()
                    choice = spec.voice_of(scene)
                    is_left = choice.narrator in failed or (choice.provider.is_online and not ask_services)
                    if is_left or self._known(spec, scene, voices) is not None:
                        continue
                    try:
                        voice = speakers.voice(choice)
                        clip = store.speak(voice, scene.narration, token)
                    except StepFailed as error:
                        failed[choice.narrator] = error
                        continue
                    timing = SpeechTiming(clip.sample_count, clip.words)
                    self._speech.learn(voice.fingerprint, scene.narration, timing)
                    if on_scene is not None:
                        on_scene(index)
            if failed:
                raise next(iter(failed.values()))
            return self.film(script, settings)

    def _known(
        self, spec: RenderSpec, scene: RenderScene, voices: dict[VoiceChoice, str | None]
    ) -> SpeechTiming | None:
        """Return the timing of a scene's speech; None where it is not made yet."""
        if not scene.narration.strip():
            return _SILENCE
        fingerprint = voices[spec.voice_of(scene)]
        return None if fingerprint is None else self._speech.timing(fingerprint, scene.narration)

    def _timing_on_disk(self, fingerprint: str, text: str) -> SpeechTiming | None:
        from studio.speech.clips import ClipStore

        timing = ClipStore(self._folder).timing(fingerprint, text)
        return None if timing is None else SpeechTiming(*timing)

    def _laid_out(self, spec: RenderSpec, speech: Sequence[SpeechTiming | None]) -> FilmPreview:
        """Lay a film out; None stands for speech that is not made yet."""
        from studio.pipeline.timing import timeline_of

        timeline = timeline_of(spec, [timing.sample_count if timing else None for timing in speech])
        lead_in = spec.settings.lead_in_sec
        slides: list[Slide] = []
        cues: list[Cue] = []
        for index, (place, span, timing) in enumerate(
            zip(places_of(spec), timeline.spans, speech, strict=True)
        ):
            slides.append(self._work.slide(spec, index, place, span, timing or _SILENCE))
            if timing is not None and timing.sample_count:
                origin = timeline.speech_origin_ms(index, lead_in)
                cues += self._work.cues(spec, index, span, timing, origin)
        film = FilmPreview(
            spec=spec,
            timeline=timeline,
            slides=tuple(slides),
            canvas=canvas_of(spec),
            voiced=tuple(timing is not None for timing in speech),
            cues=tuple(cues),
            pictures=self._pictures,
        )
        return film.with_cues(cues) if film.has_captions_in_picture else film

    def _spec(self, script: Script, settings: RenderSettings | None) -> RenderSpec:
        spec, _ = freeze(
            script,
            script_id="preview",
            video_id="preview",
            settings=settings or self._settings().render,
            draft=False,
        )
        return self._work.known(spec)


def fingerprints(spec: RenderSpec) -> dict[VoiceChoice, str | None]:
    """Return what the speech of everybody who speaks in a film is known by."""
    return {choice: _fingerprint(choice, spec.language) for choice in set(map(spec.voice_of, spec.scenes))}


def _fingerprint(choice: VoiceChoice, language: Language) -> str | None:
    """Return what speech is known by; None for a voice that cannot speak here: its scenes are estimated."""
    from studio.speech.engines import voice_fingerprint

    try:
        return voice_fingerprint(choice, language)
    except StepFailed as error:
        log.info("preview without speech: %s", error)
        return None
