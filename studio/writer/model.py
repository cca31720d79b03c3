"""A language model behind an OpenAI-compatible address: messages in, text out, streamed where offered."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled
from studio.network.connection import Answer, Connection, Endpoint, Unreachable, Unreadable
from studio.writer import troubles
from studio.writer.reading import ANSWER_LIMIT

PATH: Final = "/v1/chat/completions"
TEMPERATURE: Final = 0.3
MAX_TOKENS: Final = 4096
LONGEST_SEC: Final = 600.0
"""How long one answer may take as a whole, however lively it arrives."""
WAITS_SEC: Final = (2.0, 4.0, 8.0)
"""How long a model that is busy is left alone before it is asked once more, unless it says how long."""
LONGEST_WAIT_SEC: Final = 60.0
_BUSY: Final = (429, 503)
_WRONG_REQUEST: Final = (400, 404, 415, 422, 501)

Message = dict[str, str]


@dataclass(frozen=True, slots=True)
class Answered:
    """What a model answered."""

    text: str
    is_cut: bool = False
    """It came to the limit of its length before it had said everything."""


@dataclass(frozen=True, slots=True)
class Model:
    """Which model answers, and where."""

    base_url: str
    name: str
    key: str = ""
    timeout_sec: float = 30.0
    ca_file: str = ""

    def __repr__(self) -> str:
        return f"Model({self.name!r})"

    def answer(
        self,
        messages: Sequence[Message],
        *,
        on_text: Callable[[int], None] = lambda _: None,
        on_wait: Callable[[float], None] = lambda _: None,
        cancel: CancelToken | None = None,
    ) -> Answered:
        """Return what the model answers.

        `on_text` hears how many characters have come, `on_wait` how many seconds a busy model is left alone.
        Raises SCRIPT_GENERATION_FAILED where it cannot be reached, refuses or answers no such thing.
        """
        body: dict[str, Any] = {
            "model": self.name,
            "messages": list(messages),
            "temperature": TEMPERATURE,
            "max_tokens": MAX_TOKENS,
            "stream": True,
        }
        waits = iter(WAITS_SEC)
        while True:
            heard = _Stream(on_text)
            answer = self._send(body, heard, cancel)
            if answer.is_good:
                return heard.answered() if heard.is_stream else _whole(answer)
            if "stream" in body and answer.status in _WRONG_REQUEST and b"stream" in answer.body.lower():
                del body["stream"]
                continue
            wait = _wait(answer, next(waits, None))
            if wait is None:
                raise troubles.refused(answer.status, _said(answer), self.key)
            on_wait(wait)
            if (cancel or CancelToken()).wait(wait):
                raise Canceled

    def _send(self, body: dict[str, Any], heard: _Stream, cancel: CancelToken | None) -> Answer:
        endpoint = Endpoint(
            _without_version(self.base_url),
            self.timeout_sec,
            total_sec=max(LONGEST_SEC, self.timeout_sec),
            ca_file=self.ca_file,
            secret_headers={"Authorization": f"Bearer {self.key}"} if self.key else {},
        )
        try:
            return Connection(endpoint).send("POST", PATH, body=body, on_body=heard.hear, cancel=cancel)
        except Unreachable as error:
            raise troubles.unreachable(error) from error
        except Unreadable as error:
            raise troubles.unreadable(error.reason) from error


class _Stream:
    """Puts the pieces of a streamed answer together."""

    def __init__(self, on_text: Callable[[int], None]) -> None:
        self._on_text = on_text
        self._rest = b""
        self._parts: list[str] = []
        self._count = 0
        self._is_cut = False
        self.is_stream = False

    def answered(self) -> Answered:
        return Answered("".join(self._parts), self._is_cut)

    def hear(self, chunk: bytes) -> None:
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        for line in lines:
            if line.startswith(b"data:"):
                self.is_stream = True
                self._take(line.removeprefix(b"data:").strip())

    def _take(self, data: bytes) -> None:
        try:
            value: object = json.loads(data)
        except (ValueError, RecursionError):  # the end mark, or a line that says nothing
            return
        if isinstance(value, dict) and "error" in value:
            raise Unreadable("an error in the middle of its answer")
        choice = _first_choice(cast("object", value))
        self._is_cut = self._is_cut or choice.get("finish_reason") == "length"
        delta = choice.get("delta")
        part = cast("dict[str, Any]", delta).get("content") if isinstance(delta, dict) else None
        if not isinstance(part, str) or not part:
            return
        self._parts.append(part)
        self._count += len(part)
        if self._count > ANSWER_LIMIT:
            raise Unreadable("it does not end")
        self._on_text(self._count)


def _whole(answer: Answer) -> Answered:
    try:
        choice = _first_choice(answer.value())
    except Unreadable as error:
        raise troubles.unreadable(error.reason) from error
    message = choice.get("message")
    content = cast("dict[str, Any]", message).get("content") if isinstance(message, dict) else None
    if not isinstance(content, str):
        raise troubles.unreadable("no completion")
    return Answered(content, choice.get("finish_reason") == "length")


def _first_choice(value: object) -> dict[str, Any]:
    choices = cast("dict[str, Any]", value).get("choices") if isinstance(value, dict) else None
    first = cast("list[object]", choices)[0] if isinstance(choices, list) and choices else None
    return cast("dict[str, Any]", first) if isinstance(first, dict) else {}


def _wait(answer: Answer, usual: float | None) -> float | None:
    """Return for how many seconds a busy model is left alone, None where it is not asked again."""
    if answer.status not in _BUSY or usual is None:
        return None
    try:
        asked = float(answer.headers.get("retry-after", ""))
    except ValueError:  # a date, or nothing
        return usual
    return max(0.0, asked) if asked <= LONGEST_WAIT_SEC else None


def _said(answer: Answer) -> str:
    """Return what a server says is wrong with a request, as one short line."""
    try:
        value = answer.value()
    except Unreadable:
        return ""
    for key in ("error", "message", "detail"):
        if isinstance(value, dict):
            value = cast("dict[str, Any]", value).get(key, value)
    return " ".join(value.split())[:200] if isinstance(value, str) else ""


def _without_version(url: str) -> str:
    """Return the base address as the contract has it, also where somebody wrote `/v1` at its end."""
    return url.rstrip("/").removesuffix("/v1")
