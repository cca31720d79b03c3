"""The strip in hand: mouse and keys move the playhead, select, and give scenes places and lengths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from studio.domain.script import Script
from studio.ui.problems.source import ProblemSource
from studio.ui.session import EditorSession
from studio.ui.theme import Theme
from studio.ui.timeline.changes import Changes
from studio.ui.timeline.commands import Command, command_of
from studio.ui.timeline.geometry import Hit, Zone
from studio.ui.timeline.gestures import Gesture, Press, Scrub, StretchEdges
from studio.ui.timeline.orders import Orders
from studio.ui.timeline.overlay import Overlay
from studio.ui.timeline.picking import Pick
from studio.ui.timeline.shown import Hand, StripView
from studio.ui.timeline.trimming import Trim

if TYPE_CHECKING:
    from studio.services.waveforms import Waveforms

NEAR_SIDE: Final = 28.0
"""Pixels from a side within which what is held scrolls the strip; farther out, faster."""
SCROLL_MS: Final = 16


class TimelineStrip(StripView):
    """Scenes in time; selection, playhead and changes go through the session."""

    play_asked = Signal()
    play_from_asked = Signal()
    """Play on from the playhead, whether it plays already or not."""
    shuttle_asked = Signal(int)
    """1 faster on, -1 faster back."""
    repeat_asked = Signal()
    """Play the scene at the playhead over and over, or no longer."""
    write_asked = Signal()
    """The words of the selected scene are wanted."""
    action_asked = Signal(str)
    """Name of an action of the window."""
    menu_asked = Signal(object, object)
    """Hit and global position at which a menu is wanted."""

    def __init__(
        self,
        session: EditorSession,
        waveforms: Waveforms,
        problems: ProblemSource,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, waveforms, problems, theme, parent)
        self.changes = Changes(session)
        self._orders = Orders(self)
        self._gesture: Gesture | None = None
        self._at = QPointF()
        self._anchor = ""
        self._side = QTimer(self)
        self._side.setInterval(SCROLL_MS)
        self._side.timeout.connect(self._on_side)

    # --- what gestures and menus ask ------------------------------------------------------------

    @property
    def order(self) -> tuple[str, ...]:
        """The scenes in film order."""
        return tuple(block.uid for block in self._strip.blocks)

    @property
    def anchor(self) -> str:
        """The scene from which ranges are selected."""
        selected = self._session.selected_uids
        return self._anchor if self._anchor in selected else self._session.selected_uid

    @property
    def selected_indices(self) -> tuple[int, ...]:
        """Places of the selected scenes."""
        selected = self._selected()
        return tuple(i for i, block in enumerate(self._strip.blocks) if block.uid in selected)

    @property
    def default_sec(self) -> float:
        """What a scene without a minimum of its own lasts at least."""
        return self._film.spec.settings.default_scene_sec if self._film is not None else 0.0

    def go(self, frame: float) -> None:
        """Move the playhead, held within the film."""
        self._session.move_playhead(int(min(max(0.0, frame), max(0, self._strip.frame_count - 1))))

    def pick(self, pick: Pick) -> None:
        """Select scenes; the anchor of ranges stays where it is while it is among them."""
        self._anchor = self.anchor if self.anchor in pick.uids else pick.shown
        self._session.select_many(pick.uids, pick.shown)

    def set_lengths(self, trims: Mapping[int, Trim]) -> None:
        """Give scenes other lengths."""
        same = all(t.frame_count == self._strip.blocks[i].frame_count for i, t in trims.items())
        if same and all(t.duration_sec is not None for t in trims.values()):
            return
        if self.changes.set_lengths(self._strip, trims) is not None:
            self.show_ahead(self._strip.with_lengths({i: t.frame_count for i, t in trims.items()}))

    def show_order(self, script: Script | None) -> None:
        """Show scenes in the order of a script that was just changed; the film follows."""
        if script is not None:
            order = [(chapter.title, [scene.uid for scene in chapter.scenes]) for chapter in script.chapters]
            self.show_ahead(self._strip.reordered(order))

    def _follow_film(self) -> None:
        """Hold what is held over the film as it is now."""
        if self._gesture is not None:
            self._gesture.move(self._at, QApplication.keyboardModifiers())

    # --- mouse ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take an edge, begin to scrub, or wait for what becomes of it."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._strip.blocks:
            super().mousePressEvent(event)
            return
        at = event.position()
        hit = self._reachable(self._hit(at))
        self._hand = Hand.SCRUBBING if hit.zone is Zone.RULER else Hand.PRESSING
        if hit.zone is Zone.EDGE:
            self.take(StretchEdges(self, hit.index, at.x()))
        elif hit.zone is Zone.RULER:
            self.take(Scrub(self))
            self.go(self._view.frame_at(at.x()))
        else:
            self.take(Press(self, hit, at, event.modifiers()))
        self._at = at

    def take(self, gesture: Gesture) -> None:
        """Go on with another gesture."""
        self._gesture = gesture
        if gesture.cursor is not None:
            self.viewport().setCursor(gesture.cursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; else show what could be taken."""
        if self._gesture is None:
            self._set_hover(self._reachable(self._hit(event.position())))
            return
        self._at = event.position()
        self._gesture.move(self._at, event.modifiers())
        if self._speed():
            if not self._side.isActive():
                self._side.start()
        else:
            self._side.stop()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: whatever was dragged becomes one undo step."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        gesture = self._gesture
        self.let_go()
        if gesture is not None:
            gesture.finish(event.modifiers())
        self._set_hover(self._reachable(self._hit(event.position())))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On an edge: back to the automatic length; on a scene: to its words."""
        hit = self._reachable(self._hit(event.position()))
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
        elif hit.zone is Zone.EDGE:
            self._orders.set_automatic(self._meant(hit.index))
        elif hit.zone is Zone.SCENE:
            self.write_asked.emit()
        else:
            self.mousePressEvent(event)

    def let_go(self) -> None:
        """Forget what is held, without doing anything."""
        self._gesture = None
        self._hand = Hand.FREE
        self._side.stop()
        self.lay_over(Overlay())
        self._show_cursor()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll and zoom, also with something in the hand."""
        super().wheelEvent(event)
        self._follow_film()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was under the mouse."""
        self._set_hover(Hit(Zone.EMPTY))
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the mouse; by a key, of the scene at the playhead."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self._ask_menu(QPointF(event.pos()))
        else:
            self.do(Command.MENU)
        event.accept()

    def _ask_menu(self, at: QPointF) -> None:
        if not self._strip.blocks:
            return
        hit = self._hit(at)
        if hit.zone is Zone.EDGE:
            hit = Hit(Zone.SCENE, hit.index)
        self.let_go()
        match hit.zone:
            case Zone.SCENE:
                meant = [self._strip.blocks[hit.index].uid]
            case Zone.CHAPTER:
                meant = [block.uid for block in self._strip.of_chapter(hit.index)]
            case _:
                meant = []
        if meant and not set(meant) & self._selected():
            self._session.select(meant[0])  # what the menu offers is done to what is selected
        self.menu_asked.emit(hit, self.viewport().mapToGlobal(at.toPoint()))

    def _reachable(self, hit: Hit) -> Hit:
        """Return what can be taken: of what may not be edited, no edge."""
        is_edge = hit.zone is Zone.EDGE and not self._session.is_editable
        return Hit(Zone.SCENE, hit.index) if is_edge else hit

    def _set_hover(self, hit: Hit) -> None:
        if hit != self._hover:
            self._hover = hit
            self.viewport().update()
            self._show_cursor()

    def _show_cursor(self) -> None:
        shape = {
            Zone.EDGE: Qt.CursorShape.SizeHorCursor,
            Zone.CHAPTER: Qt.CursorShape.PointingHandCursor,
            Zone.CAPTION: Qt.CursorShape.PointingHandCursor,
        }.get(self._hover.zone, Qt.CursorShape.ArrowCursor)
        self.viewport().setCursor(shape)

    def _speed(self) -> float:
        """Return the pixels to scroll by each time while something is held at a side."""
        if self._gesture is None or not self._gesture.scrolls:
            return 0.0
        x, width = self._at.x(), self.width_px
        beyond = min(0.0, x - NEAR_SIDE) + max(0.0, x - (width - NEAR_SIDE))
        return min(48.0, max(-48.0, beyond))

    @Slot()
    def _on_side(self) -> None:
        speed = self._speed()
        if self._gesture is None or not speed:
            self._side.stop()
            return
        self.scroll_by(speed)
        self._follow_film()

    # --- keys and menus ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything the mouse does, without it."""
        command = command_of(event)
        if command is None or not self._strip.blocks:
            super().keyPressEvent(event)
            return
        self.do(command)
        event.accept()

    def do(self, command: Command) -> None:
        """Do what a key or a menu asks for; while something is held, nothing but letting it go."""
        if self._gesture is None:
            self._orders.do(command)
        elif command is Command.SELECT_ONE:
            self.let_go()

    def ask_menu_at_playhead(self) -> None:
        """Ask for the menu of the scene at the playhead."""
        here, lane = self._session.playhead, self.lanes.scenes
        self.reveal(here, here)
        self._ask_menu(QPointF(self._view.x_of(here), lane.top + lane.height / 2))

    def play_from(self, frame: float) -> None:
        """Go to a moment and play on from there."""
        self.go(frame)
        self.play_from_asked.emit()

    def _meant(self, index: int) -> tuple[int, ...]:
        """Return the selected scenes where one of them is meant, else that one."""
        return self.selected_indices if index in self.selected_indices else (index,)
