"""The log of a job in its window: followed, copied, saved, and plain about what it cannot do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from studio.domain.errors import ErrorCode, StudioError
from studio.services.studio import Studio
from studio.ui.jobs.log_window import LogWindow
from studio.ui.theme import Theme


@pytest.fixture
def job_id(studio: Studio) -> str:
    record = studio.scripts.import_bytes(b'{"scenes": [{"scene_id": 1, "text": "Words."}]}', name="Mail")
    job = studio.rendering.create(record.script_id, draft=True).job
    studio.rendering.start(job.job_id)
    return job.job_id


@pytest.fixture
def window(studio: Studio, job_id: str, theme: Theme, qtbot: QtBot) -> Iterator[LogWindow]:
    parent = QWidget()
    window = LogWindow(studio, job_id, "Mail", theme, parent)
    window.show()
    qtbot.waitUntil(lambda: "waits for its turn" in window.text.toPlainText())
    yield window
    window.close()
    parent.deleteLater()


def test_it_follows_a_job_to_its_end(window: LogWindow, studio: Studio, job_id: str, qtbot: QtBot) -> None:
    assert window.follows
    studio.rendering.run(job_id, lambda _event: None)
    qtbot.waitUntil(lambda: "film sha256" in window.text.toPlainText(), timeout=5_000)
    qtbot.waitUntil(lambda: not window.follows, timeout=5_000)
    assert window.text.toPlainText() == studio.queue_view.log_of(job_id)
    window.copy.click()
    assert QGuiApplication.clipboard().text() == studio.queue_view.log_of(job_id)


def save_as(window: LogWindow, path: Path) -> None:
    window.save.click()
    dialog = window.findChild(QFileDialog, "save log")
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.setText(str(path))
    dialog.accept()


def test_it_is_saved_where_a_person_says(window: LogWindow, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "작업.log"
    save_as(window, target)
    qtbot.waitUntil(lambda: str(target) in window.state.text())
    assert "waits for its turn" in target.read_text(encoding="utf-8")


def test_what_cannot_be_saved_is_told(window: LogWindow, tmp_path: Path, qtbot: QtBot) -> None:
    failed = QSignalSpy(window.failed)
    window._save(str(tmp_path / "nowhere" / "x.log"))
    qtbot.waitUntil(lambda: failed.count() == 1)
    error = failed.at(0)[0]
    assert isinstance(error, StudioError)
    assert error.code is ErrorCode.FILE_NOT_WRITABLE


def test_a_job_older_than_the_logs_says_so(studio: Studio, job_id: str, theme: Theme, qtbot: QtBot) -> None:
    studio.queue_view.log_path(job_id).unlink()
    parent = QWidget()
    window = LogWindow(studio, job_id, "Mail", theme, parent)
    qtbot.waitUntil(lambda: "older than the logs" in window.state.text())
    window.close()
    parent.deleteLater()
