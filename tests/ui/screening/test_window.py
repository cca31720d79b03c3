"""A film's window over a real, small film: its controls, its keys, its names, the whole screen."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.domain.cancel import CancelToken
from studio.domain.delivery import DeliveryState, UploadProgress
from studio.domain.progress import ProgressEvent
from studio.domain.settings import CaptionMode, RenderSettings, VisualStyle
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.services.screening import Screening
from studio.services.studio import open_studio
from studio.ui.jobs.parcel import Parcel
from studio.ui.jobs.texts import JobAction
from studio.ui.screening.window import ScreeningWindow
from studio.ui.theme import Theme

SCRIPT = (
    '{"chapters": [{"title": "One", "scenes": [{"narration": "Read it.", "duration_sec": 1}]},'
    ' {"title": "Two & three", "scenes": [{"narration": "Report it.", "duration_sec": 1}]}]}'
)


def ignore(_: ProgressEvent) -> None:
    pass


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[CaptionMode, Screening]]:
    """The same small film with captions beside it, and in its picture."""
    data: Path = tmp_path_factory.mktemp("films")
    studio = open_studio(data, {"LANG": "en"})
    studio.preferences.update(language=Language.ENGLISH, profile_name="Kim")
    made: dict[CaptionMode, Screening] = {}
    for mode in (CaptionMode.TRACK, CaptionMode.BURNED_IN):
        voice = VoiceChoice(provider=VoiceProvider.MOCK)
        settings = RenderSettings(
            style=VisualStyle.BASIC, width=320, height=180, voice=voice, captions=mode
        )  # fmt: skip
        record = studio.scripts.import_bytes(SCRIPT.encode(), name="Mail")
        job = studio.rendering.create(record.script_id, draft=True, settings=settings).job
        studio.rendering.start(job.job_id)
        studio.rendering.run(job.job_id, ignore)
        made[mode] = studio.screenings.open(job.job_id, CancelToken())
    yield made
    studio.close()


@pytest.fixture
def window(films: dict[CaptionMode, Screening], theme: Theme, qtbot: QtBot) -> Iterator[ScreeningWindow]:
    parent = QWidget()
    window = ScreeningWindow(films[CaptionMode.TRACK], theme, parent)
    window.begin()
    qtbot.waitUntil(lambda: not window.screen_.image.isNull())
    window.playback.pause()
    yield window
    window.close()
    parent.deleteLater()


def test_everything_that_takes_the_focus_has_a_name(window: ScreeningWindow) -> None:
    nameless = [
        w
        for w in window.findChildren(QWidget)
        if w.focusPolicy() is not Qt.FocusPolicy.NoFocus and not w.accessibleName()
    ]
    assert not nameless


def test_the_frame_asked_for_is_the_frame_that_is_shown(window: ScreeningWindow, qtbot: QtBot) -> None:
    shown: list[int] = []
    fps = window.playback.fps
    window.playback.pictured.connect(lambda frame: shown.append(round(frame.startTime() * fps / 1e6)))
    for frame in (10, 11, 12, 30, 29, 0, window.playback.frame_count - 1):
        window.playback.move_to(frame)
        qtbot.waitUntil(lambda frame=frame: shown[-1:] == [frame], timeout=5_000)


def test_j_and_l_lead_backwards_and_forwards(window: ScreeningWindow, qtbot: QtBot) -> None:
    playback = window.playback
    playback.move_to(40)
    QTest.keyClick(window, Qt.Key.Key_J)
    assert playback.rate == -1
    assert playback.is_playing
    qtbot.waitUntil(lambda: playback.frame < 35)
    QTest.keyClick(window, Qt.Key.Key_L)
    assert playback.rate == 1
    qtbot.waitUntil(lambda: playback.is_playing and playback.frame > 35)
    QTest.keyClick(window, Qt.Key.Key_L)
    assert playback.rate == 2
    QTest.keyClick(window, Qt.Key.Key_K)
    assert not playback.is_playing


def test_arrows_lead_from_chapter_to_chapter_and_with_shift_make_it_louder(
    window: ScreeningWindow,
) -> None:
    playback = window.playback
    playback.move_to(0)
    QTest.keyClick(window, Qt.Key.Key_Down)
    second = playback.frame
    assert window.controls.scrubber.tip_at(window.controls.scrubber.x_of(second)).endswith("Two & three")
    QTest.keyClick(window, Qt.Key.Key_Up)
    assert playback.frame == 0
    before = playback.volume
    QTest.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert playback.volume < before
    QTest.keyClick(window, Qt.Key.Key_M)
    assert playback.is_muted


def test_the_line_under_the_picture_tells_moment_and_chapter(window: ScreeningWindow) -> None:
    line = window.controls.scrubber
    end = line.x_of(line.maximum())
    assert line.tip_at(0) == "00:00.00 · One"
    assert line.tip_at(end).endswith("Two & three")
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
    assert abs(window.playback.frame - window.playback.frame_count // 2) <= 1
    assert line.value() == window.playback.frame


def test_captions_lie_over_the_picture_until_switched_off(window: ScreeningWindow) -> None:
    begin = window.screening.cues[0].start_ms
    window.playback.move_to(round(begin * window.playback.fps / 1000) + 2)
    assert window.screen_.caption == "Read it."
    window.controls.captions.click()
    assert window.screen_.caption == ""


def test_captions_in_the_picture_cannot_be_switched_off(
    films: dict[CaptionMode, Screening], theme: Theme, qtbot: QtBot
) -> None:
    parent = QWidget()
    window = ScreeningWindow(films[CaptionMode.BURNED_IN], theme, parent)
    assert not window.controls.captions.isEnabled()
    assert "part of this film's picture" in window.controls.captions.toolTip()
    window.playback.move_to(5)
    assert window.screen_.caption == ""
    window.close()
    parent.deleteLater()


def test_the_whole_screen_and_back(window: ScreeningWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert window.controls.isVisible()
    window.playback.play()
    window._hide_controls()
    assert not window.controls.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.controls.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.isVisible()
    assert window.controls.geometry().top() >= window.screen_.geometry().bottom()


@pytest.mark.parametrize("percent", [100, 200])
def test_no_control_is_cut(window: ScreeningWindow, theme: Theme, qtbot: QtBot, percent: int) -> None:
    theme.choose_text(percent)
    window.resize(window.minimumSizeHint())
    qtbot.wait(50)
    for control in window.findChildren(QWidget):
        if control.isVisible() and control.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            assert control.width() >= control.minimumSizeHint().width()
            assert window.rect().contains(control.mapTo(window, control.rect().bottomRight()))
    theme.choose_text(100)


def test_who_spoke_is_told_and_who_stood_in_is_remarked(
    films: dict[CaptionMode, Screening], theme: Theme, qtbot: QtBot
) -> None:
    gtts, mock = VoiceChoice(provider=VoiceProvider.GTTS), VoiceChoice(provider=VoiceProvider.MOCK)
    kept = films[CaptionMode.TRACK]
    assert [said.voice for said in kept.voices] == [mock, mock]
    parent = QWidget()
    plain = ScreeningWindow(kept, theme, parent)
    assert "Voice: Silence of the right length" in plain.facts.text()
    assert plain.stand_in.isHidden()
    said = tuple(by.model_copy(update={"instead_of": gtts}) for by in kept.voices)
    replaced = ScreeningWindow(dataclasses.replace(kept, voices=said), theme, parent)
    assert "Silence of the right length spoke 2 scene" in replaced.stand_in.text
    assert "in place of Google Translate" in replaced.stand_in.text
    for window in (plain, replaced):
        window.close()
    parent.deleteLater()


def test_the_way_of_the_film_out_is_shown_with_its_next_step(window: ScreeningWindow, qtbot: QtBot) -> None:
    job_id, here = window.screening.job.job_id, Parcel(is_offered=True)
    window.show_way(Parcel(), "", "No place to upload films to is set up.")
    assert not window.way.isVisible()
    assert not window.upload.isEnabled()
    assert "No place to upload" in window.upload.toolTip()
    for parcel, words, action in (
        (here, "Not uploaded", JobAction.UPLOAD),
        (replace(here, sent=UploadProgress(job_id, "video.mp4", 1, 2)), "Uploading", JobAction.STOP_UPLOAD),
        (replace(here, state=DeliveryState(refused=1)), "Refused", JobAction.SEND_NOW),
    ):
        window.show_way(parcel, words, "")
        assert window.way.text == words
        with qtbot.waitSignal(window.sending_wanted) as asked:
            window.upload.click()
        assert asked.args == [job_id, action]
    window.show_way(replace(here, state=DeliveryState(is_uploaded=True)), "Uploaded", "")
    assert not window.upload.isEnabled()
    assert window.way.isVisible()
