"""A language model behind an OpenAI-compatible address: messages in, text out, streamed where offered."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from studio.domain.cancel import CancelToken
from studio.domain.errors import EnvironmentTrouble, ErrorCode, Refused, StudioError
from studio.domain.text import Text
from studio.network.connection import Answer, Connection, Endpoint, Unreachable, Unreadable

PATH: Final = "/v1/chat/completions"
TEMPERATURE: Final = 0.3
MAX_TOKENS: Final = 4096
LONGEST_SEC: Final = 600.0
"""How long one answer may take as a whole, however lively it arrives."""

Message = dict[str, str]


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
        cancel: CancelToken | None = None,
    ) -> str:
        """Return what the model answers; `on_text` hears how many characters have come.

        Raises SCRIPT_GENERATION_FAILED where it cannot be reached, refuses or answers no such thing.
        """
        endpoint = Endpoint(
            _without_version(self.base_url),
            self.timeout_sec,
            total_sec=LONGEST_SEC,
            ca_file=self.ca_file,
            secret_headers={"Authorization": f"Bearer {self.key}"} if self.key else {},
        )
        heard = _Stream(on_text)
        body = {
            "model": self.name,
            "messages": list(messages),
            "temperature": TEMPERATURE,
            "max_tokens": MAX_TOKENS,
            "stream": True,
        }
        try:
            answer = Connection(endpoint).send("POST", PATH, body=body, on_body=heard.hear, cancel=cancel)
        except Unreachable as error:
            raise _unreachable(error) from error
        except Unreadable as error:
            raise _unreadable(error.reason) from error
        if not answer.is_good:
            raise _refused(answer)
        return heard.text if heard.is_stream else _whole(answer)


class _Stream:
    """Puts the pieces of a streamed answer together."""

    def __init__(self, on_text: Callable[[int], None]) -> None:
        self._on_text = on_text
        self._rest = b""
        self._parts: list[str] = []
        self._count = 0
        self.is_stream = False

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def hear(self, chunk: bytes) -> None:
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        for line in lines:
            if not line.startswith(b"data:"):
                continue
            self.is_stream = True
            part = _delta(line.removeprefix(b"data:").strip())
            if part:
                self._parts.append(part)
                self._count += len(part)
                self._on_text(self._count)


def _delta(data: bytes) -> str:
    try:
        return str(_first_choice(json.loads(data)).get("delta", {}).get("content") or "")
    except (ValueError, AttributeError):  # the end mark, or a line that says nothing
        return ""


def _whole(answer: Answer) -> str:
    try:
        content = _first_choice(answer.value()).get("message", {}).get("content")
    except (Unreadable, AttributeError) as error:
        raise _unreadable("no completion") from error
    if not isinstance(content, str):
        raise _unreadable("no completion")
    return content


def _first_choice(value: object) -> dict[str, Any]:
    choices = cast("dict[str, Any]", value).get("choices") if isinstance(value, dict) else None
    first = cast("list[object]", choices)[0] if isinstance(choices, list) and choices else None
    return cast("dict[str, Any]", first) if isinstance(first, dict) else {}


def _without_version(url: str) -> str:
    """Return the base address as the contract has it, also where somebody wrote `/v1` at its end."""
    return url.rstrip("/").removesuffix("/v1")


_CHECK: Final = Text(
    ko="설정의 언어 모델 주소와 키를 확인하거나, 모델 없이 개요를 만드십시오.",
    en="Check the model's address and key in the settings, or make an outline without a model.",
)


def _unreachable(error: Unreachable) -> StudioError:
    ko = "시간 초과" if error.timed_out else "연결할 수 없음"
    return EnvironmentTrouble(
        ErrorCode.SCRIPT_GENERATION_FAILED,
        Text(
            ko=f"언어 모델이 응답하지 않습니다 ({ko}).",
            en=f"The language model does not answer ({error.reason}).",
        ),
        _CHECK,
    )


def _refused(answer: Answer) -> StudioError:
    return Refused(
        ErrorCode.SCRIPT_GENERATION_FAILED,
        Text(
            ko=f"언어 모델이 요청을 거절했습니다 (HTTP {answer.status}).",
            en=f"The language model refused the request (HTTP {answer.status}).",
        ),
        _CHECK,
    )


def _unreadable(reason: str) -> StudioError:
    return EnvironmentTrouble(
        ErrorCode.SCRIPT_GENERATION_FAILED,
        Text(
            ko=f"언어 모델의 응답을 읽을 수 없습니다 ({reason}).",
            en=f"The answer of the language model cannot be read ({reason}).",
        ),
        _CHECK,
    )
