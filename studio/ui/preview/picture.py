"""Pictures of the film for the window: painted at the film's own size, then scaled as a player would."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter

from studio.domain.slides import Canvas, Slide
from studio.domain.timeline import Shot
from studio.picture import paint_caption, paint_shot


def paint_picture(
    canvas: Canvas,
    slides: Sequence[Slide],
    shot: Shot,
    size: QSize | None = None,
    caption: str = "",
    pictures: Path | None = None,
) -> QImage:
    """Return one frame in `size` device pixels (the canvas's own where None); safe on any thread.

    Lines of text break where they break in the film, because it is painted at the film's size first.
    """
    image = QImage(canvas.width, canvas.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    try:
        paint_shot(painter, canvas, slides, shot, pictures)
        if caption:
            paint_caption(painter, canvas.under(slides[shot.scene]), caption)
    finally:
        painter.end()  # Qt crashes when a picture goes while it is still being painted
    if size is None or size == image.size():
        return image
    return image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def fitted(canvas: Canvas, width: float, height: float) -> tuple[float, float, float, float]:
    """Return (x, y, width, height) of the largest picture of the canvas's shape, centred in an area."""
    scale = min(width / canvas.width, height / canvas.height)
    w, h = canvas.width * scale, canvas.height * scale
    return (width - w) / 2, (height - h) / 2, w, h
