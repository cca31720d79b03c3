"""The files of which a film is put together: found by what they are made from, or made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from studio.domain.cancel import CancelToken
from studio.pipeline.cache import FileCache
from studio.pipeline.pool import Pool
from studio.pipeline.tasks import SegmentTask, SoundTask, ThumbnailTask


class Progress(Protocol):
    """Gets how much of the work is done (0 to 1), and the frames among it."""

    def __call__(self, fraction: float, frames: int, of_frames: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Part:
    """One file: the task that makes it, and the key under which a cache knows it."""

    key: str
    cache: FileCache
    task: SegmentTask | SoundTask | ThumbnailTask
    weight: float
    """What making it costs, in frames to encode."""

    @property
    def file(self) -> Path:
        """Where it lies once it is there."""
        return self.task.target


def unheard(fraction: float, frames: int, of_frames: int) -> None:
    """Progress that nobody watches."""


def fetch_or_make(
    parts: Sequence[Part],
    pool: Pool,
    cancel: CancelToken,
    tell: Progress,
    wanted: Callable[[], bool] = lambda: True,
) -> bool:
    """Put every part into its place, those that no cache has being made side by side.

    Returns whether all are there: when they are not `wanted` any more, no further one is begun.
    """
    missing: list[Part] = []
    for part in {part.file: part for part in parts}.values():
        cancel.check()
        if not part.file.exists() and not part.cache.fetch(part.key, part.file):
            missing.append(part)
    # The longest first, so that no process waits long for another at the end.
    missing.sort(key=lambda part: -part.weight)
    done = [0.0] * len(missing)
    total = sum(part.weight for part in missing)
    frames = round(sum(part.weight for part in missing if isinstance(part.task, SegmentTask)))

    def on_progress(index: int, fraction: float) -> None:
        done[index] = missing[index].weight * fraction
        painted = sum(d for d, p in zip(done, missing, strict=True) if isinstance(p.task, SegmentTask))
        tell(sum(done) / total, round(painted), frames)

    results = pool.run(
        [part.task for part in missing],
        cancel,
        on_progress,
        lambda index: missing[index].cache.keep(missing[index].key, missing[index].file),
        wanted,
    )
    for cache in {id(part.cache): part.cache for part in missing}.values():
        cache.trim()
    return len(results) == len(missing)
