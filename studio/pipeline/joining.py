"""What is told about a film within its file: chapters, captions, and what it was made from."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import studio
from studio.domain.settings import CaptionMode
from studio.domain.spec import RenderScene, RenderSpec
from studio.domain.text import Language
from studio.domain.timeline import Timeline
from studio.domain.visual_plan import without_marks
from studio.domain.voice import SpokenBy, VoiceChoice
from studio.film.encoder import EncoderSettings
from studio.film.join import ChapterMark
from studio.pipeline.tasks import JoinTask, SegmentUse


def join_task(
    spec: RenderSpec,
    timeline: Timeline,
    segments: tuple[SegmentUse, ...],
    *,
    encoder: EncoderSettings,
    voices: Sequence[SpokenBy] = (),
    sound: Path,
    captions: Path,
    target: Path,
) -> JoinTask:
    """Return the work that makes the film of a snapshot out of its parts; `captions` is its SubRip file."""
    return JoinTask(
        segments=segments,
        sound=sound,
        target=target,
        title=spec.title,
        comment=description(spec, encoder, voices),
        language=spec.language,
        frame_count=timeline.frame_count,
        fps=timeline.fps,
        chapters=chapters_of(spec, timeline),
        captions=captions if spec.settings.captions is CaptionMode.TRACK else None,
    )


def chapters_of(spec: RenderSpec, timeline: Timeline) -> tuple[ChapterMark, ...]:
    """Return where the chapters lie; none for a film whose only chapter has no title.

    Chapters are told apart by their order: equal titles that are not neighbours stay apart.
    """
    groups = [
        list(scenes)
        for _, scenes in groupby(
            zip(spec.scenes, timeline.spans, strict=True), key=lambda pair: pair[0].chapter_order
        )
    ]
    if len(groups) == 1 and not _title(groups[0][0][0]):
        return ()
    return tuple(
        ChapterMark(
            title=_title(scenes[0][0]) or _nameless(number, spec.language),
            first_frame=scenes[0][1].start_frame,
            end_frame=scenes[-1][1].end_frame,
        )
        for number, scenes in enumerate(groups, start=1)
    )


def description(spec: RenderSpec, encoder: EncoderSettings, voices: Sequence[SpokenBy] = ()) -> str:
    """Return on one line who made a film, of which snapshot and how: enough to make the same one again.

    `voices` tells who spoke where that is known; it need not be whoever was chosen.
    """
    settings = spec.settings
    made = [f"CTRLF Studio {studio.__version__}", f"spec sha256 {spec.sha256}"]
    made += ["draft"] * spec.draft
    made.append(f"{settings.style} {settings.width}x{settings.height} {settings.fps} fps")
    made += [f"theme {settings.theme}", f"voice {_voices(spec, voices)}", f"captions {settings.captions}"]
    return ", ".join([*made, f"encoder {encoder.name}"])


def _title(scene: RenderScene) -> str:
    return without_marks(scene.chapter_title).strip()


def _nameless(number: int, language: Language) -> str:
    return f"{number}장" if language is Language.KOREAN else f"Chapter {number}"


def _voices(spec: RenderSpec, voices: Sequence[SpokenBy]) -> str:
    chosen = (spec.voice_of(scene) for scene in spec.scenes if scene.narration.strip())
    speaking = dict.fromkeys([said.voice for said in voices if said.voice is not None] or chosen)
    return " ".join(map(_voice, speaking or (spec.settings.voice,)))


def _voice(voice: VoiceChoice) -> str:
    named = f"{voice.provider}:{voice.name}" if voice.name else f"{voice.provider}"
    return named if voice.speed == 1 else f"{named} x{voice.speed:g}"
