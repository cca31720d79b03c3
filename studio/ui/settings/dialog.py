"""The window of the settings: sections at the left, what is looked for above them, settings at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QFontDatabase,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.domain.cancel import CancelToken
from studio.domain.errors import StudioError
from studio.domain.settings import Settings, VideoEncoder
from studio.domain.voice import VoiceProvider
from studio.ui.empty import EmptyState
from studio.ui.settings.catalog import HEADINGS, SETTINGS, matches
from studio.ui.settings.editor import Desk
from studio.ui.settings.group import Group
from studio.ui.settings.kinds import Known
from studio.ui.settings.model import SettingsModel
from studio.ui.settings.row import Row
from studio.ui.settings.setting import Section, told
from studio.ui.settings.themes import ThemePainter
from studio.ui.theme import GRID, Type
from studio.ui.widgets import Button, Label, Surface, hairline, is_language_change
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.studio import Studio
    from studio.ui.session import EditorSession
    from studio.ui.theme import Theme

_Found = tuple[tuple[tuple[VoiceProvider, str], ...], frozenset[VoiceProvider]]
"""The voices that can speak here, and the services that lack nothing but a key."""
_WIDTH, _HEIGHT, _SIDE = 920, 680, 208
"""Of the whole and of its left side, in pixels at the size at which text was designed."""
_TEXT_HEIGHT: Final = 16
_LINE: Final = 84
"""Figures in the longest line of the settings: longer ones are hard to follow to their editors."""


class SettingsDialog(QDialog):
    """Everything one may prefer; stays beside the window while it is being worked in."""

    def __init__(
        self, studio: Studio, session: EditorSession, model: SettingsModel, theme: Theme, window: QWidget
    ) -> None:
        super().__init__(window)
        self.setObjectName("settings")
        self._studio = studio
        self._model = model
        self._theme = theme
        self._workers = Workers(2, self)
        self._section = Section.FILM
        self._voices: tuple[tuple[VoiceProvider, str], ...] = ()
        self._keyless: frozenset[VoiceProvider] = frozenset()
        self._encoders: tuple[VideoEncoder, ...] | None = None
        self._is_trying = False
        self._families = tuple(QFontDatabase.families())
        self.search = QLineEdit()
        self._search_icon = QAction(self)
        self.sections = QListWidget()
        self.close_button = Button()
        self._hint = Label(theme, Type.META, "muted")
        self._groups = {section: Group(section, model, theme) for section in Section}
        self._painter = ThemePainter(studio, session, self)
        desk = Desk(studio, theme, self._painter, self._workers, model)
        self.rows = {setting.id: Row(setting, model, desk) for setting in SETTINGS}
        self._clear = Button()
        self._nothing = EmptyState(theme, "search", (self._clear,))
        self._area = QScrollArea()
        self._build()
        self._connect()
        self._retranslate()
        self._size_to_text()

    def _build(self) -> None:
        self.search.setClearButtonEnabled(True)
        self.search.addAction(self._search_icon, QLineEdit.ActionPosition.LeadingPosition)
        self.sections.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections.setUniformItemSizes(True)
        for section in Section:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, section)
            self.sections.addItem(item)
        side = Surface("side")
        column = QVBoxLayout(side)
        column.setContentsMargins(3 * GRID, 4 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(3 * GRID)
        column.addWidget(self.search)
        column.addWidget(self.sections, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(side)
        middle.addWidget(hairline(vertical=True))
        middle.addWidget(self._build_pages(), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(self._build_foot())
        self._side = side

    def _build_foot(self) -> QWidget:
        foot = Surface("status")
        bar = QHBoxLayout(foot)
        bar.setContentsMargins(5 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        bar.setSpacing(4 * GRID)
        self._hint.setWordWrap(True)
        bar.addWidget(self._hint, 1)
        bar.addWidget(self.close_button)
        return foot

    def _build_pages(self) -> QWidget:
        self._page = Surface("panel")
        self._pages = column = QVBoxLayout(self._page)
        column.setSpacing(6 * GRID)
        for section, group in self._groups.items():
            for row in self.rows.values():
                if row.setting.section is section:
                    group.add(row)
            column.addWidget(group)
        column.addWidget(self._nothing, 1)
        column.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._page)
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_width)
        self._keep_width()
        return self._area

    def _connect(self) -> None:
        self._model.changed.connect(self._refresh)
        self._model.secret_changed.connect(self._on_secret_changed)
        self._theme.changed.connect(self._on_theme_changed)
        self.search.textChanged.connect(self._on_typed)
        self.search.installEventFilter(self)
        self.sections.currentRowChanged.connect(self._on_section)
        self.sections.itemClicked.connect(self._on_section_clicked)
        self.close_button.clicked.connect(self.close)
        self._clear.clicked.connect(self._on_clear)
        for row in self.rows.values():
            row.touched.connect(self._refresh)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._on_find)
        QShortcut(QKeySequence.StandardKey.Close, self).activated.connect(self.close)

    def _size_to_text(self) -> None:
        """Be as large as the text asks for, and no larger than the screen."""
        scale = max(1.0, self.fontMetrics().height() / _TEXT_HEIGHT)
        wanted = QSize(round(_WIDTH * scale), round(_HEIGHT * scale))
        screen = self.screen()
        self.resize(wanted.boundedTo(screen.availableSize() * 0.92) if screen is not None else wanted)

    # --- what the window asks --------------------------------------------------------------------

    def open_at(self, section: Section | None = None, setting: str = "") -> None:
        """Show the settings: a section, or one setting, ready to be changed."""
        self.search.clear()
        if setting:
            section = self.rows[setting].setting.section
        if section is not None:
            self._choose(section)
        self.show()
        self.raise_()
        self.activateWindow()
        if setting:
            if self.rows[setting].isHidden():  # it makes no difference now; whoever asked for it sees why
                self.search.setText(told(self.rows[setting].setting.name))
            self._area.ensureWidgetVisible(self.rows[setting], 0, 10 * GRID)
            self.rows[setting].editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def shown(self) -> list[str]:
        """Ids of the settings in sight (scrolling aside), from top to bottom."""
        return [id_ for id_, row in self.rows.items() if not row.isHidden()]

    @property
    def is_settled(self) -> bool:
        """Tell whether everything that is found or painted beside the window is there."""
        return self._painter.is_settled and self._workers.is_idle

    def close_workers(self) -> None:
        """Stop what is done beside the window, and wait for it."""
        self._painter.close()
        self._workers.close()

    # --- what is shown ---------------------------------------------------------------------------

    @Slot()
    def _refresh(self) -> None:
        if not self.isVisible():
            return
        known = Known(self._model.settings, self._voices, self._encoders, self._families, self._keyless)
        for group in self._groups.values():
            group.refresh(known.settings)
        for row in self.rows.values():
            row.refresh(known)
        if self._is_out_of_date(known.settings):
            self._show_rows()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what holds now, and look what this machine can do."""
        super().showEvent(event)
        self._refresh()
        self._show_rows()
        if not self._voices:
            self._find_voices()

    def _find_voices(self) -> None:
        def look(_token: CancelToken, _progress: Progress) -> _Found:
            voices = self._studio.diagnostics.voices()
            speaking = tuple(dict.fromkeys((v.provider, v.name) for v in voices if v.usable))
            return speaking, frozenset(v.provider for v in voices if v.needs_key)

        self._workers.run(look, on_result=self._on_voices)

    def _on_voices(self, found: _Found) -> None:
        self._voices, self._keyless = found
        self._refresh()

    @Slot()
    def _on_secret_changed(self) -> None:
        """Look anew who can speak: keys make voices."""
        if self.isVisible():
            self._find_voices()
        else:
            self._voices = ()

    def _try_encoders(self) -> None:
        """Find out which hardware encodes, which takes seconds, once somebody wants to know."""
        if self._is_trying or self._encoders is not None or not self.isVisible():
            return

        def work(token: CancelToken, _progress: Progress) -> tuple[VideoEncoder, ...]:
            verdicts = self._studio.diagnostics.encoders(token)
            return tuple(verdict.kind for verdict in verdicts if verdict.hardware is not None)

        self._is_trying = True
        self._workers.run(
            work, on_result=self._on_encoders, on_error=self._on_no_encoders, on_end=self._on_tried
        )

    def _on_encoders(self, encoders: tuple[VideoEncoder, ...]) -> None:
        self._encoders = encoders
        self._refresh()

    def _on_no_encoders(self, error: StudioError) -> None:
        self.rows["encoder"].editor.refused.emit(error.message(self._studio.language))

    def _on_tried(self) -> None:
        self._is_trying = False

    def hideEvent(self, event: QHideEvent) -> None:
        """Begin with everything the next time."""
        super().hideEvent(event)
        self.search.clear()

    def _choose(self, section: Section) -> None:
        self._section = section
        self.sections.blockSignals(True)
        self.sections.setCurrentRow(list(Section).index(section))
        self.sections.blockSignals(False)
        self._show_rows()
        self._area.verticalScrollBar().setValue(0)

    def _is_out_of_date(self, settings: Settings) -> bool:
        """Tell whether rows are in sight that make no difference any more, or the other way round."""
        rows = [row for row in self.rows.values() if row.setting.is_hidden_when_moot]
        here = (row for row in rows if row.setting.section is self._section and not self.search.text())
        return any(row.isHidden() is not row.setting.moot(settings) for row in here)

    def _show_rows(self) -> None:
        typed, settings = self.search.text().strip(), self._model.settings
        for row in self.rows.values():
            setting = row.setting
            is_here = setting.section is self._section and not (
                setting.is_hidden_when_moot and setting.moot(settings)
            )
            row.setHidden(not (matches(setting, typed) if typed else is_here))
        for group in self._groups.values():
            group.settle()
        if not self.rows["encoder"].isHidden():
            self._try_encoders()
        found = [section for section, group in self._groups.items() if not group.isHidden()]
        self._nothing.setVisible(not found)
        for index, section in enumerate(Section):
            there = section in found or not typed
            color = None if there else self._theme.colors.muted
            self.sections.item(index).setData(Qt.ItemDataRole.ForegroundRole, color)
        if typed:
            self.sections.blockSignals(True)
            self.sections.setCurrentRow(-1)
            self.sections.blockSignals(False)
            pattern = self.tr("Nothing matches “%1”")
            self._nothing.set_texts(
                pattern.replace("%1", typed), self.tr("Try another word, or look through the sections.")
            )

    @Slot()
    def _keep_width(self) -> None:
        """Keep the room of the scroll bar while there is none: no section is wider than another."""
        bar = self._area.verticalScrollBar()
        room = 0 if bar.maximum() > 0 else bar.sizeHint().width()
        self._pages.setContentsMargins(8 * GRID, 6 * GRID, 5 * GRID + room, 6 * GRID)

    # --- what is asked ---------------------------------------------------------------------------

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if text.strip():
            self._show_rows()
            self._area.verticalScrollBar().setValue(0)
        else:
            self._choose(self._section)

    @Slot(int)
    def _on_section(self, index: int) -> None:
        if index >= 0:
            self._section = list(Section)[index]
            self.search.clear()  # shows the section where something was looked for
            self._choose(self._section)

    @Slot(QListWidgetItem)
    def _on_section_clicked(self, item: QListWidgetItem) -> None:
        self._on_section(self.sections.row(item))

    @Slot()
    def _on_clear(self) -> None:
        self.search.clear()
        self.search.setFocus()

    @Slot()
    def _on_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search, go down into what was found; Esc takes back what was typed before it closes."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go_to_first()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _go_to_first(self) -> None:
        if shown := [self.rows[id_] for id_ in self.shown if self.rows[id_].editor.isEnabled()]:
            shown[0].editor.setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(shown[0], 0, 4 * GRID)

    # --- look and language -----------------------------------------------------------------------

    @Slot()
    def _on_theme_changed(self) -> None:
        figure = self.fontMetrics().horizontalAdvance("0")
        self._side.setFixedWidth(max(_SIDE, 20 * figure))
        icon = max(16, self.fontMetrics().height())
        self.sections.setIconSize(QSize(icon, icon))
        for group in self._groups.values():
            group.setMaximumWidth(_LINE * figure)
        for index, section in enumerate(Section):
            self.sections.item(index).setIcon(self._theme.icon(HEADINGS[section].icon))
        self._search_icon.setIcon(self._theme.icon("search"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self.search.setPlaceholderText(self.tr("Type to find"))
        self.search.setAccessibleName(self.tr("Find a setting"))
        self.sections.setAccessibleName(self.tr("Sections"))
        self.close_button.set_text(self.tr("Close"))
        self._clear.set_text(self.tr("Show all settings"))
        self._hint.setText(self.tr("Changes apply at once."))
        for index, section in enumerate(Section):
            self.sections.item(index).setText(told(HEADINGS[section].name))
        for group in self._groups.values():
            group.retranslate()
        for row in self.rows.values():
            row.retranslate()
        self._on_theme_changed()
        self._show_rows()
        self._refresh()
