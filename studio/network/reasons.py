"""Why no answer came, in the words of both languages."""

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
}


def in_words(reason: str) -> Text:
    """Return the reason of an `Unreachable` for a person."""
    head, bracket, what = reason.partition(" (")
    return Text(ko=_KOREAN.get(head, head) + bracket + what, en=reason)
