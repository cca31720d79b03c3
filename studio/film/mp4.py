"""The few things we need to know of an MP4 file's own tables, and the two that ffmpeg cannot be told."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

_ENABLED: Final = 0x1
_HANDLER_AT: Final = 8
_MDHD_LANGUAGE_AT: Final = (20, 32)
"""Where the language stands in the header of a track's media, by that header's version."""
_ENTRIES_AT: Final = 8
_VISUAL_ENTRY_BYTES: Final = 78
"""A picture's entry in the table of formats, before its own boxes."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its kind, and where in the file (or in the bytes looked at) its content begins and ends."""

    kind: str
    begin: int
    end: int


def set_track_languages(film: Path, handler: str, language: str) -> None:
    """Write the ISO 639-2 `language` of every track of one kind (`text`: chapters); ffmpeg leaves it open."""
    code = sum((ord(letter) - 0x60) << shift for letter, shift in zip(language, (10, 5, 0), strict=True))
    with film.open("r+b") as file:
        start, data = _movie(file)
        for track in _tracks(data, handler):
            (header,) = _inside(data, track, "mdia", "mdhd")
            at = header.begin + _MDHD_LANGUAGE_AT[data[header.begin]]
            file.seek(start + at)
            file.write(struct.pack(">H", code))


def disable_tracks(film: Path, handler: str) -> None:
    """Mark every track of one kind (`sbtl`: captions) as one that is shown only when somebody chooses it."""
    with film.open("r+b") as file:
        start, data = _movie(file)
        for track in _tracks(data, handler):
            (header,) = _inside(data, track, "tkhd")
            file.seek(start + header.begin + 3)
            file.write(bytes([data[header.begin + 3] & ~_ENABLED]))


def parameter_sets(film: Path) -> bytes:
    """Return how a decoder of the H.264 track has to be set up: files can be joined where this is equal."""
    with film.open("rb") as file:
        _, data = _movie(file)
    for track in _tracks(data, "vide"):
        for table in _inside(data, track, "mdia", "minf", "stbl", "stsd"):
            for entry in _boxes(data, table.begin + _ENTRIES_AT, table.end):
                for box in _boxes(data, entry.begin + _VISUAL_ENTRY_BYTES, entry.end):
                    if box.kind == "avcC":
                        return data[box.begin : box.end]
    raise ValueError(f"{film.name} has no H.264 track")


def _tracks(data: bytes, handler: str) -> Iterator[Box]:
    for track in _boxes(data, 0, len(data)):
        if track.kind == "trak":
            for box in _inside(data, track, "mdia", "hdlr"):
                at = box.begin + _HANDLER_AT
                if data[at : at + 4].decode("latin-1") == handler:
                    yield track


def _inside(data: bytes, box: Box, *path: str) -> Iterator[Box]:
    """Yield the boxes at a path of kinds within a box."""
    for inner in _boxes(data, box.begin, box.end):
        if inner.kind == path[0]:
            if len(path) == 1:
                yield inner
            else:
                yield from _inside(data, inner, *path[1:])


def _boxes(data: bytes, begin: int, end: int) -> Iterator[Box]:
    while begin + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, begin)
        if size < 8 or begin + size > end:
            raise ValueError(f"a box of {size} bytes does not fit")
        yield Box(kind.decode("latin-1"), begin + 8, begin + size)
        begin += size


def _movie(file: BinaryIO) -> tuple[int, bytes]:
    """Return where in the file the content of its table of contents begins, and that content."""
    file.seek(0, 2)
    size_of_file = file.tell()
    at = 0
    while at + 8 <= size_of_file:
        file.seek(at)
        size, kind = struct.unpack(">I4s", file.read(8))
        head = 8
        if size == 1:  # a size beyond 4 GiB stands behind the kind
            (size,) = struct.unpack(">Q", file.read(8))
            head = 16
        if size < head:
            break
        if kind == b"moov":
            return at + head, file.read(size - head)
        at += size
    raise ValueError("not an MP4 file")
