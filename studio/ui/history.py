"""The undo history of a script: every edit is one step, and a run of typing is a few words to a step."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QUndoCommand

from studio.domain.script import Script

TYPING_PAUSE_SEC: Final = 1.5
"""A longer pause between two keystrokes starts a new step."""
TYPING_RUN: Final = 60
"""Characters after which the next word starts a new step."""
PASTED: Final = 32
"""Characters that come at once and were therefore not typed, which makes them a step of their own."""
_MERGEABLE: Final = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cursor is, in characters of a field of a scene or chapter; from `anchor` on, text is chosen."""

    uid: str
    field: str
    position: int
    anchor: int


@dataclass(frozen=True, slots=True)
class Typing:
    """One change by typing: `added` in place of `removed` characters at `position` of the text called `key`.

    Where only `key` is known (a spin box), every change in quick succession goes on with the one before.
    """

    key: str
    position: int = -1
    removed: int = 0
    added: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """What a step leads from or to. Scripts share everything that a step did not change."""

    script: Script
    selected: str
    place: Place | None = None


class ScriptEdit(QUndoCommand):
    """One step from a script to the next; typing that goes on where it was merges into the step before."""

    def __init__(
        self,
        put: Callable[[State], None],
        before: State,
        after: State,
        label: str,
        typing: Typing | None = None,
    ) -> None:
        super().__init__(label)
        self._put = put
        self._before = before
        self._after = after
        self._typing = typing
        self._run = len(typing.added) if typing is not None else 0
        self._at = time.monotonic()

    def redo(self) -> None:
        """Put the script as it is after this step, with the selection and cursor it then had."""
        self._put(self._after)

    def undo(self) -> None:
        """Put the script as it was before this step."""
        self._put(self._before)

    def id(self) -> int:
        """Tell Qt which steps may be merged: those of typing."""
        return _MERGEABLE if self._typing is not None else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Swallow `other` where it goes on typing in the same place."""
        if not isinstance(other, ScriptEdit) or self._typing is None or other._typing is None:
            return False
        if other._at - self._at > TYPING_PAUSE_SEC or not self._goes_on(self._typing, other._typing):
            return False
        self._after = other._after
        self._typing = other._typing
        self._run += len(other._typing.added)
        self._at = other._at
        return True

    def _goes_on(self, typed: Typing, now: Typing) -> bool:
        if typed.key != now.key or now.position < 0:
            return typed.key == now.key
        if not typed.added and typed.removed:  # deleting goes on with deleting, at either side
            return not now.added and typed.position in (now.position, now.position + now.removed)
        if not now.added or now.position + now.removed != typed.position + len(typed.added):
            return False
        if "\n" in now.added or len(now.added) >= PASTED:
            return False
        begins_word = typed.added[-1:].isspace() and not now.added[:1].isspace()
        return not (begins_word and self._run >= TYPING_RUN)
