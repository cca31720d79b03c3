"""Scripts of both sides and videos, made up for the dock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from studio.domain.records import ScriptSummary
from studio.domain.review import Profile, Role, ScriptStatus
from studio.domain.sync import RemoteScript, SyncRow, SyncState
from studio.domain.video import Video, VideoStatus

THEN = datetime(2026, 11, 20, 9, tzinfo=UTC)
REVIEWER = Profile(name="Kim", roles=frozenset({Role.AUTHOR, Role.REVIEWER}))
AUTHOR = Profile(name="Lee", roles=frozenset({Role.AUTHOR}))


def row(
    number: int,
    state: SyncState,
    title: str = "",
    *,
    status: ScriptStatus = ScriptStatus.DRAFT,
    there: ScriptStatus | None = ScriptStatus.DRAFT,
    video: VideoStatus | None = None,
    end_at: datetime | None = None,
) -> SyncRow:
    """One row; the later ones were changed longer ago."""
    name, at = title or f"Script {number}", THEN - timedelta(hours=number)
    here = ScriptSummary(
        script_id=f"s-{number}",
        video_id=f"v-{number}",
        title=name,
        status=status,
        revision=2,
        scene_count=3,
        created_at=at,
        updated_at=at,
    )
    remote = RemoteScript(
        script_id=f"r-{number}", video_id=f"v-{number}", title=name, status=there, version=4, updated_at=at
    )
    both = state not in (SyncState.ONLY_HERE, SyncState.ONLY_THERE, SyncState.GONE_THERE)
    return SyncRow(
        state=state,
        here=None if state is SyncState.ONLY_THERE else here,
        there=remote if both or state is SyncState.ONLY_THERE else None,
        video=None if video is None else made_video(number, video, end_at=end_at),
        synced_at=None if state in (SyncState.ONLY_HERE, SyncState.ONLY_THERE) else at,
    )


def made_video(number: int, status: VideoStatus, *, end_at: datetime | None = None) -> Video:
    return Video(video_id=f"v-{number}", title=f"Video {number}", status=status, end_at=end_at)


def one_of_each() -> list[SyncRow]:
    """A row in every state, the quiet ones first."""
    order = (
        SyncState.SAME,
        SyncState.ONLY_HERE,
        SyncState.ONLY_THERE,
        SyncState.CHANGED_HERE,
        SyncState.GONE_THERE,
        SyncState.CHANGED_THERE,
        SyncState.CHANGED_BOTH,
    )
    return [row(number, state) for number, state in enumerate(order)]
