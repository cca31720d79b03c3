"""Opening a data directory: settings, environment, language, logs, and what can be wrong with it."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from studio.domain.errors import BadInput, EnvironmentTrouble, ErrorCode
from studio.domain.settings import VisualStyle
from studio.domain.text import Language
from studio.domain.voice import VoiceProvider
from studio.services.logs import log
from studio.services.studio import Studio, open_studio

ENVIRONMENT = {
    "VIDEO_VISUAL_STYLE": "basic",
    "VIDEO_WIDTH": "640",
    "VIDEO_HEIGHT": "360",
    "VIDEO_FPS": "30",
    "VIDEO_FADE_DURATION": "0.25",
    "VIDEO_KENBURNS_ZOOM": "1.2",
    "SCENE_DEFAULT_DURATION_SEC": "4.5",
    "RENDER_OUTPUT_DIR": "/films",
    "TTS_PROVIDER": "mock",
    "STORAGE_PROVIDER": "local",
    "STORAGE_LOCAL_DIR": "/store",
    "STORAGE_PUBLIC_BASE_URL": "https://films.example/",
}


def opened(data_dir: Path, environ: dict[str, str] | None = None) -> Studio:
    return open_studio(data_dir, environ or {})


def test_settings_survive_a_restart(data_dir: Path) -> None:
    studio = opened(data_dir)
    studio.preferences.update(language=Language.KOREAN, renders_at_once=2)
    studio.close()
    again = opened(data_dir)
    assert (again.language, again.preferences.get().renders_at_once) == (Language.KOREAN, 2)
    again.close()
    assert json.loads((data_dir / "settings.json").read_text(encoding="utf-8"))["language"] == "ko"
    assert list(data_dir.glob("*.part")) == []


def test_every_variable_of_the_contract_wins_over_the_file(data_dir: Path) -> None:
    studio = opened(data_dir, ENVIRONMENT)
    settings = studio.preferences.get()
    studio.close()
    render = settings.render
    assert (render.style, render.width, render.height, render.fps) == (VisualStyle.BASIC, 640, 360, 30)
    assert (render.fade_sec, render.zoom, render.default_scene_sec) == (0.25, 1.2, 4.5)
    assert render.voice.provider is VoiceProvider.MOCK
    assert (settings.output_dir, settings.storage_local_dir) == ("/films", "/store")
    assert settings.storage_public_base_url == "https://films.example/"


def test_the_environment_is_not_written_into_the_file(data_dir: Path) -> None:
    studio = opened(data_dir, ENVIRONMENT)
    studio.preferences.update(four_eyes=True)
    assert studio.preferences.get().render.width == 640
    studio.close()
    again = opened(data_dir)
    assert again.preferences.get().four_eyes
    assert again.preferences.get().render.width == 1280
    again.close()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("VIDEO_VISUAL_STYLE", "fancy"),
        ("VIDEO_WIDTH", "wide"),
        ("VIDEO_WIDTH", "641"),
        ("VIDEO_HEIGHT", "0"),
        ("VIDEO_FPS", "23"),
        ("VIDEO_FADE_DURATION", "-1"),
        ("VIDEO_KENBURNS_ZOOM", "nan"),
        ("SCENE_DEFAULT_DURATION_SEC", "0"),
        ("TTS_PROVIDER", "parrot"),
        ("STORAGE_PROVIDER", "cellar"),
    ],
)
def test_a_bad_variable_is_named(data_dir: Path, variable: str, value: str) -> None:
    with pytest.raises(BadInput) as error:
        opened(data_dir, {variable: value})
    for language in Language:
        assert variable in error.value.message(language)
        assert value in error.value.message(language)
    assert log.handlers == []


def test_an_empty_variable_is_none(data_dir: Path) -> None:
    studio = opened(data_dir, {"VIDEO_FPS": "  "})
    assert studio.preferences.get().render.fps == 24
    studio.close()


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"renders_at_once": 99}', b"\xff\xfe"])
def test_a_damaged_settings_file_is_put_aside(data_dir: Path, content: bytes) -> None:
    data_dir.mkdir()
    (data_dir / "settings.json").write_bytes(content)
    studio = opened(data_dir)
    assert studio.preferences.notice is not None
    assert studio.preferences.get().renders_at_once == 1
    studio.close()
    kept = list(data_dir.glob("settings-damaged-*.json"))
    assert [path.read_bytes() for path in kept] == [content]
    assert kept[0].name in studio.preferences.notice.en


def test_a_bad_change_changes_nothing(data_dir: Path) -> None:
    studio = opened(data_dir)
    with pytest.raises(BadInput, match="renders_at_once"):
        studio.preferences.update(renders_at_once=0)
    with pytest.raises(BadInput, match="fps"):
        studio.preferences.render_settings(fps=23)
    assert studio.preferences.get().renders_at_once == 1
    studio.close()


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "ko_KR.UTF-8"}, Language.KOREAN),
        ({"LC_ALL": "C", "LANG": "ko_KR.UTF-8"}, Language.ENGLISH),
        ({"LC_MESSAGES": "ko"}, Language.KOREAN),
        ({"LANG": "de_DE"}, Language.ENGLISH),
    ],
)
def test_the_language_follows_the_system_until_chosen(
    data_dir: Path, environ: dict[str, str], language: Language
) -> None:
    studio = opened(data_dir, environ)
    assert studio.language is language
    other = next(one for one in Language if one is not language)
    studio.preferences.update(language=other)
    assert studio.language is other
    studio.close()


def test_the_profile_is_the_account_until_named(data_dir: Path) -> None:
    studio = opened(data_dir)
    assert studio.profile.name
    assert studio.profile.may_approve
    studio.preferences.update(profile_name="김교육")
    assert studio.profile.name == "김교육"
    studio.close()


def test_a_data_directory_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EnvironmentTrouble) as error:
        opened(tmp_path / "file")
    assert error.value.code is ErrorCode.FILE_NOT_WRITABLE


def test_a_damaged_database_lets_go_of_everything(data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "studio.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(EnvironmentTrouble) as error:
        opened(data_dir)
    assert error.value.code is ErrorCode.DATABASE_DAMAGED
    assert log.handlers == []


def test_the_log_is_a_file_of_the_data_directory(data_dir: Path) -> None:
    studio = opened(data_dir)
    logging.getLogger("studio.somewhere").warning("한 줄")
    studio.close()
    assert "한 줄" in (data_dir / "logs" / "studio.log").read_text(encoding="utf-8")


def test_nothing_is_left_of_a_closed_studio(data_dir: Path) -> None:
    studio = opened(data_dir)
    assert len(list((data_dir / "owners").iterdir())) == 1
    studio.close()
    assert list((data_dir / "owners").iterdir()) == []
