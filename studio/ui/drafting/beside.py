"""The script with its source beside it, or under it where there is little room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_LINE: Final = 100
"""Figures of a line from which on two texts have room beside each other."""


class BesideScript(QSplitter):
    """Two thirds for the script, one for its source; a person may draw the line elsewhere."""

    def __init__(self, script: QWidget, source: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setChildrenCollapsible(False)
        self.addWidget(script)
        self.addWidget(source)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 1)

    def share_out(self) -> None:
        """Give both their share of the room."""
        whole = self.width() if self.orientation() is Qt.Orientation.Horizontal else self.height()
        self.setSizes([whole * 3 // 5, whole * 2 // 5])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where both beside each other would be narrow."""
        super().resizeEvent(event)
        roomy = self.width() >= _LINE * self.fontMetrics().horizontalAdvance("0")
        wanted = Qt.Orientation.Horizontal if roomy else Qt.Orientation.Vertical
        if wanted is not self.orientation():
            self.setOrientation(wanted)
            self.share_out()
