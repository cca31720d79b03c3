"""What waits goes out beside the window: once, when its time comes, and the window may close at any time."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.domain.backend import BackendSettings
from studio.domain.errors import ErrorCode
from studio.domain.job import JobStatus
from studio.domain.text import Language
from studio.domain.video import Video, VideoStatus
from studio.services.secrets import Secret
from studio.services.studio import Studio, open_studio
from studio.store.videos import Videos
from studio.ui.outbox.courier import Courier
from tests.fakes import pipeline
from tests.fakes.backend import Backend, serving, slow
from tests.fakes.pipeline import FakePipeline
from tests.ui.films import course

PATIENCE_MS = 20_000


@pytest.fixture
def backend() -> Iterator[Backend]:
    with serving(Backend()) as backend:
        yield backend


@pytest.fixture
def studio(data_dir: Path, backend: Backend) -> Iterator[Studio]:
    studio = open_studio(data_dir, {}, render=FakePipeline(data_dir / "films"))
    studio.preferences.update(
        language=Language.ENGLISH, backend=BackendSettings(base_url=backend.url, timeout_sec=60)
    )
    studio.secrets.set(Secret.BACKEND_INTERNAL, backend.token)
    yield studio
    studio.close()


@pytest.fixture
def courier(studio: Studio, qtbot: QtBot) -> Iterator[Courier]:
    courier = Courier(studio, None)  # pyright: ignore[reportArgumentType]
    yield courier
    courier.close()


def finished_film(studio: Studio) -> str:
    """Have a film for delivery made; return its job."""
    script_id = studio.scripts.create("Film", script=course()).script_id
    studio.scripts.approve(script_id)
    job_id = studio.rendering.create(script_id, draft=False).job.job_id
    studio.rendering.start(job_id)
    claimed = studio.rendering.claim_next()
    assert claimed is not None
    ended = studio.rendering.run(job_id, lambda _: None)
    assert ended.status is JobStatus.SUCCEEDED
    return job_id


def arrived(backend: Backend) -> list[int]:
    """How often each job was told to be done."""
    return [len(told) for told in backend.completions.values()]


def test_what_was_left_behind_goes_out_when_the_window_opens(
    studio: Studio, courier: Courier, backend: Backend, qtbot: QtBot
) -> None:
    job_id = finished_film(studio)
    studio.deliveries.upload(job_id)
    with qtbot.waitSignal(courier.film_settled, timeout=PATIENCE_MS) as told:
        courier.open()
    assert told.args is not None
    assert told.args[0] == job_id
    qtbot.waitUntil(lambda: courier.is_idle, timeout=PATIENCE_MS)
    assert arrived(backend) == [1]
    assert courier.summary.waiting == 0


def test_two_windows_send_nothing_twice(
    studio: Studio, courier: Courier, backend: Backend, data_dir: Path, qtbot: QtBot
) -> None:
    other = open_studio(data_dir, {}, render=FakePipeline(data_dir / "films"))
    other.secrets.set(Secret.BACKEND_INTERNAL, backend.token)
    second = Courier(other, None)  # pyright: ignore[reportArgumentType]
    try:
        studio.deliveries.upload(finished_film(studio))
        courier.open()
        second.open()
        qtbot.waitUntil(lambda: courier.is_idle and second.is_idle, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: studio.deliveries.summary().waiting == 0, timeout=PATIENCE_MS)
    finally:
        second.close()
        other.close()
    assert arrived(backend) == [1]
    puts = [seen.path for seen in backend.requests if seen.method == "PUT"]
    assert len(puts) == len(pipeline.FILES)


def test_closing_ends_an_upload_and_it_waits_for_the_next_start(
    studio: Studio, courier: Courier, backend: Backend, qtbot: QtBot
) -> None:
    studio.deliveries.upload(finished_film(studio))
    backend.break_next("/internal/storage/presign-put", slow(30))
    courier.open()
    qtbot.waitUntil(lambda: bool(backend.paths("POST")), timeout=PATIENCE_MS)
    began = time.monotonic()
    courier.close()
    assert time.monotonic() - began < 15, "half of what the backend would have taken"
    assert studio.deliveries.summary().waiting == 2


def test_a_stopped_upload_stays_here_and_can_be_asked_for_again(
    studio: Studio, courier: Courier, backend: Backend, qtbot: QtBot
) -> None:
    job_id = finished_film(studio)
    courier.open()
    backend.break_next("/internal/storage/presign-put", slow(30))
    courier.upload(job_id)
    qtbot.waitUntil(lambda: courier.film == job_id, timeout=PATIENCE_MS)
    courier.stop_upload(job_id)
    qtbot.waitUntil(lambda: courier.is_idle and courier.film == "", timeout=PATIENCE_MS)
    assert studio.deliveries.summary().waiting == 0
    assert not backend.completions
    assert studio.deliveries.why_not_upload(studio.rendering.get(job_id)) is None
    courier.upload(job_id)
    qtbot.waitUntil(lambda: arrived(backend) == [1], timeout=PATIENCE_MS)


def test_a_token_that_is_mended_sends_what_was_waiting_for_it(
    studio: Studio, courier: Courier, backend: Backend, qtbot: QtBot
) -> None:
    job_id = finished_film(studio)
    studio.secrets.set(Secret.BACKEND_INTERNAL, "wrong")
    courier.open()
    courier.upload(job_id)
    qtbot.waitUntil(lambda: courier.summary.waiting == 2 and courier.is_idle, timeout=PATIENCE_MS)
    assert not backend.completions
    studio.secrets.set(Secret.BACKEND_INTERNAL, backend.token)
    courier.follow_secret()
    qtbot.waitUntil(lambda: arrived(backend) == [1], timeout=PATIENCE_MS)


def test_nothing_of_the_network_is_loaded_before_something_waits(data_dir: Path) -> None:
    code = f"""
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from studio.domain.settings import WindowTheme
from studio.services.studio import open_studio
from studio.ui.main_window import MainWindow
from studio.ui.theme import Theme
from studio.ui.translations import Translations
studio = open_studio(Path({str(data_dir)!r}), {{"BACKEND_BASE_URL": "http://127.0.0.1:9"}})
window = MainWindow(studio, Theme(WindowTheme.DARK), Translations(), speak_ahead=False)
window.show()
window.begin()
while not window.courier.is_idle:
    app.processEvents()
print([name for name in ("httpx", "boto3", "requests") if name in sys.modules])
window.close()
studio.close()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "[]", done.stderr[-2000:]


def test_the_public_film_of_a_course_that_has_ended_is_not_opened(
    studio: Studio, courier: Courier, qtbot: QtBot
) -> None:
    job_id = finished_film(studio)
    studio.deliveries.upload(job_id)
    studio.deliveries.flush()
    with qtbot.waitSignal(courier.address_found, timeout=PATIENCE_MS) as found:
        courier.find_address(job_id)
    assert found.args == [studio.deliveries.states([job_id])[job_id].video_url]
    assert found.args[0].startswith("https://")

    video_id = studio.rendering.get(job_id).video_id
    over = Video(video_id=video_id, status=VideoStatus.READY, end_at=datetime(2020, 1, 1, tzinfo=UTC))
    Videos(studio._database).put(over)  # pyright: ignore[reportPrivateUsage]
    with (
        qtbot.waitSignal(courier.failed, timeout=PATIENCE_MS) as failed,
        qtbot.assertNotEmitted(courier.address_found),
    ):
        courier.find_address(job_id)
    assert failed.args is not None
    assert failed.args[0].code is ErrorCode.EDU_EXPIRED
