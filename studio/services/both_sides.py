"""What the parts of syncing share: the backend's calls, the links, and which script there is which here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from studio.domain.cancel import CancelToken
from studio.domain.errors import NotFound
from studio.domain.recognition import same_words, with_identities, words_sha256
from studio.domain.records import ScriptRecord
from studio.domain.script import Script
from studio.domain.sync import RemoteCopy, RemoteScript, ScriptLink
from studio.services import sync_refusals as refusals
from studio.store.database import Database
from studio.store.links import ScriptLinks

if TYPE_CHECKING:
    from studio.backend.client import Backend
    from studio.backend.script_calls import ScriptCalls


class BothSides:
    """The scripts of this data directory that the backend has, too."""

    def __init__(
        self,
        database: Database,
        open_backend: Callable[[], Backend],
        address: Callable[[], str],
        now: Callable[[], datetime],
    ) -> None:
        """`address` tells the present backend's, also where nobody may be asked."""
        self._db = database
        self._open_backend = open_backend
        self._address = address
        self._now = now

    @property
    def links(self) -> ScriptLinks:
        """What is known of the present backend's scripts."""
        return self.links_at(self._address())

    def links_at(self, address: str) -> ScriptLinks:
        """Return what is known of one backend's scripts: of the one that answered, whatever is set by now."""
        return ScriptLinks(self._db, address)

    def calls(self) -> ScriptCalls:
        """Return the calls about scripts; raises BACKEND_NOT_CONFIGURED."""
        from studio.backend.script_calls import ScriptCalls

        return ScriptCalls(self._open_backend())

    def counterpart(
        self, calls: ScriptCalls, record: ScriptRecord, cancel: CancelToken | None
    ) -> RemoteCopy | None:
        """Return the script at the backend: the linked one, else that of the same name, else of the video."""
        links = self.links_at(calls.address)
        link = links.of(record.script_id)
        if link is not None:
            return self._found(calls, link.remote_script_id, cancel)
        if links.seen_one(record.script_id) is not None and links.to(record.script_id) is None:
            found = self._found(calls, record.script_id, cancel)
            if found is not None:
                return found
        head = calls.lookup(record.video_id, cancel)
        return None if head is None else self._found(calls, head.script_id, cancel)

    def _found(self, calls: ScriptCalls, remote_id: str, cancel: CancelToken | None) -> RemoteCopy | None:
        try:
            return calls.get(remote_id, cancel)
        except NotFound:
            self.links_at(calls.address).gone(remote_id)
            return None

    def same_there(self, record: ScriptRecord, cancel: CancelToken | None) -> RemoteScript:
        """Return the script at the backend, which says what the one here says; raises `SYNC_CONFLICT`."""
        copy = self.counterpart(self.calls(), record, cancel)
        if copy is None:
            raise refusals.not_there(record)
        theirs = with_identities(copy.script, record.script)
        if not same_words(theirs, record.script):
            raise refusals.not_the_same(record)
        self.relink(record, copy.head, theirs)
        return copy.head

    def brought(self, record: ScriptRecord, copy: RemoteCopy) -> ScriptRecord:
        """Keep that the words here were brought over; `copy` is what was there when it was asked for then.

        Raises `SYNC_CONFLICT` where those are other words.
        """
        theirs = with_identities(copy.script, record.script)
        if same_words(theirs, record.script):
            return self.relink(record, copy.head, theirs)
        # Somebody wrote there meanwhile: that was changed there since, and nobody here has seen it.
        self.relink(record, copy.head, record.script, theirs)
        raise refusals.changed_behind(record)

    def relink(
        self, record: ScriptRecord, head: RemoteScript, base: Script, there: Script | None = None
    ) -> ScriptRecord:
        """Keep what both sides agree on now; `there` is what stands there by now, where that is another."""
        now = self._now()
        title = head.title or record.title
        video_id = head.video_id or record.video_id
        named = {"title": title, "video_id": video_id, "words_sha256": words_sha256(there or base)}
        seen = head.model_copy(update=named)
        same = same_words(base, record.script)
        links = self.links_at(head.backend)
        with self._db.write():
            links.put(
                ScriptLink(
                    script_id=record.script_id,
                    remote_script_id=head.script_id,
                    base=base,
                    remote_version=head.version if there is None else None,
                    remote_updated_at=head.updated_at if there is None else None,
                    remote_status=head.status_text,
                    here_updated_at=record.updated_at if same else None,
                    synced_at=now,
                )
            )
            links.saw(seen, now)
        return record
