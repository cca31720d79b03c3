from pathlib import Path

import pytest

from studio.domain.brand import BrandKit
from studio.domain.errors import EnvironmentTrouble
from studio.domain.settings import RenderSettings, Settings
from studio.domain.text import Language
from studio.domain.voice import VoiceProvider
from studio.services.environment import BadSetting
from studio.services.preferences import Preferences


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "설정.json"


@pytest.fixture
def preferences(file: Path) -> Preferences:
    return Preferences(file, {})


def test_a_change_holds_at_once_and_is_stored_when_saved(preferences: Preferences, file: Path) -> None:
    preferences.change({"render.voice.speed": 1.5, "render.width": 1920, "four_eyes": True})
    settings = preferences.get()
    assert (settings.render.voice.speed, settings.render.width, settings.four_eyes) == (1.5, 1920, True)
    assert settings.render.voice.provider is VoiceProvider.ESPEAK
    assert not file.exists()
    preferences.save()
    assert Preferences(file, {}).get() == settings


def test_a_part_that_is_not_there_yet_begins_with_what_is_given(preferences: Preferences) -> None:
    preferences.change({"render.brand.primary": "#0B5FFF", "render.brand.family": "Noto Sans"})
    brand = preferences.get().render.brand
    assert brand is not None
    assert (brand.primary, brand.family, brand.background) == ("#0B5FFF", "Noto Sans", None)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"render.fade_sec": 9, "four_eyes": True}, "at most 3"),
        ({"render.fps": 23}, "24, 25, 30, 50, 60"),
        ({"render.voice.speed": 0.1}, "at least 0.5"),
        ({"render.brand": {"primary": "blue"}}, "a colour such as"),
    ],
)
def test_a_bad_value_changes_nothing_and_says_what_was_expected(
    preferences: Preferences, values: dict[str, object], expected: str
) -> None:
    with pytest.raises(BadSetting) as refusal:
        preferences.change(values)
    assert expected in refusal.value.expected.en
    assert refusal.value.expected.ko in refusal.value.message(Language.KOREAN)
    assert preferences.get() == Settings()


def test_the_variable_that_decides_is_known_and_stays_out_of_the_file(file: Path) -> None:
    environ = {"VIDEO_FPS": "30", "TTS_PROVIDER": "mock", "RENDER_OUTPUT_DIR": " "}
    preferences = Preferences(file, environ)
    assert preferences.decided_by("render.fps") == "VIDEO_FPS"
    assert preferences.decided_by("render.voice.name") == "TTS_PROVIDER"
    assert preferences.decided_by("render.width") == preferences.decided_by("output_dir") == ""
    preferences.change({"render.zoom": 1.2})
    preferences.save()
    assert preferences.get().render.fps == 30
    plain = Preferences(file, {}).get().render
    assert (plain.fps, plain.zoom, plain.voice.provider) == (24, 1.2, VoiceProvider.ESPEAK)


def test_what_cannot_be_stored_is_told(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "settings.json", {})
    (tmp_path / "settings.json.part").mkdir()
    preferences.change({"four_eyes": True})
    with pytest.raises(EnvironmentTrouble, match="settings"):
        preferences.save()


def test_a_setting_that_does_not_exist_is_our_mistake(preferences: Preferences) -> None:
    for path in ("colour", "render.colour"):
        with pytest.raises(KeyError, match="colour"):
            preferences.change({path: 1})


# --- two windows over one file ------------------------------------------------------------------


def test_two_windows_do_not_overwrite_each_others_changes(file: Path) -> None:
    one, other = Preferences(file, {}), Preferences(file, {})
    one.change({"render.width": 1920, "four_eyes": True})
    other.change({"render.height": 1080})
    one.save()
    other.save()
    other.update(profile_name="Kim")
    stored = Preferences(file, {}).get()
    assert (stored.render.width, stored.render.height, stored.four_eyes) == (1920, 1080, True)
    assert stored.profile_name == "Kim"
    one.change({"render.fps": 30})
    one.save()
    assert Preferences(file, {}).get().render.height == 1080


def test_the_later_of_two_changes_of_one_setting_holds(file: Path) -> None:
    one, other = Preferences(file, {}), Preferences(file, {})
    one.change({"render.fps": 30})
    one.save()
    other.change({"render.fps": 60})
    other.change({"render.fps": 50})
    other.save()
    assert Preferences(file, {}).get().render.fps == 50


def test_a_change_within_what_the_other_window_took_away_brings_it_back_whole(file: Path) -> None:
    Preferences(file, {}).update(render=RenderSettings(brand=BrandKit(primary="#0B5FFF")))
    one, other = Preferences(file, {}), Preferences(file, {})
    other.change({"render.brand": None})
    other.save()
    one.change({"render.brand.family": "Noto Sans"})
    one.save()
    brand = Preferences(file, {}).get().render.brand
    assert brand is not None
    assert (brand.primary, brand.family) == ("#0B5FFF", "Noto Sans")


def test_what_could_not_be_stored_is_stored_later(tmp_path: Path) -> None:
    in_the_way = tmp_path / "settings.json.part"
    in_the_way.mkdir()
    preferences = Preferences(tmp_path / "settings.json", {})
    preferences.change({"four_eyes": True})
    with pytest.raises(EnvironmentTrouble):
        preferences.save()
    in_the_way.rmdir()
    preferences.change({"render.fps": 30})
    preferences.save()
    stored = Preferences(tmp_path / "settings.json", {}).get()
    assert (stored.four_eyes, stored.render.fps) == (True, 30)
