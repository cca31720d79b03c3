"""The job queue as a panel: the list, what to do with the jobs in it, and what to leave out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from studio.domain.job import JobStatus
from studio.domain.job_list import JobListing
from studio.ui.empty import EmptyState
from studio.ui.jobs.delegate import JobDelegate
from studio.ui.jobs.filters import JobFilters
from studio.ui.jobs.list import JobList
from studio.ui.jobs.model import JobsModel
from studio.ui.jobs.parcel import Stage
from studio.ui.jobs.row import JobRow
from studio.ui.jobs.texts import (
    FIRST_KEY,
    ICONS,
    KEYS,
    JobAction,
    JobTexts,
    all_actions_of,
    first_action_of,
)
from studio.ui.jobs.thumbs import Thumbs
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Button, ElidedLabel, Surface, ToolButton, is_language_change, plain_tip

if TYPE_CHECKING:
    from studio.domain.errors import StudioError
    from studio.services.studio import Studio

_BEGINS_GROUP: Final = (
    JobAction.UPLOAD,
    JobAction.SEND_NOW,
    JobAction.STOP_UPLOAD,
    JobAction.EARLIER,
    JobAction.DUPLICATE,
    JobAction.LOG,
)
TICK_MS: Final = 1_000
"""Clocks of running jobs go on this often, and only while somebody can see them."""


class JobsPanel(Surface):
    """What renders and what was rendered; `tools` belongs at the right of the dock's title."""

    acted = Signal(str, object)
    """Job id and JobAction that a person chose."""
    moved = Signal(str, object)
    """Id of a waiting job, and of the one it is to be rendered before (None: the last)."""

    def __init__(self, studio: Studio, theme: Theme) -> None:
        super().__init__("panel")
        self.theme = theme
        self._studio = studio
        self._listing: JobListing | None = None
        self._wanted = ""
        self.texts = JobTexts(lambda: studio.language, self)
        self.model = JobsModel(self.texts)
        self.thumbs = Thumbs(self)
        self.filters = JobFilters(theme, self.texts)
        self.filters.hide()
        self._counts = ElidedLabel(theme, Type.SECONDARY, "muted", tabular=True)
        self._counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.search_button = ToolButton(theme, "search")
        self.search_button.setCheckable(True)
        self.tools = self._tools()
        self.list = JobList()
        self.delegate = JobDelegate(theme, self.texts, self.thumbs, self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self._empty = EmptyState(theme, "clapperboard")
        self._show_all = Button()
        self._nothing = EmptyState(theme, "search", (self._show_all,))
        lists = QWidget()
        self._stack = QStackedLayout(lists)
        for page in (self.list, self._empty, self._nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(lists, 1)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._connect()
        self._retranslate()

    def _tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self._counts, 1)
        row.addWidget(self.search_button)
        return tools

    def _connect(self) -> None:
        model, view = self.model, self.list
        self.delegate.acted.connect(self.acted)
        self.delegate.menu_wanted.connect(self.open_menu)
        view.acted.connect(self.acted)
        view.menu_wanted.connect(self.open_menu)
        view.search_wanted.connect(self.search)
        model.move_wanted.connect(self.moved)
        for changed in (model.dataChanged, model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self._on_rows_changed)
        model.modelAboutToBeReset.connect(self._keep_current)
        model.modelReset.connect(self._restore_current)
        self.search_button.toggled.connect(self._on_search_toggled)
        self.filters.left.connect(lambda: self.search_button.setChecked(False))
        self._show_all.clicked.connect(self.filters.clear)
        self.thumbs.arrived.connect(view.viewport().update)
        self.theme.changed.connect(view.scheduleDelayedItemsLayout)

    # --- what is chosen --------------------------------------------------------------------------

    @property
    def chosen(self) -> JobRow | None:
        """The row a person chose, if any."""
        return self.list.row_at(self.list.currentIndex())

    def row_for(self, action: JobAction) -> JobRow | None:
        """Return the chosen row; without a choice the first for which an action is offered."""
        if (chosen := self.chosen) is not None:
            return chosen
        return next((row for row in self.model.rows if action in all_actions_of(row)), None)

    def why_not_upload(self, row: JobRow) -> StudioError | None:
        """Return why a film cannot be uploaded, None where it can or nobody knows yet; reads nothing."""
        if row.job.draft or row.job.status is not JobStatus.SUCCEEDED:
            return self._studio.deliveries.why_not_upload(row.job)  # these are refused unread
        return row.parcel.why_not

    def choose(self, job_id: str) -> None:
        """Choose a job and show it, also where it was left out or is not read yet."""
        self._wanted = job_id
        if self.model.place(job_id) is None:
            self.search_button.setChecked(False)
            self.filters.clear()
        self._restore_current()

    @Slot(str)
    def search(self, typed: str = "") -> None:
        """Show the line in which jobs are searched for, and go there; with what was `typed` already."""
        self.search_button.setChecked(True)
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if typed:
            self.filters.search.setText(typed)
        else:
            self.filters.search.selectAll()

    def bring_up(self) -> None:
        """Come forward, also from behind another dock or when closed, and take the focus."""
        above: QWidget | None = self
        while above is not None and not isinstance(above, QDockWidget):
            above = above.parentWidget()
        if above is not None:
            above.show()
            above.raise_()
        self.list.setFocus()

    def action_rect(self, job_id: str, action: JobAction) -> QRect:
        """Return where an action of a job is shown, in the list's viewport; empty where it is not."""
        place, row = self.model.place(job_id), self.model.job(job_id)
        if place is None or row is None:
            return QRect()
        return self.delegate.action_rect(self.list.visualRect(self.model.index(place)), row, action)

    def menu_of(self, row: JobRow) -> QMenu:
        """Return a menu of all that can be done with a job, and the keys that do it."""
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("What can be done with “%1”").replace("%1", row.job.title))
        menu.setToolTipsVisible(True)
        first = first_action_of(row)
        for action in self._offered(row):
            if action in _BEGINS_GROUP:
                menu.addSeparator()
            entry = QAction(self.theme.icon(ICONS[action]), self.texts.action(action), menu)
            entry.setData(action)
            keys = FIRST_KEY if action is first else KEYS.get(action, "")
            entry.setShortcut(QKeySequence(keys))
            entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown here, heard by the list
            entry.setShortcutVisibleInContextMenu(True)
            entry.triggered.connect(partial(self._emit, row.job.job_id, action))
            if action in (JobAction.EARLIER, JobAction.LATER):
                possible, _ = self.model.neighbour(row.job.job_id, -1 if action is JobAction.EARLIER else 1)
                entry.setEnabled(possible)
            if action is JobAction.UPLOAD and not row.parcel.can_upload:
                entry.setEnabled(False)
                if (why := self.why_not_upload(row)) is not None:
                    entry.setToolTip(plain_tip(why.message(self._studio.language)))
            menu.addAction(entry)
        return menu

    def _offered(self, row: JobRow) -> tuple[JobAction, ...]:
        """Return all actions of a job, and for a film that cannot be uploaded that, too, with the reason."""
        actions = all_actions_of(row)
        stands_still = row.parcel.stage in (Stage.NONE, Stage.HERE)
        if row.job.status is not JobStatus.SUCCEEDED or JobAction.UPLOAD in actions or not stands_still:
            return actions
        place = actions.index(JobAction.FOLDER) + 1
        return (*actions[:place], JobAction.UPLOAD, *actions[place:])

    @Slot(str, QPoint)
    def open_menu(self, job_id: str, position: QPoint) -> None:
        """Open the menu of a job at a place of the list."""
        if (row := self.model.job(job_id)) is None:
            return
        menu = self.menu_of(row)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(position))

    def _emit(self, job_id: str, action: JobAction, _checked: bool = False) -> None:
        self.acted.emit(job_id, action)

    @Slot()
    def _keep_current(self) -> None:
        if (row := self.chosen) is not None:
            self._wanted = row.job.job_id

    @Slot()
    def _restore_current(self) -> None:
        place = self.model.place(self._wanted) if self._wanted else None
        if place is not None:
            self._wanted = ""
            index = self.model.index(place)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    # --- what is shown ---------------------------------------------------------------------------

    @Slot(object)
    def show_counts(self, listing: JobListing) -> None:
        """Say how many jobs there are."""
        self._listing = listing
        self.filters.show_counts(listing)
        self._on_rows_changed()
        if self._wanted:
            self._restore_current()

    def counts(self) -> tuple[int, int]:
        """Return how many jobs run and how many wait, whatever is left out."""
        counted = dict(self._listing.everything) if self._listing is not None else {}
        if self.filters.query.is_everything:  # the rows know sooner: progress comes before the record
            shown = [row.job.status for row in self.model.active()]
            return shown.count(JobStatus.RUNNING), shown.count(JobStatus.PENDING)
        return counted.get(JobStatus.RUNNING, 0), counted.get(JobStatus.PENDING, 0)

    @property
    def count_text(self) -> str:
        """What the title says about the queue."""
        return self._counts.text()

    @Slot()
    def _on_rows_changed(self) -> None:
        running, waiting = self.counts()
        text = self.tr("%1 running · %2 waiting").replace("%1", str(running)).replace("%2", str(waiting))
        is_filtered = not self.filters.query.is_everything
        if is_filtered and self._listing is not None:
            found, all_ = self.model.rowCount(), sum(self._listing.everything.values())
            text = self.tr("%1 of %2").replace("%1", f"{found:,}").replace("%2", f"{all_:,}") + f" · {text}"
        self._counts.setText(text)
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 2 if is_filtered else 1)
        self._keep_time()

    @Slot(bool)
    def _on_search_toggled(self, shown: bool) -> None:
        self.filters.setVisible(shown)
        if shown:
            self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.filters.clear()  # nothing may be left out without a sign of it
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- clocks ----------------------------------------------------------------------------------

    def _keep_time(self) -> None:
        runs = self.counts()[0] > 0
        if runs and self.isVisible() and not self.window().isMinimized():
            if not self._tick.isActive():
                self._tick.start()
        else:
            self._tick.stop()

    @property
    def keeps_time(self) -> bool:
        """Tell whether clocks go on by themselves."""
        return self._tick.isActive()

    @Slot()
    def _on_tick(self) -> None:
        for row in self.model.active():
            place = self.model.place(row.job.job_id)
            if place is not None and row.job.status is JobStatus.RUNNING:
                self.list.viewport().update(self.list.visualRect(self.model.index(place)))
        self._keep_time()

    def showEvent(self, event: QShowEvent) -> None:
        """Let clocks go on."""
        super().showEvent(event)
        self._keep_time()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let clocks stand while nobody sees them."""
        super().hideEvent(event)
        self._tick.stop()

    # --- words and the end -----------------------------------------------------------------------

    def close_workers(self) -> None:
        """Read no more pictures."""
        self._tick.stop()
        self.thumbs.close()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Jobs"))
        self.search_button.set_name(self.tr("Search and filter jobs (Ctrl+F in the list)"))
        self._empty.set_texts(
            self.tr("No films yet"), self.tr("Make film (Ctrl+R) puts the open script in this queue.")
        )
        self._nothing.set_texts(
            self.tr("No job fits"), self.tr("Others are there, but left out by what is searched for.")
        )
        self._show_all.set_text(self.tr("Show all jobs"))
        self._on_rows_changed()
        self.list.viewport().update()
