"""Where everything stands on a slide: geometry only, no paint."""

from studio.domain.script import Layout
from studio.domain.slides import Canvas, Slide
from studio.picture.elements import Composition, Element
from studio.picture.layouts.comparison import comparison
from studio.picture.layouts.furniture import around, behind, label_top, scrim
from studio.picture.layouts.points import points
from studio.picture.layouts.statement import statement
from studio.picture.layouts.steps import steps
from studio.picture.page import Page, page_of


def compose(canvas: Canvas, slide: Slide) -> Composition:
    """Arrange a slide on a canvas; a layout whose content is missing becomes a plain statement."""
    page = page_of(canvas, slide)
    content, left_out = _content(page, slide)
    if slide.layout is Layout.FULL_IMAGE and slide.image is not None:
        around_it = around(page, slide, label_top(page, content))
        return Composition((scrim(page, content), *behind(page), *content, *around_it), left_out)
    return Composition((*behind(page), *content, *around(page, slide)), left_out)


def _content(page: Page, slide: Slide) -> tuple[list[Element], int]:
    if slide.layout is Layout.COMPARISON and len(slide.groups) == 2:
        return comparison(page, slide)
    if slide.layout in (Layout.SUMMARY, Layout.DIAGRAM) and slide.items:
        return steps(page, slide)
    if slide.items:
        return points(page, slide)
    return statement(page, slide), 0
