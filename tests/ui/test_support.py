from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from studio.ui.main_window import MainWindow


class Desktop(QObject):
    """Stands for the desktop: remembers what it was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


def test_log_and_diagnostics_are_copied_from_the_help_menu(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["diagnostics"].trigger()
    qtbot.waitUntil(lambda: "Diagnostics copied" in " ".join(window.notices.texts), timeout=30_000)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("CTRLF Studio diagnostics")
    assert "Database" in text
    assert "Read through it" in " ".join(window.notices.texts)


def test_the_log_folder_is_shown(window: MainWindow) -> None:
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "open")
    try:
        window.actions_["show_logs"].trigger()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert desktop.opened == [window.studio.log.path.parent]
