"""Jobs as a list shows them: what is asked for, and a row without the snapshot it is bound to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from studio.domain.errors import ErrorCode
from studio.domain.job import JobAssets, JobStatus
from studio.domain.settings import VisualStyle
from studio.domain.steps import Step


@dataclass(frozen=True, slots=True)
class JobQuery:
    """Which jobs to list; no statuses means all of them."""

    statuses: frozenset[JobStatus] = frozenset()
    words: str = ""
    """Must all stand in the title, in any order."""
    script_id: str | None = None

    @property
    def is_everything(self) -> bool:
        """Tell whether nothing is left out."""
        return not self.statuses and not self.words.strip() and self.script_id is None


@dataclass(frozen=True, slots=True)
class ListedJob:
    """A row of `render_jobs` without its snapshot, and what is known of the film it makes."""

    job_id: str
    video_id: str
    script_id: str
    status: JobStatus
    title: str
    created_at: datetime
    updated_at: datetime
    step: Step | None = None
    progress: int = 0
    message: str = ""
    error_code: ErrorCode | None = None
    error_message: str | None = None
    assets: JobAssets | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    spec_sha256: str | None = None
    attempt: int = 0
    draft: bool = False
    copy_of: str | None = None
    style: VisualStyle = VisualStyle.ANIMATED
    width: int = 0
    height: int = 0
    fps: int = 0
    film_bytes: int | None = None
    """Size of the film as it was stored, None while there is none."""

    @property
    def is_frozen(self) -> bool:
        """Tell whether the job has its snapshot, that is, was started."""
        return self.spec_sha256 is not None

    @property
    def can_move(self) -> bool:
        """Tell whether the job waits for its turn, so that its place in the queue can be changed."""
        return self.status is JobStatus.PENDING and self.is_frozen


@dataclass(frozen=True, slots=True)
class JobListing:
    """What a query finds: the jobs in the order in which a person wants to see them.

    First what runs, then what waits (the next one first), then what has ended (the latest first).
    """

    ids: tuple[str, ...]
    counts: Mapping[JobStatus, int]
    """How many jobs there are in each state, whatever states the query asks for."""
    everything: Mapping[JobStatus, int]
    """How many jobs there are in each state, whatever is asked for."""


@dataclass(frozen=True, slots=True)
class ListStamp:
    """Changes whenever a job is added or changed: nothing has to be read again while it stays."""

    count: int
    changed_at: datetime | None
