"""What every place for finished films can do."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from studio.domain.cancel import CancelToken
from studio.domain.ids import path_part


@dataclass(frozen=True, slots=True)
class StoredObject:
    """A file that was stored: where it is, how long, and the hex digest of what was sent."""

    key: str
    url: str
    bytes: int
    sha256: str
    path: Path | None = None
    """The file itself, where the storage is on this machine."""
    etag: str = ""
    """What the store calls this very content, with its quotes; empty where it gives none."""


CONTENT_TYPES: Final = {
    "video.mp4": "video/mp4",
    "subtitles.srt": "application/x-subrip",
    "subtitles.vtt": "text/vtt",
    "thumb.jpg": "image/jpeg",
}
"""What the files of a film are, by name."""


class Storage(Protocol):
    """A place for finished files, each under a key such as `videos/a/b/c/video.mp4`."""

    def put(
        self,
        source: Path,
        key: str,
        content_type: str,
        *,
        on_bytes: Callable[[int], None],
        cancel: CancelToken,
        sha256: str = "",
    ) -> StoredObject:
        """Store a file; `on_bytes` gets the bytes sent so far. With `sha256` no other content is stored.

        All or nothing: after an error or a cancel nothing new is found under the key.
        Raises STORAGE_UPLOAD_FAILED, DISK_FULL or `Canceled`.
        """
        ...

    def remove(self, key: str) -> None:
        """Take an object away; one that is not there is no error. Raises STORAGE_UPLOAD_FAILED."""
        ...


def object_key(video_id: str, script_id: str, job_id: str, name: str) -> str:
    """Return the key of a job's file; ids that are no plain names become ones that are."""
    return "/".join(("videos", path_part(video_id), path_part(script_id), path_part(job_id), name))
