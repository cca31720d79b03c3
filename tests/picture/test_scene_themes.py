"""A scene in a theme of its own looks as in a film of that theme, also while it gives way to another."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.domain.brand import BRAND_THEME, BrandKit
from studio.domain.image import PICTURE
from studio.domain.script import Layout, Transition
from studio.domain.slides import Canvas, Slide
from studio.domain.timeline import Shot
from studio.picture import FramePainter, fit_of
from tests.picture.kit import canvas, keep, pictured, slide

SMALL = canvas(640, 360)
RED = np.full((64, 64, 3), (255, 0, 0), np.uint8)


def painted(
    on: Canvas, *slides: Slide, shot: Shot | None = None, pictures: Path | None = None
) -> NDArray[np.int16]:
    data = FramePainter(on, slides, pictures).paint(shot or Shot(scene=0, local_frame=100))
    return np.frombuffer(data, np.uint8).reshape(on.height, on.width, 4)[..., :3].astype(np.int16)


def in_theme(what: Slide, theme: str, brand: BrandKit | None = None) -> Slide:
    return what.model_copy(update={"theme": theme, "brand": brand})


def under(on: Canvas, theme: str) -> Canvas:
    return on.model_copy(update={"theme": theme})


def crossing(mix: float, transition: Transition = Transition.FADE) -> Shot:
    return Shot(scene=0, local_frame=240, incoming=1, incoming_local_frame=0, mix=mix, transition=transition)


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("theme", ["paper", "contrast"])
def test_every_layout_is_painted_as_under_a_canvas_of_that_theme(layout: Layout, theme: str) -> None:
    plain = slide(layout, "메일 주소를 끝까지 확인하십시오", "첫 항목").model_copy(
        update={"caption": "주소를 끝까지\n읽으십시오."}
    )
    own = painted(SMALL, in_theme(plain, theme))
    assert np.array_equal(own, painted(under(SMALL, theme), plain))
    assert not np.array_equal(own, painted(SMALL, plain))


def test_beside_a_picture_too(tmp_path: Path) -> None:
    plain = pictured(slide(Layout.KEY_POINTS, "세 가지", "항목"), keep(tmp_path, RED))
    own = painted(SMALL, in_theme(plain, "paper"), pictures=tmp_path)
    assert np.array_equal(own, painted(under(SMALL, "paper"), plain, pictures=tmp_path))


@pytest.mark.parametrize("transition", Transition)
@pytest.mark.parametrize("mix", [0.02, 0.5, 0.98])
def test_on_the_way_from_one_theme_to_another_each_side_keeps_its_own(
    transition: Transition, mix: float
) -> None:
    dark, light = slide(Layout.WARNING, "조심"), slide(Layout.TITLE_SLIDE, "끝")
    shot = crossing(mix, transition)
    mixed = painted(SMALL, dark, in_theme(light, "paper"), shot=shot)
    swapped = painted(under(SMALL, "paper"), in_theme(dark, SMALL.theme), light, shot=shot)
    assert np.array_equal(mixed, swapped)


def test_a_fade_between_two_themes_begins_in_the_one_and_ends_in_the_other() -> None:
    dark, light = slide(Layout.WARNING, "조심"), in_theme(slide(Layout.TITLE_SLIDE, "끝"), "paper")

    def at(mix: float) -> NDArray[np.int16]:
        return painted(SMALL, dark, light, shot=crossing(mix))

    first = painted(SMALL, dark, shot=Shot(scene=0, local_frame=240))
    last = painted(SMALL, light, shot=Shot(scene=0, local_frame=0))
    assert np.abs(at(0.001) - first).max() <= 2
    assert np.abs(at(0.999) - last).max() <= 2
    assert np.abs(at(0.5) - (first + last) // 2).max() <= 2


def test_a_scene_in_the_brands_theme_wears_its_logo_and_its_neighbour_does_not(tmp_path: Path) -> None:
    kit = BrandKit(primary="#0B5FFF", logo=f"{PICTURE}{keep(tmp_path, RED)}")
    what = slide(Layout.TEXT_HIGHLIGHT, "우리 회사")
    branded = in_theme(what, BRAND_THEME, kit)
    corner = (slice(0, 60), slice(420, 640))

    def reds(pixels: NDArray[np.int16]) -> int:
        blue, green, red = (pixels[corner][..., channel] for channel in range(3))
        return int(((red > 200) & (green < 60) & (blue < 60)).sum())

    assert reds(painted(SMALL, branded, pictures=tmp_path)) > 100
    assert reds(painted(SMALL, what, pictures=tmp_path)) == 0


def test_what_does_not_fit_is_judged_in_the_theme_of_the_scene() -> None:
    plain = slide(Layout.KEY_POINTS, "제목", "긴 항목입니다 " * 40, count=9)
    for theme in ("paper", "contrast"):
        assert fit_of(SMALL, in_theme(plain, theme)) == fit_of(under(SMALL, theme), plain)
