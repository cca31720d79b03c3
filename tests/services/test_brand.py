"""A brand kit is read from a file, its logo taken in beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from studio.domain.errors import BadInput, EnvironmentTrouble, ErrorCode
from studio.services.brand import read_brand_kit
from studio.services.studio import Studio


def kit_file(folder: Path, **fields: object) -> Path:
    path = folder / "브랜드.json"
    path.write_text(json.dumps(fields), encoding="utf-8")
    return path


def test_a_kit_and_its_logo_are_read_and_kept_in_the_settings(studio: Studio, tmp_path: Path) -> None:
    Image.new("RGBA", (40, 10), (200, 0, 0, 128)).save(tmp_path / "logo.png")
    kit = read_brand_kit(kit_file(tmp_path, primary="#0B5FFF", logo="logo.png"), studio.pictures)
    assert studio.pictures.find(kit.logo) is not None
    render = studio.preferences.get().render.model_copy(update={"theme": "brand", "brand": kit})
    studio.preferences.update(render=render)
    assert studio.preferences.get().render.brand == kit


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({}, "primary"),
        ({"primary": "blue"}, "primary"),
        ({"primary": "#0B5FFF", "colour": 1}, "colour"),
        ({"primary": "#0B5FFF", "background": "#12"}, "background"),
    ],
)
def test_what_is_wrong_with_a_kit_is_named(
    fields: dict[str, object], named: str, studio: Studio, tmp_path: Path
) -> None:
    with pytest.raises(BadInput) as refusal:
        read_brand_kit(kit_file(tmp_path, **fields), studio.pictures)
    assert refusal.value.code is ErrorCode.INVALID_SETTING
    assert named in refusal.value.what.en


def test_a_kit_or_logo_that_is_not_there_is_named(studio: Studio, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match="nowhere"):
        read_brand_kit(tmp_path / "nowhere.json", studio.pictures)
    with pytest.raises(EnvironmentTrouble, match=r"none\.png"):
        read_brand_kit(kit_file(tmp_path, primary="#0B5FFF", logo="none.png"), studio.pictures)
