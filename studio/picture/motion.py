"""How a background moves under a slide: a slow zoom, in fractions of a pixel."""

from typing import Final

from PySide6.QtCore import QRectF

from studio.domain.slides import Motion, Slide

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
    motion: Motion = slide.motion
    if motion.is_still:
        return motion.zoom_from
    done = eased((local_frame + 0.5) / max(1, slide.frame_count))
    return motion.zoom_from + (motion.zoom_to - motion.zoom_from) * done


def window_of(motion: Motion, zoom: float, width: float, height: float) -> QRectF:
    """Return the part of a `width` by `height` picture that fills the frame at `zoom`."""
    w, h = width / zoom, height / zoom
    return QRectF(motion.focus_x * (width - w), motion.focus_y * (height - h), w, h)
