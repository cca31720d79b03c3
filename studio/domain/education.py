"""Whether a training course may still be shown."""

from datetime import datetime, time, timedelta, timezone

from studio.domain.errors import ErrorCode, Refused
from studio.domain.text import Text

SEOUL = timezone(timedelta(hours=9), "Asia/Seoul")
"""Korea keeps no summer time, so no time-zone database is needed."""


def is_expired(end_at: datetime | None, now: datetime) -> bool:
    """Tell whether `now` is after 23:59:59, in Seoul, of the day on which the course ends."""
    if end_at is None:
        return False
    last_moment = datetime.combine(end_at.astimezone(SEOUL).date(), time(23, 59, 59), SEOUL)
    return now > last_moment


def require_open(end_at: datetime | None, now: datetime) -> None:
    """Raise `EDU_EXPIRED` when the course has ended."""
    if is_expired(end_at, now):
        raise Refused(
            ErrorCode.EDU_EXPIRED,
            Text(ko="교육 기간이 끝난 영상입니다.", en="The training period of this video has ended."),
            Text(ko="관리자에게 기간 연장을 요청하십시오.", en="Ask an administrator to extend it."),
        )
