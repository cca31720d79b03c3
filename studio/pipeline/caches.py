"""What a data directory keeps of finished work, each kind with its share of one limit."""

from pathlib import Path
from typing import Final

from studio.pipeline.cache import FileCache

DEFAULT_LIMIT: Final = 8 * 1024**3
"""Bytes that all caches together may hold, speech not counted."""


class Caches:
    """The caches below a folder; the least recently used files go when a share of the limit is used up."""

    def __init__(self, folder: Path, limit_bytes: int = DEFAULT_LIMIT) -> None:
        def share(name: str, suffix: str, sixteenths: int) -> FileCache:
            return FileCache(folder / name, suffix, limit_bytes * sixteenths // 16)

        self.segments = share("segments", ".mp4", 8)
        self.films = share("films", ".mp4", 4)
        self.sounds = sounds_in(folder, limit_bytes * 2 // 16)
        self.stills = share("stills", ".jpg", 1)
        self.notes = share("notes", ".json", 1)


def sounds_in(folder: Path, limit_bytes: int = DEFAULT_LIMIT) -> FileCache:
    """Return the cache of stretches of sound and of music that was made plain."""
    return FileCache(folder / "sound", ".sound", limit_bytes)
