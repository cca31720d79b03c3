"""A film is rendered, and then measured in everything that must be exact."""

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from studio.domain.cancel import CancelToken
from studio.domain.spec import RenderSpec
from studio.domain.speech import SAMPLE_RATE, Clip
from studio.pipeline.outcome import RenderOutcome, Tools
from studio.pipeline.run import render
from studio.speech.clips import ClipStore
from studio.speech.engines import open_voice
from tests.proofs import heard, media, seen, told
from tests.proofs.films import SCENES_OF_A_CHAPTER

CAPTION_MS = 50.0
"""How far the beginning of a caption may be from the speech it shows."""
_ONSET_REACH = SAMPLE_RATE // 5
"""How far from the moment of a word the sound after a pause is looked for."""


@dataclass(frozen=True)
class Figure:
    """One kind of thing that was measured: how many there were, how far off the worst was, and may be."""

    what: str
    count: int
    worst: float
    allowed: float
    unit: str

    @property
    def holds(self) -> bool:
        """Tell whether there was something to measure, and none was further off than is allowed."""
        return self.count > 0 and self.worst <= self.allowed


@dataclass(frozen=True)
class Proof:
    """Everything measured on one film."""

    minutes: float
    scenes: int
    figures: tuple[Figure, ...]

    @property
    def holds(self) -> bool:
        """Tell whether everything is as exact as it must be."""
        return all(figure.holds for figure in self.figures)


def prove(spec: RenderSpec, tools: Tools, tell: Callable[[str], None] = lambda _: None) -> Proof:
    """Render a snapshot and measure the film; raises what a render raises."""
    outcome = render("proof", spec, tools, lambda *_: None, CancelToken())
    tell(f"rendered {outcome.timeline.seconds / 60:.1f} minutes")
    with tempfile.TemporaryDirectory(dir=tools.scratch_dir) as folder:
        film = _Film(spec, outcome, _clips(spec, tools), Path(folder), tell)
    figures = (*film.picture(), *film.sound(), *film.captions())
    return Proof(outcome.timeline.seconds / 60, len(spec.scenes), figures)


class _Film:
    """A finished film, taken apart once."""

    def __init__(
        self,
        spec: RenderSpec,
        outcome: RenderOutcome,
        clips: list[Clip],
        folder: Path,
        tell: Callable[[str], None],
    ) -> None:
        film, srt = outcome.files["video.mp4"].path, outcome.files["subtitles.srt"].path
        assert film is not None
        assert srt is not None
        self._timeline = outcome.timeline
        figures = seen.colours(media.small_frames(film))
        self._frame_count = len(figures)
        self._changes = list(seen.boundaries(figures, outcome.timeline.fps))
        self._chapters = media.chapters_in(film)
        tell(f"looked at {len(figures):,} frames")
        sound = media.decoded_sound(film, folder)
        self._sample_count = len(sound)
        begins = [span.speech_sample for span in outcome.timeline.spans]
        self._clips = [
            heard.clip_offset(sound, np.frombuffer(clip.pcm, "<i2"), begin)
            for clip, begin in zip(clips, begins, strict=True)
        ]
        tell(f"listened to {len(sound):,} samples")
        truly = [begin + late for begin, (late, _) in zip(begins, self._clips, strict=True)]
        self._in_file = told.read_srt(srt.read_text("utf-8"))
        self._in_track = told.read_srt(media.captions_in(film))
        narrations = [scene.narration for scene in spec.scenes]
        self._words = told.first_words(self._in_file, narrations, clips, truly)
        spoken = [round(word * SAMPLE_RATE / 1000) for word in self._words]
        self._onsets = [heard.onset(sound, sample, _ONSET_REACH) for sample in spoken]

    def picture(self) -> Iterable[Figure]:
        """Yield what decoded frames show of the scenes."""
        yield _figure("decoded frames", self._frame_count, [self._frame_count - self._timeline.frame_count])
        spans = self._timeline.spans[1:]
        missed = len(self._changes) - len(spans)
        yield _figure("changes of scene that were found", len(self._changes), [missed], unit="missed")
        if missed:
            return
        late = [at - span.start_frame for at, span in zip(self._changes, spans, strict=True)]
        cuts = [d for d, span in zip(late, spans, strict=True) if not span.transition_frames]
        fades = [d for d, span in zip(late, spans, strict=True) if span.transition_frames]
        yield _figure("cuts", len(cuts), cuts, 1)
        yield _figure("middles of cross-fades", len(fades), fades, 1)
        if len(self._chapters) > 1:
            per_frame = self._timeline.samples_per_frame
            seen_at = self._changes[SCENES_OF_A_CHAPTER - 1 :: SCENES_OF_A_CHAPTER]
            begins = [begin / per_frame for begin, _ in self._chapters[1:]]
            off = [begin - at for begin, at in zip(begins, seen_at, strict=True)]
            yield _figure("chapters against the picture", len(off), off, 1)

    def sound(self) -> Iterable[Figure]:
        """Yield what decoded sound tells of the clips."""
        missing = self._sample_count - self._timeline.sample_count
        yield _figure("decoded samples", self._sample_count, [missing], unit="samples")
        offsets = [late for late, _ in self._clips]
        yield _figure("clips of speech", len(offsets), offsets, 1, "samples")
        yield _figure("the last clip", 1, offsets[-1:], 1, "samples")
        unlike = [1 - likeness for _, likeness in self._clips]
        yield _figure("clips that sound otherwise", len(unlike), unlike, 0.2, "of 1")

    def captions(self) -> Iterable[Figure]:
        """Yield how far captions are from their speech."""
        for name, captions in (("file", self._in_file), ("track", self._in_track)):
            late = [c.start_ms - word for c, word in zip(captions, self._words, strict=True)]
            yield _figure(f"captions of the {name}, by word events", len(late), late, CAPTION_MS, "ms")
        late = [
            caption.start_ms - onset * 1000 / SAMPLE_RATE
            for caption, onset in zip(self._in_file, self._onsets, strict=True)
            if onset is not None
        ]
        yield _figure("captions after a pause, by ear", len(late), late, CAPTION_MS, "ms")
        other = sum(a != b for a, b in zip(self._in_file, self._in_track, strict=True))
        yield _figure("captions of file and track", len(self._in_file), [other], unit="different")


def _figure(what: str, count: int, off: Iterable[float], allowed: float = 0, unit: str = "frames") -> Figure:
    return Figure(what, count, max((abs(one) for one in off), default=0.0), allowed, unit)


def _clips(spec: RenderSpec, tools: Tools) -> list[Clip]:
    """Return the clips as the voice gave them."""
    store = ClipStore(tools.cache_dir / "clips")
    voice = open_voice(spec.settings.voice, spec.language)
    try:
        return [store.speak(voice, scene.narration, CancelToken()) for scene in spec.scenes]
    finally:
        voice.close()
