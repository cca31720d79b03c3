"""Every text is readable on what really lies behind it, measured from painted pixels."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from studio.domain.brand import BrandKit
from studio.domain.script import Layout
from studio.domain.slides import Canvas, Slide
from studio.picture.backgrounds import background
from studio.picture.brand import theme_of
from studio.picture.breaks import reads_right_to_left
from studio.picture.brush import Brush, color_of
from studio.picture.elements import Composition, Plate, Role, Sign, Words
from studio.picture.foreground import mood_of
from studio.picture.layouts import compose
from studio.picture.photos import paint_photo
from studio.picture.shots import paint_behind
from studio.picture.themes import theme_names
from tests.picture.kit import LONG, SIZES, canvas, keep, pictured, slide

KITS = {
    "coral on cream": BrandKit(primary="#E4572E", background="#FFF6F0"),
    "green": BrandKit(primary="#0F9D58"),
}


def canvas_in(theme: str, size: tuple[int, int]) -> Canvas:
    """The canvas of a draft in a theme, or in the colours of a brand."""
    on = canvas(*size, theme="brand" if theme in KITS else theme, watermark="초안")
    return on.model_copy(update={"brand": KITS.get(theme)})


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
    elements = tuple(without_ink(e) if isinstance(e, Words) else e for e in made.elements)
    buffer = bytearray(on.width * on.height * 4)
    image = QImage(buffer, on.width, on.height, on.width * 4, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_behind(painter, on, background(mood, on.width, on.height), what, local)
        paint_photo(painter, on, what, mood, local, pictures)
        Brush(painter, blind, theme_of(on).families).paint(Composition(elements))
    return np.frombuffer(buffer, np.uint8).reshape(on.height, on.width, 4)[..., 2::-1].astype(float)


def without_ink(words: Words) -> Words:
    return replace(words, role=Role.TRACK, setting=replace(words.setting, bold=()))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("theme", [*theme_names(), *KITS])
def test_contrast_on_what_is_really_behind(theme: str, size: tuple[int, int]) -> None:
    on = canvas_in(theme, size)
    for layout in Layout:
        for title in ("숨기지 말고, 바로 신고", LONG):
            what = slide(layout, title, terms=("신고", "승인 절차", "암호를 설정한"))
            for local in (0, what.frame_count):
                require_contrast(on, what, local)
            bold = ("**숨기지**", "**개인정보**가", "**반드시**")
            require_contrast(on, what.model_copy(update={"highlight_terms": (), "bold": bold}), 0)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("theme", [*theme_names(), *KITS])
def test_contrast_on_the_worst_of_pictures(theme: str, size: tuple[int, int], tmp_path: Path) -> None:
    on = canvas_in(theme, size)
    white = np.full((90, 160, 3), 255, np.uint8)
    noise = np.random.default_rng(1).integers(0, 2, (360, 640, 1), np.uint8).repeat(3, 2) * np.uint8(255)
    for pixels in (white, noise):
        name = keep(tmp_path, pixels)
        for layout in Layout:
            for title in ("숨기지 말고, 바로 신고", LONG, "مرحبا بالعالم"):
                what = pictured(slide(layout, title, terms=("신고", "승인 절차")), name)
                require_contrast(on, what, 120, tmp_path)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("theme", [*theme_names(), *KITS])
def test_discs_signs_and_lines_are_seen(theme: str, size: tuple[int, int], tmp_path: Path) -> None:
    on = canvas_in(theme, size)
    white = keep(tmp_path, np.full((90, 160, 3), 255, np.uint8))
    for layout in Layout:
        for marks in ((), ("", "", ""), ("✓", "✕", "1")):
            plain = slide(layout, "숨기지 말고, 바로 신고").model_copy(update={"item_marks": marks})
            for what in (plain, pictured(plain, white)):
                require_signs(on, what, tmp_path)


def require_signs(on: Canvas, what: Slide, pictures: Path) -> None:
    """What is painted in the accent's colour, or a sign, stands out against what is behind it by 3:1."""
    made = compose(on, what)
    shown = [
        e for e in made.elements if isinstance(e, Sign) or (isinstance(e, Plate) and e.fill is Role.ACCENT)
    ]
    others = tuple(e for e in made.elements if e not in shown and getattr(e, "name", "") != "disc")
    seen = behind_the_words(on, what, Composition(others), 0, pictures)
    for element in shown:
        role = element.role if isinstance(element, Sign) else element.fill
        if role is Role.ON_ACCENT:
            continue  # on a plate of the accent's colour
        box = element.box
        part = seen[round(box.y) : math.ceil(box.bottom), round(box.x) : math.ceil(box.right)]
        worst = contrast(color_of(mood_of(on, what), role), part)
        assert worst >= 3.0, (what.layout, element.name, role, round(worst, 2))


def require_contrast(on: Canvas, what: Slide, local: int, pictures: Path | None = None) -> None:
    made = compose(on, what)
    seen = behind_the_words(on, what, made, local, pictures)
    for words in made.words():
        box = words.box
        part = seen[int(box.y) : int(box.bottom) + 1, int(box.x) : int(box.right) + 1]
        bold = words.setting.face.weight >= QFont.Weight.Bold and words.setting.size >= 24
        for role in {words.role, bold_role(words)}:
            worst = contrast(color_of(mood_of(on, what), role), inked(words, part))
            assert worst >= (3.0 if bold else 4.5), (what.layout, words.name, role, round(worst, 2))


def bold_role(words: Words) -> Role:
    """The colour of bold words in a text."""
    if not words.setting.bold:
        return words.role
    if words.setting.face.is_heavy:
        return Role.LABEL
    return Role.TEXT if words.role is Role.MUTED else words.role


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
