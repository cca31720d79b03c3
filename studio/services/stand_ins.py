"""Rows that stand for scripts which only the backend has: jobs refer to them, no list shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from studio.domain.errors import BadInput, ErrorCode
from studio.domain.instants import utc_now
from studio.domain.records import ScriptRecord
from studio.domain.review import Profile, ScriptStatus
from studio.domain.script import Script
from studio.domain.text import Text
from studio.store.database import Database
from studio.store.links import ScriptLinks
from studio.store.scripts import Scripts

ID_LIMIT: Final = 200


@dataclass(frozen=True, slots=True)
class StandIn:
    """What stands here for a script of the backend."""

    script_id: str
    """Its identity here."""
    video_id: str
    """The video it belongs to as far as is known; may be empty."""
    title: str
    """As far as is known, else the backend's identity of it."""
    is_own_script: bool
    """It was pulled: a script of this library, whose row is never written for a job."""


class StandIns:
    """Finds or makes what stands for a script of the backend. Thread-safe."""

    def __init__(
        self, database: Database, profile: Callable[[], Profile], address: Callable[[], str]
    ) -> None:
        self._db = database
        self._rows = Scripts(database)
        self._address = address
        self._profile = profile

    def of(self, remote_id: str) -> StandIn:
        """Return what stands for a script, made where nothing does; raises INVALID_SCRIPT for no identity."""
        if not remote_id.strip() or len(remote_id) > ID_LIMIT or not remote_id.isprintable():
            raise BadInput(
                ErrorCode.INVALID_SCRIPT,
                Text(
                    ko="대본 ID는 1~200자의 글이어야 합니다.",
                    en="A script id is text of 1 to 200 printable characters.",
                ),
            )
        with self._db.write():
            link = self._links().to(remote_id)
            script_id = remote_id if link is None else link.script_id
            if (record := self._rows.get(script_id)) is not None:
                return StandIn(script_id, record.video_id, record.title, is_own_script=True)
            if not self._rows.is_known(script_id):
                now, name = utc_now(), self._profile().name
                hidden = ScriptRecord(
                    script_id=script_id,
                    video_id="",
                    title=remote_id,
                    status=ScriptStatus.APPROVED,
                    script=Script(title=remote_id),
                    created_by=name,
                    created_at=now,
                    updated_by=name,
                    updated_at=now,
                )
                self._rows.insert_hidden(hidden)
            video_id, title = self._rows.named(script_id)
            return StandIn(script_id, video_id, title or remote_id, is_own_script=False)

    def remote_id_of(self, script_id: str) -> str:
        """Return what the backend calls a script."""
        link = self._links().of(script_id)
        return script_id if link is None else link.remote_script_id

    def _links(self) -> ScriptLinks:
        return ScriptLinks(self._db, self._address())

    def fill(self, script_id: str, video_id: str, words: Script) -> None:
        """Give a stand-in the title and words that were fetched; a script of the library is left alone."""
        self._rows.fill_hidden(script_id, video_id, words, utc_now())
