"""The list itself: what its keys do, and that only problems are stopped at."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

from studio.ui.problems.model import Index


class ProblemList(QListView):
    """A list in which Space mends and Delete says that something is meant so."""

    mend_wanted = Signal()
    accept_wanted = Signal()
    current_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._last_row = 0
        self.setUniformItemSizes(True)  # thousands of lines are then placed without asking each
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def choose_near(self) -> None:
        """Choose the problem that took the place of the one that went."""
        model = self.model()
        for row in range(min(self._last_row, model.rowCount() - 1), -1, -1):
            index = model.index(row, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                return

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self._last_row = current.row()
        self.current_changed.emit()

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go on to the next problem where the cursor would come to a heading."""
        index = super().moveCursor(action, modifiers)
        upwards = (QListView.CursorAction.MoveUp, QListView.CursorAction.MovePageUp)
        for step in (-1, +1) if action in upwards else (+1, -1):
            tried = index
            while tried.isValid():
                if tried.flags() & Qt.ItemFlag.ItemIsSelectable:
                    return tried
                tried = self.model().index(tried.row() + step, 0)
        return index

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space:
                self.mend_wanted.emit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.accept_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
            case _:
                super().keyPressEvent(event)
