"""An MP4 file of AAC packets, with the very numbers that make a player give back the right samples."""

import struct
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from studio.domain.speech import SAMPLE_RATE
from studio.film.aac import BITRATE, CONFIG, PACKET

_MATRIX: Final = struct.pack(">9i", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_UNKNOWN_LANGUAGE: Final = 0x55C4


def packet_count(sample_count: int) -> int:
    """Return how many packets carry so many samples: the first one only leads in."""
    return -(-sample_count // PACKET) + 1


def write(target: Path, runs: Iterable[tuple[bytes, Sequence[int]]], sample_count: int) -> None:
    """Write packets, given in runs of (their bytes, their sizes), as a sound of `sample_count` samples.

    An edit list takes the leading packet and what the last one has too much away. No dates, no names.
    Raises ValueError when there are not as many packets as the samples need.
    """
    sizes: list[int] = []
    with target.open("wb") as file:
        file.write(_box("ftyp", b"M4A ", _u32(512), b"M4A isomiso2"))
        head = file.tell()
        file.write(_box("mdat"))
        for data, of_packets in runs:
            file.write(data)
            sizes += of_packets
        end = file.tell()
        if len(sizes) != packet_count(sample_count):
            raise ValueError(f"{len(sizes)} packets for {sample_count} samples")
        file.write(_movie(sizes, sample_count, first_byte=head + 8))
        file.seek(head)
        file.write(_u32(end - head))


def _movie(sizes: list[int], sample_count: int, first_byte: int) -> bytes:
    heard = PACKET + sample_count
    last = heard - (len(sizes) - 1) * PACKET
    steps = [(len(sizes) - 1, PACKET), (1, last)]
    clock = _u32(0, 0, SAMPLE_RATE, sample_count, 0x10000)
    return _box(
        "moov",
        _full("mvhd", clock, b"\1\0", bytes(10), _MATRIX, bytes(24), _u32(2)),
        _box(
            "trak",
            _full("tkhd", _u32(0, 0, 1, 0, sample_count), bytes(12), b"\1\0\0\0", _MATRIX, bytes(8), flags=3),
            _box("edts", _full("elst", _u32(1, sample_count, PACKET, 0x10000))),
            _box(
                "mdia",
                _full("mdhd", _u32(0, 0, SAMPLE_RATE, heard), struct.pack(">HH", _UNKNOWN_LANGUAGE, 0)),
                _full("hdlr", _u32(0), b"soun", bytes(12), b"SoundHandler\0"),
                _box(
                    "minf",
                    _full("smhd", bytes(4)),
                    _box("dinf", _full("dref", _u32(1), _full("url ", flags=1))),
                    _box(
                        "stbl",
                        _full("stsd", _u32(1), _format()),
                        _full("stts", _u32(len(steps)), *(_u32(*step) for step in steps)),
                        _full("stsc", _u32(1, 1, len(sizes), 1)),
                        _full("stsz", _u32(0, len(sizes)), struct.pack(f">{len(sizes)}I", *sizes)),
                        _full("stco", _u32(1, first_byte)),
                    ),
                ),
            ),
        ),
    )  # fmt: skip


def _format() -> bytes:
    """Return the entry that says: AAC, one channel, 16 bits, and how to set up its decoder."""
    decoder = _descriptor(5, CONFIG)
    stream = _descriptor(4, b"\x40\x15", bytes(3), _u32(BITRATE, BITRATE), decoder)
    described = _descriptor(3, b"\0\1\0", stream, _descriptor(6, b"\2"))
    about = struct.pack(">6xH8xHH4xI", 1, 1, 16, SAMPLE_RATE << 16)
    return _box("mp4a", about, _full("esds", described))


def _descriptor(tag: int, *content: bytes) -> bytes:
    data = b"".join(content)
    return bytes([tag, 0x80, 0x80, 0x80, len(data)]) + data


def _full(kind: str, *content: bytes, flags: int = 0) -> bytes:
    return _box(kind, _u32(flags), *content)


def _box(kind: str, *content: bytes) -> bytes:
    data = b"".join(content)
    return _u32(len(data) + 8) + kind.encode() + data


def _u32(*numbers: int) -> bytes:
    return struct.pack(f">{len(numbers)}I", *numbers)
