"""Sound of portions laid one behind another, in which every written word knows when it is said."""

from collections.abc import Sequence
from typing import Final

from studio.domain.speech import SAMPLE_RATE, SILENT_CLIP, Clip, WordTime
from studio.speech.sound import to_film_rate, trim
from studio.speech.spoken import Spoken
from studio.speech.word_times import word_times

_SENTENCE_PAUSE_SEC: Final = 0.45
_BREATH_SEC: Final = 0.12
"""Between portions of one long sentence."""


class Takes:
    """The clip of one text as it grows; pauses are as long as the voice is slow."""

    def __init__(self, text: str, speed: float) -> None:
        self._text = text
        self._speed = speed
        self._sound = bytearray()
        self._words: list[WordTime] = []
        self._pause = 0.0

    def add(
        self,
        start: int,
        end: int,
        said: Spoken,
        pcm: bytes,
        rate: int,
        events: Sequence[tuple[int, int]],
        *,
        ends_sentence: bool,
    ) -> None:
        """Lay the sound of text[start:end] behind what is there; without sound it leaves no pause either.

        `pcm` are mono 16-bit samples at `rate`, `events` the (character said, sample) pairs that are known.
        """
        trimmed, cut = trim(pcm, rate)
        samples = to_film_rate(trimmed, rate)
        if not samples.size:
            return
        self._sound += bytes(2 * round(self._pause / self._speed * SAMPLE_RATE))
        base = len(self._sound) // 2
        heard = [(at, (sample - cut) * SAMPLE_RATE // rate) for at, sample in events]
        self._words += [
            WordTime(word.start, word.end, base + word.sample)
            for word in word_times(self._text, start, end, said, heard, samples.size)
        ]
        self._sound += samples.tobytes()
        self._pause = _SENTENCE_PAUSE_SEC if ends_sentence else _BREATH_SEC

    def clip(self) -> Clip:
        """Return all of it."""
        return Clip(bytes(self._sound), tuple(self._words)) if self._sound else SILENT_CLIP
