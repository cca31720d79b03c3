"""The words of a slide: painted once for each look they come to, and laid over every frame of its scene."""

import math
from functools import reduce
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from studio.domain.script import Layout
from studio.domain.slides import Canvas, Slide
from studio.picture.brand import theme_of
from studio.picture.brush import Brush, rect_of
from studio.picture.elements import Composition, Element, item_of
from studio.picture.layers import kept
from studio.picture.layouts import compose
from studio.picture.page import Page, fills_frame
from studio.picture.themes import Mood

RISE: Final = 12.0
"""Pixels of the reference an item rises while it enters."""
REACH: Final = 12.0
"""How far letters and markers may stand out of their boxes, in reference pixels."""
_HAIR: Final = 2e-5
"""Stretch that nobody sees: Qt moves a picture by fractions of a pixel only when it scales it as well."""


def mood_of(canvas: Canvas, slide: Slide) -> Mood:
    """Return the palette of a slide."""
    moods = theme_of(canvas.under(slide)).moods
    if fills_frame(canvas, slide):
        return moods.picture
    return moods.warning if slide.layout is Layout.WARNING else moods.default


def paint_words(painter: QPainter, canvas: Canvas, slide: Slide, local_frame: int) -> None:
    """Lay a slide's words over what is painted: what has come by a frame, and what is on its way."""
    words = slide.wording()
    come = [slide.presence(index, local_frame) for index in range(len(slide.entering))]
    standing = sum(done == 1.0 for done in come)
    painter.drawImage(0, 0, _standing(canvas, words, standing))
    for index, done in enumerate(come):
        if 0.0 < done < 1.0:
            _paint_entering(painter, canvas, _item(canvas, words, index), done)


def _paint_entering(painter: QPainter, canvas: Canvas, layer: QImage, done: float) -> None:
    if layer.isNull():
        return  # an item for which there is no room
    come = 1.0 - (1.0 - done) ** 3
    rise = (1.0 - come) * RISE * Page(canvas, theme_of(canvas)).unit
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setOpacity(painter.opacity() * come)
    place = layer.offset()
    painter.setTransform(QTransform(1, 0, 0, 1 + _HAIR, place.x(), place.y() + rise), combine=True)
    painter.drawImage(0, 0, layer)
    painter.restore()


@kept(megabytes=96)
def _standing(canvas: Canvas, slide: Slide, count: int) -> QImage:
    """Return all that stands still on a slide when `count` of its items have come, as a whole layer."""
    layer = QImage(canvas.width, canvas.height, QImage.Format.Format_ARGB32_Premultiplied)
    layer.fill(Qt.GlobalColor.transparent)
    shown = [e for e in compose(canvas, slide).elements if (item := item_of(e)) is None or item < count]
    _paint(layer, canvas, slide, shown)
    return layer


@kept(megabytes=48)
def _item(canvas: Canvas, slide: Slide, index: int) -> QImage:
    """Return one item in a layer as large as it; its offset tells where it stands on the canvas."""
    parts = [element for element in compose(canvas, slide).elements if item_of(element) == index]
    boxes = [rect_of(part.box) for part in parts]
    if not boxes:
        return QImage()
    reach = math.ceil(REACH * Page(canvas, theme_of(canvas)).unit)
    whole = QRect(0, 0, canvas.width, canvas.height)
    place = reduce(QRectF.united, boxes).toAlignedRect().adjusted(-reach, -reach, reach, reach) & whole
    layer = QImage(place.size(), QImage.Format.Format_ARGB32_Premultiplied)
    layer.fill(Qt.GlobalColor.transparent)
    layer.setOffset(place.topLeft())
    _paint(layer, canvas, slide, parts)
    return layer


def _paint(layer: QImage, canvas: Canvas, slide: Slide, elements: list[Element]) -> None:
    with QPainter(layer) as painter:
        painter.translate(-layer.offset())
        Brush(painter, mood_of(canvas, slide), theme_of(canvas).families).paint(Composition(tuple(elements)))
