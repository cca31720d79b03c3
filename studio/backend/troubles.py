"""What goes wrong with the backend, as a person reads it: the cause, and what to do next."""

from __future__ import annotations

from typing import Final

from studio.domain.backend import Call, Dialect
from studio.domain.errors import BadInput, EnvironmentTrouble, ErrorCode, NotFound, Refused, StudioError
from studio.domain.text import Text
from studio.network.reasons import in_words

SAID_LIMIT: Final = 200
"""Characters of the backend's own words that are shown."""

_CHECK: Final = Text(
    ko="네트워크와 설정의 백엔드 주소를 확인하고 다시 시도하십시오.",
    en="Check the network and the backend's address in the settings, and try again.",
)
_LATER: Final = Text(
    ko="잠시 뒤 다시 시도하고, 계속되면 백엔드 담당자에게 알려 주십시오.",
    en="Try again in a while; if it stays so, tell whoever looks after the backend.",
)
_ASK: Final = Text(ko="백엔드 담당자에게 알려 주십시오.", en="Tell whoever looks after the backend.")
_SIGN_IN: Final = Text(ko="설정에서 토큰을 다시 넣으십시오.", en="Enter the token again in the settings.")
_NAMES: Final = {
    Call.FETCH_SPEC: Text(ko="렌더 스펙 가져오기", en="Fetching the render spec"),
    Call.SCRIPT_DONE: Text(ko="대본 완료 알림", en="Telling that the script is done"),
    Call.JOB_DONE: Text(ko="작업 완료 알림", en="Telling how the job ended"),
    Call.PRESIGN: Text(ko="업로드 주소 요청", en="Asking where to upload"),
    Call.UPLOADED: Text(ko="업로드 완료 알림", en="Telling that the upload is done"),
    Call.LIST_SCRIPTS: Text(ko="대본 목록 가져오기", en="Listing the scripts"),
    Call.LOOKUP_SCRIPT: Text(ko="영상의 대본 찾기", en="Looking up the script of a video"),
    Call.GET_SCRIPT: Text(ko="대본 가져오기", en="Fetching a script"),
    Call.PUT_SCRIPT: Text(ko="대본 올리기", en="Sending a script"),
    Call.APPROVE_SCRIPT: Text(ko="대본 승인", en="Approving a script"),
    Call.REJECT_SCRIPT: Text(ko="대본 반려", en="Rejecting a script"),
    Call.LIST_VIDEOS: Text(ko="영상 목록 가져오기", en="Listing the videos"),
    Call.GET_VIDEO: Text(ko="영상 상태 확인", en="Asking about a video"),
    Call.CREATE_VIDEO: Text(ko="영상 만들기", en="Making a video"),
    Call.REQUEST_REVIEW: Text(ko="검토 요청", en="Asking for a review"),
    Call.APPROVE_VIDEO: Text(ko="영상 승인", en="Approving a video"),
    Call.REJECT_VIDEO: Text(ko="영상 반려", en="Rejecting a video"),
    Call.REVIEW_QUEUE: Text(ko="검토 대기 목록 가져오기", en="Listing what waits for review"),
    Call.CREATE_JOB: Text(ko="작업 등록", en="Making the job known"),
    Call.GET_JOB: Text(ko="작업 상태 확인", en="Asking about a job"),
}


def name_of(call: Call) -> Text:
    """Name a call for a person."""
    return _NAMES.get(call, Text(ko="백엔드 요청", en="The request to the backend"))


def not_configured() -> StudioError:
    """Return the refusal of a call without a backend."""
    return Refused(
        ErrorCode.BACKEND_NOT_CONFIGURED,
        Text(ko="백엔드가 설정되지 않았습니다.", en="No backend is set up."),
        Text(
            ko="설정의 백엔드에서 주소를 넣거나 BACKEND_BASE_URL을 지정하십시오.",
            en="Enter its address in the settings, or set BACKEND_BASE_URL.",
        ),
    )


def no_token() -> StudioError:
    """Return the refusal of what was entered as a token and cannot be one; it is not repeated."""
    return BadInput(
        ErrorCode.BACKEND_UNAUTHORIZED,
        Text(
            ko="백엔드 토큰에 쓸 수 없는 글자가 있습니다 (줄바꿈, 한글 등).",
            en="The backend's token holds characters that no token has (a line break, letters beyond ASCII).",
        ),
        _SIGN_IN,
    )


def not_spoken(call: Call, dialect: Dialect) -> StudioError:
    """Return the refusal of a call that a dialect does not know."""
    what = name_of(call)
    return Refused(
        ErrorCode.BACKEND_REFUSED,
        Text(
            ko=f"{what.ko}: 이 백엔드({dialect})에는 없는 기능입니다.",
            en=f"{what.en}: this backend ({dialect}) does not offer it.",
        ),
    )


def unreachable(call: Call, reason: str, *, timed_out: bool) -> StudioError:
    """Return the trouble of a call that got no answer."""
    code = ErrorCode.BACKEND_UNREACHABLE
    if call is Call.FETCH_SPEC and timed_out:
        code = ErrorCode.SCRIPT_FETCH_TIMEOUT
    what = name_of(call)
    why = in_words(reason)
    return EnvironmentTrouble(
        code,
        Text(ko=f"{what.ko}: 백엔드가 응답하지 않습니다 ({why.ko}).", en=f"{what.en}: no answer ({why.en})."),
        _CHECK,
    )


def unreadable(call: Call, reason: str) -> StudioError:
    """Return the trouble of an answer that the contract does not know."""
    fetching = call is Call.FETCH_SPEC
    what, why = name_of(call), in_words(reason)
    return BadInput(
        ErrorCode.SCRIPT_FETCH_SERVER_ERROR if fetching else ErrorCode.BACKEND_ANSWER_UNREADABLE,
        Text(
            ko=f"{what.ko}: 백엔드의 응답을 읽을 수 없습니다 ({why.ko}).",
            en=f"{what.en}: the answer cannot be read ({why.en}).",
        ),
        _ASK,
    )


def passes_later(status: int) -> bool:
    """Tell whether a status says that the backend cannot just now, and may be asked again."""
    return status >= 500 or status in (408, 429)


def refused(call: Call, status: int, said: str) -> StudioError:
    """Return the trouble that a status stands for; `said` are the backend's own words."""
    words = " ".join(said.split())[:SAID_LIMIT]
    what = name_of(call)
    tail = f"HTTP {status}{f', {words}' if words else ''}"
    text = Text(
        ko=f"{what.ko}: 백엔드가 거절했습니다 ({tail}).", en=f"{what.en}: the backend refused ({tail})."
    )
    fetching = call is Call.FETCH_SPEC
    if status == 401:
        code = ErrorCode.SCRIPT_FETCH_UNAUTHORIZED if fetching else ErrorCode.BACKEND_UNAUTHORIZED
        return Refused(code, text, _SIGN_IN)
    if status == 403:
        code = ErrorCode.SCRIPT_FETCH_FORBIDDEN if fetching else ErrorCode.PERMISSION_DENIED
        return Refused(code, text, _ASK)
    if status == 404:
        code = ErrorCode.JOB_NOT_FOUND if call in _OF_JOBS else ErrorCode.SCRIPT_NOT_FOUND
        code = ErrorCode.VIDEO_NOT_FOUND if call in _OF_VIDEOS else code
        return NotFound(code, text, _ASK)
    if status >= 500 or (passes_later(status) and call not in _ANY_4XX_IS_FINAL):
        code = ErrorCode.SCRIPT_FETCH_SERVER_ERROR if fetching else ErrorCode.BACKEND_UNREACHABLE
        failing = Text(
            ko=f"{what.ko}: 백엔드가 지금 처리하지 못합니다 ({tail}).",
            en=f"{what.en}: the backend cannot do it now ({tail}).",
        )
        return EnvironmentTrouble(code, failing, _LATER)
    return Refused(ErrorCode.BACKEND_REFUSED, text, _ASK)


_ANY_4XX_IS_FINAL: Final = (Call.FETCH_SPEC, Call.PRESIGN, Call.UPLOADED)
_OF_JOBS: Final = (Call.JOB_DONE, Call.GET_JOB, Call.CREATE_JOB)
_OF_VIDEOS: Final = (Call.GET_VIDEO, Call.REQUEST_REVIEW, Call.APPROVE_VIDEO, Call.REJECT_VIDEO)
