"""Messages through the desktop portal of Linux, which takes them from programs without a sign in a tray."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

SERVICE: Final = "org.freedesktop.portal.Desktop"
PATH: Final = "/org/freedesktop/portal/desktop"
INTERFACE: Final = "org.freedesktop.portal.Notification"
WAIT_MS: Final = 1_000
NOTE: Final = "film"
"""One message at a time: the next takes the place of the one before."""


class PortalNotes(QObject):
    """Speaks with the portal; answers come later, so nothing waits for a desktop that does not reply."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = QDBusConnection.sessionBus()
        self._on_click: Callable[[], None] | None = None
        slot = SLOT("on_action(QDBusMessage)")
        # The stubs ask for bytes, the binding for text.
        self._bus.connect(SERVICE, PATH, INTERFACE, "ActionInvoked", self, slot)  # pyright: ignore[reportArgumentType]

    @property
    def is_there(self) -> bool:
        """Tell whether there is a session bus at all."""
        return self._bus.isConnected()

    def tell(self, title: str, text: str, on_click: Callable[[], None]) -> bool:
        """Send a message; tell whether it could be sent."""
        self._on_click = on_click
        message = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "AddNotification")
        message.setArguments([NOTE, {"title": title, "body": text, "default-action": "show"}])
        return self._bus.send(message)

    @Slot(QDBusMessage)
    def on_action(self, message: QDBusMessage) -> None:
        """Go where the message pointed; called by the bus."""
        if self._on_click is not None and message.arguments()[:1] == [NOTE]:
            self._on_click()
