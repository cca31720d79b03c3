from __future__ import annotations

import pytest

from studio.domain.brand import BrandKit
from studio.domain.music import MusicBed
from studio.domain.settings import RenderSettings, Settings
from studio.ui.settings.catalog import BY_ID, SETTINGS
from studio.ui.settings.kinds import Number
from studio.ui.settings.places import DEFAULTS, Bed, BedPart, BrandPart, Field, Lines, Shape, sides, unbranded
from studio.ui.settings.setting import Setting


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
            assert isinstance(setting.place, Field | BedPart)
            low, high = setting.place.bounds
            assert low <= setting.place.read(DEFAULTS) <= high


FULL = Settings(
    render=RenderSettings(
        music=MusicBed(file="music:" + "0" * 64, title="a.mp3"), brand=BrandKit(primary="#0B5FFF")
    )
)


@pytest.mark.parametrize("settings", [Settings(), FULL], ids=["usual", "full"])
@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.id)
def test_writing_what_is_read_changes_nothing(setting: Setting, settings: Settings) -> None:
    for path, value in setting.place.write(setting.place.read(settings), settings).items():
        assert dumped(value) == dumped(Field(path).read(settings))


def dumped(value: object) -> object:
    return value.model_dump() if isinstance(value, BrandKit) else value


def test_other_music_is_as_loud_as_that_before() -> None:
    quiet = MusicBed(file="music:" + "0" * 64, title="a.mp3", level_db=-30)
    other = MusicBed(file="music:" + "1" * 64, title="b.mp3")
    settings = Settings(render=RenderSettings(music=quiet))
    written = Bed().write(other, settings)["render.music"]
    assert written == other.model_copy(update={"level_db": -30})
    assert Bed().write(None, settings) == {"render.music": None}
    assert BedPart("level_db").write(-20.0, Settings()) == {}, "there is no music to be louder"
