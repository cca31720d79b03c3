"""The row under the picture in any room, and what its controls do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.services.studio import Studio
from studio.ui.preview.outlet import SoundTrouble
from studio.ui.preview.panel import PreviewPanel
from studio.ui.preview.safe_areas import ACTION, WORDS
from studio.ui.session import EditorSession
from studio.ui.theme import Theme
from tests.ui.preview.loudspeakers import Loudspeakers, nothing_there


@pytest.fixture
def memory(data_dir: Path) -> Path:
    return data_dir / "window.ini"


@pytest.fixture
def panel(
    session: EditorSession, studio: Studio, theme: Theme, memory: Path, qtbot: QtBot
) -> Iterator[PreviewPanel]:
    panel = make_panel(session, studio, theme, memory, qtbot)
    yield panel
    panel.close_workers()


def make_panel(
    session: EditorSession, studio: Studio, theme: Theme, memory: Path, qtbot: QtBot
) -> PreviewPanel:
    panel = PreviewPanel(session, theme, hearing=studio.hearing, memory=memory)
    assert panel.sound is not None
    panel.sound._open_way = Loudspeakers
    qtbot.addWidget(panel)
    panel.resize(900, 620)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


# --- room ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [300, 340, 420, 560, 800, 1200])
def test_nothing_is_cut_off_in_any_room(panel, theme, qtbot, width, percent):
    theme.choose_text(percent)
    panel.resize(width, 620)
    qtbot.waitUntil(lambda: panel.transport.width() == width - 32)
    transport = panel.transport
    shown = [control for control in transport.controls if transport.is_shown(control)]
    edges = [(c.x(), c.x() + c.width()) for c in shown]
    assert all(left >= 0 and right <= transport.width() for left, right in edges)
    assert all(c.width() >= c.minimumSizeHint().width() for c in shown)
    assert edges == sorted(edges)
    assert all(a[1] <= b[0] for a, b in pairwise(edges))
    for always in (transport.play_button, transport.clock, transport.more_button):
        assert transport.is_shown(always)
    theme.choose_text(100)


def test_what_has_no_room_is_in_the_menu(panel, session, qtbot):
    transport = panel.transport
    actions = {action.text(): action for action in transport.more_button.menu().actions()}
    assert transport.is_shown(transport.loop_button)
    assert not actions["Repeat the scene"].isVisible()

    panel.resize(300, 620)
    qtbot.waitUntil(lambda: not transport.is_shown(transport.loop_button))
    assert actions["Repeat the scene"].isVisible()
    actions["Repeat the scene"].trigger()
    assert panel.player.loops
    actions["Next scene"].trigger()
    assert session.selected_uid == "s2"
    actions["Safe areas"].trigger()
    assert transport.safe_button.isChecked()


# --- where to go -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "frame"),
    [("0:03", 72), ("3", 72), ("3.12", 84), ("+1", 124), ("-1.04", 72), ("#2", None), ("#999", None)],
)
def test_the_clock_takes_where_to_go(panel, session, qtbot, written, frame):
    spans = session.film.timeline.spans
    expected = {"#2": spans[1].start_frame, "#999": spans[-1].start_frame}.get(written, frame)
    session.move_playhead(100)
    qtbot.keyClick(panel.picture, Qt.Key.Key_G)
    assert panel.transport.clock.hasFocus()
    QTest.keyClicks(panel.transport.clock, written)
    qtbot.keyClick(panel.transport.clock, Qt.Key.Key_Return)
    assert session.playhead == expected
    assert not panel.transport.clock.hasFocus()


def test_the_clock_stands_while_somebody_writes_in_it_and_esc_leaves_it(panel, session, qtbot):
    clock = panel.transport.clock
    clock.setFocus()
    QTest.keyClicks(clock, "1:2")
    session.move_playhead(48)
    assert clock.text() == "1:2"
    qtbot.keyClick(clock, Qt.Key.Key_Escape)
    assert clock.text() == "00:02.00"
    session.move_playhead(72)
    assert clock.text() == "00:03.00"


def test_what_is_no_time_goes_nowhere_and_other_keys_still_work(panel, session, qtbot):
    session.move_playhead(30)
    clock = panel.transport.clock
    clock.begin()
    QTest.keyClicks(clock, "::")
    qtbot.keyClick(clock, Qt.Key.Key_Return)
    assert session.playhead == 30
    clock.begin()
    qtbot.keyClick(clock, Qt.Key.Key_Space)
    assert panel.player.is_playing
    panel.player.pause()


def test_the_line_is_pointed_at_and_drawn(panel, session, qtbot):
    seek = panel.seek
    middle = QPoint(seek.width() // 2, seek.height() // 2)
    qtbot.mousePress(seek, Qt.MouseButton.LeftButton, pos=middle)
    count = session.film.timeline.frame_count
    assert session.playhead == pytest.approx(count / 2, abs=3)
    qtbot.mouseMove(seek, QPoint(seek.width() * 3 // 4, 4))
    qtbot.waitUntil(lambda: session.playhead > count * 0.7)
    qtbot.mouseRelease(seek, Qt.MouseButton.LeftButton)
    session.move_playhead(10)
    assert seek.value() == 10


def test_up_and_down_go_from_scene_to_scene(panel, session, qtbot):
    starts = [span.start_frame for span in session.film.timeline.spans]
    qtbot.keyClick(panel.picture, Qt.Key.Key_Down)
    assert session.playhead == starts[1]
    qtbot.keyClick(panel.seek, Qt.Key.Key_Down)
    assert session.playhead == starts[2]
    qtbot.keyClick(panel.picture, Qt.Key.Key_Up)
    assert session.playhead == starts[1]


def test_keys_with_a_modifier_belong_to_others(panel, qtbot):
    for modifier in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier):
        qtbot.keyClick(panel.picture, Qt.Key.Key_S, modifier)
        qtbot.keyClick(panel.picture, Qt.Key.Key_R, modifier)
    assert not panel.transport.safe_button.isChecked()
    assert not panel.player.loops


# --- what is seen and heard ------------------------------------------------------------------------


def test_safe_areas_are_painted_over_the_preview_and_nowhere_else(panel, session, qtbot):
    qtbot.waitUntil(lambda: panel.picture.is_settled)
    before, film_picture = panel.picture.grab().toImage(), panel.picture.image
    qtbot.keyClick(panel.picture, Qt.Key.Key_S)
    after = panel.picture.grab().toImage()

    assert panel.picture.image is film_picture or panel.picture.image == film_picture
    rect = panel.picture.picture_rect()
    for margin in (ACTION, WORDS):
        x, y = int(rect.left() + rect.width() * margin), int(rect.center().y())
        assert any(
            before.pixel(x + d, y + e) != after.pixel(x + d, y + e) for d in (-1, 0, 1) for e in (0, 4)
        )
    assert before.pixel(int(rect.center().x()), y) == after.pixel(int(rect.center().x()), y)

    qtbot.keyClick(panel.picture, Qt.Key.Key_S)
    assert panel.picture.grab().toImage() == before


def test_repeating_is_shown_on_the_line_and_switched_by_key_and_button(panel, qtbot):
    qtbot.keyClick(panel.picture, Qt.Key.Key_R)
    assert panel.player.loops
    assert panel.transport.loop_button.isChecked()
    qtbot.mouseClick(panel.transport.loop_button, Qt.MouseButton.LeftButton)
    assert not panel.player.loops


def test_mute_and_volume_are_remembered(panel, session, studio, theme, memory, qtbot):
    panel.transport.volume.setValue(35)
    qtbot.keyClick(panel.picture, Qt.Key.Key_S)
    qtbot.keyClick(panel.picture, Qt.Key.Key_M)
    assert panel.sound.is_muted
    assert panel.transport.mute_button.accessibleName() == "Sound on (M)"

    again = make_panel(session, studio, theme, memory, qtbot)
    assert again.sound.is_muted
    assert again.sound.volume == pytest.approx(0.35)
    assert again.transport.safe_button.isChecked()
    qtbot.mouseClick(again.transport.mute_button, Qt.MouseButton.LeftButton)
    assert not again.sound.is_muted
    assert again.transport.volume.value() == 35
    again.close_workers()


def test_a_damaged_memory_is_forgotten(session, studio, theme, memory, qtbot):
    memory.write_text("[preview]\nvolume=loud\nmuted=7\n\x00")
    panel = make_panel(session, studio, theme, memory, qtbot)
    assert not panel.sound.is_muted
    assert 0 < panel.sound.volume <= 1
    panel.close_workers()


@pytest.mark.parametrize(
    ("trouble", "words"),
    [(SoundTrouble.NO_DEVICE, "No sound device"), (SoundTrouble.NO_LIBRARY, "libpulse")],
)
def test_why_nothing_is_heard_is_said_quietly_in_the_panel(panel, session, qtbot, trouble, words):
    failed: list[object] = []
    session.failed.connect(failed.append)
    panel.sound._open_way = nothing_there(trouble)
    assert not panel.silence.isVisible()
    for _ in range(2):
        panel.player.play()
        panel.player.pause()
    assert panel.silence.isVisible()
    assert words in panel.silence.text()
    assert words in panel.transport.mute_button.toolTip()
    assert not failed

    panel.sound._open_way = Loudspeakers
    panel.player.play()
    panel.player.pause()
    assert not panel.silence.isVisible()


def test_sound_is_loaded_when_something_is_first_heard(panel):
    assert panel.sound._outlet is None
    panel.player.play()
    assert panel.sound._outlet is not None
    panel.player.pause()
