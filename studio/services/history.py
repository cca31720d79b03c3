"""Who did what to a script and when: reviews, kept states and films in one list, and what an auditor asks."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from studio.domain.drafting import Making
from studio.domain.job import JobStatus, RenderJob
from studio.domain.kept import KeptState, KeptWhy
from studio.domain.review import ReviewAction, ReviewRecord
from studio.domain.script import Script
from studio.services.revisions import Revisions, state_id_of
from studio.services.scripts import Scripts


class EntryKind(StrEnum):
    """What happened."""

    CREATED = "CREATED"
    SUBMITTED = "SUBMITTED"
    WITHDRAWN = "WITHDRAWN"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    REOPENED = "REOPENED"
    RESTORED = "RESTORED"
    GENERATED = "GENERATED"
    KEPT = "KEPT"
    FILM = "FILM"


_DECISIONS = {EntryKind.SUBMITTED, EntryKind.WITHDRAWN, EntryKind.APPROVED, EntryKind.REJECTED}


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened to a script."""

    kind: EntryKind
    at: datetime
    by: str
    revision: int
    """For a film: the approved revision whose words it carries, 0 where it carries those of none."""
    reason: str = ""
    """Of a rejection or a submission, as it was written."""
    state: KeptState | None = None
    """The state that can be opened: what was decided on, handed in or kept."""
    restored: KeptState | None = None
    """The state that was restored, where it is still there."""
    job: RenderJob | None = None
    at_backend: bool = False
    """A decision that the backend has recorded, too."""
    making: Making | None = None
    """How the words were drafted."""

    @property
    def is_decision(self) -> bool:
        """Tell whether it belongs to the review: asked, decided, or a film made for delivery."""
        return self.kind in _DECISIONS or (self.job is not None and not self.job.draft)


@dataclass(frozen=True, slots=True)
class History:
    """What happened to a script, the newest first; what is approved, and which films carry those words."""

    entries: tuple[HistoryEntry, ...]
    approved: HistoryEntry | None
    """The approval that is in force."""
    films: tuple[HistoryEntry, ...]
    """Films that carry the words of that approval, the newest first; drafts are told by their job."""


class Histories:
    """Puts together the history of a script from what is on record."""

    def __init__(
        self, scripts: Scripts, revisions: Revisions, jobs_of: Callable[[str], Sequence[RenderJob]]
    ) -> None:
        self._scripts = scripts
        self._revisions = revisions
        self._jobs_of = jobs_of
        self._words: dict[str, str] = {}
        """Digests of what snapshots and approved revisions say, by job or state; none ever changes."""

    def of(self, script_id: str) -> History:
        """Return the history of a script; raises `SCRIPT_NOT_FOUND`. Takes a moment: ask on a worker."""
        record = self._scripts.get(script_id)
        states = self._revisions.list(script_id)
        approved = [state for state in states if state.why is KeptWhy.APPROVAL]
        reviews = _review_entries(self._scripts.history(script_id), states)
        films = self._films(script_id, approved)
        told = {entry.state.state_id for entry in reviews if entry.state is not None}
        kept = [
            HistoryEntry(EntryKind.KEPT, state.at, state.by, state.revision, state=state)
            for state in states
            if state.state_id not in told
        ]
        # Where two have one moment, the later step of the work stands above: films, reviews, then states.
        entries = sorted([*films, *reversed(reviews), *kept], key=lambda entry: entry.at, reverse=True)
        in_force = [e for e in reviews if e.kind is EntryKind.APPROVED]
        number = record.approved_revision
        return History(
            entries=tuple(entries),
            approved=next((e for e in reversed(in_force) if e.revision == number), None),
            films=tuple(entry for entry in films if number is not None and entry.revision == number),
        )

    def _films(self, script_id: str, approved: Sequence[KeptState]) -> list[HistoryEntry]:
        # The newest last: words that were approved again are those of the revision in force.
        revision_of = {self._said_in(state): state.revision for state in reversed(approved)}
        return [
            HistoryEntry(
                EntryKind.FILM,
                job.finished_at or job.updated_at,
                job.created_by,
                revision_of.get(self._said_by(job), 0),
                job=job,
            )
            for job in self._jobs_of(script_id)
            if job.status is JobStatus.SUCCEEDED and job.render_spec_json is not None
        ]

    def _said_in(self, state: KeptState) -> str:
        if state.state_id not in self._words:
            self._words[state.state_id] = _said(self._revisions.words(state.state_id))
        return self._words[state.state_id]

    def _said_by(self, job: RenderJob) -> str:
        if job.job_id not in self._words:
            spec = json.loads(job.render_spec_json or "{}")
            fields = ("chapter_title", "narration", "on_screen_text", "caption")
            scenes = [[scene.get(field, "") for field in fields] for scene in spec.get("scenes", ())]
            self._words[job.job_id] = _digest([spec.get("title", ""), scenes])
        return self._words[job.job_id]


def _said(script: Script) -> str:
    scenes = [
        [chapter.title, scene.narration, scene.on_screen_text, scene.caption]
        for _, chapter, scene in script.scenes()
    ]
    return _digest([script.title, scenes])


def _digest(words: object) -> str:
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()


def _review_entries(records: Sequence[ReviewRecord], states: Sequence[KeptState]) -> list[HistoryEntry]:
    """Return the reviews, the oldest first, each with the state it is about."""
    by_id = {state.state_id: state for state in states}
    kept_with = {
        **_kept_with(ReviewAction.SUBMITTED, KeptWhy.SUBMISSION, records, states),
        **_kept_with(ReviewAction.CREATED, KeptWhy.IMPORT, records, states),
    }
    entries: list[HistoryEntry] = []
    for number, record in enumerate(records):
        kind = EntryKind(record.action.value)
        before = entries[-1] if entries else None
        if (
            record.action is ReviewAction.REOPENED
            and before is not None
            and before.kind is EntryKind.SUBMITTED
            and before.revision == record.revision
        ):
            kind = EntryKind.WITHDRAWN  # as it was recorded before withdrawing had a name of its own
        entry = HistoryEntry(kind, record.at, record.by, record.revision, record.reason)
        entry = replace(entry, at_backend=record.at_backend)
        if kind in (EntryKind.APPROVED, EntryKind.REJECTED):
            entry = replace(entry, state=by_id.get(state_id_of(record.script_id, record.revision)))
        elif number in kept_with:
            entry = replace(entry, state=kept_with[number])
        elif kind is EntryKind.RESTORED:
            entry = replace(entry, reason="", restored=by_id.get(record.reason))
        elif kind is EntryKind.GENERATED:
            entry = replace(entry, reason="", making=Making.model_validate_json(record.reason))
        entries.append(entry)
    return entries


def _kept_with(
    action: ReviewAction, why: KeptWhy, records: Sequence[ReviewRecord], states: Sequence[KeptState]
) -> dict[int, KeptState]:
    """Return the states that were kept in the same step as a record was written, by number of the record.

    Each such step keeps one, and none of them ever goes; only steps of long ago, before states were kept,
    have none.
    """
    steps = [number for number, record in enumerate(records) if record.action is action]
    newest_first = [state for state in states if state.why is why]
    return dict(zip(reversed(steps), newest_first, strict=False))
