"""The states of the open script that a person chooses from, read and compared beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from studio.domain.comparison import Comparison, compare
from studio.domain.errors import StudioError
from studio.domain.kept import KeptState
from studio.domain.script import Script

if TYPE_CHECKING:
    from studio.domain.cancel import CancelToken
    from studio.services.studio import Studio
    from studio.ui.workers import Progress, Workers

NOW: Final = ""
"""Stands for the text in the editor where the id of a state is asked for."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two states, read and compared."""

    states: tuple[KeptState, ...]
    """All that can be chosen, the newest first."""
    older: str
    newer: str
    comparison: Comparison


class StateReader:
    """Reads states and compares them on workers; only what was asked for last is told."""

    def __init__(self, studio: Studio, workers: Workers) -> None:
        self._studio = studio
        self._workers = workers
        self._asked = 0
        self._words: dict[str, Script] = {}

    def forget(self) -> None:
        """Let go of the texts that were read."""
        self._words.clear()

    def compare(
        self,
        script_id: str,
        older: str,
        newer: str,
        present: Script,
        *,
        on_result: Callable[[Compared], None],
        on_error: Callable[[StudioError], None],
    ) -> None:
        """Compare two states by id; `present` stands for `NOW`."""
        self._asked += 1
        asked = self._asked
        known = dict(self._words)

        def words(state_id: str) -> Script:
            if state_id == NOW:
                return present
            if state_id not in known:
                known[state_id] = self._studio.revisions.words(state_id)
            return known[state_id]

        def work(_token: CancelToken, _progress: Progress) -> Compared:
            states = tuple(self._studio.revisions.list(script_id))
            return Compared(states, older, newer, compare(words(older), words(newer)))

        def show(compared: Compared) -> None:
            if asked == self._asked:
                self._words = known
                on_result(compared)

        self._workers.run(work, on_result=show, on_error=on_error)
