"""The outbox as a panel: what is to go out and what has gone; sent again, dropped, opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QStackedLayout, QVBoxLayout, QWidget

from studio.domain.cancel import CancelToken
from studio.domain.delivery import DeliveryKind, OutboxSummary, UploadProgress
from studio.ui.empty import EmptyState
from studio.ui.outbox.courier import Courier
from studio.ui.outbox.delegate import OutboxDelegate
from studio.ui.outbox.model import ENTRY_ROLE, OutboxModel
from studio.ui.outbox.texts import OutboxTexts, Way, way_of
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import (
    Button,
    ElidedLabel,
    Label,
    Surface,
    ToolButton,
    hairline,
    is_language_change,
)
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.outbox_view import Entry
    from studio.services.studio import Studio

TICK_MS: Final = 1_000
"""“Next try in 40 s” counts down this often, while somebody sees it."""


class OutboxPanel(Surface):
    """What leaves this laptop; `tools` belongs at the right of the dock's title."""

    open_wanted = Signal(str)
    """Id of a job whose film is to be shown."""
    failed = Signal(object)

    def __init__(self, studio: Studio, courier: Courier, theme: Theme) -> None:
        super().__init__("panel")
        self._studio = studio
        self._courier = courier
        self._theme = theme
        self._workers = Workers(1, self)
        self._is_stale = True
        self._asked: Entry | None = None
        self.texts = OutboxTexts(self)
        self.model = OutboxModel(self.texts, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(OutboxDelegate(theme, self.texts, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.retry_all = ToolButton(theme, "refresh-cw")
        self._counts = ElidedLabel(theme, Type.SECONDARY, "muted", tabular=True)
        self._counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tools = self._build_tools()
        self._empty = EmptyState(theme, "send")
        self.question = self._build_question()
        self._build()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._connect()
        self._retranslate()

    def _build_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self._counts, 1)
        row.addWidget(self.retry_all)
        return tools

    def _build_question(self) -> QWidget:
        """What is asked before something is dropped, in the place where that was wanted."""
        question = Surface("hint")
        self.lost = Label(self._theme, Type.SECONDARY)
        self.lost.setWordWrap(True)
        self.really = Button("danger")
        self.keep = Button()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.really)
        column = QVBoxLayout(question)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.addWidget(self.lost)
        column.addLayout(buttons)
        question.hide()
        return question

    def _build(self) -> None:
        self.retry = ToolButton(self._theme, "send")
        self.open = ToolButton(self._theme, "film")
        self.drop = ToolButton(self._theme, "trash-2")
        self._chosen = ElidedLabel(self._theme, Type.META, "muted")
        foot = QHBoxLayout()
        foot.setContentsMargins(3 * GRID, GRID, 2 * GRID, GRID)
        foot.setSpacing(GRID)
        foot.addWidget(self._chosen, 1)
        for button in (self.open, self.retry, self.drop):
            foot.addWidget(button)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self.question)
        column.addWidget(hairline())
        column.addLayout(foot)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(whole)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        courier = self._courier
        courier.changed.connect(self.refresh)
        courier.progressed.connect(self._on_progress)
        courier.sending_changed.connect(self._on_sending_changed)
        self.retry_all.clicked.connect(courier.retry_all)
        self.retry.clicked.connect(self.send_chosen)
        self.drop.clicked.connect(self.ask_to_drop)
        self.open.clicked.connect(self._on_open)
        self.really.clicked.connect(self._on_drop)
        self.keep.clicked.connect(self._on_keep)
        self.list.activated.connect(self._on_open)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.selectionModel().currentChanged.connect(self._show_possible)
        self.model.modelReset.connect(self._show_possible)
        self._theme.changed.connect(self.list.doItemsLayout)
        for keys, do in (("Del", self.ask_to_drop), ("Ctrl+Return", self.send_chosen)):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def chosen(self) -> Entry | None:
        """The delivery a person chose, if any."""
        entry: Entry | None = self.list.currentIndex().data(ENTRY_ROLE)
        return entry

    @Slot()
    def refresh(self) -> None:
        """Read the outbox anew, beside the window; while nobody sees it, once somebody does."""
        self._is_stale = True
        if not self.isVisible():
            return
        self._is_stale = False

        def work(_token: CancelToken, _progress: Progress) -> list[Entry]:
            return self._studio.outbox_view.entries()

        self._workers.run(work, on_result=self._on_read, on_error=self.failed.emit)

    def _on_read(self, entries: list[Entry]) -> None:
        wanted = self.chosen
        self.model.show_entries(entries)
        place = self.model.place_of(wanted.delivery.delivery_id) if wanted is not None else None
        if place is not None and way_of(entries[place]) is Way.DELIVERED and not self.list.hasFocus():
            place = 0  # what was delivered sinks; nobody who only looks wants to go along
        if entries:
            self.list.setCurrentIndex(self.model.index(place or 0))
        self._stack.setCurrentIndex(1 if entries else 0)
        asked = self._asked
        gone = asked is not None and self.model.place_of(asked.delivery.delivery_id) is None
        if gone or (asked is not None and asked != self.chosen):
            self._on_keep()
        self._show_possible()
        self._say_counts()
        self._keep_time()

    def _say_counts(self) -> None:
        summary: OutboxSummary = self._courier.summary
        parts = [self.tr("%n waiting", "", summary.waiting)] if summary.waiting else []
        parts += [self.tr("%n refused", "", summary.refused)] if summary.refused else []
        self._counts.setText(" · ".join(parts))
        self.retry_all.setEnabled(self.model.open_count > 0)

    @Slot()
    def _show_possible(self) -> None:
        entry = self.chosen
        way = way_of(entry) if entry is not None else None
        self.retry.setEnabled(way in (Way.WAITING, Way.REFUSED))
        self.drop.setEnabled(way in (Way.WAITING, Way.REFUSED, Way.GOING))
        self.open.setEnabled(entry is not None and entry.delivery.kind is not DeliveryKind.SCRIPT_DONE)
        self._chosen.setText(self.texts.title(entry) if entry is not None else "")

    @Slot(object)
    def _on_progress(self, sent: UploadProgress) -> None:
        if self.isVisible():
            if not any(way_of(entry) is Way.GOING for entry in self.model.entries):
                self.refresh()
            self.model.show_sent(sent)

    @Slot(bool)
    def _on_sending_changed(self, is_sending: bool) -> None:
        if not is_sending:
            self.model.show_sent(None)
        self.refresh()

    # --- what is asked ---------------------------------------------------------------------------

    @Slot()
    def send_chosen(self) -> None:
        """Try the chosen delivery at once."""
        if self.chosen is not None and self.retry.isEnabled():
            self._courier.retry([self.chosen.delivery.delivery_id])

    @Slot()
    def ask_to_drop(self) -> None:
        """Ask whether the chosen delivery is to be given up, and say what that means."""
        if (entry := self.chosen) is None or not self.drop.isEnabled():
            return
        self._asked = entry
        self._say_question()
        self.question.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_question(self) -> None:
        if self._asked is not None:
            ask = self.tr("Drop “%1”?").replace("%1", self.texts.title(self._asked))
            self.lost.setText(f"{ask} {self.texts.lost(self._asked)}")

    @Slot()
    def _on_drop(self) -> None:
        if self._asked is not None:
            self._courier.drop(self._asked.delivery.delivery_id, self._asked.delivery.subject_id)
        self._on_keep()

    @Slot()
    def _on_keep(self) -> None:
        had_focus = self.question.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._asked = None
        self.question.hide()
        if had_focus:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_open(self) -> None:
        if self.chosen is not None and self.open.isEnabled():
            self.open_wanted.emit(self.chosen.delivery.subject_id)

    @Slot(QPoint)
    def _on_menu(self, position: QPoint) -> None:
        self.menu().popup(self.list.viewport().mapToGlobal(position))

    def menu(self) -> QMenu:
        """Return a menu of what can be done with the chosen delivery, and with all of them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button, icon, do in (
            (self.retry, "send", self.send_chosen),
            (self.open, "film", self._on_open),
            (self.drop, "trash-2", self.ask_to_drop),
            (self.retry_all, "refresh-cw", self._courier.retry_all),
        ):
            entry = menu.addAction(self._theme.icon(icon), button.accessibleName(), do)
            entry.setEnabled(button.isEnabled())
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc drops nothing."""
        if event.key() == Qt.Key.Key_Escape and self._asked is not None:
            self._on_keep()
        else:
            super().keyPressEvent(event)

    # --- time ------------------------------------------------------------------------------------

    def _keep_time(self) -> None:
        if self.isVisible() and any(way_of(entry) is Way.WAITING for entry in self.model.entries):
            self._tick.start()
        else:
            self._tick.stop()

    @Slot()
    def _on_tick(self) -> None:
        self.list.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was not read while nobody saw it."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()
        self._keep_time()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out anew: a refusal takes as many lines as it needs."""
        super().resizeEvent(event)
        self.list.scheduleDelayedItemsLayout()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the clock stand."""
        super().hideEvent(event)
        self._tick.stop()

    # --- words and the end -----------------------------------------------------------------------

    @property
    def is_settled(self) -> bool:
        """Tell whether what is shown is what was read last."""
        return self._workers.is_idle

    def close_workers(self) -> None:
        """Read nothing more."""
        self._tick.stop()
        self._workers.close()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Outbox"))
        self.retry_all.set_name(self.tr("Send all now"))
        self.retry.set_name(self.tr("Send now"))
        self.open.set_name(self.tr("Open film"))
        self.drop.set_name(self.tr("Drop..."))
        self.really.set_text(self.tr("Drop"))
        self.keep.set_text(self.tr("Keep"))
        self._empty.set_texts(
            self.tr("Nothing waits"),
            self.tr("What could not be delivered to the backend waits here, and goes out by itself."),
        )
        self._say_question()
        self._say_counts()
        self._show_possible()
        self.list.viewport().update()
