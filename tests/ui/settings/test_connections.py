"""Other machines are set up in the settings: what matters is shown, tried with one click, and checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from studio.domain.backend import Call, Dialect
from studio.domain.settings import StorageProvider
from studio.services.secrets import Secret
from studio.ui.main_window import MainWindow
from studio.ui.settings.connections import ConnectionTestEditor, OwnPathsEditor
from studio.ui.settings.dialog import SettingsDialog
from studio.ui.settings.setting import Section
from tests.fakes.backend import Backend, serving, slow
from tests.ui.settings.hands import button, choose, control, go_to, press, settings_of, type_into


@pytest.fixture
def backend() -> Iterator[Backend]:
    with serving(Backend()) as backend:
        yield backend


def connect(dialog: SettingsDialog, window: MainWindow, backend: Backend) -> None:
    type_into(control(go_to(dialog, "backend_url"), QLineEdit), backend.url)
    window.studio.secrets.set(Secret.BACKEND_INTERNAL, backend.token)


def test_only_what_matters_is_shown_and_everything_is_found(dialog: SettingsDialog) -> None:
    dialog.open_at(Section.CONNECTIONS)
    assert "bucket_name" not in dialog.shown
    assert "backend_internal_token" not in dialog.shown
    choose(dialog.rows["storage"], "S3")
    assert {"bucket_name", "bucket_key", "upload_limit"} <= set(dialog.shown)
    assert "storage_dir" not in dialog.shown
    choose(dialog.rows["storage"], "This machine")
    assert "bucket_name" not in dialog.shown
    dialog.open_at(setting="bucket_name")
    assert "bucket_name" in dialog.shown, "whoever asks for it by name sees it"
    assert "do not go to S3" in dialog.rows["bucket_name"].about.text()


def test_an_address_with_a_password_in_it_is_refused_and_not_repeated(dialog: SettingsDialog) -> None:
    row = go_to(dialog, "backend_url")
    type_into(control(row, QLineEdit), "https://kim:hunter2@backend.example")
    assert "is not used" in row.note
    assert "hunter2" not in row.note
    assert settings_of(dialog).backend.base_url == ""


def test_a_backend_is_tried_with_one_click(
    dialog: SettingsDialog, window: MainWindow, backend: Backend, qtbot: QtBot
) -> None:
    connect(dialog, window, backend)
    row = go_to(dialog, "backend_test")
    editor = row.editor
    assert isinstance(editor, ConnectionTestEditor)
    press(row, "Test connection")
    qtbot.waitUntil(lambda: len(editor.texts) == 3)
    assert "Dialect: spring (found by trying)" in editor.texts[0]
    window.settings.change({"backend.dialect": Dialect.DOC})
    assert editor.texts == [], "what was found is of what was set up before"
    backend.go_away()
    press(row, "Test connection")
    qtbot.waitUntil(lambda: len(editor.texts) == 1)
    assert "no connection" in editor.texts[0]
    assert "Check the network" in editor.texts[0], "and what to do"


def test_a_trial_can_be_stopped(
    dialog: SettingsDialog, window: MainWindow, backend: Backend, qtbot: QtBot
) -> None:
    connect(dialog, window, backend)
    backend.break_next("/scripts", slow(30))
    row = go_to(dialog, "backend_test")
    press(row, "Test connection")
    qtbot.waitUntil(lambda: bool(backend.requests))
    press(row, "Stop")
    qtbot.waitUntil(lambda: button(row, "Test connection").isVisible())
    assert isinstance(row.editor, ConnectionTestEditor)
    assert row.editor.texts == []


def test_paths_of_ones_own_are_folded_away_checked_and_kept(
    dialog: SettingsDialog, window: MainWindow, backend: Backend
) -> None:
    connect(dialog, window, backend)
    row = go_to(dialog, "backend_paths")
    editor = row.editor
    assert isinstance(editor, OwnPathsEditor)
    assert not editor.table.isVisible()
    press(row, "Show the calls · All as usual")
    line = editor.lines[Call.JOB_DONE]
    assert line.isVisible()
    assert line.placeholderText() == "/internal/video/job/{job_id}/complete"
    type_into(line, "/v2/jobs/{id}/done")
    assert "the only name it knows is {job_id}" in row.note
    assert settings_of(dialog).backend.paths == {}
    type_into(line, "/v2/jobs/{job_id}/done")
    assert row.note == ""
    assert settings_of(dialog).backend.paths == {Call.JOB_DONE: "/v2/jobs/{job_id}/done"}
    assert "1 path of your own" in editor.fold.text()
    window.settings.change({"backend.dialect": Dialect.DOC})
    assert editor.lines[Call.UPLOADED].placeholderText() == "/internal/storage/complete"
    assert "not in this dialect" in " ".join(label.text() for label in editor.findChildren(type(row.name)))
    row.reset.click()
    assert settings_of(dialog).backend.paths == {}
    assert line.text() == ""


def test_a_file_without_certificates_is_refused(
    dialog: SettingsDialog, window: MainWindow, backend: Backend, tmp_path: Path, qtbot: QtBot
) -> None:
    connect(dialog, window, backend)
    none = tmp_path / "none.pem"
    none.write_text("hello")
    row = go_to(dialog, "backend_ca")
    type_into(control(row, QLineEdit), str(none))
    qtbot.waitUntil(lambda: "holds no certificates" in row.note)
    assert settings_of(dialog).backend.ca_file == ""


def test_the_menu_leads_there(window: MainWindow, dialog: SettingsDialog) -> None:
    dialog.close()
    window.actions_["connections"].trigger()
    assert dialog.rows["backend_url"].isVisible()
    assert settings_of(dialog).storage is StorageProvider.LOCAL
