"""One click, one upload: what may leave, what waits, what is told, and what a crash leaves behind."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count, pairwise
from pathlib import Path

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.delivery import DeliveryKind, DeliveryStatus, UploadProgress
from studio.domain.errors import Canceled, ErrorCode, StudioError
from studio.domain.instants import utc_now
from studio.domain.job import JobStatus, RenderJob
from studio.domain.progress import ProgressEvent
from studio.domain.steps import Step
from studio.domain.video import Video, VideoStatus
from studio.services.outbox import Flushed
from studio.services.studio import Studio
from studio.store.videos import Videos
from tests.fakes import backend as fake
from tests.fakes.backend import Backend, serving
from tests.fakes.pipeline import FILES, FakePipeline
from tests.services.connected import SCRIPT, arrived, connected, digest, film_of, rendered, spec, told


@pytest.fixture
def backend() -> Iterator[Backend]:
    with serving(Backend(specs={SCRIPT: spec()})) as backend:
        yield backend


@pytest.fixture
def studio(data_dir: Path, backend: Backend, pipeline: FakePipeline) -> Iterator[Studio]:
    """Films stay here until somebody uploads them."""
    pipeline.film = bytes(range(256)) * 4000
    opened = connected(data_dir, backend, pipeline, STORAGE_PROVIDER="local")
    yield opened
    opened.close()


def made(studio: Studio) -> RenderJob:
    """A finished film for delivery of a script that only this studio has."""
    record = studio.scripts.import_bytes(b'{"scenes": [{"scene_id": 1, "text": "a"}]}', name="교육")
    studio.scripts.approve(record.script_id)
    job = studio.rendering.start(studio.rendering.create(record.script_id, draft=False).job.job_id).job
    return studio.rendering.run(job.job_id, lambda _: None)


def why_not(studio: Studio, job: RenderJob) -> ErrorCode | None:
    refusal = studio.deliveries.why_not_upload(job)
    assert refusal is None or (refusal.what.ko and refusal.what.en)
    return None if refusal is None else refusal.code


# --- one click -----------------------------------------------------------------------------------


def test_one_click_uploads_a_film_and_tells_of_it(studio: Studio, backend: Backend) -> None:
    job = made(studio)
    assert why_not(studio, job) is None
    assert studio.outbox.list() == [], "nothing is told of a film that only this machine can open"
    heard: list[UploadProgress] = []
    upload = studio.deliveries.upload(job.job_id)
    assert (upload.kind, upload.status) == (DeliveryKind.UPLOAD, DeliveryStatus.WAITING)
    assert studio.deliveries.flush(on_progress=heard.append) == Flushed(delivered=2)
    assert arrived(backend, job)["video.mp4"] == digest(film_of(studio, job))
    assert arrived(backend, job).keys() == set(FILES)
    assert [one["status"] for one in told(backend)] == ["COMPLETED"]
    assert [p.sent_bytes for p in heard] == sorted(p.sent_bytes for p in heard)
    assert heard[-1].sent_bytes == heard[-1].total_bytes == sum(map(len, FILES.values())) - 4 + 1_024_000
    assert {p.name for p in heard} == set(FILES)


def test_the_same_film_is_never_sent_twice(studio: Studio, backend: Backend) -> None:
    job = made(studio)
    first = studio.deliveries.upload(job.job_id)
    assert why_not(studio, job) is ErrorCode.NOT_EDITABLE, "it waits already"
    assert studio.deliveries.upload(job.job_id).delivery_id == first.delivery_id
    studio.deliveries.flush()
    puts = len(backend.paths("PUT"))
    with pytest.raises(StudioError, match="uploaded already"):
        studio.deliveries.upload(job.job_id)
    studio.deliveries.flush(also_early=True)
    assert len(backend.paths("PUT")) == puts
    assert len(told(backend)) == 1


def test_what_was_given_up_can_be_uploaded_after_all(studio: Studio, backend: Backend) -> None:
    job = made(studio)
    studio.outbox.drop(studio.deliveries.upload(job.job_id).delivery_id)
    assert [d.status for d in studio.outbox.list()] == [DeliveryStatus.DROPPED] * 2, "nor is it announced"
    studio.deliveries.flush()
    assert backend.requests == []
    assert why_not(studio, job) is None
    studio.deliveries.upload(job.job_id)
    assert studio.deliveries.flush() == Flushed(delivered=2)
    assert len(told(backend)) == 1


def test_what_was_refused_is_tried_again_by_the_next_click(studio: Studio, backend: Backend) -> None:
    job = made(studio)
    backend.break_next("/put/", fake.status(403, "no"))
    studio.deliveries.upload(job.job_id)
    assert studio.deliveries.flush() == Flushed(refused=1, waiting=1)
    state = studio.deliveries.states([job.job_id])[job.job_id]
    assert (state.refused, state.error_code) == (1, ErrorCode.STORAGE_UPLOAD_FAILED)
    assert why_not(studio, job) is None
    studio.deliveries.upload(job.job_id)
    assert studio.deliveries.flush() == Flushed(delivered=2)


def test_what_cannot_be_uploaded_says_why(
    studio: Studio, backend: Backend, data_dir: Path, pipeline: FakePipeline
) -> None:
    job = made(studio)
    draft = studio.rendering.create(studio.scripts.create("초안").script_id, draft=True).job
    assert why_not(studio, draft) is ErrorCode.PERMISSION_DENIED
    waiting = studio.rendering.create_for_backend(SCRIPT).job
    assert why_not(studio, waiting) is ErrorCode.NOT_EDITABLE
    alone = connected(data_dir, backend, pipeline, STORAGE_PROVIDER="local", BACKEND_BASE_URL="")
    assert why_not(alone, job) is ErrorCode.BACKEND_NOT_CONFIGURED
    alone.close()
    over = Video(video_id=job.video_id, status=VideoStatus.READY, end_at=datetime(2020, 1, 1, tzinfo=UTC))
    videos = Videos(studio._database)  # pyright: ignore[reportPrivateUsage]
    videos.put(over)
    assert why_not(studio, job) is ErrorCode.EDU_EXPIRED
    videos.put(over.model_copy(update={"end_at": None}))
    film = studio.publishing.files(job).video
    film.write_bytes(b"shorter")
    assert why_not(studio, job) is ErrorCode.STORAGE_UPLOAD_FAILED
    film.unlink()
    assert why_not(studio, job) is ErrorCode.FILE_NOT_READABLE


@pytest.mark.parametrize("when", ["before the click", "before it is sent"])
def test_a_film_that_was_changed_is_not_sent(studio: Studio, backend: Backend, when: str) -> None:
    job = made(studio)
    film = studio.publishing.files(job).video
    other = bytes(reversed(film.read_bytes()))  # as long as before
    if when == "before the click":
        film.write_bytes(other)
        with pytest.raises(StudioError, match="was changed"):
            studio.deliveries.upload(job.job_id)
    else:
        studio.deliveries.upload(job.job_id)
        film.write_bytes(other)
        assert studio.deliveries.flush().refused == 1
    assert backend.requests == []


def test_a_course_that_ended_meanwhile_gets_no_film(studio: Studio, backend: Backend) -> None:
    job = made(studio)
    studio.deliveries.upload(job.job_id)
    ended = datetime(2020, 1, 1, tzinfo=UTC)
    over = Video(video_id=job.video_id, status=VideoStatus.READY, end_at=ended, fetched_at=utc_now())
    Videos(studio._database).put(over)  # pyright: ignore[reportPrivateUsage]
    assert studio.deliveries.flush().refused == 1
    assert studio.outbox.list()[0].error_code is ErrorCode.EDU_EXPIRED
    assert backend.requests == []


def test_a_film_with_a_public_address_is_told_at_once(
    data_dir: Path, backend: Backend, pipeline: FakePipeline
) -> None:
    public = {"STORAGE_PROVIDER": "local", "STORAGE_PUBLIC_BASE_URL": "https://films.company.example"}
    pipeline.public_base_url = public["STORAGE_PUBLIC_BASE_URL"]
    studio = connected(data_dir, backend, pipeline, **public)
    job = rendered(studio)
    studio.deliveries.flush()
    studio.close()
    assert job.assets is not None
    assert job.assets.video_url.startswith("https://films.company.example/videos/")
    assert [one["videoUrl"] for one in told(backend)] == [job.assets.video_url]


def test_a_job_made_while_the_backend_was_away_is_made_known_when_it_is_told(
    studio: Studio, backend: Backend
) -> None:
    backend.knows_only_its_jobs = True
    job = made(studio)
    studio.deliveries.upload(job.job_id)
    assert studio.deliveries.flush() == Flushed(delivered=2)
    remote = studio.rendering.get(job.job_id).remote_job_id
    assert remote is not None
    assert list(backend.completions) == [remote]


# --- while bytes move ----------------------------------------------------------------------------


def on_a_slow_line(backend: Backend, bytes_per_sec: float) -> None:
    backend.go_away()
    backend.bytes_per_sec = bytes_per_sec
    backend.come_back()


def test_a_cancel_does_not_wait_for_the_rest_of_an_upload(
    data_dir: Path, backend: Backend, pipeline: FakePipeline
) -> None:
    pipeline.film = bytes(4_000_000)
    on_a_slow_line(backend, 400_000)
    studio = connected(data_dir, backend, pipeline)
    token = CancelToken()

    def listen(event: ProgressEvent) -> None:
        if event.step is Step.UPLOAD_ASSETS and event.progress >= 87:
            token.cancel()

    job = rendered(studio, on_progress=listen, cancel=token)
    assert job.status is JobStatus.CANCELED
    assert not list((data_dir / "films" / "videos").rglob("video.mp4")), "nothing of it stays"
    assert not [key for key in backend.uploads if key.endswith("video.mp4")]
    on_a_slow_line(backend, 0)
    studio.deliveries.flush()
    studio.close()
    assert [one["errorCode"] for one in told(backend)] == ["CANCELED"]


def test_progress_follows_the_bytes_on_a_slow_line(
    data_dir: Path, backend: Backend, pipeline: FakePipeline
) -> None:
    """At 500 kB/s half a second is 250 kB: no leap is larger, with room for a busy machine."""
    pipeline.film = bytes(1_500_000)
    on_a_slow_line(backend, 500_000)
    studio = connected(data_dir, backend, pipeline)
    events: list[ProgressEvent] = []
    job = rendered(studio, on_progress=events.append)
    studio.close()
    assert job.status is JobStatus.SUCCEEDED
    sending = [event for event in events if event.step is Step.UPLOAD_ASSETS]
    percents = [event.progress for event in sending]
    assert percents == sorted(percents)
    assert set(percents) == set(range(85, 96))
    found = [re.search(r"([\d.]+) of 1\.5 MB", event.message) for event in sending]
    told_mb = [float(match[1]) for match in found if match is not None]
    assert max(after - before for before, after in pairwise(told_mb)) <= 0.4


def test_a_canceled_flush_leaves_the_film_waiting_without_blame(studio: Studio, backend: Backend) -> None:
    job = made(studio)
    studio.deliveries.upload(job.job_id)
    backend.break_next("/put/", fake.slow(30))
    token = CancelToken()
    threading.Timer(0.3, token.cancel).start()
    with pytest.raises(Canceled):
        studio.deliveries.flush(token)
    state = studio.deliveries.states([job.job_id])[job.job_id]
    assert (state.waiting, state.error_code) == (2, None)
    assert studio.deliveries.flush() == Flushed(delivered=2)


# --- between sending and recording ---------------------------------------------------------------

DELIVERER = """
import sys
from pathlib import Path
from studio.services.studio import open_studio
environ = {"BACKEND_BASE_URL": sys.argv[2], "BACKEND_INTERNAL_TOKEN": sys.argv[3]}
studio = open_studio(Path(sys.argv[1]), environ)
studio.deliveries.flush()
"""


@pytest.mark.parametrize("part", ["presign-put", "/put/", "/internal/storage/complete", "/video/job/"])
def test_a_studio_killed_while_it_delivers_holds_nothing_up(
    studio: Studio, backend: Backend, data_dir: Path, part: str
) -> None:
    """The deed is done at the backend, its answer never read: the next studio goes on at once."""
    job = made(studio)
    studio.deliveries.upload(job.job_id)
    reached = threading.Event()

    def done_then_silent(handler: fake.Handler) -> bool:
        handler.after_deed = lambda: (reached.set(), backend.stopping.wait(30))
        return False

    backend.break_next(part, done_then_silent)
    words = [sys.executable, "-c", DELIVERER, str(data_dir), backend.url, backend.token]
    child = subprocess.Popen(words)
    assert reached.wait(30)
    child.kill()
    child.wait()
    assert studio.outbox.list()[0].status in (DeliveryStatus.WAITING, DeliveryStatus.DELIVERED)
    assert studio.deliveries.flush().waiting == 0, "no lease has to run out"
    assert arrived(backend, job)["video.mp4"] == digest(film_of(studio, job))
    assert len(told(backend)) == 1


def test_an_end_is_stored_with_what_is_told_of_it_or_not_at_all(
    data_dir: Path, backend: Backend, pipeline: FakePipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    from studio.store.outbox import OutboxRows

    studio = connected(data_dir, backend, pipeline)

    def break_down(*_: object) -> None:
        raise SystemError("the power goes out")

    monkeypatch.setattr(OutboxRows, "add", break_down)
    job = studio.rendering.start(studio.rendering.create_for_backend(SCRIPT).job.job_id).job
    with pytest.raises(SystemError):
        studio.rendering.run(job.job_id, lambda _: None)
    studio.close()
    monkeypatch.undo()
    again = connected(data_dir, backend, pipeline)
    assert again.rendering.get(job.job_id).status is JobStatus.RUNNING, "it did not end half"
    assert [ended.job_id for ended in again.rendering.recover()] == [job.job_id]
    puts = len(backend.paths("PUT"))
    ended = again.rendering.run(again.rendering.retry(job.job_id).job_id, lambda _: None)
    again.deliveries.flush()
    again.close()
    assert ended.status is JobStatus.SUCCEEDED
    assert len(backend.paths("PUT")) == puts, "what had arrived is not sent again"
    assert [one["status"] for one in told(backend)] == ["FAILED", "COMPLETED"]


# --- what the backend answers --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "passes"),
    [
        (fake.html, True),
        (fake.wrong_json, True),
        (fake.endless, True),
        (fake.status(401), True),
        (fake.status(500), True),
        (fake.elsewhere("http://127.0.0.1:1/steal"), True),
        (fake.status(403), False),
        (fake.status(404), False),
        (fake.status(413), False),
    ],
)
def test_whatever_a_backend_answers_the_film_is_safe(
    data_dir: Path, backend: Backend, pipeline: FakePipeline, fault: fake.Fault, passes: bool
) -> None:
    studio = connected(data_dir, backend, pipeline)
    backend.break_next("presign-put", fault)
    job = rendered(studio)
    studio.deliveries.flush(also_early=True)
    studio.close()
    if passes:
        assert job.status is JobStatus.SUCCEEDED
        assert [one["status"] for one in told(backend)] == ["COMPLETED"]
    else:
        assert (job.status, job.error_code) == (JobStatus.FAILED, ErrorCode.STORAGE_UPLOAD_FAILED)
        assert [one["errorCode"] for one in told(backend)] == ["STORAGE_UPLOAD_FAILED"]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "gopher://127.0.0.1/x",
        "//127.0.0.1/x",
        "http:///x",
        "x",
        "",
    ],
)
def test_an_upload_address_of_another_kind_fails_the_job(
    data_dir: Path, backend: Backend, pipeline: FakePipeline, url: str
) -> None:
    def answer(handler: fake.Handler) -> bool:
        fields = {"upload_url": url, "public_url": "https://p/x", "headers": None, "expires_sec": None}
        handler.json(backend.shaped(fields))
        return True

    studio = connected(data_dir, backend, pipeline)
    backend.break_next("presign-put", answer)
    job = rendered(studio)
    studio.close()
    assert (job.status, job.error_code) == (JobStatus.FAILED, ErrorCode.STORAGE_UPLOAD_FAILED)
    assert backend.paths("PUT") == []


def test_a_redirected_upload_is_not_followed(
    data_dir: Path, backend: Backend, pipeline: FakePipeline
) -> None:
    studio = connected(data_dir, backend, pipeline)
    backend.break_next("/put/", fake.elsewhere(f"{backend.url}/put/elsewhere"))
    job = rendered(studio)
    studio.close()
    assert job.error_code is ErrorCode.STORAGE_UPLOAD_FAILED
    assert "/put/elsewhere" not in backend.paths()


def test_a_film_that_changes_while_its_captions_are_sent_is_not_announced(
    studio: Studio, backend: Backend
) -> None:
    job = made(studio)
    film = studio.publishing.files(job).video

    def change(_: fake.Handler) -> bool:
        film.write_bytes(bytes(len(film.read_bytes())))
        return False

    backend.break_next("/put/", change)
    studio.deliveries.upload(job.job_id)
    assert studio.deliveries.flush().refused == 1
    assert "video.mp4" not in arrived(backend, job)
    assert told(backend) == []
    assert "changed" in (studio.outbox.list()[0].error_message or "") or "바뀌" in (
        studio.outbox.list()[0].error_message or ""
    )


def test_a_cancel_is_heard_while_a_large_film_is_read(
    studio: Studio, backend: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = made(studio)
    studio.deliveries.upload(job.job_id)
    token, checks = CancelToken(), count()
    heard = token.check

    def check() -> None:
        if next(checks) == 2:  # the outbox looks first, then whoever reads the film
            token.cancel()
        heard()

    monkeypatch.setattr(token, "check", check)
    with pytest.raises(Canceled):
        studio.deliveries.flush(token)
    assert backend.requests == [], "it was given up before anybody was asked"


def test_a_film_is_not_taken_for_the_one_that_an_earlier_attempt_uploaded(
    data_dir: Path, backend: Backend, pipeline: FakePipeline
) -> None:
    studio = connected(data_dir, backend, pipeline)
    pipeline.break_at(Step.FINALIZE, RuntimeError("after the upload"))
    job = rendered(studio)
    assert job.status is JobStatus.FAILED
    assert arrived(backend, job).keys() == set(FILES)

    pipeline.mend()
    pipeline.film = b"another film"
    studio.rendering.retry(job.job_id)
    backend.break_next("presign-put", fake.status(503))
    job = studio.rendering.run(job.job_id, lambda _: None)
    assert job.status is JobStatus.SUCCEEDED
    assert not studio.deliveries.states([job.job_id])[job.job_id].is_uploaded, "that was another one"
    assert studio.deliveries.flush(also_early=True) == Flushed(delivered=3)
    assert arrived(backend, job)["video.mp4"] == digest(b"another film")
    assert studio.deliveries.states([job.job_id])[job.job_id].is_uploaded
    studio.close()
