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
        self.statuses: list[int] = []
        """Of the next requests; `status` afterwards."""
        self.headers: dict[str, str] = {}
        self.raw: bytes | None = None
        """Answered as it is, instead of a completion."""
        self.refuses_stream = False
        self.pause_sec = 0.0
        """Between the pieces of a stream."""
        self.finish = "stop"
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
        status = model.statuses.pop(0) if model.statuses else model.status
        streams = model.stream and bool(json.loads(body).get("stream"))
        refused = b'{"error": {"message": "stream is not supported"}}'
        if model.refuses_stream and streams:
            status = 400
        self.send_response(status if self.path == "/v1/chat/completions" else 404)
        kind = {"Content-Type": "text/event-stream" if streams else "application/json"}
        for name, value in {**kind, **model.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            if model.raw is not None or status == 400:
                self.wfile.write(refused if model.raw is None else model.raw)
            else:
                self._stream() if streams else self._whole()

    def _whole(self) -> None:
        message = {"role": "assistant", "content": self.model.next_answer()}
        value = {"choices": [{"message": message, "finish_reason": self.model.finish}]}
        self.wfile.write(json.dumps(value).encode())

    def _stream(self) -> None:
        answer = self.model.next_answer()
        while True:
            for at in range(0, len(answer), 7):
                value = {"choices": [{"delta": {"content": answer[at : at + 7]}}]}
                self.wfile.write(b"data: " + json.dumps(value).encode() + b"\n\n")
                if self.model.pause_sec and self.model.stopping.wait(self.model.pause_sec):
                    return
            if not self.model.endless:
                break
        end: dict[str, Any] = {"choices": [{"delta": {}, "finish_reason": self.model.finish}]}
        self.wfile.write(b"data: " + json.dumps(end).encode() + b"\n\ndata: [DONE]\n\n")


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
