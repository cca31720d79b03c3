"""The strip itself: paints what is in sight, and turns the mouse and the keys into moves and edits."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QToolTip, QWidget

from studio.domain.edits import scene_of, with_scene
from studio.ui import words
from studio.ui.preview.moves import next_scene, previous_scene
from studio.ui.preview.timecode import timecode
from studio.ui.session import EditorSession
from studio.ui.theme import GRID, RADIUS_CONTROL, Theme, Type
from studio.ui.timeline.area import TimeArea
from studio.ui.timeline.geometry import (
    Hit,
    Lanes,
    Zone,
    hit_test,
    lay_lanes,
    least_height,
)
from studio.ui.timeline.model import Block, Strip, Trim, strip_of, trim
from studio.ui.timeline.paint import PLAYHEAD_REACH, Look, StripPainter
from studio.ui.timeline.thumbnails import Thumbnails, Wanted, frame_of, sample_of
from studio.ui.widgets import is_language_change

if TYPE_CHECKING:
    from studio.services.previewing import FilmPreview

TRIM_STEP_SEC: Final = 0.5
SPEAK_AFTER_MS: Final = 250
"""Quiet time after which a screen reader is told where the playhead is."""


@dataclass(slots=True)
class _Grab:
    """A scene's right edge held by the mouse: where it began, and the length asked for."""

    index: int
    offset: float
    """Frames between the mouse and the edge when it was taken."""
    trim: Trim


class TimelineStrip(TimeArea):
    """Scenes in time, painted; selection, playhead and lengths go through the session."""

    def __init__(self, session: EditorSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._film: FilmPreview | None = None
        self._strip = Strip()
        self._grab: _Grab | None = None
        self._scrubbing = False
        self._mouse_is_down = False
        self._hover = Hit(Zone.EMPTY)
        self._painted_playhead = 0
        self._thumbnails = Thumbnails(self)
        self._describe_timer = QTimer(self)
        self._describe_timer.setSingleShot(True)
        self._describe_timer.setInterval(SPEAK_AFTER_MS)
        self._describe_timer.timeout.connect(self._describe)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._thumbnails.arrived.connect(self._on_thumbnail)
        theme.changed.connect(self._on_theme_changed)
        session.record_changed.connect(self._on_record_changed)
        session.film_changed.connect(self._on_film_changed)
        session.selection_changed.connect(self._on_selection_changed)
        session.playhead_changed.connect(self._on_playhead_changed)
        self._retranslate()
        self._on_theme_changed()
        self._on_film_changed(session.film)

    # --- what others may ask -------------------------------------------------------------------

    @property
    def strip(self) -> Strip:
        """What is shown, with the scene being dragged at the length it would get."""
        if self._grab is None:
            return self._strip
        return self._strip.with_length(self._grab.index, self._grab.trim.frame_count)

    @property
    def lanes(self) -> Lanes:
        """Where the lanes lie in the viewport."""
        return lay_lanes(self.viewport().height(), self._line)

    @property
    def is_settled(self) -> bool:
        """Tell whether every picture in sight is there."""
        return self._thumbnails.is_idle

    @property
    def pictures_kept(self) -> int:
        """How many pictures of scenes are held ready."""
        return self._thumbnails.kept

    def close_worker(self) -> None:
        """Stop painting pictures beside the window and wait for it."""
        self._thumbnails.close()

    def frame_count(self) -> int:
        """Return the length of the film in frames."""
        return self._strip.frame_count

    def anchor_frame(self) -> int:
        """Zoom about the playhead."""
        return self._session.playhead

    # --- the session ---------------------------------------------------------------------------

    @Slot(object)
    def _on_record_changed(self, record: object) -> None:
        uid = getattr(record, "script_id", None)
        if uid != self.property("script"):
            self.setProperty("script", uid)
            self._thumbnails.forget()

    @Slot(object)
    def _on_film_changed(self, film: FilmPreview | None) -> None:
        was_empty = not self._strip.blocks
        self._film = film
        self._strip = strip_of(film) if film is not None else Strip(fps=self._strip.fps)
        if self._grab is not None and self._grab.index >= len(self._strip.blocks):
            self._grab = None
        if was_empty:
            self.start_reading(self._strip.fps)
        else:
            self.keep_view()
        self._describe_timer.start()

    @Slot(str)
    def _on_selection_changed(self, _uid: str) -> None:
        self._describe_timer.start()
        self.viewport().update()

    @Slot(int)
    def _on_playhead_changed(self, frame: int) -> None:
        before, self._painted_playhead = self._painted_playhead, frame
        if abs(frame - before) > self._strip.fps:
            self._show_jump(frame)
        elif not 0 <= self._view.x_of(frame) <= self.width_px:
            if self._scrubbing:
                self.reveal(frame, frame)
            elif 0 <= self._view.x_of(before) <= self.width_px:  # it ran out of sight
                self.turn_page(frame)
        for moment in (before, frame):
            self._update_about(moment)
        self._describe_timer.start()

    def _show_jump(self, frame: int) -> None:
        """Bring the playhead into sight, with its whole scene where there is room and nobody drags."""
        if not self._strip.blocks or self._mouse_is_down:
            return
        block = self._strip.blocks[self._strip.block_at(frame)]
        if self._view.x_of(block.end) - self._view.x_of(block.start) < self.width_px * 0.8:
            self.reveal(block.start, block.end)
        else:
            self.reveal(frame, frame)

    def _update_about(self, frame: int) -> None:
        """Have the playhead painted anew, and the caption that is or was spoken."""
        height = self.viewport().height()
        x = self._view.x_of(frame)
        narrow = QRectF(x - PLAYHEAD_REACH, 0, 2 * PLAYHEAD_REACH, height)
        self.viewport().update(narrow.toAlignedRect())
        caption = self._strip.caption_at(frame)
        if caption is not None:
            cue, lane = self._strip.captions[caption], self.lanes.captions
            left, right = self._view.x_of(cue.start), self._view.x_of(cue.end)
            self.viewport().update(QRectF(left, lane.top, right - left, lane.height).toAlignedRect())

    @Slot(str)
    def _on_thumbnail(self, uid: str) -> None:
        block = next((b for b in self._strip.blocks if b.uid == uid), None)
        if block is not None:
            lane = self.lanes.scenes
            left, right = self._view.x_of(block.start), self._view.x_of(block.end)
            self.viewport().update(QRectF(left, lane.top, right - left, lane.height).toAlignedRect())

    @Slot()
    def _on_theme_changed(self) -> None:
        self._line = QFontMetricsF(self._theme.font(Type.META)).height()
        self.setMinimumHeight(math.ceil(least_height(self._line)))
        self.viewport().update()

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part that changed."""
        painter = QPainter(self.viewport())
        lanes = self.lanes
        area = QRectF(event.rect())
        painter.setClipRect(area)
        grabbed = (
            self._grab.index if self._grab else self._hover.index if self._hover.zone is Zone.EDGE else -1
        )
        look = Look(
            selected_uid=self._session.selected_uid,
            playhead=self._session.playhead,
            grabbed=grabbed,
            holding=self._grab is not None,
            tile_width=lanes.thumbs.height * self._aspect(),
        )
        height = math.ceil(lanes.thumbs.height * self.devicePixelRatioF())
        strip_painter = StripPainter(painter, self._theme, self.strip, self._view, lanes)
        strip_painter.paint(area, look, lambda block, fraction: self._picture(block, fraction, height))
        painter.setClipRect(self.viewport().rect())
        if not self._strip.blocks:
            self._paint_hint(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colors.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(frame, RADIUS_CONTROL, RADIUS_CONTROL)

    def _aspect(self) -> float:
        return self._film.canvas.width / self._film.canvas.height if self._film is not None else 16 / 9

    def _picture(self, block: Block, fraction: float, height: int) -> QPixmap | None:
        if self._film is None:
            return None
        slide = self._film.slides[block.number - 1]
        sample = sample_of(slide, fraction)
        wanted = Wanted(self._film.canvas, slide, frame_of(slide, sample), height)
        return self._thumbnails.find((block.uid, sample), wanted)

    @property
    def hint(self) -> str:
        """What is said while there are no scenes."""
        if self._session.script is None:
            return self.tr("Open or import a script to see its scenes in time.")
        return self.tr("Scenes appear here in the order of the film once something is written.")

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setPen(self._theme.colors.muted)
        painter.setFont(self._theme.font(Type.BODY))
        box = self.viewport().rect().adjusted(6 * GRID, 0, -6 * GRID, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.hint)

    # --- mouse ---------------------------------------------------------------------------------

    def _hit(self, at: QPointF) -> Hit:
        return hit_test(self._strip, self._view, self.lanes, at.x(), at.y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take an edge, begin to scrub, or go where was clicked."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._strip.blocks:
            super().mousePressEvent(event)
            return
        at = event.position()
        self._mouse_is_down = True
        hit = self._hit(at)
        if hit.zone is Zone.EDGE and not self._session.is_editable:
            hit = Hit(Zone.SCENE, hit.index)
        match hit.zone:
            case Zone.EDGE:
                block = self._strip.blocks[hit.index]
                self._session.select(block.uid)
                length = Trim(None, block.frame_count)
                self._grab = _Grab(hit.index, self._view.frame_at(at.x()) - block.end, length)
            case Zone.CHAPTER:
                self._go(self._strip.bands[hit.index].start)
            case Zone.CAPTION:
                self._go(self._strip.captions[hit.index].start)
            case Zone.RULER:
                self._scrubbing = True
                self._go(self._view.frame_at(at.x()))
            case _:
                self._go(self._view.frame_at(at.x()))
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; else show what could be taken."""
        at = event.position()
        if self._grab is not None:
            self._drag_edge(at.x())
        elif self._scrubbing:
            self._go(self._view.frame_at(at.x()))
        else:
            self._set_hover(self._hit(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: an edge that moved becomes one undo step."""
        self._scrubbing = self._mouse_is_down = False
        if self._grab is not None:
            grab, self._grab = self._grab, None
            if grab.trim.frame_count != self._strip.blocks[grab.index].frame_count:
                self._set_length(grab.index, grab.trim)
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
            self.viewport().update()
        self._hover = hit
        shape = {
            Zone.EDGE: Qt.CursorShape.SizeHorCursor,
            Zone.CHAPTER: Qt.CursorShape.PointingHandCursor,
            Zone.CAPTION: Qt.CursorShape.PointingHandCursor,
        }.get(hit.zone, Qt.CursorShape.ArrowCursor)
        self.viewport().setCursor(shape)

    def _drag_edge(self, x: float) -> None:
        if self._grab is None or self._film is None:
            return
        block = self._strip.blocks[self._grab.index]
        wanted = self._view.frame_at(x) - self._grab.offset - block.start
        default = self._film.spec.settings.default_scene_sec
        self._grab.trim = trim(block, wanted, self._strip.fps, default)
        self.viewport().update()

    def _go(self, frame: float) -> None:
        self._session.move_playhead(int(min(max(0.0, frame), max(0, self._strip.frame_count - 1))))

    def _set_length(self, index: int, length: Trim) -> None:
        script = self._session.script
        if script is None:
            return
        scene = scene_of(script, self._strip.blocks[index].uid)
        changed = scene.model_copy(update={"duration_sec": length.duration_sec})
        label = self.tr("Length of scene %1").replace("%1", str(index + 1))
        self._session.apply(with_scene(script, changed), label)
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
                self._grab = None
                self.viewport().update()
            case _:
                super().keyPressEvent(event)
                return
        event.accept()

    def _trim_selected(self, seconds: float) -> None:
        uid = self._session.selected_uid
        index = next((i for i, b in enumerate(self._strip.blocks) if b.uid == uid), None)
        if index is None or self._film is None or not self._session.is_editable:
            return
        block = self._strip.blocks[index]
        wanted = block.frame_count + seconds * self._strip.fps
        length = trim(block, wanted, self._strip.fps, self._film.spec.settings.default_scene_sec)
        if length.frame_count != block.frame_count:
            self._set_length(index, length)
            self.viewport().update()

    # --- words ---------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            text = self._tip(self._hit(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), text, self.viewport(), QRect())
            return True
        return super().viewportEvent(event)

    def _tip(self, hit: Hit) -> str:
        match hit.zone:
            case Zone.CAPTION:
                return self._strip.captions[hit.index].text
            case Zone.CHAPTER:
                return self._strip.bands[hit.index].title
            case Zone.SCENE | Zone.EDGE:
                block = self._strip.blocks[hit.index]
                length = words.seconds(block.frame_count / self._strip.fps, estimated=not block.voiced)
                text = self.tr("Scene %1 · %2").replace("%1", str(block.number)).replace("%2", length)
                if hit.zone is Zone.EDGE and self._session.is_editable:
                    text += "\n" + self.tr("Drag to set the least length ([ and ] do it by half a second).")
                elif not block.voiced:
                    text += "\n" + self.tr("Estimated: its speech is not made yet.")
                return text
            case _:
                return ""

    @Slot()
    def _describe(self) -> None:
        """Tell a screen reader where the playhead is."""
        if not self._strip.blocks:
            self.setAccessibleDescription(self.tr("No scenes yet."))
            return
        index = self._strip.block_at(self._session.playhead)
        text = self.tr(
            "Scene %1 of %2, at %3 of %4. Arrows move a frame, Shift+arrows a second, Ctrl+arrows a scene."
        )
        self.setAccessibleDescription(
            text.replace("%1", str(index + 1))
            .replace("%2", str(len(self._strip.blocks)))
            .replace("%3", timecode(self._session.playhead, self._strip.fps))
            .replace("%4", timecode(self._strip.frame_count, self._strip.fps))
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Scene timeline"))
        self._describe()
        self.viewport().update()

    # --- Qt ------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus ring."""
        self.viewport().update()
        super().focusOutEvent(event)

    def sizeHint(self) -> QSize:
        """Ask for the height of the reference."""
        return QSize(960, math.ceil(least_height(self._line)) + 40)
