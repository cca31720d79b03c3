"""Problems in the window: found when a script opens, gone through with F8, told before a film fails."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from studio.domain.problem import Fix, ProblemKind
from studio.domain.script import Script
from studio.ui.main_window import MainWindow
from tests.picture.kit import keep
from tests.ui.problems.conftest import troubled

KEY = Qt.Key


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> MainWindow:
    return show(window, qtbot, troubled())


def show(window: MainWindow, qtbot: QtBot, script: Script) -> MainWindow:
    record = window.studio.scripts.create(script.title)
    window.studio.scripts.save(record.script_id, script)
    window.session.open(record.script_id)
    qtbot.waitUntil(lambda: window.session.is_idle and window.problems.is_idle, timeout=10_000)
    return window


def test_the_dock_and_the_status_line_count(opened: MainWindow) -> None:
    assert opened.docks["problems"].windowTitle() == "Problems 5"
    assert opened.status_line.problems.text() == "5 problems"


def test_f8_goes_from_words_to_words_wherever_the_focus_is(opened: MainWindow, qtbot: QtBot) -> None:
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    opened.session.select("s1")
    opened.library.search.setFocus()
    qtbot.keyClick(opened, KEY.Key_F8)
    assert opened.session.selected_uid == "s1"
    assert opened.script.view.scene_with_focus() == "s1"
    qtbot.keyClick(opened, KEY.Key_F8)
    assert opened.session.selected_uid == "s2"
    qtbot.keyClick(opened, KEY.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert opened.session.selected_uid == "s1"


def test_the_words_that_are_meant_are_selected(opened: MainWindow) -> None:
    unclosed = next(p for p in opened.problems.problems if p.kind is ProblemKind.UNCLOSED)
    opened.problem_desk.go_to(unclosed)
    card = opened.script.view.card("s4")
    assert card is not None
    assert card.narration.textCursor().selectedText() == "("


def test_a_picture_is_gone_to_in_the_inspector(opened: MainWindow) -> None:
    missing = opened.problems.of_scene("s3")[0]
    opened.problem_desk.go_to(missing)
    assert opened.session.selected_uid == "s3"
    assert opened.docks["inspector"].isVisible()


def test_a_missing_picture_is_chosen_anew(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    name = keep(tmp_path, np.zeros((720, 1280, 3), np.uint8))
    missing = opened.problems.of_scene("s3")[0]
    opened.problems.mend(missing, Fix.CHOOSE_PICTURE)
    dialog = opened.findChild(QFileDialog, "problem_picture")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / f"{name}.png"))
    dialog.reject()
    qtbot.waitUntil(lambda: not opened.problems.of_scene("s3"), timeout=10_000)
    opened.session.undo()
    qtbot.waitUntil(lambda: bool(opened.problems.of_scene("s3")), timeout=10_000)


def test_a_film_that_would_be_refused_is_told_with_a_way_there(opened: MainWindow, qtbot: QtBot) -> None:
    opened.scripts.approve()
    qtbot.waitUntil(lambda: not opened.session.is_editable)
    opened.actions_["make_film"].trigger()
    (told,) = [text for text in opened.notices.texts if "cannot be made" in text]
    assert "The picture is missing or damaged" in told
    assert not opened.studio.rendering.list()


def test_doubts_and_what_a_draft_does_without_stop_no_film(opened: MainWindow, qtbot: QtBot) -> None:
    opened.actions_["make_film"].trigger()
    qtbot.waitUntil(lambda: bool(opened.studio.rendering.list()), timeout=10_000)
    assert not [text for text in opened.notices.texts if "cannot be made" in text]


def test_the_sample_opens_without_a_problem(window: MainWindow, qtbot: QtBot) -> None:
    window.scripts.open_sample()
    qtbot.waitUntil(lambda: window.session.film is not None, timeout=10_000)
    qtbot.waitUntil(lambda: window.problems.is_idle, timeout=10_000)
    assert window.problems.problems == ()
    assert window.docks["problems"].windowTitle() == "Problems"
    assert window.status_line.problems.text() == "No problems"
