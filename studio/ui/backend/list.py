"""A list of rows with a menu: Return does what is offered first, the menu key opens the rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListView

from studio.ui.backend.model import Index


class RowList(QListView):
    """One row per script or video; keys act on the chosen one."""

    first_wanted = Signal(QModelIndex)
    """Return: what is offered first."""
    details_wanted = Signal(QModelIndex)
    """Right or Space: more about the row."""
    menu_wanted = Signal(QModelIndex, QPoint)
    """A row, and where its menu belongs in the viewport."""
    search_wanted = Signal(str)
    """Something is to be searched for; with what was typed in the list, if anything."""
    current_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_asked)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another row is chosen."""
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def event(self, event: QEvent) -> bool:
        """Take the key that searches before the window does: it looks through this list, not the script."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Find)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key stands for."""
        index, plain = self.currentIndex(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_menu = event.key() == Qt.Key.Key_Menu or (
            event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        )
        if event.matches(QKeySequence.StandardKey.Find):
            self.search_wanted.emit("")
        elif is_menu and index.isValid():
            self.menu_wanted.emit(index, self.visualRect(index).center())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and index.isValid():
            self.first_wanted.emit(index)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Space) and plain and index.isValid():
            self.details_wanted.emit(index)
        elif _is_typing(event):
            self.search_wanted.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _on_menu_asked(self, position: QPoint) -> None:
        if (index := self.indexAt(position)).isValid():
            self.menu_wanted.emit(index, position)


def _is_typing(event: QKeyEvent) -> bool:
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.text().strip()) and event.text().isprintable() and not event.modifiers() & commands
