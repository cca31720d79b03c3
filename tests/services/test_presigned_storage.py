"""Films go up through the backend: whole, retried, renewed where the address ran out, or not at all."""

from __future__ import annotations

import asyncio
import hashlib
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from studio.backend.client import Backend as Client
from studio.backend.tokens import Tokens
from studio.domain.backend import BackendSettings
from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, ErrorCode, StudioError, UploadTrouble
from studio.services.presigned_storage import PresignedStorage
from tests.fakes import backend as fake
from tests.fakes.backend import Backend, Dialect, serving

KEY = "videos/v/s/j/video.mp4"
NO_WAITS = ((0.0, 0.0),) * 3


@pytest.fixture(params=[Dialect.DOC, Dialect.SPRING])
def backend(request: pytest.FixtureRequest) -> Iterator[Backend]:
    with serving(Backend(dialect=request.param)) as backend:
        yield backend


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "video.mp4"
    path.write_bytes(bytes(range(256)) * 4096)
    return path


def storage(backend: Backend, *, limit: int = 100 << 20, etag_optional: bool = False) -> PresignedStorage:
    settings = BackendSettings(base_url=backend.url, timeout_sec=5)
    client = Client(settings, Tokens(internal=backend.token))
    return PresignedStorage(client, settings, limit_bytes=limit, etag_optional=etag_optional, waits=NO_WAITS)


def put(store: PresignedStorage, film: Path, sent: list[int] | None = None) -> str:
    told = sent if sent is not None else []
    return store.put(film, KEY, "video/mp4", on_bytes=told.append, cancel=CancelToken()).url


def test_a_film_arrives_whole_and_is_announced_once(backend: Backend, film: Path) -> None:
    sent: list[int] = []
    url = put(storage(backend), film, sent)
    assert url == f"https://films.example/{KEY}"
    upload = backend.uploads[KEY]
    assert upload.body_sha256 == hashlib.sha256(film.read_bytes()).hexdigest()
    assert upload.completed
    assert sent == sorted(sent)
    assert sent[-1] == film.stat().st_size
    put_request = next(seen for seen in backend.requests if seen.method == "PUT")
    assert put_request.headers["Content-Type"] == "video/mp4"
    assert put_request.headers["x-amz-acl"] == "private"
    assert "X-Internal-Token" not in put_request.headers, "the store is not the backend"


@pytest.mark.parametrize("faults", [[fake.status(500)], [fake.status(503)] * 3, [fake.cut]])
def test_a_store_in_trouble_is_tried_again(backend: Backend, film: Path, faults: list[fake.Fault]) -> None:
    backend.break_next("/put/", *faults)
    put(storage(backend), film)
    assert backend.uploads[KEY].completed


def test_after_three_retries_it_is_given_up_and_nothing_announced(backend: Backend, film: Path) -> None:
    backend.break_next("/put/", *[fake.status(500)] * 4)
    with pytest.raises(UploadTrouble) as raised:
        put(storage(backend), film)
    assert raised.value.code is ErrorCode.STORAGE_UPLOAD_FAILED
    assert raised.value.passes
    assert len(backend.paths("PUT")) == 4
    assert "/internal/storage/complete" not in backend.paths()


def test_a_refusal_is_final(backend: Backend, film: Path) -> None:
    backend.break_next("/put/", fake.status(403, "no"))
    with pytest.raises(UploadTrouble, match="403") as raised:
        put(storage(backend), film)
    assert not raised.value.passes
    assert len(backend.paths("PUT")) == 1


def test_an_address_that_ran_out_is_asked_for_once_more(backend: Backend, film: Path) -> None:
    backend.break_next("/put/", fake.status(403, "Request has expired"))
    put(storage(backend), film)
    assert backend.paths().count("/internal/storage/presign-put") == 2
    assert backend.uploads[KEY].completed


def test_an_address_that_always_runs_out_is_not_asked_for_for_ever(backend: Backend, film: Path) -> None:
    backend.presign_lives_sec = 0.0
    with pytest.raises(StudioError):
        put(storage(backend), film)
    assert backend.paths().count("/internal/storage/presign-put") == 2


def test_what_is_too_large_is_refused_before_anything_is_asked(backend: Backend, film: Path) -> None:
    with pytest.raises(UploadTrouble, match="larger") as raised:
        put(storage(backend, limit=1000), film)
    assert not raised.value.passes
    assert backend.requests == []


@pytest.mark.parametrize("optional", [True, False])
def test_an_etag_is_required_unless_it_is_not(backend: Backend, film: Path, optional: bool) -> None:
    backend.etag_missing = True
    store = storage(backend, etag_optional=optional)
    if optional:
        put(store, film)
        return
    with pytest.raises(StudioError, match="ETag"):
        put(store, film)
    assert not backend.uploads[KEY].completed


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://host/x", "gopher://h/", "http:///x"])
def test_an_upload_address_of_another_kind_is_refused(backend: Backend, film: Path, url: str) -> None:
    def answer(handler: fake.Handler) -> bool:
        fields = {"upload_url": url, "public_url": "https://p/x", "headers": {}, "expires_sec": 60}
        handler.json(backend.shaped(fields))
        return True

    backend.break_next("presign-put", answer)
    with pytest.raises(StudioError, match="may not be used"):
        put(storage(backend), film)
    assert backend.paths("PUT") == []


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "file:///etc/passwd"])
def test_a_public_address_that_is_none_is_refused(backend: Backend, film: Path, url: str) -> None:
    def answer(handler: fake.Handler) -> bool:
        fields = {"upload_url": f"{backend.url}/put/x", "public_url": url, "headers": {}, "expires_sec": 60}
        handler.json(backend.shaped(fields))
        return True

    backend.break_next("presign-put", answer)
    with pytest.raises(StudioError, match="public address"):
        put(storage(backend), film)
    assert backend.paths("PUT") == []


def test_a_cancel_ends_an_upload_and_nothing_is_announced(backend: Backend, film: Path) -> None:
    backend.break_next("/put/", fake.slow(20))
    token = CancelToken()
    threading.Timer(0.3, token.cancel).start()
    with pytest.raises(Canceled):
        storage(backend).put(film, KEY, "video/mp4", on_bytes=lambda _: None, cancel=token)
    assert "/internal/storage/complete" not in backend.paths()


def test_headers_that_the_line_decides_are_not_taken_over(backend: Backend, film: Path) -> None:
    def answer(handler: fake.Handler) -> bool:
        asked = f"{backend.url}/put/film"
        backend._presigned["film"] = (KEY, float("inf"))
        headers = {
            "content-length": "5",
            "Host": "elsewhere",
            "transfer-encoding": "chunked",
            "x-kept": "yes",
        }
        fields = {"upload_url": asked, "public_url": "https://p/x", "headers": headers, "expires_sec": 60}
        handler.json(backend.shaped(fields))
        return True

    backend.break_next("presign-put", answer)
    put(storage(backend), film)
    sent = next(seen for seen in backend.requests if seen.method == "PUT")
    assert backend.uploads[KEY].size == film.stat().st_size
    assert sent.headers["x-kept"] == "yes"
    assert sent.headers["Host"] in backend.url


@pytest.mark.parametrize("host", ["127.1", "2130706433", "[::ffff:127.0.0.1]", "localhost.", "here.example"])
def test_a_backend_elsewhere_may_not_point_to_this_machine(
    backend: Backend, film: Path, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(handler: fake.Handler) -> bool:
        url = f"http://{host}:{backend.url.rpartition(':')[2]}/put/x"
        fields = {"upload_url": url, "public_url": "https://p/x", "headers": {}, "expires_sec": 60}
        handler.json(backend.shaped(fields))
        return True

    async def numbers(name: str, _port: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return [(0, 0, 0, "", ("127.0.0.1" if name == "here.example" else "93.184.215.14", 0))]

    backend.break_next("presign-put", answer)
    elsewhere = BackendSettings(base_url="http://backend.example", timeout_sec=5)
    store = storage(backend)
    monkeypatch.setattr(store, "_settings", elsewhere)
    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", lambda _, name, port, **__: numbers(name, port))
    with pytest.raises(UploadTrouble, match="may not be used"):
        put(store, film)
    assert backend.paths("PUT") == []


def test_an_answer_that_drips_holds_nobody_up(backend: Backend, film: Path) -> None:
    """Each byte comes before the store counts as silent: all of it would take two hours."""

    def drip(handler: fake.Handler) -> bool:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        with suppress(OSError):
            while not handler.backend.stopping.wait(0.07):
                handler.wfile.write(b"x")
        handler.close_connection = True
        return True

    backend.break_next("/put/", drip)
    settings = BackendSettings(base_url=backend.url, timeout_sec=1)
    store = PresignedStorage(
        Client(settings, Tokens(internal=backend.token)), settings, limit_bytes=1 << 30, waits=()
    )
    with pytest.raises(UploadTrouble, match="timed out"):
        put(store, film)
