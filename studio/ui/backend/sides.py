"""A list and more about the chosen row: beside it, under it, or in its place, whatever there is room for."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QWidget

_BESIDE_FROM: Final = 600
"""Width, in words of the design's own size, from which the detail stands beside the list."""
_BELOW_FROM: Final = 420
"""Height from which it stands under the list; in less room there is one or the other."""
_LIST_SHARE: Final = {Qt.Orientation.Horizontal: 0.56, Qt.Orientation.Vertical: 0.48}


class Sides(QSplitter):
    """Both sides; `fit` is told how much room there is."""

    arranged = Signal()
    """What is seen has changed."""
    rested = Signal()
    """The sides have their sizes."""

    def __init__(self, rows: QWidget, detail: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setProperty("kind", "line")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(5)
        self._rows, self._detail = rows, detail
        self._has_choice = self._is_open = False
        self._both = self._wide = False
        self.addWidget(rows)
        self.addWidget(detail)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self.rested)

    @property
    def has_room_for_both(self) -> bool:
        """Tell whether list and detail can be seen together."""
        return self._both

    @property
    def shows_rows(self) -> bool:
        """Tell whether the list is seen."""
        return not self._rows.isHidden()

    def fit(self, room: QSize) -> None:
        """Put the detail where there is room for it."""
        scale = max(1.0, self.fontMetrics().height() / 16)
        self._wide = room.width() >= _BESIDE_FROM * scale
        self._both = self._wide or room.height() >= _BELOW_FROM * scale
        self._arrange()

    def show_choice(self, has_choice: bool) -> None:
        """Say whether a row is chosen: without one there is nothing to say more about."""
        self._has_choice = has_choice
        self._arrange()

    def open(self) -> None:
        """Show the detail, in the place of the list where there is no room for both."""
        self._is_open = True
        self._arrange()

    def close_detail(self) -> None:
        """Go back to the list."""
        self._is_open = False
        self._arrange()

    def _arrange(self) -> None:
        orientation = Qt.Orientation.Horizontal if self._wide else Qt.Orientation.Vertical
        shows_detail = self._has_choice and (self._both or self._is_open)
        begins = shows_detail and self._detail.isHidden()
        turns = self.orientation() is not orientation
        if turns:
            self.setOrientation(orientation)
        self._detail.setVisible(shows_detail)
        self._rows.setVisible(self._both or not shows_detail)
        if (begins or turns) and self._both:
            whole = self.width() if self._wide else self.height()
            rows = round(whole * _LIST_SHARE[orientation])
            self.setSizes([rows, whole - rows])
        if begins or turns:
            self._rest.start()
        self.arranged.emit()
