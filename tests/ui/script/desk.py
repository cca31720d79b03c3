"""Hands and eyes for tests of the script editor."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.domain.script import Scene, Script
from studio.ui.notices import Notice
from studio.ui.script.card import SceneCard
from studio.ui.script.heading import ChapterHeading
from studio.ui.script.panel import ScriptPanel
from studio.ui.session import EditorSession


class Desk:
    """A panel somebody writes in, and what it said."""

    def __init__(self, qtbot: QtBot, session: EditorSession, panel: ScriptPanel) -> None:
        self.qtbot = qtbot
        self.session = session
        self.panel = panel
        self.view = panel.view
        self.writing = panel.writing
        self.notices: list[Notice] = []
        self.failures: list[str] = []
        panel.pasting.told.connect(self.notices.append)
        session.failed.connect(lambda error: self.failures.append(str(error.what)))

    # --- what is there ---------------------------------------------------------------------------

    @property
    def script(self) -> Script:
        assert self.session.script is not None
        return self.session.script

    @property
    def scenes(self) -> list[Scene]:
        return [scene for _, _, scene in self.script.scenes()]

    @property
    def order(self) -> list[list[str]]:
        return [[scene.uid for scene in chapter.scenes] for chapter in self.script.chapters]

    @property
    def titles(self) -> list[str]:
        return [chapter.title for chapter in self.script.chapters]

    def narration(self, uid: str) -> str:
        return next(scene.narration for scene in self.scenes if scene.uid == uid)

    def card(self, uid: str) -> SceneCard:
        card = self.view.card(uid)
        assert card is not None
        return card

    def heading(self, uid: str) -> ChapterHeading:
        heading = self.view.heading(uid)
        assert heading is not None
        return heading

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def shown(self) -> list[str]:
        """What is laid out, headings and scenes."""
        return [block.uid for block in self.view.blocks]

    # --- doing -----------------------------------------------------------------------------------

    def write_in(self, uid: str, at: int = -1, field: str = "narration") -> None:
        self.session.select(uid)
        self.view.focus_scene(uid, field=field, at=at, at_end=at < 0)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus, key, modifiers)

    def compose(self, preedit: str, commit: str = "") -> None:
        """Let an input method compose, and take something into the text."""
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(self.focus, event)

    def copy(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        QApplication.clipboard().setMimeData(data)

    def paste(self, text: str) -> None:
        self.copy(text)
        self.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: self.panel.pasting.is_idle, timeout=10_000)

    def drag(self, grip: QWidget, y: int, *, let_go: bool = True) -> None:
        """Drag by a grip to a height of the view."""
        viewport = self.view.viewport()
        at = QPoint(10, 10)
        QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseMove(grip, at + QPoint(0, 40))
        QTest.mouseMove(viewport, QPoint(300, y))
        if let_go:
            QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(300, y))

    def y_of(self, uid: str, share: float) -> int:
        """A height of the view within a block: 0 its upper edge, 1 the lower one."""
        widget: QWidget = self.card(uid) if uid.startswith("s") else self.heading(uid)
        return widget.y() + round(widget.height() * share)

    def undo_all(self) -> None:
        while self.session.undo_stack.canUndo():
            self.writing.undo()
