"""Scripts that are here, at the backend, or in both places, and what has changed where."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from studio.domain.records import ScriptSummary
from studio.domain.review import ScriptStatus
from studio.domain.script import Scene, Script
from studio.domain.video import Video


class SyncState(StrEnum):
    """How a script here stands to the one at the backend, since both were the same last."""

    ONLY_HERE = "ONLY_HERE"
    ONLY_THERE = "ONLY_THERE"
    SAME = "SAME"
    CHANGED_HERE = "CHANGED_HERE"
    CHANGED_THERE = "CHANGED_THERE"
    CHANGED_BOTH = "CHANGED_BOTH"
    GONE_THERE = "GONE_THERE"
    """It was there once."""


class RemoteScript(BaseModel):
    """A script as the backend lists it, without its words."""

    model_config = ConfigDict(frozen=True)

    script_id: str
    video_id: str = ""
    title: str = ""
    status: ScriptStatus | None = None
    """None: the backend does not say, or says something unknown."""
    version: int | None = None
    updated_at: datetime | None = None


class SyncRow(BaseModel):
    """One script in the view of both sides: at least one of `here` and `there` is set."""

    model_config = ConfigDict(frozen=True)

    state: SyncState
    here: ScriptSummary | None = None
    there: RemoteScript | None = None
    video: Video | None = None
    synced_at: datetime | None = None
    """When both sides were the same last."""


class Side(StrEnum):
    """Whose words are taken."""

    MINE = "MINE"
    THEIRS = "THEIRS"


class ChangedBy(StrEnum):
    """Who changed a scene since both sides were the same."""

    NOBODY = "NOBODY"
    ME = "ME"
    THEM = "THEM"
    BOTH = "BOTH"


class SceneMerge(BaseModel):
    """One scene in its three states; None where a state does not have it."""

    model_config = ConfigDict(frozen=True)

    uid: str
    """The scene's identity within the merge, stable while neither side changes again."""
    chapter_title: str
    base: Scene | None
    mine: Scene | None
    theirs: Scene | None
    changed_by: ChangedBy

    @property
    def needs_choice(self) -> bool:
        """Tell whether both sides changed the scene, each in another way."""
        return self.changed_by is ChangedBy.BOTH


class Merge(BaseModel):
    """Two sides of a script laid beside each other, scene by scene in the order of the film."""

    model_config = ConfigDict(frozen=True)

    script_id: str
    title: str
    mine: Script
    theirs: Script
    scenes: tuple[SceneMerge, ...]
    their_version: int | None = None
