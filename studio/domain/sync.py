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
    backend: str = ""
    """The address of the backend that told of it."""
    video_id: str = ""
    title: str = ""
    status: ScriptStatus | None = None
    """None: the backend does not say, or says something unknown."""
    status_text: str = ""
    """The status as the backend writes it."""
    version: int | None = None
    updated_at: datetime | None = None
    decided_by: str = ""
    """Who approved or rejected it there, where the backend says so."""
    decided_at: datetime | None = None
    reason: str = ""
    """Why it was rejected there."""
    written_by: str = ""
    """Who wrote it there last, where the backend says so."""
    words_sha256: str = ""
    """Digest of what it says, see `recognition.words_sha256`; empty: its words were not fetched."""


class RemoteCopy(BaseModel):
    """A script as the backend holds it, with its words; its scenes have identities of their own."""

    model_config = ConfigDict(frozen=True)

    head: RemoteScript
    script: Script
    draws_objects: bool = False
    """The backend writes `visual` as an object, not as words."""


class LinkHead(BaseModel):
    """One row of `script_links` without the words: what is enough to see who changed something since."""

    model_config = ConfigDict(frozen=True)

    script_id: str
    remote_script_id: str
    base_sha256: str = ""
    """Digest of the words both sides had; kept by the store."""
    remote_version: int | None = None
    remote_updated_at: datetime | None = None
    remote_status: str = ""
    here_updated_at: datetime | None = None
    """The script here, unchanged since this moment, says what both sides had; None: compare them."""
    synced_at: datetime


class ScriptLink(LinkHead):
    """One row of `script_links`: what both sides agreed on last."""

    base: Script


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
    """Who changed something since both sides were the same."""

    NOBODY = "NOBODY"
    """Or both alike."""
    ME = "ME"
    THEM = "THEM"
    BOTH = "BOTH"


class SceneMerge(BaseModel):
    """One scene in its three states; None where a state does not have it."""

    model_config = ConfigDict(frozen=True)

    uid: str
    """The scene's identity within the merge, stable while neither side changes again."""
    chapter_uid: str
    chapter_title: str
    base: Scene | None
    mine: Scene | None
    theirs: Scene | None
    changed_by: ChangedBy
    """Who changed its words, or whether it is there at all."""
    moved_by: ChangedBy = ChangedBy.NOBODY
    """Who put it elsewhere, or into another chapter."""

    @property
    def needs_choice(self) -> bool:
        """Tell whether both sides changed the scene, each in another way."""
        return ChangedBy.BOTH in (self.changed_by, self.moved_by)

    @property
    def is_change(self) -> bool:
        """Tell whether there is anything to see."""
        return not self.changed_by is self.moved_by is ChangedBy.NOBODY


class ChapterMerge(BaseModel):
    """The heading of a chapter in its three states; None where a state does not have it."""

    model_config = ConfigDict(frozen=True)

    uid: str
    base: str | None
    mine: str | None
    theirs: str | None
    changed_by: ChangedBy

    @property
    def needs_choice(self) -> bool:
        """Tell whether both sides renamed the chapter, each in another way."""
        return self.changed_by is ChangedBy.BOTH


class Merge(BaseModel):
    """Two sides of a script laid beside each other, scene by scene in the order of the film.

    Scenes and chapters that are the same thing carry the same identity in `base`, `mine` and `theirs`.
    """

    model_config = ConfigDict(frozen=True)

    script_id: str
    title: str
    base: Script
    mine: Script
    theirs: Script
    scenes: tuple[SceneMerge, ...]
    chapters: tuple[ChapterMerge, ...] = ()
    there: RemoteScript | None = None
    """The script at the backend that `theirs` was read from."""

    @property
    def open_choices(self) -> tuple[str, ...]:
        """The identities of scenes and chapters for which a side must be chosen."""
        return tuple(part.uid for part in (*self.chapters, *self.scenes) if part.needs_choice)

    def all_of(self, side: Side) -> dict[str, Side]:
        """Return the choices that take everything from one side."""
        return {part.uid: side for part in (*self.chapters, *self.scenes)}
