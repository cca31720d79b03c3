from __future__ import annotations

import pytest

from studio.domain.settings import RenderSettings, Settings
from studio.ui.settings.catalog import BY_ID, SETTINGS
from studio.ui.settings.kinds import Number
from studio.ui.settings.places import DEFAULTS, BrandPart, Field, Lines, Shape, sides, unbranded


def sized(width: int, height: int) -> Settings:
    return Settings(render=RenderSettings(width=width, height=height))


@pytest.mark.parametrize(
    ("width", "height", "lines", "shape"),
    [
        (1280, 720, 720, "16:9"),
        (854, 480, 480, "16:9"),
        (1080, 1920, 1080, "9:16"),
        (720, 720, 720, "1:1"),
        (640, 512, 512, "other"),
    ],
)
def test_a_size_is_so_many_lines_of_a_shape(width: int, height: int, lines: int, shape: str) -> None:
    settings = sized(width, height)
    assert (Lines().read(settings), Shape().read(settings)) == (lines, shape)
    assert sides(lines, settings) == (width, height)


@pytest.mark.parametrize("lines", [720, 1080, 1440, 2160])
@pytest.mark.parametrize("shape", ["16:9", "9:16", "1:1"])
def test_every_size_that_is_offered_can_be_rendered(lines: int, shape: str) -> None:
    turned = Shape().write(shape, Settings())
    settings = sized(int(str(turned["render.width"])), int(str(turned["render.height"])))
    width, height = sides(lines, settings)
    assert min(width, height) == lines
    assert Shape().read(sized(width, height)) == shape


def test_a_kit_without_anything_of_ones_own_is_no_kit() -> None:
    part = BrandPart("background")
    assert part.read(Settings()) is None
    assert BrandPart("primary").read(Settings()) == unbranded().primary
    changed = part.write("#FFFFFF", Settings())
    assert changed == {"render.brand": {**unbranded().model_dump(), "background": "#FFFFFF"}}
    branded = Settings(render=RenderSettings(brand=unbranded().model_copy(update={"background": "#FFFFFF"})))
    assert part.write(None, branded) == {"render.brand": None}


def test_a_voice_of_another_engine_is_let_go() -> None:
    place = BY_ID["voice_engine"].place
    assert place.write("mock", Settings()) == {"render.voice.provider": "mock", "render.voice.name": ""}


def test_numbers_know_their_bounds_from_the_settings_themselves() -> None:
    assert Field("render.fade_sec").bounds == (0, 3)
    assert Field("renders_at_once").bounds == (1, 8)
    for setting in SETTINGS:
        if isinstance(setting.kind, Number):
            assert isinstance(setting.place, Field)
            low, high = setting.place.bounds
            assert low <= setting.place.read(DEFAULTS) <= high


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.id)
def test_writing_what_is_read_changes_nothing(setting: object) -> None:
    from studio.ui.settings.catalog import Setting

    assert isinstance(setting, Setting)
    written = setting.place.write(setting.place.read(DEFAULTS), DEFAULTS)
    assert set(written) >= set(setting.place.paths)
    for path, value in written.items():
        assert Field(path).read(DEFAULTS) == value
