"""What goes wrong while a picture is made elsewhere, as a person reads it: the cause, and what to do next."""

from __future__ import annotations

from typing import Final

from studio.domain.errors import ErrorCode, StudioError
from studio.domain.text import Text
from studio.network.reasons import in_words

SAID_LIMIT: Final = 200
"""Characters of the service's own words that are shown."""


class PictureTrouble(StudioError):
    """No picture came of it.

    `passes` tells whether the same request may succeed a moment later, `wait_sec` when the service itself
    wants to be asked again.
    """

    def __init__(
        self, what: Text, next_step: Text, *, passes: bool = False, wait_sec: float | None = None
    ) -> None:
        super().__init__(ErrorCode.PICTURE_FAILED, what, next_step)
        self.passes = passes
        self.wait_sec = wait_sec


_CHECK: Final = Text(
    ko="네트워크와 설정의 그림 서비스 주소를 확인하고 다시 시도하십시오.",
    en="Check the network and the picture service's address in the settings, and try again.",
)
_LATER: Final = Text(ko="잠시 뒤에 다시 시도하십시오.", en="Try again in a while.")
_OTHER_WORDS: Final = Text(
    ko="지시문을 바꾸어 다시 시도하거나 그림 파일을 직접 고르십시오.",
    en="Try again with other words, or choose a picture file yourself.",
)
_FIELDS: Final = Text(
    ko="설정에서 그림 서비스의 경로와 필드 이름을 확인하십시오.",
    en="Check the paths and field names of the picture service in the settings.",
)


def unreachable(reason: str, *, passes: bool) -> PictureTrouble:
    """Return the trouble of a request without an answer."""
    why = in_words(reason)
    return PictureTrouble(
        Text(
            ko=f"그림 서비스가 응답하지 않습니다 ({why.ko}).",
            en=f"The picture service does not answer ({why.en}).",
        ),
        _CHECK,
        passes=passes,
    )


def unreadable(reason: str) -> PictureTrouble:
    """Return the trouble of an answer in another form."""
    why = in_words(reason)
    return PictureTrouble(
        Text(
            ko=f"그림 서비스의 응답을 읽을 수 없습니다 ({why.ko}).",
            en=f"The answer of the picture service cannot be read ({why.en}).",
        ),
        _FIELDS,
    )


def lacks(field: str) -> PictureTrouble:
    """Return the trouble of an answer without a field."""
    return PictureTrouble(
        Text(
            ko=f"그림 서비스의 응답에 “{field}” 필드가 없습니다.",
            en=f"The answer of the picture service has no field “{field}”.",
        ),
        _FIELDS,
    )


def refused(status: int, said: str, wait_sec: float | None = None) -> PictureTrouble:
    """Return the trouble that a status stands for; `said` are the service's own words."""
    tail = f"HTTP {status}{f', {said}' if said else ''}"
    if status in (401, 403):
        return PictureTrouble(
            Text(
                ko=f"그림 서비스가 키를 받아들이지 않습니다 ({tail}).",
                en=f"The picture service does not accept the key ({tail}).",
            ),
            Text(ko="설정에서 키를 다시 넣으십시오.", en="Enter the key again in the settings."),
        )
    if status in (402, 429):
        return PictureTrouble(
            Text(
                ko=f"그림 서비스의 사용량을 다 썼거나 요청이 너무 잦습니다 ({tail}).",
                en=f"The quota of the picture service is used up, or it is asked too often ({tail}).",
            ),
            Text(
                ko="잠시 뒤에 다시 시도하거나 서비스의 요금제를 확인하십시오.",
                en="Try again in a while, or look at your plan with the service.",
            ),
            passes=status == 429,
            wait_sec=wait_sec,
        )
    if status == 404:
        return PictureTrouble(
            Text(
                ko=f"그림 서비스에 그런 경로나 작업이 없습니다 ({tail}).",
                en=f"The picture service knows no such path or job ({tail}).",
            ),
            _FIELDS,
        )
    if status >= 500 or status == 408:
        return PictureTrouble(
            Text(
                ko=f"그림 서비스에 문제가 있습니다 ({tail}).",
                en=f"The picture service is in trouble ({tail}).",
            ),
            _LATER,
            passes=True,
            wait_sec=wait_sec,
        )
    return PictureTrouble(
        Text(
            ko=f"그림 서비스가 요청을 거절했습니다 ({tail}).",
            en=f"The picture service refused the request ({tail}).",
        ),
        _OTHER_WORDS,
    )


def failed(said: str) -> PictureTrouble:
    """Return the trouble of a job that the service itself gave up."""
    tail = f": {said}" if said else ""
    stop = "" if tail.endswith((".", "!", "?", "…")) else "."
    return PictureTrouble(
        Text(
            ko=f"그림 서비스가 그림을 만들지 못했습니다{tail}{stop}",
            en=f"The picture service could not make the picture{tail}{stop}",
        ),
        _OTHER_WORDS,
    )


def took_too_long(seconds: float) -> PictureTrouble:
    """Return the trouble of a job that does not end."""
    return PictureTrouble(
        Text(
            ko=f"그림이 {seconds:g}초 안에 완성되지 않았습니다.",
            en=f"The picture was not ready within {seconds:g} seconds.",
        ),
        Text(
            ko="다시 시도하거나 설정에서 기다리는 시간을 늘리십시오.",
            en="Try again, or allow more time in the settings.",
        ),
    )


def address_refused(reason: str) -> PictureTrouble:
    """Return the trouble of a picture at an address that is not asked."""
    why = in_words(reason)
    return PictureTrouble(
        Text(
            ko=f"그림 서비스가 쓸 수 없는 주소를 알려 주었습니다 ({why.ko}).",
            en=f"The picture service named an address that is not used ({why.en}).",
        ),
        Text(
            ko="서비스 담당자에게 알리거나 설정의 주소를 확인하십시오.",
            en="Tell whoever runs the service, or check its address in the settings.",
        ),
    )


def too_large(limit_bytes: int) -> PictureTrouble:
    """Return the refusal of a download of too many bytes."""
    size = limit_bytes // 1024 // 1024
    return PictureTrouble(
        Text(
            ko=f"그림 서비스가 보낸 파일이 {size} MB를 넘습니다.",
            en=f"The file from the picture service is larger than {size} MB.",
        ),
        Text(ko="더 작은 그림을 요청하십시오.", en="Ask for a smaller one."),
    )


def no_picture() -> PictureTrouble:
    """Return the refusal of a download that is something else."""
    return PictureTrouble(
        Text(
            ko="그림 서비스가 보낸 것은 그림(PNG, JPEG, WebP)이 아닙니다.",
            en="What the picture service sent is no picture (PNG, JPEG, WebP).",
        ),
        _FIELDS,
    )


def no_clip() -> PictureTrouble:
    """Return the refusal of a download that is no clip."""
    return PictureTrouble(
        Text(
            ko="그림 서비스가 보낸 것은 클립(MP4, WebM)이 아닙니다.",
            en="What the picture service sent is no clip (MP4, WebM).",
        ),
        _FIELDS,
    )


def no_clips() -> PictureTrouble:
    """Return the refusal of a service that is not set up to make clips."""
    return PictureTrouble(
        Text(
            ko="이 그림 서비스에는 클립을 요청하는 경로가 설정되지 않았습니다.",
            en="No path for ordering clips is set up for this picture service.",
        ),
        Text(
            ko="설정에서 클립 경로를 넣거나 그림을 요청하십시오.",
            en="Enter the path for clips in the settings, or ask for a picture.",
        ),
    )


def shortened(words: str, key: str) -> str:
    """Return the service's own words on one line, without the key should it stand in them."""
    plain = " ".join((words.replace(key, "…") if key else words).split())
    return plain if len(plain) <= SAID_LIMIT else f"{plain[: SAID_LIMIT - 1]}…"
