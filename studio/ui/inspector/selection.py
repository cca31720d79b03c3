"""The selected scenes as the inspector sees them: what they have in common, and one step that changes all."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, Final, TypeVar

from studio.domain.script import Scene, Script, VisualSpec
from studio.ui.session import EditorSession

Value = TypeVar("Value")


class Mixed(Enum):
    """Stands for a value that is not the same in all selected scenes."""

    MIXED = "mixed"


MIXED: Final = Mixed.MIXED


class Selection:
    """What is selected in a session, and how it is changed."""

    def __init__(self, session: EditorSession) -> None:
        self._session = session

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """The selected scenes in film order."""
        script = self._session.script
        if script is None:
            return ()
        uids = set(self._session.selected_uids)
        return tuple(scene for _, _, scene in script.scenes() if scene.uid in uids)

    def common(self, read: Callable[[Scene], Value]) -> Value | Mixed:
        """Return what `read` finds in every selected scene, MIXED where that differs."""
        found = [read(scene) for scene in self.scenes]
        return found[0] if found and all(value == found[0] for value in found) else MIXED

    def change(
        self, label: str, change: Callable[[Scene], Scene], *, typing: str = "", uids: tuple[str, ...] = ()
    ) -> None:
        """Change every selected scene (or those of `uids`), as one undo step called `label`."""
        script = self._session.script
        if script is None:
            return
        wanted = set(uids or self._session.selected_uids)
        key = f"{typing}:{','.join(sorted(wanted))}" if typing else ""
        self._session.apply(with_scenes(script, wanted, change), label, typing=key)

    def change_visual(
        self, label: str, *, typing: str = "", uids: tuple[str, ...] = (), **fields: Any
    ) -> None:
        """Change fields of the visual spec of every selected scene."""
        self.change(label, lambda scene: with_visual(scene, **fields), typing=typing, uids=uids)


def with_scenes(script: Script, uids: set[str], change: Callable[[Scene], Scene]) -> Script:
    """Return the script with some of its scenes changed."""
    chapters = tuple(
        chapter.model_copy(
            update={"scenes": tuple(change(s) if s.uid in uids else s for s in chapter.scenes)}
        )
        if any(s.uid in uids for s in chapter.scenes)
        else chapter
        for chapter in script.chapters
    )
    return script.model_copy(update={"chapters": chapters})


def visual_of(scene: Scene) -> VisualSpec:
    """Return what is asked of a scene's picture, an empty wish where nothing is."""
    return scene.visual_spec or _NOTHING


def with_visual(scene: Scene, **fields: Any) -> Scene:
    """Return the scene with fields of its visual spec changed; one that asks for nothing more goes."""
    visual = visual_of(scene).model_copy(update=fields)
    return scene.model_copy(update={"visual_spec": visual if visual != _NOTHING else None})


_NOTHING: Final = VisualSpec()
