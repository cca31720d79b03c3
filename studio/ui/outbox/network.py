"""Whether this machine is online, as the desktop sees it: what waits need not sleep until its time comes."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal, Slot

log = logging.getLogger(__name__)


class NetworkWatch(QObject):
    """Looks once somebody wants to know. Where the desktop tells nothing, only the outbox's times count."""

    came_back = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._has_begun = False

    def begin(self) -> None:
        """Begin to look, unless that was done."""
        if self._has_begun:
            return
        self._has_begun = True
        try:
            from PySide6.QtNetwork import QNetworkInformation
        except ImportError as error:  # a system without what Qt's network needs
            log.info("nothing is known of the network: %s", error)
            return
        reachability = QNetworkInformation.Feature.Reachability
        if QNetworkInformation.loadBackendByFeatures(reachability):
            QNetworkInformation.instance().reachabilityChanged.connect(self._on_changed)

    @Slot(object)
    def _on_changed(self, now: object) -> None:
        """Anything but “nothing can be reached” is worth a try: a backend may be next door."""
        if getattr(now, "name", "") != "Disconnected":
            self.came_back.emit()
