"""Own pictures: in their place, moving evenly, found by content alone, and seen to be missing."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.image import ImageFit
from studio.domain.script import Layout
from studio.domain.slides import Canvas, Motion, Slide
from studio.domain.timeline import Shot
from studio.picture import FramePainter, inspect_slide, jpeg_of
from studio.picture.elements import Box
from studio.picture.layouts import page_of
from studio.picture.motion import window_at
from studio.picture.page import fills_frame
from tests.picture.kit import SIZES, canvas, keep, pictured, slide
from tests.picture.test_layouts import check

RED = (220, 30, 40)


@pytest.fixture
def red(tmp_path: Path) -> str:
    return keep(tmp_path, np.full((300, 400, 3), RED, np.uint8))


def painted(on: Canvas, what: Slide, folder: Path, local: int = 0) -> NDArray[np.int16]:
    frame = FramePainter(on, (what,), folder).paint(Shot(scene=0, local_frame=local))
    return np.frombuffer(frame, np.uint8).reshape(on.height, on.width, 4)[..., 2::-1].astype(np.int16)


def is_red(pixels: NDArray[np.int16]) -> NDArray[np.bool_]:
    return np.abs(pixels - np.array(RED)).max(axis=-1) < 6


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("layout", list(Layout))
def test_a_picture_and_the_words_keep_apart(layout: Layout, size: tuple[int, int], red: str) -> None:
    on = canvas(*size)
    for title in ("숨기지 말고, 바로 신고", "개인정보가 든 문서를 밖으로 보낼 때에는 반드시 승인을 받는다"):
        what = pictured(slide(layout, title, "전원을 끈다"), red)
        made = check(on, what)
        if fills_frame(on, what):
            continue
        photo = page_of(on, what).photo
        assert min(photo.width, photo.height) > 0.22 * min(size)
        for words in made.words():
            if words.name != "kicker":
                assert not photo.overlaps(words.box), words.name


def test_a_full_picture_fills_the_frame_and_fades_under_the_words(tmp_path: Path, red: str) -> None:
    seen = painted(canvas(), pictured(slide(Layout.FULL_IMAGE, "바로 신고"), red), tmp_path)
    assert is_red(seen[:90]).all()
    assert not is_red(seen[400:560, 80:500]).any()


def test_a_picture_beside_the_words_has_round_corners(tmp_path: Path, red: str) -> None:
    on, what = canvas(), pictured(slide(Layout.TEXT_HIGHLIGHT, "바로 신고"), red)
    photo = page_of(on, what).photo
    seen = is_red(painted(on, what, tmp_path))
    x, y, right, bottom = (round(v) for v in (photo.x, photo.y, photo.right, photo.bottom))
    assert seen[y + 20 : bottom - 20, x + 20 : right - 20].all()
    assert not seen[y + 1, x + 1]
    assert not seen[:, : x - 1].any()


def test_contain_shows_all_of_a_picture_and_stands_still(tmp_path: Path) -> None:
    pixels = np.full((100, 800, 3), RED, np.uint8)
    pixels[:, :20] = pixels[:, -20:] = (20, 220, 60)
    name = keep(tmp_path, pixels)
    what = pictured(slide(Layout.TEXT_HIGHLIGHT, "바로 신고"), name, ImageFit.CONTAIN)
    seen = painted(canvas(), what, tmp_path)
    green = np.abs(seen - np.array((20, 220, 60))).max(axis=-1) < 12
    columns = np.flatnonzero(green.any(axis=0))
    assert columns[-1] - columns[0] > 380
    assert not what.has_moving_detail


def test_only_a_covering_picture_that_moves_is_moving_detail(red: str) -> None:
    plain = slide(Layout.TEXT_HIGHLIGHT, "바로 신고")
    assert not plain.has_moving_detail
    moving = pictured(plain, red)
    assert moving.has_moving_detail
    assert not moving.without_picture().has_moving_detail
    assert not moving.model_copy(update={"motion": Motion()}).has_moving_detail


@pytest.mark.parametrize("layout", [Layout.FULL_IMAGE, Layout.EXAMPLE])
@pytest.mark.parametrize(
    "motion",
    [
        Motion(zoom_from=1.0, zoom_to=1.2, focus_x=0.1, focus_y=0.4),
        Motion(zoom_from=1.2, zoom_to=1.0, focus_x=0.9, focus_y=0.4),
        Motion(zoom_from=1.2, zoom_to=1.2, focus_x=0.0, focus_y=0.5, pan_to=(1.0, 0.5)),
        Motion(zoom_from=1.5, zoom_to=1.2, focus_x=0.3, focus_y=0.5, pan_to=(0.8, 0.2)),
    ],
    ids=["in", "out", "pan", "drawn"],
)
def test_a_picture_moves_without_jitter(layout: Layout, motion: Motion, tmp_path: Path) -> None:
    """The place of an edge, read from the light beside it, against where it should be; in whole pixels: 1."""
    ramp = np.clip((np.arange(1280) - 640) / 12 + 0.5, 0, 1) * 255  # a lens draws no harder edge
    pixels = np.broadcast_to(ramp.round().astype(np.uint8)[None, :, None], (720, 1280, 3)).copy()
    on = canvas(640, 360)
    what = pictured(slide(layout, "짧게"), keep(tmp_path, pixels)).model_copy(
        update={"motion": motion, "frame_count": 120}
    )
    painter = FramePainter(on, (what,), tmp_path)
    full = layout is Layout.FULL_IMAGE
    place = Box(0, 0, 640, 360) if full else page_of(on, what).photo
    row = 20 if full else round(place.y + place.height / 2)
    left, right = math.ceil(place.x), math.floor(place.right)
    found: list[float] = []
    wanted: list[float] = []
    for local in range(120):
        frame = painter.paint(Shot(scene=0, local_frame=local))
        seen = np.frombuffer(frame, np.uint8).reshape(360, 640, 4)[row, left:right, 1].astype(float)
        found.append(right - float(seen.sum()) / 255)
        window = window_at(what, local, 1280, 720, place.width / place.height)
        wanted.append(place.x + (640 - window.x()) / window.width() * place.width)
    assert abs(wanted[-1] - wanted[0]) > 6
    off = np.array(found) - np.array(wanted)
    in_sight = (np.array(wanted) > left + 12) & (np.array(wanted) < right - 12)
    jitter = np.diff(off[in_sight], 2)
    assert jitter.size > 30
    assert (jitter.std() <= 0.05, np.abs(jitter).max() <= 0.12) == (True, True), (jitter.std(), jitter.max())


def test_the_focus_stays_in_sight_of_a_narrow_frame(tmp_path: Path) -> None:
    pixels = np.zeros((300, 1200, 3), np.uint8)
    pixels[:, 1080:1120] = RED
    name = keep(tmp_path, pixels)
    on = canvas(360, 640)
    there = Motion(focus_x=0.92, focus_y=0.5)
    base = pictured(slide(Layout.FULL_IMAGE, "짧게"), name)
    assert is_red(painted(on, base.model_copy(update={"motion": there}), tmp_path)).any()
    away = Motion(focus_x=0.1, focus_y=0.5)
    assert not is_red(painted(on, base.model_copy(update={"motion": away}), tmp_path)).any()


def test_a_missing_picture_is_seen_to_be_missing_but_never_by_accident(tmp_path: Path) -> None:
    lost = pictured(slide(Layout.TEXT_HIGHLIGHT, "바로 신고"), "0" * 64)
    with pytest.raises(StepFailed) as refusal:
        FramePainter(canvas(), (lost,), tmp_path)
    assert refusal.value.code is ErrorCode.COMPOSE_FAILED
    (tmp_path / f"{'0' * 64}.png").write_bytes(b"\x89PNG cut off")
    with pytest.raises(StepFailed):
        FramePainter(canvas(), (lost,), tmp_path)
    shown = painted(canvas(), lost.without_picture(), tmp_path)
    plain = painted(canvas(), lost.model_copy(update={"image": None}), tmp_path)
    assert np.abs(shown - plain).max() > 60
    jpeg_of(canvas(), (lost,), Shot(scene=0, local_frame=0), width=320, pictures=None)  # a preview goes on
    assert inspect_slide(canvas(), lost.without_picture()) == ()


def test_a_picture_that_comes_back_is_seen_at_once(tmp_path: Path, red: str) -> None:
    what = pictured(slide(Layout.TEXT_HIGHLIGHT, "바로 신고"), red)
    (tmp_path / f"{red}.png").rename(tmp_path / "aside")
    without = jpeg_of(canvas(), (what,), Shot(scene=0, local_frame=0), width=320, pictures=tmp_path)
    (tmp_path / "aside").rename(tmp_path / f"{red}.png")
    assert jpeg_of(canvas(), (what,), Shot(scene=0, local_frame=0), width=320, pictures=tmp_path) != without


def test_words_on_a_slide_without_a_picture_are_as_they_were() -> None:
    what = slide(Layout.FULL_IMAGE, "바로 신고")
    assert page_of(canvas(), what).content.width == 1120
