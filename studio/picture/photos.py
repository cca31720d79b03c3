"""Pictures of the author's own: found by content, made ready in size, painted where the page has a place."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageReader, QPainter, QPainterPath, QPen

from studio.domain.image import ImageFit, picture_hash
from studio.domain.slides import Canvas, Slide
from studio.domain.text import Text
from studio.picture import clips
from studio.picture.brush import color_of, rect_of
from studio.picture.elements import Box, Role
from studio.picture.layers import kept
from studio.picture.layouts import page_of
from studio.picture.lettering import line_of
from studio.picture.motion import window_at
from studio.picture.page import Page, fills_frame
from studio.picture.qt import font_of
from studio.picture.themes import Mood

SUFFIXES: Final = (".jpg", ".png", clips.SUFFIX)
MISSING: Final = Text(ko="그림 없음", en="No picture")


def photo_file(folder: Path | None, sha256: str) -> Path | None:
    """Return the file of a picture taken in, or None where there is none."""
    if folder is None or not sha256:
        return None
    return next((p for suffix in SUFFIXES if (p := folder / f"{sha256}{suffix}").is_file()), None)


def has_photo(folder: Path | None, sha256: str) -> bool:
    """Tell whether a picture is there and can be painted."""
    file = photo_file(folder, sha256)
    return file is not None and not whole_picture(file).isNull()


def whole_picture(file: Path) -> QImage:
    """Return a picture in its own size, or the first frame of a clip; a null one where it cannot be read."""
    return clips.first_frame(file) if file.suffix == clips.SUFFIX else QImage(str(file))


def picture_size(file: Path) -> QSize:
    """Return the size of a picture or clip, without decoding it; an invalid one where it cannot be read."""
    if file.suffix != clips.SUFFIX:
        return QImageReader(str(file)).size()
    clip = clips.clip_of(file)
    return QSize(clip.width, clip.height) if clip is not None else QSize()


def paint_photo(
    painter: QPainter, canvas: Canvas, slide: Slide, mood: Mood, local_frame: int, folder: Path | None
) -> None:
    """Paint the slide's picture as a frame of the scene shows it; a missing one leaves a visible sign."""
    if slide.image is None:
        return
    full = fills_frame(canvas, slide)
    page = page_of(canvas, slide)
    place = Box(0, 0, canvas.width, canvas.height) if full else page.photo
    photo = _photo(folder, canvas, slide, place, local_frame)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    if not full:
        radius = page.theme.radii.card * page.unit * 1.5
        outline = QPainterPath()
        outline.addRoundedRect(rect_of(place), radius, radius)
        painter.setClipPath(outline)
    if photo is None or photo.isNull():
        _placeholder(painter, place, slide, mood, page, full)
    elif slide.image.fit is ImageFit.CONTAIN:
        if not full:
            painter.fillRect(rect_of(place), color_of(mood, Role.CARD))
        inner = place if full else place.inset(CONTAIN_PAD * page.unit, CONTAIN_PAD * page.unit)
        painter.drawImage(_whole_within(inner, photo.width(), photo.height()), photo)
    else:
        aspect = place.width / place.height
        window = window_at(slide, local_frame, photo.width(), photo.height(), aspect)
        painter.drawImage(rect_of(place), photo, window)
    painter.restore()


def paint_logo(painter: QPainter, canvas: Canvas, slide: Slide, folder: Path | None) -> None:
    """Paint the brand's logo in its place; on a full picture it stands on a plate of the brand's ground."""
    page = page_of(canvas, slide)
    place, kit = page.logo, canvas.brand
    file = photo_file(folder, picture_hash(kit.logo) or "") if kit else None
    if place is None or file is None:
        return
    changed = file.stat()
    width, height = math.ceil(place.width), math.ceil(place.height)
    logo = _ready(file, changed.st_mtime_ns, changed.st_size, width, height, False)
    if logo.isNull():
        return
    shown = _whole_within(place, logo.width(), logo.height())
    shown.moveRight(place.right)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    if fills_frame(canvas, slide):
        pad = LOGO_PAD * page.unit
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(page.theme.moods.default.start))
        painter.drawRoundedRect(shown.adjusted(-pad, -pad, pad, pad), pad, pad)
    painter.drawImage(shown, logo)
    painter.restore()


LOGO_PAD: Final = 10.0
CONTAIN_PAD: Final = 18.0
ALWAYS_LARGER: Final = 0.98
"""A moving picture is kept a little smaller than it is shown: Qt enlarges in steps of 1/256 of a pixel, but
makes smaller in steps of 1/16, which jitters, and rounds to whole pixels where the size is the same."""


def clip_frame_is_ready(canvas: Canvas, slide: Slide, local_frame: int, folder: Path | None) -> bool:
    """Tell whether the picture a frame of the scene needs is decoded; of a picture without frames it is."""
    wanted = _clip_frame(folder, canvas.under(slide), slide, local_frame)
    return wanted is None or _DECODED.has(wanted)


def clip_frames_kept(canvas: Canvas) -> int:
    """Return how many decoded frames of a canvas's size are kept at once."""
    return max(1, clips.KEPT_BYTES // (canvas.width * canvas.height * 4))


def decode_clip_frame(canvas: Canvas, slide: Slide, local_frame: int, folder: Path | None) -> None:
    """Decode what a frame of the scene shows of its clip; safe on any thread."""
    wanted = _clip_frame(folder, canvas.under(slide), slide, local_frame)
    if wanted is not None:
        _decoded(wanted)


@dataclass(frozen=True, slots=True)
class _ClipFrame:
    """A frame of a clip in the size in which it is shown, by everything that decides it."""

    file: Path
    changed_ns: int
    bytes: int
    index: int
    width: int
    height: int
    covers: bool


_DECODED: Final = clips.DecodedFrames()


def _clip_frame(folder: Path | None, canvas: Canvas, slide: Slide, local_frame: int) -> _ClipFrame | None:
    image = slide.image
    if image is None or image.clip is None:
        return None
    file = photo_file(folder, image.sha256)
    clip = clips.clip_of(file) if file is not None else None
    if file is None or clip is None:
        return None
    full = fills_frame(canvas, slide)
    place = Box(0, 0, canvas.width, canvas.height) if full else page_of(canvas, slide).photo
    width, height = _size_in(place, slide)
    changed, covers = file.stat(), image.fit is ImageFit.COVER
    index = clip.frame_at(local_frame, canvas.fps, image.clip)
    return _ClipFrame(file, changed.st_mtime_ns, changed.st_size, index, width, height, covers)


def _decoded(wanted: _ClipFrame) -> QImage:
    found = _DECODED.find(wanted)
    if found is not None:
        return found
    clip = clips.clip_of(wanted.file)
    image = clips.frame_of(wanted.file, clip, wanted.index) if clip is not None else QImage()
    return _DECODED.keep(wanted, _fitting(image, wanted.width, wanted.height, wanted.covers))


def _photo(folder: Path | None, canvas: Canvas, slide: Slide, place: Box, local_frame: int) -> QImage | None:
    image = slide.image
    file = photo_file(folder, image.sha256) if image else None
    if file is None or image is None:
        return None
    if image.clip is not None:
        wanted = _clip_frame(folder, canvas, slide, local_frame)
        return _decoded(wanted) if wanted is not None else None
    width, height = _size_in(place, slide)
    changed = file.stat()
    return _ready(file, changed.st_mtime_ns, changed.st_size, width, height, image.fit is ImageFit.COVER)


def _size_in(place: Box, slide: Slide) -> tuple[int, int]:
    """Return how many pixels of a picture a place needs, before it is moved and cut."""
    size = 1.0
    if slide.image is not None and slide.image.fit is ImageFit.COVER:
        farthest = min(slide.motion.zoom_from, slide.motion.zoom_to)
        size = farthest if slide.motion.is_still else farthest * ALWAYS_LARGER
    return math.ceil(place.width * size), math.ceil(place.height * size)


@kept(megabytes=160)
def _ready(file: Path, changed_ns: int, size: int, width: int, height: int, covers: bool) -> QImage:
    """Return a picture in the size in which it is shown; `changed_ns` and `size` tell one file from the next.

    Made smaller once and well: what is left to the painter for each frame is hardly more than moving.
    """
    return _fitting(whole_picture(file), width, height, covers)


def _fitting(image: QImage, width: int, height: int, covers: bool) -> QImage:
    if image.isNull():
        return image
    fit = max if covers else min
    factor = fit(width / image.width(), height / image.height())
    if factor < 1:
        target = QSize(math.ceil(image.width() * factor), math.ceil(image.height() * factor))
        image = image.scaled(
            target, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    clear = image.hasAlphaChannel()
    formats = QImage.Format
    return image.convertToFormat(formats.Format_ARGB32_Premultiplied if clear else formats.Format_RGB32)


def _whole_within(place: Box, width: int, height: int) -> QRectF:
    factor = min(place.width / width, place.height / height)
    w, h = width * factor, height * factor
    return QRectF(place.x + (place.width - w) / 2, place.y + (place.height - h) / 2, w, h)


def _placeholder(painter: QPainter, place: Box, slide: Slide, mood: Mood, page: Page, full: bool) -> None:
    """Show that a picture belongs here: a frame with a landscape in outline, and the words for it."""
    ink, unit = QColor(mood.muted[:7]), page.unit
    if not full:
        painter.fillRect(rect_of(place), color_of(mood, Role.CARD))
    pen = QPen(ink, 2.5 * unit)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    side = min(96 * unit, place.width * 0.5, place.height * 0.4)
    x, y = place.x + (place.width - side) / 2, place.y + place.height * (0.3 if full else 0.44) - side / 2
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(x, y, side, side * 0.76), 8 * unit, 8 * unit)
    painter.drawEllipse(QPointF(x + side * 0.3, y + side * 0.26), side * 0.08, side * 0.08)
    ridge = [(0.12, 0.62), (0.38, 0.4), (0.54, 0.53), (0.7, 0.34), (0.88, 0.56)]
    painter.drawPolyline([QPointF(x + side * a, y + side * b) for a, b in ridge])
    line = line_of(MISSING.to(slide.language), font_of(page.theme.families, 24 * unit, QFont.Weight.Medium))
    if line is not None:
        below = QPointF(place.x + place.width / 2, y + side * 0.88 + 20 * unit)
        line.paint(painter, below - line.natural.center(), ink)
    if not full:
        dashes = QPen(ink, 2 * unit, Qt.PenStyle.DashLine)
        painter.setPen(dashes)
        radius = 14 * unit
        painter.drawRoundedRect(rect_of(place.inset(2 * unit, 2 * unit)), radius, radius)
