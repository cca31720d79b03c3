"""The parent's end of the espeak child: it asks, sees a cancel while it waits, and leaves nothing behind."""

import json
import queue
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, cast

from studio.domain.cancel import CancelToken

_POLL_SEC: Final = 0.05
_PATIENCE_SEC: Final = 30.0
"""A portion takes milliseconds; a child silent for so long hangs."""
_GRACE_SEC: Final = 1.0
_STDERR_TAIL: Final = 400
_NO_WINDOW: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # a console would flash up on Windows


class ChildDied(Exception):
    """The child ended before it answered; the message is the last thing it said."""


class ChildRefused(Exception):
    """The child lives, but espeak refused the request."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Mono s16 samples at `rate`, and what sounds when.

    `words` are (character from 0, sample), `phonemes` (name, sample).
    """

    pcm: bytes
    rate: int
    words: Sequence[tuple[int, int]]
    phonemes: Sequence[tuple[str, int]]


class EspeakProcess:
    """One running child. Not thread-safe: its voice asks one question at a time."""

    def __init__(self, command: Sequence[str], patience_sec: float = _PATIENCE_SEC) -> None:
        self._patience_sec = patience_sec
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 (closed in close)
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                creationflags=_NO_WINDOW,
            )
        except OSError as error:
            self._errors.close()
            raise ChildDied(f"{command[0]}: {error}") from error
        # Pipes cannot be waited for with a timeout on every system; a queue can.
        self._answers: queue.SimpleQueue[tuple[dict[str, Any], bytes] | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="espeak-reader", daemon=True)
        self._reader.start()

    def ask(self, text: str, voice: str, words_per_minute: int, cancel: CancelToken) -> Answer:
        """Return the speech of `text`; raises Canceled, ChildRefused or ChildDied; close it after any but
        ChildRefused.
        """
        request = {"text": text, "voice": voice, "rate": words_per_minute}
        try:
            self._stdin.write(json.dumps(request).encode() + b"\n")
            self._stdin.flush()
        except OSError as error:
            raise ChildDied(self._last_words()) from error
        deadline = time.monotonic() + self._patience_sec
        while True:
            cancel.check()
            if time.monotonic() > deadline:
                raise ChildDied(f"no answer in {self._patience_sec:g} s")
            try:
                answer = self._answers.get(timeout=_POLL_SEC)
            except queue.Empty:
                continue
            break
        if answer is None:
            raise ChildDied(self._last_words())
        header, pcm = answer
        if "error" in header:
            raise ChildRefused(str(header["error"]))
        words = [(int(position), int(sample)) for position, sample in header["words"]]
        phonemes = [(str(name), int(sample)) for name, sample in header["phonemes"]]
        return Answer(pcm, int(header["rate"]), words, phonemes)

    @property
    def pid(self) -> int:
        """The child's process number."""
        return self._process.pid

    def close(self) -> None:
        """End the child now, wait for it, and close every pipe; closing twice is harmless."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in (self._stdin, self._stdout):
            try:
                stream.close()
            except BrokenPipeError:
                continue  # a request that was never read went down with the child
        self._errors.close()

    @property
    def _stdin(self) -> BinaryIO:
        return cast("BinaryIO", self._process.stdin)

    @property
    def _stdout(self) -> BinaryIO:
        return cast("BinaryIO", self._process.stdout)

    def _read(self) -> None:
        """Hand every answer to the queue, and None when the child is gone."""
        while line := self._stdout.readline():
            try:
                header = cast("dict[str, Any]", json.loads(line))
                wanted = int(header.get("bytes", 0))
            except (ValueError, AttributeError):
                break  # something else was written where answers belong: no way to know where it ends
            pcm = self._stdout.read(wanted)
            if len(pcm) < wanted:
                break
            self._answers.put((header, pcm))
        self._answers.put(None)

    def _last_words(self) -> str:
        """Return how the child ended and the tail of what it said."""
        try:
            status: int | None = self._process.wait(_GRACE_SEC)
        except subprocess.TimeoutExpired:
            status = None
        self._errors.seek(0)
        said = self._errors.read().decode("utf-8", "replace").strip()[-_STDERR_TAIL:]
        ended = f"exit status {status}" if status is not None else "no answer"
        return f"{ended}: {said}" if said else ended
