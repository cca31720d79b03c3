"""The picture behind the words: soft gradients and large faint shapes."""

import math
from typing import Final

from PySide6.QtGui import QImage

from studio.picture.layers import kept
from studio.picture.themes import Mood

OVERSIZE: Final = 1.125
"""How much larger than the frame a background is painted, so that zooming in stays fine."""


@kept(megabytes=64)
def background(mood: Mood, width: int, height: int) -> QImage:
    """Return the background of a mood for frames of `width` by `height`, painted larger than the frame."""
    from studio.picture.gradients import pixels_of  # only who paints one waits for the arrays' library

    w, h = math.ceil(width * OVERSIZE), math.ceil(height * OVERSIZE)
    pixels = pixels_of(mood, w, h)
    # copy() detaches from the array, which is gone when this returns.
    return QImage(pixels.data, w, h, w * 4, QImage.Format.Format_RGB32).copy()
