"""The carried files are found in a checkout, a wheel and a frozen program, and missed loudly."""

from __future__ import annotations

import json
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio import resources
from studio.resources import ResourceMissing, resource_path


@pytest.fixture(autouse=True)
def _forget_the_folder() -> Iterator[None]:
    resources._root.cache_clear()
    yield
    resources._root.cache_clear()


def test_finds_the_fonts_of_this_checkout() -> None:
    for weight in ("Regular", "Medium", "SemiBold", "Bold"):
        assert resource_path("fonts", f"Pretendard-{weight}.otf").read_bytes()[:4] == b"OTTO"


def test_a_folder_is_a_resource_too() -> None:
    assert resource_path("icons").is_dir()
    assert resource_path("icons/play.svg") == resource_path("icons", "play.svg")


def test_names_what_is_missing_and_what_to_do() -> None:
    with pytest.raises(ResourceMissing, match=r"fonts/None\.otf is missing.*install CTRLF Studio again"):
        resource_path("fonts", "None.otf")


@pytest.mark.parametrize("parts", [("..", "pyproject.toml"), ("fonts", "../../x"), ("/etc/hosts",)])
def test_nothing_leads_out_of_the_folder(parts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="from inside the resources folder"):
        resource_path(*parts)


def test_a_wheel_keeps_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = tmp_path / "studio" / "_data" / "fonts" / "a.otf"
    wanted.parent.mkdir(parents=True)
    wanted.touch()
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "studio")
    assert resource_path("fonts", "a.otf") == wanted


def test_a_frozen_program_keeps_them_where_it_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tmp_path / "resources" / "a.txt"
    wanted.parent.mkdir()
    wanted.touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource_path("a.txt") == wanted


def test_no_folder_at_all_says_where_it_looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "studio")
    with pytest.raises(ResourceMissing, match=r"no resources folder.*_data.*resources"):
        resource_path("fonts")


def test_every_icon_is_a_24_unit_drawing_that_takes_its_colour() -> None:
    icons = [path for path in resource_path("icons").glob("*.svg") if path.stem != "app"]
    assert len(icons) >= 70
    for path in icons:
        root = ET.parse(path).getroot()
        assert (root.get("viewBox"), root.get("stroke")) == ("0 0 24 24", "currentColor"), path.name


def test_the_two_samples_have_the_same_shape() -> None:
    shapes: list[list[list[float]]] = []
    for language in ("ko", "en"):
        script = json.loads(resource_path("samples", f"phishing.{language}.json").read_text(encoding="utf-8"))
        scenes = [chapter["scenes"] for chapter in script["chapters"]]
        assert all(scene["narration"] and scene["on_screen_text"] for chapter in scenes for scene in chapter)
        shapes.append([[scene["duration_sec"] for scene in chapter] for chapter in scenes])
    assert shapes[0] == shapes[1]
    assert sum(map(len, shapes[0])) == 12
