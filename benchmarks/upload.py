"""A large film over a slow line: how often progress moves, what memory it takes, beside a plain copy.

`python -m benchmarks.upload` measures; a store of its own, in another process, reads as fast as the line is.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import psutil

from benchmarks.measure import Peak
from benchmarks.results import Goal

MIB = 1024 * 1024
FILM_BYTES = 100 * MIB
PACES = (8 * MIB, 0)
"""Bytes a second that the line takes; 0: as many as come."""
WINDOW_SEC = 0.5
SENDERS = ("plain", "presigned", "s3")
RECEIVE_BUFFER = 128 * 1024
"""Small, so that what was handed to the line is on its way and not in the memory of this machine."""
KEY = "videos/v/s/j/video.mp4"


@dataclass(frozen=True, slots=True)
class Sent:
    """One upload; the ratio is to the plain copy over the same line."""

    sender: str
    pace: int
    seconds: float
    """From the first byte to the store's last answer: what is loaded and read before is not of the line."""
    above_idle: int
    """Highest resident memory above that of the process before it loaded what uploads need, bytes."""
    above_loaded: int
    """The same above the memory at the first byte."""
    calls_in_window: int
    """Least number of calls of the progress listener in any half second, from the first call to the last."""
    seconds_per_plain: float = 1.0


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.upload", description=__doc__)
    parser.add_argument(
        "--mib", type=int, default=FILM_BYTES // MIB, help="length of the film (default: 100)"
    )
    parser.add_argument("--repeat", type=int, default=1, help="rounds; the median one is told")
    chosen = parser.parse_args()
    print(table(measure_all(chosen.mib * MIB, repeat=chosen.repeat)))


def measure_all(size: int = FILM_BYTES, *, repeat: int = 1) -> list[Sent]:
    """Upload a film of `size` bytes in every way over every line."""
    with tempfile.TemporaryDirectory(prefix="bench-upload-") as work:
        film = Path(work) / "video.mp4"
        with film.open("wb") as file:
            for _ in range(size // MIB):
                file.write(os.urandom(MIB))
        found: list[Sent] = []
        for pace in PACES:
            rounds = [[_measure(sender, pace, film) for sender in SENDERS] for _ in range(repeat)]
            for number, _ in enumerate(SENDERS):
                runs = sorted((one[number] for one in rounds), key=lambda run: run.seconds)
                found.append(runs[len(runs) // 2])
        return [_beside_plain(run, found) for run in found]


def goals(runs: list[Sent]) -> list[Goal]:
    """Judge what is promised of uploads."""
    found: list[Goal] = []
    for sender in ("presigned", "s3"):
        ours = [run for run in runs if run.sender == sender]
        slow = [run for run in ours if run.pace]
        calls = min(run.calls_in_window for run in slow)
        memory = max(run.above_loaded for run in ours) / 1e6
        slower = max(run.seconds_per_plain for run in slow)
        found += [
            Goal(f"upload, {sender}: progress over a slow line", ">= 1 in 0.5 s", f"{calls}", calls >= 1),
            Goal(f"upload, {sender}: memory it grows by", "<= 30 MB", f"{memory:.1f} MB", memory <= 30),
            Goal(f"upload, {sender}: against a plain copy", "<= 1.10x", f"{slower:.2f}x", slower <= 1.1),
        ]
    return found


def table(runs: list[Sent]) -> str:
    """Lay the figures out."""
    lines = [
        "| line | sender | seconds | against a plain copy | progress calls in 0.5 s, least "
        "| MB above idle, packages included | MB above the first byte |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for run in runs:
        line = f"{run.pace / MIB:.0f} MiB/s" if run.pace else "loopback"
        calls = "-" if run.sender == "plain" else str(run.calls_in_window)
        lines.append(
            f"| {line} | {run.sender} | {run.seconds:.2f} | {run.seconds_per_plain:.2f}x | {calls} "
            f"| {run.above_idle / 1e6:.1f} | {run.above_loaded / 1e6:.1f} |"
        )
    return "\n".join(lines)


def _beside_plain(run: Sent, runs: list[Sent]) -> Sent:
    plain = next(other for other in runs if (other.sender, other.pace) == ("plain", run.pace))
    figures = {name: getattr(run, name) for name in run.__slots__}
    return Sent(**{**figures, "seconds_per_plain": run.seconds / plain.seconds})


def _measure(sender: str, pace: int, film: Path) -> Sent:
    """Send a film in a fresh process to a store in another one."""
    with _child("store", str(pace)) as store:
        url = _line_of(store)
        with _child(sender, url, str(film)) as process:
            idle = int(_line_of(process))
            watch = Peak(process.pid)
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
            figures = json.loads(_line_of(process))
            peak = watch.stop()
    return Sent(
        sender,
        pace,
        figures["seconds"],
        max(0, peak - idle),
        max(0, peak - figures["loaded"]),
        _least_calls(figures["moments"]),
    )


def _least_calls(moments: list[float]) -> int:
    """Return the least number of moments in any window that lies between the first and the last."""
    if not moments:
        return 0
    counts: list[int] = []
    begin = moments[0]
    while begin + WINDOW_SEC <= moments[-1]:
        counts.append(sum(begin <= moment < begin + WINDOW_SEC for moment in moments))
        begin += WINDOW_SEC / 5
    return min(counts, default=len(moments))


@contextmanager
def _child(*typed: str) -> Generator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "benchmarks.upload_child", *typed]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        with process:
            yield process
            process.kill()
    finally:
        process.kill()


def _line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


# --- what sends ------------------------------------------------------------------------------------


def send(sender: str, url: str, film: Path) -> None:
    """Send a film in this process: tell its memory, wait for the word, send, tell the figures."""
    memory = psutil.Process().memory_info
    work: Callable[[Path, Callable[[int], None]], None] = {
        "plain": _plain(url),
        "presigned": _presigned(url),
        "s3": _s3(url),
    }[sender]
    print(memory().rss, flush=True)
    sys.stdin.readline()
    moments: list[float] = []
    loaded: list[int] = []

    def on_bytes(_: int) -> None:
        if not loaded:
            loaded.append(memory().rss)
        moments.append(time.perf_counter())

    began = time.perf_counter()
    work(film, on_bytes)
    seconds = time.perf_counter() - (moments[0] if moments else began)
    print(
        json.dumps({"seconds": seconds, "moments": moments, "loaded": loaded[0] if loaded else memory().rss}),
        flush=True,
    )


def _plain(url: str) -> Callable[[Path, Callable[[int], None]], None]:
    def work(film: Path, _: Callable[[int], None]) -> None:
        """Hand the file to the socket as the standard library does, nothing told and nothing checked."""
        connection = http.client.HTTPConnection(urlsplit(url).netloc, blocksize=256 * 1024)
        with film.open("rb") as file:
            connection.request("PUT", "/put/film", file, {"Content-Length": str(film.stat().st_size)})
            connection.getresponse().read()
        connection.close()

    return work


def _presigned(url: str) -> Callable[[Path, Callable[[int], None]], None]:
    from studio.backend.client import Backend
    from studio.backend.tokens import Tokens
    from studio.domain.backend import BackendSettings, Dialect
    from studio.services.presigned_storage import PresignedStorage

    settings = BackendSettings(base_url=url, dialect=Dialect.DOC)
    backend = Backend(settings, Tokens(internal="secret"))
    return _by(PresignedStorage(backend, settings, limit_bytes=1 << 40))


def _s3(url: str) -> Callable[[Path, Callable[[int], None]], None]:
    from studio.domain.bucket import Bucket
    from studio.storage.s3 import S3Storage

    bucket = Bucket(name="films", endpoint_url=url)
    return _by(S3Storage(bucket, key_id="id", key="key", limit_bytes=1 << 40))


def _by(storage: Any) -> Callable[[Path, Callable[[int], None]], None]:
    from studio.domain.cancel import CancelToken

    def work(film: Path, on_bytes: Callable[[int], None]) -> None:
        storage.put(film, KEY, "video/mp4", on_bytes=on_bytes, cancel=CancelToken())

    return work


# --- what receives ---------------------------------------------------------------------------------


def serve(pace: int) -> None:
    """Be a backend and a bucket that read `pace` bytes a second; ends with standard input."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Store, bind_and_activate=False)
    server.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
    server.server_bind()
    server.server_activate()
    server.daemon_threads = True
    _Store.pace = pace
    _Store.url = f"http://127.0.0.1:{server.server_address[1]}"
    print(_Store.url, flush=True)
    server.serve_forever()


class _Store(BaseHTTPRequestHandler):
    pace = 0
    url = ""
    parts: dict[int, bytes] = {}  # noqa: RUF012 - the one store of this process
    size = 0
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        pass

    def do_PUT(self) -> None:
        digest = self._take()
        query = parse_qs(urlsplit(self.path).query)
        self.parts[int(query.get("partNumber", ["1"])[0])] = digest
        self._answer(b"", {"ETag": f'"{digest.hex()}"'})

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        asked = self.rfile.read(length)
        path = urlsplit(self.path)
        if path.path == "/internal/storage/presign-put":
            answer: dict[str, object] = {"upload_url": f"{self.url}/put/film", "headers": {}}
            self._json({**answer, "public_url": f"{self.url}/film", "expires_sec": 900})
        elif path.path == "/internal/storage/complete":
            self._json({"saved": True})
        elif "uploads" in parse_qs(path.query, keep_blank_values=True):
            self._xml("InitiateMultipartUploadResult", "<UploadId>u</UploadId>")
        else:
            assert len(re.findall(rb"<PartNumber>", asked)) == len(self.parts)
            self._xml("CompleteMultipartUploadResult", f"<ETag>{self._etag}</ETag>")
            type(self).size = -type(self).size  # from now on it is there

    def do_GET(self) -> None:
        self._xml("ListMultipartUploadsResult", "<IsTruncated>false</IsTruncated>")

    def do_HEAD(self) -> None:
        if self.size >= 0:
            self._answer(b"", {}, 404)
            return
        self.send_response(200)
        self.send_header("ETag", self._etag)
        self.send_header("Content-Length", str(-self.size))
        self.end_headers()

    @property
    def _etag(self) -> str:
        joined = b"".join(self.parts[number] for number in sorted(self.parts))
        return f'"{hashlib.md5(joined).hexdigest()}-{len(self.parts)}"'

    def _take(self) -> bytes:
        length, count = int(self.headers["Content-Length"]), 0
        digest, began = hashlib.md5(), time.perf_counter()
        while count < length and (chunk := self.rfile.read1(min(65536, length - count))):
            count += len(chunk)
            digest.update(chunk)
            if self.pace:
                time.sleep(max(0.0, count / self.pace - (time.perf_counter() - began)))
        type(self).size += count
        return digest.digest()

    def _json(self, value: object) -> None:
        self._answer(json.dumps(value).encode(), {"Content-Type": "application/json"})

    def _xml(self, name: str, inner: str) -> None:
        self._answer(f"<{name}>{inner}</{name}>".encode(), {"Content-Type": "application/xml"})

    def _answer(self, body: bytes, headers: dict[str, str], status: int = 200) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


if __name__ == "__main__":
    main()
