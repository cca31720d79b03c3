"""Somebody at the inspector: looks, clicks, drops and drags, and asks what became of the script."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.domain.errors import StudioError
from studio.domain.script import Scene, VisualSpec
from studio.services.studio import Studio
from studio.ui.inspector.panel import InspectorPanel
from studio.ui.preview.panel import PreviewPanel
from studio.ui.session import EditorSession


@dataclass
class Hands:
    qtbot: QtBot
    studio: Studio
    session: EditorSession
    preview: PreviewPanel
    panel: InspectorPanel
    window: QWidget

    def settle(self) -> None:
        """Wait until everything asked for is shown."""

        def still() -> None:
            assert self.session.is_idle
            assert self.panel.is_settled

        self.qtbot.waitUntil(still, timeout=10_000)

    @property
    def scene(self) -> Scene:
        """The selected scene."""
        scene = self.session.selected_scene
        assert scene is not None
        return scene

    @property
    def visual(self) -> VisualSpec:
        """What is asked of the picture of the selected scene."""
        return self.scene.visual_spec or VisualSpec()

    def visual_of(self, uid: str) -> VisualSpec:
        """What is asked of the picture of a scene."""
        script = self.session.script
        assert script is not None
        return next(s.visual_spec or VisualSpec() for _, _, s in script.scenes() if s.uid == uid)

    @property
    def steps(self) -> int:
        """How many steps can be taken back."""
        return self.session.undo_stack.index()

    def click(self, widget: QWidget) -> None:
        """Click a control, and wait for what follows."""
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key."""
        self.qtbot.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)

    def drop(self, target: QWidget, data: QMimeData) -> bool:
        """Drag something over a widget and let go; tell whether it was taken."""
        place = target.rect().center()
        actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(place, actions, data, button, none)
        QApplication.sendEvent(target, enter)
        if not enter.isAccepted():
            return False
        QApplication.sendEvent(target, QDropEvent(QPointF(place), actions, data, button, none))
        self.settle()
        return True

    def drag(self, target: QWidget, start: QPointF, *way: QPointF) -> None:
        """Press at a place, move over others and let go at the last."""
        left = Qt.MouseButton.LeftButton
        self.qtbot.mousePress(target, left, pos=start.toPoint())
        for place in way:
            self.qtbot.mouseMove(target, place.toPoint())
        self.qtbot.mouseRelease(target, left, pos=way[-1].toPoint() if way else QPoint())

    def refusal(self, act: object) -> StudioError:
        """Return the trouble that `act` brings."""
        with self.qtbot.waitSignal(self.panel.failed, timeout=10_000) as caught:
            act()  # type: ignore[operator]
        error = caught.args[0] if caught.args else None
        assert isinstance(error, StudioError)
        return error
