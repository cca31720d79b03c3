"""Docks that share a place show their names side by side, and come forward when a name is pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QTabBar, QTextEdit
from pytestqt.qtbot import QtBot

from studio.ui.docks import Dock, DockNames
from studio.ui.theme import Theme
from studio.ui.widgets import Button


class Docked(QMainWindow):
    """A window with a dock alone and two that share a place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.docks = {name: Dock(name, theme, QLineEdit()) for name in ("alone", "front", "back")}
        for name, dock in self.docks.items():
            dock.set_name(name.title())
        self.setCentralWidget(QTextEdit())
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.docks["alone"])
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.docks["front"])
        self.tabifyDockWidget(self.docks["front"], self.docks["back"])
        self.docks["front"].raise_()
        self.names = DockNames(self, self.docks)

    def shown_in(self, name: str) -> list[str]:
        tabs = self.docks[name].title.findChildren(Button)
        return [tab.text() + "*" * tab.isChecked() for tab in tabs if not tab.isHidden()]

    def press(self, name: str, tab: str) -> None:
        buttons = self.docks[name].title.findChildren(Button)
        next(button for button in buttons if button.text() == tab).click()


@pytest.fixture
def docked(qtbot: QtBot, theme: Theme) -> Docked:
    window = Docked(theme)
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    qtbot.waitUntil(lambda: len(window.shown_in("front")) == 2)
    return window


def test_names_stand_side_by_side_where_docks_share_a_place(docked: Docked) -> None:
    assert docked.shown_in("alone") == []
    assert docked.shown_in("front") == ["Front*", "Back"]
    assert docked.shown_in("back") == ["Front", "Back*"]


def test_a_name_brings_its_dock_forward_with_the_focus(docked: Docked, qtbot: QtBot) -> None:
    docked.activateWindow()
    docked.press("front", "Back")
    qtbot.waitUntil(lambda: docked.docks["back"].x() >= 0 and docked.docks["front"].x() < 0)
    assert docked.focusWidget() is docked.docks["back"].panel


def test_a_closed_dock_is_not_named(docked: Docked, qtbot: QtBot) -> None:
    docked.docks["back"].close()
    qtbot.waitUntil(lambda: docked.shown_in("front") == [])
    docked.docks["back"].come_forward()
    qtbot.waitUntil(lambda: docked.shown_in("back") == ["Front", "Back*"])


def test_a_new_name_is_shown(docked: Docked, qtbot: QtBot) -> None:
    docked.docks["back"].set_name("Problems 3")
    qtbot.waitUntil(lambda: docked.shown_in("front") == ["Front*", "Problems 3"])


def test_no_second_row_of_tabs_takes_room_or_focus(docked: Docked) -> None:
    bars = docked.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert bars
    assert all(bar.focusPolicy() is Qt.FocusPolicy.NoFocus and not bar.height() for bar in bars)
