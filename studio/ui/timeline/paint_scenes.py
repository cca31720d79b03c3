"""Draws the scene blocks: head, pictures, what is selected or wrong, how one scene passes into the next."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen, QPixmap, QPolygonF

from studio.domain.problem import Severity
from studio.ui import words
from studio.ui.theme import GRID, RADIUS_BLOCK
from studio.ui.timeline.board import INSET, Board, Look, mixed
from studio.ui.timeline.geometry import Zone
from studio.ui.timeline.model import Block

PLAIN: Final = 3.0
"""Pixels below which a scene is a bar."""
ROUND: Final = 16.0
"""Pixels from which the corners of a scene's pictures are cut round."""
MARK: Final = 0.9
"""Side of the icon of a problem, in heights of a line."""
_ICONS: Final = {Severity.WRONG: ("circle-x", "wrong"), Severity.DOUBT: ("triangle-alert", "doubt")}

FindPicture = Callable[[Block, float], QPixmap | None]
"""Returns the picture of a scene at a moment of it (0 to 1), where there is one already."""


class ScenePainter:
    """Paints the scene lane."""

    def __init__(self, board: Board, look: Look, find: FindPicture) -> None:
        self._board = board
        self._look = look
        self._find = find

    def paint(self, index: int) -> None:
        """Paint one scene, all but its ring."""
        board, look, lanes = self._board, self._look, self._board.lanes
        p, c, block = board.painter, board.colors, self._board.strip.blocks[index]
        box = self._box(block)
        selected = block.uid in look.selected
        if box.width() < PLAIN:
            p.fillRect(box, c.accent if selected else mixed(c.line, c.muted, 0.2))
            return
        hovered = look.hover.zone in (Zone.SCENE, Zone.EDGE) and look.hover.index == index
        ground = c.accent_surface if selected else mixed(c.raised, c.text, 0.07) if hovered else c.raised
        board.fill(box, ground)
        head = QRectF(box.left(), box.top(), box.width(), lanes.scene_head)
        if not block.voiced:
            self._hatch(head)
        self._paint_pictures(block, box)
        self._paint_head(block, head, selected=selected)
        board.outline(box, mixed(c.line, c.muted, 0.6) if hovered else None)

    def paint_rings(self, first: int, last: int) -> None:
        """Draw what shows that scenes are selected, over their neighbours; that which panels show thicker."""
        board, look = self._board, self._look
        for block in board.strip.blocks[first:last]:
            box = self._box(block)
            if block.uid in look.selected and box.width() >= PLAIN:
                thick = 2.5 if block.uid == look.shown_uid else 1.5
                board.outline(box, board.colors.accent, thick)

    def paint_transition(self, block: Block) -> None:
        """Draw how a scene comes in over the one before it: one falls while the other rises."""
        board, lane = self._board, self._board.lanes.thumbs
        half = block.transition / 2 * board.view.scale
        if half < 2.5:
            return
        p, x = board.painter, board.view.x_of(block.start) - 1
        box = QRectF(x - half, lane.top, 2 * half, lane.height)
        shade = QColor(0, 0, 0, 105)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(shade)
        middle = box.center().y()
        # What lies under the line that falls is still the scene before, the rest already the next.
        for side in (box.left(), box.right()):
            p.drawPolygon(
                QPolygonF([QPointF(side, box.top()), QPointF(side, box.bottom()), QPointF(x, middle)])
            )
        p.setPen(QPen(QColor(255, 255, 255, 96), 1))
        p.drawLines([QLineF(box.topLeft(), box.bottomRight()), QLineF(box.bottomLeft(), box.topRight())])

    def _box(self, block: Block) -> QRectF:
        lane = self._board.lanes.scenes
        return self._board.box(block.start, block.end, lane.top, lane.height)

    # --- the head ------------------------------------------------------------------------------

    def _paint_head(self, block: Block, head: QRectF, *, selected: bool) -> None:
        board, c = self._board, self._board.colors
        if head.right() < 0 or head.left() > board.width or head.width() < 2 * GRID:
            return
        number = f"✓ {block.number}" if selected and len(self._look.selected) > 1 else str(block.number)
        font = board.strong if selected else board.time
        room = head.right() - max(head.left(), 0.0)
        inset = INSET if room > 3 * INSET else 3.0
        color = c.accent if selected else c.text
        taken = board.text(head, number, font, color, elide=False, inset=inset)
        taken = self._paint_problem(block, head, taken, inset)
        length = words.seconds(block.frame_count / board.strip.fps, estimated=not block.voiced)
        right = min(head.right(), board.width) - INSET
        wide = board.metrics(board.time).horizontalAdvance(length)
        if right - wide < taken + 2 * GRID:
            return
        p = board.painter
        p.setFont(board.time)
        p.setPen(c.text if selected else c.muted)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        p.drawText(QRectF(right - wide - 1, head.top(), wide + 1, head.height()), int(flags), length)

    def _paint_problem(self, block: Block, head: QRectF, taken: float, inset: float) -> float:
        severity = self._look.problems.get(block.uid)
        if severity is None:
            return taken
        board = self._board
        left = taken + GRID + 1 if taken > max(head.left(), 0.0) + inset else taken
        side = round(board.metrics(board.time).height() * MARK)
        if left + side > head.right() - 2:
            return taken
        name, role = _ICONS[severity]
        p = board.painter
        ratio = p.device().devicePixelRatioF()
        icon = board.theme.pixmap(name, role, side, ratio)
        p.drawPixmap(QPointF(left, head.center().y() - side / 2), icon)
        return left + side

    def _hatch(self, head: QRectF) -> None:
        """Mark a length that is only estimated; the ≈ says the same in words."""
        board, p = self._board, self._board.painter
        p.setPen(Qt.PenStyle.NoPen)
        # The pattern hangs on the film, not on the window: it scrolls along.
        p.setBrushOrigin(QPointF(-board.view.offset % 8, 0))
        p.setBrush(QBrush(board.colors.line, Qt.BrushStyle.BDiagPattern))
        p.drawRoundedRect(head, RADIUS_BLOCK, RADIUS_BLOCK)

    # --- pictures ------------------------------------------------------------------------------

    def _paint_pictures(self, block: Block, box: QRectF) -> None:
        board, p, lane = self._board, self._board.painter, self._board.lanes.thumbs
        if box.width() < 2 * GRID:
            return
        area = QRectF(box.left(), lane.top, box.width(), lane.height)
        p.save()
        p.setClipRect(area, Qt.ClipOperation.IntersectClip)
        p.fillRect(area, board.colors.background)
        tile = self._look.tile_width
        count = max(1, int(box.width() // tile) + (1 if box.width() % tile else 0))
        first = max(0, int(-box.left() // tile))
        last = min(count - 1, int((board.width - box.left()) // tile))
        for n in range(first, last + 1):
            x = box.left() + n * tile
            # A scene with room for one picture shows itself complete, as at its end.
            fraction = 1.0 if count == 1 else min(1.0, (n + 0.5) * tile / box.width())
            pixmap = self._find(block, fraction)
            if pixmap is not None:
                p.drawPixmap(QRectF(x, lane.top, tile, lane.height), pixmap, QRectF(pixmap.rect()))
            if n:
                p.fillRect(QRectF(x - 0.5, lane.top, 1, lane.height), QColor(128, 128, 128, 120))
        p.restore()
        p.fillRect(QRectF(box.left(), lane.top - 1, box.width(), 1), board.colors.line)
        if box.width() >= ROUND:
            self._round_off(box)

    def _round_off(self, box: QRectF) -> None:
        """Cover the lower corners of the pictures: to clip them by a round shape takes four times as long."""
        p, r = self._board.painter, RADIUS_BLOCK
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(self._board.colors.panel)
        for side, inwards in ((box.left(), r), (box.right(), -r)):
            corner = QPainterPath(QPointF(side, box.bottom()))
            corner.lineTo(side, box.bottom() - r)
            corner.quadTo(side, box.bottom(), side + inwards, box.bottom())
            p.drawPath(corner)
