"""A voice without an engine: silence of the estimated length, for tests and instant previews."""

import re
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.speech import SAMPLE_RATE, SILENT_CLIP, Clip, WordTime, estimate_seconds

_WORD: Final = re.compile(r"\S+")


class MockVoice:
    """Says nothing for as long as a person would speak."""

    def __init__(self, speed: float = 1.0) -> None:
        self._speed = speed

    @property
    def fingerprint(self) -> str:
        """Everything the silence depends on besides the text."""
        return mock_fingerprint(self._speed)

    def speak(self, text: str, cancel: CancelToken) -> Clip:
        """Return silence with the words spread over it by length; none for text without letters or digits."""
        cancel.check()
        words = [match.span() for match in _WORD.finditer(text) if any(map(str.isalnum, match.group()))]
        if not words:
            return SILENT_CLIP
        length = round(estimate_seconds(text) / self._speed * SAMPLE_RATE)
        total = sum(end - start for start, end in words)
        times: list[WordTime] = []
        said = 0
        for start, end in words:
            times.append(WordTime(start, end, length * said // total))
            said += end - start
        return Clip(bytes(2 * length), tuple(times))

    def close(self) -> None:
        """Nothing is held open."""


def mock_fingerprint(speed: float) -> str:
    """Return the fingerprint of a mock voice without making one."""
    return f"mock-1|speed={speed:g}"
