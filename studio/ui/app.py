"""Starts the window: one application, one theme, one language, and a door for our own bugs."""

from __future__ import annotations

import logging
import signal
import sys
import uuid
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from studio.domain.errors import InternalError
from studio.ui.icons import app_icon
from studio.ui.interpreter import Collector, leave_started_alone, serve_window
from studio.ui.main_window import MainWindow
from studio.ui.script.clipping import leave_text_behind
from studio.ui.theme import Theme
from studio.ui.translations import Translations

if TYPE_CHECKING:
    from studio.services.studio import Studio

log = logging.getLogger(__name__)


class BugCatcher(QObject):
    """Writes an exception nobody caught into the log and tells of it on the GUI thread."""

    caught = Signal(object)
    """InternalError."""

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take the place of `sys.excepthook`; may be called on any thread."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.closeAllWindows()
            return
        reference = uuid.uuid4().hex[:8]
        log.critical("nobody caught this (reference %s)", reference, exc_info=(kind, error, trace))
        self.caught.emit(InternalError(reference))


def run_window(studio: Studio, arguments: Sequence[str]) -> int:
    """Show the window over `studio` until it is closed; return the exit code."""
    serve_window()
    app = QApplication([sys.argv[0], *arguments])
    app.setApplicationName("ctrlf-studio")
    app.setApplicationDisplayName("CTRLF Studio")
    app.setDesktopFileName("ctrlf-studio")
    app.setWindowIcon(app_icon())
    translations = Translations()
    translations.choose(studio.language)
    settings = studio.preferences.get()
    theme = Theme(settings.window_theme, text_percent=settings.text_percent)
    theme.apply()
    window = MainWindow(studio, theme, translations)

    def close_soon() -> None:
        QTimer.singleShot(0, window.close)

    catcher = BugCatcher()
    catcher.caught.connect(window.notices.tell_error, Qt.ConnectionType.QueuedConnection)
    before = sys.excepthook
    sys.excepthook = catcher.catch
    signal.signal(signal.SIGINT, lambda _signal, _frame: close_soon())
    try:
        window.show()
        window.begin(welcome=True)
        leave_started_alone()
        Collector(app)
        return app.exec()
    finally:
        leave_text_behind()
        sys.excepthook = before
