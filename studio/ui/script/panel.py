"""The script editor as a panel: shows the session's script, and turns what a person does into edits."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from studio.domain import edits
from studio.domain.problem import Problem
from studio.domain.review import Profile, ReviewAction, ScriptStatus
from studio.domain.script import Scene, Script
from studio.domain.settings import RenderSettings
from studio.domain.speech import estimate_seconds
from studio.ui import words
from studio.ui.empty import EmptyState
from studio.ui.problems.source import ProblemSource
from studio.ui.script.blocks import Block
from studio.ui.script.card import CardState, SceneCard
from studio.ui.script.heading import ChapterHeading
from studio.ui.script.review_bar import ReviewBar
from studio.ui.script.view import ScriptView
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
    import_wanted = Signal()
    new_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, studio: Studio, session: EditorSession, problems: ProblemSource, theme: Theme) -> None:
        super().__init__("panel")
        self._studio = studio
        self._session = session
        self._problems = problems
        self._lengths: dict[str, tuple[float, bool]] = {}
        self._layouts: dict[str, str] = {}
        self.tools = ElidedLabel(theme, Type.SECONDARY, "muted", tabular=True)
        self.tools.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.review_bar = ReviewBar(theme)
        self.view = ScriptView(theme, self._card_state, self._heading_meta, lambda: session.selected_uid)
        self._import = Button("primary")
        self._new = Button()
        self._sample = Button()
        self._empty = EmptyState(theme, "file-text", (self._import, self._new, self._sample))
        document = QWidget()
        column = QVBoxLayout(document)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.review_bar)
        column.addWidget(self.view, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(document)
        self._connect()
        self._retranslate()
        self._on_record_changed()

    def _connect(self) -> None:
        session = self._session
        session.record_changed.connect(self._on_record_changed)
        session.script_changed.connect(self._on_script_changed)
        session.selection_changed.connect(self._on_selection_changed)
        session.stepped_through_history.connect(self._on_stepped_through_history)
        session.film_changed.connect(self._on_film_changed)
        self._problems.changed.connect(self.view.refresh)
        self.view.card_made.connect(self._on_card_made)
        self.view.heading_made.connect(self._on_heading_made)
        self.review_bar.reopen_wanted.connect(session.reopen)
        self._import.clicked.connect(self.import_wanted)
        self._new.clicked.connect(self.new_wanted)
        self._sample.clicked.connect(self.sample_wanted)

    # --- what a person does, also through menus and keys -----------------------------------------

    @Slot()
    def begin_writing(self) -> None:
        """Put the cursor into the selected scene."""
        self.view.focus_scene(self._session.selected_uid)

    @Slot()
    def _on_stepped_through_history(self) -> None:
        """Never leave the cursor in another scene than the selected one: the next key would change that."""
        selected = self._session.selected_uid
        if self.view.scene_with_focus() not in ("", selected):
            self.view.focus_scene(selected)

    @Slot()
    def new_scene(self) -> None:
        """Put an empty scene behind the selected one, and go there."""
        script = self._session.script
        if script is None or not self._session.is_editable:
            return
        scene = Scene()
        after = self._session.selected_uid or None
        self._apply(edits.insert_scene(script, after, scene), self.tr("New scene"), scene.uid)
        self.view.focus_scene(scene.uid)

    @Slot()
    def new_chapter(self) -> None:
        """Put a chapter with an empty scene behind the selected scene's chapter."""
        script = self._session.script
        if script is None or not self._session.is_editable:
            return
        after = None
        if self._session.selected_uid:
            after = script.chapters[edits.place_of(script, self._session.selected_uid)[0]].uid
        changed = edits.insert_chapter(script, after, self.tr("New chapter"))
        known = {chapter.uid for chapter in script.chapters}
        added = next(c for c in changed.chapters if c.uid not in known)
        self._apply(changed, self.tr("New chapter"), added.scenes[0].uid)
        self.view.focus_scene(added.scenes[0].uid)

    @Slot()
    def split_at_cursor(self) -> None:
        """Cut the selected scene's narration at the cursor."""
        card = self.view.card(self._session.selected_uid)
        if card is not None:
            self.split(card.uid, card.narration.cursor_character)

    def split(self, uid: str, at: int) -> None:
        """Cut a scene's narration at a character; the cursor goes to the new scene."""
        script = self._session.script
        if script is None or not self._session.is_editable:
            return
        changed = edits.split_scene(script, uid, at)
        c, s = edits.place_of(changed, uid)
        second = changed.chapters[c].scenes[s + 1].uid
        self._apply(changed, self.tr("Split scene"), second)
        self.view.focus_scene(second)

    @Slot()
    def merge_selected(self) -> None:
        """Join the selected scene onto the one before."""
        self.merge(self._session.selected_uid)

    @Slot(str)
    def merge(self, uid: str) -> None:
        """Join a scene onto the one before it in its chapter; the cursor stays between the two texts."""
        script = self._session.script
        if script is None or not uid:
            return
        c, s = edits.place_of(script, uid)
        if s == 0:
            return
        before = script.chapters[c].scenes[s - 1]
        self._apply(edits.merge_with_previous(script, uid), self.tr("Merge scenes"), before.uid)
        self.view.focus_scene(before.uid, at=len(before.narration))

    @Slot()
    def move_up(self) -> None:
        """Move the selected scene one place up."""
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        """Move the selected scene one place down."""
        self._move(1)

    def _move(self, step: int) -> None:
        script, uid = self._session.script, self._session.selected_uid
        if script is not None and uid:
            self._apply(edits.move_scene(script, uid, step), self.tr("Move scene"), uid)
            self.view.ensure_visible(uid)

    @Slot()
    def duplicate_selected(self) -> None:
        """Put a copy of the selected scene behind it."""
        script, uid = self._session.script, self._session.selected_uid
        if script is None or not uid:
            return
        changed = edits.duplicate_scene(script, uid)
        c, s = edits.place_of(changed, uid)
        copy = changed.chapters[c].scenes[s + 1].uid
        self._apply(changed, self.tr("Duplicate scene"), copy)
        self.view.focus_scene(copy)

    @Slot()
    def delete_selected(self) -> None:
        """Take the selected scene out; the one after it (or before) becomes the selected one."""
        script, uid = self._session.script, self._session.selected_uid
        if script is None or not uid:
            return
        uids = [scene.uid for _, _, scene in script.scenes()]
        index = uids.index(uid)
        neighbour = next(iter([*uids[index + 1 : index + 2], *uids[max(0, index - 1) : index]]), "")
        self._apply(edits.delete_scene(script, uid), self.tr("Delete scene"), neighbour)
        if neighbour:
            self.view.focus_scene(neighbour)

    @Slot()
    def next_problem(self) -> None:
        """Go to the next scene with a problem, round and round."""
        script = self._session.script
        with_problems = {problem.scene_uid for problem in self._problems.problems}
        if script is None or not with_problems:
            return
        uids = [scene.uid for _, _, scene in script.scenes()]
        selected = self._session.selected_uid
        at = uids.index(selected) if selected in uids else -1
        ordered = [*uids[at + 1 :], *uids[: at + 1]]
        target = next((uid for uid in ordered if uid in with_problems), "")
        if target:
            self._session.select(target)
            self.view.focus_scene(target)

    def _apply(self, script: Script, label: str, select: str) -> None:
        self._session.apply(script, label, select=select)

    # --- what the document shows -----------------------------------------------------------------

    def _card_state(self, block: Block) -> CardState:
        scene = cast(Scene, block.scene)
        if scene.uid in self._lengths:
            value, voiced = self._lengths[scene.uid]
        else:
            value, voiced = self._estimate(scene), False
        return CardState(
            scene=scene,
            number=block.number,
            selected=scene.uid == self._session.selected_uid,
            editable=self._session.is_editable,
            length=words.seconds(value, estimated=not voiced),
            layout=self._layouts.get(scene.uid, ""),
            problem=next(iter(self._problems.of_scene(scene.uid)), None),
        )

    def _estimate(self, scene: Scene) -> float:
        settings: RenderSettings = self._studio.preferences.get().render
        spoken = estimate_seconds(scene.narration) if scene.narration.strip() else 0.0
        around = settings.lead_in_sec + settings.tail_sec
        return max(scene.duration_sec or settings.default_scene_sec, spoken + around)

    def _heading_meta(self, block: Block) -> tuple[str, bool]:
        total = sum(
            self._lengths[s.uid][0] if s.uid in self._lengths else self._estimate(s)
            for s in block.chapter.scenes
        )
        meta = f"{words.scenes(len(block.chapter.scenes))} · {words.span(total)}"
        return meta, self._session.is_editable

    def _show_detail(self) -> None:
        script, film = self._session.script, self._session.film
        if script is None:
            self.tools.setText("")
            return
        parts = [
            words.chapters(len(script.chapters)),
            words.scenes(script.scene_count),
            words.characters(script.character_count),
        ]
        if film is not None:
            parts.append(words.span(film.timeline.seconds))
        self.tools.setText(" · ".join(parts))

    # --- slots -----------------------------------------------------------------------------------

    @Slot()
    def _on_record_changed(self) -> None:
        record = self._session.record
        self._stack.setCurrentIndex(0 if record is None else 1)
        if record is None:
            self.review_bar.show_review(None, editable=False, may_approve=False)
            self.view.show_script(None)
            self._show_detail()
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
        self.view.refresh()

    @Slot(object)
    def _on_script_changed(self, script: Script) -> None:
        first_time = self._session.film is None and not self._session.undo_stack.count()
        self.view.show_script(script)
        if first_time:
            self.view.scroll_to_top()
        self._show_detail()

    @Slot(str)
    def _on_selection_changed(self, uid: str) -> None:
        self.view.ensure_visible(uid)
        self.view.refresh()

    @Slot(object)
    def _on_film_changed(self, film: FilmPreview | None) -> None:
        self._lengths, self._layouts = {}, {}
        if film is not None:
            fps = film.timeline.fps
            for index, uid in enumerate(film.scene_uids):
                seconds = film.timeline.spans[index].frame_count / fps
                self._lengths[uid] = (seconds, film.voiced[index])
                self._layouts[uid] = words.layout_name(film.slides[index].layout)
        self.view.refresh()
        self._show_detail()

    @Slot(object)
    def _on_card_made(self, card: SceneCard) -> None:
        card.edited.connect(self._on_edited)
        card.entered.connect(self._session.select)
        card.left.connect(self._on_left)
        card.merge_wanted.connect(self.merge)
        card.mend_wanted.connect(self._on_mend_wanted)
        card.menu_wanted.connect(self._on_menu_wanted)

    @Slot(object)
    def _on_heading_made(self, heading: ChapterHeading) -> None:
        heading.renamed.connect(self._on_renamed)

    @Slot(str, str, object)
    def _on_edited(self, uid: str, field: str, value: object) -> None:
        script = self._session.script
        if script is None:
            return
        scene = edits.scene_of(script, uid)
        labels = {
            "narration": self.tr("Narration"),
            "on_screen_text": self.tr("On-screen text"),
            "duration_sec": self.tr("Minimum length"),
        }
        changed = edits.with_scene(script, scene.model_copy(update={field: value}))
        self._session.apply(changed, labels[field], typing=f"{uid}.{field}")

    @Slot(str, str)
    def _on_renamed(self, chapter_uid: str, title: str) -> None:
        script = self._session.script
        if script is not None and title.strip():
            changed = edits.with_chapter_title(script, chapter_uid, title)
            self._session.apply(changed, self.tr("Chapter title"), typing=f"{chapter_uid}.title")

    @Slot(str, str, int)
    def _on_left(self, uid: str, field: str, step: int) -> None:
        script = self._session.script
        if script is None:
            return
        if field == "narration" and step > 0:
            self.view.focus_scene(uid, field="on_screen")
        elif field == "on_screen" and step < 0:
            self.view.focus_scene(uid, at_end=True)
        else:
            uids = [scene.uid for _, _, scene in script.scenes()]
            target = uids.index(uid) + step
            if 0 <= target < len(uids):
                field = "on_screen" if step < 0 else "narration"
                self.view.focus_scene(uids[target], field=field, at_end=step < 0)

    @Slot(object)
    def _on_mend_wanted(self, problem: Problem) -> None:
        self._problems.mend(problem)
        self.view.focus_scene(self._session.selected_uid)

    @Slot(str, object)
    def _on_menu_wanted(self, uid: str, position: QPoint) -> None:
        self._session.select(uid)
        self.menu_wanted.emit(position)

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
        self._sample.set_text(self.tr("Open the sample"))
        self._on_film_changed(self._session.film)
