"""The library as a panel: search, filter and order, the list, and what to do where it is empty."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from studio.domain.cancel import CancelToken
from studio.domain.library import LibraryEntry
from studio.ui.empty import EmptyState
from studio.ui.library.choices import Choices
from studio.ui.library.delegate import LibraryDelegate
from studio.ui.library.dragging import DragFiles
from studio.ui.library.looks import LookCache
from studio.ui.library.model import ENTRY_ROLE, LibraryFilter, LibraryModel
from studio.ui.theme import GRID, Theme
from studio.ui.widgets import Button, Surface, ToolButton, is_language_change
from studio.ui.workers import Progress, Task, Workers

if TYPE_CHECKING:
    from studio.services.previewing import FilmPreview
    from studio.services.studio import Studio
    from studio.ui.session import EditorSession

SEARCH_AFTER_MS: Final = 60
"""From the last letter typed: what is in between is not worth a search through everything."""


class LibraryList(QListView):
    """The list itself; keys do what the menu of a row offers."""

    menu_wanted = Signal(QModelIndex, QPoint)
    """A row, and where on the screen its menu belongs."""
    delete_wanted = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete with the key of that name; the rest as in every list."""
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.delete_wanted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the row under the mouse, or with the key that of the current one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_wanted.emit(index, self.viewport().mapToGlobal(place))


class LibraryPanel(Surface):
    """Every script; choosing one opens it. `tools` belongs at the right of the dock's title."""

    open_wanted = Signal(str)
    import_wanted = Signal()
    new_wanted = Signal()
    export_wanted = Signal(str)
    duplicate_wanted = Signal(str)
    rename_wanted = Signal(str, str)
    """Id of a script, and its new title."""
    delete_wanted = Signal(str)
    failed = Signal(object)
    """StudioError of reading the list or a script."""

    def __init__(self, studio: Studio, session: EditorSession, theme: Theme) -> None:
        super().__init__("panel")
        self._studio = studio
        self._session = session
        self._theme = theme
        self._reader = Workers(1, self)
        self._searcher = Workers(1, self)
        self._search_task: Task[set[str] | None] | None = None
        self._stale = False
        self._marked = ""
        self.looks = LookCache(studio, self)
        self.drag_files = DragFiles(studio, session, self)
        self.model = LibraryModel(self.looks, self.drag_files.write)
        self._filter = LibraryFilter(self.model)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(200)
        self._search_icon = QAction(self)
        self.search.addAction(self._search_icon, QLineEdit.ActionPosition.LeadingPosition)
        self._search_soon = QTimer(self)
        self._search_soon.setSingleShot(True)
        self._search_soon.setInterval(SEARCH_AFTER_MS)
        self.choices = Choices(theme)
        self.list = self._build_list()
        self._import = Button()
        self._new = Button()
        self._everything = Button()
        self._empty = EmptyState(theme, "folder-open", (self._import, self._new))
        self._nothing_found = EmptyState(theme, "search", (self._everything,))
        self.tools = self._build_tools(theme)
        self._build_column()
        self._connect()
        self._on_theme_changed()
        self._retranslate()
        self.refresh()

    def _build_list(self) -> LibraryList:
        view = LibraryList()
        view.setModel(self._filter)
        self._delegate = LibraryDelegate(self._theme, self.model, view)
        view.setItemDelegate(self._delegate)
        view.setMouseTracking(True)
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        view.setDragEnabled(True)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        return view

    def _build_tools(self, theme: Theme) -> QWidget:
        self._add = ToolButton(theme, "plus")
        self._bring = ToolButton(theme, "download")
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(self._bring)
        row.addWidget(self._add)
        return tools

    def _build_column(self) -> None:
        lists = QWidget()
        self._stack = QStackedLayout(lists)
        for widget in (self.list, self._empty, self._nothing_found):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.search)
        column.addWidget(self.choices)
        column.addWidget(lists, 1)

    def _connect(self) -> None:
        for button in (self._import, self._bring):
            button.clicked.connect(self.import_wanted)
        for button in (self._new, self._add):
            button.clicked.connect(self.new_wanted)
        self._everything.clicked.connect(self.show_everything)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._to_list)
        self._search_soon.timeout.connect(self._search_now)
        self.choices.state_chosen.connect(self._on_state)
        self.choices.order_chosen.connect(self._on_order)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.list.menu_wanted.connect(self._on_menu)
        self.list.delete_wanted.connect(self._on_delete)
        self.model.rename_wanted.connect(self.rename_wanted)
        self.drag_files.failed.connect(self.failed)
        self._session.record_changed.connect(self.refresh)
        self._session.save_state_changed.connect(self.refresh)
        self._session.film_changed.connect(self._on_film_changed)
        self._theme.changed.connect(self._on_theme_changed)

    # --- the list --------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Read the list anew, beside the window."""
        if not self._reader.is_idle:
            self._stale = True
            return
        self._stale = False

        def work(_token: CancelToken, _progress: Progress) -> list[LibraryEntry]:
            return self._studio.library.entries()

        task = self._reader.run(work, on_result=self._on_entries, on_error=self.failed.emit)
        task.ended.connect(self._on_read)

    def _on_entries(self, entries: list[LibraryEntry]) -> None:
        self.model.show_entries(entries)
        self._show_stack()
        self._mark_open()
        if self.search.text().strip():
            self._search_now()

    def _on_read(self) -> None:
        if self._stale:
            self.refresh()

    def _mark_open(self) -> None:
        """Mark the script that was opened; whoever walks through the list with keys is left alone."""
        record = self._session.record
        script_id = record.script_id if record is not None else ""
        if script_id == self._marked:
            return
        row = self.model.row_of(script_id) if script_id else -1
        if script_id and row < 0:
            return  # so new that the list does not know it yet
        self._marked = script_id
        index = self._filter.mapFromSource(self.model.index(row)) if row >= 0 else QModelIndex()
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _show_stack(self) -> None:
        nothing = 2 if self.model.rowCount() else 1
        self._stack.setCurrentIndex(0 if self._filter.rowCount() else nothing)
        self.choices.setVisible(bool(self.model.rowCount()))

    @Slot(object)
    def _on_film_changed(self, film: FilmPreview | None) -> None:
        record = self._session.record
        if film is not None and record is not None:
            self.model.note_length(record.script_id, film.timeline.seconds)

    # --- finding ---------------------------------------------------------------------------------

    @Slot()
    def show_everything(self) -> None:
        """Search and filter for nothing any more."""
        self.search.clear()
        self.choices.show_all_states()
        self.search.setFocus()

    @Slot()
    def _on_typed(self) -> None:
        self._search_soon.start(SEARCH_AFTER_MS if self.search.text().strip() else 0)

    @Slot()
    def _search_now(self) -> None:
        self._search_soon.stop()
        if self._search_task is not None:
            self._search_task.cancel()
        query = self.search.text()
        if not query.strip():
            self._search_task = None
            self._on_found(None)
            return

        def work(token: CancelToken, _progress: Progress) -> set[str] | None:
            return self._studio.library.search(query, token)

        self._search_task = self._searcher.run(work, on_result=self._on_found, on_error=self.failed.emit)

    def _on_found(self, script_ids: set[str] | None) -> None:
        self._filter.show_found(script_ids)
        self._show_stack()

    @Slot(object)
    def _on_state(self, state: object) -> None:
        self._filter.show_state(state)  # pyright: ignore[reportArgumentType]
        self._show_stack()

    @Slot(object)
    def _on_order(self, order: object) -> None:
        self._filter.show_order(order)  # pyright: ignore[reportArgumentType]

    @Slot()
    def _to_list(self) -> None:
        """Go from the search to what was found."""
        if self._filter.rowCount():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self._filter.index(0, 0))

    @property
    def is_idle(self) -> bool:
        """Tell whether the list is read, searched and looked at."""
        quiet = not self._search_soon.isActive() and self._searcher.is_idle
        return quiet and self._reader.is_idle and self.looks.is_idle

    # --- what is done with a row -----------------------------------------------------------------

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        record = self._session.record
        if record is None or record.script_id != _id_at(index):
            self.open_wanted.emit(_id_at(index))

    @Slot(QModelIndex)
    def _on_delete(self, index: QModelIndex) -> None:
        self.delete_wanted.emit(_id_at(index))

    @Slot(QModelIndex, QPoint)
    def _on_menu(self, index: QModelIndex, place: QPoint) -> None:
        self.menu_of(index).popup(place)

    def menu_of(self, index: QModelIndex) -> QMenu:
        """Return the menu of a row."""
        script_id = _id_at(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, icon, keys, act in (
            (self.tr("Open"), "file-text", "Return", lambda: self.open_wanted.emit(script_id)),
            (self.tr("Rename"), "pencil", "F2", lambda: self.list.edit(index)),
            (self.tr("Duplicate"), "copy", "", lambda: self.duplicate_wanted.emit(script_id)),
            (self.tr("Export..."), "upload", "", lambda: self.export_wanted.emit(script_id)),
            (self.tr("Delete"), "trash-2", "Del", lambda: self.delete_wanted.emit(script_id)),
        ):
            action = menu.addAction(self._theme.icon(icon), f"{text}\t{keys}" if keys else text)
            action.triggered.connect(partial(_do, act))
        return menu

    # --- look, language, end ---------------------------------------------------------------------

    @Slot()
    def _on_theme_changed(self) -> None:
        self._search_icon.setIcon(self._theme.icon("search"))
        self.looks.set_height(round(self._delegate.picture_height * self.devicePixelRatioF()))
        self.list.scheduleDelayedItemsLayout()  # rows are as high as their words
        self.list.viewport().update()

    def close_workers(self) -> None:
        """Stop everything beside the window."""
        self._search_soon.stop()
        for workers in (self._reader, self._searcher):
            workers.close()
        self.looks.close()
        self.drag_files.close()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search titles and words"))
        self.search.setAccessibleName(self.tr("Search the library"))
        self.list.setAccessibleName(self.tr("Scripts"))
        self._empty.set_texts(
            self.tr("No scripts yet"), self.tr("Import a JSON file, or drop it anywhere in the window.")
        )
        self._nothing_found.set_texts(
            self.tr("Nothing found"), self.tr("Try another word, or look at all scripts.")
        )
        self._import.set_text(self.tr("Import..."))
        self._new.set_text(self.tr("New"))
        self._everything.set_text(self.tr("Show all"))
        self._add.set_name(self.tr("New script"))
        self._bring.set_name(self.tr("Import a script"))
        self.list.viewport().update()


def _do(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def _id_at(index: QModelIndex) -> str:
    entry: LibraryEntry = index.data(ENTRY_ROLE)
    return entry.summary.script_id
