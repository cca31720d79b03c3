"""What can go wrong between the studio and a language model, named with the way out; never with a key."""

from __future__ import annotations

from typing import Final

from studio.domain.errors import EnvironmentTrouble, ErrorCode, Refused, StudioError
from studio.domain.text import Text
from studio.network.connection import Unreachable
from studio.network.reasons import in_words

_ADDRESS: Final = Text(
    ko="설정에서 언어 모델의 주소를 확인하고 다시 시도하십시오.",
    en="Check the model's address in the settings, then try again.",
)
_NEXT: Final = {
    401: Text(
        ko="설정에서 언어 모델의 키를 확인하십시오.",
        en="Check the key of the language model in the settings.",
    ),
    403: Text(ko="이 키로 쓸 수 있는 모델인지 확인하십시오.", en="Check that this key may use this model."),
    404: Text(
        ko="설정에서 모델의 주소와 이름을 확인하십시오.",
        en="Check the model's address and name in the settings.",
    ),
    413: Text(ko="원문을 줄여 다시 시도하십시오.", en="Shorten the source, then try again."),
    429: Text(ko="요청이 몰려 있습니다. 잠시 뒤 다시 시도하십시오.", en="It is busy. Try again in a while."),
}
_WRONG: Final = Text(
    ko="모델 이름을 확인하고, 원문이 길면 줄여서 다시 시도하십시오.",
    en="Check the model's name; shorten the source where it is long, then try again.",
)
_BROKEN: Final = Text(
    ko="모델 서버의 문제입니다. 잠시 뒤 다시 시도하십시오.",
    en="That is a trouble of the model's server. Try again in a while.",
)


def unreachable(error: Unreachable) -> StudioError:
    """Tell that no answer came."""
    why = in_words(error.reason)
    return EnvironmentTrouble(
        ErrorCode.SCRIPT_GENERATION_FAILED,
        Text(
            ko=f"언어 모델이 응답하지 않습니다 ({why.ko}).",
            en=f"The language model does not answer ({why.en}).",
        ),
        _ADDRESS,
    )


def refused(status: int, said: str, key: str) -> StudioError:
    """Tell that a request was answered with an HTTP status that is none of success.

    `said` is what the server says about the request itself; of who asks (401, 403) nothing is repeated.
    """
    words = said.replace(key, "…") if key else said
    more = f": {words}" if words and status not in (401, 403) else ""
    return Refused(
        ErrorCode.SCRIPT_GENERATION_FAILED,
        Text(
            ko=f"언어 모델이 요청을 거절했습니다 (HTTP {status}{more}).",
            en=f"The language model refused the request (HTTP {status}{more}).",
        ),
        _BROKEN if status >= 500 else _NEXT.get(status, _WRONG),
    )


def unreadable(reason: str) -> StudioError:
    """Tell that something came that is no answer of a model."""
    why = in_words(reason)
    return EnvironmentTrouble(
        ErrorCode.SCRIPT_GENERATION_FAILED,
        Text(
            ko=f"언어 모델의 응답을 읽을 수 없습니다 ({why.ko}).",
            en=f"The answer of the language model cannot be read ({why.en}).",
        ),
        _ADDRESS,
    )
