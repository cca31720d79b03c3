"""Scripts here and at the backend: how they stand to each other, and bringing words over unlost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from studio.domain.cancel import CancelToken
from studio.domain.delivery import DeliveryStatus
from studio.domain.errors import BadInput, NotFound, StudioError
from studio.domain.ids import new_id
from studio.domain.instants import utc_now
from studio.domain.kept import KeptWhy
from studio.domain.merging import merge_of, merged, same_words, with_identities, words_sha256
from studio.domain.records import ScriptRecord, ScriptSummary
from studio.domain.review import ScriptStatus
from studio.domain.script import Script
from studio.domain.sync import Merge, RemoteCopy, RemoteScript, ScriptLink, Side, SyncRow, SyncState
from studio.domain.video import VideoStatus
from studio.services import sync_refusals as refusals
from studio.services.deliveries import Deliveries
from studio.services.revisions import Revisions
from studio.services.scripts import Scripts
from studio.services.videos import Videos
from studio.store.database import Database
from studio.store.links import ScriptLinks

if TYPE_CHECKING:
    from studio.backend.client import Backend
    from studio.backend.script_calls import ScriptCalls


class Sync:
    """Every call with `cancel` asks the backend and may raise `BACKEND_…` or `Canceled`: ask on a worker."""

    def __init__(
        self,
        database: Database,
        scripts: Scripts,
        revisions: Revisions,
        videos: Videos,
        open_backend: Callable[[], Backend],
        deliveries: Callable[[], Deliveries],
        *,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._db = database
        self._links = ScriptLinks(database)
        self._scripts = scripts
        self._revisions = revisions
        self._videos = videos
        self._open_backend = open_backend
        self._deliveries = deliveries
        self._now = now
        self._same_here: dict[tuple[str, datetime, datetime], bool] = {}
        """Whether the words of a script are those of its link, by script, its change and the link's."""

    # --- how it stands ---------------------------------------------------------------------------

    def rows(self, cancel: CancelToken | None = None) -> list[SyncRow]:
        """Ask the backend what it has and return every script of both sides: ours first, then only theirs.

        Scripts are fetched only where neither version nor moment tells whether their words changed.
        """
        calls = self._calls()
        heads = {head.script_id: head for head in calls.list(cancel)}
        before = {head.script_id: head for head in self._links.seen()}
        links = {link.script_id: link for link in self._links.all()}
        linked = {link.remote_script_id for link in links.values()}
        of_video = {head.video_id: head for head in heads.values() if head.script_id not in linked}
        for summary in self._scripts.list():
            link = links.get(summary.script_id)
            if link is not None:
                remote_id, head = link.remote_script_id, heads.get(link.remote_script_id)
            elif (head := heads.get(summary.script_id) or of_video.get(summary.video_id)) is not None:
                remote_id = head.script_id
            else:
                continue
            digest = _known_words(head, link, before.get(remote_id))
            if head is not None and digest:
                heads[remote_id] = head.model_copy(update={"words_sha256": digest})
            elif (looked_at := self._looked_at(calls, summary, remote_id, link, head, cancel)) is not None:
                heads[remote_id] = looked_at
            else:
                heads.pop(remote_id, None)
        self._links.saw_all(heads.values(), self._now())
        return self.known()

    def _looked_at(
        self,
        calls: ScriptCalls,
        summary: ScriptSummary,
        remote_id: str,
        link: ScriptLink | None,
        head: RemoteScript | None,
        cancel: CancelToken | None,
    ) -> RemoteScript | None:
        """Fetch a script that the list does not tell enough of; None where it is not there any more.

        Where both sides say the same, that is what they agree on from now on: also for words that arrived
        though the answer was lost.
        """
        try:
            copy = calls.get(remote_id, cancel)
        except NotFound:
            return None
        except BadInput:  # its words cannot be read: that is told when they are wanted
            return head or RemoteScript(script_id=remote_id, video_id=summary.video_id)
        record = self._scripts.get(summary.script_id)
        base = link.base if link is not None else record.script
        theirs = with_identities(copy.script, base)
        found = _listed(head or copy.head, copy.head, words_sha256(theirs))
        if same_words(theirs, record.script):
            self._relink(record, found, record.script)
        elif link is not None and same_words(theirs, base):
            self._relink(record, found, base)
        return found

    def known(self) -> list[SyncRow]:
        """Return what `rows` returned last, with what has changed here since; asks nobody."""
        heads = {head.script_id: head for head in self._links.seen()}
        links = {link.script_id: link for link in self._links.all()}
        videos = {video.video_id: video for video in self._videos.known()}
        rows: list[SyncRow] = []
        shown: set[str] = set()
        for summary in self._scripts.list():
            link = links.get(summary.script_id)
            remote_id = link.remote_script_id if link is not None else summary.script_id
            head = heads.get(remote_id)
            shown.add(remote_id)
            rows.append(
                SyncRow(
                    state=self._state(summary, link, head),
                    here=summary,
                    there=head,
                    video=videos.get(summary.video_id),
                    synced_at=link.synced_at if link is not None else None,
                )
            )
        rows += [
            SyncRow(state=SyncState.ONLY_THERE, there=head, video=videos.get(head.video_id))
            for head in heads.values()
            if head.script_id not in shown
        ]
        return rows

    def known_at(self) -> datetime | None:
        """Return when the backend said what `known` returns, None where it never said anything."""
        return self._links.seen_at()

    def row(self, script_id: str) -> SyncRow | None:
        """Return the row of one script here, as it is known; None where there is no such script."""
        return next((row for row in self.known() if row.here and row.here.script_id == script_id), None)

    def remote_id_of(self, script_id: str) -> str:
        """Return what the backend calls a script here; one that it does not know keeps its name."""
        link = self._links.of(script_id)
        return link.remote_script_id if link is not None else script_id

    def script_id_of(self, remote_script_id: str) -> str:
        """Return what a script of the backend is called here; one that is not here keeps its name."""
        link = self._links.to(remote_script_id)
        return link.script_id if link is not None else remote_script_id

    def _state(self, summary: ScriptSummary, link: ScriptLink | None, head: RemoteScript | None) -> SyncState:
        if link is None:
            # A script of the same name that nobody ever brought over: both were written.
            return SyncState.ONLY_HERE if head is None else SyncState.CHANGED_BOTH
        if head is None:
            return SyncState.GONE_THERE
        here = not self._is_as_agreed(summary, link)
        there = _has_changed_there(link, head)
        if here and there:
            return SyncState.CHANGED_BOTH
        return SyncState.CHANGED_HERE if here else SyncState.CHANGED_THERE if there else SyncState.SAME

    def _is_as_agreed(self, summary: ScriptSummary, link: ScriptLink) -> bool:
        if link.here_updated_at == summary.updated_at:
            return True
        key = (summary.script_id, summary.updated_at, link.synced_at)
        if key not in self._same_here:
            record = self._scripts.get(summary.script_id)
            self._same_here[key] = same_words(record.script, link.base)
        return self._same_here[key]

    # --- words -----------------------------------------------------------------------------------

    def pull(self, remote_script_id: str, cancel: CancelToken | None = None) -> ScriptRecord:
        """Bring a script over, or what has changed there since; return it as it stands here.

        Raises `SYNC_CONFLICT` where that would overwrite what was changed here. What was here before is kept
        in the history; a script somebody decided on becomes the next draft; `NOT_EDITABLE` under review.
        """
        copy = self._calls().get(remote_script_id, cancel)
        with self._db.write():
            link = self._links.to(remote_script_id)
            if link is not None:
                self._scripts.restore(link.script_id)
            elif not self._scripts.is_here(remote_script_id):
                return self._taken_in(copy)
            record = self._scripts.get(link.script_id if link is not None else remote_script_id)
            base = link.base if link is not None else record.script
            theirs = with_identities(copy.script, base)
            if same_words(theirs, record.script):
                return self._relink(record, copy.head, record.script)
            if link is None:
                raise refusals.changed_both(record)
            if not same_words(record.script, base):
                is_newer = not same_words(theirs, base)
                raise refusals.changed_both(record) if is_newer else refusals.changed_here(record)
            newer = with_identities(copy.script, record.script)
            return self._relink(self._stored(record, newer), copy.head, newer)

    def merge(self, script_id: str, cancel: CancelToken | None = None) -> Merge:
        """Lay both sides beside each other; raises `SCRIPT_NOT_FOUND` where the backend has none."""
        record = self._scripts.get(script_id)
        copy = self._counterpart(self._calls(), record, cancel)
        if copy is None:
            raise refusals.not_there(record)
        link = self._links.of(script_id)
        base = link.base if link is not None else Script(title=record.title)
        return merge_of(script_id, base, record.script, copy.script, copy.head)

    def resolve(self, script_id: str, merge: Merge, choices: Mapping[str, Side]) -> ScriptRecord:
        """Store what was chosen as an edit; asks nobody. From then on only what differs is a change here.

        Raises `BadInput` where a choice is missing, `ChangedElsewhere` where the script here is not the one
        that was laid out any more, and `NOT_EDITABLE` under review.
        """
        words = merged(merge, choices)
        with self._db.write():
            record = self._scripts.get(script_id)
            if record.script != merge.mine:
                raise refusals.changed_meanwhile(record)
            after = self._stored(record, words)
            if merge.there is not None:
                self._relink(after, merge.there, merge.theirs)
            return after

    def push(self, script_id: str, cancel: CancelToken | None = None) -> ScriptRecord:
        """Bring the words here to the backend; the script here stays as it is.

        Raises `SYNC_CONFLICT` where the backend's words are others than those agreed on last. A script that
        it does not have goes through the outbox: `HandedOverLater` says that it waits there.
        """
        record = self._scripts.get(script_id)
        refusals.require_scenes(record)
        calls = self._calls()
        if not calls.keeps_scripts(cancel):
            return self._handed_over(calls, record, cancel)
        link = self._links.of(script_id)
        copy = self._counterpart(calls, record, cancel)
        if copy is None:
            if link is not None:
                raise refusals.gone_there(record)
            return self._handed_over(calls, record, cancel)
        base = link.base if link is not None else record.script
        theirs = with_identities(copy.script, base)
        if not same_words(theirs, record.script):
            if link is None or not same_words(theirs, base):
                raise refusals.changed_there(record)
            calls.put(record.script, copy, cancel)
            copy = calls.get(copy.head.script_id, cancel)
        return self._relink(record, copy.head, with_identities(copy.script, record.script))

    def unlink(self, script_id: str) -> None:
        """Forget that a script is at the backend: it is only here from now on."""
        self._links.drop(script_id)

    # --- decisions -------------------------------------------------------------------------------

    def submit(self, script_id: str, cancel: CancelToken | None = None, *, note: str = "") -> ScriptRecord:
        """Ask for a review at the backend, then here.

        The backend first, as with every decision: what it refuses is not recorded here. Where recording it
        here fails afterwards, the error says that the backend has it; doing it again then finishes it.
        """
        record = self._scripts.get(script_id)
        self._scripts.require(record, ScriptStatus.DRAFT, ScriptStatus.REJECTED)
        self._same_there(record, cancel)
        video = self._videos.refresh(record.video_id, cancel)
        if video.status is not VideoStatus.SCRIPT_REVIEW_REQUESTED:
            self._videos.request_review(record.video_id, cancel)
        return self._recorded(record, lambda: self._scripts.submit(script_id, note=note, at_backend=True))

    def approve(self, script_id: str, cancel: CancelToken | None = None) -> ScriptRecord:
        """Approve the same words at the backend, then here; see `submit`."""
        record = self._scripts.get(script_id)
        self._require_reviewer(record)
        self._scripts.require(
            record, ScriptStatus.DRAFT, ScriptStatus.REVIEW_REQUESTED, ScriptStatus.APPROVED
        )
        there = self._same_there(record, cancel)
        if there.status is not ScriptStatus.APPROVED:
            calls = self._calls()
            calls.approve(there.script_id, cancel)
            self._reread(calls, record, cancel)
        return self._recorded(record, lambda: self._scripts.approve(script_id, at_backend=True))

    def reject(self, script_id: str, reason: str, cancel: CancelToken | None = None) -> ScriptRecord:
        """Send a script back at the backend, then here; see `submit`."""
        record = self._scripts.get(script_id)
        self._require_reviewer(record)
        self._scripts.require(record, ScriptStatus.DRAFT, ScriptStatus.REVIEW_REQUESTED)
        refusals.require_reason(reason)
        there = self._same_there(record, cancel)
        if there.status is not ScriptStatus.REJECTED:
            calls = self._calls()
            calls.reject(there.script_id, reason.strip(), cancel)
            self._reread(calls, record, cancel)
        return self._recorded(record, lambda: self._scripts.reject(script_id, reason, at_backend=True))

    def _require_reviewer(self, record: ScriptRecord) -> None:
        if (refusal := self._scripts.why_not_approve(record)) is not None:
            raise refusal

    def _same_there(self, record: ScriptRecord, cancel: CancelToken | None) -> RemoteScript:
        """Return the script at the backend, which says what the one here says; raises `SYNC_CONFLICT`."""
        copy = self._counterpart(self._calls(), record, cancel)
        if copy is None:
            raise refusals.not_there(record)
        theirs = with_identities(copy.script, record.script)
        if not same_words(theirs, record.script):
            raise refusals.not_the_same(record)
        self._relink(record, copy.head, theirs)
        return copy.head

    def _reread(self, calls: ScriptCalls, record: ScriptRecord, cancel: CancelToken | None) -> None:
        """See what became of a script that was decided on there; not knowing it undoes nothing."""
        try:
            self._same_there(record, cancel)
        except StudioError as error:
            refusals.log_unseen(record, error)

    def _recorded(self, record: ScriptRecord, record_here: Callable[[], ScriptRecord]) -> ScriptRecord:
        try:
            with self._db.write():
                if self._scripts.get(record.script_id).script != record.script:
                    raise refusals.changed_meanwhile(record)
                return record_here()
        except StudioError as error:
            raise refusals.only_there(record, error) from error

    # --- within ----------------------------------------------------------------------------------

    def _calls(self) -> ScriptCalls:
        from studio.backend.script_calls import ScriptCalls

        return ScriptCalls(self._open_backend())

    def _counterpart(
        self, calls: ScriptCalls, record: ScriptRecord, cancel: CancelToken | None
    ) -> RemoteCopy | None:
        """Return the script at the backend: the linked one, else that of the same name, else of the video."""
        link = self._links.of(record.script_id)
        if link is not None:
            return self._found(calls, link.remote_script_id, cancel)
        if any(head.script_id == record.script_id for head in self._links.seen()):
            found = self._found(calls, record.script_id, cancel)
            if found is not None:
                return found
        head = calls.lookup(record.video_id, cancel)
        return None if head is None else self._found(calls, head.script_id, cancel)

    def _found(self, calls: ScriptCalls, remote_id: str, cancel: CancelToken | None) -> RemoteCopy | None:
        try:
            return calls.get(remote_id, cancel)
        except NotFound:
            self._links.gone(remote_id)
            return None

    def _handed_over(
        self, calls: ScriptCalls, record: ScriptRecord, cancel: CancelToken | None
    ) -> ScriptRecord:
        """Hand over a script that the backend does not have, through the outbox: once, and offline later."""
        deliveries = self._deliveries()
        before = deliveries.script_done(record.script_id)
        if before.status is DeliveryStatus.REFUSED:
            deliveries.outbox.retry(before.delivery_id)
        deliveries.flush(cancel, also_early=True, about=record.script_id)
        after = deliveries.script_done(record.script_id)
        if after.status is not DeliveryStatus.DELIVERED:
            raise refusals.handed_over_later(record, after)
        if not calls.keeps_scripts(cancel):
            head = RemoteScript(
                script_id=self.remote_id_of(record.script_id), video_id=record.video_id, title=record.title
            )
            return self._relink(record, head, record.script)
        copy = self._counterpart(calls, record, cancel)
        if copy is None and before.status is DeliveryStatus.DELIVERED:
            # It was handed over once and deleted there since: whoever asks again means it.
            calls.done(before.payload, script_id=record.script_id, once=new_id("script-done"), cancel=cancel)
            copy = self._counterpart(calls, record, cancel)
        if copy is None:
            raise refusals.handed_over_but_lost(record)
        return self._relink(record, copy.head, with_identities(copy.script, record.script))

    def _taken_in(self, copy: RemoteCopy) -> ScriptRecord:
        head = copy.head
        record = self._scripts.take_in(copy.script, script_id=head.script_id, video_id=head.video_id)
        return self._relink(record, head, record.script)

    def _stored(self, record: ScriptRecord, words: Script) -> ScriptRecord:
        """Store words as an edit, the state before kept; nothing where they are the same."""
        if words == record.script:
            return record
        self._revisions.keep(record.script_id, KeptWhy.BEFORE_RESTORE)
        return self._scripts.save(record.script_id, words, based_on=record)

    def _relink(self, record: ScriptRecord, head: RemoteScript, base: Script) -> ScriptRecord:
        """Keep what both sides agree on now."""
        now = self._now()
        title = head.title or record.title
        seen = head.model_copy(update={"title": title, "words_sha256": words_sha256(base)})
        same = same_words(base, record.script)
        with self._db.write():
            self._links.put(
                ScriptLink(
                    script_id=record.script_id,
                    remote_script_id=head.script_id,
                    base=base,
                    remote_version=head.version,
                    remote_updated_at=head.updated_at,
                    remote_status=head.status_text,
                    here_updated_at=record.updated_at if same else None,
                    synced_at=now,
                )
            )
            self._links.saw(seen, now)
        return record


def _listed(listed: RemoteScript, fetched: RemoteScript, digest: str) -> RemoteScript:
    """Return how a script stands by both of what was said of it; the list knows some, the script the rest."""
    blank = {name: value for name, value in fetched if value not in (None, "")}
    return listed.model_copy(update={**blank, "words_sha256": digest})


def _known_words(head: RemoteScript | None, link: ScriptLink | None, before: RemoteScript | None) -> str:
    """Return the digest of a listed script's words where nothing says that they changed; else empty."""
    if head is None or link is None:
        return ""
    if _stands_still(head, link.remote_version, link.remote_updated_at):
        return words_sha256(link.base)
    if before is not None and _stands_still(head, before.version, before.updated_at):
        return before.words_sha256
    return ""


def _stands_still(head: RemoteScript, version: int | None, updated_at: datetime | None) -> bool:
    """Tell whether a script is the one it was: as far as is known, version and moment are the same."""
    told = [
        one == other
        for one, other in ((head.version, version), (head.updated_at, updated_at))
        if one is not None and other is not None
    ]
    return bool(told) and all(told)


def _has_changed_there(link: ScriptLink, head: RemoteScript) -> bool:
    if head.words_sha256:
        return head.words_sha256 != words_sha256(link.base)
    return not _stands_still(head, link.remote_version, link.remote_updated_at)
