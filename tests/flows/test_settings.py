"""Somebody sets a film up with the keyboard alone, makes it, and finds everything again the next day."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.domain.job import JobStatus
from studio.ui.settings.dialog import SettingsDialog
from tests.fakes.pipeline import FakePipeline
from tests.flows.conftest import OpenWindow
from tests.flows.person import Person, import_script


def settings_of(person: Person) -> SettingsDialog:
    dialog = person.window.settings_dialog
    assert dialog is not None
    person.wait(dialog.isActiveWindow)
    person.wait(lambda: dialog.is_settled)
    return dialog


def look_for(dialog: SettingsDialog, words: str) -> None:
    """Type what one looks for over what was there, and go down to the first setting found."""
    QTest.keySequence(QApplication.focusWidget(), "Ctrl+F")
    QTest.keyClicks(dialog.search, words)
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)


def test_a_film_is_set_up_and_made_without_a_mouse(
    open_window: OpenWindow, script_file: Path, pipeline: FakePipeline
) -> None:
    person = open_window(render=pipeline)
    import_script(person, script_file)
    person.press("Ctrl+,")
    dialog = settings_of(person)

    look_for(dialog, "frames per second")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    look_for(dialog, "colours and type")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    look_for(dialog, "pause before")
    QTest.keySequence(QApplication.focusWidget(), "Ctrl+A")
    QTest.keyClicks(QApplication.focusWidget(), "1.5")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    film = person.window.session
    person.wait(lambda: film.film is not None and film.film.canvas.theme == "paper")
    person.wait(lambda: "25 fps" in person.window.preview.tools.text())

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    person.window.activateWindow()
    person.wait(person.window.isActiveWindow)
    person.press("Ctrl+R")
    person.wait(lambda: person.jobs() and person.jobs()[0].status is JobStatus.SUCCEEDED)
    made_with = json.loads(person.jobs()[0].render_spec_json or "")["settings"]
    assert (made_with["fps"], made_with["theme"], made_with["lead_in_sec"]) == (25, "paper", 1.5)


def test_the_films_options_are_beside_making_it(open_window: OpenWindow, script_file: Path) -> None:
    person = open_window()
    import_script(person, script_file)
    menu = person.window.top_bar.film_menu.menu()
    assert menu is not None
    options = next(action for action in menu.actions() if action.text() == "Film options...")
    options.trigger()
    dialog = settings_of(person)
    assert dialog.rows["theme"].isVisible()
    assert not dialog.rows["language"].isVisible()


def test_a_damaged_settings_file_is_told_and_the_settings_can_be_made_anew(
    open_window: OpenWindow, data_dir: Path
) -> None:
    data_dir.mkdir(parents=True)
    (data_dir / "settings.json").write_text('{"workers": "many"', encoding="utf-8")
    person = open_window()
    person.wait(lambda: person.sees("The settings could not be read"))
    person.choose("File", "Settings...")
    dialog = settings_of(person)
    look_for(dialog, "processes")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert person.window.studio.preferences.get().workers == 1
    person.wait(lambda: person.window.settings.is_idle)
    assert json.loads((data_dir / "settings.json").read_text(encoding="utf-8"))["workers"] == 1
    assert len(list(data_dir.glob("settings-damaged-*.json"))) == 1
