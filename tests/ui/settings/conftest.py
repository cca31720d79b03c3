from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.main_window import MainWindow
from studio.ui.settings.dialog import SettingsDialog


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> SettingsDialog:
    """The settings, opened from the menu."""
    window.actions_["settings"].trigger()
    dialog = window.settings_dialog
    assert dialog is not None
    dialog.resize(920, 680)
    qtbot.waitUntil(lambda: dialog.is_settled, timeout=10_000)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.fixture
def filmed(window: MainWindow, dialog: SettingsDialog, qtbot: QtBot) -> MainWindow:
    """The window behind the settings, with the sample open."""
    window.scripts.open_sample()
    qtbot.waitUntil(lambda: window.session.film is not None, timeout=10_000)
    return window
