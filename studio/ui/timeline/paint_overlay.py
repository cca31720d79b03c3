"""Draws what the mouse holds: an edge and its length, scenes on their way, a rubber band."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from studio.ui.theme import GRID, RADIUS_BLOCK
from studio.ui.timeline import sayings
from studio.ui.timeline.board import INSET, Board, Look
from studio.ui.timeline.geometry import Zone
from studio.ui.timeline.overlay import Carry, Stretch
from studio.ui.timeline.paint_scenes import FindPicture
from studio.ui.timeline.trimming import Held

GHOST: Final = 168.0
"""Pixels a carried scene is wide at most."""
ASIDE: Final = 3.0
"""Pixels by which the mark of a gap at the end of a chapter stands before the boundary, others behind it."""


class OverlayPainter:
    """Paints over everything but the playhead."""

    def __init__(self, board: Board, look: Look, find: FindPicture) -> None:
        self._board = board
        self._look = look
        self._find = find

    def paint(self) -> None:
        """Draw what there is."""
        overlay, hover = self._look.overlay, self._look.hover
        if overlay.rubber is not None:
            self._paint_rubber(*overlay.rubber)
        if overlay.stretch is not None:
            self._paint_stretch(overlay.stretch)
        elif hover.zone is Zone.EDGE and hover.index < len(self._board.strip.blocks):
            self._paint_grip(hover.index)
        if overlay.carry is not None:
            self._paint_carry(overlay.carry)

    # --- edges ---------------------------------------------------------------------------------

    def _paint_grip(self, index: int) -> float:
        board, lane = self._board, self._board.lanes.scenes
        x = board.view.x_of(board.strip.blocks[index].end) - 1
        board.painter.setPen(Qt.PenStyle.NoPen)
        board.painter.setBrush(board.colors.accent)
        board.painter.drawRoundedRect(QRectF(x - 2, lane.top, 4, lane.height), 2, 2)
        return x

    def _paint_stretch(self, stretch: Stretch) -> None:
        board, lanes = self._board, self._board.lanes
        for index in stretch.lengths:
            if index != stretch.index:
                self._paint_grip(index)
        x = self._paint_grip(stretch.index)
        p, c = board.painter, board.colors
        ground, ink = c.accent, c.on_accent
        if stretch.held is Held.NARRATION:
            # A stop: the words end here, and a wall says so in the colour of warnings.
            ground = c.doubt
            p.setBrush(c.doubt)
            p.setPen(Qt.PenStyle.NoPen)
            p.drawRect(QRectF(x - 1, lanes.scenes.top, 3, lanes.bottom - lanes.scenes.top))
            p.drawRect(QRectF(x - 7, lanes.scenes.top, 9, 3))
            p.drawRect(QRectF(x - 7, lanes.scenes.bottom - 3, 9, 3))
        elif stretch.held is not Held.NOTHING:
            p.setPen(QPen(c.accent, 1, Qt.PenStyle.DashLine))
            p.drawLine(QPointF(x + 0.5, 0), QPointF(x + 0.5, board.height))
        self._bubble(stretch.text, x - 2 * GRID, lanes.scenes.top + lanes.scene_head + 2 * GRID, ground, ink)

    def _bubble(self, text: str, x: float, y: float, ground: QColor, ink: QColor, share: float = 1.0) -> None:
        """Write in a bubble of which `share` lies left of a point."""
        board, p = self._board, self._board.painter
        metrics = board.metrics(board.strong)
        width, height = metrics.horizontalAdvance(text) + 2 * INSET, metrics.height() + GRID
        left = min(x - width * share, board.width - width - GRID)
        box = QRectF(max(GRID, left), min(y, board.height - height - GRID), width, height)
        board.fill(box, ground)
        p.setPen(ink)
        p.setFont(board.strong)
        p.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    # --- what is carried -----------------------------------------------------------------------

    def _paint_carry(self, carry: Carry) -> None:
        board, p = self._board, self._board.painter
        height = board.lanes.chapters.height if carry.chapter >= 0 else board.lanes.scenes.height
        blocks = [b for b in board.strip.blocks if b.uid in carry.uids]
        if not blocks:
            return
        natural = sum(b.frame_count for b in blocks) * board.view.scale
        width = min(GHOST, max(6 * INSET, natural))
        box = QRectF(carry.x - width / 2, carry.y - board.lanes.scene_head / 2, width, height)
        p.setOpacity(0.88)
        for depth in range(min(2, len(blocks) - 1) if carry.chapter < 0 else 0, 0, -1):
            behind = box.translated(4 * depth, 4 * depth)
            board.fill(behind, board.colors.raised)
            board.outline(behind, board.colors.accent)
        board.fill(box, board.colors.accent_surface)
        head = QRectF(box.left(), box.top(), box.width(), board.lanes.scene_head)
        picture = self._find(blocks[0], 1.0) if carry.chapter < 0 else None
        if picture is not None:
            lane = QRectF(box.left() + 2, head.bottom(), box.width() - 4, box.bottom() - head.bottom() - 2)
            source = QRectF(picture.rect())
            source.setWidth(min(source.width(), lane.width() / max(1.0, lane.height()) * source.height()))
            lane.setWidth(min(lane.width(), source.width() / source.height() * lane.height()))
            p.drawPixmap(lane, picture, source)
        board.outline(box, board.colors.accent, 1.5)
        if carry.chapter >= 0:
            head.setHeight(height)
        board.text(
            head, sayings.carried(board.strip, blocks, carry.chapter), board.strong, board.colors.accent
        )
        p.setOpacity(1.0)
        self._paint_gap(carry)
        below = box.bottom() + GRID
        self._bubble(carry.text, carry.x, below, board.colors.accent, board.colors.on_accent, 0.5)

    def _paint_gap(self, carry: Carry) -> None:
        board, drop, lanes = self._board, carry.drop, self._board.lanes
        if drop is None:
            return
        if carry.chapter < 0 and drop.chapter < len(board.strip.bands):
            band = board.strip.bands[drop.chapter]
            box = board.box(band.start, band.end, lanes.chapters.top, lanes.chapters.height)
            board.outline(box, board.colors.accent, 2)
        x = board.view.x_of(drop.frame) - 1
        if carry.chapter < 0:
            x += -ASIDE if drop.after else ASIDE if self._begins_chapter(drop.frame) else 0
        top = lanes.chapters.top if carry.chapter >= 0 else lanes.scenes.top
        bottom = lanes.scenes.bottom
        p = board.painter
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(board.colors.accent)
        p.drawRoundedRect(QRectF(x - 1.5, top - 3, 3, bottom - top + 6), 1.5, 1.5)
        for y, down in ((top - 4, 1), (bottom + 4, -1)):
            p.drawPolygon(QPolygonF([QPointF(x - 5, y), QPointF(x + 5, y), QPointF(x, y + 6 * down)]))

    def _begins_chapter(self, frame: int) -> bool:
        return any(band.start == frame for band in self._board.strip.bands[1:])

    # --- rubber band ---------------------------------------------------------------------------

    def _paint_rubber(self, first: float, last: float) -> None:
        board, lanes = self._board, self._board.lanes
        x0, x1 = board.view.x_of(first), board.view.x_of(last)
        box = QRectF(x0, lanes.scenes.top - 2, max(1.0, x1 - x0), lanes.bottom - lanes.scenes.top + 4)
        wash = QColor(board.colors.accent)
        wash.setAlpha(46)
        p = board.painter
        p.setBrush(wash)
        p.setPen(QPen(board.colors.accent, 1))
        p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BLOCK, RADIUS_BLOCK)
