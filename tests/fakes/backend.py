"""A company backend to stand in for the real one: real sockets, both dialects, faults to be switched on.

`python -m tests.fakes.backend` runs one by hand (`make backend`).
"""

from __future__ import annotations

import hashlib
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from studio.backend.dialects import camel, in_snake_case
from studio.domain.backend import Dialect
from tests.fakes import jobs, office

Fault = Callable[["Handler"], bool]
"""Does something to a request instead of answering it; tells whether it did."""


@dataclass(frozen=True)
class Seen:
    """One request that arrived."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes

    @property
    def value(self) -> Any:
        return json.loads(self.body) if self.body else None


@dataclass
class Upload:
    """A file that was put to a presigned address."""

    key: str
    body_sha256: str = ""
    size: int = 0
    completed: bool = False


@dataclass
class Backend:
    """What the stand-in knows, what it was asked, and what is wrong with it."""

    dialect: Dialect = Dialect.SPRING
    token: str = "internal-secret"
    bearer: str = ""
    """What scripts and videos are asked for with; empty: by anybody."""
    specs: dict[str, Any] = field(default_factory=dict)
    scripts: dict[str, dict[str, Any]] = field(default_factory=dict)
    videos: dict[str, dict[str, Any]] = field(default_factory=dict)
    requests: list[Seen] = field(default_factory=list)
    uploads: dict[str, Upload] = field(default_factory=dict)
    completions: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """What each job was said to have ended as; the same idempotency key counts once."""
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    """By a part of the path; each is used once, in order."""
    jobs: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Render jobs by the names the backend has for them; only spring makes some."""
    makes_jobs: bool = True
    knows_only_its_jobs: bool = False
    forgets_keys: bool = False
    """It knows no outcome again by its idempotency key."""
    numbered: dict[int, Fault] = field(default_factory=dict)
    """Faults by the number of the request."""
    taken: dict[str, str] = field(default_factory=dict)
    """Scripts that were handed over, by idempotency key."""
    bytes_per_sec: float = 0.0
    """How fast uploads are taken; 0: as fast as they come."""
    by_hand: Callable[[Handler, Seen], bool] | None = None
    """Answers what a person asks who tries the stand-in; tells whether it did."""
    on_upload: Callable[[str, bytes], None] | None = None
    """Hears the key and the bytes of each file that was put."""
    films_url: str = "https://films.example"
    presign_lives_sec: float = 900.0
    etag_missing: bool = False
    url: str = ""
    stopping: threading.Event = field(default_factory=threading.Event)
    told: set[str] = field(default_factory=set)
    """Keys of the outcomes it was told."""
    go_away: Callable[[], None] = lambda: None
    """Let nobody in any more, as when the network is cut."""
    come_back: Callable[[], None] = lambda: None
    _presigned: dict[str, tuple[str, float]] = field(default_factory=dict)

    def break_next(self, part: str, *faults: Fault) -> None:
        """Have the next requests whose path holds `part` go wrong, one fault each."""
        self.faults.setdefault(part, []).extend(faults)

    def at(self, number: int, fault: Fault) -> None:
        """Have the request with this number (from 0, over all of them) go wrong."""
        self.numbered[number] = fault

    def paths(self, method: str = "") -> list[str]:
        """The paths that were asked for, in order."""
        return [seen.path for seen in self.requests if not method or seen.method == method]

    def shaped(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return an answer with its names as the dialect writes them."""
        return value if self.dialect is Dialect.DOC else {camel(name): v for name, v in value.items()}


def status(code: int, message: str = "no") -> Fault:
    """Answer with a status."""

    def answer(handler: Handler) -> bool:
        handler.refuse(code, message)
        return True

    return answer


def slow(seconds: float) -> Fault:
    """Answer, but late."""

    def answer(handler: Handler) -> bool:
        return handler.backend.stopping.wait(seconds)

    return answer


def html(_handler: Handler) -> bool:
    """Answer with a page for people."""
    _handler.send(200, b"<!doctype html><h1>Sign in</h1>", "text/html")
    return True


def wrong_json(handler: Handler) -> bool:
    """Answer with half a document."""
    handler.send(200, b'{"scenes": [', "application/json")
    return True


def cut(handler: Handler) -> bool:
    """Promise a body and hang up in the middle of it."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"sce')
    handler.wfile.flush()
    handler.close_connection = True
    return True


def endless(handler: Handler) -> bool:
    """Answer and never stop."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b" " * 65536)
    except OSError:
        pass
    handler.close_connection = True
    return True


def elsewhere(location: str) -> Fault:
    """Redirect."""

    def answer(handler: Handler) -> bool:
        handler.send(302, b"", "text/plain", {"Location": location})
        return True

    return answer


def expired(handler: Handler) -> bool:
    """Answer as a store does when a presigned address has run out."""
    handler.send(
        403,
        b"<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>",
        "application/xml",
    )
    return True


def hung_up(handler: Handler) -> bool:
    """Do nothing, and hang up without a word."""
    handler.close_connection = True
    return True


def gone(handler: Handler) -> bool:
    """Do nothing, hang up, and let nobody in any more."""
    handler.backend.go_away()
    return hung_up(handler)


def gone_after(handler: Handler) -> bool:
    """Do what is asked, but hang up before saying so, and let nobody in any more."""
    handler.backend.go_away()
    return lost_answer(handler)


def twice(handler: Handler) -> bool:
    """Do what is asked two times, as when the network delivers a request again."""
    handler.mute = True
    handler.answer(handler.seen)
    handler.mute = False
    return False


def lost_answer(handler: Handler) -> bool:
    """Do what is asked, but hang up before saying so."""
    handler.mute = True
    return False


class Handler(BaseHTTPRequestHandler):
    backend: Backend
    mute = False
    after_deed: Callable[[], object] | None = None
    """Called when all is done, in the answer's place."""
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self._serve()

    do_POST = do_PUT = do_GET  # noqa: N815 - the server calls them by these names

    def _serve(self) -> None:
        self.mute = False
        parts = urlsplit(self.path)
        body = self._body()
        seen = Seen(self.command, parts.path, parse_qs(parts.query), dict(self.headers), body)
        self.seen = seen
        if self.backend.by_hand is not None and self.backend.by_hand(self, seen):
            return
        self.backend.requests.append(seen)
        numbered = self.backend.numbered.pop(len(self.backend.requests) - 1, None)
        if numbered is not None and numbered(self):
            return
        for part, faults in self.backend.faults.items():
            if part in parts.path and faults and faults.pop(0)(self):
                return
        if len(body) < int(self.headers.get("Content-Length") or 0):
            self.close_connection = True  # whoever sent it hung up: no store keeps half a file
        elif self.command == "PUT" and parts.path.startswith("/put/"):
            self._take_upload(parts.path.removeprefix("/put/"), body)
        elif not self._may():
            self.refuse(401, "who are you")
        else:
            self.answer(seen)

    def _body(self) -> bytes:
        if "chunked" in self.headers.get("Transfer-Encoding", ""):
            whole = b""
            while size := int(self.rfile.readline(), 16):
                whole += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return whole
        return self._read(int(self.headers.get("Content-Length") or 0))

    def _read(self, size: int) -> bytes:
        rate = self.backend.bytes_per_sec
        if not rate or not self.path.startswith("/put/"):
            return self.rfile.read(size)
        body, piece = bytearray(), max(1, int(rate / 20))
        while len(body) < size and (chunk := self.rfile.read(min(piece, size - len(body)))):
            body += chunk
            self.backend.stopping.wait(len(chunk) / rate)
        return bytes(body)

    def _may(self) -> bool:
        if self.path.startswith("/internal/"):
            return self.headers.get("X-Internal-Token") == self.backend.token
        return True

    # --- what is known ---------------------------------------------------------------------------

    def answer(self, seen: Seen) -> None:
        backend = self.backend
        spring = backend.dialect is Dialect.SPRING
        if match := re.fullmatch(r"/internal/scripts/([^/]+)/render-spec", seen.path):
            spec = backend.specs.get(match[1])
            self.json(spec) if spec is not None else self.refuse(404, "no such script")
        elif jobs.answer(self, seen):
            pass
        elif seen.path == "/internal/storage/presign-put":
            self._presign(seen)
        elif seen.path == "/internal/storage/complete":
            self._uploaded(seen)
        elif spring and office.answer(self, seen):
            pass
        elif seen.path == "/video/script/complete":
            self.json({"saved": True})
        else:
            self.refuse(404, "no such path")

    def _presign(self, seen: Seen) -> None:
        asked = in_snake_case(seen.value)
        assert isinstance(asked, dict)
        name = hashlib.sha256(f"{asked['object_key']}{time.monotonic_ns()}".encode()).hexdigest()[:16]
        key = str(asked["object_key"])
        self.backend._presigned[name] = (key, time.monotonic() + self.backend.presign_lives_sec)
        self.json(
            self.backend.shaped(
                {
                    "upload_url": f"{self.backend.url}/put/{name}",
                    "public_url": f"{self.backend.films_url}/{key}",
                    "headers": {"x-amz-acl": "private"},
                    "expires_sec": self.backend.presign_lives_sec,
                }
            )
        )

    def _take_upload(self, name: str, body: bytes) -> None:
        key, until = self.backend._presigned.get(name, ("", 0.0))
        if not key or time.monotonic() > until:
            expired(self)
            return
        digest = hashlib.sha256(body).hexdigest()
        self.backend.uploads[key] = Upload(key, digest, len(body))
        if self.backend.on_upload is not None:
            self.backend.on_upload(key, body)
        headers = {} if self.backend.etag_missing else {"ETag": f'"{hashlib.md5(body).hexdigest()}"'}
        self.send(200, b"", "text/plain", headers)

    def _uploaded(self, seen: Seen) -> None:
        said = in_snake_case(seen.value)
        assert isinstance(said, dict)
        upload = self.backend.uploads.get(str(said["object_key"]))
        if upload is None or upload.size != said["size_bytes"]:
            self.refuse(400, "nothing like that was uploaded")
            return
        upload.completed = True
        self.json({"saved": True})

    # --- answers ---------------------------------------------------------------------------------

    def json(self, value: object) -> None:
        self.send(200, json.dumps(value, ensure_ascii=False).encode(), "application/json; charset=utf-8")

    def refuse(self, code: int, message: str) -> None:
        doc = {"detail": {"reason_code": f"HTTP_{code}", "message": message}}
        value = doc if self.backend.dialect is Dialect.DOC else {"error": f"E{code}", "message": message}
        self.send(code, json.dumps(value).encode(), "application/json")

    def send(self, code: int, body: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        if self.after_deed is not None:
            self.after_deed()
            self.mute = True
        if self.mute:
            self.close_connection = True
            return
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        with suppress(ConnectionError):  # whoever asked is gone
            self.end_headers()
            self.wfile.write(body)


@contextmanager
def serving(backend: Backend, port: int = 0) -> Iterator[Backend]:
    """Answer on a port of the loopback address until the block ends."""
    door = _Door(type("BoundHandler", (Handler,), {"backend": backend}), port)
    backend.go_away, backend.come_back = door.shut, door.open
    door.open()
    backend.url = f"http://127.0.0.1:{door.port}"
    try:
        yield backend
    finally:
        backend.stopping.set()
        door.shut()


class _Door:
    """Lets requests in on one port while it is open; a connection that comes when it is shut is refused."""

    def __init__(self, handler: type[Handler], port: int) -> None:
        self.port = port
        self._handler = handler
        self._server: ThreadingHTTPServer | None = None

    def open(self) -> None:
        if self._server is not None:
            return
        server = ThreadingHTTPServer(("127.0.0.1", self.port), self._handler, bind_and_activate=False)
        server.daemon_threads = True
        if self._handler.backend.bytes_per_sec:  # else the system takes megabytes that nobody has read
            server.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 32 * 1024)
        server.server_bind()
        server.server_activate()
        self.port = server.server_address[1]
        self._server = server
        self._thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        self._thread.start()

    def shut(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.shutdown()
            self._thread.join()
            server.server_close()


if __name__ == "__main__":
    from tests.fakes.by_hand import main

    main()
