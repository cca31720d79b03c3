"""Drawing the first and the last frame of a scene, and its focus point, on the picture itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from studio.domain.cancel import CancelToken
from studio.picture.framing import Moving, moving_part
from studio.ui.preview.canvas import PictureView
from studio.ui.preview.framed import CORNERS, FramedPicture, FramedScene, corner_of
from studio.ui.preview.frames import Frames, Part, frame_of, moved, resized, snapped, window_of, zoomed
from studio.ui.theme import Theme
from studio.ui.widgets import is_language_change
from studio.ui.workers import Progress, Workers

_NEAR: Final = 10.0
"""Pixels from a corner, an edge or the focus point at which it is taken hold of."""
_SNAP: Final = 7.0
_STEP, _FAR_STEP, _ZOOM_STEP = 0.01, 0.05, 1.02
"""What an arrow key moves by (with Shift), in fractions of the picture, and what a key enlarges."""
_LARGEST: Final = 1600
_PARTS: Final = (Part.FIRST, Part.LAST, Part.FOCUS)
_ARROWS: Final = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_LARGER: Final = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_SMALLER: Final = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)


@dataclass(frozen=True, slots=True)
class _Hold:
    """What the mouse has taken hold of, and how everything stood then."""

    part: Part
    corner: QPointF | None
    at: QPointF
    before: Frames


class FramingView(FramedPicture):
    """Lies over the preview while frames are drawn: takes them from the mouse and from keys."""

    framed = Signal(object, object, bool)
    """Frames, the Part of them that was changed, and whether it was one press of a key."""
    left = Signal()

    def __init__(self, theme: Theme, picture: PictureView) -> None:
        super().__init__(theme, picture)
        self._picture = picture
        self._loading: object = None
        self._hold: _Hold | None = None
        self._worker = Workers(1, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.hide()
        picture.installEventFilter(self)
        self._say()

    # --- what is framed --------------------------------------------------------------------------

    def show_scene(self, scene: FramedScene | None) -> None:
        """Frame a scene, as it is now."""
        before = self._scene
        self._scene = scene
        if scene is None:
            self.show_moving(None)
            return
        if self._hold is None:
            self._frames = Frames.of(scene.slide.motion, scene.focus)
            if self.is_still:
                self._part = Part.FOCUS
            elif before is not None and not before.can_move:
                self._part = Part.FIRST
        if before is None or before.picture_key != scene.picture_key or self._moving is None:
            self._load(scene)
        self._say()
        self.update()

    @property
    def is_settled(self) -> bool:
        """Tell whether the picture is there."""
        return self._worker.is_idle

    def choose(self, part: Part) -> None:
        """Let keys move another part."""
        self._part = Part.FOCUS if self.is_still else part
        self._say()
        self.update()

    def close_worker(self) -> None:
        """Stop reading pictures, and wait for it."""
        self._worker.close()

    def _load(self, scene: FramedScene) -> None:
        self._loading = key = scene.picture_key
        side = min(_LARGEST, round(1.5 * max(self._picture.width(), 400) * self.devicePixelRatioF()))

        def work(_token: CancelToken, _progress: Progress) -> Moving:
            return moving_part(scene.canvas, scene.slide, scene.folder, side)

        self._worker.run(work, on_result=lambda moving: self._on_loaded(key, moving))

    def _on_loaded(self, key: object, moving: Moving) -> None:
        if key == self._loading and self._scene is not None:
            self.show_moving(moving)

    def _under(self, place: QPointF) -> tuple[Part, QPointF | None] | None:
        """Return what lies under the mouse: a part, and where it is a corner, which (0 or 1 across, down)."""
        if _distance(place, self.focus_place()) <= _NEAR:
            return Part.FOCUS, None
        if self.is_still:
            return None
        ends = (Part.LAST, Part.FIRST) if self._part is Part.LAST else (Part.FIRST, Part.LAST)
        for part in ends:
            rect = self.frame_rect(part)
            for corner in CORNERS:
                if _distance(place, corner_of(rect, corner)) <= _NEAR:
                    return part, corner
        for part in ends:
            if self.label_rect(part).contains(place):
                return part, None
        inside = [part for part in ends if self.frame_rect(part).contains(place)]
        edge = next((p for p in inside if _edge_distance(self.frame_rect(p), place) <= _NEAR / 2), None)
        if edge is not None:
            return edge, None
        return (inside[0], None) if inside else None

    # --- the mouse -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of what lies there."""
        event.accept()
        found = self._under(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or found is None or self._moving is None:
            return
        self.choose(found[0])
        if self._scene is not None and self._scene.is_editable:
            self._hold = _Hold(found[0], found[1], event.position(), self._frames)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move or resize what is held; else show what could be."""
        event.accept()
        if self._hold is None:
            self._show_cursor(event.position())
            return
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._drag(self._hold, event.position(), 0.0 if free else _SNAP)
        self._say()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: what was drawn becomes one step."""
        event.accept()
        hold, self._hold, self._guides = self._hold, None, (None, None)
        self.update()
        if hold is not None and self._frames != hold.before:
            self.framed.emit(self._frames, hold.part, False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Keep it from the picture below."""
        event.accept()

    def _drag(self, hold: _Hold, place: QPointF, reach: float) -> None:
        moving, scene = self._moving, self._scene
        if moving is None or scene is None:
            return
        area = self.picture_area()
        near = QPointF(reach / area.width(), reach / area.height())
        if hold.part is Part.FOCUS:
            at = self.fraction(place)
            x, across = snapped(min(1.0, max(0.0, at.x())), near.x())
            y, down = snapped(min(1.0, max(0.0, at.y())), near.y())
            self._frames = replace(self._frames, focus=(round(x, 4), round(y, 4)))
            self._guides = (across, down)
            return
        before = hold.before.frame(hold.part)
        window = window_of(before, moving, scene.slide)
        if hold.corner is not None:
            window = resized(window, hold.corner, self.fraction(place), moving)
            self._guides = (None, None)
        else:
            window = moved(window, self.fraction(place) - self.fraction(hold.at))
            x, across = snapped(window.center().x(), near.x())
            y, down = snapped(window.center().y(), near.y())
            window = moved(window, QPointF(x, y) - window.center())
            self._guides = (across, down)
        self._frames = hold.before.with_frame(hold.part, frame_of(window, moving, before))

    def _show_cursor(self, place: QPointF) -> None:
        found = self._under(place)
        shape = Qt.CursorShape.ArrowCursor
        if found is not None:
            shape = Qt.CursorShape.SizeAllCursor
            if found[1] is not None:
                falling = found[1].x() == found[1].y()
                shape = Qt.CursorShape.SizeFDiagCursor if falling else Qt.CursorShape.SizeBDiagCursor
        self.setCursor(shape)

    # --- keys ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, enlarge with + and -, leave with Esc; other keys belong to the preview."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._on_escape()
        elif key in _ARROWS:
            far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._nudge(_ARROWS[key] * (_FAR_STEP if far else _STEP))
        elif key in _LARGER:
            self._zoom(_ZOOM_STEP)
        elif key in _SMALLER:
            self._zoom(1 / _ZOOM_STEP)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go from A to B to the focus point, and then on."""
        parts = (Part.FOCUS,) if self.is_still else _PARTS
        following = parts.index(self._part) + (1 if forward else -1) if self._part in parts else -1
        if 0 <= following < len(parts):
            self.choose(parts[following])
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with A, or coming back with the focus point."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self.choose(Part.FIRST)
        elif event.reason() is Qt.FocusReason.BacktabFocusReason:
            self.choose(Part.FOCUS)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def _on_escape(self) -> None:
        if self._hold is not None:
            self._frames, self._hold, self._guides = self._hold.before, None, (None, None)
            self.update()
        else:
            self.left.emit()

    def _nudge(self, by: QPointF) -> None:
        if self._part is Part.FOCUS:
            x, y = self._frames.focus
            focus = (round(min(1.0, max(0.0, x + by.x())), 4), round(min(1.0, max(0.0, y + by.y())), 4))
            self._press(replace(self._frames, focus=focus))
        elif self._moving is not None and self._scene is not None:
            before = self._frames.frame(self._part)
            window = moved(window_of(before, self._moving, self._scene.slide), by)
            frame = frame_of(window, self._moving, before)
            self._press(self._frames.with_frame(self._part, frame))

    def _zoom(self, factor: float) -> None:
        if self._part is not Part.FOCUS and self._moving is not None and self._scene is not None:
            frame = zoomed(self._frames.frame(self._part), factor, self._moving, self._scene.slide)
            self._press(self._frames.with_frame(self._part, frame))

    def _press(self, frames: Frames) -> None:
        if self._scene is not None and self._scene.is_editable and frames != self._frames:
            self._frames = frames
            self._say()
            self.update()
            self.framed.emit(frames, self._part, True)

    # --- the picture below -----------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lie over all of the picture."""
        if watched is self._picture and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._picture.rect())
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        """Tell a screen reader what keys move, and where it is."""
        if self._part is Part.FOCUS:
            text = self.tr("Focus point, %1 % across, %2 % down")
            x, y = self._frames.focus
        else:
            first = self._part is Part.FIRST
            text = (
                self.tr("Start frame A, enlarged %3 times, %1 % across, %2 % down")
                if first
                else self.tr("End frame B, enlarged %3 times, %1 % across, %2 % down")
            )
            frame = self._frames.frame(self._part)
            text, x, y = text.replace("%3", f"{frame.zoom:.2f}"), frame.x, frame.y
        self.setAccessibleName(text.replace("%1", f"{x:.0%}"[:-1]).replace("%2", f"{y:.0%}"[:-1]))
        self.setAccessibleDescription(
            self.tr("Arrows move, plus and minus enlarge, Tab goes to the next, Esc leaves")
        )

    def enter(self) -> None:
        """Show the frames and take the keys."""
        self.setGeometry(self._picture.rect())
        self.show()
        self.raise_()


def _distance(one: QPointF, other: QPointF) -> float:
    return max(abs(one.x() - other.x()), abs(one.y() - other.y()))


def _edge_distance(rect: QRectF, place: QPointF) -> float:
    return min(
        abs(place.x() - rect.left()),
        abs(place.x() - rect.right()),
        abs(place.y() - rect.top()),
        abs(place.y() - rect.bottom()),
    )
