"""Pictures dropped on something that shows scenes become theirs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from studio.ui.inspector.intake import offered_by

if TYPE_CHECKING:
    from studio.ui.inspector.intake import PictureIntake
    from studio.ui.script.view import ScriptView
    from studio.ui.timeline.strip import TimelineStrip

ScenesAt = Callable[[QPoint], tuple[str, ...]]
"""Uids of the scenes at a place of the widget; empty where a drop means nothing."""


class PictureDrops(QObject):
    """Lets a widget take pictures; everything else that is dropped there goes on as before."""

    hovered = Signal(bool)
    """A picture is held over the widget, or no longer."""

    def __init__(self, target: QWidget, intake: PictureIntake, scenes_at: ScenesAt) -> None:
        super().__init__(target)
        self._intake = intake
        self._scenes_at = scenes_at
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is a picture."""
        match event:
            case QDropEvent() if event.type() is QEvent.Type.Drop:
                return self._on_drop(event)
            case QDragEnterEvent() | QDragMoveEvent():
                return self._on_drag(event)
            case _:
                if event.type() is QEvent.Type.DragLeave:
                    self.hovered.emit(False)
                return super().eventFilter(watched, event)

    def _on_drag(self, event: QDragMoveEvent) -> bool:
        if offered_by(event.mimeData()) is None:
            event.ignore()
            return False
        if event.type() is QEvent.Type.DragEnter or self._scenes_at(event.position().toPoint()):
            event.acceptProposedAction()
            self.hovered.emit(True)
        else:
            event.ignore()
        return True

    def _on_drop(self, event: QDropEvent) -> bool:
        self.hovered.emit(False)
        offered = offered_by(event.mimeData())
        uids = self._scenes_at(event.position().toPoint())
        if offered is None:
            return False
        event.acceptProposedAction()
        self._intake.take(offered, uids)
        return True


def scenes_in_script(view: ScriptView) -> ScenesAt:
    """Return what tells which scene lies under a point of a script's viewport."""

    def scenes_at(place: QPoint) -> tuple[str, ...]:
        block = view.block_at(place)
        return (block.scene.uid,) if block is not None and block.scene is not None else ()

    return scenes_at


def scenes_on_timeline(area: TimelineStrip) -> ScenesAt:
    """Return what tells which scene lies under a point of a timeline's viewport."""

    def scenes_at(place: QPoint) -> tuple[str, ...]:
        strip, frame = area.strip, int(area.view.frame_at(place.x()))
        inside = 0 <= frame < strip.frame_count
        return (strip.blocks[strip.block_at(frame)].uid,) if inside else ()

    return scenes_at
