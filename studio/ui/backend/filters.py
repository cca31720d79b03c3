"""What is listed: scripts or videos to review, those in some state, those that say something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from studio.domain.video import ReviewStage, VideoStatus
from studio.ui.backend.rows import Query, Shown
from studio.ui.backend.texts import BackendTexts
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Button, Surface, ToolButton, is_language_change

_TYPING_MS: Final = 150
Value = TypeVar("Value")


class Page(StrEnum):
    """What the dock lists."""

    SCRIPTS = "scripts"
    REVIEWS = "reviews"


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """Which videos of the review queue are looked for; None: all."""

    stage: ReviewStage | None = None
    status: VideoStatus | None = None
    text: str = ""

    @property
    def is_everything(self) -> bool:
        """Tell whether nothing is left out."""
        return self == QueueQuery()


class FilterLine(Surface):
    """Names of the two lists, a menu of what to leave out, and a line to search in."""

    page_chosen = Signal(object)
    changed = Signal()
    left = Signal()
    """Esc was pressed in an empty search field."""

    def __init__(self, theme: Theme, texts: BackendTexts) -> None:
        super().__init__("title")
        self._theme = theme
        self._texts = texts
        self._page = Page.SCRIPTS
        self._shown = Shown.ALL
        self._stage: ReviewStage | None = None
        self._status: VideoStatus | None = None
        self._counts: dict[Page, int | None] = dict.fromkeys(Page)
        self._numbers: dict[Shown, int] = {}
        self.tabs = {page: Button("tab") for page in Page}
        for page, tab in self.tabs.items():
            tab.setCheckable(True)
            tab.clicked.connect(partial(self._on_tab, page))
        self.choices = QToolButton()
        self.choices.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choices.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.script_menu, self.queue_menu = QMenu(self), QMenu(self)
        self._showns = _choices(self.script_menu, list(Shown), self._on_shown)
        self._stages = _choices(self.queue_menu, [None, *ReviewStage], self._on_stage)
        self.queue_menu.addSeparator()
        self._statuses = _choices(self.queue_menu, [None, *VideoStatus], self._on_status)
        self.search_button = ToolButton(theme, "search")
        self.search_button.setCheckable(True)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.hide()
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for tab in self.tabs.values():
            row.addWidget(tab)
        row.addStretch(1)
        row.addWidget(self.choices)
        row.addWidget(self.search_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.search)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.search.textChanged.connect(lambda: self._typing.start())
        self.search.installEventFilter(self)
        self.search_button.toggled.connect(self._on_search_toggled)
        theme.changed.connect(self._show)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._retranslate()

    # --- what is chosen --------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """Which list is shown."""
        return self._page

    @property
    def query(self) -> Query:
        """Which scripts are looked for."""
        return Query(self._shown, self.search.text())

    @property
    def queue_query(self) -> QueueQuery:
        """Which videos are looked for."""
        return QueueQuery(self._stage, self._status, self.search.text().strip())

    def choose_page(self, page: Page) -> None:
        """Show the other list."""
        if page is not self._page:
            self._page = page
            self._show()
            self.page_chosen.emit(page)
        self._show()

    def choose(self, shown: Shown) -> None:
        """List scripts in some states only."""
        self._shown = shown
        self._show()
        self.changed.emit()

    def clear(self) -> None:
        """Leave nothing out."""
        self.search.clear()
        self._typing.stop()
        self._shown, self._stage, self._status = Shown.ALL, None, None
        self._show()
        self.changed.emit()

    def begin_search(self, typed: str = "") -> None:
        """Show the line to search in and go there; with what was `typed` already."""
        self.search_button.setChecked(True)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if typed:
            self.search.setText(typed)
        else:
            self.search.selectAll()

    def show_counts(self, page: Page, count: int | None, numbers: dict[Shown, int] | None = None) -> None:
        """Say how many there are; None while it is not known."""
        self._counts[page] = count
        if numbers is not None:
            self._numbers = numbers
        self._name()

    @Slot(bool)
    def _on_search_toggled(self, shown: bool) -> None:
        self.search.setVisible(shown)
        if shown:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.search.clear()  # nothing may be left out without a sign of it
            self.left.emit()

    def _on_tab(self, page: Page, _checked: bool = False) -> None:
        self.choose_page(page)

    def _on_shown(self, shown: Shown) -> None:
        self.choose(shown)

    def _on_stage(self, stage: ReviewStage | None) -> None:
        self._stage = stage
        self._show()
        self.changed.emit()

    def _on_status(self, status: VideoStatus | None) -> None:
        self._status = status
        self._show()
        self.changed.emit()

    # --- look ------------------------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        for page, tab in self.tabs.items():
            tab.setChecked(page is self._page)
            tab.setFont(self._theme.font(Type.SECONDARY))
        self._showns[self._shown].setChecked(True)
        self._stages[self._stage].setChecked(True)
        self._statuses[self._status].setChecked(True)
        self.choices.setMenu(self.script_menu if self._page is Page.SCRIPTS else self.queue_menu)
        text = self._chosen_text()
        self.choices.setFont(self._theme.font(Type.SECONDARY))
        self.choices.setText(f" {text}")  # Qt leaves two pixels beside an icon
        self.choices.setIconSize(QSize(self._theme.icon_side, self._theme.icon_side))
        is_all = self._is_all
        self.choices.setIcon(self._theme.icon("list-checks", "muted" if is_all else "accent"))
        self.choices.setAccessibleName(self.tr("Show: %1").replace("%1", text))
        self.choices.setToolTip(self.choices.accessibleName())
        tabs = sum(tab.sizeHint().width() for tab in self.tabs.values())
        needed = tabs + self.choices.fontMetrics().horizontalAdvance(text) + 24 * GRID
        wide = self.width() >= needed
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.choices.setToolButtonStyle(style)

    @property
    def _is_all(self) -> bool:
        if self._page is Page.SCRIPTS:
            return self._shown is Shown.ALL
        return self._stage is None and self._status is None

    def _chosen_text(self) -> str:
        if self._page is Page.SCRIPTS:
            return self._texts.shown(self._shown)
        parts = [self._texts.part(self._stage)] if self._stage is not None else []
        if self._status is not None:
            parts.append(self._texts.status(self._status))
        return " · ".join(parts) or self.tr("All reviews")

    def _name(self) -> None:
        for page, name in ((Page.SCRIPTS, self.tr("Scripts")), (Page.REVIEWS, self.tr("Review queue"))):
            count = self._counts[page]
            self.tabs[page].set_text(name if count is None else f"{name} {count:,}")
        for shown, action in self._showns.items():
            number = self._numbers.get(shown)
            name = self._texts.shown(shown)
            action.setText(name if number is None else f"{name} ({number:,})")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say what is chosen in words where there is room."""
        super().resizeEvent(event)
        self._show()

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
                self.search_button.setChecked(False)
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search by title or id"))
        self.search.setAccessibleName(self.tr("Search the backend's list"))
        self.search_button.set_name(self.tr("Search (Ctrl+F in the list)"))
        for stage, action in self._stages.items():
            action.setText(self.tr("Both reviews") if stage is None else self._texts.part(stage))
        for status, action in self._statuses.items():
            action.setText(self.tr("All states") if status is None else self._texts.status(status))
        self._name()
        self._show()


def _choices(menu: QMenu, values: list[Value], choose: Callable[[Value], None]) -> dict[Value, QAction]:
    group = QActionGroup(menu)
    actions: dict[Value, QAction] = {}
    for value in values:
        action = QAction(menu)
        action.setCheckable(True)
        action.triggered.connect(lambda _=False, value=value: choose(value))
        group.addAction(action)
        menu.addAction(action)
        actions[value] = action
    return actions
