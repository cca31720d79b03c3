"""The script editor as a panel: shows the session's script, and hands on what a person does with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from studio.domain.problem import Problem
from studio.domain.review import Profile, ReviewAction, ScriptStatus
from studio.domain.script import Script
from studio.ui.drafting.beside import BesideScript
from studio.ui.drafting.note import DraftNote
from studio.ui.drafting.source_pane import SourcePane
from studio.ui.empty import EmptyState
from studio.ui.problems.source import ProblemSource
from studio.ui.review.review_bar import ReviewBar
from studio.ui.script.card import SceneCard
from studio.ui.script.fields import TextField
from studio.ui.script.find_bar import FindBar
from studio.ui.script.finding import Finding
from studio.ui.script.folds import Folds
from studio.ui.script.heading import ChapterHeading
from studio.ui.script.jump import JumpList
from studio.ui.script.pasting import Pasting
from studio.ui.script.scene_keys import SceneKeys
from studio.ui.script.search import Search
from studio.ui.script.states import States
from studio.ui.script.text_menu import TextMenu
from studio.ui.script.view import ScriptView
from studio.ui.script.writing import Writing
from studio.ui.session import EditorSession
from studio.ui.theme import Theme, Type
from studio.ui.widgets import Button, ElidedLabel, Surface, is_language_change

if TYPE_CHECKING:
    from studio.services.previewing import FilmPreview
    from studio.services.studio import Studio


class ScriptPanel(Surface):
    """The document in the middle of the window; `tools` belongs at the right of the dock's title."""

    menu_wanted = Signal(object)
    """Global position at which the menu of the selected scene belongs."""
    chapter_menu_wanted = Signal(object)
    """Global position at which the menu of the chapter with the cursor belongs."""
    import_wanted = Signal()
    new_wanted = Signal()
    sample_wanted = Signal()
    draft_wanted = Signal()

    def __init__(self, studio: Studio, session: EditorSession, problems: ProblemSource, theme: Theme) -> None:
        super().__init__("panel")
        self._studio = studio
        self._session = session
        self._problems = problems
        self.tools = ElidedLabel(theme, Type.SECONDARY, "muted", tabular=True)
        self.tools.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.review_bar = ReviewBar(theme)
        self.draft_note = DraftNote(theme)
        self.source_pane = SourcePane(session, theme)
        self.find_bar = FindBar(theme)
        self.folds = Folds(studio.data_dir, self)
        self.search = Search(session)
        self._states = States(studio, session, problems, self.folds, self.search)
        states = self._states
        self.view = ScriptView(theme, states.card, states.heading, lambda: session.selected_uid)
        self.writing = Writing(session, self.view, self.folds)
        self.pasting = Pasting(session, self.view, self.writing)
        self.finding = Finding(session, self.search, self.find_bar, self.view, self.writing, self.folds)
        self.rewrite_menu: QMenu | None = None
        """What is offered for words of a text besides what every editor does."""
        self._keys = SceneKeys(session, self.view, self.writing, self.pasting)
        self._import = Button("primary")
        self._new = Button()
        self._draft = Button()
        self._sample = Button()
        self._empty = EmptyState(theme, "file-text", (self._import, self._new, self._draft, self._sample))
        self.beside = BesideScript(self.view, self.source_pane)
        document = QWidget()
        self._column = QVBoxLayout(document)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.review_bar)
        self._column.addWidget(self.draft_note)
        self._column.addWidget(self.find_bar)
        self._column.addWidget(self.beside, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(document)
        self._connect()
        self._retranslate()
        self._on_record_changed()

    def _connect(self) -> None:
        session, view = self._session, self.view
        session.record_changed.connect(self._on_record_changed)
        session.script_changed.connect(self._on_script_changed)
        session.selection_changed.connect(self._on_selection_changed)
        session.selected_scenes_changed.connect(self._on_selected_scenes_changed)
        session.stepped_through_history.connect(self._on_stepped_through_history)
        session.film_changed.connect(self._on_film_changed)
        self._problems.changed.connect(view.refresh)
        self.search.changed.connect(view.refresh)
        self.folds.changed.connect(self._show_script)
        view.card_made.connect(self._on_card_made)
        view.heading_made.connect(self._on_heading_made)
        view.focus_changed.connect(self._on_focus_changed)
        view.pressed_beside.connect(view.choose_scenes)
        view.hidden_wanted.connect(self.writing.reveal)
        view.drag.dropped.connect(self.writing.drop)
        self.review_bar.reopen_wanted.connect(session.reopen)
        self._import.clicked.connect(self.import_wanted)
        self._new.clicked.connect(self.new_wanted)
        self._sample.clicked.connect(self.sample_wanted)
        self._draft.clicked.connect(self.draft_wanted)

    # --- what a person does ----------------------------------------------------------------------

    @Slot()
    def begin_writing(self) -> None:
        """Put the cursor into the selected scene."""
        self.view.focus_scene(self._session.selected_uid)

    @Slot()
    def jump(self) -> None:
        """Ask for a scene by its number or words, and go there."""
        if self._session.script is not None:
            jump = JumpList(self._session.script, self._session.selected_uid, self)
            jump.chosen.connect(self.go_to_scene)
            jump.open()

    @Slot(str)
    def go_to_scene(self, uid: str) -> None:
        """Put the cursor into a scene, wherever it is."""
        self._session.select(uid)
        self.view.focus_scene(uid)

    # --- slots -----------------------------------------------------------------------------------

    @Slot()
    def _on_record_changed(self) -> None:
        record = self._session.record
        self._stack.setCurrentIndex(0 if record is None else 1)
        self._column.activate()  # so that the text is wrapped once, to the width it will have
        self.folds.open(record.script_id if record is not None else "")
        if record is None:
            self.review_bar.show_review(None, editable=False, may_approve=False)
            self.find_bar.hide()
            self._show_script()
            return
        profile: Profile = self._studio.profile
        reason = ""
        if record.status is ScriptStatus.REJECTED:
            history = self._studio.scripts.history(record.script_id)
            reason = next((r.reason for r in reversed(history) if r.action is ReviewAction.REJECTED), "")
        self.review_bar.show_review(
            record.status,
            editable=self._session.is_editable,
            may_approve=profile.may_approve,
            reason=reason,
        )
        self._show_script()

    @Slot()
    def _show_script(self) -> None:
        script = self._session.script
        self.view.show_script(script, self.folds.folded)
        self.view.refresh()
        self._show_totals()

    @Slot(object)
    def _on_script_changed(self, script: Script) -> None:
        first_time = self._session.film is None and not self._session.undo_stack.count()
        self.search.follow()
        self.view.show_script(script, self.folds.folded)
        if first_time:
            self.view.scroll_to_top()
        self._show_totals()

    def _show_totals(self) -> None:
        script = self._session.script
        self.tools.setText(self._states.totals(script) if script is not None else "")

    @Slot(str)
    def _on_selection_changed(self, uid: str) -> None:
        self.view.ensure_visible(uid)
        self.view.refresh()

    @Slot(object)
    def _on_selected_scenes_changed(self, uids: tuple[str, ...]) -> None:
        chosen = self.tr("%n scene(s) selected", "", len(uids)) if len(uids) > 1 else ""
        self.view.setAccessibleDescription(chosen)
        self.view.refresh()

    @Slot()
    def _on_focus_changed(self) -> None:
        self._states.is_choosing = self.view.is_choosing
        self.view.refresh()

    @Slot()
    def _on_stepped_through_history(self) -> None:
        """Never leave the cursor in another scene than the selected one: the next key would change that."""
        if not self.view.has_cursor:
            return
        place, selected = self._session.place, self._session.selected_uid
        if place is not None:
            self.view.go_to(place)
        elif self.view.scene_with_focus() != selected:
            self.go_to_scene(selected)

    @Slot(object)
    def _on_film_changed(self, film: FilmPreview | None) -> None:
        self._states.take_film(film)
        self.view.refresh()
        self._show_totals()

    @Slot(object)
    def _on_card_made(self, card: SceneCard) -> None:
        writing = self.writing
        card.written.connect(writing.write)
        card.edited.connect(writing.set_fact)
        card.entered.connect(self._on_entered)
        card.left.connect(self._on_left)
        card.merge_wanted.connect(writing.merge)
        card.removal_wanted.connect(writing.remove_empty)
        card.split_wanted.connect(writing.split_at_empty_line)
        card.escaped.connect(self.view.choose_scenes)
        card.pasted.connect(self.pasting.paste)
        card.mend_wanted.connect(self._on_mend_wanted)
        card.menu_wanted.connect(self._on_menu_wanted)
        card.text_menu_wanted.connect(self._on_text_menu_wanted)
        card.grip.clicked.connect(partial(self._on_grip_clicked, card))
        card.grip.drag_wanted.connect(partial(self._on_drag_wanted, card))

    @Slot(object)
    def _on_heading_made(self, heading: ChapterHeading) -> None:
        heading.renamed.connect(self.writing.rename)
        heading.fold_wanted.connect(self.writing.toggle_fold)
        heading.left.connect(self._on_title_left)
        heading.menu_wanted.connect(self._on_chapter_menu_wanted)
        heading.grip.clicked.connect(partial(self._on_heading_clicked, heading))
        heading.grip.drag_wanted.connect(partial(self._on_heading_drag_wanted, heading))

    @Slot(str)
    def _on_entered(self, uid: str) -> None:
        self._session.select(uid)

    def _on_grip_clicked(self, card: SceneCard, modifiers: Qt.KeyboardModifier) -> None:
        self.writing.choose(card.uid, modifiers)

    def _on_drag_wanted(self, card: SceneCard, position: QPoint) -> None:
        self.writing.drag_scene(card.uid, position)

    def _on_heading_drag_wanted(self, heading: ChapterHeading, position: QPoint) -> None:
        self.writing.drag_chapter(heading.uid, position)

    def _on_heading_clicked(self, heading: ChapterHeading, _modifiers: object) -> None:
        heading.title.setFocus(Qt.FocusReason.MouseFocusReason)

    @Slot(str, str, int)
    def _on_left(self, uid: str, field: str, step: int) -> None:
        if field == "narration" and step > 0:
            self.view.focus_scene(uid, field="on_screen_text")
        elif field == "on_screen_text" and step < 0:
            self.view.focus_scene(uid, at_end=True)
        else:
            self._leave(uid, step)

    @Slot(str, int)
    def _on_title_left(self, chapter_uid: str, step: int) -> None:
        self._leave(chapter_uid, step)

    def _leave(self, uid: str, step: int) -> None:
        """Lead the arrows from one block into the next one that is shown."""
        blocks = self.view.blocks
        at = next((i for i, block in enumerate(blocks) if block.uid == uid), -1) + step
        if not 0 <= at < len(blocks):
            return
        block = blocks[at]
        if block.scene is None:
            self.view.focus_title(block.uid)
        else:
            field = "on_screen_text" if step < 0 else "narration"
            self.view.focus_scene(block.uid, field=field, at_end=step < 0)

    @Slot(object)
    def _on_mend_wanted(self, problem: Problem) -> None:
        self._problems.mend(problem)
        self.view.focus_scene(self._session.selected_uid)

    @Slot(str, object)
    def _on_menu_wanted(self, uid: str, position: QPoint) -> None:
        if uid not in self._session.selected_uids:
            self._session.select(uid)
        self.menu_wanted.emit(position)

    @Slot(str, object)
    def _on_chapter_menu_wanted(self, uid: str, position: QPoint) -> None:
        self.view.focus_title(uid)
        self.chapter_menu_wanted.emit(position)

    @Slot(object, object)
    def _on_text_menu_wanted(self, field: TextField, position: QPoint) -> None:
        TextMenu(field, self.rewrite_menu).popup(position)

    # --- the end and the language ----------------------------------------------------------------

    def close_workers(self) -> None:
        """Stop what is read beside the window, and wait for it."""
        self.pasting.close_workers()
        self.source_pane.close_workers()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._empty.set_texts(
            self.tr("No script is open"),
            self.tr("Choose one in the library, drop a JSON file here, or begin with one of these."),
        )
        self.view.setAccessibleName(self.tr("Scenes of the script"))
        self._import.set_text(self.tr("Import script..."))
        self._new.set_text(self.tr("New script"))
        self._draft.set_text(self.tr("Draft a script..."))
        self._sample.set_text(self.tr("Open the sample"))
        self._on_film_changed(self._session.film)
