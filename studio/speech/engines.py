"""Every voice of the studio by its provider."""

from typing import Final

from studio.domain.errors import StepFailed
from studio.domain.text import Language, Text
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.speech.espeak import VOICES, EspeakVoice, espeak_fingerprint, why_not_usable
from studio.speech.mock import MockVoice, mock_fingerprint
from studio.speech.voice import Voice, VoiceInfo, tts_failed

_CLOUD_VOICES: Final = (
    (VoiceProvider.GTTS, "ko", Language.KOREAN),
    (VoiceProvider.POLLY, "Seoyeon", Language.KOREAN),
    (VoiceProvider.GCP, "ko-KR-Wavenet-A", Language.KOREAN),
)
_OFFLINE_ONLY: Final = Text(
    ko="이 버전은 인터넷 없이 쓰는 음성만 말합니다.", en="This version speaks with offline voices only."
)


def open_voice(choice: VoiceChoice, language: Language) -> Voice:
    """Return the voice that was chosen; raises StepFailed (TTS_FAILED) when it cannot speak here."""
    match choice.provider:
        case VoiceProvider.MOCK:
            return MockVoice(choice.speed)
        case VoiceProvider.ESPEAK:
            return EspeakVoice(choice.name, choice.speed, language)
        case _:
            raise _not_here(choice.provider)


def voice_fingerprint(choice: VoiceChoice, language: Language) -> str:
    """Return the fingerprint of the voice `open_voice` would return, without opening it; same errors."""
    match choice.provider:
        case VoiceProvider.MOCK:
            return mock_fingerprint(choice.speed)
        case VoiceProvider.ESPEAK:
            return espeak_fingerprint(choice.name, choice.speed, language)
        case _:
            raise _not_here(choice.provider)


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
