"""What moves in a scene, all of it: for drawing by hand what its first and its last frame show."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from studio.domain.image import ImageFit
from studio.domain.slides import Canvas, Slide
from studio.picture import clips
from studio.picture.backgrounds import background
from studio.picture.foreground import mood_of, paint_words
from studio.picture.layouts import page_of
from studio.picture.motion import window_at
from studio.picture.page import fills_frame
from studio.picture.photos import photo_file


@dataclass(frozen=True, slots=True)
class Moving:
    """What moves in a scene: a picture of the author's own that fills its place, else the background."""

    picture: QImage
    is_photo: bool
    aspect: float
    """Width to height of the place on the slide that a part of the picture fills."""
    words: QImage
    """What stands still over that place, on a clear ground; null where the place is beside the words."""

    @property
    def shape(self) -> float:
        """Width to height of the whole picture."""
        return self.picture.width() / self.picture.height()

    def window(self, slide: Slide, local_frame: int) -> QRectF:
        """Return the part that a frame of the scene shows, in fractions of the whole picture."""
        shown = window_at(slide, local_frame, self.shape, 1.0, self.aspect)
        return QRectF(shown.x() / self.shape, shown.y(), shown.width() / self.shape, shown.height())


def moving_part(canvas: Canvas, slide: Slide, folder: Path | None, side: int) -> Moving:
    """Return what moves in a scene, its longer side at most `side` pixels; safe on any thread.

    A picture that is missing, or shown whole, does not move: then it is the background that does.
    """
    still = slide.complete()
    image = still.image
    file = photo_file(folder, image.sha256) if image is not None and image.fit is ImageFit.COVER else None
    photo = _small(file, side) if file is not None else QImage()
    if photo.isNull():
        mood = mood_of(canvas, still)
        ground = background(mood, canvas.width, canvas.height)
        picture = ground.scaled(_within(ground.size(), side), Qt.AspectRatioMode.IgnoreAspectRatio)
        return Moving(picture, False, canvas.width / canvas.height, _words(canvas, still))
    if fills_frame(canvas, still):
        return Moving(photo, True, canvas.width / canvas.height, _words(canvas, still))
    place = page_of(canvas, still).photo
    return Moving(photo, True, place.width / place.height, QImage())


def _small(file: Path, side: int) -> QImage:
    if file.suffix == clips.SUFFIX:
        first = clips.first_frame(file)
        return first.scaled(_within(first.size(), side), Qt.AspectRatioMode.IgnoreAspectRatio)
    reader = QImageReader(str(file))
    reader.setScaledSize(_within(reader.size(), side))
    return reader.read()


def _within(size: QSize, side: int) -> QSize:
    if max(size.width(), size.height()) <= side:
        return size
    return size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _words(canvas: Canvas, slide: Slide) -> QImage:
    layer = QImage(canvas.width, canvas.height, QImage.Format.Format_ARGB32_Premultiplied)
    layer.fill(Qt.GlobalColor.transparent)
    painter = QPainter(layer)
    try:
        paint_words(painter, canvas, slide, 0)
    finally:
        painter.end()
    return layer
