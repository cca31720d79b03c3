"""The whole screen: the picture alone, and its controls when somebody wants them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.preview.full_screen import FullScreen
from studio.ui.preview.panel import PreviewPanel
from studio.ui.session import EditorSession
from studio.ui.theme import Theme


@pytest.fixture
def panel(session: EditorSession, theme: Theme, qtbot: QtBot) -> Iterator[PreviewPanel]:
    panel = PreviewPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(600, 460)
    panel.show()
    qtbot.waitExposed(panel)
    yield panel
    panel.close_workers()


@pytest.fixture
def full(panel: PreviewPanel, qtbot: QtBot) -> FullScreen:
    panel.show_full_size()
    assert panel.full_size is not None
    return panel.full_size


def test_it_tells_which_scene_it_is_and_stands_where_the_film_stands(full, session):
    session.select("s3")
    assert full.plate.title.text().startswith("3 / 4   Part 1")
    assert "Line 3" in full.plate.title.text()
    assert full.plate.seek.value() == session.playhead
    assert (
        full.plate.transport.time_text
        == f"00:{session.playhead // 24:02d}.{session.playhead % 24:02d}"
        + (full.plate.transport.time_text[8:])
    )


def test_controls_go_while_it_plays_and_come_with_the_mouse(full, panel, qtbot):
    panel.player.play()
    full.hide_controls()
    assert not full.shows_controls
    assert full.cursor().shape() is Qt.CursorShape.BlankCursor

    move_mouse(full.picture)
    assert full.shows_controls
    assert full.cursor().shape() is not Qt.CursorShape.BlankCursor

    full.hide_controls()
    panel.player.pause()
    assert full.shows_controls


def move_mouse(widget: QWidget) -> None:
    at, none = QPointF(60, 60), Qt.MouseButton.NoButton
    keys = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, at, widget.mapToGlobal(at), none, none, keys)
    QApplication.sendEvent(widget, event)


def test_while_it_stands_controls_stay(full):
    full.hide_controls()
    assert full.shows_controls


def test_what_is_switched_there_is_switched_in_the_panel_too(full, panel, session, qtbot):
    qtbot.mouseClick(full.plate.transport.captions_button, Qt.MouseButton.LeftButton)
    assert not panel.transport.captions_button.isChecked()
    qtbot.keyClick(full, Qt.Key.Key_S)
    assert full.plate.transport.safe_button.isChecked()
    assert panel.transport.safe_button.isChecked()
    qtbot.mouseClick(full.plate.transport.next_button, Qt.MouseButton.LeftButton)
    assert session.selected_uid == "s2"
    full.plate.seek.setValue(200)
    assert session.playhead == 200


def test_it_is_left_by_key_button_and_double_click(panel, qtbot):
    for leave in (
        lambda full: qtbot.keyClick(full, Qt.Key.Key_Escape),
        lambda full: qtbot.keyClick(full, Qt.Key.Key_F11),
        lambda full: full.plate.transport.full_size_asked.emit(),
        lambda full: full.picture.double_clicked.emit(),
    ):
        panel.show_full_size()
        leave(panel.full_size)
        assert panel.full_size is None


def test_escape_in_the_clock_leaves_only_the_clock(full, panel, qtbot):
    qtbot.keyClick(full, Qt.Key.Key_G)
    clock = full.plate.transport.clock
    qtbot.keyClick(clock, Qt.Key.Key_Escape)
    assert panel.full_size is full
    qtbot.keyClick(full, Qt.Key.Key_Escape)
    assert panel.full_size is None


def test_every_control_there_has_a_name(full):
    for widget in (*full.plate.transport.controls, full.plate.seek):
        assert widget.accessibleName()
