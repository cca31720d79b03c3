"""The very first start shows the sample and three things to try; no later one does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.welcome import Try
from tests.flows.conftest import OpenWindow


def test_three_things_are_tried_and_ticked(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window().window
    window.begin(welcome=True)
    qtbot.waitUntil(lambda: window.session.film is not None)
    steps = window.welcome.steps
    assert window.welcome.isVisible()
    assert not any(step.is_done for step in steps.values())

    QTest.mouseClick(steps[Try.WRITE].button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(window.focusWidget(), "Now ")
    qtbot.waitUntil(lambda: steps[Try.WRITE].is_done)
    QTest.mouseClick(steps[Try.WATCH].button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: steps[Try.WATCH].is_done)
    window.preview.player.pause()
    assert "Done" in steps[Try.WATCH].button.accessibleDescription()
    assert "Done" not in steps[Try.MAKE].button.accessibleDescription()


@pytest.mark.parametrize("closed", [True, False])
def test_a_second_start_goes_on_where_the_first_ended(
    open_window: OpenWindow, qtbot: QtBot, data_dir: Path, closed: bool
) -> None:
    first = open_window().window
    first.begin(welcome=True)
    qtbot.waitUntil(lambda: first.session.record is not None)
    if closed:
        first.close()
    second = open_window().window
    second.begin(welcome=True)
    assert not second.welcome.isVisible()
    assert second.session.record is not None


def test_who_has_scripts_already_is_not_taught(
    open_window: OpenWindow, script_file: Path, qtbot: QtBot
) -> None:
    window = open_window().window
    window.studio.scripts.import_file(script_file)
    window.begin(welcome=True)
    assert not window.welcome.isVisible()
    assert window.session.record is None
