"""Where a film is shown: in the panel, and on the whole screen; both always show the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.domain.slides import Canvas
from studio.ui.preview.canvas import PictureView
from studio.ui.preview.seek_bar import SeekBar
from studio.ui.preview.transport import Transport
from studio.ui.widgets import ElidedLabel

if TYPE_CHECKING:
    from studio.services.previewing import FilmPreview


@dataclass(frozen=True, slots=True)
class Display:
    """A picture with what one works it with, and perhaps the name of the scene."""

    picture: PictureView
    seek: SeekBar
    transport: Transport
    title: ElidedLabel | None = None


class Displays:
    """All displays of one film; `shown` may change at any time."""

    def __init__(self, first: Display) -> None:
        self.shown = [first]

    def show_captions(self, shown: bool) -> None:
        """Lay captions over the pictures, or not."""
        for display in self.shown:
            display.picture.set_captions(shown)
            display.transport.set_captions(shown)

    def show_safe_areas(self, shown: bool) -> None:
        """Mark the safe areas, or not."""
        for display in self.shown:
            display.picture.set_safe_areas(shown)
            display.transport.set_safe_areas(shown)

    def show_film(self, film: FilmPreview | None, canvas: Canvas | None) -> None:
        """Show another film in the pictures, on its canvas or another one."""
        for display in self.shown:
            display.picture.show_film(film, canvas)

    def show_controls(self, film: FilmPreview | None) -> None:
        """Offer what can be done with a film, or nothing."""
        for display in self.shown:
            display.transport.set_available(film is not None)
            display.transport.set_captions_fixed(film is not None and film.has_captions_in_picture)
            display.seek.setEnabled(film is not None)
            display.seek.show_timeline(film.timeline if film is not None else None)

    def show_frame(self, frame: int, *, whole: bool) -> None:
        """Show another frame in the pictures, with all items of its scene or those that have come."""
        for display in self.shown:
            display.picture.show_frame(frame, whole=whole)

    def show_time(self, film: FilmPreview | None, frame: int, *, loops: bool) -> None:
        """Tell where a film stands, which scene that is, and whether it is repeated."""
        counts, span = (0, 24), None
        if film is not None:
            counts = film.timeline.frame_count, film.timeline.fps
            span = film.timeline.spans[film.timeline.scene_at(frame)]
        for display in self.shown:
            display.transport.show_time(frame, *counts)
            display.seek.show_frame(frame)
            display.seek.show_loop((span.start_frame, span.end_frame) if span and loops else None)
            if display.title is not None and film is not None:
                display.title.setText(_scene_title(film, frame))


def _scene_title(film: FilmPreview, frame: int) -> str:
    """Return which scene is at a frame, of how many, with the words of its chapter and its slide."""
    index = film.timeline.scene_at(frame)
    words = [film.spec.scenes[index].chapter_title, film.slides[index].title]
    return f"{index + 1} / {len(film.slides)}   " + "  ·  ".join(dict.fromkeys(filter(None, words)))
