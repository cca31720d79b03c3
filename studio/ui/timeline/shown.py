"""The strip as it is seen: follows the session, paints what is in sight, says what lies where."""

from __future__ import annotations

import math
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from studio.ui.session import EditorSession
from studio.ui.theme import GRID, RADIUS_CONTROL, Theme, Type
from studio.ui.timeline import sayings
from studio.ui.timeline.area import TimeArea
from studio.ui.timeline.geometry import Hit, Lanes, hit_test, lay_lanes, least_height
from studio.ui.timeline.model import Block, Strip, strip_of
from studio.ui.timeline.paint import PLAYHEAD_REACH, Look, StripPainter
from studio.ui.timeline.thumbnails import Thumbnails, Wanted, frame_of, sample_of
from studio.ui.widgets import is_language_change

if TYPE_CHECKING:
    from studio.services.previewing import FilmPreview

SPEAK_AFTER_MS: Final = 250
"""Quiet time after which a screen reader is told where the playhead is."""


class Hand(Enum):
    """What the mouse is doing."""

    FREE = auto()
    PRESSING = auto()
    SCRUBBING = auto()


class StripView(TimeArea):
    """Scenes in time, painted; nothing can be taken hold of here."""

    def __init__(self, session: EditorSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._film: FilmPreview | None = None
        self._strip = Strip()
        self._hand = Hand.FREE
        self._edge = -1
        self._held_frames: int | None = None
        self._script_id = ""
        self._painted_playhead = 0
        self._line = 0.0
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
        self._on_theme_changed()
        self._retranslate()
        self._on_film_changed(session.film)

    # --- what others may ask -------------------------------------------------------------------

    @property
    def strip(self) -> Strip:
        """What is shown, with the scene being dragged at the length it would get."""
        if self._held_frames is None or not 0 <= self._edge < len(self._strip.blocks):
            return self._strip
        return self._strip.with_length(self._edge, self._held_frames)

    @property
    def lanes(self) -> Lanes:
        """Where the lanes lie in the viewport."""
        return lay_lanes(self.viewport().height(), self._line)

    @property
    def hint(self) -> str:
        """What is said while there are no scenes."""
        return sayings.nothing_yet(has_script=self._session.script is not None)

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
        """Return the length of the film in frames, as it is shown."""
        return self.strip.frame_count

    def anchor_frame(self) -> int:
        """Zoom about the playhead."""
        return self._session.playhead

    # --- the session ---------------------------------------------------------------------------

    @Slot(object)
    def _on_record_changed(self, record: object) -> None:
        script_id = str(getattr(record, "script_id", ""))
        if script_id != self._script_id:
            self._script_id = script_id
            self._thumbnails.forget()

    @Slot(object)
    def _on_film_changed(self, film: FilmPreview | None) -> None:
        was_empty, fps = not self._strip.blocks, self._strip.fps
        self._film = film
        self._strip = strip_of(film) if film is not None else Strip(fps=self._strip.fps)
        if was_empty:
            self.start_reading(self._strip.fps)
        else:
            self.keep_view(fps / self._strip.fps)
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
            if self._hand is Hand.SCRUBBING:
                self.reveal(frame, frame)
            elif 0 <= self._view.x_of(before) <= self.width_px:  # it ran out of sight
                self.turn_page(frame)
        for moment in (before, frame):
            self._update_about(moment)
        self._describe_timer.start()

    def _show_jump(self, frame: int) -> None:
        """Bring the playhead into sight, with its whole scene where there is room and nobody drags."""
        if not self._strip.blocks or self._hand is not Hand.FREE:
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
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setMinimumHeight(math.ceil(least_height(self._line)) + bar)
        self.viewport().update()

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part that changed."""
        painter = QPainter(self.viewport())
        lanes = self.lanes
        area = QRectF(event.rect())
        painter.setClipRect(area)
        look = Look(
            selected_uid=self._session.selected_uid,
            playhead=self._session.playhead,
            grabbed=self._edge,
            holding=self._held_frames is not None,
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
        slide = self._film.slides[block.number - 1].complete()
        sample = sample_of(slide, fraction)
        wanted = Wanted(self._film.canvas, slide, frame_of(slide, sample), height, self._film.pictures)
        return self._thumbnails.find((block.uid, sample), wanted)

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setPen(self._theme.colors.muted)
        painter.setFont(self._theme.font(Type.BODY))
        box = self.viewport().rect().adjusted(6 * GRID, 0, -6 * GRID, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.hint)

    def _hit(self, at: QPointF) -> Hit:
        return hit_test(self._strip, self._view, self.lanes, at.x(), at.y())

    # --- words ---------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            hit = self._hit(QPointF(event.pos()))
            text = sayings.tip(self._strip, hit, editable=self._session.is_editable)
            QToolTip.showText(event.globalPos(), text, self.viewport(), QRect())
            return True
        return super().viewportEvent(event)

    @Slot()
    def _describe(self) -> None:
        """Tell a screen reader where the playhead is."""
        self.setAccessibleDescription(sayings.position(self._strip, self._session.playhead))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(sayings.name())
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
