"""The pixels of a background: gradients, lights and shapes as arrays, dithered so that nothing bands."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio.picture.themes import Mood

Field = NDArray[np.float32]

BAND: Final = 64
"""Rows that are computed at once."""
GRAIN: Final = 2.0
"""Reach of the dither in steps of 8 bit; wide enough to survive being resampled by the zoom."""


def pixels_of(mood: Mood, w: int, h: int) -> NDArray[np.uint8]:
    """Return BGRX pixels, computed in bands of rows so that even the largest canvas needs little memory."""
    pixels = np.full((h, w, 4), 255, np.uint8)
    x, y = _centres(w), _centres(h)
    random = np.random.default_rng(20)
    for top in range(0, h, BAND):
        rows = y[top : top + BAND]
        noise = random.random((rows.size, w, 1), np.float32) + random.random((rows.size, w, 1), np.float32)
        color = _colors(mood, x, rows, w, h) + (noise - 1) * GRAIN + 0.5
        pixels[top : top + BAND, :, :3] = np.clip(color, 0, 255)[..., ::-1]
    return pixels


def _colors(mood: Mood, x: Field, y: Field, w: int, h: int) -> Field:
    unit = float(max(w, h))
    along = _ramp(x, y, math.radians(mood.angle - 90))
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
    return color.astype(np.float32, copy=False)


def _centres(count: int) -> Field:
    return ((np.arange(count) + 0.5) / count).astype(np.float32)


def _ramp(x: Field, y: Field, angle: float) -> Field:
    """Return 0 to 1 from one corner to the other in the direction of `angle` (radians), softly at both."""
    dx, dy = np.float32(math.cos(angle)), np.float32(math.sin(angle))
    low, high = min(dx, 0) + min(dy, 0), max(dx, 0) + max(dy, 0)
    t = np.clip((x[None, :] * dx + y[:, None] * dy - low) / (high - low), 0, 1)
    return (t * t * (3 - 2 * t)).astype(np.float32)


def _distance(x: Field, y: Field, cx: float, cy: float, aspect_x: float, aspect_y: float) -> Field:
    dx, dy = (x - cx) * aspect_x, (y - cy) * aspect_y
    return np.sqrt(dx[None, :] ** 2 + dy[:, None] ** 2).astype(np.float32)


def _rgb(color: str) -> Field:
    return np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)], np.float32)
