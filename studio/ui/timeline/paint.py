"""Draws the strip: only what a rectangle touches, in the colours and type of the window."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from studio.ui.theme import GRID
from studio.ui.timeline import sayings
from studio.ui.timeline.board import INSET, ONE_LINE, Board, Look, mixed
from studio.ui.timeline.geometry import PAD, Zone
from studio.ui.timeline.model import Band, Caption
from studio.ui.timeline.paint_overlay import OverlayPainter
from studio.ui.timeline.paint_scenes import FindPicture, ScenePainter
from studio.ui.timeline.paint_waves import FindPeaks, WavePainter
from studio.ui.timeline.ruler import choose_ticks

DENSE: Final = 4.0
"""Pixels a caption, on the average, below which they are not told from each other."""
NARROW: Final = 60.0
"""Pixels below which a caption's words begin nearer to its side."""
HEAD: Final = 6.0
"""Half the width of the playhead's head."""
PLAYHEAD_REACH: Final = HEAD + 2
"""Pixels on either side of the playhead that are painted anew when it moves."""


class StripPainter:
    """One pass over the part of the strip within an area of the viewport."""

    def __init__(self, board: Board, look: Look) -> None:
        self._board = board
        self._look = look

    def paint(self, area: QRectF, find_picture: FindPicture, find_peaks: FindPeaks) -> None:
        """Draw everything that touches `area` (pixels)."""
        board, look = self._board, self._look
        p, strip, lanes = board.painter, board.strip, board.lanes
        p.fillRect(area, board.colors.panel)
        self._paint_ruler(area)
        if not strip.blocks:
            return
        first, last = board.view.frame_at(area.left() - 2), board.view.frame_at(area.right() + 2)
        p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        touched = strip.blocks_between(first, last)
        if not area.intersects(QRectF(0, lanes.chapters.top, board.width, board.height)):
            touched = range(0)
        scenes = ScenePainter(board, look, find_picture)
        for index in touched:
            scenes.paint(index)
        for index in range(touched.start, min(touched.stop + 1, len(strip.blocks))):
            scenes.paint_transition(strip.blocks[index])
        scenes.paint_rings(touched.start, touched.stop)
        if lanes.waves.height:
            waves = WavePainter(board)
            for block in strip.blocks[touched.start : touched.stop]:
                waves.paint(block, find_peaks, area, selected=block.uid in look.selected)
            waves.finish()
        current = self._selected_chapters()
        for number, band in enumerate(strip.bands):
            if band.end >= first and band.start <= last:
                self._paint_band(number, band, current=number in current)
        self._paint_captions(first, last)
        OverlayPainter(board, look, find_picture).paint()
        self._paint_playhead(look.playhead)

    # --- ruler ---------------------------------------------------------------------------------

    def _paint_ruler(self, area: QRectF) -> None:
        board = self._board
        p, c, lane = board.painter, board.colors, board.lanes.ruler
        p.fillRect(QRectF(area.left(), lane.bottom - 1, area.width(), 1), c.line)
        if not board.strip.blocks or area.top() > lane.bottom:
            return
        label_px = board.metrics(board.time).horizontalAdvance("00:00:00") + 5 * GRID
        ticks = choose_ticks(board.view.scale, board.strip.fps, label_px=label_px)
        p.setFont(board.time)
        p.setPen(c.muted)
        first = max(0, int(board.view.frame_at(area.left() - label_px)))
        last = min(board.strip.frame_count, int(board.view.frame_at(area.right() + label_px)) + 1)
        for frame, major in ticks.between(first, last):
            x = board.view.x_of(frame)
            height = 8 if major else 4
            p.fillRect(QRectF(round(x), lane.bottom - 1 - height, 1, height), c.muted if major else c.line)
            if major:
                box = QRectF(x + GRID + 1, lane.top, label_px, lane.height - 2)
                p.drawText(box, ONE_LINE, ticks.label(frame))

    # --- chapters ------------------------------------------------------------------------------

    def _selected_chapters(self) -> set[int]:
        selected = self._look.selected
        return {block.chapter for block in self._board.strip.blocks if block.uid in selected}

    def _paint_band(self, number: int, band: Band, *, current: bool) -> None:
        board, lane = self._board, self._board.lanes.chapters
        c = board.colors
        box = board.box(band.start, band.end, lane.top, lane.height)
        hover = self._look.hover
        hovered = hover.zone is Zone.CHAPTER and hover.index == number
        ground = c.accent_surface if current else c.raised
        board.fill(box, mixed(ground, c.text, 0.08) if hovered else ground)
        if not current:
            board.outline(box)
        color = c.accent if current else c.text
        both, room = f"{band.number}  {band.title}", board.metrics(board.meta).horizontalAdvance("00 가나…")
        if box.right() - max(box.left(), 0.0) < room + 2 * INSET:
            board.text(box, str(band.number), board.meta, color, elide=False, inset=INSET / 2)
        else:
            board.text(box, both, board.meta, color)

    # --- captions ------------------------------------------------------------------------------

    def _paint_captions(self, first: float, last: float) -> None:
        board, lane = self._board, self._board.lanes.captions
        if not lane.height:
            return
        captions = board.strip.captions_between(first, last)
        if captions and (captions[-1].end - captions[0].start) * board.view.scale < DENSE * len(captions):
            self._paint_dense(captions)
            return
        for caption in captions:
            spoken = caption.start <= self._look.playhead < caption.end
            self._paint_caption(caption, board.box(caption.start, caption.end, lane.top, lane.height), spoken)
        if not board.strip.captions:
            box = QRectF(PAD, lane.top, board.width - 2 * PAD, lane.height)
            board.text(box, sayings.captions_later(), board.meta, board.colors.muted, inset=0)

    def _paint_dense(self, captions: Sequence[Caption]) -> None:
        """Show where something is said while captions are too narrow to be told from each other."""
        board, lane = self._board, self._board.lanes.captions
        color = mixed(board.colors.line, board.colors.muted, 0.15)
        begin, end = captions[0].start, captions[0].start
        for caption in captions:
            if (caption.start - end) * board.view.scale > 1:
                board.painter.fillRect(board.box(begin, end, lane.top, lane.height), color)
                begin = caption.start
            end = caption.end
        board.painter.fillRect(board.box(begin, end, lane.top, lane.height), color)

    def _paint_caption(self, caption: Caption, box: QRectF, spoken: bool) -> None:
        board, c = self._board, self._board.colors
        if box.width() < 4:
            board.painter.fillRect(box, c.accent if spoken else mixed(c.line, c.muted, 0.4))
            return
        hover = self._look.hover
        hovered = hover.zone is Zone.CAPTION and board.strip.captions[hover.index] is caption
        ground = c.accent_surface if spoken else mixed(c.raised, c.text, 0.08) if hovered else c.raised
        board.fill(box, ground)
        inset = 4.0 if box.width() < NARROW else INSET - 2
        if box.right() - max(box.left(), 0.0) - 1.5 * inset >= board.least_text:
            board.text(box, caption.text, board.meta, c.text, inset=inset)
        else:  # that something is said, where no word of it can be read
            middle = box.adjusted(3, 0, -3, 0)
            board.painter.fillRect(
                QRectF(middle.left(), box.center().y() - 1, max(1.0, middle.width()), 2), c.muted
            )
        board.outline(box, c.accent if spoken else None)

    # --- playhead ------------------------------------------------------------------------------

    def _paint_playhead(self, frame: int) -> None:
        board = self._board
        p, c = board.painter, board.colors
        x = round(board.view.x_of(frame))
        p.fillRect(QRectF(x - 1, 0, 2, board.height), c.wrong)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(c.wrong)
        tip = board.lanes.ruler.bottom - 1
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
