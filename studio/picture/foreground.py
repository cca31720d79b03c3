"""The words of a slide, painted once and laid over every frame of its scene."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from studio.domain.script import Layout
from studio.domain.slides import Canvas, Slide
from studio.picture.layers import kept
from studio.picture.qt import font_of
from studio.picture.themes import Mood, load_theme


def mood_of(canvas: Canvas, slide: Slide) -> Mood:
    """Return the palette of a slide."""
    moods = load_theme(canvas.theme).moods
    return moods.warning if slide.layout is Layout.WARNING else moods.default


@kept(megabytes=96)
def foreground(canvas: Canvas, slide: Slide) -> QImage:
    """Return a slide's words on a transparent layer of the canvas's size."""
    theme, mood = load_theme(canvas.theme), mood_of(canvas, slide)
    layer = QImage(canvas.width, canvas.height, QImage.Format.Format_ARGB32_Premultiplied)
    layer.fill(Qt.GlobalColor.transparent)
    painter = QPainter(layer)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    u = min(canvas.width, canvas.height) / 720
    left, width = 80 * u, canvas.width - 160 * u
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
    painter.setPen(QColor(mood.accent))
    painter.setFont(font_of(theme.families, theme.type.kicker * u, QFont.Weight.DemiBold))
    painter.drawText(QRectF(left, 60 * u, width, 40 * u), flags, slide.kicker)
    painter.setPen(QColor(mood.text))
    painter.setFont(font_of(theme.families, theme.type.title * u, QFont.Weight.Bold, -2))
    painter.drawText(QRectF(left, canvas.height * 0.25, width, canvas.height * 0.25), flags, slide.title)
    painter.setPen(QColor(mood.muted))
    painter.setFont(font_of(theme.families, theme.type.body * u, QFont.Weight.Normal))
    body = "\n".join(slide.items) or slide.body
    painter.drawText(QRectF(left, canvas.height * 0.5, width, canvas.height * 0.35), flags, body)
    painter.end()
    return layer
