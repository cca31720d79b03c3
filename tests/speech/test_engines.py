"""Which voices there are, and what happens when one is not."""

import importlib.util

import pytest

from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.speech.engines import available_voices, open_voice, require_voice, voice_fingerprint
from studio.speech.online import Accounts
from tests.fakes.voices import speaking

CLOUD = [VoiceProvider.GTTS, VoiceProvider.POLLY, VoiceProvider.GCP]


@pytest.mark.parametrize("provider", CLOUD)
@pytest.mark.parametrize("ask", [open_voice, require_voice])
def test_an_online_voice_is_refused_without_a_network_and_names_a_way_out(
    provider: VoiceProvider, ask: object
) -> None:
    assert callable(ask)
    with pytest.raises(StepFailed) as caught:
        ask(VoiceChoice(provider=provider), Language.KOREAN)
    assert caught.value.code is ErrorCode.TTS_FAILED
    for language in Language:
        assert provider.label in caught.value.message(language)
        assert "espeak" in caught.value.message(language)


@pytest.mark.parametrize(
    ("provider", "name"),
    [
        (VoiceProvider.GTTS, "en+evil.example"),
        (VoiceProvider.GTTS, "en+com/@evil.example"),
        (VoiceProvider.GTTS, "fr"),
        (VoiceProvider.POLLY, "Nobody"),
        (VoiceProvider.GCP, "../v1/voices"),
        (VoiceProvider.GCP, "fr-FR-Wavenet-A"),
    ],
)
def test_a_voice_that_is_not_known_is_refused_before_anybody_is_asked(
    provider: VoiceProvider, name: str
) -> None:
    with pytest.raises(StepFailed, match="has no voice"):
        voice_fingerprint(VoiceChoice(provider=provider, name=name), Language.KOREAN)


def test_what_is_missing_is_named_with_the_way_to_it() -> None:
    with speaking() as voices:
        alone = voices.online(accounts=Accounts())
        assert alone.why_not(VoiceProvider.GTTS) is None
        for provider in (VoiceProvider.POLLY, VoiceProvider.GCP):
            why = alone.why_not(provider)
            assert why is not None
            assert "key" in why.en
            assert "Settings" in why.en
            with pytest.raises(StepFailed, match="missing"):
                require_voice(VoiceChoice(provider=provider), Language.KOREAN, alone)
        online = voices.online()
        assert all(voice.usable for voice in available_voices(online))
        for voice in available_voices(online):
            require_voice(VoiceChoice(provider=voice.provider, name=voice.name), voice.language, online)
        assert voices.requests == []


@pytest.mark.parametrize(
    ("package", "provider", "extra"),
    [("boto3", VoiceProvider.POLLY, "ctrlf-studio[aws]"), ("google.auth", VoiceProvider.GCP, "[gcp]")],
)
def test_a_missing_package_is_named_with_its_extra(
    package: str, provider: VoiceProvider, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        "studio.speech.online.find_spec", lambda name: None if name == package else found(name)
    )
    with speaking() as voices:
        why = voices.online(accounts=Accounts(google_file="account.json")).why_not(provider)
    assert why is not None
    assert package in why.en
    assert extra in why.ko


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
        if v.provider is not VoiceProvider.MOCK
    }
    assert len(prints) == sum(1 for v in available_voices() if v.provider is not VoiceProvider.MOCK)
