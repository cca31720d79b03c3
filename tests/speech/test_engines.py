"""Which voices there are, and what happens when one is not."""

import pytest

from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.speech.engines import available_voices, open_voice, voice_fingerprint

CLOUD = [VoiceProvider.GTTS, VoiceProvider.POLLY, VoiceProvider.GCP]


@pytest.mark.parametrize("provider", CLOUD)
@pytest.mark.parametrize("ask", [open_voice, voice_fingerprint])
def test_a_cloud_voice_is_refused_by_name_with_a_way_out(provider: VoiceProvider, ask: object) -> None:
    assert callable(ask)
    with pytest.raises(StepFailed) as caught:
        ask(VoiceChoice(provider=provider), Language.KOREAN)
    assert caught.value.code is ErrorCode.TTS_FAILED
    for language in Language:
        assert provider.value in caught.value.message(language)
        assert "espeak" in caught.value.message(language)


def test_the_list_tells_what_cannot_be_used_and_why() -> None:
    voices = available_voices()
    assert {voice.provider for voice in voices} == set(VoiceProvider)
    for voice in voices:
        assert voice.usable == (voice.provider not in CLOUD)
        assert (voice.why_not is None) == voice.usable


def test_fingerprints_of_different_voices_differ() -> None:
    prints = {
        voice_fingerprint(VoiceChoice(provider=v.provider, name=v.name), v.language)
        for v in available_voices()
        if v.usable and v.provider is VoiceProvider.ESPEAK
    }
    assert len(prints) == sum(1 for v in available_voices() if v.provider is VoiceProvider.ESPEAK)
