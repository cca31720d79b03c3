"""The picture behind the words: soft gradients and large faint shapes, dithered so that nothing bands."""

import math
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from studio.picture.layers import kept
from studio.picture.themes import Mood

Field = NDArray[np.float32]

OVERSIZE: Final = 1.125
"""How much larger than the frame a background is painted, so that zooming in stays fine."""
GRAIN: Final = 2.0
"""Reach of the dither in steps of 8 bit; wide enough to survive being resampled by the zoom."""


@kept(megabytes=64)
def background(mood: Mood, width: int, height: int) -> QImage:
    """Return the background of a mood for frames of `width` by `height`, painted larger than the frame."""
    w, h = math.ceil(width * OVERSIZE), math.ceil(height * OVERSIZE)
    pixels = _pixels(mood, w, h)
    # copy() detaches from the array, which is gone when this returns.
    return QImage(pixels.data, w, h, w * 4, QImage.Format.Format_RGB32).copy()


def _pixels(mood: Mood, w: int, h: int) -> NDArray[np.uint8]:
    x = _centres(w)
    y = _centres(h)
    unit = float(max(w, h))
    angle = math.radians(mood.angle - 90)
    along = _ramp(x * np.float32(math.cos(angle)), y * np.float32(math.sin(angle)))
    color = _rgb(mood.start) + along[..., None] * (_rgb(mood.end) - _rgb(mood.start))
    for light in mood.lights:
        distance = _distance(x, y, light.x, light.y, w / unit, h / unit) / light.radius
        amount = light.strength * np.exp(-2.2 * distance * distance)
        color += amount[..., None] * (_rgb(light.color) - color)
    for shape in mood.shapes:
        distance = _distance(x, y, shape.x, shape.y, w / unit, h / unit)
        inside = np.clip((shape.radius - distance) / shape.edge + 0.5, 0, 1)
        amount = shape.strength * inside * inside * (3 - 2 * inside)
        color += amount[..., None] * (_rgb(shape.color) - color)
    random = np.random.default_rng(20)
    noise: Any = random.random((h, w, 1), np.float32) + random.random((h, w, 1), np.float32) - 1
    pixels = np.full((h, w, 4), 255, np.uint8)
    pixels[..., :3] = np.clip(color + noise * GRAIN + 0.5, 0, 255)[..., ::-1]
    return pixels


def _centres(count: int) -> Field:
    return ((np.arange(count) + 0.5) / count).astype(np.float32)


def _ramp(x: Field, y: Field) -> Field:
    field = x[None, :] + y[:, None]
    low, high = float(field.min()), float(field.max())
    t = (field - low) / (high - low)
    return (t * t * (3 - 2 * t)).astype(np.float32)


def _distance(x: Field, y: Field, cx: float, cy: float, aspect_x: float, aspect_y: float) -> Field:
    dx, dy = (x - cx) * aspect_x, (y - cy) * aspect_y
    return np.sqrt(dx[None, :] ** 2 + dy[:, None] ** 2).astype(np.float32)


def _rgb(color: str) -> Field:
    return np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)], np.float32)
