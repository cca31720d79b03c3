"""The line above the jobs that leaves some of them out: by words of the title, state, and the open script."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QToolButton

from studio.domain.job import JobStatus
from studio.domain.job_list import JobListing, JobQuery
from studio.ui.jobs.texts import JobTexts
from studio.ui.preview.play_button import Switch
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Surface, is_language_change

SHOWN_ORDER: Final = (
    JobStatus.RUNNING,
    JobStatus.PENDING,
    JobStatus.SUCCEEDED,
    JobStatus.FAILED,
    JobStatus.CANCELED,
)
UNFINISHED: Final = frozenset({JobStatus.RUNNING, JobStatus.PENDING, JobStatus.FAILED})
"""What still needs somebody or something."""
TYPING_MS: Final = 80
SEARCH_LETTERS: Final = 18
"""Room that stays for what is searched for; in a narrower line the state button shows its sign only."""


class JobFilters(Surface):
    """What to show; `query` is what a person chose."""

    changed = Signal()
    left = Signal()
    """Esc was pressed in an empty search field."""

    def __init__(self, theme: Theme, texts: JobTexts) -> None:
        super().__init__("title")
        self._theme = theme
        self._texts = texts
        self._script_id: str | None = None
        self._counts: dict[JobStatus, int] = {}
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(20 * GRID)
        self.states = QToolButton()
        self.states.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.states.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.states.setIconSize(QSize(16, 16))
        self.only_script = Switch(theme, "file-text")
        self.only_script.setEnabled(False)
        self.menu = QMenu(self)
        self._all = self.menu.addAction("")
        self._unfinished = self.menu.addAction("")
        self.menu.addSeparator()
        self._states: dict[JobStatus, QAction] = {}
        for status in SHOWN_ORDER:
            action = self.menu.addAction("")
            action.setCheckable(True)
            action.toggled.connect(self._on_changed)
            self._states[status] = action
        self._all.triggered.connect(lambda: self.choose(frozenset()))
        self._unfinished.triggered.connect(lambda: self.choose(UNFINISHED))
        self.states.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.search, 1)
        row.addWidget(self.states)
        row.addWidget(self.only_script)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._on_changed)
        self.search.textChanged.connect(lambda: self._typing.start())
        self.search.installEventFilter(self)
        self.only_script.toggled.connect(self._on_changed)
        theme.changed.connect(self._show_states)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._retranslate()

    @property
    def query(self) -> JobQuery:
        """What is chosen."""
        chosen = frozenset(status for status, action in self._states.items() if action.isChecked())
        script = self._script_id if self.only_script.isChecked() else None
        return JobQuery(chosen, self.search.text().strip(), script)

    def choose(self, statuses: frozenset[JobStatus]) -> None:
        """Show jobs in some states only; none means all."""
        for status, action in self._states.items():
            action.blockSignals(True)
            action.setChecked(status in statuses)
            action.blockSignals(False)
        self._on_changed()

    def clear(self) -> None:
        """Leave nothing out."""
        self.search.clear()
        self._typing.stop()
        self.only_script.setChecked(False)
        self.choose(frozenset())

    def set_script(self, script_id: str | None) -> None:
        """Say which script is open."""
        if script_id == self._script_id:
            return
        self._script_id = script_id
        self.only_script.setEnabled(script_id is not None)
        if self.only_script.isChecked():
            self._on_changed()

    def show_counts(self, listing: JobListing) -> None:
        """Say in the menu how many jobs there are in each state."""
        self._counts = dict(listing.counts)
        self._name_states()

    @Slot()
    def _on_changed(self) -> None:
        self._show_states()
        self.changed.emit()

    def _name_states(self) -> None:
        for status, action in self._states.items():
            count = f"{self._counts.get(status, 0):,}"
            name = self.tr("%1 (%2)").replace("%1", self._texts.status(status)).replace("%2", count)
            action.setText(name)

    @Slot()
    def _show_states(self) -> None:
        chosen = self.query.statuses
        if not chosen:
            text = self.tr("All states")
        elif chosen == UNFINISHED:
            text = self.tr("Unfinished")
        elif len(chosen) == 1:
            text = self._texts.status(next(iter(chosen)))
        else:
            text = self.tr("%n state(s)", "", len(chosen))
        self.states.setFont(self._theme.font(Type.SECONDARY))
        self.states.setText(text)
        self.states.setIcon(self._theme.icon("list-checks", "accent" if chosen else "muted"))
        self.states.setAccessibleName(self.tr("Show jobs by state: %1").replace("%1", text))
        self.states.setToolTip(self.states.accessibleName())
        metrics = self.states.fontMetrics()
        needed = metrics.horizontalAdvance(text) + SEARCH_LETTERS * metrics.averageCharWidth() + 30 * GRID
        wide = self.width() >= needed
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.states.setToolButtonStyle(style)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the state in words where there is room."""
        super().resizeEvent(event)
        self._show_states()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the search field empties it, then leaves it."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            if self.search.text():
                self.search.clear()
            else:
                self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search films"))
        self.search.setAccessibleName(self.tr("Search films by title"))
        self.only_script.set_name(self.tr("Only films of the open script"))
        self._all.setText(self.tr("All states"))
        self._unfinished.setText(self.tr("Unfinished: hide what is done or canceled"))
        self._name_states()
        self._show_states()
