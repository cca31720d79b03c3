from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from studio.domain.cancel import CancelToken
from studio.domain.settings import VideoEncoder
from studio.film.hardware import Verdict, hardware_of
from studio.pipeline.encoders import NAMES
from studio.services.studio import Studio
from studio.ui.main_window import MainWindow
from studio.ui.settings.dialog import SettingsDialog


@pytest.fixture
def hardware(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> list[VideoEncoder]:
    """What encodes on this machine; nothing, unless a test says so."""
    found: list[VideoEncoder] = []

    def try_all(_cancel: CancelToken | None = None) -> list[Verdict]:
        working = {kind: hardware_of(kind, width=320, height=180, fps=24) for kind in found}
        return [Verdict(kind=kind, hardware=working.get(kind)) for kind in NAMES]

    monkeypatch.setattr(studio.diagnostics, "encoders", try_all)
    return found


@pytest.fixture
def dialog(window: MainWindow, hardware: list[VideoEncoder], qtbot: QtBot) -> SettingsDialog:
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
