"""Asking a model until it answers what can be used: what is wrong is told, and asked again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from studio.domain.cancel import CancelToken
from studio.domain.drafting import Written
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.text import Text
from studio.writer.model import Answered, Message, Model
from studio.writer.reading import BadAnswer

REPAIRS: Final = 2
"""How often a model is asked again."""
CONTINUED: Final = 3
"""How often an answer that was cut off at the limit of its length is gone on with: half an hour is longer."""
_FENCE: Final = re.compile(r"^\s*```(?:json)?[^\S\n]*\n", re.IGNORECASE)
_SHOWN_AGAIN: Final = 20_000
"""Characters of a bad answer that a model is shown again."""

BEGINNING: Final = Written()

Outcome = TypeVar("Outcome")
OnWritten = Callable[[Written], None]


def ask(
    model: Model,
    messages: Sequence[Message],
    read: Callable[[str], Outcome],
    *,
    on_written: OnWritten = lambda _: None,
    cancel: CancelToken | None = None,
    so_far: Written = BEGINNING,
) -> Outcome:
    """Return what `read` makes of an answer; raises SCRIPT_GENERATION_FAILED when it can make nothing of any.

    `read` raises `BadAnswer`, and the model is told why.
    """
    why = Text(ko="", en="")
    talk = list(messages)
    for attempt in range(1, 2 + REPAIRS):
        now = replace(so_far, attempt=attempt)
        on_written(now)
        answer = _answered(model, talk, now, on_written, cancel)
        try:
            return read(answer.text)
        except BadAnswer as error:
            why = _CUT if answer.is_cut else error.why
            talk = [*messages, *_sent_back(answer.text, why)]
    raise StepFailed(
        ErrorCode.SCRIPT_GENERATION_FAILED,
        Text(
            ko=f"언어 모델({model.name})이 {1 + REPAIRS}번 모두 쓸 수 있는 답을 주지 않았습니다: {why.ko}",
            en=f"The model {model.name} gave no usable answer {1 + REPAIRS} times: {why.en}",
        ),
        Text(
            ko="다시 시도하거나, 다른 모델을 고르거나, 더 짧게 나누어 맡기십시오.",
            en="Try again, choose another model, or ask for less at once.",
        ),
    )


def _answered(
    model: Model,
    talk: Sequence[Message],
    now: Written,
    on_written: OnWritten,
    cancel: CancelToken | None,
) -> Answered:
    """Return a whole answer: one that comes to the limit of its length is gone on with, a few times."""
    text, so_far = "", 0
    for _ in range(1 + CONTINUED):
        answer = model.answer(
            [*talk, *_going_on(text)] if text else talk,
            on_text=lambda count, so_far=so_far: on_written(replace(now, characters=so_far + count)),
            on_wait=lambda seconds: on_written(replace(now, waiting_sec=seconds)),
            cancel=cancel,
        )
        so_far += len(answer.text)
        text += _FENCE.sub("", answer.text) if text else answer.text
        if not answer.is_cut:
            return Answered(text)
    return Answered(text, is_cut=True)


def _going_on(text: str) -> list[Message]:
    return [
        {"role": "assistant", "content": text},
        {
            "role": "user",
            "content": "You were cut off. Go on exactly where you stopped, with the next character, and "
            "repeat nothing.",
        },
    ]


_CUT: Final = Text(
    ko="답이 길이 제한에서 끊겼습니다.",
    en="The answer was cut off at the limit of its length: say it in less.",
)


def _sent_back(answer: str, why: Text) -> list[Message]:
    return [
        {"role": "assistant", "content": answer[:_SHOWN_AGAIN]},
        {
            "role": "user",
            "content": f"That cannot be used: {why.en} Answer again with the whole JSON object, mended.",
        },
    ]
