"""The words of a slide, painted once and laid over every frame of its scene."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from studio.domain.script import Layout
from studio.domain.slides import Canvas, Motion, Slide
from studio.picture.brand import theme_of
from studio.picture.brush import Brush
from studio.picture.layers import kept
from studio.picture.layouts import compose
from studio.picture.themes import Mood


def mood_of(canvas: Canvas, slide: Slide) -> Mood:
    """Return the palette of a slide."""
    moods = theme_of(canvas).moods
    if slide.layout is Layout.FULL_IMAGE and slide.image is not None:
        return moods.picture
    return moods.warning if slide.layout is Layout.WARNING else moods.default


def foreground(canvas: Canvas, slide: Slide) -> QImage:
    """Return a slide's words on a transparent layer of the canvas's size."""
    return _painted(canvas, slide.model_copy(update={"motion": _STILL, "frame_count": 1}))


_STILL: Final = Motion()
"""Words do not move: a scene of another length has the same layer."""


@kept(megabytes=96)
def _painted(canvas: Canvas, slide: Slide) -> QImage:
    layer = QImage(canvas.width, canvas.height, QImage.Format.Format_ARGB32_Premultiplied)
    layer.fill(Qt.GlobalColor.transparent)
    composition = compose(canvas, slide)
    with QPainter(layer) as painter:
        Brush(painter, mood_of(canvas, slide), theme_of(canvas).families).paint(composition)
    return layer
