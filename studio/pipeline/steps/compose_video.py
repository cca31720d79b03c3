"""Step 5: segments that are not there yet are encoded, the sound is made beside them, and all is joined."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.text import Text
from studio.film.disk import require_room
from studio.pipeline.engine import join_engine, picture_engine
from studio.pipeline.joining import join_task
from studio.pipeline.outcome import Tools
from studio.pipeline.parts import Part, fetch_or_make
from studio.pipeline.pool import Pool
from studio.pipeline.prepared import Prepared
from studio.pipeline.segments import SegmentSpec, plan_segments
from studio.pipeline.sounds import SoundPlan, plan_sound
from studio.pipeline.tasks import JoinTask, SegmentTask, SegmentUse, ThumbnailTask

_PARTS_SHARE: Final = 0.95
_THUMBNAIL_WEIGHT: Final = 10.0
_THUMBNAIL_WIDTH: Final = 640


@dataclass(frozen=True, slots=True)
class ComposedFilm:
    """The film and its thumbnail in the workspace; `audible` tells whether anything is to be heard in it."""

    video: Path
    thumbnail: Path
    audible: bool
    key: str
    """What the film is known by among finished ones."""
    verified: bool
    """Whether this very film was made, and found right, before."""


def compose_video(
    film: Prepared,
    tools: Tools,
    pool: Pool,
    folder: Path,
    tell: Callable[[float, Text | None], None],
    cancel: CancelToken,
) -> ComposedFilm:
    """Make the film in `folder`; raises COMPOSE_FAILED, DISK_FULL or `Canceled`."""
    parts = parts_of(film, tools, folder, cancel)
    join = _join(film, parts, folder / "video.mp4")
    key = _film_key(join, parts)
    verified = tools.caches.films.fetch(key, join.target)

    def on_progress(fraction: float, frames: int, of_frames: int) -> None:
        painted = Text(ko=f"프레임 {frames:,}/{of_frames:,}", en=f"frame {frames:,} of {of_frames:,}")
        tell(_PARTS_SHARE * fraction, painted)

    fetch_or_make([parts.thumbnail] if verified else parts.all, pool, cancel, on_progress)
    if not verified:
        parts.sound.finish(pool, cancel)
        size = sum(use.file.stat().st_size * use.times for use in join.segments)
        require_room(folder, 2 * size + join.sound.stat().st_size)
        rest = 1 - _PARTS_SHARE
        pool.run([join], cancel, lambda _, done: tell(_PARTS_SHARE + rest * done, None))
    return ComposedFilm(
        video=join.target,
        thumbnail=parts.thumbnail.file,
        audible=any(scene.audible for scene in film.speech),
        key=key,
        verified=verified,
    )


@dataclass(frozen=True, slots=True)
class FilmParts:
    """All that a film is put together of; a segment that is shown more than once is one part."""

    segments: tuple[tuple[Part, int], ...]
    """In order, each with how often it is shown in a row."""
    sound: SoundPlan
    thumbnail: Part

    @property
    def all(self) -> list[Part]:
        """Every part."""
        return [self.thumbnail, *self.sound.parts, *(part for part, _ in self.segments)]


def parts_of(film: Prepared, tools: Tools, folder: Path, cancel: CancelToken) -> FilmParts:
    """Return what a film is put together of; the files will lie in `folder`."""
    engine = picture_engine()
    target = folder / "segments"
    target.mkdir(exist_ok=True)
    planned = plan_segments(film.timeline, film.slides, film.canvas, film.encoder)

    def part_of(spec: SegmentSpec) -> Part:
        key = spec.key(engine)
        task = SegmentTask(spec=spec, target=target / f"{key}.mp4", pictures=tools.pictures_dir)
        return Part(key, tools.caches.segments, task, weight=float(spec.frame_count))

    return FilmParts(
        segments=tuple((part_of(segment.spec), segment.times) for segment in planned),
        sound=plan_sound(film.spec, film.timeline, film.speech, tools, folder, cancel),
        thumbnail=_thumbnail(film, tools, engine, folder / "thumb.jpg"),
    )


def _join(film: Prepared, parts: FilmParts, target: Path) -> JoinTask:
    return join_task(
        film.spec,
        film.timeline,
        tuple(SegmentUse(file=part.file, times=times) for part, times in parts.segments),
        encoder=film.encoder,
        voices=film.voices,
        sound=parts.sound.file,
        captions=film.captions.srt,
        target=target,
    )


def _film_key(join: JoinTask, parts: FilmParts) -> str:
    digest = hashlib.sha256(f"{join_engine()} {parts.sound.key}".encode())
    for part, times in parts.segments:
        digest.update(f" {part.key} {times}".encode())
    digest.update(join.model_dump_json(exclude={"segments", "sound", "target", "captions"}).encode())
    if join.captions is not None:
        digest.update(join.captions.read_bytes())
    return digest.hexdigest()


def _thumbnail(film: Prepared, tools: Tools, engine: str, target: Path) -> Part:
    """Take the frame at one second, or the middle of a film that is shorter."""
    timeline = film.timeline
    frame = timeline.fps if timeline.frame_count > timeline.fps else timeline.frame_count // 2
    shot = timeline.shot_at(frame)
    seen = [film.slides[shot.scene]]
    if shot.incoming is not None:
        seen.append(film.slides[shot.incoming])
        shot = shot.model_copy(update={"incoming": 1})
    task = ThumbnailTask(
        canvas=film.canvas,
        slides=tuple(seen),
        shot=shot.model_copy(update={"scene": 0}),
        width=min(film.canvas.width, _THUMBNAIL_WIDTH),
        target=target,
        pictures=tools.pictures_dir,
    )
    about = task.model_dump_json(exclude={"target", "pictures"})
    key = hashlib.sha256(f"{engine}\n{about}".encode()).hexdigest()
    return Part(key, tools.caches.stills, task, _THUMBNAIL_WEIGHT)
