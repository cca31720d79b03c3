"""What became of a slide, measured: words that were cut or shrank, letters without a shape, weak contrast."""

import math
from collections.abc import Hashable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QSize

from studio.domain.image import ImageFit
from studio.domain.slides import Canvas, Slide
from studio.picture.breaks import reading_width
from studio.picture.foreground import mood_of
from studio.picture.glyphs import missing_glyphs
from studio.picture.layouts import compose, page_of
from studio.picture.page import fills_frame
from studio.picture.photos import photo_file, picture_size
from studio.picture.qt import prepare_qt

WRITTEN: Final = ("title", "body", "item", "label")
"""Elements whose words an author wrote for the screen."""
READABLE: Final = 22.0
"""Type size, in reference pixels, below which words on a slide are hard to read."""
_MEASURED_SIDE: Final = 360
"""Shorter side of the picture in which contrast is measured: colours do not depend on the size."""
_ORPHAN: Final = 3.0
"""Korean characters up to which one word on the last line looks lost."""


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
    from studio.picture.contrast import (  # only who measures waits for the arrays' library
        reads_anywhere,
        weak,
    )

    fit = fit_of(canvas, slide)
    canvas, slide = canvas.under(slide), slide.complete()
    words = compose(canvas, slide).words()
    missing = missing_glyphs(words)
    elsewhere = missing_glyphs([w for w in words if w.name != "kicker"]) if missing else []
    small = _smaller(canvas)
    mood = cast("Hashable", mood_of(small, slide))  # frozen models are hashable
    can_be_read = slide.image is None and reads_anywhere(mood, small.width, small.height)
    found = () if can_be_read else weak(small, slide, pictures)
    contrast, faint = min(found, default=(math.inf, ""))
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
    size = picture_size(file) if file is not None else QSize()
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
