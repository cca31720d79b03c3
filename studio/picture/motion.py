"""How background and picture move under the words: a slow zoom or pan, in fractions of a pixel."""

from typing import Final

from PySide6.QtCore import QRectF

from studio.domain.slides import Slide

RAMP: Final = 0.2
"""The part of the way over which the movement sets in, and again over which it comes to rest."""


def eased(t: float) -> float:
    """Return how much of the way is done at time `t` of 0 to 1: soft start, even pace, soft stop."""
    t = min(1.0, max(0.0, t))
    if t > 0.5:
        return 1.0 - eased(1.0 - t)
    if t < RAMP:
        return t * t / (2 * RAMP * (1 - RAMP))
    return (t - RAMP / 2) / (1 - RAMP)


def zoom_at(slide: Slide, local_frame: int) -> float:
    """Return the zoom in a frame of the scene; frames before and after the scene hold its ends."""
    motion = slide.motion
    return motion.zoom_from + (motion.zoom_to - motion.zoom_from) * _done(slide, local_frame)


def focus_at(slide: Slide, local_frame: int) -> tuple[float, float]:
    """Return the focus point in a frame of the scene; it travels in a pan."""
    motion = slide.motion
    if motion.pan_to is None:
        return motion.focus_x, motion.focus_y
    done = _done(slide, local_frame)
    x, y = motion.pan_to
    return motion.focus_x + (x - motion.focus_x) * done, motion.focus_y + (y - motion.focus_y) * done


def window_at(slide: Slide, local_frame: int, width: float, height: float, aspect: float) -> QRectF:
    """Return the part of a `width` by `height` picture that fills a place of `aspect` (width to height).

    The focus point of the picture stands at the same fraction of the place, however far it is zoomed.
    """
    zoom, (x, y) = zoom_at(slide, local_frame), focus_at(slide, local_frame)
    whole = min(width, height * aspect)
    w, h = whole / zoom, whole / aspect / zoom
    return QRectF(x * (width - w), y * (height - h), w, h)


def _done(slide: Slide, local_frame: int) -> float:
    if slide.motion.is_still:
        return 0.0
    return eased((local_frame + 0.5) / max(1, slide.frame_count))
