"""Docks keep the share of the window they were given, whatever comes and goes around them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.main_window import MainWindow
from studio.ui.notices import Notice, Tone

Sizes = dict[str, tuple[int, int]]


def sizes(window: MainWindow) -> Sizes:
    return {name: (dock.width(), dock.height()) for name, dock in window.docks.items() if dock.isVisible()}


def settled(window: MainWindow, qtbot: QtBot) -> Sizes:
    """Sizes of the docks once they rest."""
    seen: list[Sizes] = []

    def rests() -> bool:
        seen.append(sizes(window))
        return len(seen) > 3 and seen[-1] == seen[-2] == seen[-3]

    qtbot.waitUntil(rests)
    return seen[-1]


def let_go_of_a_line(window: MainWindow) -> None:
    """The end of dragging a line between docks, as the window is told of it."""
    at = QPointF(1, 1)
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseButtonRelease, at, window.mapToGlobal(at), left, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, event)


def test_notices_come_and_go_and_leave_everything_in_its_place(window: MainWindow, qtbot: QtBot) -> None:
    before = settled(window, qtbot)
    for number in range(4):
        window.notices.tell(Notice(Tone.DOUBT, f"One {number}", "and more", key="one"))
        window.notices.tell(Notice(Tone.DOUBT, f"Two {number}", "and more", key="two"))
        during = settled(window, qtbot)
        assert during["timeline"] == before["timeline"], "only what is above makes room"
        assert during["script"][1] < before["script"][1]
        window.notices.take_back("one")
        window.notices.take_back("two")
        assert settled(window, qtbot) == before


@pytest.mark.parametrize("preset", ["write", "time", "review"])
def test_a_window_that_is_made_small_and_large_again_is_as_before(
    window: MainWindow, qtbot: QtBot, preset: str
) -> None:
    window.choose_preset(preset)
    before = settled(window, qtbot)
    size = window.size()
    for width, height in ((1000, 640), (1900, 1200), (1100, 600)):
        window.resize(width, height)
        settled(window, qtbot)
    window.resize(size)
    assert settled(window, qtbot) == before


def test_what_a_person_makes_of_it_is_what_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    settled(window, qtbot)
    docks = window.docks
    window.resizeDocks([docks["script"], docks["timeline"]], [400, 400], Qt.Orientation.Vertical)
    let_go_of_a_line(window)
    chosen = settled(window, qtbot)
    assert chosen["timeline"][1] > 300
    window.resize(1200, 700)
    settled(window, qtbot)
    window.resize(1440, 900)
    assert settled(window, qtbot) == chosen


def test_a_dock_that_is_closed_leaves_its_room_to_its_neighbours(window: MainWindow, qtbot: QtBot) -> None:
    settled(window, qtbot)
    window.docks["library"].hide()
    without = settled(window, qtbot)
    window.notices.tell(Notice(Tone.DOUBT, "One", "and more", key="one"))
    settled(window, qtbot)
    window.notices.take_back("one")
    assert settled(window, qtbot) == without
