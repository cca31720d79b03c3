"""Scripts here and at the backend: bringing words over, never over words, and deciding in both places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from studio.domain.cancel import CancelToken
from studio.domain.delivery import DeliveryStatus
from studio.domain.ids import new_id
from studio.domain.instants import utc_now
from studio.domain.kept import KeptWhy
from studio.domain.merging import merge_of, merged
from studio.domain.recognition import same_words, with_identities
from studio.domain.records import ScriptRecord
from studio.domain.script import Script
from studio.domain.sync import Merge, RemoteCopy, RemoteScript, Side, SyncRow
from studio.services import sync_refusals as refusals
from studio.services.both_sides import BothSides
from studio.services.deciding import Deciding
from studio.services.deliveries import Deliveries
from studio.services.revisions import Revisions
from studio.services.scripts import Scripts
from studio.services.standing import Standing
from studio.services.videos import Videos
from studio.store.database import Database

if TYPE_CHECKING:
    from studio.backend.client import Backend
    from studio.backend.script_calls import ScriptCalls

UNNAMED: Final = "backend"
"""Who wrote what the backend names nobody for."""


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
        address: Callable[[], str],
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._db = database
        self._scripts = scripts
        self._revisions = revisions
        self._videos = videos
        self._deliveries = deliveries
        self._both = BothSides(database, open_backend, address, now)
        self._standing = Standing(self._both, scripts, videos, now)
        self._deciding = Deciding(database, self._both, scripts, videos)

    # --- how it stands ---------------------------------------------------------------------------

    def rows(self, cancel: CancelToken | None = None) -> list[SyncRow]:
        """Ask the backend what it has and return every script of both sides: ours first, then only theirs."""
        return self._standing.rows(cancel)

    def known(self) -> list[SyncRow]:
        """Return what `rows` returned last, with what has changed here since; asks nobody."""
        return self._standing.known()

    def known_at(self) -> datetime | None:
        """Return when the backend said what `known` returns, None where it never said anything."""
        return self._both.links.seen_at()

    def row(self, script_id: str) -> SyncRow | None:
        """Return the row of one script here, as it is known; None where there is no such script."""
        return next((row for row in self.known() if row.here and row.here.script_id == script_id), None)

    def remote_id_of(self, script_id: str) -> str:
        """Return what the backend calls a script here; one that it does not know keeps its name."""
        link = self._both.links.of(script_id)
        return link.remote_script_id if link is not None else script_id

    def script_id_of(self, remote_script_id: str) -> str:
        """Return what a script of the backend is called here; one that is not here keeps its name."""
        link = self._both.links.to(remote_script_id)
        return link.script_id if link is not None else remote_script_id

    # --- words -----------------------------------------------------------------------------------

    def pull(self, remote_script_id: str, cancel: CancelToken | None = None) -> ScriptRecord:
        """Bring a script over, or what has changed there since; return it as it stands here.

        Raises `SYNC_CONFLICT` where that would overwrite what was changed here. What was here before is kept
        in the history; a script somebody decided on becomes the next draft; `NOT_EDITABLE` under review.
        """
        copy = self._named(self._both.calls().get(remote_script_id, cancel), cancel)
        with self._db.write():
            link = self._both.links_at(copy.head.backend).to(remote_script_id)
            if link is not None:
                self._scripts.restore(link.script_id)
            elif not self._scripts.is_here(remote_script_id):
                return self._taken_in(copy)
            record = self._scripts.get(link.script_id if link is not None else remote_script_id)
            base = link.base if link is not None else record.script
            theirs = with_identities(copy.script, base)
            if same_words(theirs, record.script):
                return self._both.relink(record, copy.head, record.script)
            if link is None:
                raise refusals.changed_both(record)
            if not same_words(record.script, base):
                is_newer = not same_words(theirs, base)
                raise refusals.changed_both(record) if is_newer else refusals.changed_here(record)
            newer = with_identities(copy.script, record.script)
            return self._both.relink(self._stored(record, newer, by=_writer(copy)), copy.head, newer)

    def merge(self, script_id: str, cancel: CancelToken | None = None) -> Merge:
        """Lay both sides beside each other; raises `SCRIPT_NOT_FOUND` where the backend has none."""
        record = self._scripts.get(script_id)
        copy = self._both.counterpart(self._both.calls(), record, cancel)
        if copy is None:
            raise refusals.not_there(record)
        link = self._both.links_at(copy.head.backend).of(script_id)
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
                self._both.relink(after, merge.there, merge.theirs)
            return after

    def push(self, script_id: str, cancel: CancelToken | None = None) -> ScriptRecord:
        """Bring the words here to the backend; the script here stays as it is.

        Raises `SYNC_CONFLICT` where the backend's words are others than those agreed on last. A script that
        it does not have goes through the outbox: `HandedOverLater` says that it waits there.
        """
        record = self._scripts.get(script_id)
        refusals.require_scenes(record)
        calls = self._both.calls()
        if not calls.keeps_scripts(cancel):
            return self._handed_over(calls, record, cancel)
        link = self._both.links_at(calls.address).of(script_id)
        copy = self._both.counterpart(calls, record, cancel)
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
        return self._both.brought(record, copy)

    def unlink(self, script_id: str) -> None:
        """Forget that a script is at the backend: it is only here from now on."""
        self._both.links.drop(script_id)

    # --- decisions -------------------------------------------------------------------------------

    def submit(self, script_id: str, cancel: CancelToken | None = None, *, note: str = "") -> ScriptRecord:
        """Ask for a review of the same words at the backend, then here; see `Deciding`.

        Raises `SYNC_CONFLICT` where the words there are others, `NOT_EDITABLE` in another state.
        """
        return self._deciding.submit(script_id, cancel, note=note)

    def approve(self, script_id: str, cancel: CancelToken | None = None) -> ScriptRecord:
        """Approve the same words at the backend, then here; see `submit`."""
        return self._deciding.approve(script_id, cancel)

    def reject(self, script_id: str, reason: str, cancel: CancelToken | None = None) -> ScriptRecord:
        """Send a script back at the backend, then here; see `submit`."""
        return self._deciding.reject(script_id, reason, cancel)

    # --- within ----------------------------------------------------------------------------------

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
                script_id=self.remote_id_of(record.script_id),
                backend=calls.address,
                video_id=record.video_id,
                title=record.title,
            )
            return self._both.relink(record, head, record.script)
        copy = self._both.counterpart(calls, record, cancel)
        if copy is None and before.status is DeliveryStatus.DELIVERED:
            # It was handed over once and deleted there since: whoever asks again means it.
            calls.done(before.payload, script_id=record.script_id, once=new_id("script-done"), cancel=cancel)
            copy = self._both.counterpart(calls, record, cancel)
        if copy is None:
            raise refusals.handed_over_but_lost(record)
        return self._both.brought(record, copy)

    def _named(self, copy: RemoteCopy, cancel: CancelToken | None) -> RemoteCopy:
        """Return a script with the title and the video that only the list, or its video, tells of."""
        head = copy.head
        if head.title and head.video_id:
            return copy
        listed = self._both.links_at(head.backend).seen_one(head.script_id)
        title = head.title or (listed.title if listed is not None else "")
        video_id = head.video_id or (listed.video_id if listed is not None else "")
        if not title and video_id:
            title = self._videos.title_of(video_id, cancel)
        named = {"title": title, "video_id": video_id}
        script = copy.script.model_copy(update={"title": title or copy.script.title})
        return copy.model_copy(update={"head": head.model_copy(update=named), "script": script})

    def _taken_in(self, copy: RemoteCopy) -> ScriptRecord:
        head = copy.head
        record = self._scripts.take_in(
            copy.script, script_id=head.script_id, video_id=head.video_id, by=_writer(copy)
        )
        return self._both.relink(record, head, record.script)

    def _stored(self, record: ScriptRecord, words: Script, *, by: str = "") -> ScriptRecord:
        """Store words as an edit, the state before kept; nothing where they are the same."""
        if words == record.script:
            return record
        self._revisions.keep(record.script_id, KeptWhy.BEFORE_SYNC)
        return self._scripts.save(record.script_id, words, based_on=record, by=by)


def _writer(copy: RemoteCopy) -> str:
    """Name who wrote a script there: whoever brings it over has not, and may review it."""
    return copy.head.written_by or UNNAMED
