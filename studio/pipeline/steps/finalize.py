"""Step 7: nothing is announced before the film was read to its end."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.job import JobAssets
from studio.domain.text import Text
from studio.domain.timeline import Timeline
from studio.pipeline.outcome import Tools
from studio.pipeline.pool import Pool
from studio.pipeline.steps.compose_video import ComposedFilm
from studio.pipeline.steps.upload_assets import take_back
from studio.pipeline.tasks import VerifyTask
from studio.storage.checks import digest_of
from studio.storage.storage import StoredObject


def finalize(
    film: ComposedFilm,
    stored: Mapping[str, StoredObject],
    timeline: Timeline,
    tools: Tools,
    pool: Pool,
    tell: Callable[[float, Text | None], None],
    cancel: CancelToken,
) -> JobAssets:
    """Verify what was stored and return where it is; a film that is not right is taken back.

    Raises COMPOSE_FAILED, STORAGE_UPLOAD_FAILED or `Canceled`.
    """
    verify(film, stored, timeline, tools, pool, tell, cancel)
    video = stored["video.mp4"]
    return JobAssets(
        video_url=video.url,
        subtitle_url=stored["subtitles.srt"].url,
        thumbnail_url=stored["thumb.jpg"].url,
        duration_sec=round(timeline.seconds, 3),
    )


def verify(
    film: ComposedFilm,
    stored: Mapping[str, StoredObject],
    timeline: Timeline,
    tools: Tools,
    pool: Pool,
    tell: Callable[[float, Text | None], None],
    cancel: CancelToken,
) -> ComposedFilm:
    """Return the film as verified; one that was is only held against what was stored of it.

    Raises COMPOSE_FAILED, STORAGE_UPLOAD_FAILED or `Canceled`; a film that is not right is taken back.
    """
    try:
        for name, thing in stored.items():
            _require_whole(name, thing, cancel)
        if not film.verified:
            task = VerifyTask(
                film=stored["video.mp4"].path or film.video,
                frames=timeline.frame_count,
                samples=timeline.sample_count,
                audible=film.audible,
            )
            pool.run([task], cancel, lambda _, fraction: tell(fraction, None))
            tools.caches.films.keep(film.key, film.video)
            tools.caches.films.trim()
        cancel.check()
    except BaseException:
        take_back(tools.storage, dict(stored))
        raise
    return replace(film, verified=True)


def _require_whole(name: str, thing: StoredObject, cancel: CancelToken) -> None:
    """Where the storage is on this machine, the file must be there with the very bytes that were sent."""
    if thing.path is None:
        return
    if not thing.path.is_file() or digest_of(thing.path, cancel.check) != thing.sha256:
        raise StepFailed(
            ErrorCode.STORAGE_UPLOAD_FAILED,
            Text(
                ko=f"저장된 파일이 보낸 것과 다릅니다: {name}",
                en=f"What was stored as {name} is not what was sent.",
            ),
            Text(ko="저장 장치를 확인하고 다시 시도하십시오.", en="Check the storage device and try again."),
        )
