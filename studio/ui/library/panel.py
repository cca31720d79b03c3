"""The library as a panel: search, the list, and what to do where it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QMenu, QStackedLayout, QVBoxLayout, QWidget

from studio.domain.records import ScriptSummary
from studio.ui.empty import EmptyState
from studio.ui.library.delegate import LibraryDelegate
from studio.ui.library.model import SUMMARY_ROLE, LibraryFilter, LibraryModel
from studio.ui.theme import Theme
from studio.ui.widgets import Button, Surface, ToolButton, is_language_change
from studio.ui.workers import Workers

if TYPE_CHECKING:
    from studio.services.previewing import FilmPreview
    from studio.services.studio import Studio
    from studio.ui.session import EditorSession


class LibraryPanel(Surface):
    """Every script; choosing one opens it. `tools` belongs at the right of the dock's title."""

    open_wanted = Signal(str)
    import_wanted = Signal()
    new_wanted = Signal()
    export_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, studio: Studio, session: EditorSession, theme: Theme, workers: Workers) -> None:
        super().__init__("panel")
        self._session = session
        self.model = LibraryModel(studio, workers)
        self._filter = LibraryFilter(self.model)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self._search_icon = QAction(self)
        self.search.addAction(self._search_icon, QLineEdit.ActionPosition.LeadingPosition)
        self.list = QListView()
        self.list.setModel(self._filter)
        self.list.setItemDelegate(LibraryDelegate(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._import = Button()
        self._new = Button()
        self._empty = EmptyState(theme, "folder-open", (self._import, self._new))
        self._nothing_found = EmptyState(theme, "search")
        self.tools = self._build_tools(theme)
        lists = QWidget()
        self._stack = QStackedLayout(lists)
        for widget in (self.list, self._empty, self._nothing_found):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(lists, 1)
        self._theme = theme
        self._connect()
        self._on_theme_changed()
        self._retranslate()
        self.refresh()

    def _build_tools(self, theme: Theme) -> QWidget:
        self._add = ToolButton(theme, "plus")
        self._bring = ToolButton(theme, "download")
        self._add.clicked.connect(self.new_wanted)
        self._bring.clicked.connect(self.import_wanted)
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(self._bring)
        row.addWidget(self._add)
        return tools

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_search)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self._import.clicked.connect(self.import_wanted)
        self._new.clicked.connect(self.new_wanted)
        self._session.record_changed.connect(self.refresh)
        self._session.save_state_changed.connect(self.refresh)
        self._session.film_changed.connect(self._on_film_changed)
        self._theme.changed.connect(self._on_theme_changed)

    @Slot()
    def refresh(self) -> None:
        """Read the list anew and mark the open script."""
        self.model.refresh()
        self._show_stack()
        record = self._session.record
        row = self.model.row_of(record.script_id) if record is not None else -1
        index = self._filter.mapFromSource(self.model.index(row)) if row >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)

    def _show_stack(self) -> None:
        nothing = 2 if self.model.rowCount() else 1
        self._stack.setCurrentIndex(0 if self._filter.rowCount() else nothing)

    @Slot(str)
    def _on_search(self, text: str) -> None:
        self._filter.search(text)
        self._show_stack()

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        row: ScriptSummary = index.data(SUMMARY_ROLE)
        record = self._session.record
        if record is None or record.script_id != row.script_id:
            self.open_wanted.emit(row.script_id)

    @Slot(QPoint)
    def _on_menu(self, position: QPoint) -> None:
        index = self.list.indexAt(position)
        if not index.isValid():
            return
        row: ScriptSummary = index.data(SUMMARY_ROLE)
        menu = QMenu(self)
        for text, icon, signal in (
            (self.tr("Open"), "file-text", self.open_wanted),
            (self.tr("Export..."), "upload", self.export_wanted),
            (self.tr("Delete"), "trash-2", self.delete_wanted),
        ):
            action = menu.addAction(self._theme.icon(icon), text)
            action.triggered.connect(lambda _=False, s=signal: s.emit(row.script_id))
        menu.exec(self.list.viewport().mapToGlobal(position))

    @Slot(object)
    def _on_film_changed(self, film: FilmPreview | None) -> None:
        record = self._session.record
        if film is not None and record is not None:
            self.model.note_length(record.script_id, film.timeline.seconds)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._search_icon.setIcon(self._theme.icon("search"))
        self.list.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the library"))
        self.list.setAccessibleName(self.tr("Scripts"))
        self._empty.set_texts(
            self.tr("No scripts yet"), self.tr("Import a JSON file, or drop it anywhere in the window.")
        )
        self._nothing_found.set_texts(self.tr("Nothing found"), self.tr("Try another word."))
        self._import.set_text(self.tr("Import..."))
        self._new.set_text(self.tr("New"))
        self._add.set_name(self.tr("New script"))
        self._bring.set_name(self.tr("Import a script"))
        self.list.viewport().update()
