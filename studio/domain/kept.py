"""States of a script that were kept on the way: why each was kept, and which of them may go in time."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from pydantic import BaseModel, ConfigDict

from studio.domain.script import Script

EVERY_DAYS: Final = 2
"""Of this many days, today's among them, every state stays."""
DAILY_DAYS: Final = 60
"""So many days back one state a day stays, the last; of the weeks before that one each."""


class KeptWhy(StrEnum):
    """What made the studio keep a state."""

    SESSION = "SESSION"
    """Somebody worked on the script and closed it."""
    WORKING = "WORKING"
    """Somebody has worked on it for a while."""
    FOUND = "FOUND"
    """It was there when the script was opened, and no session had closed it, as after a crash."""
    BEFORE_RESTORE = "BEFORE_RESTORE"
    """An older state was about to take its place."""
    BEFORE_SYNC = "BEFORE_SYNC"
    """Words of the backend were about to take its place."""
    IMPORT = "IMPORT"
    """It came in as a file."""
    SUBMISSION = "SUBMISSION"
    """It was handed in for review."""
    APPROVAL = "APPROVAL"
    REJECTION = "REJECTION"

    @property
    def goes_in_time(self) -> bool:
        """Tell whether a state kept for this may be thinned out; what somebody decided on never is."""
        return self not in (KeptWhy.IMPORT, KeptWhy.SUBMISSION, KeptWhy.APPROVAL, KeptWhy.REJECTION)


class KeptState(BaseModel):
    """A state of a script as a list shows it, without its words."""

    model_config = ConfigDict(frozen=True)

    state_id: str
    script_id: str
    revision: int
    """The revision that it was a state of."""
    why: KeptWhy
    by: str
    at: datetime
    title: str
    scene_count: int
    character_count: int
    reason: str = ""
    """What was said with a rejection."""


def text_sha256(script: Script) -> str:
    """Return the digest of what a script says; fields at their defaults do not count: new ones may come."""
    return hashlib.sha256(script.model_dump_json(exclude_defaults=True).encode()).hexdigest()


def is_blank(script: Script) -> bool:
    """Tell whether nobody has written anything yet."""
    return not any(scene.narration.strip() or scene.on_screen_text.strip() for _, _, scene in script.scenes())


def thinned(states: Iterable[KeptState], now: datetime) -> list[str]:
    """Return the ids of the states that may go: all of `EVERY_DAYS` stay, then one a day, then one a week.

    `now` brings the time zone by which days are told. The newest of its day or week is the one that stays.
    """
    today = now.date()
    newest_first = sorted(states, key=lambda state: state.at, reverse=True)
    goes: list[str] = []
    taken: set[tuple[object, ...]] = set()
    for state in newest_first:
        if not state.why.goes_in_time:
            continue
        day = state.at.astimezone(now.tzinfo).date()
        if (today - day).days < EVERY_DAYS:
            continue
        span = _span(day, today)
        if span in taken:
            goes.append(state.state_id)
        taken.add(span)
    return goes


def _span(day: date, today: date) -> tuple[object, ...]:
    if (today - day).days < DAILY_DAYS:
        return ("day", day)
    return ("week", *day.isocalendar()[:2])
