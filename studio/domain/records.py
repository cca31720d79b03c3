"""What the studio remembers besides jobs: scripts with their revisions, and the films made from them."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from studio.domain.review import ScriptStatus
from studio.domain.script import Script
from studio.domain.voice import SpokenBy


class ScriptRecord(BaseModel):
    """One row of `scripts`: the script as it stands now, and where its review is."""

    model_config = ConfigDict(frozen=True)

    script_id: str
    video_id: str
    title: str
    status: ScriptStatus = ScriptStatus.DRAFT
    revision: int = 1
    script: Script
    created_by: str
    created_at: datetime
    updated_by: str
    updated_at: datetime
    approved_by: str | None = None
    approved_at: datetime | None = None
    approved_revision: int | None = None
    """The newest approved revision; it stays while later ones are drafted."""
    source_sha256: str | None = None
    """Digest of the imported file while the script still says what the file says."""


class ScriptSummary(BaseModel):
    """A script as a list shows it, without its words."""

    model_config = ConfigDict(frozen=True)

    script_id: str
    video_id: str
    title: str
    status: ScriptStatus
    revision: int
    scene_count: int
    created_at: datetime
    updated_at: datetime
    approved_revision: int | None = None


class Revision(BaseModel):
    """The words of a script on which somebody decided, kept for good; or the present draft, undecided."""

    model_config = ConfigDict(frozen=True)

    script_id: str
    revision: int
    status: ScriptStatus
    title: str
    script: Script
    author: str
    decided_by: str | None = None
    decided_at: datetime | None = None
    reason: str = ""


class VideoAsset(BaseModel):
    """One row of `video_assets`: a film that was verified and stored."""

    model_config = ConfigDict(frozen=True)

    video_asset_id: str
    video_id: str
    job_id: str
    video_url: str
    thumbnail_url: str
    subtitle_url: str
    duration_sec: float
    created_at: datetime
    sha256: str = ""
    bytes: int = 0
    voices: tuple[SpokenBy, ...] = ()
    """Who spoke each scene, in their order; empty for films made before that was kept."""
