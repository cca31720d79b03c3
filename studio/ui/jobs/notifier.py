"""Telling somebody who looks at another window that a film is ready, or could not be made."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from studio.ui.icons import app_icon

if TYPE_CHECKING:
    from studio.ui.jobs.portal import PortalNotes

log = logging.getLogger(__name__)

SHOWN_MS: Final = 10_000
TRAY_STAYS_MS: Final = 60_000
"""How long our sign stays in the tray after a message: a click on the message goes through it."""


class Notifier(Protocol):
    """Shows a message outside the window."""

    def tell(self, title: str, text: str, on_click: Callable[[], None]) -> None:
        """Show a message; a click on it calls `on_click` on the GUI thread."""
        ...


def is_in_front(window: QWidget) -> bool:
    """Tell whether whoever works here sees the window: one of ours is active, and it is not put away."""
    active = QApplication.applicationState() is Qt.ApplicationState.ApplicationActive
    return active and QApplication.activeWindow() is not None and not window.isMinimized()


class DesktopNotifier(QObject):
    """The desktop's own messages, by its tray or its portal, and a mark on the window in the task bar."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        self._portal: PortalNotes | None = None
        self._on_click: Callable[[], None] | None = None
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(TRAY_STAYS_MS)
        self._leaving.timeout.connect(self._leave)

    def tell(self, title: str, text: str, on_click: Callable[[], None]) -> None:
        """Show a message."""
        QApplication.alert(self._window)
        self._on_click = on_click
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._tell_by_tray(title, text)
        elif not self._tell_by_portal(title, text):
            log.info("no desktop takes messages: %s", title)

    @Slot()
    def _on_clicked(self) -> None:
        if self._on_click is not None:
            self._on_click()
        self._leave()

    def _tell_by_tray(self, title: str, text: str) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(app_icon(), self)
            self._tray.messageClicked.connect(self._on_clicked)
            self._tray.activated.connect(self._on_clicked)
        self._tray.setToolTip(title)
        self._tray.show()
        self._tray.showMessage(title, text, app_icon(), SHOWN_MS)
        self._leaving.start()

    def _tell_by_portal(self, title: str, text: str) -> bool:
        if sys.platform != "linux":
            return False
        if self._portal is None:
            try:
                from studio.ui.jobs.portal import PortalNotes
            except ImportError as error:  # a machine without libdbus
                log.info("no messages over D-Bus: %s", error)
                return False
            self._portal = PortalNotes(self)
        return self._portal.is_there and self._portal.tell(title, text, self._on_clicked)

    @Slot()
    def _leave(self) -> None:
        if self._tray is not None:
            self._tray.hide()
