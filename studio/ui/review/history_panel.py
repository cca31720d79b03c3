"""The history as a panel: who did what when, every state that can be opened, and what is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QStackedLayout, QVBoxLayout, QWidget

from studio.domain.kept import KeptState
from studio.domain.review import ScriptStatus
from studio.services.history import History, HistoryEntry
from studio.ui.empty import EmptyState
from studio.ui.review.controls import CheckBox
from studio.ui.review.history_delegate import HistoryDelegate
from studio.ui.review.history_model import HistoryModel
from studio.ui.review.texts import ReviewTexts
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Label, Surface, ToolButton, hairline, is_language_change
from studio.ui.workers import Workers

if TYPE_CHECKING:
    from studio.domain.cancel import CancelToken
    from studio.services.studio import Studio
    from studio.ui.session import EditorSession
    from studio.ui.workers import Progress


class HistoryPanel(Surface):
    """The open script's history; `tools` belongs at the right of the dock's title."""

    compare_wanted = Signal(str, str)
    """Ids of an older and a newer state; empty for the present text."""
    open_wanted = Signal(str)
    """Id of a state to look at."""
    restore_wanted = Signal(str)
    """Id of a state that is to take the place of the present text."""
    failed = Signal(object)

    def __init__(self, studio: Studio, session: EditorSession, theme: Theme) -> None:
        super().__init__("panel")
        self._studio = studio
        self._session = session
        self._theme = theme
        self._texts = ReviewTexts(self)
        self._workers = Workers(1, self)
        self._script_id = ""
        self._stale = False
        self.model = HistoryModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(HistoryDelegate(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._empty = EmptyState(theme, "history")
        self.tools = self._build_tools()
        self._build()
        self._connect()
        self._retranslate()

    def _build_tools(self) -> QWidget:
        self.only_decisions = CheckBox(self._theme)
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.only_decisions)
        return tools

    def _build(self) -> None:
        theme = self._theme
        self.in_force = Label(theme, Type.SECONDARY, weight=QFont.Weight.DemiBold)
        self.carried = Label(theme, Type.META, "muted", tabular=True)
        for label in (self.in_force, self.carried):
            label.setWordWrap(True)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        answer = Surface("hint")
        column = QVBoxLayout(answer)
        column.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        column.setSpacing(2)
        column.addWidget(self.in_force)
        column.addWidget(self.carried)
        self.compare_now = ToolButton(theme, "columns-2")
        self.compare_approved = ToolButton(theme, "badge-check")
        self.look = ToolButton(theme, "eye")
        self.restore = ToolButton(theme, "rotate-ccw")
        self._acts = (self.compare_now, self.compare_approved, self.look, self.restore)
        self._chosen = Label(theme, Type.META, "muted")
        foot = QHBoxLayout()
        foot.setContentsMargins(GRID * 3, GRID, GRID * 2, GRID)
        foot.setSpacing(GRID)
        foot.addWidget(self._chosen, 1)
        for button in self._acts:
            foot.addWidget(button)
        top = QVBoxLayout()
        top.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID)
        top.addWidget(answer)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(whole)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._read)

    def _connect(self) -> None:
        self.only_decisions.toggled.connect(self._on_only_decisions)
        self.list.selectionModel().currentChanged.connect(self._show_possible)
        self.list.activated.connect(self._on_activated)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.compare_now.clicked.connect(self._on_compare_now)
        self.compare_approved.clicked.connect(self._on_compare_approved)
        self.look.clicked.connect(self._on_look)
        self.restore.clicked.connect(self._on_restore)
        self._session.record_changed.connect(self.refresh)
        self.model.modelReset.connect(self._show_possible)
        self._theme.changed.connect(self.list.doItemsLayout)

    # --- reading ---------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Read the history anew, beside the window; while nobody sees it, once somebody does."""
        if self.isVisible():
            self._later.start()

    @property
    def is_settled(self) -> bool:
        """Tell whether what happened is shown."""
        return self._workers.is_idle and not self._later.isActive()

    @Slot()
    def _read(self) -> None:
        record = self._session.record
        self._stack.setCurrentIndex(0 if record is None else 1)
        if record is None:
            self._script_id = ""
            self.model.show(None)
            return
        if record.script_id != self._script_id:
            self._script_id = record.script_id
            self.model.show(None)
        if not self._workers.is_idle:
            self._stale = True
            return
        script_id = record.script_id

        def work(_token: CancelToken, _progress: Progress) -> History:
            return self._studio.history.of(script_id)

        self._workers.run(
            work,
            on_result=lambda history: self._on_history(script_id, history),
            on_error=self.failed.emit,
            on_end=self._on_read,
        )

    def _on_history(self, script_id: str, history: History) -> None:
        if script_id != self._script_id:
            return
        chosen = self._current()
        self.model.show(history)
        if chosen is not None and chosen in self.model.items:
            self.list.setCurrentIndex(self.model.index(self.model.items.index(chosen)))
        self._show_answer()

    def _on_read(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()

    # --- doing -----------------------------------------------------------------------------------

    def _current(self) -> HistoryEntry | None:
        index = self.list.currentIndex()
        item = self.model.items[index.row()] if index.isValid() else None
        return item if isinstance(item, HistoryEntry) else None

    def _state(self) -> KeptState | None:
        entry = self._current()
        return None if entry is None else entry.state or entry.restored

    def _approved_id(self) -> str:
        history = self.model.history
        approval = history.approved if history is not None else None
        return approval.state.state_id if approval is not None and approval.state is not None else ""

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        self._on_compare_now()

    @Slot()
    def _on_compare_now(self) -> None:
        if (state := self._state()) is not None:
            self.compare_wanted.emit(state.state_id, "")

    @Slot()
    def _on_compare_approved(self) -> None:
        state, approved = self._state(), self._approved_id()
        if state is not None and approved:
            history = self.model.history
            assert history is not None
            assert history.approved is not None
            newer = state.at >= history.approved.at
            self.compare_wanted.emit(*((approved, state.state_id) if newer else (state.state_id, approved)))

    @Slot()
    def _on_look(self) -> None:
        if (state := self._state()) is not None:
            self.open_wanted.emit(state.state_id)

    @Slot()
    def _on_restore(self) -> None:
        if (state := self._state()) is not None and self.restore.isEnabled():
            self.restore_wanted.emit(state.state_id)

    @Slot(QPoint)
    def _on_menu(self, position: QPoint) -> None:
        if self._state() is None or not self.list.indexAt(position).isValid():
            return
        menu = QMenu(self)
        for button, icon in zip(self._acts, ("columns-2", "badge-check", "eye", "rotate-ccw"), strict=True):
            action = menu.addAction(self._theme.icon(icon), button.accessibleName())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.exec(self.list.viewport().mapToGlobal(position))

    # --- showing ---------------------------------------------------------------------------------

    @Slot(bool)
    def _on_only_decisions(self, only: bool) -> None:
        self.model.show_only_decisions(only)

    @Slot()
    def _show_possible(self) -> None:
        entry, state, record = self._current(), self._state(), self._session.record
        approved = self._approved_id()
        in_review = record is not None and record.status is ScriptStatus.REVIEW_REQUESTED
        self.compare_now.setEnabled(state is not None)
        self.compare_approved.setEnabled(
            state is not None and approved not in ("", state.state_id if state is not None else "")
        )
        self.look.setEnabled(state is not None)
        self.restore.setEnabled(state is not None and not in_review)
        why = self.tr("The script is in review: withdraw it first.") if in_review else ""
        self.restore.setToolTip(why or self.restore.accessibleName())
        if entry is None:
            self._chosen.setText(self.tr("Choose an entry to compare or restore it."))
        elif state is None:
            self._chosen.setText(self.tr("No text was kept with this entry."))
        else:
            self._chosen.setText("")

    def _show_answer(self) -> None:
        history = self.model.history
        approved = history.approved if history is not None else None
        self.in_force.setText(self._texts.in_force(approved))
        self.carried.setText(self._texts.carried(history.films) if history is not None and approved else "")
        self.carried.setVisible(approved is not None)
        self._show_possible()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what happened while nobody looked."""
        super().showEvent(event)
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap reasons anew."""
        super().resizeEvent(event)
        self.list.doItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._empty.set_texts(
            self.tr("No history"),
            self.tr("Open a script to see who did what, and every state that was kept."),
        )
        self.only_decisions.set_text(
            self.tr("Decisions only"), self.tr("Submissions, decisions, and films made for delivery")
        )
        self.list.setAccessibleName(self.tr("History of the script, the newest first"))
        self.compare_now.set_name(self.tr("Compare with the present text"))
        self.compare_approved.set_name(self.tr("Compare with the approved revision"))
        self.look.set_name(self.tr("Open this state"))
        self.restore.set_name(self.tr("Restore this state"))
        self.model.retold()
        self._show_answer()

    def close_workers(self) -> None:
        """Stop what is being read."""
        self._later.stop()
        self._workers.close()
