"""The lane of speech shows what was spoken, where it is spoken; what is not spoken yet looks otherwise."""

import struct

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.domain.cancel import CancelToken
from studio.domain.edits import scene_of, with_scene
from studio.domain.speech import SAMPLE_RATE, Clip
from studio.services.studio import Studio
from studio.speech.mock import MockVoice
from studio.ui.session import EditorSession
from studio.ui.timeline.strip import TimelineStrip
from tests.ui.films import course, opened_session
from tests.ui.timeline.conftest import MakePanel


@pytest.fixture
def loud(monkeypatch: pytest.MonkeyPatch) -> None:
    """The silent voice beats a drum in the first half second of every second it speaks."""
    speak = MockVoice.speak

    def drum(self: MockVoice, text: str, cancel: CancelToken) -> Clip:
        silent = speak(self, text, cancel)
        half = SAMPLE_RATE // 2
        second = struct.pack(f"<{2 * half}h", *([20_000, -20_000] * (half // 2)), *([0] * half))
        whole = second * (silent.sample_count // SAMPLE_RATE + 1)
        return Clip(whole[: len(silent.pcm)], silent.words)

    monkeypatch.setattr(MockVoice, "speak", drum)


@pytest.fixture
def session(loud: None, studio: Studio, qtbot: QtBot):
    with opened_session(studio, qtbot, course()) as session:
        yield session


def lane_of(strip: TimelineStrip, qtbot: QtBot) -> QImage:
    strip.viewport().grab()
    qtbot.waitUntil(lambda: strip.is_settled)
    return strip.viewport().grab().toImage()


def heights(strip: TimelineStrip, image: QImage) -> list[int]:
    """Return how many pixels differ from the ground in each column of the lane, without its middle line."""
    lane, ground = strip.lanes.waves, strip._theme.colors.panel
    middle = round(lane.top + lane.height / 2)
    rows = [y for y in range(round(lane.top) + 1, round(lane.bottom) - 1) if abs(y - middle) > 1]
    far = [
        [y for y in rows if abs(QColor(image.pixel(x, y)).lightness() - ground.lightness()) > 25]
        for x in range(image.width())
    ]
    return [len(column) for column in far]


@pytest.mark.parametrize("zoom", [0.3, 0.5, 0.7])
def test_speech_is_drawn_at_the_very_place_where_it_is_heard(
    strip: TimelineStrip, session: EditorSession, qtbot: QtBot, zoom: float
):
    strip.set_zoom(zoom)
    strip.scroll_by(-1e9)
    session.select("s1")
    found = heights(strip, lane_of(strip, qtbot))
    span, rate = session.film.timeline.spans[0], session.film.timeline.samples_per_frame

    def x_of(seconds: float) -> int:
        return round(strip.view.x_of((span.speech_sample + seconds * SAMPLE_RATE) / rate))

    tall = strip.lanes.waves.height * 0.5
    for second in range(3):
        begin, middle, end = x_of(second), x_of(second + 0.5), x_of(second + 1)
        if end + 2 >= strip.width_px:
            break
        if abs(begin - round(strip.view.x_of(session.playhead))) < 12:
            begin += 12
        assert all(height > tall for height in found[begin + 2 : middle - 1])
        assert not any(found[middle + 2 : end - 1])


def test_a_scene_that_is_not_spoken_yet_has_no_wave(
    loud: None, studio: Studio, make_panel: MakePanel, qtbot: QtBot
):
    with opened_session(studio, qtbot, course(), voiced=False) as waiting:
        strip = make_panel(waiting).strip
        strip.fit()
        image = lane_of(strip, qtbot)
        tall = strip.lanes.waves.height * 0.7

        assert not any(height > tall for height in heights(strip, image)[30:-4])
        lane = strip.lanes.waves
        row = {image.pixel(x, round(lane.top + lane.height / 4) + 2) for x in range(30, image.width() - 30)}
        assert len(row) > 1  # but something says that speech will be there


def test_speech_that_arrives_is_drawn(loud: None, studio: Studio, make_panel: MakePanel, qtbot: QtBot):
    with opened_session(studio, qtbot, course(), voiced=False) as waiting:
        strip = make_panel(waiting).strip
        strip.fit()
        before = heights(strip, lane_of(strip, qtbot))

        studio.previewing.voice(course())
        waiting.refresh_film()
        qtbot.waitUntil(lambda: waiting.film is not None and all(waiting.film.voiced))

        after = heights(strip, lane_of(strip, qtbot))
        assert max(after[30:-4]) > max(before[30:-4])


def test_a_silent_scene_is_flat(loud: None, studio: Studio, make_panel: MakePanel, qtbot: QtBot):
    script = course()
    script = with_scene(script, scene_of(script, "s1").model_copy(update={"narration": ""}))
    with opened_session(studio, qtbot, script) as waiting:
        strip = make_panel(waiting).strip
        strip.fit()
        found = heights(strip, lane_of(strip, qtbot))

        end = round(strip.view.x_of(strip.base.blocks[0].end))
        assert not any(found[26 : end - 2])
        assert any(found[end:])
