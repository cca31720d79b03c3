"""What every screen shows of a film: the safe areas of EBU R 95, for action and for words."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

ACTION: Final = 0.035
"""Margin on every side, in fractions of the picture's width or height: 93 % is left for what happens."""
WORDS: Final = 0.05
"""90 % is left for words."""
_LINE: Final = QColor(255, 255, 255, 210)
_SHADE: Final = QColor(0, 0, 0, 120)


def inset(picture: QRectF, margin: float) -> QRectF:
    """Return the part of a picture that a margin leaves."""
    across, down = picture.width() * margin, picture.height() * margin
    return picture.adjusted(across, down, -across, -down)


def paint_safe_areas(painter: QPainter, picture: QRectF, font: QFont) -> None:
    """Draw both areas over a picture: a line for action, dashes for words, each with its share."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(font)
    for margin, style in ((ACTION, Qt.PenStyle.SolidLine), (WORDS, Qt.PenStyle.DashLine)):
        area = inset(picture, margin)
        for color, offset in ((_SHADE, 1.0), (_LINE, 0.0)):
            painter.setPen(QPen(color, 1, style))
            painter.drawRect(area.translated(offset, offset))
    metrics = painter.fontMetrics()
    room = picture.height() * ACTION
    if metrics.height() <= room:  # between the edge of the picture and the line: it covers no words there
        share = f"{1 - 2 * ACTION:.0%} · {1 - 2 * WORDS:.0%}"
        below = (room - metrics.height()) / 2 + metrics.ascent()
        place = QPointF(picture.left() + picture.width() * ACTION, picture.top() + below)
        for color, offset in ((_SHADE, 1.0), (_LINE, 0.0)):
            painter.setPen(color)
            painter.drawText(place + QPointF(offset, offset), share)
    painter.restore()
