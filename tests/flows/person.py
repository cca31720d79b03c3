"""A person at the window: finds things by the names a screen reader would say, clicks and types, reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from studio.domain.job import RenderJob
from studio.ui.jobs.texts import JobAction
from studio.ui.main_window import MainWindow

W = TypeVar("W", bound=QWidget)
PATIENCE_MS = 30_000


class Person:
    """Somebody who looks at one window and uses mouse and keys."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window

    # --- looking ---------------------------------------------------------------------------------

    def wait(self, seen: Callable[[], object]) -> None:
        """Wait until `seen` is true or no longer raises."""

        def look() -> None:
            outcome = seen()
            assert outcome is None or outcome

        self.qtbot.waitUntil(look, timeout=PATIENCE_MS)

    def find(self, name: str, kind: type[W] = QWidget) -> W:
        """Return the visible control with this accessible name."""
        found = [w for w in self.window.findChildren(kind) if w.accessibleName() == name and w.isVisible()]
        assert found, f"nothing visible is called {name!r}"
        return found[0]

    def sees(self, text: str) -> bool:
        """Tell whether a text stands somewhere in the window: in a label, a button or a list."""
        labels = [w.text() for w in self.window.findChildren(QLabel) if w.isVisible()]
        buttons = [w.text() for w in self.window.findChildren(QAbstractButton) if w.isVisible()]
        return any(text in shown for shown in [*labels, *buttons, *self.job_lines(), *self.library_lines()])

    def job_lines(self) -> list[str]:
        """What the rows of the job queue say."""
        model = self.window.jobs.model
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row).data(role)) for row in range(model.rowCount())]

    def library_lines(self) -> list[str]:
        """What the rows of the library say."""
        model = self.window.library.list.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    # --- doing -----------------------------------------------------------------------------------

    def click(self, name: str) -> None:
        """Click the middle of a control, once it can be used."""
        self.wait(lambda: self.find(name).isEnabled())
        self.qtbot.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def press(self, keys: str) -> None:
        """Press a combination such as `Ctrl+Return` where the focus is."""
        QTest.keySequence(QApplication.focusWidget() or self.window, keys)

    def type_into(self, name: str, text: str) -> None:
        """Click into a field, go to its end and type."""
        field = self.find(name)
        viewport = getattr(field, "viewport", None)
        self.qtbot.mouseClick(viewport() if viewport else field, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
        assert field.hasFocus(), f"{name} does not take the focus"
        QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)

    def choose(self, *path: str) -> None:
        """Choose an entry from the menu by what is written there."""
        menu = self.window.findChild(QMenu)
        assert menu is not None
        for step in path[:-1]:
            entry = next(a for a in menu.actions() if a.text().replace("&", "") == step)
            menu = entry.menu()
            assert isinstance(menu, QMenu)
        action = next(a for a in menu.actions() if a.text().replace("&", "") == path[-1])
        assert action.isEnabled(), f"{path} is greyed out"
        action.trigger()

    def act_on_job(self, job_id: str, action: JobAction) -> None:
        """Click an action in a job's row."""
        panel = self.window.jobs
        self.wait(lambda: not panel.action_rect(job_id, action).isEmpty())
        point = panel.action_rect(job_id, action).center()
        self.qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=point)

    # --- what is stored ----------------------------------------------------------------------------

    def jobs(self) -> list[RenderJob]:
        """The stored jobs, the newest first."""
        return self.window.studio.rendering.list()


def import_script(person: Person, path: Path) -> None:
    """Import a file through the menu and the file dialog."""
    person.choose("File", "Import script...")
    dialog = person.window.findChild(QFileDialog, "import")
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.setText(str(path))
    dialog.accept()
    person.wait(lambda: person.window.session.record is not None)
    person.window.activateWindow()  # a screen without a window manager gives the focus to nobody
    person.wait(person.window.isActiveWindow)
