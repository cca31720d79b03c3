"""Small moving pictures, and what ffmpeg says about a file."""

import re
import subprocess
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from studio.domain.cancel import CancelToken
from studio.domain.speech import SAMPLE_RATE
from studio.film import m4a
from studio.film.aac import PACKET
from studio.film.ffmpeg import find_ffmpeg
from studio.film.loudness import Loudness, Signal
from studio.film.sound import StretchSound, make_stretch, packets_of, silence
from studio.film.stretch import ClipInStretch, Stretch

WIDTH, HEIGHT, FPS = 160, 90, 24


def frames(count: int, shade: int = 40) -> Iterator[memoryview]:
    """Yield frames of a block that wanders; the same buffer every time, as the painter does."""
    buffer = bytearray(WIDTH * HEIGHT * 4)
    picture = np.frombuffer(buffer, np.uint8).reshape(HEIGHT, WIDTH, 4)
    for i in range(count):
        picture[:] = shade
        picture[:, i % 120 : i % 120 + 30] = (200, 90, 30, 255)
        yield memoryview(buffer)


def write_sound(clip: Path, sample: int, sample_count: int, target: Path) -> StretchSound:
    """Write a sound in which a file of speech begins at a sample, and return what was heard in it."""
    first, made = sample // PACKET, target.with_suffix(".sound")
    packets = -(-(sample + clip.stat().st_size // 2) // PACKET) + 1 - first
    placed = ClipInStretch(sha256="0", sample=sample - (first - 1) * PACKET)
    make_stretch(Stretch(packets=packets, clips=(placed,)), {"0": clip}, None, made, CancelToken())
    sound = StretchSound.read(made)
    rest = m4a.packet_count(sample_count) - first - packets
    m4a.write(target, [silence(first), (packets_of(made), sound.sizes), silence(rest)], sample_count)
    made.unlink()
    return sound


def metered(sound: Path) -> Loudness | None:
    """Return what ffmpeg's own meter says of a sound; None for silence."""
    said = Probe(sound).said("-map", "0:a:0", "-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-")
    lufs = float(re.findall(r"^\s*I:\s+(\S+) LUFS", said, re.MULTILINE)[-1])
    peak = float(re.findall(r"^\s*Peak:\s+(\S+) dBFS", said, re.MULTILINE)[-1])
    return Loudness(lufs, peak) if lufs > -69 else None


def band(count: int, seed: int = 1, tempo: int = 24_000) -> Signal:
    """Return something like a band: chords that fade away, and a drum on every beat of `tempo` samples."""
    random = np.random.default_rng(seed)
    sound = np.zeros(count)
    for beat, at in enumerate(range(0, count, tempo)):
        t = np.arange(min(3 * tempo, count - at)) / SAMPLE_RATE
        root = (220.0, 261.6, 196.0, 174.6)[beat // 4 % 4]
        for ratio in (1, 1.25, 1.5, 2):
            tone = np.sin(2 * np.pi * (root * ratio * t + random.random()))
            sound[at : at + len(t)] += 0.08 * tone * np.exp(-2 * t) * (1 - np.exp(-200 * t))
        hit = np.arange(min(4_800, count - at))
        sound[at : at + len(hit)] += 0.2 * random.normal(size=len(hit)) * np.exp(-hit / 600)
    return (0.5 * sound / np.abs(sound).max()).astype(np.float32)


def write_wav(signal: Signal, target: Path) -> Path:
    """Write samples as a mono WAV file."""
    with wave.open(str(target), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(SAMPLE_RATE)
        out.writeframes((np.clip(signal, -1, 1) * 32767).astype("<i2").tobytes())
    return target


class Probe:
    """What ffmpeg says about a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def said(self, *arguments: str) -> str:
        done = subprocess.run(
            [find_ffmpeg(), "-hide_banner", "-nostdin", "-i", str(self.path), *arguments],
            capture_output=True,
            check=False,
        )
        return (done.stderr + done.stdout).decode("utf-8", "replace")

    def pcm(self) -> "np.ndarray[tuple[int], np.dtype[np.int16]]":
        done = subprocess.run(
            [find_ffmpeg(), "-loglevel", "error", "-i", str(self.path), "-map", "0:a", "-f", "s16le", "-"],
            capture_output=True,
            check=True,
        )
        return np.frombuffer(done.stdout, "<i2")

    def frame_times(self) -> list[int]:
        """Return the clock ticks at which frames are shown, in order."""
        said = self.said("-map", "0:v", "-c", "copy", "-f", "framecrc", "-")
        return sorted(int(m[2]) for m in re.finditer(r"^0, +(-?\d+), +(-?\d+),", said, re.MULTILINE))

    def decode_times(self) -> list[int]:
        """Return the clock ticks at which frames are decoded, in the order of the file."""
        said = self.said("-map", "0:v", "-c", "copy", "-f", "framecrc", "-")
        return [int(m[1]) for m in re.finditer(r"^0, +(-?\d+),", said, re.MULTILINE)]

    def decoded_frames(self) -> int:
        return len(re.findall(r"^0,", self.said("-map", "0:v", "-f", "framecrc", "-"), re.MULTILINE))
