"""Tokens are typed, pasted, replaced and forgotten, and are seen nowhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from studio.domain.backend import BackendSettings
from studio.domain.text import Language
from studio.services.secrets import Secret
from studio.services.studio import Studio, open_studio
from studio.ui.main_window import MainWindow
from studio.ui.settings.dialog import SettingsDialog
from studio.ui.settings.hidden import HiddenEditor
from studio.ui.settings.row import Row
from tests.fakes.keyring import Ring
from tests.fakes.pipeline import FakePipeline
from tests.ui.settings.hands import button, control, go_to, press, type_into

TOKEN = "tok-3kAq9zP"
ROW = "backend_internal_token"


@pytest.fixture
def ring() -> Ring | None:
    return Ring()


@pytest.fixture
def environ() -> dict[str, str]:
    return {}


@pytest.fixture
def studio(
    data_dir: Path, ring: Ring | None, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Studio]:
    monkeypatch.setattr("studio.services.studio.system_keyring", lambda: ring)
    studio = open_studio(data_dir, environ, render=FakePipeline(data_dir / "films"))
    backend = BackendSettings(base_url="https://backend.example")
    studio.preferences.update(language=Language.ENGLISH, backend=backend)
    yield studio
    studio.close()


def state_of(row: Row) -> str:
    assert isinstance(row.editor, HiddenEditor)
    return row.editor.state.text


def settled(dialog: SettingsDialog, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.settings.is_idle and dialog.is_settled)


def test_what_is_typed_is_kept_and_leaves_the_field(
    dialog: SettingsDialog, window: MainWindow, ring: Ring, qtbot: QtBot
) -> None:
    row = go_to(dialog, ROW)
    qtbot.waitUntil(lambda: state_of(row) == "Nothing is kept")
    line = control(row, QLineEdit)
    type_into(line, TOKEN)
    assert line.text() == ""
    qtbot.waitUntil(lambda: state_of(row) == "Kept in the keyring of this system")
    assert list(ring.kept.values()) == [TOKEN]
    assert window.studio.secrets.get(Secret.BACKEND_INTERNAL) == TOKEN
    assert "keyring" in line.accessibleDescription(), "who cannot see it is told as well"


def test_it_is_seen_nowhere(
    dialog: SettingsDialog, window: MainWindow, data_dir: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    row = go_to(dialog, ROW)
    line = control(row, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, TOKEN)
    assert TOKEN not in line.displayText()
    assert TOKEN not in spoken(line), "nor is it read out while it is typed"
    QTest.keyClick(line, Qt.Key.Key_Return)
    settled(dialog, window, qtbot)
    QTest.keySequence(line, "Ctrl+Z")
    assert line.text() == "", "nothing brings it back"
    for widget in window.findChildren(QWidget):
        words = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), spoken(widget)]
        words += [str(widget.property(name) or "") for name in ("text", "placeholderText", "plainText")]
        assert TOKEN not in " ".join(words)
    window.close()
    for folder, _, files in os.walk(data_dir):
        for name in files:
            assert TOKEN.encode() not in Path(folder, name).read_bytes(), name
    assert TOKEN not in caplog.text


def spoken(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    return "" if face is None else " ".join(face.text(kind) for kind in QAccessible.Text)


def test_one_is_pasted_over_another_and_forgotten(
    dialog: SettingsDialog, window: MainWindow, ring: Ring, qtbot: QtBot
) -> None:
    row = go_to(dialog, ROW)
    type_into(control(row, QLineEdit), "first")
    settled(dialog, window, qtbot)
    QGuiApplication.clipboard().setText(f" {TOKEN}\n")
    press(row, "Paste")
    settled(dialog, window, qtbot)
    assert list(ring.kept.values()) == [TOKEN]
    press(row, "Forget")
    qtbot.waitUntil(lambda: state_of(row) == "Nothing is kept")
    assert ring.kept == {}
    assert control(row, QLineEdit).hasFocus(), "the focus stays, though the button went away"


@pytest.mark.parametrize("bad", ["two words", "네 글자", "a\nb"])
def test_what_can_be_no_key_is_refused_without_repeating_it(
    dialog: SettingsDialog, window: MainWindow, ring: Ring, qtbot: QtBot, bad: str
) -> None:
    row = go_to(dialog, ROW)
    QGuiApplication.clipboard().setText(bad)
    press(row, "Paste")
    assert "copy it again" in row.note
    assert bad not in row.note
    settled(dialog, window, qtbot)
    assert ring.kept == {}
    type_into(control(row, QLineEdit), TOKEN)
    assert row.note == ""


def test_what_is_being_typed_is_kept_when_the_window_closes(
    dialog: SettingsDialog, window: MainWindow, ring: Ring
) -> None:
    line = control(go_to(dialog, ROW), QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, TOKEN)
    window.close()
    assert list(ring.kept.values()) == [TOKEN]


def test_who_depends_on_it_is_told(dialog: SettingsDialog, window: MainWindow, qtbot: QtBot) -> None:
    row = go_to(dialog, ROW)
    with qtbot.waitSignal(window.settings.secret_changed) as told:
        type_into(control(row, QLineEdit), TOKEN)
    assert told.args == [Secret.BACKEND_INTERNAL]


def test_a_keyring_that_lets_nothing_go_is_named(
    dialog: SettingsDialog, window: MainWindow, ring: Ring, qtbot: QtBot
) -> None:
    row = go_to(dialog, ROW)
    type_into(control(row, QLineEdit), TOKEN)
    settled(dialog, window, qtbot)
    ring.locked = True
    press(row, "Forget")
    qtbot.waitUntil(lambda: "does not let it go" in row.note)


class TestWithoutAKeyring:
    @pytest.fixture
    def ring(self) -> Ring | None:
        return None

    def test_it_lasts_as_long_as_the_program(self, dialog: SettingsDialog, qtbot: QtBot) -> None:
        row = go_to(dialog, ROW)
        type_into(control(row, QLineEdit), TOKEN)
        words = "Kept until the program ends: this system has no keyring"
        qtbot.waitUntil(lambda: state_of(row) == words)
        press(row, "Forget")
        qtbot.waitUntil(lambda: state_of(row) == "Nothing is kept")
        assert row.note == ""


class TestDecidedByAVariable:
    @pytest.fixture
    def environ(self) -> dict[str, str]:
        return {"BACKEND_INTERNAL_TOKEN": TOKEN}

    def test_it_is_named_and_cannot_be_changed(self, dialog: SettingsDialog) -> None:
        row = go_to(dialog, ROW)
        assert "BACKEND_INTERNAL_TOKEN" in row.note
        assert TOKEN not in row.note
        assert not button(row, "Paste").isEnabled()
        assert not control(row, QLineEdit).isEnabled()
