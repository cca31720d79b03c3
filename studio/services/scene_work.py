"""What the scenes of a film came to, kept by content: an edit costs the scene that was edited.

Everything here is a pure function of frozen values, so what is kept can be dropped at any time. Values that
came out the same stay the very same objects, which makes comparing two films cheap.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from studio.domain.cues import Cue
from studio.domain.slides import Place, Slide
from studio.domain.spec import RenderScene, RenderSpec
from studio.domain.speech import SpeechTiming
from studio.domain.timeline import SceneSpan

_MOST: Final = 4096
"""Scenes (and texts) that are kept; films with more are computed anew each time."""
_LOOK_AGAIN_SEC: Final = 1.0
"""After which speech that was not there is looked for again: a render may have made it meanwhile."""


@dataclass(slots=True)
class _Work:
    """A scene, and what became of it the last time."""

    scene: RenderScene
    slide_of: object = None
    slide: Slide | None = None
    cues_of: object = None
    cues: tuple[Cue, ...] = ()
    placed_at: int = -1
    placed: tuple[Cue, ...] = ()


class SceneWork:
    """Slides and captions scene by scene, computed where something they depend on has changed."""

    def __init__(self) -> None:
        self._works: dict[str, _Work] = {}

    def known(self, spec: RenderSpec) -> RenderSpec:
        """Return the spec with the very scenes that were seen before, where they are the same."""
        if len(self._works) > _MOST:
            self._works = {}
        return spec.model_copy(update={"scenes": tuple(map(self._known, spec.scenes))})

    def _known(self, scene: RenderScene) -> RenderScene:
        work = self._works.get(scene.scene_id)
        if work is None or work.scene != scene:
            work = self._works[scene.scene_id] = _Work(scene)
        return work.scene

    def slide(
        self, spec: RenderSpec, index: int, place: Place, span: SceneSpan, timing: SpeechTiming
    ) -> Slide:
        """Return the slide of a scene without captions."""
        from studio.pipeline.timing import slide_for

        scene = spec.scenes[index]
        work = self._work(scene)
        given = (spec.settings, spec.language, place, span.frame_count, span.speech_sample_count, timing)
        if work.slide is None or work.slide_of != given:
            work.slide, work.slide_of = slide_for(spec, scene, place, span, timing.words), given
        return work.slide

    def cues(
        self, spec: RenderSpec, index: int, span: SceneSpan, timing: SpeechTiming, origin_ms: int
    ) -> tuple[Cue, ...]:
        """Return the captions of a scene where they are in the film."""
        from studio.captions.cues import cues_within

        work = self._work(spec.scenes[index])
        lead_in, fps = spec.settings.lead_in_sec, spec.settings.fps
        given = (index, span.frame_count, timing, spec.language, lead_in, fps)
        if work.cues_of != given:
            work.cues = tuple(cues_within(spec, index, span.frame_count, timing))
            work.cues_of, work.placed_at = given, -1
        if work.placed_at != origin_ms:
            work.placed = tuple(cue.later(origin_ms) for cue in work.cues)
            work.placed_at = origin_ms
        return work.placed

    def _work(self, scene: RenderScene) -> _Work:
        work = self._works.get(scene.scene_id)
        # Two threads may compute two films in which a scene differs; then each goes without the other's.
        return work if work is not None and work.scene is scene else _Work(scene)


class KnownSpeech:
    """Timings of speech in memory, so that a keystroke reads no files of scenes it does not touch."""

    def __init__(self, read: Callable[[str, str], SpeechTiming | None]) -> None:
        """Get ready; `read` looks a fingerprint and a text up on the disk."""
        self._read = read
        self._timings: dict[tuple[str, str], SpeechTiming] = {}
        self._missing: dict[tuple[str, str], float] = {}

    def timing(self, fingerprint: str, text: str) -> SpeechTiming | None:
        """Return the timing of a text's speech; None where it is not made yet."""
        key = (fingerprint, text)
        if (timing := self._timings.get(key)) is not None:
            return timing
        now = time.monotonic()
        if now - self._missing.get(key, -_LOOK_AGAIN_SEC) < _LOOK_AGAIN_SEC:
            return None
        timing = self._read(fingerprint, text)
        if timing is None:
            if len(self._missing) > _MOST:
                self._missing = {}
            self._missing[key] = now
        else:
            self.learn(fingerprint, text, timing)
        return timing

    def learn(self, fingerprint: str, text: str, timing: SpeechTiming) -> None:
        """Keep the timing of speech that was made."""
        if len(self._timings) > _MOST:
            self._timings = {}
        self._timings[fingerprint, text] = timing

    def forget(self, fingerprint: str, text: str) -> None:
        """Look on the disk again next time: the sound is gone or damaged."""
        self._timings.pop((fingerprint, text), None)
