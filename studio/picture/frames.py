"""Frames as bytes, for encoders and for files."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.image import picture_hash
from studio.domain.slides import Canvas, Slide
from studio.domain.text import Text
from studio.domain.timeline import Shot
from studio.picture.photos import has_photo
from studio.picture.qt import prepare_qt
from studio.picture.shots import paint_shot


class FramePainter:
    """Paints frame after frame into one buffer; the interface knows no Qt."""

    def __init__(self, canvas: Canvas, slides: Sequence[Slide], pictures: Path | None = None) -> None:
        """Get ready to paint; raises `StepFailed` when a picture of a slide is not in the folder."""
        prepare_qt()
        for slide in slides:
            if slide.image is not None and slide.image.sha256:
                _require(pictures, slide.image.sha256)
        for kit in (canvas.brand, *(slide.brand for slide in slides)):
            if kit is not None and (logo := picture_hash(kit.logo)):
                _require(pictures, logo)
        self._pictures = pictures
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
            paint_shot(painter, self._canvas, self._slides, shot, self._pictures)
        return memoryview(self._buffer).toreadonly()


def jpeg_of(
    canvas: Canvas,
    slides: Sequence[Slide],
    shot: Shot,
    *,
    width: int,
    quality: int = 88,
    pictures: Path | None = None,
) -> bytes:
    """Return a frame as a JPEG `width` pixels wide, with all items there and without captions."""
    prepare_qt()
    whole = [slide.complete() for slide in slides]
    image = QImage(canvas.width, canvas.height, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_shot(painter, canvas, whole, shot, pictures)
    if width != canvas.width:
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(target, QByteArray(b"jpeg"))
    writer.setQuality(quality)
    if not writer.write(image):
        raise RuntimeError(f"Qt could not write a JPEG: {writer.errorString()}")
    return bytes(target.data().data())


def _require(pictures: Path | None, sha256: str) -> None:
    """A film never shows a placeholder by accident: where one is meant, the slide says so."""
    if not has_photo(pictures, sha256):
        raise StepFailed(
            ErrorCode.COMPOSE_FAILED,
            Text(
                ko=f"그림 파일이 없거나 손상되었습니다: {sha256[:12]}",
                en=f"The file of a picture is missing or damaged: {sha256[:12]}",
            ),
            Text(ko="장면의 그림을 다시 고르십시오.", en="Choose the picture of the scene again."),
        )
