"""What is seen and heard of a film's scenes: small pictures and peaks, by scene, made beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from studio.ui.timeline.model import Block
from studio.ui.timeline.thumbnails import Thumbnails, Wanted, frame_of, sample_of
from studio.ui.timeline.waves import Waves

if TYPE_CHECKING:
    from studio.services.previewing import FilmPreview
    from studio.services.waveforms import Peaks, Waveforms

USUAL_ASPECT = 16 / 9


class Sights(QObject):
    """Gives what is there at once, and tells when more has come."""

    picture_arrived = Signal(str)
    """Uid of a scene of which there is a new picture."""
    peaks_arrived = Signal()

    def __init__(self, waveforms: Waveforms, parent: QObject) -> None:
        super().__init__(parent)
        self._film: FilmPreview | None = None
        self._places: dict[str, int] = {}
        """Where each scene is in the film; on the strip it may be elsewhere until the film follows."""
        self._thumbnails = Thumbnails(self)
        self._waves = Waves(waveforms, self)
        self._thumbnails.arrived.connect(self.picture_arrived)
        self._waves.arrived.connect(self.peaks_arrived)

    def follow(self, film: FilmPreview | None) -> None:
        """Show another film from now on."""
        self._film = film
        self._places = {uid: i for i, uid in enumerate(film.scene_uids)} if film is not None else {}
        self._waves.follow(film)

    def forget(self) -> None:
        """Drop the pictures: another script was opened."""
        self._thumbnails.forget()

    @property
    def aspect(self) -> float:
        """Width of the picture by its height."""
        return self._film.canvas.width / self._film.canvas.height if self._film is not None else USUAL_ASPECT

    def peaks(self, block: Block) -> Peaks | None:
        """Return the peaks of a scene's speech, where they are there."""
        place = self._places.get(block.uid)
        return None if place is None else self._waves.find(place)

    def picture(self, block: Block, fraction: float, height: int) -> QPixmap | None:
        """Return a picture of a moment of a scene (0 to 1), `height` device pixels high, if it is there."""
        place = self._places.get(block.uid)
        if self._film is None or place is None:
            return None
        slide = self._film.slides[place].complete()
        sample = sample_of(slide, fraction)
        wanted = Wanted(self._film.canvas, slide, frame_of(slide, sample), height, self._film.pictures)
        return self._thumbnails.find((block.uid, sample), wanted)

    @property
    def is_settled(self) -> bool:
        """Tell whether everything that was asked for is there."""
        return self._thumbnails.is_idle and self._waves.is_idle

    @property
    def pictures_kept(self) -> int:
        """How many pictures are held ready."""
        return self._thumbnails.kept

    def close(self) -> None:
        """Stop what is made beside the window and wait for it."""
        self._thumbnails.close()
        self._waves.close()
