"""Settings are found by typing, by section, by the palette."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from studio.domain.text import Language
from studio.ui.main_window import MainWindow
from studio.ui.settings.catalog import SETTINGS
from studio.ui.settings.controls import ComboBox
from studio.ui.settings.dialog import SettingsDialog
from studio.ui.settings.setting import Section
from tests.ui.settings.hands import control


def test_it_opens_with_what_films_look_like_ready_to_be_searched(dialog: SettingsDialog) -> None:
    assert dialog.search.hasFocus()
    shown = [setting.id for setting in SETTINGS if setting.section is Section.FILM]
    assert dialog.shown == shown


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("fps", ["fps"]),
        ("cross-fade", ["style", "transition"]),
        ("four eyes", ["four_eyes"]),
        ("DARK", ["theme", "brand_background", "window_theme"]),
        ("zzz", []),
    ],
)
def test_typing_finds_settings_of_every_section(dialog: SettingsDialog, typed: str, found: list[str]) -> None:
    QTest.keyClicks(dialog.search, typed)
    assert dialog.shown == found
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert any("Nothing matches" in text for text in said) is not bool(found)


def test_in_korean_both_languages_find(dialog: SettingsDialog, window: MainWindow) -> None:
    window.choose_language(Language.KOREAN)
    for typed in ("초당 프레임", "fps"):
        dialog.search.setText(typed)
        assert dialog.shown == ["fps"]


def test_escape_takes_back_what_was_typed_and_then_closes(dialog: SettingsDialog) -> None:
    QTest.keyClicks(dialog.search, "fps")
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.search.text() == ""
    assert len(dialog.shown) > 5
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_section_that_is_chosen_ends_the_search(dialog: SettingsDialog) -> None:
    dialog.search.setText("fps")
    dialog.sections.setFocus()
    QTest.keyClick(dialog.sections, Qt.Key.Key_End)
    assert dialog.search.text() == ""
    assert dialog.shown == ["language", "window_theme", "text_percent", "notify"]


def test_every_setting_can_be_asked_for_by_name(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["palette"].trigger()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "settings frames")
    QTest.keyClick(line, Qt.Key.Key_Return)
    dialog = window.settings_dialog
    assert dialog is not None
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: control(dialog.rows["fps"], ComboBox).hasFocus())
