"""Where everything stands on a slide: geometry only, no paint."""

from collections.abc import Hashable
from functools import lru_cache
from typing import cast

from studio.domain.script import Layout
from studio.domain.slides import Canvas, Motion, Slide
from studio.picture.brand import theme_of
from studio.picture.elements import Composition, Element, Words
from studio.picture.layouts.comparison import comparison
from studio.picture.layouts.furniture import around, behind, label_top, scrim
from studio.picture.layouts.points import points
from studio.picture.layouts.statement import statement
from studio.picture.layouts.steps import steps
from studio.picture.page import Page, fills_frame

SHARES = (1.0, 0.82, 0.66)
"""What a picture beside the words gives up of its place before they get small or are cut."""
COMFORTABLE = 24.0
"""Type size, in reference pixels, for which a picture gives way."""


def compose(canvas: Canvas, slide: Slide) -> Composition:
    """Arrange a slide on a canvas; a layout whose content is missing becomes a plain statement."""
    canvas = canvas.under(slide)
    page = page_of(canvas, slide)
    content, left_out = _content(page, slide)
    if fills_frame(canvas, slide):
        around_it = around(page, slide, label_top(page, content))
        veil = scrim(page, content, around_it)
        return Composition((veil, *behind(page), *content, *around_it), left_out)
    return Composition((*behind(page), *content, *around(page, slide)), left_out)


def page_of(canvas: Canvas, slide: Slide) -> Page:
    """Return the page on which a slide is laid out; a picture beside the words takes what they leave it."""
    canvas = canvas.under(slide)
    if slide.image is None or fills_frame(canvas, slide):
        return Page(canvas, theme_of(canvas))
    still = slide.complete().model_copy(update={"motion": Motion(), "frame_count": 1})
    return _page_beside(cast("Hashable", canvas), cast("Hashable", still))  # frozen models are hashable


@lru_cache(maxsize=64)
def _page_beside(canvas: Canvas, slide: Slide) -> Page:
    pages = [Page(canvas, theme_of(canvas), beside=True, share=share) for share in SHARES]
    return min(pages, key=lambda page: _discomfort(page, slide))


def _discomfort(page: Page, slide: Slide) -> tuple[int, int, float]:
    """Return what is left out, what is cut, and by how much the smallest words fall short."""
    content, left_out = _content(page, slide)
    shown = [element for element in content if isinstance(element, Words)]
    settings = [words.setting for words in shown if words.name in ("title", "body", "item")]
    smallest = min(setting.size for setting in settings) / page.unit
    return left_out, sum(setting.cut for setting in settings), max(0.0, COMFORTABLE - smallest)


def _content(page: Page, slide: Slide) -> tuple[list[Element], int]:
    if slide.layout is Layout.COMPARISON and len(slide.groups) == 2:
        return comparison(page, slide)
    if slide.layout in (Layout.SUMMARY, Layout.DIAGRAM) and slide.items:
        return steps(page, slide)
    if slide.items:
        return points(page, slide)
    return statement(page, slide), 0
