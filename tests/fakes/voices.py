"""Speech services in the place of the real ones: Google Translate, Amazon Polly, Google Cloud, over sockets.

Every word is a tone after silence, so that a test knows when each is said. What is asked is kept.
"""

from __future__ import annotations

import base64
import io
import json
import re
import subprocess
import threading
import wave
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote

import numpy as np

from studio.film.ffmpeg import find_ffmpeg
from studio.film.mp3 import decode
from studio.speech.online import Accounts, AwsKeys, Hosts, Online

WORD_SEC = 0.15
GAP_SEC = 0.1
COMMA_SEC = 0.25
"""More silence after a comma."""
SILENCE_SEC = 0.05
"""Before the first word and after the last."""
AWS_KEY = "wJalrXUtnFEMI-not-a-real-key"
GOOGLE_KEY = "AIza-not-a-real-key"

_WORD = re.compile(r"\S+")


@dataclass
class FakeVoices:
    """Three services on one port; a fault stays until it is taken away, or for the next requests only."""

    url: str = ""
    said: list[str] = field(default_factory=list[str])
    """Texts that were asked for, in order; those of marks are not repeated."""
    requests: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list[Any])
    fault: str = ""
    """`hang`, `cut`, `html`, `silent`, or a status such as `429` and `500`."""
    faults_left: int = -1
    """How many requests the fault concerns; -1: all of them."""
    fault_on: str = ""
    """Only texts that hold this are concerned."""
    retry_after: str = ""
    hanging: threading.Event = field(default_factory=threading.Event)
    stopping: threading.Event = field(default_factory=threading.Event)
    most_at_once: int = 0
    guard: threading.Lock = field(default_factory=threading.Lock)
    at_once: int = 0

    def online(self, **more: Any) -> Online:
        """Return the services as the studio uses them, here."""
        options: dict[str, Any] = {"waits": ((0.0, 0.01), (0.0, 0.01), (0.0, 0.01)), **more}
        accounts = options.pop("accounts", None) or Accounts(
            lambda: AwsKeys("AKIA-nobody", AWS_KEY), lambda: GOOGLE_KEY
        )
        hosts = Hosts(self.url, self.url, self.url, f"{self.url}/token")
        return Online(accounts, decode, hosts=hosts, **options)

    def broken(self, fault: str, *, times: int = -1, on: str = "") -> None:
        """Break from now on."""
        self.fault, self.faults_left, self.fault_on = fault, times, on

    def mend(self) -> None:
        """Work from now on."""
        self.fault = ""

    def fault_for(self, text: str) -> str:
        """Return what is wrong with this request."""
        with self.guard:
            if not self.fault or self.fault_on not in text or self.faults_left == 0:
                return ""
            self.faults_left -= self.faults_left > 0
            return self.fault


def tones(text: str, rate: int, speed: float = 1.0) -> tuple[bytes, list[float]]:
    """Return the sound of a text and the second at which each of its words begins."""
    parts = [np.zeros(round(SILENCE_SEC * rate))]
    moments: list[float] = []
    for word in _WORD.findall(text):
        moments.append(sum(map(len, parts)) / rate)
        ticks = np.arange(round(WORD_SEC / speed * rate))
        silence = GAP_SEC + COMMA_SEC * word.endswith(",")
        parts += [np.sin(ticks * 440 * 2 * np.pi / rate) * 12_000, np.zeros(round(silence / speed * rate))]
    parts.append(np.zeros(round(SILENCE_SEC * rate)))
    return np.concatenate(parts).astype("<i2").tobytes(), moments


@cache
def mp3_of(text: str) -> bytes:
    """Return the sound of a text as Google Translate sends it: 24 kHz, mono."""
    pcm, _ = tones(text, 24_000)
    raw = ("-f", "s16le", "-ar", "24000", "-ac", "1", "-i", "pipe:0")
    out = ("-c:a", "libmp3lame", "-b:a", "64k", "-write_xing", "0", "-f", "mp3", "pipe:1")
    command = [find_ffmpeg(), "-loglevel", "error", *raw, *out]
    return subprocess.run(command, input=pcm, capture_output=True, check=True).stdout


class _Handler(BaseHTTPRequestHandler):
    voices: FakeVoices
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        voices = self.voices
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with voices.guard:
            voices.requests.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            voices.at_once += 1
            voices.most_at_once = max(voices.most_at_once, voices.at_once)
        try:
            with suppress(OSError):
                self._answer(body)
        finally:
            with voices.guard:
                voices.at_once -= 1

    def _answer(self, body: bytes) -> None:
        if self.path.startswith("/_/TranslateWebserverUi"):
            self._translate(body)
        elif self.path == "/v1/speech":
            self._polly(json.loads(body))
        elif self.path == "/v1beta1/text:synthesize":
            self._google(json.loads(body))
        elif self.path == "/token":
            self._send(json.dumps({"access_token": "ya29-not-real", "expires_in": 3600}).encode())
        else:
            self._send(b"{}", 404)

    # --- Google Translate ------------------------------------------------------------------------

    def _translate(self, body: bytes) -> None:
        packed = json.loads(unquote(parse_qs(body.decode())["f.req"][0]))[0][0][1]
        text = json.loads(packed)[0]
        if self._is_broken(text):
            return
        sound = base64.b64encode(mp3_of(text)).decode()
        lines = [")]}'", "", "123", f'[["wrb.fr","jQ1olc","[\\"{sound}\\"]",null,null,null,"generic"]]', "25"]
        self._send("\n".join(lines).encode(), kind="application/json; charset=utf-8")

    # --- Amazon Polly ----------------------------------------------------------------------------

    def _polly(self, asked: dict[str, Any]) -> None:
        ssml = str(asked["Text"])
        rate = re.search(r'rate="(\d+)%"', ssml)
        speed = int(rate[1]) / 100 if rate else 1.0
        plain, offsets = _plain(ssml)
        if self._is_broken(plain, new=asked["OutputFormat"] == "pcm"):
            return
        pcm, moments = tones(plain, int(asked.get("SampleRate", 16_000)), speed)
        if asked["OutputFormat"] == "pcm":
            self._send(pcm, kind="audio/pcm")
            return
        marks = [
            {
                "time": round(moment * 1000),
                "type": "word",
                "start": offsets[match.start()],
                "end": offsets[match.end() - 1] + 1,
                "value": match.group(),
            }
            for match, moment in zip(_WORD.finditer(plain), moments, strict=True)
        ]
        lines = "\n".join(json.dumps(mark, ensure_ascii=False) for mark in marks)
        self._send(lines.encode(), kind="application/x-json-stream")

    # --- Google Cloud ----------------------------------------------------------------------------

    def _google(self, asked: dict[str, Any]) -> None:
        ssml = str(asked["input"]["ssml"])
        plain, _ = _plain(ssml)
        if self._is_broken(plain):
            return
        audio = asked["audioConfig"]
        rate = int(audio["sampleRateHertz"])
        pcm, moments = tones(plain, rate, float(audio["speakingRate"]))
        wav = io.BytesIO()
        with wave.open(wav, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes(pcm)
        names = re.findall(r'<mark name="(\d+)"/>', ssml)
        points = [
            {"markName": name, "timeSeconds": moment} for name, moment in zip(names, moments, strict=True)
        ]
        value = {"audioContent": base64.b64encode(wav.getvalue()).decode(), "timepoints": points}
        self._send(json.dumps(value).encode())

    # --- all of them -----------------------------------------------------------------------------

    def _is_broken(self, text: str, *, new: bool = True) -> bool:
        voices = self.voices
        if new:
            voices.said.append(text)
        fault = voices.fault_for(text)
        match fault:
            case "":
                return False
            case "hang":
                voices.hanging.set()
                voices.stopping.wait(30)
                self.close_connection = True
            case "cut":
                self.send_response(200)
                self.send_header("Content-Length", "100000")
                self.end_headers()
                self.wfile.write(b"half")
                self.close_connection = True
            case "html":
                self._send(b"<html>Before you continue</html>", kind="text/html")
            case "silent":
                self._send(b"")
            case _:
                # A service that repeats what it was sent must not be believed to keep a secret.
                echo = {"error": {"status": "PERMISSION_DENIED", "message": str(self.headers)}}
                self._send(json.dumps(echo).encode(), int(fault))
        return True

    def _send(self, body: bytes, status: int = 200, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if status >= 400 and self.voices.retry_after:
            self.send_header("Retry-After", self.voices.retry_after)
        self.end_headers()
        self.wfile.write(body)


def _plain(ssml: str) -> tuple[str, list[int]]:
    """Return the text of some markup, and for each character the byte of the markup at which it stands."""
    text, offsets, at = "", list[int](), 0
    for part in re.findall(r"<[^>]*>|&\w+;|.", ssml, re.DOTALL):
        if not part.startswith("<"):
            text += {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&apos;": "'", "&quot;": '"'}.get(part, part)
            offsets.append(at)
        at += len(part.encode())
    return text, offsets


@contextmanager
def speaking() -> Iterator[FakeVoices]:
    """Answer on a port of the loopback address until the block ends."""
    voices = FakeVoices()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (_Handler,), {"voices": voices}))
    server.daemon_threads = True
    voices.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield voices
    finally:
        voices.stopping.set()
        server.shutdown()
        thread.join()
        server.server_close()
