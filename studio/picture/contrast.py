"""How well words stand out on what is really behind them, measured on the painted picture."""

from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from studio.domain.slides import Canvas, Slide
from studio.picture.backgrounds import background
from studio.picture.brand import theme_of
from studio.picture.breaks import reads_right_to_left
from studio.picture.brush import Brush, color_of
from studio.picture.elements import Align, Composition, Element, Role, Words
from studio.picture.foreground import mood_of
from studio.picture.layouts import compose, page_of
from studio.picture.photos import paint_photo
from studio.picture.shots import paint_behind
from studio.picture.themes import Mood

Pixels = NDArray[np.float64]

CONTRAST: Final = 4.5
LARGE_CONTRAST: Final = 3.0
CLIP_SAMPLES: Final = 4
"""Into how many parts a clip is divided to look at what is behind the words."""
LARGE: Final = 24.0
"""Type size, in reference pixels, from which bold words need but `LARGE_CONTRAST`."""
_LUMINANCE: Final = np.array([0.2126, 0.7152, 0.0722])


def behind_words(
    canvas: Canvas, slide: Slide, made: Composition, local_frame: int, pictures: Path | None
) -> Pixels:
    """Paint a slide with invisible ink and return its pixels as height x width x RGB.

    Cards, discs and marker strokes are there, letters are not.
    """
    mood = mood_of(canvas, slide)
    blind = mood.model_copy(update={"track": "#00000000"})
    elements: tuple[Element, ...] = tuple(
        _without_ink(e) if isinstance(e, Words) else e for e in made.elements
    )
    buffer = bytearray(canvas.width * canvas.height * 4)
    image = QImage(buffer, canvas.width, canvas.height, canvas.width * 4, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_behind(painter, canvas, background(mood, canvas.width, canvas.height), slide, local_frame)
        paint_photo(painter, canvas, slide, mood, local_frame, pictures)
        Brush(painter, blind, theme_of(canvas).families).paint(Composition(elements))
    shape = canvas.height, canvas.width, 4
    return np.frombuffer(buffer, np.uint8).reshape(shape)[..., 2::-1].astype(float)


def contrast_with(ink: QColor, behind: Pixels) -> float:
    """Return the contrast (1 to 21) of an ink with nearly the worst of the pixels behind it."""
    text = float(luminance(np.array([[ink.red(), ink.green(), ink.blue()]], float))[0])
    other = luminance(behind.reshape(-1, 3))
    ratios = (np.maximum(text, other) + 0.05) / (np.minimum(text, other) + 0.05)
    return float(np.percentile(ratios, 1))  # a speck of a photograph hides no letter


def luminance(rgb: Pixels) -> Pixels:
    """Return the relative luminance of colours of 0 to 255."""
    c = rgb / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ _LUMINANCE, float)


@lru_cache(maxsize=32)
def reads_anywhere(key: Hashable, width: int, height: int) -> bool:
    """Tell whether all inks of a palette stand out on all it paints under words, wherever that may be.

    Then no slide without a picture of its own can be hard to read, and none needs measuring.
    """
    mood = cast("Mood", key)
    behind = background(mood, width, height)
    ground, card = _on(behind, mood), _on(behind, mood, Role.CARD)
    pairs = [
        *((ink, seen) for ink in (Role.TEXT, Role.MUTED) for seen in (ground, card)),
        (Role.TEXT, _on(behind, mood, Role.MARKER)),
        (Role.TEXT, _on(behind, mood, Role.CARD, Role.MARKER)),
        (Role.LABEL, ground),
        (Role.GOOD, card),
        (Role.WRONG, card),
        (Role.ON_ACCENT, _on(behind, mood, Role.ACCENT)),
        (Role.GROUND, _on(behind, mood, Role.TEXT)),
    ]
    return all(contrast_with(color_of(mood, ink), seen) >= CONTRAST for ink, seen in pairs)


def _on(behind: QImage, mood: Mood, *plates: Role) -> Pixels:
    """Return the pixels of a background with plates laid over all of it."""
    image = behind.convertToFormat(QImage.Format.Format_RGB32)
    width, height = image.width(), image.height()
    buffer = bytearray(width * height * 4)
    canvas = QImage(buffer, width, height, width * 4, QImage.Format.Format_RGB32)
    with QPainter(canvas) as painter:
        painter.drawImage(0, 0, image)
        for plate in plates:
            painter.fillRect(0, 0, width, height, color_of(mood, plate))
    return np.frombuffer(buffer, np.uint8).reshape(height, width, 4)[..., 2::-1].astype(float)


def weak(canvas: Canvas, slide: Slide, pictures: Path | None) -> Iterator[tuple[float, str]]:
    """Yield contrast and words wherever words stand out too little."""
    made = compose(canvas, slide)
    unit = page_of(canvas, slide).unit
    for frame in _looked_at(slide):
        seen = behind_words(canvas, slide, made, frame, pictures)
        for words in made.words():
            box, setting = words.box, words.setting
            part = seen[max(0, int(box.y)) : int(box.bottom) + 1, max(0, int(box.x)) : int(box.right) + 1]
            part = _inked(words, part)
            large = setting.face.weight >= QFont.Weight.Bold and setting.size >= LARGE * unit
            if part.size:
                found = contrast_with(color_of(mood_of(canvas, slide), words.role), part)
                if found < (LARGE_CONTRAST if large else CONTRAST):
                    yield found, setting.text


def _looked_at(slide: Slide) -> tuple[int, ...]:
    """Return the frames that stand for a scene: of a clip more than its ends."""
    if slide.image is None or slide.is_still:
        return (0,)
    if slide.has_clip:
        return tuple(slide.frame_count * part // CLIP_SAMPLES for part in range(CLIP_SAMPLES + 1))
    return (0, slide.frame_count)


def _inked(words: Words, part: Pixels) -> Pixels:
    """Return the part of a text's box its lines reach."""
    if reads_right_to_left(words.setting.text):
        return part
    width = words.setting.width
    if words.align is not Align.CENTER or not width:
        return part[:, : max(1, int(width))]
    middle, rows = part.shape[1] / 2, part.shape[0]
    letters = slice(int(rows * 0.2), max(int(rows * 0.8), int(rows * 0.2) + 1))
    return part[letters, max(0, int(middle - width / 2)) : max(1, int(middle + width / 2))]


def _without_ink(words: Words) -> Words:
    # In muted words those with a stroke are not muted; what is not, is read on the strokes of the headline.
    marked = () if words.role is Role.MUTED else words.marked
    return replace(words, role=Role.TRACK, marked=marked, setting=replace(words.setting, bold=()))
