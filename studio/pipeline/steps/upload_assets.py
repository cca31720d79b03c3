"""Step 6: the finished files are stored here, and sent elsewhere where that is wanted."""

from collections.abc import Callable
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.delivery import Sent, UploadProgress
from studio.domain.spec import RenderSpec
from studio.domain.text import Text
from studio.pipeline.outcome import Send, Tools
from studio.pipeline.steps.compose_video import ComposedFilm
from studio.pipeline.steps.generate_subtitle import CaptionFiles
from studio.storage.storage import CONTENT_TYPES, Storage, StoredObject, object_key

STORED: Final = 0.1
"""How much of the step is done when the files are stored here, where they are sent elsewhere as well."""
VERIFIED: Final = 0.3
"""How much of it is done when the film was read to its end: before that, no byte of it leaves."""
Tell = Callable[[float, Text | None], None]


def share(tell: Tell, begin: float, end: float) -> Tell:
    """Return whom to tell of work that is only the part of a step from `begin` to `end`."""
    return lambda fraction, detail: tell(begin + (end - begin) * fraction, detail)


def upload_assets(
    job_id: str,
    spec: RenderSpec,
    film: ComposedFilm,
    captions: CaptionFiles,
    tools: Tools,
    tell: Tell,
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
                CONTENT_TYPES[name],
                on_bytes=lambda count, before=sent: tell(min(1.0, (before + count) / total), None),
                cancel=cancel,
            )
            sent += path.stat().st_size
    except BaseException:
        take_back(tools.storage, stored)
        raise
    return stored


def send_assets(
    job_id: str,
    stored: dict[str, StoredObject],
    tools: Tools,
    send: Send,
    tell: Tell,
    cancel: CancelToken,
) -> Sent:
    """Send the stored files of a verified film elsewhere; where they are refused, nothing stays here either.

    What could not be sent yet waits, and the film is done all the same. Raises STORAGE_UPLOAD_FAILED or
    `Canceled`.
    """

    def on_progress(progress: UploadProgress) -> None:
        done, total = progress.sent_bytes / 1e6, progress.total_bytes / 1e6
        detail = Text(ko=f"{done:,.1f}/{total:,.1f} MB", en=f"{done:,.1f} of {total:,.1f} MB")
        tell(progress.sent_bytes / max(1, progress.total_bytes), detail)

    try:
        return send(job_id, stored, on_progress, cancel)
    except BaseException:
        take_back(tools.storage, stored)
        raise


def take_back(storage: Storage, stored: dict[str, StoredObject]) -> None:
    """Remove files of a render that did not succeed."""
    for thing in stored.values():
        storage.remove(thing.key)
