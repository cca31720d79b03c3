import pytest

from studio.ui.timeline.geometry import (
    MAX_SCALE,
    PAD,
    Hit,
    Lane,
    View,
    Zone,
    fit_scale,
    hit_test,
    lay_lanes,
    least_height,
    scale_of,
    slider_of,
)
from studio.ui.timeline.model import Band, Block, Caption, Strip

WIDTH = 1000.0
LANES = lay_lanes(240, 16)


def block(number: int, start: int, end: int, chapter: int = 0) -> Block:
    return Block(
        uid=f"s{number}", number=number, chapter=chapter, start=start, end=end, least=48, voiced=True
    )


STRIP = Strip(
    fps=24,
    blocks=(block(1, 0, 240), block(2, 240, 480), block(3, 480, 960, chapter=1)),
    bands=(Band("Signs", 1, 0, 480), Band("Help", 2, 480, 960)),
    captions=(Caption("first", 0, 10, 100), Caption("second", 0, 100, 200), Caption("third", 2, 490, 600)),
)


def test_frames_and_pixels_undo_each_other():
    view = View(scale=1.7, offset=333)

    assert view.frame_at(view.x_of(412)) == pytest.approx(412)


def test_fit_shows_first_and_last_frame():
    view = View(fit_scale(960, WIDTH))

    assert view.x_of(0) == pytest.approx(PAD)
    assert view.x_of(960) == pytest.approx(WIDTH - PAD)


@pytest.mark.parametrize("factor", [0.5, 0.9, 1.1, 1.5, 4])
def test_zoom_keeps_the_moment_under_the_cursor(factor: float):
    view = View(4.0, 1500)

    zoomed = view.zoomed(4.0 * factor, 431, 960, WIDTH)

    assert zoomed.frame_at(431) == pytest.approx(view.frame_at(431))


def test_zoom_stops_at_the_whole_film_and_at_single_frames():
    view = View(4.0, 1500)

    assert view.zoomed(0.0001, 431, 960, WIDTH) == View(fit_scale(960, WIDTH), 0)
    assert view.zoomed(1e6, 431, 960, WIDTH).scale == MAX_SCALE


def test_scrolling_stays_within_the_film():
    view = View(4.0)

    assert view.scrolled_to(-50, 960, WIDTH).offset == 0
    assert view.scrolled_to(1e9, 960, WIDTH).x_of(960) == pytest.approx(WIDTH - PAD)


def test_showing_scrolls_no_more_than_needed():
    view = View(4.0, 1000)

    assert view.showing(300, 400, 960, WIDTH) == view
    assert view.showing(700, 710, 960, WIDTH).x_of(710) == pytest.approx(WIDTH - 48)
    assert view.showing(100, 900, 960, WIDTH).x_of(100) == pytest.approx(48)


def test_slider_positions_and_scales_undo_each_other():
    for position in (0.0, 0.3, 0.75, 1.0):
        assert slider_of(scale_of(position, 9600, WIDTH), 9600, WIDTH) == pytest.approx(position)


@pytest.mark.parametrize("line", [16, 32])
@pytest.mark.parametrize("more", [0, 10, 30, 60, 120, 400])
def test_lanes_lie_below_each_other_and_grow_with_the_text(line: int, more: int):
    height = least_height(line) + more

    lanes = lay_lanes(height, line)

    assert lanes.ruler.bottom <= lanes.chapters.top
    assert lanes.chapters.bottom <= lanes.scenes.top
    assert lanes.thumbs.height >= 28
    assert lanes.scenes.bottom <= lanes.waves.top
    assert lanes.waves.bottom <= lanes.captions.top
    assert lanes.bottom <= height
    assert lanes.chapters.height > line


def test_where_room_is_short_the_speech_goes_first_then_the_captions():
    shown = [
        (lanes.waves.height > 0, lanes.captions.height > 0)
        for lanes in (lay_lanes(height, 16) for height in range(110, 300, 5))
    ]

    assert shown == sorted(shown)
    assert set(shown) == {(False, False), (False, True), (True, True)}


def test_what_is_hidden_leaves_its_room_to_the_rest():
    full, quiet, bare = (lay_lanes(220, 16, **lanes) for lanes in ({}, {"waves": False}, {"captions": False}))

    assert quiet.waves.height == 0
    assert quiet.thumbs.height > full.thumbs.height
    assert bare.captions.height == 0
    assert bare.waves.height >= full.waves.height > 0


def test_pictures_take_the_height_that_is_left():
    assert lay_lanes(260, 16).thumbs.height > lay_lanes(180, 16).thumbs.height


@pytest.mark.parametrize(
    ("frame", "lane", "hit"),
    [
        (100, LANES.ruler, Hit(Zone.RULER)),
        (100, LANES.scenes, Hit(Zone.SCENE, 0)),
        (700, LANES.scenes, Hit(Zone.SCENE, 2)),
        (240, LANES.scenes, Hit(Zone.EDGE, 0)),
        (960, LANES.scenes, Hit(Zone.EDGE, 2)),
        (700, LANES.chapters, Hit(Zone.CHAPTER, 1)),
        (300, LANES.waves, Hit(Zone.WAVE, 1)),
        (150, LANES.captions, Hit(Zone.CAPTION, 1)),
        (300, LANES.captions, Hit(Zone.EMPTY)),
        (2000, LANES.scenes, Hit(Zone.EMPTY)),
    ],
)
def test_what_is_under_the_mouse(frame: int, lane: Lane, hit: Hit):
    view = View(1.0)
    middle = lane.top + lane.height / 2

    assert hit_test(STRIP, view, LANES, view.x_of(frame), middle) == hit


def test_a_narrow_scene_can_still_be_clicked():
    view = View(0.02)  # 240 frames are five pixels
    y = LANES.scenes.top + 4

    assert hit_test(STRIP, view, LANES, view.x_of(120), y) == Hit(Zone.SCENE, 0)


def test_nothing_is_hit_without_a_film():
    assert hit_test(Strip(), View(1.0), LANES, 50, LANES.scenes.top + 4) == Hit(Zone.EMPTY)
