"""The list in which a comparison is read: rows of any height, with links between places of one scene."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from studio.ui.review.comparison_model import ComparisonModel
from studio.ui.review.comparison_paint import ComparisonDelegate
from studio.ui.theme import Theme

_AGAIN_MS: Final = 60
"""After so long without another change of width lines are broken anew."""


class ComparisonRows(QListView):
    """The rows; a click on what a moved scene says about its other place goes there."""

    link_clicked = Signal(QModelIndex)

    def __init__(self, model: ComparisonModel, theme: Theme) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.delegate = ComparisonDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._lay_out_again)
        theme.changed.connect(self.doItemsLayout)

    def go_to(self, row: int) -> None:
        """Make a row the current one and bring it into sight; -1 leaves everything as it is."""
        if row >= 0:
            index = self._rows.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index, QListView.ScrollHint.EnsureVisible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew once the width stands: with many rows, not at every step on the way."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._again.start()

    @Slot()
    def _lay_out_again(self) -> None:
        self.doItemsLayout()
        self.go_to(self.currentIndex().row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to a scene's other place where that is what was clicked."""
        super().mouseReleaseEvent(event)
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        if (
            event.button() is Qt.MouseButton.LeftButton
            and self._rows.other_end(index.row()) >= 0
            and self.delegate.is_head(index, spot - self.visualRect(index).topLeft())
        ):
            self.link_clicked.emit(index)
