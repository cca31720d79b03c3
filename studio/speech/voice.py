"""What every speech engine is to the rest of the studio."""

from dataclasses import dataclass
from typing import Protocol

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.speech import Clip
from studio.domain.text import Language, Text
from studio.domain.voice import VoiceProvider


class Voice(Protocol):
    """Somebody who reads a text aloud. Thread-safe; the same text gives the same bytes."""

    def speak(self, text: str, cancel: CancelToken) -> Clip:
        """Return the speech of `text`; `SILENT_CLIP` when nothing in it can be said.

        Raises `StepFailed` (TTS_FAILED) when the engine fails, `Canceled` when asked to stop.
        """
        ...

    @property
    def fingerprint(self) -> str:
        """Everything the sound depends on besides the text."""
        ...

    def close(self) -> None:
        """Let the engine go; closing twice is harmless."""
        ...


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """One voice a person may choose, and whether it can be used here and now."""

    provider: VoiceProvider
    name: str
    language: Language
    usable: bool
    why_not: Text | None = None
    needs_key: bool = False
    """Whether a key is all that is missing."""


def tts_failed(what: Text, next_step: Text) -> StepFailed:
    """Return the failure of the speech step: what happened, and what to do next."""
    return StepFailed(ErrorCode.TTS_FAILED, what, next_step)
