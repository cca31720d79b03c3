"""What is drawn as the first and the last frame of a scene is what these frames show."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.domain.image import ImageFit
from studio.domain.script import Layout
from studio.domain.slides import Canvas, Motion, Slide
from studio.domain.timeline import Shot
from studio.picture import FramePainter
from studio.picture.framing import moving_part
from studio.picture.layouts import page_of
from tests.picture.kit import canvas, keep, pictured, slide

DRAWN = Motion(zoom_from=2.5, zoom_to=1.25, focus_x=0.15, focus_y=0.9, pan_to=(0.8, 0.1))
FRAMES = 240


def ramp(width: int, height: int) -> NDArray[np.uint8]:
    """A picture whose red tells how far across one is, and whose green how far down."""
    x = np.linspace(0, 255, width)[None, :].repeat(height, 0)
    y = np.linspace(0, 255, height)[:, None].repeat(width, 1)
    return np.stack([x, y, np.zeros_like(x)], axis=2).round().astype(np.uint8)


def painted(on: Canvas, what: Slide, folder: Path, local: int) -> NDArray[np.float64]:
    frame = FramePainter(on, (what,), folder).paint(Shot(scene=0, local_frame=local))
    return np.frombuffer(frame, np.uint8).reshape(on.height, on.width, 4)[..., 2::-1].astype(float)


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (720, 720)], ids=str)
@pytest.mark.parametrize("shape", [(1200, 900), (600, 900)], ids=str)
@pytest.mark.parametrize("local", [0, FRAMES - 1])
def test_the_frame_drawn_is_the_part_that_is_seen(
    tmp_path: Path, size: tuple[int, int], shape: tuple[int, int], local: int
) -> None:
    on = canvas(*size)
    name = keep(tmp_path, ramp(*shape))
    what = pictured(slide(Layout.EXAMPLE, "짧게"), name).model_copy(update={"motion": DRAWN})
    moving = moving_part(on, what, tmp_path, 300)
    place = page_of(on, what).photo
    assert moving.aspect == pytest.approx(place.width / place.height)
    window = moving.window(what, local)
    seen = painted(on, what, tmp_path, local)
    for across in (0.25, 0.75):
        for down in (0.25, 0.75):
            pixel = seen[round(place.y + down * place.height), round(place.x + across * place.width)] / 255
            assert pixel[0] == pytest.approx(window.x() + across * window.width(), abs=0.012)
            assert pixel[1] == pytest.approx(window.y() + down * window.height(), abs=0.012)


def test_a_full_picture_is_framed_with_the_words_that_stand_over_it(tmp_path: Path) -> None:
    name = keep(tmp_path, ramp(1200, 900))
    moving = moving_part(canvas(), pictured(slide(Layout.FULL_IMAGE, "바로 신고"), name), tmp_path, 300)
    assert (moving.picture.width(), moving.picture.height()) == (300, 225)
    assert moving.aspect == pytest.approx(1280 / 720)
    assert (moving.words.width(), moving.words.height()) == (1280, 720)
    assert any(moving.words.pixelColor(x, 600).alpha() for x in range(0, 1280, 8))


@pytest.mark.parametrize("fit", [ImageFit.CONTAIN, None], ids=["shown whole", "missing"])
def test_where_no_picture_moves_the_background_does(tmp_path: Path, fit: ImageFit | None) -> None:
    base = slide(Layout.EXAMPLE, "짧게")
    name = keep(tmp_path, ramp(1200, 900))
    what = pictured(base, name, fit) if fit else pictured(base, "0" * 64)
    moving = moving_part(canvas(), what, tmp_path, 300)
    assert not moving.is_photo
    assert moving.shape == pytest.approx(16 / 9, rel=0.01)
    assert not moving.words.isNull()
