"""Where everything stands on a slide: geometry only, no paint."""

from studio.domain.script import Layout
from studio.domain.slides import Canvas, Slide
from studio.picture.elements import Composition, Element
from studio.picture.layouts.comparison import comparison
from studio.picture.layouts.furniture import around, behind
from studio.picture.layouts.points import points
from studio.picture.layouts.statement import statement
from studio.picture.layouts.steps import steps
from studio.picture.page import Page
from studio.picture.themes import load_theme


def compose(canvas: Canvas, slide: Slide) -> Composition:
    """Arrange a slide on a canvas; a layout whose content is missing becomes a plain statement."""
    page = Page(canvas, load_theme(canvas.theme))
    content, left_out = _content(page, slide)
    return Composition((*behind(page), *content, *around(page, slide)), left_out)


def _content(page: Page, slide: Slide) -> tuple[list[Element], int]:
    if slide.layout is Layout.COMPARISON and len(slide.groups) == 2:
        return comparison(page, slide)
    if slide.layout in (Layout.SUMMARY, Layout.DIAGRAM) and slide.items:
        return steps(page, slide)
    if slide.items:
        return points(page, slide)
    return statement(page, slide), 0
