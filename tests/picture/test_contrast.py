"""Every text is readable on what really lies behind it, measured from painted pixels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from studio.domain.script import Layout
from studio.domain.slides import Canvas, Slide
from studio.picture.backgrounds import background
from studio.picture.breaks import reads_right_to_left
from studio.picture.brush import Brush, color_of
from studio.picture.elements import Composition, Role, Words
from studio.picture.foreground import mood_of
from studio.picture.layouts import compose
from studio.picture.photos import paint_photo
from studio.picture.shots import paint_behind
from studio.picture.themes import load_theme, theme_names
from tests.picture.kit import LONG, SIZES, canvas, keep, pictured, slide


def luminance(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    c = rgb / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def contrast(ink: QColor, behind: NDArray[np.float64]) -> float:
    """The worst ratio between the ink and any pixel behind it."""
    text = float(luminance(np.array([[ink.red(), ink.green(), ink.blue()]], float))[0])
    other = luminance(behind.reshape(-1, 3))
    return float(((np.maximum(text, other) + 0.05) / (np.minimum(text, other) + 0.05)).min())


def behind_the_words(
    on: Canvas, what: Slide, made: Composition, local: int, pictures: Path | None = None
) -> NDArray[np.float64]:
    """Paint the slide with invisible ink: cards, discs and marker strokes are there, letters are not."""
    mood = mood_of(on, what)
    blind = mood.model_copy(update={"track": "#00000000"})
    elements = tuple(replace(e, role=Role.TRACK) if isinstance(e, Words) else e for e in made.elements)
    buffer = bytearray(on.width * on.height * 4)
    image = QImage(buffer, on.width, on.height, on.width * 4, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_behind(painter, on, background(mood, on.width, on.height), what, local)
        paint_photo(painter, on, what, mood, local, pictures)
        Brush(painter, blind, load_theme(on.theme).families).paint(Composition(elements))
    return np.frombuffer(buffer, np.uint8).reshape(on.height, on.width, 4)[..., 2::-1].astype(float)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("theme", theme_names())
def test_contrast_on_what_is_really_behind(theme: str, size: tuple[int, int]) -> None:
    on = canvas(*size, theme=theme, watermark="초안")
    for layout in Layout:
        for title in ("숨기지 말고, 바로 신고", LONG):
            what = slide(layout, title, terms=("신고", "승인 절차", "암호를 설정한"))
            for local in (0, what.frame_count):
                require_contrast(on, what, local)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("theme", theme_names())
def test_contrast_on_the_worst_of_pictures(theme: str, size: tuple[int, int], tmp_path: Path) -> None:
    on = canvas(*size, theme=theme, watermark="초안")
    white = np.full((90, 160, 3), 255, np.uint8)
    noise = np.random.default_rng(1).integers(0, 2, (360, 640, 1), np.uint8).repeat(3, 2) * np.uint8(255)
    for pixels in (white, noise):
        name = keep(tmp_path, pixels)
        for layout in Layout:
            for title in ("숨기지 말고, 바로 신고", LONG, "مرحبا بالعالم"):
                what = pictured(slide(layout, title, terms=("신고", "승인 절차")), name)
                require_contrast(on, what, 120, tmp_path)


def require_contrast(on: Canvas, what: Slide, local: int, pictures: Path | None = None) -> None:
    made = compose(on, what)
    seen = behind_the_words(on, what, made, local, pictures)
    for words in made.words():
        box = words.box
        part = seen[int(box.y) : int(box.bottom) + 1, int(box.x) : int(box.right) + 1]
        bold = words.setting.face.weight >= QFont.Weight.Bold and words.setting.size >= 24
        worst = contrast(color_of(mood_of(on, what), words.role), inked(words, part))
        assert worst >= (3.0 if bold else 4.5), (what.layout, words.name, round(worst, 2))


def inked(words: Words, part: NDArray[np.float64]) -> NDArray[np.float64]:
    """The part of a text's box its lines reach: a number's box is wider than the disc under it."""
    if reads_right_to_left(words.setting.text):
        return part
    width = words.setting.width
    if words.align.value != "center" or not width:
        return part[:, : max(1, int(width))]
    middle = part.shape[1] / 2
    rows = part.shape[0]
    letters = slice(int(rows * 0.2), max(int(rows * 0.8), int(rows * 0.2) + 1))
    return part[letters, max(0, int(middle - width / 2)) : max(1, int(middle + width / 2))]
