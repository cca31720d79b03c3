"""The life of a video in the room of a line: two groups of short pieces, and where it is in words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from studio.domain.video import Video, VideoStatus
from studio.ui.backend.life import Stand, steps_of
from studio.ui.backend.texts import BackendTexts
from studio.ui.theme import Theme

PIECE: Final = 10
"""Width of a piece in words of the design's own size; it grows with them."""
_HEIGHT: Final = 4
_GAP: Final = 2
_BETWEEN: Final = 8
_TO_WORDS: Final = 8


def paint_life(
    painter: QPainter, area: QRectF, video: Video, texts: BackendTexts, theme: Theme, *, quiet: str
) -> None:
    """Paint where a video is into a line, in the painter's font; `quiet` follows in a weaker voice.

    Pieces behind are filled, the present one is taller, those ahead are outlines: never colour alone. A
    disabled video has left the way: it has no pieces, but a sign.
    """
    colors = theme.colors
    metrics = QFontMetrics(painter.font())
    scale = max(1.0, metrics.height() / 15)
    x, middle = area.left(), area.center().y()
    disabled = video.status is VideoStatus.DISABLED
    words = texts.video(video)
    wide = area.width() - metrics.horizontalAdvance(words) >= _bar_width(scale)
    painter.save()
    if wide and not disabled:
        part = None
        for step in steps_of(video.status):
            if part is not None:
                x += (_BETWEEN if step.part is not part else _GAP) * scale
            part = step.part
            now = step.stand is Stand.NOW
            height = (_HEIGHT + 4 if now else _HEIGHT) * scale
            piece = QRectF(x, middle - height / 2, PIECE * scale, height)
            if step.stand is Stand.AHEAD:
                painter.setPen(QPen(colors.muted, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setOpacity(0.55)
                painter.drawRoundedRect(piece.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
                painter.setOpacity(1.0)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colors.accent if now else colors.good)
                painter.drawRoundedRect(piece, 2, 2)
            x += PIECE * scale
        x += _TO_WORDS * scale
    if disabled:
        side = metrics.ascent()
        icon = theme.pixmap("ban", "muted", side, painter.device().devicePixelRatioF())
        painter.drawPixmap(round(x), round(middle - side / 2), icon)
        x += side + 4
    rest = QRectF(x, area.top(), area.right() - x, area.height())
    text = f"{words} · {quiet}" if quiet else words
    painter.setPen(colors.muted)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(rest.width()))
    painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    painter.restore()


def _bar_width(scale: float) -> float:
    steps = steps_of(VideoStatus.DRAFT)
    return (len(steps) * PIECE + (len(steps) - 2) * _GAP + _BETWEEN + _TO_WORDS) * scale
