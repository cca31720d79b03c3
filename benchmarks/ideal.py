"""What each contestant's film would look like if nothing were rounded and nothing compressed."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from benchmarks import floor, recipe
from benchmarks.films import slides_for
from studio.domain.slides import canvas_of
from studio.domain.spec import RenderSpec
from studio.domain.timeline import Timeline
from studio.picture import FramePainter


def studio(spec: RenderSpec, timeline: Timeline) -> Iterator[memoryview]:
    """Yield the studio's frames: what its painter paints, every one of them."""
    painter = FramePainter(canvas_of(spec), slides_for(spec))
    yield from floor.painted(painter, timeline, 0, timeline.frame_count)


def zoomed_stills(timeline: Timeline, stills: Sequence[Path], *, alternating: bool) -> Iterator[memoryview]:
    """Yield the recipe's and MoviePy's frames: their pictures zoomed about the centre, cross-faded.

    The recipe zooms in and out in turn (`alternating`), MoviePy's guide zooms in always.
    """
    width, height, fade = recipe.WIDTH, recipe.HEIGHT, round(recipe.FADE_SEC * timeline.fps)
    buffer = bytearray(width * height * 4)
    frame = QImage(buffer, width, height, width * 4, QImage.Format.Format_RGB32)
    pictures: dict[int, QImage] = {}

    def paint(painter: QPainter, index: int, number: int) -> None:
        start = timeline.spans[index].start_frame
        done = (number - start) / recipe.frames_shown(timeline, index)
        zoom = 1 + recipe.GROWTH * (1 - done if alternating and index % 2 else done)
        if index not in pictures:
            pictures[index] = QImage(str(stills[index])).convertToFormat(QImage.Format.Format_RGB32)
        w, h = width / zoom, height / zoom
        window = QRectF((width - w) / 2, (height - h) / 2, w, h)
        painter.drawImage(QRectF(0, 0, width, height), pictures[index], window)

    for number in range(timeline.frame_count):
        index = max(i for i, span in enumerate(timeline.spans) if span.start_frame <= number)
        since = number - timeline.spans[index].start_frame
        with QPainter(frame) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if index and since < fade:
                paint(painter, index - 1, number)
                painter.setOpacity(since / fade)
            paint(painter, index, number)
        pictures = {i: picture for i, picture in pictures.items() if i >= index - 1}
        yield memoryview(buffer)
