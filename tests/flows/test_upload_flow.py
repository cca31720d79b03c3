"""A person connects the studio with the company backend, and films find their way there."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.domain.job import JobStatus, RenderJob
from studio.domain.review import ScriptStatus
from studio.domain.settings import StorageProvider
from studio.ui.jobs.texts import JobAction
from studio.ui.settings.dialog import SettingsDialog
from studio.ui.settings.row import Row
from tests.fakes.backend import Backend, serving, status
from tests.fakes.pipeline import FakePipeline
from tests.flows.conftest import OpenWindow
from tests.flows.person import Person, import_script

TOKEN = "tok-7QpX2vLm"


@pytest.fixture
def backend() -> Iterator[Backend]:
    with serving(Backend(token=TOKEN)) as backend:
        yield backend


# --- what the person does --------------------------------------------------------------------------


def settings_at(person: Person, setting: str) -> Row:
    person.window.open_settings(setting=setting)
    dialog = person.window.settings_dialog
    assert isinstance(dialog, SettingsDialog)
    person.wait(lambda: dialog.rows[setting].isVisible())
    return dialog.rows[setting]


def type_into_setting(person: Person, setting: str, text: str) -> None:
    row = settings_at(person, setting)
    line = row.editor.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    QTest.keySequence(line, "Ctrl+A")
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert row.note == ""


def set_up(person: Person, backend: Backend) -> None:
    """Enter address and token in the settings, as one does."""
    type_into_setting(person, "backend_url", backend.url)
    type_into_setting(person, "backend_internal_token", TOKEN)
    person.wait(lambda: person.window.settings.is_idle)
    dialog = person.window.settings_dialog
    assert dialog is not None
    dialog.close()
    person.window.activateWindow()


def approved_film(person: Person, script_file: Path) -> RenderJob:
    """Import a script, approve it, and make its film."""
    import_script(person, script_file)
    person.window.scripts.approve()
    record = person.window.session
    person.wait(lambda: record.record is not None and record.record.status is ScriptStatus.APPROVED)
    person.press("Ctrl+R")
    person.wait(lambda: person.jobs() and person.jobs()[0].status is JobStatus.SUCCEEDED)
    return person.jobs()[0]


def way_of(person: Person, job: RenderJob) -> str:
    """What the row of a job says about its way out."""
    row = person.window.jobs.model.job(job.job_id)
    return person.window.jobs.texts.parcel(row) if row is not None else ""


# --- flows -----------------------------------------------------------------------------------------


def test_a_backend_is_set_up_and_a_film_is_uploaded_with_one_click(
    open_window: OpenWindow, backend: Backend, script_file: Path, pipeline: FakePipeline
) -> None:
    person = open_window(render=pipeline)
    set_up(person, backend)
    job = approved_film(person, script_file)
    assert not backend.uploads, "nothing leaves the laptop unasked"
    person.wait(lambda: way_of(person, job) == "Not uploaded")

    person.act_on_job(job.job_id, JobAction.UPLOAD)
    person.wait(lambda: way_of(person, job) == "Uploaded")
    person.wait(lambda: len(backend.completions) == 1)
    (told,) = next(iter(backend.completions.values()))
    assert told["status"] == "COMPLETED"
    sent = {key.rpartition("/")[2]: upload for key, upload in backend.uploads.items()}
    assert sent["video.mp4"].body_sha256 == hashlib.sha256(b"film").hexdigest()
    assert all(upload.completed for upload in sent.values())

    person.window.films.act(job.job_id, JobAction.COPY_ADDRESS)
    assert QGuiApplication.clipboard().text() == told["videoUrl"]
    person.wait(lambda: person.window.courier.is_idle)
    assert not person.window.status_line.outbox.isVisible(), "nothing waits"


def test_the_token_is_found_nowhere_afterwards(
    open_window: OpenWindow,
    backend: Backend,
    script_file: Path,
    pipeline: FakePipeline,
    data_dir: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    person = open_window(render=pipeline)
    set_up(person, backend)
    backend.break_next("/internal/storage/presign-put", status(401, f"no: {TOKEN}"))
    job = approved_film(person, script_file)
    person.wait(lambda: way_of(person, job) == "Not uploaded")
    person.act_on_job(job.job_id, JobAction.UPLOAD)
    person.wait(lambda: "HTTP 401" in way_of(person, job))
    person.window.actions_["outbox"].trigger()
    person.wait(lambda: person.window.outbox.model.rowCount() > 0)
    for widget in person.window.findChildren(QWidget):
        words = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        words += [str(widget.property(name) or "") for name in ("text", "placeholderText", "plainText")]
        assert TOKEN not in " ".join(words), type(widget)
    assert not any(TOKEN in line for line in person.job_lines())
    person.window.close()
    for folder, _, files in os.walk(data_dir):
        for name in files:
            assert TOKEN.encode() not in Path(folder, name).read_bytes(), name
    assert TOKEN not in caplog.text


def test_offline_a_film_is_finished_here_waits_and_goes_out_by_itself(
    open_window: OpenWindow, backend: Backend, script_file: Path, pipeline: FakePipeline
) -> None:
    person = open_window(render=pipeline)
    set_up(person, backend)
    job = approved_film(person, script_file)
    person.wait(lambda: way_of(person, job) == "Not uploaded")
    backend.go_away()
    person.act_on_job(job.job_id, JobAction.UPLOAD)
    person.wait(lambda: way_of(person, job).startswith("Waits to be uploaded: "))
    assert "no connection" in way_of(person, job)
    line = person.window.status_line.outbox
    assert line.text() == "2 waiting to be sent", "the film, and that it is done"

    person.qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    person.wait(lambda: person.window.outbox.isVisible() and person.window.outbox.model.rowCount() == 2)
    film, told = person.window.outbox.model.entries
    assert person.window.outbox.texts.kind(film) == "Film to upload"
    assert person.window.outbox.texts.kind(told) == "Tell that the film is done"
    assert film.title == told.title == job.title

    backend.come_back()
    person.wait(lambda: way_of(person, job) == "Uploaded")  # nobody clicks: its time comes
    person.wait(lambda: [len(told) for told in backend.completions.values()] == [1])
    person.wait(lambda: not line.isVisible())


def test_a_refusal_is_shown_with_its_cause_and_can_be_sent_again(
    open_window: OpenWindow, backend: Backend, script_file: Path, pipeline: FakePipeline
) -> None:
    person = open_window(render=pipeline)
    set_up(person, backend)
    backend.break_next("/put/", status(403, "not yours"))
    job = approved_film(person, script_file)
    person.wait(lambda: way_of(person, job) == "Not uploaded")
    person.act_on_job(job.job_id, JobAction.UPLOAD)
    person.wait(lambda: way_of(person, job).startswith("Refused: "))
    assert "HTTP 403" in way_of(person, job)
    person.wait(lambda: any("refused" in text for text in person.window.notices.texts))
    assert "refused" in person.window.status_line.outbox.text()
    assert not backend.completions, "a film that did not arrive is never announced"

    person.act_on_job(job.job_id, JobAction.SEND_NOW)
    person.wait(lambda: way_of(person, job) == "Uploaded")
    person.wait(lambda: [len(told) for told in backend.completions.values()] == [1])


def test_what_waits_is_dropped_once_it_is_understood_what_is_lost(
    open_window: OpenWindow, backend: Backend, script_file: Path, pipeline: FakePipeline
) -> None:
    person = open_window(render=pipeline)
    set_up(person, backend)
    job = approved_film(person, script_file)
    person.wait(lambda: way_of(person, job) == "Not uploaded")
    backend.go_away()
    person.act_on_job(job.job_id, JobAction.UPLOAD)
    person.wait(lambda: way_of(person, job).startswith("Waits to be uploaded: "))
    person.window.actions_["outbox"].trigger()
    outbox = person.window.outbox
    person.wait(lambda: outbox.model.rowCount() == 2)
    outbox.list.setCurrentIndex(outbox.model.index(0))
    QTest.keyClick(outbox.list, Qt.Key.Key_Delete)
    assert outbox.question.isVisible()
    assert "the backend will never hear of it" in outbox.lost.text()
    person.click("Keep")
    assert outbox.model.rowCount() == 2
    QTest.keyClick(outbox.list, Qt.Key.Key_Delete)
    person.click("Drop")
    person.wait(lambda: outbox.model.rowCount() == 0)
    person.wait(lambda: way_of(person, job) == "Not uploaded")
    backend.come_back()
    person.act_on_job(job.job_id, JobAction.UPLOAD)
    person.wait(lambda: way_of(person, job) == "Uploaded")
    person.wait(lambda: [len(told) for told in backend.completions.values()] == [1])


def test_every_film_goes_out_by_itself_where_films_go_to_the_backend(
    open_window: OpenWindow, backend: Backend, script_file: Path
) -> None:
    person = open_window()
    set_up(person, backend)
    person.window.settings.change({"storage": StorageProvider.BACKEND_PRESIGNED})
    job = approved_film(person, script_file)
    person.wait(lambda: way_of(person, job) == "Uploaded")
    film = next(upload for key, upload in backend.uploads.items() if key.endswith("video.mp4"))
    files = person.window.studio.publishing.files(job)
    assert film.body_sha256 == hashlib.sha256(files.video.read_bytes()).hexdigest()


def test_a_draft_cannot_be_uploaded_and_it_is_said_why(
    open_window: OpenWindow, backend: Backend, script_file: Path, pipeline: FakePipeline
) -> None:
    person = open_window(render=pipeline)
    set_up(person, backend)
    import_script(person, script_file)
    person.press("Ctrl+R")
    person.wait(lambda: person.jobs() and person.jobs()[0].status is JobStatus.SUCCEEDED)
    panel = person.window.jobs
    person.wait(lambda: any(row.job.status is JobStatus.SUCCEEDED for row in panel.model.rows))
    row = panel.model.rows[0]
    entry = next(a for a in panel.menu_of(row).actions() if a.data() == JobAction.UPLOAD)
    assert not entry.isEnabled()
    assert "draft" in entry.toolTip().lower()
    person.window.actions_["job_upload"].trigger()
    person.wait(lambda: any("draft" in text.lower() for text in person.window.notices.texts))


def test_an_attempt_that_fails_like_the_one_before_is_not_told_again(
    open_window: OpenWindow, backend: Backend, script_file: Path, pipeline: FakePipeline
) -> None:
    person = open_window(render=pipeline)
    set_up(person, backend)
    job = approved_film(person, script_file)
    person.wait(lambda: way_of(person, job) == "Not uploaded")
    backend.go_away()
    person.act_on_job(job.job_id, JobAction.UPLOAD)
    person.wait(lambda: any("waits in the outbox" in text for text in person.window.notices.texts))
    person.window.notices.take_back(job.job_id)
    tries = person.window.studio.outbox.list()[0].attempts
    person.window.courier.wake(also_early=True)
    person.wait(lambda: person.window.studio.outbox.list()[0].attempts > tries)
    person.wait(lambda: person.window.courier.is_idle)
    assert not any("waits in the outbox" in text for text in person.window.notices.texts)
