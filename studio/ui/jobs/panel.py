"""The job queue as a panel: the list, and what to do with the jobs in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QStackedLayout, QVBoxLayout, QWidget

from studio.ui.empty import EmptyState
from studio.ui.jobs.delegate import JobDelegate
from studio.ui.jobs.model import ROW_ROLE, JobRow, JobsModel
from studio.ui.jobs.texts import JobAction, JobTexts, actions_of
from studio.ui.theme import Theme, Type
from studio.ui.widgets import ElidedLabel, Surface, is_language_change

if TYPE_CHECKING:
    from studio.services.studio import Studio

_ICONS = {
    JobAction.START: "play",
    JobAction.CANCEL: "ban",
    JobAction.RETRY: "rotate-ccw",
    JobAction.OPEN: "film",
    JobAction.FOLDER: "folder-open",
    JobAction.COPY: "copy",
}


class JobsPanel(Surface):
    """What renders and what was rendered; `tools` belongs at the right of the dock's title."""

    acted = Signal(str, object)
    """Job id and JobAction that a person chose."""

    def __init__(self, studio: Studio, theme: Theme) -> None:
        super().__init__("panel")
        self._theme = theme
        self.texts = JobTexts(lambda: studio.language, self)
        self.model = JobsModel(self.texts)
        self.tools = ElidedLabel(theme, Type.SECONDARY, "muted", tabular=True)
        self.tools.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list = _JobList()
        self.delegate = JobDelegate(theme, self.texts, self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._empty = EmptyState(theme, "clapperboard")
        lists = QWidget()
        self._stack = QStackedLayout(lists)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(lists)
        self.delegate.acted.connect(self.acted)
        self.list.activated.connect(self._on_activated)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.cancel_wanted.connect(self._on_cancel_key)
        for changed in (self.model.dataChanged, self.model.rowsInserted, self.model.modelReset):
            changed.connect(self._on_rows_changed)
        theme.changed.connect(self.list.viewport().update)
        self._retranslate()

    @property
    def current(self) -> JobRow | None:
        """The chosen row; without a choice the newest."""
        index = self.list.currentIndex()
        if not index.isValid():
            index = self.model.index(0)
        row: JobRow | None = index.data(ROW_ROLE) if index.isValid() else None
        return row

    def action_rect(self, job_id: str, action: JobAction) -> QRect:
        """Return where an action of a job is shown, in the list's viewport; empty where it is not."""
        for number, row in enumerate(self.model.rows):
            if row.job.job_id == job_id:
                rect = self.list.visualRect(self.model.index(number))
                return self.delegate.action_rect(rect, row, action)
        return QRect()

    @Slot()
    def _on_rows_changed(self) -> None:
        running, waiting = self.model.counts()
        pattern = self.tr("%1 running · %2 waiting")
        self.tools.setText(pattern.replace("%1", str(running)).replace("%2", str(waiting)))
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        row: JobRow = index.data(ROW_ROLE)
        first = next((a for a in actions_of(row) if a is not JobAction.CANCEL), None)
        if first is not None:
            self.acted.emit(row.job.job_id, first)

    @Slot()
    def _on_cancel_key(self) -> None:
        row = self.current
        if row is not None and JobAction.CANCEL in actions_of(row):
            self.acted.emit(row.job.job_id, JobAction.CANCEL)

    @Slot(QPoint)
    def _on_menu(self, position: QPoint) -> None:
        index = self.list.indexAt(position)
        if not index.isValid():
            return
        row: JobRow = index.data(ROW_ROLE)
        menu = QMenu(self)
        for action in actions_of(row):
            entry = menu.addAction(self._theme.icon(_ICONS[action]), self.texts.action(action))
            entry.triggered.connect(partial(self._emit, row.job.job_id, action))
        menu.exec(self.list.viewport().mapToGlobal(position))

    def _emit(self, job_id: str, action: JobAction, _checked: bool = False) -> None:
        self.acted.emit(job_id, action)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Jobs"))
        self._empty.set_texts(
            self.tr("No films yet"), self.tr("Make film (Ctrl+R) puts the open script in this queue.")
        )
        self._on_rows_changed()
        self.list.viewport().update()


class _JobList(QListView):
    cancel_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cancel_wanted.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # a failure wraps to the width
