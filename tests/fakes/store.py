"""A store that speaks S3: moto's server behind a gate that checks signatures and goes wrong on demand.

moto keeps the objects and the parts; it enforces neither signatures nor rights, and its line is never cut.
"""

from __future__ import annotations

import hashlib
import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.fakes.certificates import Company

BUCKET = "films"
KEY_ID = "AKIDSTANDIN"
KEY = "a-secret-of-the-stand-in"
REGION = "ap-northeast-2"

Fault = Callable[["Handler"], bool]
"""Does something to a request instead of handing it on; tells whether it did."""


@dataclass(frozen=True)
class Asked:
    """One request that arrived whole."""

    method: str
    path: str
    query: dict[str, list[str]]
    size: int

    @property
    def call(self) -> str:
        """`PUT part 2`, `POST uploads`, `HEAD`: what a test says about it."""
        if "partNumber" in self.query:
            return f"{self.method} part {self.query['partNumber'][0]}"
        return " ".join((self.method, *(name for name in ("uploads", "uploadId") if name in self.query)))


@dataclass
class Gate:
    """What came through, and what is to go wrong."""

    store: str
    """Host and port of moto."""
    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    faults: list[tuple[str, Fault]] = field(default_factory=list)
    bytes_per_sec: float = 0.0
    """How fast a body is taken; 0: as fast as it comes."""
    connections: int = 0
    wrongly_signed: list[str] = field(default_factory=list)
    gone: threading.Event = field(default_factory=threading.Event)
    """Set by a test once whoever asked has hung up."""
    waited_out: bool = False
    """Somebody waited to the end for an answer that never came."""
    stopping: threading.Event = field(default_factory=threading.Event)

    def break_next(self, call: str, *faults: Fault) -> None:
        """Have the next requests whose `Asked.call` begins with `call` go wrong, one fault each."""
        self.faults += [(call, fault) for fault in faults]

    def calls(self) -> list[str]:
        return [asked.call for asked in self.asked]


def error(status: int, code: str) -> Fault:
    """Answer as S3 does when it refuses."""

    def answer(handler: Handler) -> bool:
        handler.take()
        text = f"<Error><Code>{code}</Code><Message>for nobody's eyes {KEY_ID}</Message></Error>"
        handler.answer(status, {"Content-Type": "application/xml"}, text.encode() if code else b"")
        return True

    return answer


def page(handler: Handler) -> bool:
    """Answer with a page for people, as a proxy does that wants somebody to sign in."""
    handler.take()
    handler.answer(200, {"Content-Type": "text/html"}, b"<!doctype html><h1>Sign in</h1>")
    return True


def cut_after(count: int) -> Fault:
    """Take some bytes of the body and hang up."""

    def cut(handler: Handler) -> bool:
        handler.rfile.read(min(count, int(handler.headers.get("Content-Length") or 0)))
        handler.hang_up()
        return True

    return cut


def lost_answer(handler: Handler) -> bool:
    """Do what is asked and hang up without saying so."""
    handler.hand_on(mute=True)
    return True


def silent(handler: Handler) -> bool:
    """Take the request and never answer."""
    handler.take()
    handler.gate.waited_out = not handler.gate.gone.wait(30)
    handler.close_connection = True
    return True


class Handler(BaseHTTPRequestHandler):
    gate: Gate
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        super().setup()
        self.gate.connections += 1

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self._asked = Asked(self.command, parts.path, parse_qs(parts.query, keep_blank_values=True), 0)
        for number, (call, fault) in enumerate(self.gate.faults):
            if self._asked.call.startswith(call):
                del self.gate.faults[number]
                if fault(self):
                    return
                break
        self.hand_on()

    do_HEAD = do_PUT = do_POST = do_DELETE = do_GET  # noqa: N815 - the server calls them by these names

    def take(self) -> bytes:
        """Read the body, as fast as the line is, and note the request."""
        length, body = int(self.headers.get("Content-Length") or 0), bytearray()
        began, pace = time.monotonic(), self.gate.bytes_per_sec
        while len(body) < length and (chunk := self.rfile.read(min(65536, length - len(body)))):
            body += chunk
            if pace:
                self.gate.stopping.wait(max(0.0, len(body) / pace - (time.monotonic() - began)))
        self.gate.asked.append(Asked(self.command, self._asked.path, self._asked.query, len(body)))
        return bytes(body)

    def hand_on(self, *, mute: bool = False) -> None:
        body = self.take()
        if wrong := what_is_wrong(self, body):
            self.gate.wrongly_signed.append(f"{self._asked.call}: {wrong}")
            self.answer(403, {}, b"<Error><Code>SignatureDoesNotMatch</Code></Error>")
            return
        behind = http.client.HTTPConnection(self.gate.store)
        try:
            behind.request(self.command, self.path, body, dict(self.headers))
            answer = behind.getresponse()
            found, content = dict(answer.getheaders()), answer.read()
        finally:
            behind.close()
        if mute:
            self.hang_up()
            return
        if self.command == "HEAD":
            content = b"\0" * int(found.get("Content-Length", found.get("content-length", 0)))
        self.answer(answer.status, found, content)

    def hang_up(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in ("content-length", "connection", "server", "date", "transfer-encoding"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def what_is_wrong(handler: Handler, body: bytes) -> str:
    """Check a request as S3 does: its signature over what arrived, and the digests it names."""
    from base64 import b64encode

    from botocore.auth import S3SigV4Auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    headers = handler.headers
    said = headers.get("X-Amz-Content-SHA256", "")
    if said not in ("UNSIGNED-PAYLOAD", hashlib.sha256(body).hexdigest()):
        return "another body"
    md5 = headers.get("Content-MD5")
    if md5 and md5 != b64encode(hashlib.md5(body).digest()).decode():
        return "another digest"
    fields = dict(
        part.strip().split("=", 1)
        for part in headers.get("Authorization", "").partition(" ")[2].split(",")
        if part
    )
    if not fields:
        return "not signed"
    signed = {name: headers[name] for name in fields["SignedHeaders"].split(";") if name in headers}
    request: Any = AWSRequest(handler.command, f"http://{headers['Host']}{handler.path}", headers=signed)
    request.context["timestamp"] = headers["X-Amz-Date"]
    auth: Any = S3SigV4Auth(Credentials(KEY_ID, KEY), "s3", REGION)
    signature = auth.signature(auth.string_to_sign(request, auth.canonical_request(request)), request)
    return "" if signature == fields["Signature"] else "another signature"


@contextmanager
def moto_server() -> Iterator[str]:
    """Run moto's S3 server; yields its host and port."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        yield f"{host}:{port}"
    finally:
        server.stop()


@contextmanager
def gate_to(store: str, company: Company | None = None) -> Iterator[Gate]:
    """Open a gate to an empty store with one bucket; with a company's certificates it speaks TLS."""
    gate = Gate(store)
    reset(store)
    handler = type("BoundHandler", (Handler,), {"gate": gate})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    if company is not None:
        server.socket = company.server_context().wrap_socket(server.socket, server_side=True)
    scheme = "http" if company is None else "https"
    gate.url = f"{scheme}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield gate
    finally:
        gate.stopping.set()
        gate.gone.set()
        server.shutdown()
        thread.join()
        server.server_close()


def reset(store: str) -> None:
    """Empty moto and make the bucket."""
    place = f"<LocationConstraint>{REGION}</LocationConstraint>"
    place = f"<CreateBucketConfiguration>{place}</CreateBucketConfiguration>"
    credential = f"AWS4-HMAC-SHA256 Credential=x/20260101/{REGION}/s3/aws4_request"
    for method, path, body in (("POST", "/moto-api/reset", ""), ("PUT", f"/{BUCKET}", place)):
        connection = http.client.HTTPConnection(store)
        connection.request(method, path, body, {"Authorization": credential})
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        answer.read()
        connection.close()
