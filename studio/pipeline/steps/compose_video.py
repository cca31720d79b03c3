"""Step 5: segments that are not there yet are encoded, the sound is made beside them, and all is joined."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.slides import Canvas, Slide
from studio.domain.spec import RenderSpec
from studio.domain.text import Text
from studio.domain.timeline import Timeline
from studio.film.disk import require_room
from studio.film.encoder import EncoderSettings
from studio.pipeline.cache import FileCache
from studio.pipeline.engine import picture_engine, sound_engine
from studio.pipeline.joining import join_task
from studio.pipeline.outcome import Tools
from studio.pipeline.pictures import canvas_for
from studio.pipeline.pool import Pool
from studio.pipeline.segments import PlannedSegment, SegmentSpec, plan_segments
from studio.pipeline.speech_files import SpokenScene
from studio.pipeline.tasks import ClipPlace, SegmentTask, SegmentUse, SoundTask, Task, ThumbnailTask

_SEGMENTS_SHARE: Final = 0.95
_SOUND_WEIGHT: Final = 0.05
"""What a frame's worth of sound costs, measured in frames to encode."""
_THUMBNAIL_WIDTH: Final = 640
_SOUND_CACHE_BYTES: Final = 512 * 1024**2


@dataclass(frozen=True, slots=True)
class ComposedFilm:
    """The film and its thumbnail in the workspace; `audible` tells whether anything is to be heard in it."""

    video: Path
    thumbnail: Path
    audible: bool


def compose_video(
    spec: RenderSpec,
    timeline: Timeline,
    slides: Sequence[Slide],
    speech: Sequence[SpokenScene],
    tools: Tools,
    pool: Pool,
    folder: Path,
    tell: Callable[[float, Text | None], None],
    cancel: CancelToken,
) -> ComposedFilm:
    """Make the film in `folder`; raises COMPOSE_FAILED, DISK_FULL or `Canceled`."""
    canvas = canvas_for(spec, tools.pictures_dir)
    encoder = EncoderSettings()
    planned = plan_segments(timeline, slides, canvas, encoder)
    cache = segment_cache(tools)
    files = _Segments(planned, cache, folder / "segments", cancel, tools.pictures_dir)
    sound, thumbnail, film = folder / "sound.m4a", folder / "thumb.jpg", folder / "video.mp4"
    sounds, sound_key = sound_cache(tools), _sound_key(timeline, speech)
    others: list[Task] = [_thumbnail(timeline, slides, canvas, thumbnail, tools.pictures_dir)]
    if not sounds.fetch(sound_key, sound):
        places = _places(timeline, speech)
        others.append(SoundTask(clips=places, sample_count=timeline.sample_count, target=sound))
    tasks = [*others, *files.missing_tasks()]
    weights = [_SOUND_WEIGHT * timeline.frame_count] * len(others) + files.missing_weights()
    done = [0.0] * len(tasks)
    frames = round(sum(weights[len(others) :]))

    def on_done(index: int) -> None:
        match tasks[index]:
            case SegmentTask(target=target):
                cache.keep(target.stem, target)
            case SoundTask(target=target):
                sounds.keep(sound_key, target)
            case _:
                pass

    def on_progress(index: int, fraction: float) -> None:
        done[index] = weights[index] * fraction
        painted = round(sum(done[len(others) :]))
        tell(
            _SEGMENTS_SHARE * sum(done) / sum(weights),
            Text(ko=f"프레임 {painted:,}/{frames:,}", en=f"frame {painted:,} of {frames:,}"),
        )

    pool.run(tasks, cancel, on_progress, on_done)
    cache.trim()
    sounds.trim()
    require_room(folder, 2 * files.film_bytes() + sound.stat().st_size)
    pool.run(
        [
            join_task(
                spec,
                timeline,
                files.uses(),
                encoder=encoder,
                sound=sound,
                captions=folder / "subtitles.srt",
                target=film,
            )
        ],
        cancel,
        lambda _, fraction: tell(_SEGMENTS_SHARE + (1 - _SEGMENTS_SHARE) * fraction, None),
    )
    return ComposedFilm(video=film, thumbnail=thumbnail, audible=any(scene.audible for scene in speech))


def segment_cache(tools: Tools) -> FileCache:
    """Return the cache of encoded segments."""
    return FileCache(tools.cache_dir / "segments", ".mp4")


def sound_cache(tools: Tools) -> FileCache:
    """Return the cache of finished sounds: a render that is repeated or retried needs none made."""
    return FileCache(tools.cache_dir / "sound", ".m4a", limit_bytes=_SOUND_CACHE_BYTES)


def _sound_key(timeline: Timeline, speech: Sequence[SpokenScene]) -> str:
    digest = hashlib.sha256(f"{sound_engine()} {timeline.sample_count}".encode())
    for span, spoken in zip(timeline.spans, speech, strict=True):
        if spoken.pcm is not None:
            digest.update(f" {span.speech_sample} {spoken.sha256}".encode())
    return digest.hexdigest()


class _Segments:
    """The segments of one film: found in the cache or made, each spec once however often it is used."""

    def __init__(
        self,
        planned: Sequence[PlannedSegment],
        cache: FileCache,
        folder: Path,
        cancel: CancelToken,
        pictures: Path | None,
    ) -> None:
        folder.mkdir()
        self._pictures = pictures
        engine = picture_engine()
        self._folder = folder
        self._keys = [segment.spec.key(engine) for segment in planned]
        self._times = [segment.times for segment in planned]
        self._missing: dict[str, SegmentSpec] = {}
        for key, segment in zip(self._keys, planned, strict=True):
            cancel.check()
            target = self._file(key)
            if key not in self._missing and not target.exists() and not cache.fetch(key, target):
                self._missing[key] = segment.spec

    def missing_tasks(self) -> list[Task]:
        """Return the work to do, the longest first, so that no process waits long for another at the end."""
        ordered = sorted(self._missing.items(), key=lambda item: -item[1].frame_count)
        self._missing = dict(ordered)
        return [
            SegmentTask(spec=spec, target=self._file(key), pictures=self._pictures) for key, spec in ordered
        ]

    def missing_weights(self) -> list[float]:
        return [float(spec.frame_count) for spec in self._missing.values()]

    def uses(self) -> tuple[SegmentUse, ...]:
        return tuple(
            SegmentUse(file=self._file(key), times=times)
            for key, times in zip(self._keys, self._times, strict=True)
        )

    def film_bytes(self) -> int:
        return sum(use.file.stat().st_size * use.times for use in self.uses())

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}.mp4"


def _places(timeline: Timeline, speech: Sequence[SpokenScene]) -> tuple[ClipPlace, ...]:
    return tuple(
        ClipPlace(pcm=spoken.pcm, sample=span.speech_sample)
        for span, spoken in zip(timeline.spans, speech, strict=True)
        if spoken.pcm is not None
    )


def _thumbnail(
    timeline: Timeline, slides: Sequence[Slide], canvas: Canvas, target: Path, pictures: Path | None
) -> ThumbnailTask:
    """Take the frame at one second, or the middle of a film that is shorter."""
    frame = timeline.fps if timeline.frame_count > timeline.fps else timeline.frame_count // 2
    shot = timeline.shot_at(frame)
    seen = [slides[shot.scene]]
    if shot.incoming is not None:
        seen.append(slides[shot.incoming])
        shot = shot.model_copy(update={"incoming": 1})
    return ThumbnailTask(
        canvas=canvas,
        slides=tuple(seen),
        shot=shot.model_copy(update={"scene": 0}),
        width=min(canvas.width, _THUMBNAIL_WIDTH),
        target=target,
        pictures=pictures,
    )
