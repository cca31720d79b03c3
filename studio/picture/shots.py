"""One frame of the film: a scene, or two scenes on the way from one to the other.

The preview paints through the same functions as the film, so what is seen is what is rendered.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from studio.domain.script import Transition
from studio.domain.slides import Canvas, Slide
from studio.domain.timeline import Shot
from studio.picture.backgrounds import background
from studio.picture.caption import paint_caption
from studio.picture.foreground import mood_of, paint_words
from studio.picture.motion import eased, window_at
from studio.picture.photos import paint_logo, paint_photo

SWELL = 0.08
"""How far a zoom transition pushes into the outgoing picture."""


def paint_shot(
    painter: QPainter,
    canvas: Canvas,
    slides: Sequence[Slide],
    shot: Shot,
    pictures: Path | None = None,
) -> None:
    """Paint one frame in canvas pixels, covering the whole canvas.

    `pictures` is the folder of the pictures that were taken in; what is not there gets a placeholder.
    """
    _paint_scenes(painter, canvas, slides, shot, pictures)
    slide, said = _saying(slides, shot)
    paint_caption(painter, canvas.under(slide), said)


def _saying(slides: Sequence[Slide], shot: Shot) -> tuple[Slide, str]:
    """Return the one scene that is saying something in this frame, and the caption of what it says."""
    outgoing = slides[shot.scene]
    said = outgoing.caption_at(shot.local_frame)
    if said or shot.incoming is None:
        return outgoing, said
    incoming = slides[shot.incoming]
    return incoming, incoming.caption_at(shot.incoming_local_frame)


def _paint_scenes(
    painter: QPainter, canvas: Canvas, slides: Sequence[Slide], shot: Shot, pictures: Path | None
) -> None:
    outgoing = slides[shot.scene]
    if shot.incoming is None or shot.transition is Transition.NONE:
        _paint_scene(painter, canvas, outgoing, shot.local_frame, pictures)
        return
    incoming = slides[shot.incoming]
    frame = QRectF(0, 0, canvas.width, canvas.height)
    other = _scene_image(canvas, incoming, shot.incoming_local_frame, pictures)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if shot.transition is Transition.SLIDE:
        way = round(eased(shot.mix) * canvas.width)
        painter.save()
        painter.translate(-way, 0)
        _paint_scene(painter, canvas, outgoing, shot.local_frame, pictures)
        painter.restore()
        painter.drawImage(frame.translated(canvas.width - way, 0), other)
    elif shot.transition is Transition.ZOOM:
        leaving = _scene_image(canvas, outgoing, shot.local_frame, pictures)
        painter.drawImage(frame, leaving, _pushed_in(frame, SWELL * eased(shot.mix)))
        painter.setOpacity(eased(shot.mix))
        painter.drawImage(frame, other, _pushed_in(frame, SWELL * (1 - eased(shot.mix))))
    else:
        _paint_scene(painter, canvas, outgoing, shot.local_frame, pictures)
        painter.setOpacity(shot.mix)
        painter.drawImage(frame, other)
    painter.restore()


def paint_behind(painter: QPainter, canvas: Canvas, behind: QImage, slide: Slide, local_frame: int) -> None:
    """Fill the canvas with the part of a picture that a frame of the scene shows, in fractions of a pixel."""
    width, height = behind.width(), behind.height()
    window = window_at(slide, local_frame, width, height, width / height)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, canvas.width, canvas.height), behind, window)


def _paint_scene(
    painter: QPainter, canvas: Canvas, slide: Slide, local_frame: int, pictures: Path | None
) -> None:
    canvas = canvas.under(slide)
    mood = mood_of(canvas, slide)
    paint_behind(painter, canvas, background(mood, canvas.width, canvas.height), slide, local_frame)
    paint_photo(painter, canvas, slide, mood, local_frame, pictures)
    paint_words(painter, canvas, slide, local_frame)
    paint_logo(painter, canvas, slide, pictures)


def _scene_image(canvas: Canvas, slide: Slide, local_frame: int, pictures: Path | None) -> QImage:
    image = QImage(canvas.width, canvas.height, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        _paint_scene(painter, canvas, slide, local_frame, pictures)
    return image


def _pushed_in(frame: QRectF, amount: float) -> QRectF:
    dx, dy = frame.width() * amount / 2, frame.height() * amount / 2
    return frame.adjusted(dx, dy, -dx, -dy)
