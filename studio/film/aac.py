"""AAC packets: made of samples, decoded again, and laid end to end without a seam.

Every packet carries 2,048 samples under a window and overlaps its neighbours by half: packet `p` of a film
covers the samples [(p - 1) * 1024, (p + 1) * 1024), and what a decoder gives back for it are the first 1,024
of them. A film's sound can therefore be put together of packets that were encoded apart, without being heard
to be: where two packets meet, both were made of the same samples under windows that fit.
"""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.speech import SAMPLE_RATE
from studio.domain.text import Text
from studio.film.ffmpeg import Ffmpeg

Signal = NDArray[np.float32]
"""Mono samples at `SAMPLE_RATE`, full scale at 1."""

PACKET: Final = 1024
"""Samples by which each packet moves on."""
CONFIG: Final = bytes.fromhex("1188")
"""How a decoder has to be set up: AAC LC, 48 kHz, one channel."""
SILENT: Final = bytes.fromhex("01182007")
"""A packet of digital silence."""
BITRATE: Final = 128_000
"""Bits a second that the encoder may use; speech takes some 105,000 while it lasts, silence 1,500."""

CODEC: Final = ("-c:a", "aac", "-b:a", str(BITRATE), "-aac_coder", "fast", "-aac_pns", "0", "-aac_tns", "0")
"""At this rate the fast search is the better one by measurement. Noise substitution would make a decoder's
output depend on what it decoded before."""

_RAW: Final = ("-f", "f32le", "-ar", str(SAMPLE_RATE), "-ac", "1")
_ADTS_HEADER: Final = 7
_ENCODING: Final = Text(ko="소리 인코딩", en="encoding the sound")
_DECODING: Final = Text(ko="소리 확인", en="listening to the sound")


def encode(signal: Signal, scratch: Path, cancel: CancelToken) -> list[bytes]:
    """Encode samples (a multiple of `PACKET`) after silence; one packet for each, and one that leads in.

    Packet `i` covers the samples [(i - 1) * 1024, (i + 1) * 1024). The file `scratch` comes and goes.
    Raises COMPOSE_FAILED, DISK_FULL or `Canceled`.
    """
    out = ("-threads", "1", "-flags:a", "+bitexact", "-fflags", "+bitexact", "-f", "adts", str(scratch))
    _run([*_RAW, "-i", "pipe:0", *CODEC, *out], signal.astype("<f4").tobytes(), _ENCODING, cancel)
    packets = list(_packets(scratch.read_bytes()))
    scratch.unlink()
    if len(packets) != len(signal) // PACKET + 1:
        raise StepFailed(
            ErrorCode.COMPOSE_FAILED,
            Text(
                ko=f"소리 인코더가 {len(signal)} 샘플에서 패킷 {len(packets)}개를 만들었습니다.",
                en=f"The sound encoder made {len(packets)} packets of {len(signal)} samples.",
            ),
            Text(ko="다시 시도하십시오.", en="Try again."),
        )
    return packets


def decode(packets: Sequence[bytes], scratch: Path, cancel: CancelToken) -> Signal:
    """Return the samples of packets, `PACKET` for each; of the first packet only its own half is heard.

    The file `scratch` comes and goes. Raises COMPOSE_FAILED, DISK_FULL or `Canceled`.
    """
    stream = b"".join(_adts_header(len(packet)) + packet for packet in packets)
    out = ("-threads", "1", "-f", "f32le", str(scratch))
    _run(["-f", "aac", "-i", "pipe:0", *out], stream, _DECODING, cancel)
    signal = np.frombuffer(scratch.read_bytes(), "<f4")
    scratch.unlink()
    return signal


def window_of(packet: bytes) -> int:
    """Return which window a packet was made under (its sequence and shape).

    Two encodings of the same samples that agree on it for packet `p` can be joined behind it.
    """
    return packet[2] >> 5  # behind the element's kind and number, its gain and one reserved bit


def _run(arguments: Sequence[str], data: bytes, doing: Text, cancel: CancelToken) -> None:
    with Ffmpeg(["-loglevel", "error", "-y", *arguments], doing=doing, feed=True) as ffmpeg:
        with contextlib.suppress(BrokenPipeError):  # ffmpeg's own failure: finish() tells which
            ffmpeg.stdin.write(data)
            ffmpeg.stdin.flush()
        ffmpeg.finish(cancel)


def _packets(stream: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(stream):
        size = int.from_bytes(stream[at + 3 : at + 6]) >> 5 & 0x1FFF
        if size <= _ADTS_HEADER:
            raise ValueError(f"no AAC packet at byte {at}")
        yield stream[at + _ADTS_HEADER : at + size]
        at += size


def _adts_header(size: int) -> bytes:
    """Return what stands before each packet in a stream without a container: LC, 48 kHz, mono, its size."""
    return (0xFFF14C40001FFC | (size + _ADTS_HEADER) << 13).to_bytes(7)
