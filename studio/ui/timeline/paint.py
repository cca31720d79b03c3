"""Draws the strip: only what a rectangle touches, in the colours and type of the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from studio.ui import words
from studio.ui.theme import GRID, RADIUS_BLOCK, Theme, Type
from studio.ui.timeline import sayings
from studio.ui.timeline.geometry import PAD, Lanes, View
from studio.ui.timeline.model import Band, Block, Strip
from studio.ui.timeline.ruler import choose_ticks

INSET: Final = 8.0
"""Pixels between the side of a block and its text."""
ROOM_TO_READ: Final = 3.0
"""Heights of a line from which the words of a caption can be told."""
ROOM_TO_HINT: Final = 16.0
"""Pixels from which their beginning can."""
HEAD: Final = 6.0
"""Half the width of the playhead's head."""
PLAYHEAD_REACH: Final = HEAD + 2
"""Pixels on either side of the playhead that are painted anew when it moves."""

FindPicture = Callable[[Block, float], QPixmap | None]
"""Returns the picture of a scene at a moment of it (0 to 1), where there is one already."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the strip looks like at the moment, besides what lies on it."""

    selected_uid: str = ""
    playhead: int = 0
    grabbed: int = -1
    """Scene whose right edge is under the mouse or held, -1 for none."""
    holding: bool = False
    tile_width: float = 100.0
    """Width of a picture whose height is that of the picture lane."""


class StripPainter:
    """One pass over the part of the strip within `area` (viewport pixels)."""

    def __init__(self, painter: QPainter, theme: Theme, strip: Strip, view: View, lanes: Lanes) -> None:
        self._painter = painter
        self._theme = theme
        self._colors = theme.colors
        self._strip = strip
        self._view = view
        self._lanes = lanes
        self._meta = theme.font(Type.META)
        self._time = theme.time_font(Type.META)

    def paint(self, area: QRectF, look: Look, find: FindPicture) -> None:
        """Draw everything that touches `area`."""
        p, c = self._painter, self._colors
        p.fillRect(area, c.panel)
        self._paint_ruler(area)
        first, last = self._view.frame_at(area.left() - 2), self._view.frame_at(area.right() + 2)
        p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        selected = None
        for index in self._strip.blocks_between(first, last):
            block = self._strip.blocks[index]
            self._paint_block(block, look, find)
            if block.uid == look.selected_uid:
                selected = block
        if selected is not None:
            self._paint_ring(selected)
        chapter = self._selected_chapter(look.selected_uid)
        for number, band in enumerate(self._strip.bands):
            if band.end >= first and band.start <= last:
                self._paint_band(band, current=number == chapter)
        for caption in self._strip.captions_between(first, last):
            spoken = caption.start <= look.playhead < caption.end
            self._paint_caption(self._box(caption.start, caption.end), caption.text, spoken=spoken)
        if self._strip.blocks and not self._strip.captions:
            self._paint_no_captions()
        if 0 <= look.grabbed < len(self._strip.blocks):
            self._paint_grip(self._strip.blocks[look.grabbed], holding=look.holding)
        if self._strip.blocks:
            self._paint_playhead(look.playhead)

    # --- ruler ---------------------------------------------------------------------------------

    def _paint_ruler(self, area: QRectF) -> None:
        p, c, lane = self._painter, self._colors, self._lanes.ruler
        p.fillRect(QRectF(area.left(), lane.bottom - 1, area.width(), 1), c.line)
        if not self._strip.blocks:
            return
        metrics = QFontMetricsF(self._time)
        label_px = metrics.horizontalAdvance("00:00:00") + 5 * GRID
        ticks = choose_ticks(self._view.scale, self._strip.fps, label_px=label_px)
        p.setFont(self._time)
        first = max(0, int(self._view.frame_at(area.left() - label_px)))
        last = min(self._strip.frame_count, int(self._view.frame_at(area.right() + label_px)) + 1)
        for frame, major in ticks.between(first, last):
            x = self._view.x_of(frame)
            height = 8 if major else 4
            p.fillRect(QRectF(round(x), lane.bottom - 1 - height, 1, height), c.muted if major else c.line)
            if major:
                p.setPen(c.muted)
                box = QRectF(x + GRID + 1, lane.top, label_px, lane.height - 2)
                flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                p.drawText(box, int(flags), ticks.label(frame))

    # --- chapters ------------------------------------------------------------------------------

    def _selected_chapter(self, uid: str) -> int:
        return next((b.chapter for b in self._strip.blocks if b.uid == uid), -1)

    def _paint_band(self, band: Band, *, current: bool) -> None:
        p, c, lane = self._painter, self._colors, self._lanes.chapters
        box = self._box(band.start, band.end, lane.top, lane.height)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(c.accent_surface if current else c.raised)
        p.drawRoundedRect(box, RADIUS_BLOCK, RADIUS_BLOCK)
        if not current:
            self._outline(box)
        p.setPen(c.accent if current else c.text)
        p.setFont(self._theme.font(Type.META))
        self._text(box, f"{band.number}  {band.title}")

    # --- scenes --------------------------------------------------------------------------------

    def _paint_block(self, block: Block, look: Look, find: FindPicture) -> None:
        p, c, lanes = self._painter, self._colors, self._lanes
        box = self._box(block.start, block.end, lanes.scenes.top, lanes.scenes.height)
        if box.width() < 3:
            p.fillRect(box, c.accent if block.uid == look.selected_uid else c.line)
            return
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS_BLOCK, RADIUS_BLOCK)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(c.raised)
        p.drawPath(shape)
        head = QRectF(box.left(), box.top(), box.width(), lanes.scene_head)
        if not block.voiced:
            self._hatch(head, shape)
        self._paint_pictures(block, box, shape, look, find)
        self._paint_head(block, head, selected=block.uid == look.selected_uid)
        self._outline(box)

    def _paint_head(self, block: Block, head: QRectF, *, selected: bool) -> None:
        p, c = self._painter, self._colors
        number = str(block.number)
        font = self._theme.time_font(Type.META)
        if selected:
            font.setWeight(font.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        p.setFont(font)
        p.setPen(c.accent if selected else c.text)
        taken = self._text(head, number, elide=False)
        length = words.seconds(block.frame_count / self._strip.fps, estimated=not block.voiced)
        right = min(head.right(), p.viewport().width()) - INSET
        wide = metrics.horizontalAdvance(length)
        if right - wide < taken + 2 * GRID:
            return
        p.setFont(self._time)
        p.setPen(c.muted)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        p.drawText(QRectF(right - wide - 1, head.top(), wide + 1, head.height()), int(flags), length)

    def _paint_pictures(
        self, block: Block, box: QRectF, shape: QPainterPath, look: Look, find: FindPicture
    ) -> None:
        if box.width() < 2 * GRID:
            return
        p, lane = self._painter, self._lanes.thumbs
        p.save()
        p.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        area = QRectF(box.left(), lane.top, box.width(), lane.height)
        p.fillRect(area, self._colors.background)
        visible = p.clipBoundingRect()
        tile = look.tile_width
        count = max(1, int(box.width() // tile) + (1 if box.width() % tile else 0))
        first = max(0, int((visible.left() - box.left()) // tile))
        last = min(count - 1, int((visible.right() - box.left()) // tile))
        for n in range(first, last + 1):
            x = box.left() + n * tile
            # A scene with room for one picture shows itself complete, as at its end.
            fraction = 1.0 if count == 1 else min(1.0, (n + 0.5) * tile / box.width())
            pixmap = find(block, fraction)
            if pixmap is not None:
                p.drawPixmap(QRectF(x, lane.top, tile, lane.height), pixmap, QRectF(pixmap.rect()))
            if n:
                p.fillRect(QRectF(x - 0.5, lane.top, 1, lane.height), QColor(128, 128, 128, 120))
        p.fillRect(QRectF(box.left(), lane.top - 1, box.width(), 1), self._colors.line)
        p.restore()

    def _hatch(self, head: QRectF, shape: QPainterPath) -> None:
        """Mark a length that is only estimated; the ≈ says the same in words."""
        p = self._painter
        p.save()
        p.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        # The pattern hangs on the film, not on the window: it scrolls along.
        p.setBrushOrigin(QPointF(-self._view.offset % 8, 0))
        p.fillRect(head, QBrush(self._colors.line, Qt.BrushStyle.BDiagPattern))
        p.restore()

    def _paint_ring(self, block: Block) -> None:
        p, lane = self._painter, self._lanes.scenes
        box = self._box(block.start, block.end, lane.top, lane.height)
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(self._colors.accent, 2))
        p.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS_BLOCK - 1, RADIUS_BLOCK - 1)

    def _paint_grip(self, block: Block, *, holding: bool) -> None:
        p, c, lane = self._painter, self._colors, self._lanes.scenes
        x = self._view.x_of(block.end) - 1
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(c.accent)
        p.drawRoundedRect(QRectF(x - 2, lane.top, 4, lane.height), 2, 2)
        if holding:
            text = words.seconds(block.frame_count / self._strip.fps)
            if block.frame_count <= block.least:
                text = sayings.at_least(text)
            self._bubble(text, x, lane.top + self._lanes.scene_head + 2 * GRID)

    def _bubble(self, text: str, x: float, y: float) -> None:
        p, c = self._painter, self._colors
        metrics = QFontMetricsF(self._time)
        width, height = metrics.horizontalAdvance(text) + 2 * INSET, metrics.height() + GRID
        left = min(x - width - GRID, p.viewport().width() - width - GRID)
        box = QRectF(max(GRID, left), y, width, height)
        p.setBrush(c.accent)
        p.drawRoundedRect(box, RADIUS_BLOCK, RADIUS_BLOCK)
        p.setPen(c.on_accent)
        p.setFont(self._time)
        p.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    # --- captions ------------------------------------------------------------------------------

    def _paint_caption(self, box: QRectF, text: str, *, spoken: bool) -> None:
        p, c = self._painter, self._colors
        if box.width() < 3:
            p.fillRect(box, c.line)
            return
        ground = c.accent_surface if spoken else c.raised
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(ground)
        p.drawRoundedRect(box, RADIUS_BLOCK, RADIUS_BLOCK)
        p.setPen(c.text)
        p.setFont(self._meta)
        if box.right() - max(box.left(), 0.0) > ROOM_TO_READ * p.fontMetrics().height():
            self._text(box, text)
        else:
            self._hint_at_text(box, text, ground)
        self._outline(box, c.accent if spoken else None)

    def _hint_at_text(self, box: QRectF, text: str, ground: QColor) -> None:
        """Show that words are spoken where none can be read: their beginning, fading, or a dash."""
        p = self._painter
        inside = box.adjusted(2, 1, -2, -1)
        if box.width() > ROOM_TO_HINT:
            p.save()
            p.setClipRect(inside)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            p.drawText(inside.adjusted(2, 0, 200, 0), int(flags), text)
            fading = QLinearGradient(inside.center(), QPointF(inside.right(), inside.center().y()))
            fading.setColorAt(0, QColor(ground.red(), ground.green(), ground.blue(), 0))
            fading.setColorAt(1, ground)
            p.fillRect(inside, fading)
            p.restore()
        else:
            p.fillRect(QRectF(inside.left(), box.center().y() - 1, inside.width(), 2), self._colors.muted)

    def _paint_no_captions(self) -> None:
        p, lane = self._painter, self._lanes.captions
        p.setPen(self._colors.muted)
        p.setFont(self._meta)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        box = QRectF(PAD, lane.top, p.viewport().width() - 2 * PAD, lane.height)
        p.drawText(box, int(flags), sayings.captions_later())

    # --- playhead ------------------------------------------------------------------------------

    def _paint_playhead(self, frame: int) -> None:
        p, c = self._painter, self._colors
        x = round(self._view.x_of(frame))
        p.fillRect(QRectF(x - 1, 0, 2, p.viewport().height()), c.wrong)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(c.wrong)
        tip = self._lanes.ruler.bottom - 1
        middle = tip - HEAD
        p.drawPolygon(
            QPolygonF(
                [
                    QPointF(x - HEAD, middle - HEAD),
                    QPointF(x + HEAD, middle - HEAD),
                    QPointF(x + HEAD, middle),
                    QPointF(x, tip),
                    QPointF(x - HEAD, middle),
                ]
            )
        )

    # --- parts ---------------------------------------------------------------------------------

    def _box(self, start: float, end: float, top: float | None = None, height: float | None = None) -> QRectF:
        """Return the box between two moments, a pixel short so that neighbours stay apart."""
        lane = self._lanes.captions
        x0, x1 = self._view.x_of(start), self._view.x_of(end)
        gap = 2.0 if x1 - x0 > 8 else 1.0
        width = max(1.0, x1 - x0 - gap)
        return QRectF(x0, lane.top if top is None else top, width, lane.height if height is None else height)

    def _outline(self, box: QRectF, color: QColor | None = None) -> None:
        p = self._painter
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(self._colors.line if color is None else color, 1))
        p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BLOCK, RADIUS_BLOCK)

    def _text(self, box: QRectF, text: str, *, elide: bool = True) -> float:
        """Write at the left of a box, held in sight while the box scrolls out; return where the text ends."""
        p = self._painter
        left = max(box.left(), 0.0) + INSET
        room = box.right() - INSET / 2 - left
        metrics = QFontMetricsF(p.font())
        wide = metrics.horizontalAdvance(text)
        if elide:
            if room < metrics.horizontalAdvance("가…"):
                return left
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        else:
            if room < wide - INSET / 2:
                return left
            shown = text
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        p.drawText(QRectF(left, box.top(), max(room, wide) + 1, box.height()), int(flags), shown)
        return left + min(wide, room)
