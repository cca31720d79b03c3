"""What is shown of scripts on both sides: in which order, which of them, and what can be done with each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from studio.domain.library import words_of
from studio.domain.review import ScriptStatus
from studio.domain.sync import SyncRow, SyncState
from studio.domain.video import VideoStatus


class SyncAction(StrEnum):
    """Something a person may do with a script of either side."""

    OPEN = "open"
    PULL = "pull"
    PUSH = "push"
    COMPARE = "compare"
    FORGET = "forget"
    """Let a script that is gone there be one that is only here."""
    MAKE_FILM = "make_film"
    SUBMIT = "submit"
    APPROVE = "approve"
    REJECT = "reject"
    DETAILS = "details"


ICONS: Final = {
    SyncAction.OPEN: "square-pen",
    SyncAction.PULL: "download",
    SyncAction.PUSH: "upload",
    SyncAction.COMPARE: "columns-2",
    SyncAction.FORGET: "monitor",
    SyncAction.MAKE_FILM: "clapperboard",
    SyncAction.SUBMIT: "send",
    SyncAction.APPROVE: "thumbs-up",
    SyncAction.REJECT: "thumbs-down",
    SyncAction.DETAILS: "info",
}

STATE_LOOKS: Final = {
    SyncState.ONLY_HERE: ("monitor", "muted"),
    SyncState.ONLY_THERE: ("cloud", "accent"),
    SyncState.SAME: ("check", "good"),
    SyncState.CHANGED_HERE: ("upload", "accent"),
    SyncState.CHANGED_THERE: ("download", "doubt"),
    SyncState.CHANGED_BOTH: ("triangle-alert", "doubt"),
    SyncState.GONE_THERE: ("cloud-off", "wrong"),
}
"""Icon and colour role of each state; its words stand beside them."""

_ORDER: Final = (
    SyncState.CHANGED_BOTH,
    SyncState.CHANGED_THERE,
    SyncState.GONE_THERE,
    SyncState.CHANGED_HERE,
    SyncState.ONLY_THERE,
    SyncState.ONLY_HERE,
    SyncState.SAME,
)
_URGENT: Final = frozenset(_ORDER[:4])
_FIRST: Final = {
    SyncState.ONLY_HERE: (SyncAction.PUSH,),
    SyncState.ONLY_THERE: (SyncAction.PULL,),
    SyncState.SAME: (SyncAction.OPEN,),
    SyncState.CHANGED_HERE: (SyncAction.PUSH, SyncAction.COMPARE),
    SyncState.CHANGED_THERE: (SyncAction.PULL, SyncAction.COMPARE),
    SyncState.CHANGED_BOTH: (SyncAction.COMPARE,),
    SyncState.GONE_THERE: (SyncAction.FORGET,),
}
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


class Shown(StrEnum):
    """Which rows are listed."""

    ALL = "all"
    ATTENTION = "attention"
    ONLY_HERE = "only_here"
    ONLY_THERE = "only_there"
    CHANGED = "changed"
    SAME = "same"


_STATES: Final = {
    Shown.ALL: frozenset(SyncState),
    Shown.ATTENTION: _URGENT,
    Shown.ONLY_HERE: frozenset((SyncState.ONLY_HERE, SyncState.GONE_THERE)),
    Shown.ONLY_THERE: frozenset((SyncState.ONLY_THERE,)),
    Shown.CHANGED: frozenset((SyncState.CHANGED_BOTH, SyncState.CHANGED_HERE, SyncState.CHANGED_THERE)),
    Shown.SAME: frozenset((SyncState.SAME,)),
}


@dataclass(frozen=True, slots=True)
class Query:
    """What a person looks for."""

    shown: Shown = Shown.ALL
    text: str = ""

    @property
    def is_everything(self) -> bool:
        """Tell whether nothing is left out."""
        return self.shown is Shown.ALL and not self.text.strip()


def key_of(row: SyncRow) -> str:
    """Return what a row is known by while its state changes: a pulled script keeps its remote id."""
    if row.there is not None:
        return f"there:{row.there.script_id}"
    assert row.here is not None
    return f"here:{row.here.script_id}"


def title_of(row: SyncRow) -> str:
    """Return the title: ours, since it is what the library shows; else theirs, else an id."""
    if row.here is not None and row.here.title:
        return row.here.title
    if row.there is not None:
        return row.there.title or row.there.script_id
    return ""


def needs_attention(row: SyncRow) -> bool:
    """Tell whether somebody should do something about a row."""
    return row.state in _URGENT


def chosen_of(rows: Iterable[SyncRow], query: Query) -> list[SyncRow]:
    """Return the rows that are looked for, with what needs attention first, then the newest."""
    states, words = _STATES[query.shown], words_of(query.text)
    found = [row for row in rows if row.state in states and _says(row, words)]
    found.sort(key=_title_key)
    found.sort(key=_changed_at, reverse=True)
    found.sort(key=lambda row: _ORDER.index(row.state))
    return found


def count_of(rows: Iterable[SyncRow], shown: Shown) -> int:
    """Return how many rows a choice lists."""
    states = _STATES[shown]
    return sum(1 for row in rows if row.state in states)


def _says(row: SyncRow, words: tuple[str, ...]) -> bool:
    if not words:
        return True
    there, video = row.there, row.video
    parts = [title_of(row)]
    if there is not None:
        parts += [there.title, there.script_id, there.video_id]
    if row.here is not None:
        parts += [row.here.script_id, row.here.video_id]
    if video is not None:
        parts.append(video.title)
    said = " ".join(words_of("\n".join(parts)))
    return all(word in said for word in words)


def _title_key(row: SyncRow) -> str:
    return title_of(row).casefold()


def _changed_at(row: SyncRow) -> datetime:
    moments = [row.here.updated_at] if row.here is not None else []
    if row.there is not None and row.there.updated_at is not None:
        moments.append(row.there.updated_at)
    return max(moments, default=_LONG_AGO)


# --- what can be done ----------------------------------------------------------------------------


def first_action_of(row: SyncRow) -> SyncAction:
    """Return the one thing that is offered first."""
    return _FIRST[row.state][0]


def actions_of(row: SyncRow, *, may_approve: bool) -> tuple[SyncAction, ...]:
    """Return all that can be done with a row now, the likeliest first."""
    actions = list(_FIRST[row.state])
    if row.here is not None and SyncAction.OPEN not in actions:
        actions.append(SyncAction.OPEN)
    if may_approve and row.there is not None and row.there.status is ScriptStatus.APPROVED:
        actions.append(SyncAction.MAKE_FILM)
    actions += _review_of(row, may_approve=may_approve)
    return (*actions, SyncAction.DETAILS)


def _review_of(row: SyncRow, *, may_approve: bool) -> list[SyncAction]:
    """Only words that are the same on both sides are decided on: else it would not be clear which."""
    if row.here is None or row.state is not SyncState.SAME:
        return []
    match row.here.status:
        case ScriptStatus.REVIEW_REQUESTED:
            return [SyncAction.APPROVE, SyncAction.REJECT] if may_approve else []
        case ScriptStatus.DRAFT if may_approve and _is_in_review_there(row):
            return [SyncAction.APPROVE, SyncAction.REJECT]
        case ScriptStatus.DRAFT:
            return [SyncAction.SUBMIT, SyncAction.APPROVE] if may_approve else [SyncAction.SUBMIT]
        case ScriptStatus.REJECTED:
            return [SyncAction.SUBMIT]
        case ScriptStatus.APPROVED:
            return []


def _is_in_review_there(row: SyncRow) -> bool:
    asked = row.there is not None and row.there.status is ScriptStatus.REVIEW_REQUESTED
    return asked or (row.video is not None and row.video.status is VideoStatus.SCRIPT_REVIEW_REQUESTED)
