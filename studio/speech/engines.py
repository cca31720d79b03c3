"""Every voice of the studio by its provider."""

from types import TracebackType
from typing import Final, Self

from studio.domain.errors import StepFailed
from studio.domain.text import Language, Text
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.speech.espeak import VOICES, EspeakVoice, espeak_fingerprint, why_no_voice, why_not_usable
from studio.speech.mock import MockVoice, mock_fingerprint
from studio.speech.voice import Voice, VoiceInfo, tts_failed

_CLOUD_VOICES: Final = (
    (VoiceProvider.GTTS, "ko", Language.KOREAN),
    (VoiceProvider.POLLY, "Seoyeon", Language.KOREAN),
    (VoiceProvider.GCP, "ko-KR-Wavenet-A", Language.KOREAN),
)
_AWAKE: Final = 4
"""Voices of one film that may hold an engine at the same time."""
_OFFLINE_ONLY: Final = Text(
    ko="이 버전은 인터넷 없이 쓰는 음성만 말합니다.", en="This version speaks with offline voices only."
)


def open_voice(choice: VoiceChoice, language: Language) -> Voice:
    """Return the voice that was chosen; raises StepFailed (TTS_FAILED) when it cannot speak here."""
    match choice.provider:
        case VoiceProvider.MOCK:
            return MockVoice(choice.speed)
        case VoiceProvider.ESPEAK:
            return EspeakVoice(choice.name, choice.speed, _spoken(choice, language))
        case _:
            raise _not_here(choice.provider)


def voice_fingerprint(choice: VoiceChoice, language: Language) -> str:
    """Return the fingerprint of the voice `open_voice` would return, without opening it; same errors."""
    match choice.provider:
        case VoiceProvider.MOCK:
            return mock_fingerprint(choice.speed)
        case VoiceProvider.ESPEAK:
            return espeak_fingerprint(choice.name, choice.speed, _spoken(choice, language))
        case _:
            raise _not_here(choice.provider)


def _spoken(choice: VoiceChoice, language: Language) -> Language:
    """Return the language a voice speaks: an English voice reads numbers in English in a Korean film too."""
    code = choice.name.partition("+")[0].partition("-")[0]
    return next((known for known in Language if known.value == code), language)


def require_voice(choice: VoiceChoice, language: Language) -> None:
    """Raise StepFailed (TTS_FAILED) when a voice that was chosen does not exist here or cannot speak."""
    voice_fingerprint(choice, language)
    if choice.provider is VoiceProvider.ESPEAK and (why := why_no_voice(choice.name)) is not None:
        names = ", ".join(name for name, _ in VOICES)
        raise tts_failed(
            why, Text(ko=f"다음 가운데 하나를 고르십시오: {names}.", en=f"Choose one of: {names}.")
        )


class Speakers:
    """Everybody who speaks in a film: each voice opened when it is first needed, all closed together."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._voices: dict[VoiceChoice, Voice] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        for voice in self._voices.values():
            voice.close()

    def voice(self, choice: VoiceChoice) -> Voice:
        """Return a voice; raises StepFailed (TTS_FAILED) when it cannot speak here.

        Only so many keep their engine running: a film in which every scene has a speed of its own would
        otherwise start a process for each.
        """
        voice = self._voices.pop(choice, None) or open_voice(choice, self._language)
        self._voices[choice] = voice
        for resting in list(self._voices.values())[:-_AWAKE]:
            resting.close()
        return voice


def available_voices() -> list[VoiceInfo]:
    """Return every voice the studio knows of, with the reason where one cannot be used."""
    missing = why_not_usable()
    voices = [
        VoiceInfo(VoiceProvider.ESPEAK, name, language, missing is None, missing) for name, language in VOICES
    ]
    voices += [VoiceInfo(VoiceProvider.MOCK, "", language, True) for language in Language]
    voices += [VoiceInfo(p, name, language, False, _OFFLINE_ONLY) for p, name, language in _CLOUD_VOICES]
    return voices


def _not_here(provider: VoiceProvider) -> StepFailed:
    return tts_failed(
        Text(
            ko=f"음성 엔진 '{provider.value}'을(를) 쓸 수 없습니다. {_OFFLINE_ONLY.ko}",
            en=f"The voice engine {provider.value!r} cannot be used. {_OFFLINE_ONLY.en}",
        ),
        Text(
            ko="TTS_PROVIDER나 음성 설정을 espeak로 바꾸십시오.",
            en="Set TTS_PROVIDER or the voice setting to espeak.",
        ),
    )
