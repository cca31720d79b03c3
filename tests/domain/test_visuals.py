"""What may be said about a service that makes pictures, and what is refused in words a person can use."""

from __future__ import annotations

from typing import Any

import pytest

from studio.domain.settings import Settings
from studio.domain.visuals import FORMS, ApiForm, VisualKind, VisualOptions, VisualProvider, VisualSettings
from studio.services.environment import BadSetting, overlaid


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("PICTURES_BASE_URL", "ftp://x", "http"),
        ("PICTURES_SUBMIT_PATH", "v1/x", "begins with /"),
        ("PICTURES_SUBMIT_PATH", "//other.example/x", "begins with /"),
        ("PICTURES_POLL_PATH", "/v1/x", "{id}"),
        ("PICTURES_ID_FIELD", "a..b", "name of a field"),
        ("PICTURES_EXTRA", "[1]", "JSON object"),
        ("PICTURES_EXTRA", '{"a": ', "JSON object"),
        ("PICTURES_KEY_HEADER", "X-Key\r\nX-Other: 1", "header"),
        ("PICTURES_RETRY_ATTEMPTS", "0", "at least 1"),
        ("PICTURES_TIMEOUT_SEC", "soon", "number"),
        ("PICTURES_PROVIDER", "somebody", "mock"),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_expected(variable: str, value: str, words: str) -> None:
    with pytest.raises(BadSetting) as raised:
        overlaid(Settings(), {variable: value})
    assert words in raised.value.what.en
    assert variable in raised.value.what.ko


def test_variables_describe_a_whole_service() -> None:
    environ = {
        "PICTURES_PROVIDER": "http",
        "PICTURES_BASE_URL": "https://pictures.example/",
        "PICTURES_MODEL": "m",
        "PICTURES_DONE": "ok, fine",
        "PICTURES_EXTRA": '{"style": "photo", "ratio": null}',
        "PICTURES_CLIP_SUBMIT_PATH": "/clips",
        "PICTURES_KEY_HEADER": "X-Api-Key",
    }
    visuals = overlaid(Settings(), environ).visuals
    assert visuals.is_usable
    assert visuals.offers_clips
    assert (visuals.api.base_url, visuals.api.done) == ("https://pictures.example", ("ok", "fine"))
    assert visuals.api.extra == {"style": "photo"}
    assert visuals.api.poll_path == FORMS[ApiForm.PLAIN].poll_path


@pytest.mark.parametrize("form", ApiForm)
def test_every_form_is_whole(form: ApiForm) -> None:
    api = FORMS[form]
    assert "{id}" in api.poll_path
    assert api.prompt_field
    assert not set(map(str.casefold, api.done)) & set(map(str.casefold, api.failed))


@pytest.mark.parametrize("more", [{}, {"provider": VisualProvider.MOCK}])
def test_settings_are_read_as_they_were_written(more: dict[str, Any]) -> None:
    settings = VisualSettings(**more, done=("a",), extra={"b": [1]})
    assert VisualSettings.model_validate_json(settings.model_dump_json()) == settings


def test_sizes_have_the_ratio_of_the_film() -> None:
    assert VisualOptions(1280, 720).size == (1920, 1080)
    assert VisualOptions(720, 1280, kind=VisualKind.CLIP).size == (720, 1280)
    assert VisualOptions(1000, 1000).ratio == "1:1"
