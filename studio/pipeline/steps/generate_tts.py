"""Step 2: every scene is spoken, or found spoken before; a voice speaks all of its scenes, or none."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.spec import RenderScene, RenderSpec
from studio.domain.text import Text
from studio.domain.voice import Narrator, VoiceChoice
from studio.pipeline.names import in_scenes
from studio.pipeline.outcome import Tools
from studio.pipeline.speech_files import SpokenScene
from studio.speech.clips import ClipStore
from studio.speech.engines import Speakers

Tell = Callable[[float, Text | None], None]


def generate_tts(
    spec: RenderSpec, tools: Tools, folder: Path, tell: Tell, cancel: CancelToken
) -> tuple[list[SpokenScene], list[Text]]:
    """Return the speech of every scene in files within `folder`, and where another voice had to speak.

    Where a voice fails in one of its scenes, whoever is named in its place speaks all of them: a film does
    not change its narrator because a request failed. What was fetched stays, for the next attempt.
    Raises TTS_FAILED where nobody can, or `Canceled`.
    """
    spoken = [SpokenScene(None, 0) for _ in spec.scenes]
    by_narrator: dict[Narrator, list[int]] = {}
    for index, scene in enumerate(spec.scenes):
        if scene.narration.strip():
            by_narrator.setdefault(spec.voice_of(scene).narrator, []).append(index)
    if not by_narrator:
        tell(1.0, None)
        return spoken, []
    target = folder / "speech"
    target.mkdir()
    remarks: list[Text] = []
    with Speakers(spec.language, tools.online) as speakers:
        work = _Work(spec, ClipStore(tools.cache_dir / "clips"), speakers, target, tell, cancel)
        for indices in by_narrator.values():
            scenes, failures = work.spoken_by_somebody(indices)
            for index, scene in zip(indices, scenes, strict=True):
                spoken[index] = scene
            if failures:
                remarks.append(_told_of(spec, indices, scenes[0], failures[0]))
    return spoken, remarks


class _Work:
    """The speech of one film while it is made."""

    def __init__(
        self,
        spec: RenderSpec,
        store: ClipStore,
        speakers: Speakers,
        target: Path,
        tell: Tell,
        cancel: CancelToken,
    ) -> None:
        self._spec = spec
        self._store = store
        self._speakers = speakers
        self._target = target
        self._tell = tell
        self._cancel = cancel
        self._done = 0
        self._count = len(spec.scenes)

    def spoken_by_somebody(self, indices: Sequence[int]) -> tuple[list[SpokenScene], list[StepFailed]]:
        """Return the scenes of one narrator, spoken by the first who can, and why the others could not."""
        spec, failures = self._spec, list[StepFailed]()
        chosen = spec.voice_of(spec.scenes[indices[0]])
        for substitute in spec.voices_for(chosen):
            is_other = substitute.narrator != chosen.narrator
            try:
                scenes = self._spoken_by(substitute.narrator, indices)
            except StepFailed as error:
                if error.code is not ErrorCode.TTS_FAILED:
                    raise
                failures.append(error)
                continue
            self._done += len(indices)
            if is_other:
                scenes = [
                    replace(scene, instead_of=spec.voice_of(spec.scenes[index]))
                    for index, scene in zip(indices, scenes, strict=True)
                ]
            return scenes, failures
        raise _nobody(failures)

    def _spoken_by(self, narrator: Narrator, indices: Sequence[int]) -> list[SpokenScene]:
        return [self._spoken(narrator, index, self._done + at) for at, index in enumerate(indices)]

    def _spoken(self, narrator: Narrator, index: int, done: int) -> SpokenScene:
        self._cancel.check()
        scene = self._spec.scenes[index]
        choice = self._spec.voice_of(scene).by(narrator)
        try:
            clip = self._store.speak(self._speakers.voice(choice), scene.narration, self._cancel)
        except StepFailed as error:
            raise _in_scene(scene, error) from error
        self._tell((done + 1) / self._count, scene_detail(scene.scene_order, self._count))
        return SpokenScene.write(clip, self._target / f"{index:05}.pcm", choice)


def _in_scene(scene: RenderScene, error: StepFailed) -> StepFailed:
    return StepFailed(error.code, in_scenes([scene.scene_order], error.what), error.next_step)


def _nobody(failures: Sequence[StepFailed]) -> StepFailed:
    """Return why nobody spoke: the voice that was chosen first, then those in its place."""
    what = Text(
        ko=" ".join(error.what.ko for error in failures), en=" ".join(error.what.en for error in failures)
    )
    return StepFailed(ErrorCode.TTS_FAILED, what, failures[0].next_step)


def _told_of(spec: RenderSpec, indices: Sequence[int], first: SpokenScene, error: StepFailed) -> Text:
    assert first.voice is not None
    chosen = spec.voice_of(spec.scenes[indices[0]])
    count = len(indices)
    return Text(
        ko=f"{chosen.narrator.label} 대신 {first.voice.narrator.label} 음성이 장면 {count}개를 읽습니다. "
        f"{error.what.ko}",
        en=f"{first.voice.narrator.label} speaks {count} scene{'s'[: count > 1]} "
        f"in place of {chosen.narrator.label}. {error.what.en}",
    )


def is_spoken(spec: RenderSpec, choice: VoiceChoice, text: str, store: ClipStore) -> bool:
    """Tell whether a text was spoken before, so that no service is asked."""
    from studio.speech.engines import voice_fingerprint

    return store.timing(voice_fingerprint(choice, spec.language), text) is not None


def asks_a_service(spec: RenderSpec, tools: Tools) -> bool:
    """Tell whether a film has scenes that somebody on the network would have to speak first."""
    store = ClipStore(tools.cache_dir / "clips")
    said = [(spec.voice_of(scene), scene.narration) for scene in spec.scenes if scene.narration.strip()]
    return any(
        choice.provider.is_online and not is_spoken(spec, choice, text, store) for choice, text in said
    )


def scene_detail(number: int, count: int) -> Text:
    """Return which scene is being worked on."""
    return Text(ko=f"장면 {number}/{count}", en=f"scene {number}/{count}")
