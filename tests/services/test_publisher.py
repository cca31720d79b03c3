"""Progress over a real Redis: told beside the render, which neither waits nor fails for it."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from studio.domain.instants import from_text, utc_now
from studio.domain.job import JobStatus, RenderJob
from studio.domain.progress import ProgressEvent
from studio.domain.steps import Step
from studio.services.logs import LogFile
from studio.services.publisher import Publisher
from studio.services.secrets import Secret
from studio.services.studio import open_studio
from tests.fakes.certificates import company_in
from tests.fakes.pipeline import FakePipeline

PASSWORD = "a-password-of-redis"


@dataclass(frozen=True)
class Server:
    """Where a Redis is."""

    port: int

    @property
    def url(self) -> str:
        return f"redis://:{PASSWORD}@127.0.0.1:{self.port}/0"


@contextmanager
def redis_on(port: int, folder: Path, *options: str) -> Iterator[Server]:
    """Run a Redis that keeps nothing."""
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    command += ["--requirepass", PASSWORD, "--dir", str(folder), "--daemonize", "no", *options]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for_port(port)
            yield Server(port)
        finally:
            process.kill()


def wait_for_port(port: int) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with suppress(OSError), closing(socket.create_connection(("127.0.0.1", port), 1)):
            return
        time.sleep(0.02)
    raise AssertionError("redis-server does not answer")


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[Server]:
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not installed (apt install redis-server)")
    with redis_on(free_port(), tmp_path) as server:
        yield server


class Listener:
    """Somebody who listens to channels."""

    def __init__(self, server: Server, pattern: str = "task_updates:*") -> None:
        import redis

        self._client = redis.Redis.from_url(server.url, decode_responses=True)
        self._pubsub: Any = self._client.pubsub()
        self._pubsub.psubscribe(pattern)
        assert self._pubsub.get_message(timeout=5)["type"] == "psubscribe"
        self.heard: list[tuple[str, dict[str, Any]]] = []

    def listen(self, status: str, seconds: float = 10.0) -> list[dict[str, Any]]:
        """Listen until a status is heard; returns all messages so far."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            message = self._pubsub.get_message(timeout=0.1)
            if message is not None:
                self.heard.append((message["channel"], json.loads(message["data"])))
                if self.heard[-1][1]["status"] == status:
                    return [told for _, told in self.heard]
        raise AssertionError(f"{status} was never told: {self.heard}")

    def close(self) -> None:
        self._pubsub.close()
        self._client.close()


@pytest.fixture
def listener(redis_server: Server) -> Iterator[Listener]:
    with closing(Listener(redis_server)) as listening:
        yield listening


def job_of(job_id: str = "job-1", **fields: Any) -> RenderJob:
    now = utc_now()
    return RenderJob(
        job_id=job_id,
        video_id="v",
        script_id="s",
        created_by="me",
        created_at=now,
        updated_at=now,
        **fields,
    )


def event(status: JobStatus, step: Step | None = None, progress: int = 0) -> ProgressEvent:
    return ProgressEvent(
        job_id="job-1",
        video_id="v",
        status=status,
        step=step,
        progress=progress,
        message="합성 중",
        timestamp=utc_now(),
    )


RUNNING, DONE = JobStatus.RUNNING, JobStatus.SUCCEEDED


@contextmanager
def publishing(address: str) -> Iterator[Publisher]:
    publisher = Publisher(lambda: address)
    try:
        yield publisher
    finally:
        publisher.close()


def test_every_step_and_the_end_are_told_in_order(redis_server: Server, listener: Listener) -> None:
    heard_here: list[ProgressEvent] = []
    with publishing(redis_server.url) as publisher:
        listen = publisher.beside(job_of(), heard_here.append)
        listen(event(RUNNING))
        for step in Step:
            for percent in range(*step.span):
                listen(event(RUNNING, step, percent))
        listen(event(DONE, Step.FINALIZE, 100))
        told = listener.listen("SUCCEEDED")
    assert len(heard_here) == 102, "the one beside hears everything"
    assert {channel for channel, _ in listener.heard} == {"task_updates:job-1"}
    assert all(list(one) == ["status", "progress", "message", "timestamp"] for one in told)
    assert all(from_text(one["timestamp"]) and one["timestamp"].endswith("Z") for one in told)
    assert told[0]["message"] == "합성 중"
    percents = [one["progress"] for one in told]
    assert percents == sorted(percents)
    assert {step.span[0] for step in Step} <= set(percents), "no step is left out"
    assert len(told) < 20, "work within a step is told now and then"


def test_a_redis_behind_tls_is_spoken_to(tmp_path: Path) -> None:
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not installed (apt install redis-server)")
    company = company_in(tmp_path)
    tls = (
        "--tls-cert-file",
        company.certificate,
        "--tls-key-file",
        company.key,
        "--tls-ca-cert-file",
        company.ca,
    )
    tls_port = free_port()
    options = ("--tls-port", str(tls_port), "--tls-auth-clients", "no", *map(str, tls))
    with redis_on(free_port(), tmp_path, *options) as server, closing(Listener(server)) as listener:
        wait_for_port(tls_port)
        url = f"rediss://:{PASSWORD}@127.0.0.1:{tls_port}/0?ssl_ca_certs={quote(str(company.ca))}"
        with publishing(url) as publisher:
            publisher.beside(job_of(), lambda _: None)(event(DONE, None, 100))
            assert listener.listen("SUCCEEDED")


def test_the_backend_s_own_name_of_a_job_names_the_channel(redis_server: Server, listener: Listener) -> None:
    with publishing(redis_server.url) as publisher:
        publisher.beside(job_of(remote_job_id="remote-7"), lambda _: None)(event(DONE, None, 100))
        listener.listen("SUCCEEDED")
    assert listener.heard[0][0] == "task_updates:remote-7"


def test_closing_tells_the_end(redis_server: Server, listener: Listener) -> None:
    with publishing(redis_server.url) as publisher:
        listen = publisher.beside(job_of(), lambda _: None)
        listen(event(RUNNING))
        listen(event(DONE, Step.FINALIZE, 100))
    assert listener.listen("SUCCEEDED")[-1]["progress"] == 100


def test_a_redis_that_is_away_is_noted_once_and_heard_when_it_is_back(tmp_path: Path) -> None:
    if shutil.which("redis-server") is None:
        pytest.skip("redis-server is not installed (apt install redis-server)")
    port = free_port()
    kept = LogFile(tmp_path / "logs")
    try:
        with publishing(Server(port).url) as publisher:
            listen = publisher.beside(job_of(), lambda _: None)
            listen(event(RUNNING))
            listen(event(RUNNING, Step.VALIDATE_SCRIPT, 3))
            wait_for_text(kept.path, "Redis cannot be used")
            with redis_on(port, tmp_path) as server, closing(Listener(server)) as listener:
                listen(event(DONE, Step.FINALIZE, 100))
                told = listener.listen("SUCCEEDED", 30)
    finally:
        kept.close()
    assert told[-1]["progress"] == 100
    text = kept.path.read_text()
    assert text.count("Redis cannot be used") == 1
    assert PASSWORD not in text
    assert "redis://" not in text


def wait_for_text(path: Path, text: str) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if path.exists() and text in path.read_text():
            return
        time.sleep(0.02)
    raise AssertionError(f"never logged: {text}")


@pytest.mark.parametrize("address", ["", "no address at all", "redis://:p@127.0.0.1:1/0"])
def test_without_a_redis_the_render_goes_on(address: str) -> None:
    heard: list[ProgressEvent] = []
    with publishing(address) as publisher:
        listen = publisher.beside(job_of(), heard.append)
        for percent in range(100):
            listen(event(RUNNING, Step.COMPOSE_VIDEO, percent))
        listen(event(DONE, Step.FINALIZE, 100))
    assert len(heard) == 101


def test_a_redis_that_says_nothing_holds_nobody_up() -> None:
    released, asked = threading.Event(), threading.Event()

    class Deaf:
        def publish(self, channel: str, message: str) -> None:
            asked.set()
            released.wait(30)

        def close(self) -> None:
            pass

    publisher = Publisher(lambda: "redis://h", lambda _: Deaf())
    listen = publisher.beside(job_of(), lambda _: None)
    listen(event(RUNNING))
    assert asked.wait(10)
    for percent in range(100):
        listen(event(RUNNING, Step.COMPOSE_VIDEO, percent))
    publisher.close()
    assert not released.is_set(), "neither listening nor closing waited for it"
    released.set()


def test_a_missing_package_is_named_once(tmp_path: Path) -> None:
    def not_installed(_: str) -> Any:
        raise ImportError("redis")

    kept = LogFile(tmp_path)
    publisher = Publisher(lambda: "redis://h", not_installed)
    try:
        publisher.beside(job_of(), lambda _: None)(event(DONE, None, 100))
        wait_for_text(kept.path, "ctrlf-studio[redis]")
    finally:
        publisher.close()
        kept.close()


def test_a_render_of_the_studio_is_published(
    data_dir: Path, redis_server: Server, listener: Listener, tmp_path: Path
) -> None:
    file = tmp_path / "script.json"
    file.write_text(json.dumps({"scenes": [{"scene_id": 1, "text": "안녕하세요."}]}))
    pipeline = FakePipeline(tmp_path / "films")
    studio = open_studio(data_dir, {"REDIS_URL": redis_server.url, "LC_ALL": "C.UTF-8"}, render=pipeline)
    try:
        assert studio.secrets.is_from_environment(Secret.REDIS_URL)
        record = studio.scripts.import_file(file)
        job = studio.rendering.create(record.script_id, draft=True).job
        studio.rendering.start(job.job_id)
        ended = studio.rendering.run(job.job_id, lambda _: None)
        told = listener.listen(ended.status.value)
        waiting = studio.rendering.create(record.script_id, draft=True).job
        studio.rendering.cancel(waiting.job_id)
    finally:
        studio.close()
    assert {channel for channel, _ in listener.heard} == {f"task_updates:{job.job_id}"}
    assert told[-1]["progress"] == ended.progress
    assert listener.listen("CANCELED")
    assert listener.heard[-1][0] == f"task_updates:{waiting.job_id}"
