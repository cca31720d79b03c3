"""What became of a slide, measured: words that were cut or shrank, letters without a shape, weak contrast."""

import math
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QImage, QImageReader, QPainter

from studio.domain.image import ImageFit
from studio.domain.slides import Canvas, Slide
from studio.picture.backgrounds import background
from studio.picture.brand import theme_of
from studio.picture.breaks import reading_width, reads_right_to_left
from studio.picture.brush import Brush, color_of
from studio.picture.elements import Align, Composition, Element, Role, Words
from studio.picture.foreground import mood_of
from studio.picture.glyphs import missing_glyphs
from studio.picture.layouts import compose, page_of
from studio.picture.page import fills_frame
from studio.picture.photos import paint_photo, photo_file
from studio.picture.qt import prepare_qt
from studio.picture.shots import paint_behind
from studio.picture.themes import Mood

Pixels = NDArray[np.float64]

WRITTEN: Final = ("title", "body", "item", "label")
"""Elements whose words an author wrote for the screen."""
READABLE: Final = 22.0
"""Type size, in reference pixels, below which words on a slide are hard to read."""
CONTRAST: Final = 4.5
LARGE_CONTRAST: Final = 3.0
LARGE: Final = 24.0
"""Type size, in reference pixels, from which bold words need but `LARGE_CONTRAST`."""
_MEASURED_SIDE: Final = 360
"""Shorter side of the picture in which contrast is measured: colours do not depend on the size."""
_ORPHAN: Final = 3.0
"""Korean characters up to which one word on the last line looks lost."""
_LUMINANCE: Final = np.array([0.2126, 0.7152, 0.0722])


@dataclass(frozen=True, slots=True)
class SlideReport:
    """What a slide came to; empty texts and zeros where there is nothing to tell."""

    cut: str = ""
    """The whole of the first text that is not shown whole."""
    title_is_cut: bool = False
    left_out: int = 0
    """Items for which there was no room."""
    smallest: float = math.inf
    """Type size of the smallest words of the author, in reference pixels."""
    smallest_text: str = ""
    title_lines: int = 1
    orphan: str = ""
    """A short word that stands alone on the last line of the title."""
    missing: tuple[str, ...] = ()
    """Characters that no font can draw."""
    contrast: float = math.inf
    """The weakest contrast among the words that fall short."""
    faint: str = ""
    """The words it was measured at."""
    missing_in_label: bool = False
    """Whether characters are missing in the chapter label alone."""

    @property
    def discomfort(self) -> tuple[int, int, float]:
        """How badly the words fit: what is left out, what is cut, how far the smallest fall short."""
        return self.left_out, int(bool(self.cut)), max(0.0, READABLE - self.smallest)


def fit_of(canvas: Canvas, slide: Slide) -> SlideReport:
    """Report how the words of a slide fit; nothing is painted."""
    prepare_qt()
    canvas, slide = canvas.under(slide), slide.complete()
    composition = compose(canvas, slide)
    unit = page_of(canvas, slide).unit
    written = [words for words in composition.words() if words.name in WRITTEN]
    title = next((words.setting for words in written if words.name == "title"), None)
    cut = next((words for words in written if words.setting.cut), None)
    smallest = min(written, key=lambda words: words.setting.size, default=None)
    return SlideReport(
        cut=cut.setting.text if cut else "",
        title_is_cut=cut is not None and cut.name != "body",
        left_out=composition.left_out,
        smallest=smallest.setting.size / unit if smallest else math.inf,
        smallest_text=smallest.setting.text if smallest else "",
        title_lines=len(title.lines) if title else 1,
        orphan=_orphan(title.lines) if title else "",
    )


def report_on(canvas: Canvas, slide: Slide, pictures: Path | None) -> SlideReport:
    """Report what a slide really came to; `pictures` is the folder of the pictures taken in."""
    fit = fit_of(canvas, slide)
    canvas, slide = canvas.under(slide), slide.complete()
    words = compose(canvas, slide).words()
    missing = missing_glyphs(words)
    elsewhere = missing_glyphs([w for w in words if w.name != "kicker"]) if missing else []
    small = _smaller(canvas)
    mood = cast("Hashable", mood_of(small, slide))  # frozen models are hashable
    can_be_read = slide.image is None and _reads_anywhere(mood, small.width, small.height)
    weak = () if can_be_read else _weak(small, slide, pictures)
    contrast, faint = min(weak, default=(math.inf, ""))
    return replace(
        fit,
        missing=tuple(missing),
        missing_in_label=bool(missing) and not elsewhere,
        contrast=contrast,
        faint=faint,
    )


def enlargement(canvas: Canvas, slide: Slide, pictures: Path | None) -> float | None:
    """Return how many times its own size a slide's picture is shown at its nearest.

    None where a picture is missing or cannot be read, 0 where there is to be none.
    """
    image = slide.image
    if image is None:
        return 0.0
    file = photo_file(pictures, image.sha256)
    size = QImageReader(str(file)).size() if file is not None else QSize()
    if not size.isValid() or size.isEmpty():
        return None
    canvas = canvas.under(slide)
    page = page_of(canvas, slide)
    full = fills_frame(canvas, slide)
    width, height = (canvas.width, canvas.height) if full else (page.photo.width, page.photo.height)
    across, down = width / size.width(), height / size.height()
    if image.fit is ImageFit.CONTAIN:
        return min(across, down)
    return max(across, down) * max(slide.motion.zoom_from, slide.motion.zoom_to)


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
def _reads_anywhere(key: Hashable, width: int, height: int) -> bool:
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


def _weak(canvas: Canvas, slide: Slide, pictures: Path | None) -> Iterator[tuple[float, str]]:
    """Yield contrast and words wherever words stand out too little."""
    made = compose(canvas, slide)
    unit = page_of(canvas, slide).unit
    for frame in (0,) if slide.motion.is_still or slide.image is None else (0, slide.frame_count):
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


def _smaller(canvas: Canvas) -> Canvas:
    factor = _MEASURED_SIDE / min(canvas.width, canvas.height)
    if factor >= 1:
        return canvas
    width, height = (max(2, round(side * factor / 2) * 2) for side in (canvas.width, canvas.height))
    return canvas.model_copy(update={"width": width, "height": height})


def _orphan(lines: tuple[str, ...]) -> str:
    last = lines[-1].strip()
    words = " ".join(lines).split()
    alone = len(lines) > 1 and len(words) > 3 and len(last.split()) == 1
    return last if alone and reading_width(last) <= _ORPHAN else ""
