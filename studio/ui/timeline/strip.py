"""The strip in hand: the mouse and the keys become moves of the playhead and lengths of scenes."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from studio.domain.edits import scene_of, with_scene
from studio.ui.preview.moves import next_scene, previous_scene
from studio.ui.session import EditorSession
from studio.ui.theme import Theme
from studio.ui.timeline import sayings
from studio.ui.timeline.geometry import Hit, Zone
from studio.ui.timeline.model import Trim, trim
from studio.ui.timeline.shown import Hand, StripView

TRIM_STEP_SEC: Final = 0.5
NEAR_SIDE: Final = 16.0
"""Pixels from the right side within which a drag scrolls on."""


@dataclass(slots=True)
class _Grab:
    """A scene's right edge held by the mouse, and the length asked for so far."""

    uid: str
    offset: float
    """Frames between the mouse and the edge when it was taken."""
    trim: Trim | None


class TimelineStrip(StripView):
    """Scenes in time; selection, playhead and lengths go through the session."""

    play_asked = Signal()
    shuttle_asked = Signal(int)
    """1 faster on, -1 faster back."""

    def __init__(self, session: EditorSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._grab: _Grab | None = None
        self._hover = Hit(Zone.EMPTY)

    # --- mouse ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take an edge, begin to scrub, or go where was clicked."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._strip.blocks:
            super().mousePressEvent(event)
            return
        at = event.position()
        self._hand = Hand.PRESSING
        hit = self._hit(at)
        if hit.zone is Zone.EDGE and not self._session.is_editable:
            hit = Hit(Zone.SCENE, hit.index)
        match hit.zone:
            case Zone.EDGE:
                block = self._strip.blocks[hit.index]
                self._session.select(block.uid)
                self._grab = _Grab(block.uid, self._view.frame_at(at.x()) - block.end, None)
            case Zone.CHAPTER:
                self._go(self._strip.bands[hit.index].start)
            case Zone.CAPTION:
                self._go(self._strip.captions[hit.index].start)
            case Zone.RULER:
                self._hand = Hand.SCRUBBING
                self._go(self._view.frame_at(at.x()))
            case _:
                self._go(self._view.frame_at(at.x()))
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; else show what could be taken."""
        at = event.position()
        if self._grab is not None:
            self._drag_edge(at.x())
        elif self._hand is Hand.SCRUBBING:
            self._go(self._view.frame_at(at.x()))
        else:
            self._set_hover(self._hit(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: an edge that moved becomes one undo step."""
        self._hand = Hand.FREE
        grab = self._grab
        self._let_go()
        if grab is not None and grab.trim is not None and (index := self._index_of(grab.uid)) is not None:
            self._set_length(index, grab.trim)

    def _let_go(self) -> None:
        self._grab = None
        self._held_frames = None
        self._edge = -1
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was under the mouse."""
        self._set_hover(Hit(Zone.EMPTY))
        super().leaveEvent(event)

    def _set_hover(self, hit: Hit) -> None:
        if hit.zone is Zone.EDGE and not self._session.is_editable:
            hit = Hit(Zone.SCENE, hit.index)
        if hit == self._hover:
            return
        if Zone.EDGE in (hit.zone, self._hover.zone):
            self._edge = hit.index if hit.zone is Zone.EDGE else -1
            self.viewport().update()
        self._hover = hit
        shape = {
            Zone.EDGE: Qt.CursorShape.SizeHorCursor,
            Zone.CHAPTER: Qt.CursorShape.PointingHandCursor,
            Zone.CAPTION: Qt.CursorShape.PointingHandCursor,
        }.get(hit.zone, Qt.CursorShape.ArrowCursor)
        self.viewport().setCursor(shape)

    def _drag_edge(self, x: float) -> None:
        index = self._index_of(self._grab.uid) if self._grab is not None else None
        if self._grab is None or self._film is None or index is None:
            self._let_go()  # the scene went away under the mouse
            return
        block = self._strip.blocks[index]
        wanted = self._view.frame_at(x) - self._grab.offset - block.start
        default = self._film.spec.settings.default_scene_sec
        self._grab.trim = trim(block, wanted, self._strip.fps, default)
        self._edge, self._held_frames = index, self._grab.trim.frame_count
        if x > self.width_px - NEAR_SIDE:
            self.scroll_by(NEAR_SIDE)
        self.viewport().update()

    def _index_of(self, uid: str) -> int | None:
        return next((i for i, block in enumerate(self._strip.blocks) if block.uid == uid), None)

    def _go(self, frame: float) -> None:
        self._session.move_playhead(int(min(max(0.0, frame), max(0, self._strip.frame_count - 1))))

    def _set_length(self, index: int, length: Trim) -> None:
        script = self._session.script
        if script is None or length.frame_count == self._strip.blocks[index].frame_count:
            return
        scene = scene_of(script, self._strip.blocks[index].uid)
        changed = scene.model_copy(update={"duration_sec": length.duration_sec})
        self._session.apply(with_scene(script, changed), sayings.length_step(index + 1))
        if self._session.script is not script:
            # Shown at once; the film that is computed next says the same.
            self._strip = self._strip.with_length(index, length.frame_count)
            self.keep_view()

    # --- keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Frames, seconds, scenes, ends, zoom and lengths, all without a mouse."""
        film = self._film
        if film is None:
            super().keyPressEvent(event)
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        here, step = self._session.playhead, self._strip.fps if shift else 1
        match event.key():
            case Qt.Key.Key_Left if control:
                self._go(previous_scene(film.timeline, here))
            case Qt.Key.Key_Right if control:
                self._go(next_scene(film.timeline, here))
            case Qt.Key.Key_PageUp:
                self._go(previous_scene(film.timeline, here))
            case Qt.Key.Key_PageDown:
                self._go(next_scene(film.timeline, here))
            case Qt.Key.Key_Left:
                self._go(here - step)
            case Qt.Key.Key_Right:
                self._go(here + step)
            case Qt.Key.Key_Home:
                self._go(0)
            case Qt.Key.Key_End:
                self._go(film.timeline.frame_count - 1)
            case Qt.Key.Key_Space | Qt.Key.Key_K:
                self.play_asked.emit()
            case Qt.Key.Key_J:
                self.shuttle_asked.emit(-1)
            case Qt.Key.Key_L:
                self.shuttle_asked.emit(1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit()
            case Qt.Key.Key_BracketLeft:
                self._trim_selected(-TRIM_STEP_SEC)
            case Qt.Key.Key_BracketRight:
                self._trim_selected(TRIM_STEP_SEC)
            case Qt.Key.Key_Escape if self._grab is not None:
                self._let_go()
            case _:
                super().keyPressEvent(event)
                return
        event.accept()

    def _trim_selected(self, seconds: float) -> None:
        index = self._index_of(self._session.selected_uid)
        if index is None or self._film is None or not self._session.is_editable:
            return
        block = self._strip.blocks[index]
        wanted = block.frame_count + seconds * self._strip.fps
        self._set_length(
            index, trim(block, wanted, self._strip.fps, self._film.spec.settings.default_scene_sec)
        )
