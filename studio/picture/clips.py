"""Clips of the author's own: frame after frame out of the plain form in which they are kept.

That form is an AVI of JPEG frames at an even rate: any frame is found at once and is the same every time.
"""

import struct
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import IO, Final

from PySide6.QtGui import QImage

from studio.domain.image import ClipEnd

SUFFIX: Final = ".avi"
KEPT_BYTES: Final = 96 << 20
"""What decoded frames may take in memory; the least used go first."""
_FRAMES_LIMIT: Final = 20_000
_FRAME_BYTES_LIMIT: Final = 32 << 20


@dataclass(frozen=True, slots=True)
class Clip:
    """Where the frames of a clip lie in its file, and how fast they follow each other."""

    rate: int
    scale: int
    """`rate / scale` frames a second."""
    width: int
    height: int
    frames: tuple[tuple[int, int], ...]
    """Offset and bytes of every frame."""

    def frame_at(self, local_frame: int, fps: int, end: ClipEnd) -> int:
        """Return which of its frames a frame of the scene shows; before the scene it is the first."""
        at = max(0, local_frame) * self.rate // (self.scale * fps)
        return at % len(self.frames) if end is ClipEnd.LOOP else min(at, len(self.frames) - 1)


def clip_of(file: Path) -> Clip | None:
    """Return what a file holds, None where it is no plain clip."""
    try:
        changed = file.stat()
    except OSError:
        return None
    return _read(file, changed.st_mtime_ns, changed.st_size)


def frame_of(file: Path, clip: Clip, index: int) -> QImage:
    """Return a frame in its own size, a null picture where it cannot be read."""
    offset, size = clip.frames[index]
    try:
        with file.open("rb") as read:
            read.seek(offset)
            return QImage.fromData(read.read(size))
    except OSError:
        return QImage()


def first_frame(file: Path) -> QImage:
    """Return the first frame of a clip, a null picture where there is none."""
    clip = clip_of(file)
    return frame_of(file, clip, 0) if clip is not None else QImage()


class DecodedFrames:
    """Frames as they are painted, as long as they fit into a fixed amount of memory. Thread-safe."""

    def __init__(self, limit: int = KEPT_BYTES) -> None:
        self._limit = limit
        self._frames: OrderedDict[Hashable, QImage] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def find(self, key: Hashable) -> QImage | None:
        """Return a frame that is there; never paint on it."""
        with self._lock:
            if key not in self._frames:
                return None
            self._frames.move_to_end(key)
            return self._frames[key]

    def has(self, key: Hashable) -> bool:
        """Tell whether a frame is there, without a claim to it."""
        with self._lock:
            return key in self._frames

    def keep(self, key: Hashable, frame: QImage) -> QImage:
        """Keep a frame, and return it."""
        with self._lock:
            if key not in self._frames:
                self._frames[key] = frame
                self._bytes += frame.sizeInBytes()
            while self._bytes > self._limit and len(self._frames) > 1:
                _, gone = self._frames.popitem(last=False)
                self._bytes -= gone.sizeInBytes()
        return frame


@lru_cache(maxsize=64)
def _read(file: Path, _changed_ns: int, _size: int) -> Clip | None:
    try:
        with file.open("rb") as read:
            return _clip_in(read)
    except (OSError, struct.error):
        return None


def _clip_in(read: IO[bytes]) -> Clip | None:
    """Walk through the chunks of an AVI; only their heads are read."""
    head = read.read(12)
    if head[:4] != b"RIFF" or head[8:] != b"AVI ":
        return None
    whole = 8 + struct.unpack("<I", head[4:8])[0]
    rate = scale = width = height = 0
    frames: list[tuple[int, int]] = []
    at = 12
    while at + 8 <= whole and len(frames) < _FRAMES_LIMIT:
        read.seek(at)
        kind, size = struct.unpack("<4sI", read.read(8))
        if kind == b"LIST":
            at += 12  # what is listed is looked at piece by piece
            continue
        if kind == b"strh" and size >= 28:
            stream = read.read(28)
            if stream[:4] == b"vids":
                scale, rate = struct.unpack("<II", stream[20:28])
        elif kind == b"strf" and size >= 12 and not width:
            width, height = struct.unpack("<4xii", read.read(12))
        elif kind in (b"00dc", b"00db") and 0 < size <= _FRAME_BYTES_LIMIT:
            frames.append((at + 8, size))
        elif kind == b"idx1":
            break
        at += 8 + size + size % 2
    usable = rate > 0 and scale > 0 and width > 0 and height > 0 and frames
    return Clip(rate, scale, width, abs(height), tuple(frames)) if usable else None
