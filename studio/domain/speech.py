"""Spoken sound and when its words are said."""

from dataclasses import dataclass
from typing import Final

SAMPLE_RATE: Final = 48_000
"""Samples a second of every clip and of the film: a whole number per frame at 24, 25, 30, 50 and 60 fps."""

SPEECH_GRID: Final = 1024
"""Samples between two places where speech may begin: one packet of the film's sound.

Speech that lies on this grid is encoded to the same bytes wherever in the film it lies."""


@dataclass(frozen=True, slots=True)
class WordTime:
    """One spoken word: the characters [start, end) of the narration, and the sample at which it begins."""

    start: int
    end: int
    sample: int


@dataclass(frozen=True, slots=True)
class Clip:
    """Speech of one scene: mono signed 16-bit little-endian PCM at `SAMPLE_RATE`, word times in order."""

    pcm: bytes
    words: tuple[WordTime, ...] = ()

    @property
    def sample_count(self) -> int:
        """Length in samples."""
        return len(self.pcm) // 2


@dataclass(frozen=True, slots=True)
class SpeechTiming:
    """What of a clip decides lengths, captions and entrances: all but its sound."""

    sample_count: int
    words: tuple[WordTime, ...] = ()


SILENT_CLIP: Final = Clip(b"")


def estimate_seconds(text: str) -> float:
    """Estimate how long `text` takes to say: 2.5 Korean characters a second, 7.5 Latin ones; at least 1 s."""
    spoken = [c for c in text if not c.isspace()]
    latin = sum(1 for c in spoken if c.isascii())
    return max(1.0, (len(spoken) - latin) / 2.5 + latin / 7.5)
