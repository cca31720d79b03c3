import pytest

from studio.ui.timeline.ruler import choose_ticks


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
@pytest.mark.parametrize("scale", [0.0005, 0.02, 0.2, 0.83, 2.0, 6.0, 16.0])
def test_labels_never_touch_and_fall_on_small_marks(fps: int, scale: float):
    ticks = choose_ticks(scale, fps, label_px=80)

    assert ticks.major * scale >= 80
    assert ticks.major % ticks.minor == 0


def test_labels_are_round_seconds_at_reading_scale():
    ticks = choose_ticks(200 / 240, 24, label_px=80)  # 200 pixels for ten seconds

    assert ticks.major == 5 * 24
    assert ticks.label(50 * 24) == "00:50"


def test_frames_are_told_when_labels_are_less_than_a_second_apart():
    ticks = choose_ticks(16, 24, label_px=80)

    assert ticks.major == 6
    assert ticks.label(67 * 24 + 6) == "01:07.06"


def test_no_mark_before_the_film_and_none_is_left_out():
    ticks = choose_ticks(1, 24, label_px=80)

    marks = list(ticks.between(-100, 240))

    assert marks[0] == (0, True)
    assert [frame for frame, major in marks if major] == list(range(0, 241, ticks.major))
