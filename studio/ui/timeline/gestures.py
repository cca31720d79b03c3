"""What a hand does on the strip between pressing and letting go of the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from studio.ui.timeline import sayings
from studio.ui.timeline.dropping import Drop, drop_of_chapter, drop_of_scenes
from studio.ui.timeline.geometry import Hit, Zone
from studio.ui.timeline.overlay import Carry, Overlay, Stretch
from studio.ui.timeline.picking import added, ranged, toggled
from studio.ui.timeline.trimming import Reach, Trim, trim, trim_exactly, trim_near

if TYPE_CHECKING:
    from studio.ui.timeline.strip import TimelineStrip

SNAP_PX: Final = 7.0
"""Pixels within which a held edge is drawn to what it can meet."""
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier


class Gesture:
    """One of them; nothing is changed before `finish`."""

    cursor: Qt.CursorShape | None = None
    scrolls = True
    """Whether the strip scrolls on while the mouse is held at its side."""

    def __init__(self, strip: TimelineStrip) -> None:
        self.strip = strip

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the mouse."""

    def finish(self, modifiers: Qt.KeyboardModifier) -> None:
        """Do what was meant."""


class Scrub(Gesture):
    """The playhead follows the mouse."""

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Go where the mouse is."""
        self.strip.go(self.strip.view.frame_at(at.x()))


class Press(Gesture):
    """Not decided yet: a click, or the beginning of a drag."""

    scrolls = False

    def __init__(self, strip: TimelineStrip, hit: Hit, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        super().__init__(strip)
        self._zone = hit.zone
        self._at = at
        self._uids = self._meant(hit)
        self._frame = self._begin(hit)
        plain = not modifiers & (_CONTROL | _SHIFT)
        fresh = not set(self._uids) <= set(strip.session.selected_uids)
        self._chosen = plain and hit.zone is Zone.SCENE and fresh
        if self._chosen:
            self._go()

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Become a drag once the mouse has gone far enough."""
        if (at - self._at).manhattanLength() < QApplication.startDragDistance():
            return
        begun = self._begun()
        if begun is not None:
            self.strip.take(begun)
            begun.move(at, modifiers)

    def finish(self, modifiers: Qt.KeyboardModifier) -> None:
        """It was a click: go there, or select more or less."""
        session = self.strip.session
        if self._uids and modifiers & (_CONTROL | _SHIFT):
            order, first = self.strip.order, self._uids[0]
            if self._zone is Zone.CHAPTER:
                kept = session.selected_uids if modifiers & _CONTROL else ()
                pick = added(order, kept, self._uids, session.selected_uid)
            elif first not in order:
                return  # it went away under the mouse
            elif modifiers & _CONTROL:
                pick = toggled(order, session.selected_uids, session.selected_uid, first)
            else:
                pick = ranged(order, self.strip.anchor, first)
            self.strip.pick(pick)
        elif not self._chosen:
            self._go()

    def _meant(self, hit: Hit) -> tuple[str, ...]:
        """Return the scenes that are pressed."""
        base = self.strip.base
        match hit.zone:
            case Zone.SCENE:
                return (base.blocks[hit.index].uid,)
            case Zone.CHAPTER:
                return tuple(block.uid for block in base.of_chapter(hit.index))
            case _:
                return ()

    def _begin(self, hit: Hit) -> float:
        """Return where a click goes: to the beginning of a chapter or caption, else to the very place."""
        match hit.zone:
            case Zone.CHAPTER:
                return self.strip.base.bands[hit.index].start
            case Zone.CAPTION:
                return self.strip.base.captions[hit.index].start
            case _:
                return self.strip.view.frame_at(self._at.x())

    def _go(self) -> None:
        base = self.strip.base
        self.strip.go(self._frame)
        if base.blocks:  # one alone, where several were selected
            uid = base.blocks[base.block_at(int(self._frame))].uid
            self.strip.session.select(uid, move_playhead=False)

    def _begun(self) -> Gesture | None:
        session = self.strip.session
        match self._zone:
            case Zone.SCENE if session.is_editable:
                selected = session.selected_uids
                return CarryScenes(self.strip, selected if self._uids[0] in selected else self._uids)
            case Zone.CHAPTER if session.is_editable:
                return CarryChapter(self.strip, self._uids)
            case Zone.WAVE | Zone.CAPTION | Zone.EMPTY:
                return Rubber(self.strip, self.strip.view.frame_at(self._at.x()))
            case _:
                return None


class StretchEdges(Gesture):
    """A scene's right edge, and with it those of all selected scenes if it is one of them."""

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, strip: TimelineStrip, index: int, x: float) -> None:
        super().__init__(strip)
        block = strip.base.blocks[index]
        self._uid = block.uid
        self._offset = strip.view.frame_at(x) - block.end
        self._trims: dict[int, Trim] = {}

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Give the scenes the lengths the mouse asks for."""
        strip, base, index = self.strip, self.strip.base, self.strip.index_of(self._uid)
        self._trims = {}
        if index is None:
            strip.let_go()  # the scene went away under the mouse
            return
        block, default = base.blocks[index], strip.default_sec
        selected = strip.selected_indices
        chosen = [i for i in selected if i != index] if index in selected else []
        # Selected scenes before this one grow as well and push its edge: the mouse moves them all.
        movers = 1 + sum(i < index for i in chosen)
        moved = (strip.view.frame_at(at.x()) - self._offset - block.end) / movers
        wanted = block.frame_count + moved
        if modifiers & _ALT:
            length = trim_exactly(block, wanted, base.fps, default)
        else:
            still = strip.session.playhead if not chosen else -1  # others would push what it is drawn to
            reach = Reach(SNAP_PX / strip.view.scale, still)
            length = trim_near(base, index, wanted, default, reach)
        delta = length.frame_count - block.frame_count
        exact = trim_exactly if modifiers & _ALT else trim
        for i in chosen:
            other = base.blocks[i]
            self._trims[i] = exact(other, other.frame_count + delta, base.fps, default)
        self._trims[index] = length
        lengths = {i: t.frame_count for i, t in self._trims.items()}
        text = sayings.held_length(length, base.fps, delta, len(self._trims))
        strip.lay_over(Overlay(stretch=Stretch(index, lengths, text, length.held)))

    def finish(self, modifiers: Qt.KeyboardModifier) -> None:
        """Make the lengths those of the script."""
        changed = {i: t for i, t in self._trims.items() if i < len(self.strip.base.blocks)}
        self.strip.set_lengths(changed)


class CarryScenes(Gesture):
    """Scenes on their way to another place."""

    cursor = Qt.CursorShape.ClosedHandCursor
    chapter = -1

    def __init__(self, strip: TimelineStrip, uids: tuple[str, ...]) -> None:
        super().__init__(strip)
        self._uids = uids
        self._drop: Drop | None = None

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Show where they would come to stand."""
        strip = self.strip
        self._drop = self._drop_at(strip.view.frame_at(at.x()))
        text = sayings.drop_here(strip.base, self._drop, chapter=self.chapter >= 0)
        carry = Carry(self._uids, at.x(), at.y(), text, self._drop, self.chapter)
        strip.lay_over(Overlay(carry=carry))

    def _drop_at(self, frame: float) -> Drop | None:
        return drop_of_scenes(self.strip.base, frame)

    def finish(self, modifiers: Qt.KeyboardModifier) -> None:
        """Put them there."""
        if self._drop is not None:
            self.strip.show_order(self.strip.changes.drop_scenes(self._uids, self._drop))


class CarryChapter(CarryScenes):
    """A chapter with its scenes on its way to another place."""

    def __init__(self, strip: TimelineStrip, uids: tuple[str, ...]) -> None:
        super().__init__(strip, uids)
        index = strip.index_of(uids[0])
        self.chapter = strip.base.blocks[index].chapter if index is not None else -1

    def _drop_at(self, frame: float) -> Drop | None:
        return drop_of_chapter(self.strip.base, frame)

    def finish(self, modifiers: Qt.KeyboardModifier) -> None:
        """Put it there."""
        if self._drop is not None:
            self.strip.show_order(self.strip.changes.drop_chapter(self._uids[0], self._drop))


class Rubber(Gesture):
    """A band that selects every scene it touches."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, strip: TimelineStrip, frame: float) -> None:
        super().__init__(strip)
        self._begin = frame
        self._picked: tuple[str, ...] = ()

    def move(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Show what would be selected."""
        base = self.strip.base
        first, last = sorted((self._begin, self.strip.view.frame_at(at.x())))
        touched = base.blocks_between(first, last) if first < base.frame_count else range(0)
        self._picked = tuple(base.blocks[i].uid for i in touched)
        picked = frozenset((*self._picked, *self._kept(modifiers))) if self._picked else None
        self.strip.lay_over(Overlay(rubber=(first, last), picked=picked))

    def finish(self, modifiers: Qt.KeyboardModifier) -> None:
        """Select it."""
        if self._picked:
            shown = self.strip.session.selected_uid
            self.strip.pick(added(self.strip.order, self._kept(modifiers), self._picked, shown))

    def _kept(self, modifiers: Qt.KeyboardModifier) -> tuple[str, ...]:
        """Return what stays selected: with Ctrl or Shift, what was."""
        return self.strip.session.selected_uids if modifiers & (_CONTROL | _SHIFT) else ()
