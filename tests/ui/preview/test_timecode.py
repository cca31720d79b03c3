import pytest

from studio.ui.preview.timecode import clock, frame_of, scene_number_of, timecode


def test_minutes_seconds_frames():
    assert timecode(67 * 24 + 4, 24) == "01:07.04"
    assert timecode(0, 24) == "00:00.00"


def test_hours_appear_only_when_needed():
    assert timecode(3661 * 30, 30) == "1:01:01.00"
    assert clock(3599) == "59:59"
    assert clock(3600) == "1:00:00"


def test_before_the_film_is_its_beginning():
    assert timecode(-5, 24) == "00:00.00"


@pytest.mark.parametrize(
    ("written", "frame"),
    [
        ("67", 67 * 24),
        ("1:07", 67 * 24),
        (" 1:07.04 ", 67 * 24 + 4),
        ("1:01:01", 3661 * 24),
        (".12", 12),
        ("+2", 148),
        ("-0:05.12", 100 - 132),
        ("0", 0),
    ],
)
def test_a_moment_is_read_as_it_is_written(written, frame):
    assert frame_of(written, 24, 100) == frame


@pytest.mark.parametrize("written", ["", "+", ":", "abc", "1:2:3:4", "1..2", "#3", "--1"])
def test_what_is_no_moment_is_none(written):
    assert frame_of(written, 24, 100) is None


def test_what_is_written_is_read_back():
    for frame in (0, 1, 23, 24, 1439, 1440, 86_399, 90_000):
        assert frame_of(timecode(frame, 24), 24, 5) == frame


def test_a_scene_is_named_by_its_number():
    assert scene_number_of("#12") == 12
    assert scene_number_of(" # 3") == 3
    assert scene_number_of("12") is None
