"""The backend as a panel: scripts of both sides, videos to review, and more about the chosen one."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMenu, QStackedLayout, QVBoxLayout, QWidget

from studio.domain.review import Profile
from studio.domain.sync import SyncRow
from studio.domain.video import ReviewItem, Video
from studio.ui.backend.delegate import SyncDelegate
from studio.ui.backend.detail import Detail
from studio.ui.backend.empties import Empties
from studio.ui.backend.filters import FilterLine, Page
from studio.ui.backend.head import Contact, ContactLine
from studio.ui.backend.life import VideoAction
from studio.ui.backend.list import RowList
from studio.ui.backend.model import ROW_ROLE, SyncModel
from studio.ui.backend.queue_model import ITEM_ROLE, QueueDelegate, QueueModel
from studio.ui.backend.rows import ICONS, Shown, SyncAction, actions_of, first_action_of, key_of, title_of
from studio.ui.backend.sides import Sides
from studio.ui.backend.texts import BackendTexts
from studio.ui.theme import Theme
from studio.ui.widgets import Surface, is_language_change


class _View(IntEnum):
    """What fills the panel under its head."""

    LISTS = 0
    NOT_SET_UP = 1
    UNREACHABLE = 2


class BackendPanel(Surface):
    """Shows what it is given and tells what a person asks for; `BackendDesk` does it."""

    acted = Signal(str, object)
    """Key of a row and SyncAction."""
    rejected = Signal(str, str)
    """Key of a row, and the reason why its script goes back."""
    video_acted = Signal(str, object)
    """Id of a video and VideoAction."""
    video_rejected = Signal(str, str)
    """Id of a video, and the reason why it goes back."""
    refresh_wanted = Signal()
    cancel_wanted = Signal()
    settings_wanted = Signal()
    queue_wanted = Signal()
    """The review queue, by another question."""
    renamed = Signal()
    """Everything is said in another language now."""
    came_up = Signal()
    """The panel can be seen now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("panel")
        self._theme = theme
        self._profile = Profile(name="", roles=frozenset())
        self._wanted = ""
        self._was_at_top = False
        self.texts = BackendTexts(self)
        self.model = SyncModel(self.texts, self)
        self.queue = QueueModel(self.texts, self)
        self.head = ContactLine(theme)
        self.filters = FilterLine(theme, self.texts)
        self.list, self.queue_list = RowList(), RowList()
        self.delegate = SyncDelegate(theme, self.texts, self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.queue_list.setModel(self.queue)
        self.queue_list.setItemDelegate(QueueDelegate(theme, self.texts, self.queue_list))
        self.detail = Detail(theme, self.texts)
        self._busy_videos: set[str] = set()
        self._empties = Empties(theme, self)
        self._build()
        self._connect()
        self._retranslate()

    def _build(self) -> None:
        empties = self._empties
        self._list_side = QWidget()
        self._lists = QStackedLayout(self._list_side)
        for page in (
            self.list,
            self.queue_list,
            empties.no_scripts,
            empties.none_fits,
            empties.no_reviews,
        ):
            self._lists.addWidget(page)
        self._sides = Sides(self._list_side, self.detail)
        working = QWidget()
        column = QVBoxLayout(working)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.filters)
        column.addWidget(self._sides, 1)
        whole = QWidget()
        self._views = QStackedLayout(whole)
        for view in (working, empties.not_set_up, empties.unreachable):
            self._views.addWidget(view)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(whole)

    def _connect(self) -> None:
        self.delegate.acted.connect(self._on_acted)
        self.delegate.menu_wanted.connect(self.open_menu)
        self.list.first_wanted.connect(self._on_first)
        self.list.details_wanted.connect(lambda: self.open_detail())
        self.list.menu_wanted.connect(self._on_menu_asked)
        self.list.current_changed.connect(self._show_detail)
        self.queue_list.first_wanted.connect(lambda: self.open_detail())
        self.queue_list.details_wanted.connect(lambda: self.open_detail())
        self.queue_list.doubleClicked.connect(lambda: self.open_detail())
        self.queue_list.current_changed.connect(self._show_detail)
        for rows in (self.list, self.queue_list):
            rows.search_wanted.connect(self.filters.begin_search)
        self.model.modelAboutToBeReset.connect(self._keep_current)
        self.model.modelReset.connect(self._restore_current)
        self.model.dataChanged.connect(self._show_detail)
        self.filters.changed.connect(self._on_filters_changed)
        self.filters.page_chosen.connect(self._on_page)
        self.filters.left.connect(lambda: self._current_list().setFocus(Qt.FocusReason.OtherFocusReason))
        self.detail.acted.connect(self._on_detail_acted)
        self.detail.video_acted.connect(self._on_video_acted)
        self.detail.rejected.connect(self._on_rejected)
        self.detail.video_rejected.connect(self._on_video_rejected)
        self.detail.back_wanted.connect(self.close_detail)
        self.head.refresh_wanted.connect(self.refresh_wanted)
        self.head.cancel_wanted.connect(self.cancel_wanted)
        self._sides.arranged.connect(self._on_arranged)
        self._sides.rested.connect(self._on_rested)
        self._empties.again.clicked.connect(self.refresh_wanted)
        self._empties.set_up.clicked.connect(self.settings_wanted)
        self._empties.show_all.clicked.connect(self.filters.clear)
        self._theme.changed.connect(self._on_theme_changed)

    # --- what is shown ---------------------------------------------------------------------------

    def show_contact(self, contact: Contact, profile: Profile) -> None:
        """Show what is known of the backend, and of who works with it."""
        self._profile = profile
        self.head.show_contact(contact)
        self._show_detail()

    def show_rows(self, rows: Iterable[SyncRow]) -> None:
        """Show scripts of both sides; the chosen one stays chosen while it is there."""
        self.model.show_rows(rows)
        self._views.setCurrentIndex(_View.LISTS)
        self._show_lists()
        self._show_detail()

    def show_queue(self, items: Iterable[ReviewItem] | None) -> None:
        """Show the review queue; None: nobody has asked for it."""
        chosen = self.chosen_video
        self.queue.show_items(items or ())
        place = self.queue.place(chosen.video_id) if chosen is not None else -1
        if place >= 0 and self.filters.page is Page.REVIEWS:
            self.queue_list.setCurrentIndex(self.queue.index(place))
        self.filters.show_counts(Page.REVIEWS, None if items is None else len(self.queue.items))
        self._show_lists()
        self._show_detail()

    def show_not_set_up(self) -> None:
        """Invite to set the backend up."""
        self._views.setCurrentIndex(_View.NOT_SET_UP)

    def show_unreachable(self, why: str) -> None:
        """Say why there is nothing to show."""
        self._empties.tell_trouble(why)
        self._views.setCurrentIndex(_View.UNREACHABLE)

    def set_busy(self, key: str, doing: str) -> None:
        """Say what is being done with a script; empty: nothing any more."""
        self.model.set_busy(key, doing)
        self._show_detail()

    def set_video_busy(self, video_id: str, busy: bool) -> None:
        """Tell whether something is being done with a video."""
        (self._busy_videos.add if busy else self._busy_videos.discard)(video_id)
        self._show_detail()

    @property
    def chosen(self) -> SyncRow | None:
        """The script a person chose."""
        index = self.list.currentIndex()
        row: SyncRow | None = index.data(ROW_ROLE) if index.isValid() else None
        return row

    @property
    def chosen_video(self) -> Video | None:
        """The video of the review queue a person chose."""
        index = self.queue_list.currentIndex()
        item: ReviewItem | None = index.data(ITEM_ROLE) if index.isValid() else None
        return item.video if item is not None else None

    def choose(self, key: str) -> None:
        """Choose a row, also where it was left out."""
        self.filters.choose_page(Page.SCRIPTS)
        if self.model.place(key) is None:
            self.filters.search_button.setChecked(False)
            self.filters.clear()
        self._wanted = key
        self._was_at_top = False
        self._restore_current()

    @Slot()
    def _keep_current(self) -> None:
        self._was_at_top = self.list.verticalScrollBar().value() == 0
        if (row := self.chosen) is not None:
            self._wanted = key_of(row)

    @Slot()
    def _restore_current(self) -> None:
        place = self.model.place(self._wanted) if self._wanted else None
        if place is not None:
            self._wanted = ""
            index = self.model.index(place)
            self.list.setCurrentIndex(index)
            if self._was_at_top:  # what needs attention came up there
                self.list.scrollToTop()
            else:
                self.list.scrollTo(index)

    @Slot()
    def _on_filters_changed(self) -> None:
        self.model.look_for(self.filters.query)
        self._show_lists()
        if self.filters.page is Page.REVIEWS:
            self.queue_wanted.emit()

    @Slot(object)
    def _on_page(self, page: Page) -> None:
        self.close_detail()
        self._show_lists()
        self._show_detail()
        if page is Page.REVIEWS:
            self.queue_wanted.emit()

    def _show_lists(self) -> None:
        numbers = {shown: self.model.count(shown) for shown in Shown}
        self.filters.show_counts(Page.SCRIPTS, len(self.model.all_rows), numbers)
        if self.filters.page is Page.REVIEWS:
            page: QWidget = self.queue_list if self.queue.items else self._empties.no_reviews
        elif self.model.rows:
            page = self.list
        else:
            page = self._empties.none_fits if self.model.all_rows else self._empties.no_scripts
        self._lists.setCurrentWidget(page)

    def _current_list(self) -> RowList:
        return self.queue_list if self.filters.page is Page.REVIEWS else self.list

    @Slot()
    def _show_detail(self) -> None:
        if self.filters.page is Page.REVIEWS:
            video = self.chosen_video
            busy = video is not None and video.video_id in self._busy_videos
            self.detail.show_video(video, self._profile, busy=busy)
        else:
            row = self.chosen
            busy = row is not None and self.model.is_busy(key_of(row))
            if row is not None and row.video is not None:
                busy = busy or row.video.video_id in self._busy_videos
            self.detail.show_row(row, self._profile, busy=busy)
        self._sides.show_choice(self._has_choice)

    # --- list and detail -------------------------------------------------------------------------

    @property
    def _has_choice(self) -> bool:
        return (self.chosen_video if self.filters.page is Page.REVIEWS else self.chosen) is not None

    def open_detail(self) -> None:
        """Show more about the chosen row; where there is no room beside the list, in its place."""
        if not self._has_choice:
            return
        self._sides.open()
        if self.detail.buttons:
            self.detail.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._sides.has_room_for_both:
            self.detail.back.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close_detail(self) -> None:
        """Go back to the list."""
        had_focus = self.detail.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._sides.close_detail()
        if had_focus:
            self._current_list().setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_arranged(self) -> None:
        self.filters.setVisible(self._sides.shows_rows)
        self.detail.show_back(not self._sides.has_room_for_both)

    @Slot()
    def _on_rested(self) -> None:
        rows = self._current_list()
        if rows.currentIndex().isValid() and not self._was_at_top:
            rows.scrollTo(rows.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the detail where there is room for it."""
        super().resizeEvent(event)
        self._sides.fit(event.size())

    # --- what a person does ----------------------------------------------------------------------

    @Slot(QModelIndex)
    def _on_first(self, index: QModelIndex) -> None:
        row: SyncRow = index.data(ROW_ROLE)
        self._on_acted(key_of(row), first_action_of(row))

    @Slot(str, object)
    def _on_acted(self, key: str, action: SyncAction) -> None:
        if self.model.is_busy(key):
            return
        if action in (SyncAction.DETAILS, SyncAction.REJECT):
            self.choose(key)
            self.open_detail()
            if action is SyncAction.REJECT:
                self.detail.ask_reason()
            return
        self.acted.emit(key, action)

    @Slot(object)
    def _on_detail_acted(self, action: SyncAction) -> None:
        if (row := self.chosen) is not None:
            self._on_acted(key_of(row), action)

    @Slot(str)
    def _on_rejected(self, reason: str) -> None:
        if (row := self.chosen) is not None:
            self.rejected.emit(key_of(row), reason)

    @property
    def _shown_video(self) -> Video | None:
        if self.filters.page is Page.REVIEWS:
            return self.chosen_video
        return self.chosen.video if self.chosen is not None else None

    @Slot(object)
    def _on_video_acted(self, action: VideoAction) -> None:
        if (video := self._shown_video) is not None:
            self.video_acted.emit(video.video_id, action)

    @Slot(str)
    def _on_video_rejected(self, reason: str) -> None:
        if (video := self._shown_video) is not None:
            self.video_rejected.emit(video.video_id, reason)

    def menu_of(self, row: SyncRow) -> QMenu:
        """Return a menu of all that can be done with a script, and the keys that do it."""
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("What can be done with “%1”").replace("%1", title_of(row)))
        first, key = first_action_of(row), key_of(row)
        keys = {first: "Return", SyncAction.DETAILS: "Space"}
        for action in actions_of(row, may_approve=self._profile.may_approve):
            if action in (SyncAction.SUBMIT, SyncAction.APPROVE, SyncAction.MAKE_FILM, SyncAction.DETAILS):
                menu.addSeparator()
            entry = QAction(self._theme.icon(ICONS[action]), self.texts.action(action), menu)
            entry.setData(action)
            entry.setShortcut(QKeySequence(keys.get(action, "")))
            entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown here, heard by the list
            entry.setShortcutVisibleInContextMenu(True)
            entry.setEnabled(action is SyncAction.DETAILS or not self.model.is_busy(key))
            entry.triggered.connect(partial(self._on_menu_action, key, action))
            menu.addAction(entry)
        return menu

    def _on_menu_action(self, key: str, action: SyncAction, _checked: bool = False) -> None:
        self._on_acted(key, action)

    @Slot(str, QPoint)
    def open_menu(self, key: str, position: QPoint) -> None:
        """Open the menu of a row at a place of the list."""
        if (row := self.model.row(key)) is not None:
            menu = self.menu_of(row)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.list.viewport().mapToGlobal(position))

    @Slot(QModelIndex, QPoint)
    def _on_menu_asked(self, index: QModelIndex, position: QPoint) -> None:
        self.open_menu(key_of(index.data(ROW_ROLE)), position)

    def bring_up(self) -> None:
        """Come forward, also from behind another dock or when closed, and take the focus."""
        above: QWidget | None = self
        while above is not None and not isinstance(above, QDockWidget):
            above = above.parentWidget()
        if above is not None:
            above.show()
            above.raise_()
        if self._views.currentIndex() == _View.NOT_SET_UP:
            self._empties.set_up.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._current_list().setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Take F5 before the window does: here it asks the backend."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and _is_refresh(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask the backend anew, wherever in the panel one is."""
        if _is_refresh(event):
            self.refresh_wanted.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that somebody looks."""
        super().showEvent(event)
        self.came_up.emit()

    # --- words -----------------------------------------------------------------------------------

    @Slot()
    def _on_theme_changed(self) -> None:
        for rows in (self.list, self.queue_list):
            rows.scheduleDelayedItemsLayout()
            rows.viewport().update()
        self._sides.fit(self.size())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
            self.renamed.emit()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Scripts here and at the backend"))
        self.list.setAccessibleDescription(
            self.tr("Enter does what is offered first, Space shows more, F5 asks the backend.")
        )
        self.queue_list.setAccessibleName(self.tr("Videos waiting for a review"))
        self._empties.retranslate()
        for rows in (self.list, self.queue_list):
            rows.viewport().update()
        self._show_detail()


def _is_refresh(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Refresh) or event.key() == Qt.Key.Key_F5
