"""Frames as bytes: the same everywhere, blended without a dip, whatever the words are."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from studio.domain.script import Layout, Transition
from studio.domain.slides import Canvas, Slide
from studio.domain.timeline import Shot
from studio.picture import FramePainter, jpeg_of
from tests.picture.kit import HOSTILE, canvas, slide

SLIDES = (
    slide(Layout.TITLE_SLIDE, "하루 300통, 사고는 1통이면 충분합니다", terms=("300통",)),
    slide(Layout.WARNING, "“24시간 이내” — 서두르게 하면 의심"),
)


def pixels(on: Canvas, slides: tuple[Slide, ...], shot: Shot) -> NDArray[np.int16]:
    data = FramePainter(on, slides).paint(shot)
    return np.frombuffer(data, np.uint8).reshape(on.height, on.width, 4)[..., :3].astype(np.int16)


def digest(on: Canvas, slides: tuple[Slide, ...], shot: Shot) -> str:
    return hashlib.sha256(FramePainter(on, slides).paint(shot)).hexdigest()


def crossing(mix: float, transition: Transition = Transition.FADE) -> Shot:
    return Shot(scene=0, local_frame=240, incoming=1, incoming_local_frame=0, mix=mix, transition=transition)


def test_a_frame_has_the_size_of_the_canvas_and_reuses_its_buffer() -> None:
    painter = FramePainter(canvas(), SLIDES)
    first = painter.paint(Shot(scene=0, local_frame=0))
    assert (first.nbytes, first.readonly) == (1280 * 720 * 4, True)
    before = bytes(first)
    second = painter.paint(Shot(scene=1, local_frame=0))
    assert bytes(second) != before
    assert bytes(first) == bytes(second)


def test_the_same_shot_is_the_same_bytes_also_in_another_process() -> None:
    shot = Shot(scene=0, local_frame=100)
    code = (
        "import hashlib\n"
        "from studio.picture import FramePainter\n"
        "from studio.domain.timeline import Shot\n"
        "from studio.domain.slides import Canvas, Slide\n"
        f"canvas = Canvas.model_validate_json({canvas().model_dump_json()!r})\n"
        f"slides = [Slide.model_validate_json(s) for s in {[s.model_dump_json() for s in SLIDES]!r}]\n"
        "painter = FramePainter(canvas, slides)\n"
        "painter.paint(Shot(scene=1, local_frame=7))\n"
        "print(hashlib.sha256(painter.paint(Shot(scene=0, local_frame=100))).hexdigest())\n"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == digest(canvas(), SLIDES, shot) == digest(canvas(), SLIDES, shot)


@pytest.mark.parametrize("mix", [0.25, 0.5, 0.75])
def test_a_fade_is_the_mean_of_both_pictures(mix: float) -> None:
    outgoing = pixels(canvas(), SLIDES, Shot(scene=0, local_frame=240))
    incoming = pixels(canvas(), SLIDES, Shot(scene=1, local_frame=0))
    mixed = pixels(canvas(), SLIDES, crossing(mix))
    assert np.abs(mixed - (outgoing * (1 - mix) + incoming * mix)).max() <= 2


@pytest.mark.parametrize("transition", [Transition.FADE, Transition.SLIDE, Transition.ZOOM])
def test_transitions_begin_and_end_at_the_scenes_without_a_dip(transition: Transition) -> None:
    outgoing = pixels(canvas(), SLIDES, Shot(scene=0, local_frame=240))
    incoming = pixels(canvas(), SLIDES, Shot(scene=1, local_frame=0))
    assert np.abs(pixels(canvas(), SLIDES, crossing(0.0, transition)) - outgoing).max() <= 2
    assert np.abs(pixels(canvas(), SLIDES, crossing(1.0, transition)) - incoming).max() <= 2
    darkest = min(outgoing.mean(), incoming.mean())
    for mix in (0.2, 0.5, 0.8):
        assert pixels(canvas(), SLIDES, crossing(mix, transition)).mean() >= darkest - 1


def test_without_a_transition_the_scene_is_simply_there() -> None:
    cut = Shot(scene=0, local_frame=5, incoming=1, mix=0.9, transition=Transition.NONE)
    assert digest(canvas(), SLIDES, cut) == digest(canvas(), SLIDES, Shot(scene=0, local_frame=5))


@pytest.mark.parametrize("layout", list(Layout))
def test_no_words_can_stop_the_film(layout: Layout) -> None:
    small = canvas(640, 360, watermark="DRAFT")
    slides = tuple(slide(layout, text, terms=(text, "%", "")) for text in HOSTILE.values())
    painter = FramePainter(small, slides)
    for index in range(len(slides)):
        painter.paint(Shot(scene=index, local_frame=-30))
        painter.paint(Shot(scene=index, local_frame=9_999))


def test_the_mark_of_a_draft_is_seen_and_the_words_stay_readable() -> None:
    shot = Shot(scene=0, local_frame=0)
    clean, draft = pixels(canvas(), SLIDES, shot), pixels(canvas(watermark="초안"), SLIDES, shot)
    changed = np.abs(clean - draft).max(axis=2)
    assert (changed > 4).mean() > 0.02
    assert np.percentile(changed, 99) < 40


def test_a_jpeg_has_the_width_asked_for() -> None:
    data = jpeg_of(canvas(), SLIDES, Shot(scene=0, local_frame=24), width=320)
    image = QImage.fromData(data, "JPEG")  # pyright: ignore[reportArgumentType]
    assert (image.width(), image.height()) == (320, 180)
    assert data[:2] == b"\xff\xd8"
