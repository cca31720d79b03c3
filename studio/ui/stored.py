"""What the open script was when it was read or stored last: what the next save is based on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.domain.errors import NotFound, Refused

if TYPE_CHECKING:
    from studio.domain.records import ScriptRecord
    from studio.domain.script import Script
    from studio.services.studio import Studio


class Stored:
    """One script while it is open. The thread that saves changes it; the window only while none does."""

    def __init__(self, studio: Studio, record: ScriptRecord) -> None:
        self._studio = studio
        self._record = record

    @property
    def script_id(self) -> str:
        """Which script it is."""
        return self._record.script_id

    def save(self, script: Script) -> ScriptRecord:
        """Store the words; raises `ChangedElsewhere` where somebody else stored others meanwhile."""
        self._record = self._studio.scripts.save(self._record.script_id, script, based_on=self._record)
        self._studio.revisions.changed(self._record.script_id)
        return self._record

    def save_or_copy(self, script: Script, title: str) -> ScriptRecord:
        """Store the words, as a script of their own called `title` where the open one may not be changed."""
        try:
            return self.save(script)
        except Refused:
            return self._studio.scripts.create(title, script)

    def follow(self, record: ScriptRecord) -> None:
        """Go on from a state this window brought about in another way: a review, a restored state."""
        self._record = record

    def theirs(self) -> ScriptRecord | None:
        """Return the record as it is now, None while nobody else has changed it; raises `NotFound`."""
        record = self._studio.scripts.get(self._record.script_id)
        return None if record == self._record else record

    def take_theirs(self, mine: Script | None) -> ScriptRecord:
        """Return the record as it is now; words of mine are kept in its history first.

        Only who shows it goes on from it (`follow`): words typed meanwhile were begun without having seen it.
        """
        script_id = self._record.script_id
        if mine is not None:
            self._studio.revisions.keep_words(script_id, mine)
        return self._studio.scripts.get(script_id)


def is_stuck_by(error: Exception) -> bool:
    """Tell whether words that could not be saved will not be saved by trying again."""
    return isinstance(error, NotFound | Refused)
