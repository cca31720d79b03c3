"""A company backend to stand in for the real one: real sockets, both dialects, faults to be switched on.

`python -m tests.fakes.backend` runs one by hand (`make backend`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
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
from studio.domain.shapes import Shape, read_document, write_script
from studio.resources import resource_path

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
    specs: dict[str, Any] = field(default_factory=dict)
    scripts: dict[str, dict[str, Any]] = field(default_factory=dict)
    videos: dict[str, dict[str, Any]] = field(default_factory=dict)
    requests: list[Seen] = field(default_factory=list)
    uploads: dict[str, Upload] = field(default_factory=dict)
    completions: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """What each job was said to have ended as; the same idempotency key counts once."""
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    """By a part of the path; each is used once, in order."""
    presign_lives_sec: float = 900.0
    etag_missing: bool = False
    url: str = ""
    stopping: threading.Event = field(default_factory=threading.Event)
    _once: set[str] = field(default_factory=set)
    _presigned: dict[str, tuple[str, float]] = field(default_factory=dict)

    def break_next(self, part: str, *faults: Fault) -> None:
        """Have the next requests whose path holds `part` go wrong, one fault each."""
        self.faults.setdefault(part, []).extend(faults)

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


def lost_answer(handler: Handler) -> bool:
    """Do what is asked, but hang up before saying so."""
    handler.mute = True
    return False


class Handler(BaseHTTPRequestHandler):
    backend: Backend
    mute = False
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
        self.backend.requests.append(seen)
        for part, faults in self.backend.faults.items():
            if part in parts.path and faults and faults.pop(0)(self):
                return
        if self.command == "PUT" and parts.path.startswith("/put/"):
            self._take_upload(parts.path.removeprefix("/put/"), body)
        elif not self._may():
            self.refuse(401, "who are you")
        else:
            self._answer(seen)

    def _body(self) -> bytes:
        if "chunked" in self.headers.get("Transfer-Encoding", ""):
            whole = b""
            while size := int(self.rfile.readline(), 16):
                whole += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return whole
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _may(self) -> bool:
        if self.path.startswith("/internal/"):
            return self.headers.get("X-Internal-Token") == self.backend.token
        return True

    # --- what is known ---------------------------------------------------------------------------

    def _answer(self, seen: Seen) -> None:
        backend = self.backend
        spring = backend.dialect is Dialect.SPRING
        job_done = r"/internal/video/job/([^/]+)/complete" if spring else r"/video/job/([^/]+)/complete"
        if match := re.fullmatch(r"/internal/scripts/([^/]+)/render-spec", seen.path):
            spec = backend.specs.get(match[1])
            self.json(spec) if spec is not None else self.refuse(404, "no such script")
        elif match := re.fullmatch(job_done, seen.path):
            self._job_done(match[1], seen)
        elif seen.path == "/internal/storage/presign-put":
            self._presign(seen)
        elif seen.path == "/internal/storage/complete":
            self._uploaded(seen)
        elif spring:
            self._answer_spring(seen)
        elif seen.path == "/video/script/complete":
            self.json({"saved": True})
        else:
            self.refuse(404, "no such path")

    def _answer_spring(self, seen: Seen) -> None:
        scripts, videos = self.backend.scripts, self.backend.videos
        if seen.path == "/scripts" and seen.method == "GET":
            self.json({"content": list(scripts.values()), "totalElements": len(scripts)})
        elif seen.path == "/scripts/complete":
            self.json({"saved": True, "scriptId": f"script-{len(scripts) + 1}"})
        elif match := re.fullmatch(r"/scripts/([^/]+)(/approve|/reject)?", seen.path):
            self._script(match[1], match[2] or "", seen)
        elif seen.path == "/admin/videos/list":
            self.json({"content": list(videos.values()), "totalElements": len(videos)})
        elif match := re.fullmatch(r"/video/([^/]+)", seen.path):
            self.json(videos[match[1]]) if match[1] in videos else self.refuse(404, "no such video")
        else:
            self.refuse(404, "no such path")

    def _script(self, script_id: str, deed: str, seen: Seen) -> None:
        script = self.backend.scripts.get(script_id)
        if script is None:
            self.refuse(404, "no such script")
            return
        if seen.method == "PUT":
            script["chapters"] = seen.value["chapters"]
            script["version"] = script.get("version", 1) + 1
        elif deed:
            script["status"] = "APPROVED" if deed == "/approve" else "REJECTED"
        self.json(script)

    def _job_done(self, job_id: str, seen: Seen) -> None:
        value = seen.value
        if value.get("jobId") != job_id:
            self.refuse(400, "jobId must equal the path")
            return
        key = seen.headers.get("Idempotency-Key", "")
        if not key or key not in self.backend._once:
            self.backend._once.add(key)
            self.backend.completions.setdefault(job_id, []).append(value)
        self.json({"saved": True})

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
                    "public_url": f"https://films.example/{key}",
                    "headers": {"x-amz-acl": "private"},
                    "expires_sec": self.backend.presign_lives_sec,
                }
            )
        )

    def _take_upload(self, name: str, body: bytes) -> None:
        key, until = self.backend._presigned.get(name, ("", 0.0))
        if not key or time.monotonic() > until:
            self.send(
                403,
                b"<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>",
                "application/xml",
            )
            return
        digest = hashlib.sha256(body).hexdigest()
        self.backend.uploads[key] = Upload(key, digest, len(body))
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
        if self.mute:
            self.close_connection = True
            return
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(backend: Backend, port: int = 0) -> Iterator[Backend]:
    """Answer on a port of the loopback address until the block ends."""
    handler = type("BoundHandler", (Handler,), {"backend": backend})
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    backend.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield backend
    finally:
        backend.stopping.set()
        server.shutdown()
        thread.join()
        server.server_close()


def main() -> None:
    """Serve the bundled course as `script-1` until Ctrl-C, telling each request."""
    parser = argparse.ArgumentParser(description="A company backend to try the studio with.")
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--dialect", choices=["doc", "spring"], default="spring")
    chosen = parser.parse_args()
    sample = resource_path("samples", "phishing.ko.json").read_bytes()
    script = read_document(sample, name="phishing").script
    spec = json.loads(write_script(script, Shape.RENDER_SPEC, script_id="script-1", video_id="video-1"))
    backend = Backend(dialect=Dialect(chosen.dialect), specs={"script-1": spec})
    with serving(backend, chosen.port):
        print(f"BACKEND_BASE_URL={backend.url} BACKEND_INTERNAL_TOKEN={backend.token}", flush=True)
        told = 0
        with suppress(KeyboardInterrupt):
            while not backend.stopping.wait(0.2):
                for seen in backend.requests[told:]:
                    print(seen.method, seen.path, f"{len(seen.body)} bytes", flush=True)
                    told += 1


if __name__ == "__main__":
    main()
