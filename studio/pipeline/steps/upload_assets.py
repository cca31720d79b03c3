"""Step 6: the finished files go to their storage."""

from collections.abc import Callable
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.spec import RenderSpec
from studio.domain.text import Text
from studio.pipeline.outcome import Tools
from studio.pipeline.steps.compose_video import ComposedFilm
from studio.pipeline.steps.generate_subtitle import CaptionFiles
from studio.storage.storage import Storage, StoredObject, object_key

_CONTENT_TYPES: Final = {
    "video.mp4": "video/mp4",
    "subtitles.srt": "application/x-subrip",
    "subtitles.vtt": "text/vtt",
    "thumb.jpg": "image/jpeg",
}


def upload_assets(
    job_id: str,
    spec: RenderSpec,
    film: ComposedFilm,
    captions: CaptionFiles,
    tools: Tools,
    tell: Callable[[float, Text | None], None],
    cancel: CancelToken,
) -> dict[str, StoredObject]:
    """Store all files of a film, by name; after an error or a cancel none of them stays.

    Raises STORAGE_UPLOAD_FAILED, DISK_FULL or `Canceled`.
    """
    files = {
        "video.mp4": film.video,
        "subtitles.srt": captions.srt,
        "subtitles.vtt": captions.vtt,
        "thumb.jpg": film.thumbnail,
    }
    total = sum(path.stat().st_size for path in files.values()) or 1
    sent = 0
    stored: dict[str, StoredObject] = {}
    try:
        for name, path in files.items():
            cancel.check()
            stored[name] = tools.storage.put(
                path,
                object_key(spec.video_id, spec.script_id, job_id, name),
                _CONTENT_TYPES[name],
                on_bytes=lambda count, before=sent: tell(min(1.0, (before + count) / total), None),
                cancel=cancel,
            )
            sent += path.stat().st_size
    except BaseException:
        take_back(tools.storage, stored)
        raise
    return stored


def take_back(storage: Storage, stored: dict[str, StoredObject]) -> None:
    """Remove files of a render that did not succeed."""
    for thing in stored.values():
        storage.remove(thing.key)
