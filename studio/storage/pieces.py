"""A file cut into the parts in which it is sent, with the digests by which a store is believed."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from studio.domain.cancel import CancelToken

MOST_PARTS: Final = 10_000
"""Parts a store takes for one object."""
_READ: Final = 256 * 1024


@dataclass(frozen=True, slots=True)
class Piece:
    """One part; numbers begin at 1, places and lengths are bytes."""

    number: int
    offset: int
    length: int
    md5: bytes

    @property
    def etag(self) -> str:
        """What a store that does not encrypt calls the part, without quotes."""
        return self.md5.hex()


@dataclass(frozen=True, slots=True)
class Pieces:
    """A whole file."""

    size: int
    sha256: str
    all: tuple[Piece, ...]

    @property
    def etag(self) -> str:
        """What a store that does not encrypt calls the object, without quotes."""
        if len(self.all) == 1:
            return self.all[0].etag
        joined = b"".join(piece.md5 for piece in self.all)
        return f"{hashlib.md5(joined, usedforsecurity=False).hexdigest()}-{len(self.all)}"


def pieces_of(file: BinaryIO, size: int, part_bytes: int, cancel: CancelToken) -> Pieces:
    """Read an open file once and cut it; larger parts are taken where there would be too many."""
    length = max(part_bytes, -(-size // MOST_PARTS))
    whole = hashlib.sha256()
    found: list[Piece] = []
    offset = 0
    while offset < size or not found:
        digest = hashlib.md5(usedforsecurity=False)
        begin, end = offset, min(offset + length, size)
        while offset < end and (chunk := file.read(min(_READ, end - offset))):
            cancel.check()
            digest.update(chunk)
            whole.update(chunk)
            offset += len(chunk)
        if offset < end:
            raise OSError("the file became shorter while it was read")
        found.append(Piece(len(found) + 1, begin, end - begin, digest.digest()))
    return Pieces(size, whole.hexdigest(), tuple(found))


class PieceReader(io.RawIOBase):
    """One part of an open file as a file of its own."""

    def __init__(self, file: BinaryIO, piece: Piece) -> None:
        super().__init__()
        self._file = file
        self._piece = piece
        self._at = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it can be read again."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Read as many bytes as there are and as `buffer` takes."""
        wanted = min(len(buffer), self._piece.length - self._at)
        self._file.seek(self._piece.offset + self._at)
        chunk = self._file.read(wanted)
        buffer[: len(chunk)] = chunk
        self._at += len(chunk)
        return len(chunk)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place within the part."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._piece.length}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        """Return the place within the part."""
        return self._at


def same_parts(pieces: Pieces, found: Iterator[tuple[int, int, str]]) -> dict[int, str] | None:
    """Return which parts a store has already, by number; None where they are of another file.

    `found` are numbers, sizes and ETags as the store tells them.
    """
    there: dict[int, str] = {}
    for number, size, etag in found:
        if not 1 <= number <= len(pieces.all):
            return None
        piece = pieces.all[number - 1]
        if size != piece.length or etag.strip('"').lower() != piece.etag:
            return None
        there[number] = etag
    return there
