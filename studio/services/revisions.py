"""States of scripts: kept at the end of every session and on the way, listed, opened and restored."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from studio.domain.errors import ErrorCode, NotFound
from studio.domain.instants import utc_now
from studio.domain.kept import KeptState, KeptWhy, is_blank
from studio.domain.records import Revision, ScriptRecord
from studio.domain.review import Profile, ReviewAction, ReviewRecord, ScriptStatus
from studio.domain.script import Script
from studio.domain.text import Text
from studio.services.scripts import Scripts
from studio.store import scripts as store
from studio.store.database import Database
from studio.store.revisions import KeptStates

WORKING_FOR: Final = timedelta(minutes=15)
"""After so long of work on a script a state of it is kept, though nobody closes it."""


class Revisions:
    """Every state of every script that can be opened, compared and restored. Safe from any thread."""

    def __init__(
        self,
        database: Database,
        scripts: Scripts,
        *,
        profile: Callable[[], Profile],
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._db = database
        self._scripts = scripts
        self._profile = profile
        self._now = now
        self._kept = KeptStates(database)
        self._rows = store.Scripts(database)
        self._guard = threading.Lock()
        self._changed_since: dict[str, datetime] = {}
        """When each script was first changed after a state of it was kept."""
        self._decided: dict[tuple[str, int], KeptState] = {}
        """What was decided on, without its words: it never changes, and reading it means reading a script."""

    def list(self, script_id: str) -> list[KeptState]:
        """Return the kept states and what was decided on, the newest first; raises `SCRIPT_NOT_FOUND`."""
        self._scripts.get(script_id)
        decided = [self._decided_on(script_id, number) for number in self._rows.decided(script_id)]
        return sorted(
            [*reversed(decided), *self._kept.list(script_id)], key=lambda state: state.at, reverse=True
        )

    def _decided_on(self, script_id: str, number: int) -> KeptState:
        key = (script_id, number)
        if key not in self._decided:
            revision = self._rows.revision(script_id, number)
            assert revision is not None, "a revision is never deleted"
            self._decided[key] = _state_of(revision)
        return self._decided[key]

    def words(self, state_id: str) -> Script:
        """Return the script as it was in a state of `list`; raises `SCRIPT_NOT_FOUND` where it is gone."""
        number, at, script_id = state_id.partition("@")
        if at and number.isdecimal():
            revision = self._rows.revision(script_id, int(number))
            words = revision.script if revision is not None else None
        else:
            words = self._kept.words(state_id)
        if words is None:
            raise NotFound(
                ErrorCode.SCRIPT_NOT_FOUND,
                Text(ko=f"보관된 상태가 없습니다: {state_id}.", en=f"There is no kept state {state_id}."),
                Text(
                    ko="이력을 다시 열고 다른 상태를 고르십시오.",
                    en="Open the history again and choose another state.",
                ),
            )
        return words

    def keep(self, script_id: str, why: KeptWhy = KeptWhy.SESSION) -> bool:
        """Keep the stored words of a script, unless they are kept already; tell whether they were.

        A script that was deleted meanwhile, or that nobody has written into yet, leaves nothing.
        """
        with self._guard:
            self._changed_since.pop(script_id, None)
        with self._db.write():
            record = self._rows.get(script_id)
            if record is None or _is_kept(record) or is_blank(record.script):
                return False
            self._kept.thin(script_id, self._now())
            # By whoever wrote them, which another window may have been.
            return self._kept.keep(record, why, by=record.updated_by, at=self._now())

    def keep_words(self, script_id: str, words: Script) -> bool:
        """Keep words that could not be stored as the script's own; tell whether they were.

        A script that was deleted meanwhile keeps nothing.
        """
        with self._db.write():
            record = self._rows.get(script_id)
            if record is None or is_blank(words):
                return False
            mine = record.model_copy(update={"script": words, "title": words.title})
            return self._kept.keep(mine, KeptWhy.WORKING, by=self._profile().name, at=self._now())

    def opened(self, script_id: str) -> bool:
        """Keep what is found at opening that no session closed, by whom and when it was written last."""
        with self._db.write():
            record = self._rows.get(script_id)
            if record is None or _is_kept(record) or is_blank(record.script):
                return False
            why = KeptWhy.FOUND
            if record.source_sha256 is not None:  # it still says what was brought in
                why = KeptWhy.IMPORT
                if self._kept.list(script_id):
                    return False
            return self._kept.keep(record, why, by=record.updated_by, at=record.updated_at)

    def changed(self, script_id: str) -> bool:
        """Note that a change was stored; keep a state once somebody has worked on the script for a while."""
        now = self._now()
        with self._guard:
            since = self._changed_since.setdefault(script_id, now)
        return now - since >= WORKING_FOR and self.keep(script_id, KeptWhy.WORKING)

    def restore(self, script_id: str, state_id: str) -> ScriptRecord:
        """Put an older state in the place of the present one, which is kept first; return the draft.

        A script that somebody decided on becomes the next draft. Raises `NOT_EDITABLE` under review and
        `SCRIPT_NOT_FOUND` for a state that is gone.
        """
        words = self.words(state_id)
        with self._db.write():
            before = self._scripts.get(script_id)
            self.keep(script_id, KeptWhy.BEFORE_RESTORE)
            after = self._scripts.save(script_id, words)
            if after != before:
                self._rows.add_review(
                    ReviewRecord(
                        script_id=script_id,
                        revision=after.revision,
                        action=ReviewAction.RESTORED,
                        by=self._profile().name,
                        at=self._now(),
                        reason=state_id,
                    )
                )
            return after


def state_id_of(script_id: str, revision: int) -> str:
    """Return the id of the state somebody decided on as `revision`."""
    return f"{revision}@{script_id}"


def _is_kept(record: ScriptRecord) -> bool:
    """What somebody decided on is kept for good as a revision."""
    return record.status in (ScriptStatus.APPROVED, ScriptStatus.REJECTED)


def _state_of(revision: Revision) -> KeptState:
    assert revision.decided_by is not None
    assert revision.decided_at is not None
    approved = revision.status is ScriptStatus.APPROVED
    return KeptState(
        state_id=state_id_of(revision.script_id, revision.revision),
        script_id=revision.script_id,
        revision=revision.revision,
        why=KeptWhy.APPROVAL if approved else KeptWhy.REJECTION,
        by=revision.decided_by,
        at=revision.decided_at,
        title=revision.title,
        scene_count=revision.script.scene_count,
        character_count=revision.script.character_count,
        reason=revision.reason,
    )
