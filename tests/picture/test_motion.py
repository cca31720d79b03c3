"""The background moves evenly in fractions of a pixel; the words stand still."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from studio.domain.script import Layout
from studio.domain.slides import Motion
from studio.domain.timeline import Shot
from studio.picture import FramePainter
from studio.picture.motion import eased, zoom_at
from studio.picture.shots import paint_behind
from tests.picture.kit import canvas, slide


def frame(buffer: bytearray, width: int, height: int) -> NDArray[np.float64]:
    return np.frombuffer(buffer, np.uint8).reshape(height, width, 4)[..., :3].astype(np.float64)


def test_easing_starts_and_ends_softly_and_never_turns_back() -> None:
    way = [eased(i / 1000) for i in range(-100, 1101)]
    assert (way[0], way[-1]) == (0.0, 1.0)
    steps = np.diff(way)
    assert steps.min() >= 0
    assert np.abs(np.diff(steps)).max() < 1e-5


def test_frames_outside_the_scene_hold_its_ends() -> None:
    moving = slide(Layout.TITLE_SLIDE, "제목")
    assert zoom_at(moving, -50) == 1.0
    assert zoom_at(moving, 999) == 1.1
    still = moving.model_copy(update={"motion": Motion()})
    assert zoom_at(still, 100) == 1.0


def test_an_edge_moves_without_jitter() -> None:
    """The edge's place is read from the light beside it, to hundredths of a pixel."""
    on, moving = canvas(640, 360), slide(Layout.TITLE_SLIDE, "제목")
    source = np.zeros((405, 720, 4), np.uint8)
    source[:, 500:] = 255
    edge = QImage(source.tobytes(), 720, 405, 720 * 4, QImage.Format.Format_RGB32)
    buffer = bytearray(640 * 360 * 4)
    image = QImage(buffer, 640, 360, 640 * 4, QImage.Format.Format_RGB32)
    places: list[float] = []
    for local in range(moving.frame_count):
        with QPainter(image) as painter:
            paint_behind(painter, on, edge, moving, local)
        places.append(640 - float(frame(buffer, 640, 360)[180, :, 1].sum()) / 255)
    assert abs(places[-1] - places[0]) > 3
    assert np.abs(np.diff(places, 2)).max() <= 0.05


def test_the_zoom_is_seen_and_the_words_stand_still() -> None:
    moving = slide(Layout.TITLE_SLIDE, "하루 300통, 사고는 1통이면 충분합니다")
    bare = moving.model_copy(update={"title": " ", "body": "", "kicker": ""})
    painter = FramePainter(canvas(), (moving, bare))

    def at(scene: int, local: int) -> NDArray[np.float64]:
        return frame(bytearray(painter.paint(Shot(scene=scene, local_frame=local))), 1280, 720)

    moved = np.abs(at(1, 239) - at(1, 0))
    assert moved.max() > 8
    assert moved.mean() > 0.5
    letters = at(0, 0).min(axis=2) > 230
    assert letters.sum() > 5_000
    assert np.array_equal(letters, at(0, 120).min(axis=2) > 230)


def test_gradients_do_not_band_and_do_not_shimmer() -> None:
    bare = slide(Layout.TITLE_SLIDE, " ").model_copy(update={"body": "", "kicker": ""})
    painter = FramePainter(canvas(), (bare,))
    frames = [
        frame(bytearray(painter.paint(Shot(scene=0, local_frame=i))), 1280, 720)[100:600, :, 0]
        for i in (100, 101, 102)
    ]
    equal = frames[0][:, 1:] == frames[0][:, :-1]
    assert equal.mean() < 0.65  # a band is a long run of equal pixels
    flicker = frames[1] - (frames[0] + frames[2]) / 2
    assert np.abs(flicker).mean() < 0.6
    assert np.abs(flicker).max() <= 3
