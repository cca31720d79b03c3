"""A caption laid over the picture, as the preview shows it and a burnt-in film carries it."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from studio.domain.slides import Canvas
from studio.picture.qt import font_of
from studio.picture.themes import load_theme

PLATE: Final = QColor(0, 0, 0, 184)
"""72 % black."""
SIZE: Final = 32
BASE: Final = 664
"""Lower edge of the plate in the 720-line reference: above the progress line."""


def paint_caption(painter: QPainter, canvas: Canvas, text: str) -> None:
    """Paint a caption of up to two lines (`\\n` between them) in canvas pixels; no text paints nothing."""
    lines = [line for line in text.split("\n") if line.strip()][:2]
    if not lines:
        return
    unit = min(canvas.width, canvas.height) / 720
    font = font_of(load_theme(canvas.theme).families, SIZE * unit, QFont.Weight.Medium)
    metrics = QFontMetricsF(font)
    line_height, padding = metrics.height() * 1.06, 16 * unit
    width = max(metrics.horizontalAdvance(line) for line in lines) + 2 * padding
    height = line_height * len(lines) + padding * 0.7
    top = canvas.height - (720 - BASE) * unit - height
    plate = QRectF((canvas.width - width) / 2, top, width, height)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PLATE)
    painter.drawRoundedRect(plate, 8 * unit, 8 * unit)
    painter.setPen(QColor("#FFFFFF"))
    painter.setFont(font)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, "\n".join(lines))
    painter.restore()
