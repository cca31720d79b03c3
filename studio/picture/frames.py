"""Frames as bytes, for encoders and for files."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from studio.domain.slides import Canvas, Slide
from studio.domain.timeline import Shot
from studio.picture.qt import prepare_qt
from studio.picture.shots import paint_shot


class FramePainter:
    """Paints frame after frame into one buffer; the interface knows no Qt."""

    def __init__(self, canvas: Canvas, slides: Sequence[Slide]) -> None:
        prepare_qt()
        self._canvas = canvas
        self._slides = tuple(slides)
        # Our own memory under the picture: asking a QImage for its bits loses a reference every time.
        self._buffer = bytearray(canvas.width * canvas.height * 4)
        self._image = QImage(
            self._buffer, canvas.width, canvas.height, canvas.width * 4, QImage.Format.Format_RGB32
        )

    def paint(self, shot: Shot) -> memoryview:
        """Return the frame as `width * height * 4` bytes, BGRA; they are overwritten by the next call."""
        with QPainter(self._image) as painter:
            paint_shot(painter, self._canvas, self._slides, shot)
        return memoryview(self._buffer).toreadonly()


def jpeg_of(canvas: Canvas, slides: Sequence[Slide], shot: Shot, *, width: int, quality: int = 88) -> bytes:
    """Return a frame as a JPEG `width` pixels wide."""
    prepare_qt()
    image = QImage(canvas.width, canvas.height, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_shot(painter, canvas, slides, shot)
    if width != canvas.width:
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(target, QByteArray(b"jpeg"))
    writer.setQuality(quality)
    if not writer.write(image):
        raise RuntimeError(f"Qt could not write a JPEG: {writer.errorString()}")
    return bytes(target.data().data())
