"""When a character of a narration is said, in milliseconds of the film."""

from bisect import bisect_right

from studio.domain.speech import SAMPLE_RATE, Clip, SpeechTiming


class SpeechClock:
    """The word times of one scene, read at any character."""

    def __init__(self, text: str, clip: Clip | SpeechTiming, start_sample: int) -> None:
        self._text_length = len(text)
        self._sample_count = clip.sample_count
        self._start = start_sample
        # An engine without word times is taken to speak evenly: one word as long as the text.
        self._words = [(w.start, w.end, w.sample) for w in clip.words] or [(0, len(text), 0)]

    @property
    def end_ms(self) -> int:
        """The last whole millisecond of the speech."""
        return (self._start + self._sample_count) * 1000 // SAMPLE_RATE

    def is_spoken(self, position: int) -> bool:
        """Tell whether a character belongs to a word that is said."""
        index = self._index(position)
        return index >= 0 and position < self._words[index][1]

    def ms_at(self, position: int) -> float:
        """Return when a character is said; one that is not said itself shares the moment of the next word."""
        if position >= self._text_length:
            return self._ms(self._sample_count)
        index = self._index(position)
        if not self.is_spoken(position):
            return self._ms(self._sample(index + 1))
        start, end, sample = self._words[index]
        return self._ms(sample + (self._sample(index + 1) - sample) * (position - start) / (end - start))

    def _index(self, position: int) -> int:
        return bisect_right(self._words, position, key=lambda word: word[0]) - 1

    def _sample(self, index: int) -> int:
        return self._words[index][2] if index < len(self._words) else self._sample_count

    def _ms(self, sample: float) -> float:
        return (self._start + sample) * 1000 / SAMPLE_RATE
