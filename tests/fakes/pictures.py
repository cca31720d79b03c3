"""A service that makes pictures, to stand in for a hosted one: takes jobs over real sockets, with faults."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from PIL import Image

Fault = Callable[["_Handler"], None]
"""What happens instead of an answer."""


def png(color: str = "#C02060", size: tuple[int, int] = (320, 180)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, color).save(file, "PNG")
    return file.getvalue()


@dataclass
class Asked:
    """A request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class PictureService:
    """Takes jobs; each is done after `polls` looks. `answers` shape what a poll says."""

    key: str = "secret-key-1234567890"
    polls: int = 1
    pictures: list[bytes] = field(default_factory=lambda: [png()])
    """Handed out in turn; the last again and again."""
    content_type: str = "image/png"
    fails: str = ""
    """What every job says when it fails; empty: they do not."""
    submit_faults: list[Fault] = field(default_factory=list[Fault])
    poll_faults: list[Fault] = field(default_factory=list[Fault])
    file_faults: list[Fault] = field(default_factory=list[Fault])
    output: Callable[[str], object] = lambda address: [address]
    """How the address of a picture is said."""
    file_address: str = ""
    """Where pictures are said to lie; empty: here."""
    requests: list[Asked] = field(default_factory=list[Asked])
    jobs: dict[str, int] = field(default_factory=dict[str, int])
    url: str = ""
    stopping: threading.Event = field(default_factory=threading.Event)

    def paths(self, method: str = "") -> list[str]:
        return [asked.path for asked in self.requests if not method or asked.method == method]

    @property
    def submitted(self) -> list[Any]:
        """Bodies of the jobs that were asked for."""
        return [asked.body for asked in self.requests if asked.method == "POST"]


class _Handler(BaseHTTPRequestHandler):
    service: PictureService
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        service = self.service
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._note(json.loads(body))
        if service.submit_faults:
            service.submit_faults.pop(0)(self)
            return
        if not self._is_known():
            return
        job_id = f"job/{len(service.jobs) + 1} 가"
        service.jobs[job_id] = 0
        self.say({"id": job_id, "status": "PENDING"})

    def do_GET(self) -> None:
        from urllib.parse import unquote

        service = self.service
        self._note(None)
        if self.path.startswith("/files/"):
            if service.file_faults:
                service.file_faults.pop(0)(self)
                return
            data = service.pictures.pop(0) if len(service.pictures) > 1 else service.pictures[0]
            self.send(200, data, service.content_type)
            return
        if service.poll_faults:
            service.poll_faults.pop(0)(self)
            return
        if not self._is_known():
            return
        job_id = unquote(self.path.removeprefix("/v1/generations/"))
        if job_id not in service.jobs:
            self.say({"error": {"message": "no such job"}}, 404)
            return
        service.jobs[job_id] += 1
        looks = service.jobs[job_id]
        if looks <= service.polls:
            state = "queued" if looks == 1 else "RUNNING"
            self.say({"id": job_id, "status": state, "progress": (looks - 1) / (service.polls + 1)})
        elif service.fails:
            self.say({"id": job_id, "status": "FAILED", "error": {"message": service.fails}})
        else:
            address = service.file_address or f"{service.url}/files/{len(service.jobs)}.png?signature=x"
            self.say({"id": job_id, "status": "Succeeded", "output": service.output(address)})

    def say(self, value: object, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.send(status, json.dumps(value).encode(), "application/json", headers)

    def send(self, status: int, data: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        with suppress(OSError):
            self.send_response(status)
            for name, value in {
                "Content-Type": kind, "Content-Length": str(len(data)), **(headers or {})
            }.items():  # fmt: skip
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

    def _note(self, body: Any) -> None:
        self.service.requests.append(Asked(self.command, self.path, dict(self.headers.items()), body))

    def _is_known(self) -> bool:
        if self.headers.get("Authorization") == f"Bearer {self.service.key}":
            return True
        self.say({"error": {"message": f"invalid key: {self.headers.get('Authorization')}"}}, 401)
        return False


def status(code: int, words: str = "", **headers: str) -> Fault:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler: handler.say({"error": {"message": words}}, code, named)


def html(handler: _Handler) -> None:
    handler.send(200, b"<html>sign in</html>", "text/html")


def broken_json(handler: _Handler) -> None:
    handler.send(200, b'{"id": "j', "application/json")


def said(value: object) -> Fault:
    return lambda handler: handler.say(value)


def slow(seconds: float) -> Fault:
    """Say nothing for a while."""
    return lambda handler: handler.service.stopping.wait(seconds) and None  # type: ignore[return-value]


def cut(handler: _Handler) -> None:
    """End the connection in the middle of the body."""
    handler.send_response(200)
    handler.send_header("Content-Type", "image/png")
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(png()[:50])
    handler.close_connection = True


def endless(handler: _Handler) -> None:
    """Send on and on."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.close_connection = True
    with suppress(OSError):
        while not handler.service.stopping.is_set():
            handler.wfile.write(b" " * 1024 * 1024)


def dripping(handler: _Handler) -> None:
    """Send a byte now and then, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Type", "image/png")
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.close_connection = True
    with suppress(OSError):
        while not handler.service.stopping.wait(0.05):
            handler.wfile.write(b"\x89")


def file_of(data: bytes, kind: str) -> Fault:
    return lambda handler: handler.send(200, data, kind)


def elsewhere(address: str) -> Fault:
    return lambda handler: handler.send(302, b"", "text/plain", {"Location": address})


@contextmanager
def serving(service: PictureService) -> Iterator[PictureService]:
    """Answer on a port of the loopback address until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (_Handler,), {"service": service}))
    server.daemon_threads = True
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield service
    finally:
        service.stopping.set()
        server.shutdown()
        thread.join()
        server.server_close()
