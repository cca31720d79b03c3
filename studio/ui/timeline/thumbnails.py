"""Small pictures of scenes, painted by the film's own code on a worker and kept by what they show."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from studio.domain.cancel import CancelToken
from studio.domain.errors import StudioError
from studio.domain.slides import Canvas, Slide
from studio.domain.timeline import Shot
from studio.ui.preview.picture import paint_picture
from studio.ui.workers import Progress, Workers

SAMPLES: Final = 6
"""Moments of a scene of which there are pictures: a strip of film, not one still repeated."""
KEPT_BYTES: Final = 48 * 1024 * 1024
"""Pictures beyond this are forgotten, those that were not looked at longest first."""
WAITING: Final = 96
REST_MS: Final = 250
"""How long a scene that has a picture already must rest before it gets the next one."""

Moment = tuple[str, int]
"""Scene uid, and which of its samples."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture by everything it depends on; `height` is in device pixels."""

    canvas: Canvas
    slide: Slide
    local_frame: int
    height: int
    pictures: Path | None = None
    """Where pictures lie that the slide names by content."""

    @property
    def size(self) -> QSize:
        """Size of the picture in device pixels."""
        return QSize(max(1, round(self.height * self.canvas.width / self.canvas.height)), self.height)


def sample_of(slide: Slide, fraction: float) -> int:
    """Return which sample stands for a moment of a scene (0 to 1); what never changes has only the last."""
    if slide.is_still:
        return SAMPLES - 1
    return min(SAMPLES - 1, max(0, int(fraction * SAMPLES)))


def frame_of(slide: Slide, sample: int) -> int:
    """Return the local frame of a sample; the last shows the scene complete."""
    return max(0, slide.frame_count * (sample + 1) // SAMPLES - 1)


class Thumbnails(QObject):
    """Gives what is there at once and has the rest painted, one after another, beside the window."""

    arrived = Signal(str)
    """Uid of a scene of which there is a new picture."""

    def __init__(self, parent: QObject | None = None, *, kept_bytes: int = KEPT_BYTES) -> None:
        super().__init__(parent)
        self._kept_bytes = kept_bytes
        self._kept: OrderedDict[Wanted, QPixmap] = OrderedDict()
        self._latest: dict[Moment, Wanted] = {}
        self._waiting: OrderedDict[Moment, Wanted] = OrderedDict()
        self._refused: set[Wanted] = set()
        self._bytes = 0
        self._painting = False
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(REST_MS)
        self._quiet.timeout.connect(self._paint_next)
        self._workers = Workers(1, self)

    def find(self, moment: Moment, wanted: Wanted) -> QPixmap | None:
        """Return the picture, or an older one of the same moment while the new one is being painted."""
        pixmap = self._kept.get(wanted)
        if pixmap is not None:
            self._kept.move_to_end(wanted)
            self._latest[moment] = wanted
            return pixmap
        older = self._older(moment)
        if wanted in self._refused or self._waiting.get(moment) == wanted:
            return older
        self._waiting[moment] = wanted
        while len(self._waiting) > WAITING:
            self._waiting.popitem(last=False)
        if older is not None:
            self._quiet.start()  # a scene being edited: the old picture will do until the typing rests
        self._paint_next()
        return older

    def _older(self, moment: Moment) -> QPixmap | None:
        before = self._latest.get(moment)
        return self._kept.get(before) if before is not None else None

    def forget(self) -> None:
        """Drop everything: another script was opened."""
        self._waiting.clear()
        self._latest.clear()
        self._kept.clear()
        self._bytes = 0
        self._refused.clear()

    @property
    def kept(self) -> int:
        """How many pictures are held."""
        return len(self._kept)

    @property
    def is_idle(self) -> bool:
        """Tell whether every picture asked for is there."""
        return not self._painting and not self._waiting

    def close(self) -> None:
        """Stop painting and wait for the thread."""
        self._waiting.clear()
        self._quiet.stop()
        self._workers.close()

    @Slot()
    def _paint_next(self) -> None:
        if self._painting or not self._waiting or self._quiet.isActive():
            return
        moment, wanted = self._waiting.popitem(last=False)
        self._painting = True

        def keep(image: QImage) -> None:
            self._keep(moment, wanted, image)

        def refuse(_error: StudioError) -> None:
            self._refused.add(wanted)  # the preview says why; asking again would not help

        self._workers.run(painting(wanted), on_result=keep, on_error=refuse, on_end=self._on_ended)

    def _keep(self, moment: Moment, wanted: Wanted, image: QImage) -> None:
        pixmap = self._kept[wanted] = QPixmap.fromImage(image)
        self._latest[moment] = wanted
        self._bytes += _bytes_of(pixmap)
        while self._bytes > self._kept_bytes:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= _bytes_of(dropped)
        self.arrived.emit(moment[0])

    def _on_ended(self) -> None:
        self._painting = False
        self._paint_next()


def _bytes_of(pixmap: QPixmap) -> int:
    """Return what a picture takes on the screen, whatever it took when it was painted."""
    return pixmap.width() * pixmap.height() * 4


def painting(wanted: Wanted) -> Callable[[CancelToken, Progress], QImage]:
    """Return the work that paints one small picture; safe on any thread."""

    def paint(_token: CancelToken, _progress: Progress) -> QImage:
        # A watermark a few pixels high says nothing; the strip tells of drafts nowhere else either.
        canvas = wanted.canvas.model_copy(update={"watermark": ""})
        shot = Shot(scene=0, local_frame=wanted.local_frame)
        return paint_picture(canvas, (wanted.slide,), shot, wanted.size, pictures=wanted.pictures)

    return paint
