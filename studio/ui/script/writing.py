"""What a person does to scenes and chapters, by key, menu or mouse: each is one step of the history."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, QPoint, Qt, Slot

from studio.domain import edits
from studio.domain.prose import storable
from studio.domain.script import Chapter, Scene, Script
from studio.ui.history import Place, Typing
from studio.ui.script.drag import Target
from studio.ui.script.fields import TextChange
from studio.ui.script.folds import Folds
from studio.ui.script.heading import ChapterHeading
from studio.ui.script.view import ScriptView
from studio.ui.session import EditorSession


class Writing(QObject):
    """Changes the session's script, and puts the cursor where one goes on."""

    def __init__(self, session: EditorSession, view: ScriptView, folds: Folds) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._folds = folds
        self._dragged_chapter = ""

    # --- where one is ----------------------------------------------------------------------------

    @property
    def chosen(self) -> tuple[str, ...]:
        """The scenes to which something is done."""
        return self._session.selected_uids

    @property
    def chapter_uid(self) -> str:
        """The chapter to which something is done: that of the heading with the cursor, or of the scene."""
        owner = self._view.owner_with_focus()
        if isinstance(owner, ChapterHeading):
            return owner.uid
        chapter = self._chapter_of(self._session.selected_uid)
        return chapter.uid if chapter is not None else ""

    def _chapter_of(self, scene_uid: str) -> Chapter | None:
        script = self._session.script
        if script is None or not scene_uid:
            return None
        return next((c for _, c, s in script.scenes() if s.uid == scene_uid), None)

    def _editable(self) -> Script | None:
        """Return the script where it may be changed, with what is being composed taken in."""
        field = self._view.text_field_with_focus()
        if field is not None:
            field.finish_composing()
        return self._session.script if self._session.is_editable else None

    @Slot(str)
    def reveal(self, scene_uid: str) -> None:
        """Unfold the chapter of a scene."""
        chapter = self._chapter_of(scene_uid)
        if chapter is not None:
            self._folds.unfold(chapter.uid)

    def apply(
        self,
        changed: Script,
        label: str,
        select: str,
        after: Place | None = None,
        chosen: Collection[str] = (),
    ) -> None:
        """Make a change, choose what was changed, and go to `after`; the cursor stays where it is None."""
        self._session.apply(changed, label, select=select, places=(self._view.place, after))
        if len(chosen) > 1:
            self._session.select_many(chosen, select)
        self.reveal(select)
        if after is not None:
            self._view.go_to(after)
        else:
            self._view.ensure_visible(select)

    # --- text ------------------------------------------------------------------------------------

    @Slot(str, str, object)
    def write(self, uid: str, field: str, change: TextChange) -> None:
        """Take what was typed into a text of a scene."""
        script, text = self._session.script, storable(change.text)
        if script is None:
            return
        labels = {"narration": self.tr("Narration"), "on_screen_text": self.tr("On-screen text")}
        scene = edits.scene_of(script, uid)
        changed = edits.with_scene(script, scene.model_copy(update={field: text}))
        typing = Typing(f"{uid}.{field}", change.position, change.removed, change.added)
        places = (Place(uid, field, *change.cursor_before), Place(uid, field, *change.cursor_after))
        self._session.apply(changed, labels[field], typing=typing, select=uid, places=places)

    @Slot(str, str, object)
    def set_fact(self, uid: str, field: str, value: object) -> None:
        """Take what was chosen for a scene."""
        script = self._session.script
        if script is None:
            return
        labels = {"duration_sec": self.tr("Minimum length"), "purpose": self.tr("Purpose")}
        scene = edits.scene_of(script, uid)
        changed = edits.with_scene(script, scene.model_copy(update={field: value}))
        self._session.apply(changed, labels[field], typing=f"{uid}.{field}", select=uid)

    @Slot(str, str)
    def rename(self, chapter_uid: str, title: str) -> None:
        """Take what was typed into a chapter's title; a title is never empty."""
        script = self._session.script
        if script is None or not title.strip():
            return
        changed = edits.with_chapter_title(script, chapter_uid, storable(title))
        place = self._view.place
        typing = f"{chapter_uid}.title"
        self._session.apply(changed, self.tr("Chapter title"), typing=typing, places=(place, place))

    @Slot()
    def undo(self) -> None:
        """Take back the last step, what is being composed first."""
        self._editable()
        self._session.undo()

    @Slot()
    def redo(self) -> None:
        """Do the step again that was taken back."""
        self._session.redo()

    # --- scenes ----------------------------------------------------------------------------------

    @Slot()
    def new_scene(self) -> None:
        """Put an empty scene behind the chosen ones, and go there."""
        script = self._editable()
        if script is None:
            return
        scene = Scene()
        after = self.chosen[-1] if self.chosen else None
        changed = edits.insert_scene(script, after, scene)
        self.apply(changed, self.tr("New scene"), scene.uid, _start(scene.uid))

    @Slot()
    def split_at_cursor(self) -> None:
        """Cut the selected scene's narration at the cursor."""
        if self._editable() is None:
            return
        card = self._view.card(self._session.selected_uid)
        if card is not None:
            self.split(card.uid, card.narration.cursor_character)

    def split(self, uid: str, at: int) -> None:
        """Cut a scene's narration at a character; the cursor goes to the new scene."""
        script = self._editable()
        if script is None:
            return
        changed = edits.split_scene(script, uid, at)
        c, s = edits.place_of(changed, uid)
        second = changed.chapters[c].scenes[s + 1].uid
        self.apply(changed, self.tr("Split scene"), second, _start(second))

    @Slot(str)
    def split_at_empty_line(self, uid: str) -> None:
        """Go on in a scene of its own behind an empty line."""
        card = self._view.card(uid)
        if card is not None:
            self.split(uid, card.narration.cursor_character)

    @Slot()
    def merge_selected(self) -> None:
        """Join the chosen scenes; a single one joins the one before."""
        script = self._editable()
        if script is None or not self.chosen:
            return
        if len(self.chosen) == 1:
            self.merge(self.chosen[0])
            return
        first = self.chosen[0]
        end = len(edits.scene_of(script, first).narration)
        place = Place(first, "narration", end, end)
        self.apply(edits.merge_scenes(script, self.chosen), self.tr("Merge scenes"), first, place)

    @Slot(str)
    def merge(self, uid: str) -> None:
        """Join a scene onto the one before it in its chapter; the cursor stays between the two texts."""
        script = self._editable()
        if script is None or not uid:
            return
        c, s = edits.place_of(script, uid)
        if s == 0:
            return
        before = script.chapters[c].scenes[s - 1]
        end = len(before.narration)
        place = Place(before.uid, "narration", end, end)
        self.apply(edits.merge_with_previous(script, uid), self.tr("Merge scenes"), before.uid, place)

    @Slot()
    def move_up(self) -> None:
        """Move the chosen scenes one place up."""
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        """Move the chosen scenes one place down."""
        self._move(1)

    def _move(self, step: int) -> None:
        script, chosen = self._editable(), self.chosen
        if script is not None and chosen:
            changed = edits.shift_scenes(script, chosen, step)
            self.apply(changed, self._moved(len(chosen)), self._session.selected_uid, chosen=chosen)

    def _moved(self, count: int) -> str:
        return self.tr("Move scene") if count == 1 else self.tr("Move %n scene(s)", "", count)

    @Slot()
    def duplicate_selected(self) -> None:
        """Put copies of the chosen scenes behind them."""
        script = self._editable()
        if script is None or not self.chosen:
            return
        changed, copies = edits.duplicate_scenes(script, self.chosen)
        count = len(copies)
        label = self.tr("Duplicate scene") if count == 1 else self.tr("Duplicate %n scene(s)", "", count)
        after = None if self._view.is_choosing else _start(copies[0])
        self.apply(changed, label, copies[0], after, chosen=copies)

    @Slot()
    def delete_selected(self) -> None:
        """Take the chosen scenes out; the one after them (or before) becomes the selected one."""
        script, chosen = self._editable(), self.chosen
        if script is None or not chosen:
            return
        count = len(chosen)
        label = self.tr("Delete scene") if count == 1 else self.tr("Delete %n scene(s)", "", count)
        self.remove(chosen, label)

    def remove(self, uids: Collection[str], label: str) -> None:
        """Take scenes out; the cursor goes on in the scene after them, or before."""
        script = self._editable()
        if script is None:
            return
        order = [scene.uid for _, _, scene in script.scenes()]
        last = max(order.index(uid) for uid in uids)
        left = [*order[last + 1 :], *reversed(order[:last])]
        neighbour = next((uid for uid in left if uid not in uids), "")
        is_choosing = self._view.is_choosing
        after = _start(neighbour) if neighbour and not is_choosing else None
        self.apply(edits.delete_scenes(script, uids), label, neighbour, after)

    @Slot(str)
    def remove_empty(self, uid: str) -> None:
        """Take an empty scene out; the cursor goes to the end of the scene before."""
        script = self._editable()
        if script is None:
            return
        order = [scene for _, _, scene in script.scenes()]
        index = next(i for i, scene in enumerate(order) if scene.uid == uid)
        if index == 0:
            return
        before = order[index - 1]
        end = len(before.narration)
        after = Place(before.uid, "narration", end, end)
        self.apply(edits.delete_scenes(script, (uid,)), self.tr("Delete scene"), before.uid, after)

    # --- chapters --------------------------------------------------------------------------------

    @Slot()
    def new_chapter(self) -> None:
        """Begin a chapter at the cursor: the rest of the scenes go along; its title is typed next."""
        script = self._editable()
        if script is None:
            return
        uid, title = self._session.selected_uid, self.tr("New chapter")
        if not uid:
            changed = edits.insert_chapter(script, None, title)
        else:
            place = self._view.place
            at_start = place is not None and place.field == "narration" and place.position == 0
            has_words = bool(edits.scene_of(script, uid).narration)
            changed = edits.split_chapter(script, uid, title, before=at_start and has_words)
        known = {chapter.uid for chapter in script.chapters}
        added = next(c for c in changed.chapters if c.uid not in known)
        after = Place(added.uid, "title", len(title), 0)
        self.apply(changed, self.tr("New chapter"), added.scenes[0].uid, after)

    def _of_chapter(self, label: str, change: Callable[[Script, str], Script]) -> None:
        script, uid = self._editable(), self.chapter_uid
        if script is None or not uid:
            return
        changed = change(script, uid)
        place = self._view.place
        if place is not None and place.field == "title" and all(c.uid != place.uid for c in changed.chapters):
            place = _start(self._session.selected_uid)
        self.apply(changed, label, self._session.selected_uid, place)

    @Slot()
    def chapter_up(self) -> None:
        """Move the chapter one place up."""
        self._of_chapter(self.tr("Move chapter"), lambda script, uid: edits.shift_chapter(script, uid, -1))

    @Slot()
    def chapter_down(self) -> None:
        """Move the chapter one place down."""
        self._of_chapter(self.tr("Move chapter"), lambda script, uid: edits.shift_chapter(script, uid, 1))

    @Slot()
    def merge_chapter(self) -> None:
        """Take the chapter's heading away: its scenes go on in the chapter before."""
        self._of_chapter(self.tr("Merge chapters"), edits.merge_chapter)

    @Slot()
    def rename_chapter(self) -> None:
        """Put the cursor into the chapter's title."""
        self._view.focus_title(self.chapter_uid, select=True)

    @Slot()
    def delete_chapter(self) -> None:
        """Take the chapter out with its scenes; the cursor goes to the scene after it, or before."""
        script, uid = self._editable(), self.chapter_uid
        chapter = next((c for c in script.chapters if c.uid == uid), None) if script is not None else None
        if chapter is not None:
            self.remove([scene.uid for scene in chapter.scenes], self.tr("Delete chapter"))

    # --- folding ---------------------------------------------------------------------------------

    @Slot()
    def fold_chapter(self) -> None:
        """Fold the chapter one is in, or unfold it; the cursor goes to its heading."""
        uid = self.chapter_uid
        if uid:
            self.toggle_fold(uid)

    @Slot(str)
    def toggle_fold(self, chapter_uid: str) -> None:
        """Fold a chapter, or unfold it."""
        owner = self._view.owner_with_focus()
        was_inside = owner is not None and owner.uid != chapter_uid
        self._folds.toggle(chapter_uid)
        is_hidden = was_inside and self._view.owner_with_focus() is None
        if is_hidden and chapter_uid in self._folds.folded:
            self._view.focus_title(chapter_uid)

    @Slot()
    def fold_all(self) -> None:
        """Leave nothing but the headings."""
        script, uid = self._session.script, self.chapter_uid
        is_inside = self._view.owner_with_focus() is not None
        if script is not None:
            self._folds.fold_all(script)
            if is_inside:
                self._view.focus_title(uid)

    @Slot()
    def unfold_all(self) -> None:
        """Show everything."""
        self._folds.unfold_all()

    # --- dragging --------------------------------------------------------------------------------

    def drag_scene(self, uid: str, position: QPoint) -> None:
        """Begin to drag a scene, and with it the others where it is one of several chosen."""
        if self._editable() is None:
            return
        if uid not in self.chosen:
            self._session.select(uid)
        self._dragged_chapter = ""
        self._view.drag.begin_scenes(len(self.chosen), position)

    def drag_chapter(self, uid: str, position: QPoint) -> None:
        """Begin to drag a chapter."""
        script = self._editable()
        chapter = next((c for c in script.chapters if c.uid == uid), None) if script is not None else None
        if chapter is not None:
            self._dragged_chapter = uid
            self._view.drag.begin_chapter(chapter.title, position)

    @Slot(object)
    def drop(self, target: Target) -> None:
        """Put what was dragged where it was let go."""
        script = self._editable()
        if script is None:
            return
        selected = self._session.selected_uid
        if self._dragged_chapter:
            changed = edits.move_chapter(script, self._dragged_chapter, target.before_uid)
            self.apply(changed, self.tr("Move chapter"), selected)
        else:
            chosen = self.chosen
            changed = edits.move_scenes(script, chosen, target.before_uid, target.chapter_uid)
            self.apply(changed, self._moved(len(chosen)), selected, chosen=chosen)

    # --- choosing and going ----------------------------------------------------------------------

    def choose(self, uid: str, modifiers: Qt.KeyboardModifier) -> None:
        """Choose a scene; with Ctrl it is added or taken away, with Shift all up to it are chosen."""
        session = self._session
        if modifiers & Qt.KeyboardModifier.ShiftModifier and session.selected_uid:
            session.select_many(self._between(session.selected_uid, uid), session.selected_uid)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            chosen = set(session.selected_uids) ^ {uid}
            shown = uid if uid in chosen else next(iter(sorted(chosen)), uid)
            session.select_many(chosen or {uid}, shown)
        else:
            session.select(uid)
        self._view.choose_scenes()

    def _between(self, first: str, last: str) -> list[str]:
        order = [scene.uid for _, _, scene in self._session.script.scenes()] if self._session.script else []
        a, b = sorted((order.index(first), order.index(last)))
        return order[a : b + 1]

    def extend(self, step: int) -> None:
        """Choose one scene more at the side of `step`, or one less where that side was chosen before."""
        script, shown = self._session.script, self._session.selected_uid
        if script is None or not shown:
            return
        order = [scene.uid for _, _, scene in script.scenes()]
        at = order.index(shown)
        chosen = [order.index(uid) for uid in self.chosen]
        low, high = min(chosen), max(chosen)
        end = low if at == high and low != high else high if at == low and low != high else at
        if at == end and low == high:
            end = at
        end = min(max(0, end + step), len(order) - 1)
        self._session.select_many(order[min(at, end) : max(at, end) + 1], shown)
        self._view.ensure_visible(order[end])
        self._view.choose_scenes()

    @Slot()
    def extend_up(self) -> None:
        """Choose the scene above as well."""
        self.extend(-1)

    @Slot()
    def extend_down(self) -> None:
        """Choose the scene below as well."""
        self.extend(1)

    def choose_all(self) -> None:
        """Choose every scene."""
        script = self._session.script
        if script is not None and script.scene_count:
            uids = [scene.uid for _, _, scene in script.scenes()]
            self._session.select_many(uids, self._session.selected_uid or uids[0])

    def go(self, uid: str) -> None:
        """Go to a scene wherever it is; one writes on if one was writing."""
        self.reveal(uid)
        self._session.select(uid)
        if self._view.is_choosing:
            self._view.ensure_visible(uid)
        else:
            self._view.focus_scene(uid)

    def step(self, step: int) -> None:
        """Go to the scene before or after the selected one."""
        script, uid = self._session.script, self._session.selected_uid
        if script is None or not uid:
            return
        order = [scene.uid for _, _, scene in script.scenes()]
        target = order.index(uid) + step
        if 0 <= target < len(order):
            self.go(order[target])

    @Slot()
    def scene_before(self) -> None:
        """Go to the scene before."""
        self.step(-1)

    @Slot()
    def scene_after(self) -> None:
        """Go to the scene after."""
        self.step(1)


def _start(uid: str) -> Place:
    return Place(uid, "narration", 0, 0)
