"""The undo history of a script: every edit is one step, and a run of typing is one step too."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QUndoCommand

from studio.domain.script import Script

TYPING_PAUSE_SEC: Final = 1.5
"""A longer pause between two keystrokes starts a new step."""
_MERGEABLE: Final = 1


class ScriptEdit(QUndoCommand):
    """One step from a script to the next; edits with the same `typing` key in quick succession become one."""

    def __init__(
        self,
        put: Callable[[Script, str], None],
        before: tuple[Script, str],
        after: tuple[Script, str],
        label: str,
        typing: str = "",
    ) -> None:
        super().__init__(label)
        self._put = put
        self._before = before
        self._after = after
        self._typing = typing
        self._at = time.monotonic()

    def redo(self) -> None:
        """Put the script as it is after this step, with the selection it then had."""
        self._put(*self._after)

    def undo(self) -> None:
        """Put the script as it was before this step."""
        self._put(*self._before)

    def id(self) -> int:
        """Tell Qt which steps may be merged: those of typing."""
        return _MERGEABLE if self._typing else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Swallow `other` where it goes on typing in the same field."""
        if not isinstance(other, ScriptEdit) or other._typing != self._typing:
            return False
        if other._at - self._at > TYPING_PAUSE_SEC:
            return False
        self._after = other._after
        self._at = other._at
        return True
