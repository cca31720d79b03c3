"""One request to a service that speaks: repeated where that may help, and refused in words where not."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from studio.domain.cancel import CancelToken
from studio.domain.text import Text
from studio.domain.voice import VoiceProvider
from studio.network.connection import Answer, Unreachable, Unreadable
from studio.network.reasons import in_words
from studio.network.retries import Retries
from studio.speech.online import Online, OnlineTrouble

_LONGEST_WAIT_SEC: Final = 30.0
"""A service that asks for more is not waited for."""
_TOO_MANY: Final = 429
_CODE: Final = re.compile(r"[A-Za-z_]{3,64}")

_LATER: Final = Text(
    ko="네트워크를 확인하고 다시 시도하거나 다른 음성을 고르십시오.",
    en="Check the network and try again, or choose another voice.",
)
_CHECK_KEYS: Final = Text(
    ko="설정의 목소리에서 키를 확인하거나 다른 음성을 고르십시오.",
    en="Check the keys in Settings, Voice, or choose another voice.",
)
_OTHER_VOICE: Final = Text(
    ko="다른 음성을 고르십시오.",
    en="Choose another voice.",
)


def ask(
    send: Callable[[], Answer],
    provider: VoiceProvider,
    online: Online,
    cancel: CancelToken,
    code_of: Callable[[Answer], str] = lambda _: "",
) -> Answer:
    """Return the good answer to a request; the service gets one request at a time.

    No connection, too many requests and troubles of the service itself are worth another try; `code_of`
    finds the service's own name of a refusal. Raises `OnlineTrouble` or `Canceled`.
    """
    retries = Retries(online.waits)
    while True:
        asked = 0.0
        try:
            with online.turn(cancel):
                cancel.check()
                answer = send()
        except Unreachable as error:
            trouble = _unreachable(provider, error)
        except Unreadable as error:
            raise unreadable(provider) from error
        else:
            if answer.is_good:
                return answer
            trouble = _refused(provider, answer.status, code_of(answer))
            asked = _asked_for(answer)
        if not trouble.passes or asked > _LONGEST_WAIT_SEC or not retries.wait(cancel, asked):
            raise trouble


def unreadable(provider: VoiceProvider) -> OnlineTrouble:
    """Return the refusal of an answer in which there is no speech."""
    return OnlineTrouble(
        Text(
            ko=f"{provider.label}이(가) 음성이 아닌 것으로 답했습니다.",
            en=f"{provider.label} answered with something that is no speech.",
        ),
        _LATER,
        passes=False,
    )


def fields(value: object) -> Mapping[str, Any]:
    """Return the fields of an answer; none where it is something else."""
    return cast("Mapping[str, Any]", value) if isinstance(value, dict) else {}


def service_code(found: object) -> str:
    """Return a service's own name of a refusal where it looks like one; what else it says is never shown."""
    return found if isinstance(found, str) and _CODE.fullmatch(found) else ""


def _unreachable(provider: VoiceProvider, error: Unreachable) -> OnlineTrouble:
    why = in_words(error.reason)
    return OnlineTrouble(
        Text(
            ko=f"{provider.label}에 연결하지 못했습니다 ({why.ko}).",
            en=f"{provider.label} could not be reached ({why.en}).",
        ),
        _LATER,
        passes=True,
    )


def _refused(provider: VoiceProvider, status: int, code: str) -> OnlineTrouble:
    told = f"HTTP {status} {code}".strip()
    label = provider.label
    if status == _TOO_MANY:
        return OnlineTrouble(
            Text(
                ko=f"{label}에 요청이 너무 많았습니다 ({told}).", en=f"{label} was asked too often ({told})."
            ),
            Text(
                ko="몇 분 뒤에 다시 시도하거나 다른 음성을 고르십시오.",
                en="Try again in some minutes, or choose another voice.",
            ),
            passes=True,
        )
    if status >= 500:
        what = Text(ko=f"{label}에 장애가 있습니다 ({told}).", en=f"{label} is in trouble ({told}).")
        return OnlineTrouble(what, _LATER, passes=True)
    what = Text(ko=f"{label}이(가) 거절했습니다 ({told}).", en=f"{label} refused ({told}).")
    has_keys = provider is not VoiceProvider.GTTS
    is_about_keys = has_keys and (status in (401, 403) or "Token" in code or "Signature" in code)
    return OnlineTrouble(what, _CHECK_KEYS if is_about_keys else _OTHER_VOICE, passes=False)


def _asked_for(answer: Answer) -> float:
    """Return the seconds a service asks to be left alone; a date counts as not said."""
    written = answer.headers.get("retry-after", "").strip()
    return float(written) if written.isascii() and written.isdecimal() and len(written) <= 9 else 0.0
