"""Draws the speech of scenes: the real one, or that it is not made yet."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from studio.ui.theme import RADIUS_BLOCK
from studio.ui.timeline.board import Board, mixed
from studio.ui.timeline.model import Block

if TYPE_CHECKING:
    from studio.services.waveforms import Peaks

NARROW: Final = 5.0
"""Pixels below which a scene's speech is one bar: nothing more of it could be told."""
HEIGHTS: Final = tuple((level / 128) ** 0.7 for level in range(129))
"""How high a sample of 0 to 128 reaches, in parts of half the lane: quiet words are seen beside loud ones."""
QUIET: Final = 0.62
"""How much of the colour of text the speech of scenes has that are not selected."""

FindPeaks = Callable[[Block], "Peaks | None"]
"""Returns the peaks of a scene's speech, where they are there already."""


class WavePainter:
    """Paints the lane of speech, a line for every pixel of the screen."""

    def __init__(self, board: Board) -> None:
        self._board = board
        c, lane = board.colors, board.lanes.waves
        self._middle = round(lane.top + lane.height / 2) + 0.5
        self._reach = max(1.0, lane.height / 2 - 1)
        self._heights = [part * self._reach for part in HEIGHTS]
        self._pixel = 1.0 / board.painter.device().devicePixelRatioF()
        self._colors = (mixed(c.panel, c.text, QUIET), c.accent)
        self._lines: tuple[list[QLineF], list[QLineF]] = ([], [])
        """Of scenes that are not selected, and of those that are."""

    def paint(self, block: Block, find: FindPeaks, area: QRectF, *, selected: bool) -> None:
        """Paint the speech of one scene within `area`; its lines wait for `finish`."""
        board = self._board
        box = board.box(block.start, block.end, board.lanes.waves.top, board.lanes.waves.height)
        board.painter.fillRect(QRectF(box.left(), self._middle - 0.5, box.width(), 1), board.colors.line)
        if not block.speech_samples:
            return
        first = block.start + block.speech_start / board.strip.samples_per_frame
        last = first + block.speech_samples / board.strip.samples_per_frame
        if not block.voiced:
            self._paint_promise(first, last, self._colors[selected])
            return
        peaks = find(block)
        if peaks is None:
            return
        if box.width() < NARROW:
            self._paint_bar(box, peaks, self._colors[selected])
        else:
            self._lines[selected].extend(self._columns(first, last, peaks, area))

    def finish(self) -> None:
        """Draw the lines of all scenes."""
        p = self._board.painter
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for lines, color in zip(self._lines, self._colors, strict=True):
            p.setPen(QPen(color, self._pixel, c=Qt.PenCapStyle.FlatCap))
            p.drawLines(lines)
        p.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _columns(self, first: float, last: float, peaks: Peaks, area: QRectF) -> list[QLineF]:
        """Return a line for every pixel of the screen within `area` in which something is heard."""
        # Columns hang on the film, not on the window: what is seen does not tremble while it scrolls by.
        board, pixel = self._board, self._pixel
        scale, per_frame = board.view.scale / pixel, board.strip.samples_per_frame
        begin = max(first, board.view.frame_at(area.left() - 1))
        end = min(last, board.view.frame_at(area.right() + 1))
        column = math.floor(begin * scale)
        count = math.ceil(end * scale) - column
        lowest, highest = peaks.columns((column / scale - first) * per_frame, per_frame / scale, count)
        x = board.view.x_of(column / scale) + pixel / 2
        middle, heights = self._middle, self._heights
        lines: list[QLineF] = []
        for low, high in zip(lowest, highest, strict=True):
            if high > low:
                lines.append(QLineF(x, middle - heights[max(high, 0)], x, middle + heights[max(-low, 0)]))
            x += pixel
        return lines

    def _paint_bar(self, box: QRectF, peaks: Peaks, color: QColor) -> None:
        top = HEIGHTS[max(peaks.highest, 0)] * self._reach
        bottom = HEIGHTS[max(-peaks.lowest, 0)] * self._reach
        self._board.painter.fillRect(QRectF(box.left(), self._middle - top, box.width(), top + bottom), color)

    def _paint_promise(self, first: float, last: float, color: QColor) -> None:
        """Mark where something will be said, without making up how it sounds."""
        board, p = self._board, self._board.painter
        x0, x1 = board.view.x_of(first), board.view.x_of(last)
        box = QRectF(x0, self._middle - self._reach / 2, max(1.0, x1 - x0), self._reach)
        if box.width() < NARROW:
            p.fillRect(box, board.colors.line)
            return
        p.setBrushOrigin(QPointF(-board.view.offset % 8, 0))
        p.setBrush(QBrush(board.colors.line, Qt.BrushStyle.BDiagPattern))
        p.setPen(QPen(mixed(board.colors.panel, color, 0.6), 1, Qt.PenStyle.DashLine))
        p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BLOCK, RADIUS_BLOCK)
