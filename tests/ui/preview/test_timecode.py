from studio.ui.preview.timecode import clock, timecode


def test_minutes_seconds_frames():
    assert timecode(67 * 24 + 4, 24) == "01:07.04"
    assert timecode(0, 24) == "00:00.00"


def test_hours_appear_only_when_needed():
    assert timecode(3661 * 30, 30) == "1:01:01.00"
    assert clock(3599) == "59:59"
    assert clock(3600) == "1:00:00"


def test_before_the_film_is_its_beginning():
    assert timecode(-5, 24) == "00:00.00"
