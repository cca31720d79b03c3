"""A language model to stand in for a real one: answers what it was given to answer, over real sockets."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class FakeModel:
    """Answers in order; the last answer is given again and again."""

    def __init__(self, *answers: str, stream: bool = True) -> None:
        self.answers = list(answers)
        self.stream = stream
        self.status = 200
        self.silent_sec = 0.0
        self.endless = False
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.url = ""
        self.stopping = threading.Event()

    def next_answer(self) -> str:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class _Handler(BaseHTTPRequestHandler):
    model: FakeModel

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        model = self.model
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        model.asked.append(json.loads(body))
        model.keys.append(self.headers.get("Authorization", ""))
        if model.stopping.wait(model.silent_sec):
            return
        self.send_response(model.status if self.path == "/v1/chat/completions" else 404)
        self.send_header("Content-Type", "text/event-stream" if model.stream else "application/json")
        self.end_headers()
        with suppress(OSError):
            self._stream() if model.stream else self._whole()

    def _whole(self) -> None:
        value = {"choices": [{"message": {"role": "assistant", "content": self.model.next_answer()}}]}
        self.wfile.write(json.dumps(value).encode())

    def _stream(self) -> None:
        answer = self.model.next_answer()
        while True:
            for at in range(0, len(answer), 7):
                value = {"choices": [{"delta": {"content": answer[at : at + 7]}}]}
                self.wfile.write(b"data: " + json.dumps(value).encode() + b"\n\n")
            if not self.model.endless:
                break
        self.wfile.write(b"data: [DONE]\n\n")


@contextmanager
def answering(model: FakeModel) -> Iterator[FakeModel]:
    """Answer on a port of the loopback address until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (_Handler,), {"model": model}))
    server.daemon_threads = True
    model.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield model
    finally:
        model.stopping.set()
        server.shutdown()
        thread.join()
        server.server_close()
