"""The doctor names what is here and what is wrong; the self-test makes a real film."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.domain.errors import BadInput, ErrorCode
from studio.domain.steps import Step
from studio.domain.text import Language
from studio.domain.voice import VoiceProvider
from studio.services.diagnostics import trouble_report
from studio.services.studio import Studio, open_studio
from studio.store.troubles import damaged


def test_everything_is_looked_at_and_well(studio: Studio) -> None:
    checks = studio.diagnostics.report()
    assert [check.id for check in checks] == [
        "studio",
        "python",
        "qt",
        "ffmpeg",
        "voices",
        "fonts",
        "encoders",
        "database",
        "disk",
        "backend",
        "storage",
        "model",
        "log",
    ]
    assert all(check.ok for check in checks), [check for check in checks if not check.ok]
    assert all(check.detail.ko and check.detail.en and check.next_step is None for check in checks)


def test_a_missing_ffmpeg_is_told_with_what_to_do(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("imageio_ffmpeg.get_ffmpeg_exe", lambda: "/nowhere/ffmpeg")
    check = next(check for check in studio.diagnostics.report() if check.id == "ffmpeg")
    assert not check.ok
    assert check.next_step is not None


def test_a_database_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    checks = trouble_report(damaged(tmp_path / "studio.db"))
    broken = [check for check in checks if not check.ok]
    assert [check.id for check in broken] == ["database"]
    assert "studio.db" in broken[0].detail.en


@pytest.mark.parametrize(
    ("name", "provider", "voice"),
    [
        ("mock", VoiceProvider.MOCK, ""),
        ("espeak", VoiceProvider.ESPEAK, ""),
        ("espeak:ko", VoiceProvider.ESPEAK, "ko"),
        ("en-us", VoiceProvider.ESPEAK, "en-us"),
    ],
)
def test_voices_are_chosen_by_engine_or_name(
    studio: Studio, name: str, provider: VoiceProvider, voice: str
) -> None:
    choice = studio.diagnostics.voice_named(name)
    assert (choice.provider, choice.name) == (provider, voice)


@pytest.mark.parametrize(
    "name", ["nobody", "espeak:nobody", "", ":", "polly", "gtts:fr", "gtts:en+evil.example", "mock:ko"]
)
def test_an_unknown_voice_lists_what_there_is(studio: Studio, name: str) -> None:
    with pytest.raises(BadInput) as error:
        studio.diagnostics.voice_named(name)
    assert error.value.code is ErrorCode.INVALID_ARGUMENT
    assert "espeak:ko" in error.value.message(Language.KOREAN)


def test_the_self_test_makes_a_film(studio: Studio, tmp_path: Path) -> None:
    steps: list[Step | None] = []
    outcome = studio.diagnostics.self_test(tmp_path / "work", lambda event: steps.append(event.step))
    assert 1.9 <= outcome.assets.duration_sec <= 2.5
    film = outcome.files["video.mp4"]
    assert film.path is not None
    assert film.path.stat().st_size == film.bytes > 1_000
    assert set(steps) == set(Step)
    assert studio.rendering.list() == []


def test_a_voice_of_a_service_without_keys_says_what_is_missing(studio: Studio) -> None:
    for name in ("polly", "polly:Seoyeon", "Seoyeon"):
        with pytest.raises(BadInput, match="AWS_ACCESS_KEY_ID"):
            studio.diagnostics.voice_named(name)


def test_services_have_more_voices_than_are_listed(data_dir: Path) -> None:
    studio = open_studio(data_dir / "keyed", {"GOOGLE_API_KEY": "not-a-key"})
    choice = studio.diagnostics.voice_named("gcp:en-GB-Wavenet-B")
    assert (choice.provider, choice.name) == (VoiceProvider.GCP, "en-GB-Wavenet-B")
    (voices,) = (check for check in studio.diagnostics.report() if check.id == "voices")
    assert "gcp:ko-KR-Wavenet-A" in voices.detail.en
    assert "polly: The access keys" in voices.detail.en
    assert "not-a-key" not in voices.detail.en
    studio.close()
