"""Scenes on the clipboard: as what they are for the studio, as text for everybody else."""

import json
from collections.abc import Iterable
from typing import Any, Final, cast

from pydantic import ValidationError
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from studio.domain.ids import new_id
from studio.domain.prose import cleaned
from studio.domain.script import Scene

SCENES: Final = "application/x-ctrlf-scenes+json"
_LIMIT: Final = 16 * 1024 * 1024
"""Bytes above which nothing is believed to be scenes."""
_TEXTS: Final = ("narration", "on_screen_text", "caption", "purpose")


def clip(scenes: Iterable[Scene]) -> QMimeData:
    """Return scenes as the clipboard holds them; as text they can be pasted as scenes again."""
    kept = list(scenes)
    data = QMimeData()
    data.setData(SCENES, json.dumps([scene.model_dump(mode="json") for scene in kept]).encode())
    data.setText("\n\n".join(_as_text(scene) for scene in kept))
    return data


_offered: Final[list[QMimeData]] = []
"""What was put on the clipboard last; no longer valid once the clipboard holds something else."""


def offer(scenes: Iterable[Scene]) -> None:
    """Put scenes on the clipboard."""
    _offered[:] = [clip(scenes)]
    QGuiApplication.clipboard().setMimeData(_offered[0])


def leave_text_behind() -> None:
    """Keep no more than text on the clipboard; what to do before the program ends.

    Qt frees the clipboard after the interpreter has gone, and crashes on data that was made in Python.
    """
    if _offered and isValid(_offered[0]):
        QGuiApplication.clipboard().setText(_offered[0].text())
    _offered.clear()


def scenes_in(data: QMimeData) -> list[Scene]:
    """Return the scenes the clipboard holds, with identities of their own; empty where it holds none."""
    if not data.hasFormat(SCENES):
        return []
    raw = data.data(SCENES)
    if raw.size() > _LIMIT:
        return []
    try:
        value: object = json.loads(bytes(raw.data()))
        entries = cast("list[object]", value) if isinstance(value, list) else []
        return [_scene(entry) for entry in entries]
    except (ValueError, RecursionError, ValidationError):
        return []  # another program, or another version: its text is still there


def _scene(entry: object) -> Scene:
    if not isinstance(entry, dict):
        raise ValueError
    fields = {**cast("dict[str, Any]", entry), "uid": new_id("scene")}
    scene = Scene.model_validate(fields)
    return scene.model_copy(update={name: cleaned(getattr(scene, name)) for name in _TEXTS})


def _as_text(scene: Scene) -> str:
    shown = [f"[화면] {line}" for line in scene.on_screen_text.splitlines() if line.strip()]
    return "\n".join([*shown, scene.narration] if scene.narration else shown)
