"""Why no answer came, or none that is of use, in the words of both languages."""

from typing import Final

from studio.domain.text import Text

_KOREAN: Final = {
    "timed out": "시간 초과",
    "no connection": "연결할 수 없음",
    "the connection was cut": "연결이 끊김",
    "the proxy refused": "프록시가 거절함",
    "its certificate is not trusted": "인증서를 신뢰할 수 없음",
    "the file of certificates cannot be used": "인증서 파일을 쓸 수 없음",
    "no answer": "응답 없음",
    "HTML": "HTML 페이지",
    "no JSON": "JSON이 아님",
    "no XML": "XML이 아님",
    "it does not end": "끝나지 않음",
    "nested too deeply": "지나치게 깊게 중첩됨",
    "a redirect elsewhere": "다른 곳으로 넘김",
    "one redirect after another": "넘김이 끝나지 않음",
    "an error in the middle of its answer": "답하는 도중 오류",
    "no completion": "답이 없음",
    "no upload address": "업로드 주소 없음",
    "no list": "목록이 아님",
    "no script": "대본이 아님",
    "no video": "영상 정보가 아님",
    "an address that is none": "올바르지 않은 주소",
    "an address of this machine or its network": "이 컴퓨터나 내부 네트워크의 주소",
    "no address": "주소가 아님",
    "no host": "호스트 없음",
    "no scheme:": "프로토콜 없음",
}
_TOO_LARGE: Final = "more than "


def in_words(reason: str) -> Text:
    """Return the reason of an `Unreachable`, `Unreadable` or `AddressRefused` for a person."""
    head, bracket, what = reason.partition(" (")
    if head.startswith(_TOO_LARGE):
        return Text(ko=f"{head.removeprefix(_TOO_LARGE)} 초과", en=reason)
    return Text(ko=_KOREAN.get(head, head) + bracket + what, en=reason)
