"""Every voice of the studio by its provider."""

from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

from studio.domain.text import Language, Text
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.speech import gcp, gtts, polly
from studio.speech.espeak import VOICES, EspeakVoice, espeak_fingerprint, why_no_voice, why_not_usable
from studio.speech.lexicon import load_lexicon
from studio.speech.mock import MockVoice, mock_fingerprint
from studio.speech.online import NO_NETWORK, Online
from studio.speech.online_voice import OnlineVoice, Service
from studio.speech.voice import Voice, VoiceInfo, tts_failed

_AWAKE: Final = 4
"""Voices of one film that may hold an engine at the same time."""
_ONLINE_VOICES: Final = {
    VoiceProvider.GTTS: gtts.VOICES,
    VoiceProvider.POLLY: polly.VOICES,
    VoiceProvider.GCP: gcp.VOICES,
}


def open_voice(choice: VoiceChoice, language: Language, online: Online = NO_NETWORK) -> Voice:
    """Return the voice that was chosen; raises StepFailed (TTS_FAILED) when it cannot speak here."""
    match choice.provider:
        case VoiceProvider.MOCK:
            return MockVoice(choice.speed)
        case VoiceProvider.ESPEAK:
            return EspeakVoice(choice.name, choice.speed, _spoken(choice, language))
        case _:
            fingerprint = voice_fingerprint(choice, language)
            _require_service(choice.provider, online)
            reader = load_lexicon(_spoken(choice, language))
            return OnlineVoice(fingerprint, choice.speed, reader, _service(choice, language, online))


def voice_fingerprint(choice: VoiceChoice, language: Language) -> str:
    """Return the fingerprint of the voice `open_voice` would return, without opening it.

    Raises StepFailed (TTS_FAILED) for a voice there is not; nobody is asked, and no key is needed.
    """
    spoken = _spoken(choice, language)
    match choice.provider:
        case VoiceProvider.MOCK:
            return mock_fingerprint(choice.speed)
        case VoiceProvider.ESPEAK:
            return espeak_fingerprint(choice.name, choice.speed, spoken)
        case VoiceProvider.GTTS:
            return gtts.gtts_fingerprint(choice.name, choice.speed, spoken, load_lexicon(spoken).version)
        case VoiceProvider.POLLY:
            return polly.polly_fingerprint(choice.name, choice.speed, spoken, load_lexicon(spoken).version)
        case VoiceProvider.GCP:
            return gcp.gcp_fingerprint(choice.name, choice.speed, spoken, load_lexicon(spoken).version)


def _spoken(choice: VoiceChoice, language: Language) -> Language:
    """Return the language a voice speaks: an English voice reads numbers in English in a Korean film too."""
    if choice.provider is VoiceProvider.POLLY:
        return polly.language_of(choice.name) or language
    code = choice.name.partition("+")[0].partition("-")[0]
    return next((known for known in Language if known.value == code), language)


def _service(choice: VoiceChoice, language: Language, online: Online) -> Callable[[], Service]:
    spoken = _spoken(choice, language)

    def open_service() -> Service:
        match choice.provider:
            case VoiceProvider.POLLY:
                keys = online.accounts.aws()
                assert keys is not None  # the voice was not opened without
                return polly.Polly(choice.name, choice.speed, spoken, online, keys)
            case VoiceProvider.GCP:
                return gcp.GoogleCloud(choice.name, choice.speed, spoken, online)
            case _:
                return gtts.GoogleTranslate(choice.name, choice.speed, spoken, online)

    return open_service


def require_voice(choice: VoiceChoice, language: Language, online: Online = NO_NETWORK) -> None:
    """Raise StepFailed (TTS_FAILED) when a voice that was chosen does not exist here or cannot speak."""
    voice_fingerprint(choice, language)
    if choice.provider.is_online:
        _require_service(choice.provider, online)
    if choice.provider is VoiceProvider.ESPEAK and (why := why_no_voice(choice.name)) is not None:
        names = ", ".join(name for name, _ in VOICES)
        raise tts_failed(
            why, Text(ko=f"다음 가운데 하나를 고르십시오: {names}.", en=f"Choose one of: {names}.")
        )


def _require_service(provider: VoiceProvider, online: Online) -> None:
    if (why := online.why_not(provider)) is not None:
        label = provider.label
        raise tts_failed(
            Text(ko=f"{label}의 음성을 쓸 수 없습니다. {why.ko}", en=f"{label} cannot speak here. {why.en}"),
            Text(
                ko="또는 설정에서 espeak와 같은 다른 음성을 고르십시오.",
                en="Or choose another voice in the settings, such as espeak.",
            ),
        )


class Speakers:
    """Everybody who speaks in a film: each voice opened when it is first needed, all closed together."""

    def __init__(self, language: Language, online: Online = NO_NETWORK) -> None:
        self._language = language
        self._online = online
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
        voice = self._voices.pop(choice, None) or open_voice(choice, self._language, self._online)
        self._voices[choice] = voice
        for resting in list(self._voices.values())[:-_AWAKE]:
            resting.close()
        return voice


def available_voices(online: Online = NO_NETWORK) -> list[VoiceInfo]:
    """Return every voice the studio knows of, with the reason where one cannot be used."""
    missing = why_not_usable()
    voices = [
        VoiceInfo(VoiceProvider.ESPEAK, name, language, missing is None, missing) for name, language in VOICES
    ]
    voices += [VoiceInfo(VoiceProvider.MOCK, "", language, True) for language in Language]
    for provider, known in _ONLINE_VOICES.items():
        why = online.why_not(provider)
        needs_key = online.needs_key(provider)
        voices += [
            VoiceInfo(provider, name, language, why is None, why, needs_key) for name, language in known
        ]
    return voices
