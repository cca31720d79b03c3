"""Files known by what they were made from: kept between renders, checked before use, the oldest given up.

An entry is one file, `<key>.<digest of its bytes><suffix>`, written aside and renamed: a kill leaves no half
entry, and two processes that make the same thing agree. Whoever uses an entry gets a link of its own, which
stays when the entry goes.
"""

import contextlib
import hashlib
import logging
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_log = logging.getLogger(__name__)

DEFAULT_LIMIT: Final = 4 * 1024**3
"""Bytes a cache holds before the least recently used files go."""

_TRIES: Final = 5
_STALE_PART_SEC: Final = 3600.0
_PART: Final = ".part"


class FileCache:
    """A folder of files by key (a hex digest of what they depend on)."""

    def __init__(self, folder: Path, suffix: str, limit_bytes: int = DEFAULT_LIMIT) -> None:
        self._folder = folder
        self._suffix = suffix
        self._limit = limit_bytes

    def has(self, key: str) -> bool:
        """Tell whether there is a file of `key`, without looking into it."""
        return next(self._entries_of(key), None) is not None

    def fetch(self, key: str, target: Path) -> bool:
        """Put the file of `key` at `target`; False when there is none, or it was damaged (and is dropped)."""
        for entry in self._entries_of(key):
            try:
                _link_or_copy(entry, target)
                if _digest(target) == _digest_in_name(entry):
                    os.utime(entry)
                    return True
            except FileNotFoundError:  # given up by another process just now
                continue
            target.unlink()
            _log.warning("the cached file %s is damaged and will be made again", entry.name)
            with contextlib.suppress(OSError):
                entry.unlink(missing_ok=True)
        return False

    def keep(self, key: str, source: Path) -> None:
        """Keep a file under `key`; `source` stays where it is."""
        for left in reversed(range(_TRIES)):
            try:
                self._keep(key, source)
            except FileNotFoundError:  # somebody removed the folder just now
                if left:
                    continue
                raise
            return

    def _keep(self, key: str, source: Path) -> None:
        shelf = self._shelf(key)
        shelf.mkdir(parents=True, exist_ok=True)
        part = shelf / f"{uuid.uuid4().hex}{_PART}"
        try:
            _link_or_copy(source, part)
            part.replace(shelf / f"{key}.{_digest(part)}{self._suffix}")
        finally:
            part.unlink(missing_ok=True)

    def trim(self) -> int:
        """Give up the least recently used files until the rest is within the limit; return how many went."""
        entries: list[tuple[float, int, Path]] = []
        for path in self._folder.glob("*/*"):
            with contextlib.suppress(OSError):
                about = path.stat()
                if path.suffix == _PART and time.time() - about.st_mtime > _STALE_PART_SEC:
                    path.unlink(missing_ok=True)
                elif path.suffix == self._suffix:
                    entries.append((about.st_mtime, about.st_size, path))
        total = sum(size for _, size, _ in entries)
        gone = 0
        for _, size, path in sorted(entries):
            if total <= self._limit:
                break
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
                gone += 1
            total -= size
        return gone

    def _shelf(self, key: str) -> Path:
        return self._folder / key[:2]

    def _entries_of(self, key: str) -> Iterator[Path]:
        yield from sorted(self._shelf(key).glob(f"{key}.*{self._suffix}"))


def _digest_in_name(entry: Path) -> str:
    return entry.name.split(".")[1]


def _digest(path: Path) -> str:
    with path.open("rb") as read:
        return hashlib.file_digest(read, "sha256").hexdigest()


def _link_or_copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:  # another disk, or a file system without links
        shutil.copyfile(source, target)
