"""A film of which everything is known and nothing is encoded yet: the work of steps 2 and 3."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.domain.cancel import CancelToken
from studio.domain.slides import Canvas, Slide
from studio.domain.spec import RenderSpec
from studio.domain.steps import Step
from studio.domain.text import Text
from studio.domain.timeline import Timeline
from studio.domain.voice import SpokenBy
from studio.film.encoder import EncoderSettings
from studio.pipeline.outcome import Tools
from studio.pipeline.pictures import canvas_for, without_missing
from studio.pipeline.speech_files import SpokenScene
from studio.pipeline.steps.generate_subtitle import CaptionFiles, generate_subtitle
from studio.pipeline.steps.generate_tts import generate_tts
from studio.pipeline.timing import slides_for, timeline_of


@dataclass(frozen=True, slots=True)
class Prepared:
    """A snapshot with its speech, its clock, its captions and what is to be painted."""

    spec: RenderSpec
    speech: Sequence[SpokenScene]
    timeline: Timeline
    captions: CaptionFiles
    slides: Sequence[Slide]
    canvas: Canvas
    encoder: EncoderSettings
    remarks: Sequence[Text] = ()
    """Where another voice had to speak than the one that was chosen."""

    @property
    def voices(self) -> tuple[SpokenBy, ...]:
        """Who speaks each scene."""
        return tuple(
            SpokenBy(scene_id=scene.scene_id, voice=said.voice, instead_of=said.instead_of)
            for scene, said in zip(self.spec.scenes, self.speech, strict=True)
        )


Telling = Callable[[Step], Callable[[float, Text | None], None]]
"""Announces a step and returns whom to tell how much of it is done."""


def prepare(spec: RenderSpec, tools: Tools, folder: Path, telling: Telling, cancel: CancelToken) -> Prepared:
    """Speak a snapshot and lay it out, with files in `folder`; raises TTS_FAILED or `Canceled`."""
    speech, remarks = generate_tts(spec, tools, folder, telling(Step.GENERATE_TTS), cancel)
    timeline = timeline_of(spec, [clip.sample_count for clip in speech])
    captions = generate_subtitle(spec, timeline, speech, folder, telling(Step.GENERATE_SUBTITLE), cancel)
    slides = slides_for(spec, timeline, [clip.words for clip in speech], captions.cues)
    return Prepared(
        spec=spec,
        speech=speech,
        timeline=timeline,
        captions=captions,
        slides=without_missing(slides, tools.pictures_dir),
        canvas=canvas_for(spec, tools.pictures_dir),
        encoder=EncoderSettings(),
        remarks=remarks,
    )
