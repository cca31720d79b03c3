"""What the studio keeps of finished work so that nothing is made twice: how much it is, and away with it."""

import contextlib
import shutil
from pathlib import Path

from studio.services.engine import Folders


class KeptWork:
    """The caches of a data directory. Speech stays: a voice online is paid for by the word."""

    def __init__(self, folders: Folders) -> None:
        self._cache = folders.cache
        self._speech = folders.clips

    def size_bytes(self) -> int:
        """Return what parts of films take on the disk; it looks at every file, so not in the window."""
        total = 0
        for folder in self._folders():
            for path in folder.rglob("*"):
                with contextlib.suppress(OSError):
                    total += path.stat().st_size if path.is_file() else 0
        return total

    def clear(self) -> int:
        """Remove all of it and return how many bytes that freed; a film being made goes on."""
        before = self.size_bytes()
        for folder in self._folders():
            shutil.rmtree(folder, ignore_errors=True)
        return before - self.size_bytes()

    def _folders(self) -> list[Path]:
        if not self._cache.is_dir():
            return []
        return [path for path in self._cache.iterdir() if path.is_dir() and path != self._speech]
