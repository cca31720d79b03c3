"""What an environment variable decides is shown, explained, and cannot be changed here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from studio.domain.text import Language
from studio.services.studio import Studio, open_studio
from studio.ui.main_window import MainWindow
from studio.ui.settings.controls import ComboBox
from studio.ui.settings.dialog import SettingsDialog
from tests.fakes.pipeline import FakePipeline
from tests.ui.settings.hands import control, go_to, press, render

ENVIRONMENT = {
    "VIDEO_FPS": "30",
    "VIDEO_WIDTH": "1920",
    "TTS_PROVIDER": "mock",
    "RENDER_OUTPUT_DIR": "/films",
}


@pytest.fixture
def studio(data_dir: Path) -> Iterator[Studio]:
    studio = open_studio(data_dir, ENVIRONMENT, render=FakePipeline(data_dir / "films"))
    studio.preferences.update(language=Language.ENGLISH)
    yield studio
    studio.close()


def test_a_decided_setting_names_its_variable_and_is_greyed_out(dialog: SettingsDialog) -> None:
    row = go_to(dialog, "fps")
    fps = control(row, ComboBox)
    assert fps.currentText() == "30 fps"
    assert not fps.isEnabled()
    assert "VIDEO_FPS" in row.note
    assert "VIDEO_FPS" in fps.accessibleDescription(), "who cannot see it is told as well"
    assert not row.reset.isVisible()
    for setting in ("resolution", "shape", "voice_engine", "voice_name", "output_dir"):
        assert not go_to(dialog, setting).editor.isEnabled()
    assert control(dialog.rows["output_dir"], QLineEdit).text() == "/films"


def test_everything_else_can_be_changed_and_the_variables_stay_out_of_the_file(
    dialog: SettingsDialog, window: MainWindow, data_dir: Path
) -> None:
    press(go_to(dialog, "style"), "Basic")
    window.close()
    text = (data_dir / "settings.json").read_text(encoding="utf-8")
    assert '"style": "basic"' in text
    assert '"fps": 24' in text
    assert render(dialog).fps == 30


def test_the_first_setting_found_that_can_be_changed_gets_the_focus(dialog: SettingsDialog) -> None:
    QTest.keyClicks(dialog.search, "width")
    assert dialog.shown == ["resolution"]
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.search.hasFocus()
