from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from studio.domain.script import Layout
from studio.domain.slides import Canvas, Motion, Slide
from studio.ui.timeline.thumbnails import SAMPLES, Thumbnails, Wanted, frame_of, sample_of

CANVAS = Canvas(width=320, height=180, fps=24, theme="dawn", watermark="DRAFT")


@pytest.fixture
def pictures(qtbot: QtBot) -> Iterator[Thumbnails]:
    pictures = Thumbnails()
    yield pictures
    pictures.close()


def wanted(title: str = "Title", height: int = 54) -> Wanted:
    slide = Slide(layout=Layout.TEXT_HIGHLIGHT, title=title, frame_count=240)
    return Wanted(CANVAS, slide, 239, height)


def painted(pictures: Thumbnails, asked: Wanted, qtbot: QtBot, uid: str = "s1"):
    pictures.find((uid, 0), asked)
    qtbot.waitUntil(lambda: pictures.is_idle)
    return pictures.find((uid, 0), asked)


def test_a_picture_has_the_shape_of_the_film(pictures, qtbot):
    pixmap = painted(pictures, wanted(), qtbot)

    assert (pixmap.width(), pixmap.height()) == (96, 54)


def test_the_same_slide_is_painted_once(pictures, qtbot):
    first = painted(pictures, wanted(), qtbot)

    assert pictures.find(("s1", 0), wanted()) is first
    assert pictures.is_idle


def test_while_a_new_picture_is_painted_the_old_one_stays(pictures, qtbot):
    old = painted(pictures, wanted("Before"), qtbot)

    assert pictures.find(("s1", 0), wanted("After")) is old
    qtbot.waitUntil(lambda: pictures.is_idle)
    assert pictures.find(("s1", 0), wanted("After")) is not old


def test_what_was_not_looked_at_is_forgotten_first(qtbot):
    pictures = Thumbnails(kept_bytes=2 * 96 * 54 * 4)
    for title in ("one", "two", "three"):
        painted(pictures, wanted(title), qtbot, uid=title)

    assert pictures.kept == 2
    assert pictures.find(("one", 0), wanted("one")) is None
    pictures.close()


def test_what_cannot_be_painted_is_asked_for_once(pictures, qtbot):
    broken = Wanted(CANVAS.model_copy(update={"theme": "no-such-theme"}), wanted().slide, 0, 54)

    assert painted(pictures, broken, qtbot) is None
    assert pictures.is_idle


def test_samples_show_a_moving_scene_at_several_moments_and_a_still_one_complete():
    still = wanted().slide
    moving = still.model_copy(update={"motion": Motion(zoom_to=1.1)})

    assert sample_of(still, 0.1) == SAMPLES - 1
    assert frame_of(still, SAMPLES - 1) == 239
    listed = Slide(layout=Layout.KEY_POINTS, title="Title", items=("One", "Two"), frame_count=240)
    assert sample_of(listed, 0.1) == SAMPLES - 1
    assert [sample_of(moving, f) for f in (0.0, 0.5, 1.0)] == [0, SAMPLES // 2, SAMPLES - 1]
