"""The list of jobs as a view: its keys, where its menu opens, dragging within it and out of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView

from studio.ui.jobs.model import ROW_ROLE, JobsModel
from studio.ui.jobs.row import JobRow
from studio.ui.jobs.texts import KEYS, JobAction, all_actions_of, first_action_of

_KEYS = {QKeySequence(keys): action for action, keys in KEYS.items()}


class JobList(QListView):
    """One row per job; keys act on the chosen one."""

    acted = Signal(str, object)
    """Job id and JobAction."""
    menu_wanted = Signal(str, QPoint)
    """Job id, and where its menu belongs in the viewport."""
    search_wanted = Signal(str)
    """Jobs are to be searched for; with what was typed in the list, if anything."""

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(False)
        self.customContextMenuRequested.connect(self._on_menu_asked)

    def row_at(self, index: QModelIndex) -> JobRow | None:
        """Return the job at an index, None where there is none or it is not read yet."""
        row: JobRow | None = index.data(ROW_ROLE) if index.isValid() else None
        return row

    def event(self, event: QEvent) -> bool:
        """Take the keys that act on a job before the window does: Alt+Up moves the job, not the scene."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and (self._action_of(event) is not None or event.matches(QKeySequence.StandardKey.Find))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key stands for, where the chosen job allows it."""
        row = self.row_at(self.currentIndex())
        if event.matches(QKeySequence.StandardKey.Find):
            self.search_wanted.emit("")
            return
        if event.key() == Qt.Key.Key_Menu or (
            event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        ):
            if row is not None:
                self.menu_wanted.emit(row.job.job_id, self.visualRect(self.currentIndex()).center())
            return
        action = self._action_of(event)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and row is not None:
            action = first_action_of(row)
        elif action is None and self._is_typing(event):
            self.search_wanted.emit(event.text())  # Qt would look through every row there is
            return
        elif action is None:
            super().keyPressEvent(event)
            return
        if row is not None and action in all_actions_of(row):
            self.acted.emit(row.job.job_id, action)

    def _action_of(self, event: QKeyEvent) -> JobAction | None:
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers():
            return JobAction.CANCEL
        return _KEYS.get(QKeySequence(event.keyCombination()))

    @staticmethod
    def _is_typing(event: QKeyEvent) -> bool:
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        return bool(event.text().strip()) and event.text().isprintable() and not event.modifiers() & commands

    # --- dragging --------------------------------------------------------------------------------

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N802, N803 - Qt's names
        """Let a waiting job be moved, and a film only be copied: the desktop must not take the file away."""
        row = self.row_at(self.currentIndex())
        moves = row is not None and row.job.can_move
        super().startDrag(Qt.DropAction.MoveAction if moves else Qt.DropAction.CopyAction)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for another place of a job; its row moves when the record has, not when it is let go."""
        place = self._place_at(event.position().toPoint())
        model = self.model()
        if isinstance(model, JobsModel):
            model.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, place, 0, QModelIndex())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _place_at(self, point: QPoint) -> int:
        """Return the number of the row before which something is let go."""
        index = self.indexAt(point)
        if not index.isValid():
            return self.model().rowCount()
        return index.row() + (point.y() > self.visualRect(index).center().y())

    # --- the mouse -------------------------------------------------------------------------------

    def _on_menu_asked(self, position: QPoint) -> None:
        if (row := self.row_at(self.indexAt(position))) is not None:
            self.menu_wanted.emit(row.job.job_id, position)
