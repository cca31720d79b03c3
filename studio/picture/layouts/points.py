"""Key points: a headline, and numbered or bulleted items on quiet cards."""

import math
from dataclasses import dataclass

from studio.domain.slides import Slide
from studio.picture.breaks import reading_width
from studio.picture.elements import Box, Element, Plate, Role, Words, moved, parts_of
from studio.picture.layouts.parts import BULLET, at_one_size, below, headline, item_mark, mark_of
from studio.picture.page import Page
from studio.picture.typeset import Room, Setting

CARD_HEIGHT, TALL_CARD = 78.0, 124.0
LOWEST_CARD = 46.0
CARD_GAP, SMALLEST_GAP = 20.0, 10.0
DISC = 44.0
INSET, TEXT_GAP = 18.0, 16.0
SHORT_ITEM = 15.0
"""Korean characters up to which items stand in two columns."""


@dataclass(frozen=True)
class _Grid:
    """Cards of one size in rows and columns, with their texts."""

    columns: int
    width: float
    height: float
    gap: float
    disc: float
    texts: tuple[Setting, ...]

    @property
    def rank(self) -> tuple[int, bool, float]:
        """Order of preference: what shows most items, uncut, and largest."""
        return len(self.texts), not any(t.cut for t in self.texts), self.texts[0].size


def points(page: Page, slide: Slide) -> tuple[list[Element], int]:
    """Lay out the headline and as many cards as fit; tell how many items were left out."""
    title, number = headline(page, slide)
    zone, u = below(page, title), page.unit
    one, two = _grid(page, slide, zone, 1), _grid(page, slide, zone, 2)
    short = max(map(reading_width, slide.items)) <= SHORT_ITEM
    preferred, other = (two, one) if len(slide.items) >= 4 and short and page.is_wide else (one, two)
    grid = other if other.rank[:2] > preferred.rank[:2] else preferred
    elements: list[Element] = [title, *number]
    for index, text in enumerate(grid.texts):
        row, column = divmod(index, grid.columns)
        x, y = zone.x + column * (grid.width + grid.gap), zone.y + row * (grid.height + grid.gap)
        card = Box(x, y, grid.width, grid.height)
        plate = Plate("card", card, page.theme.radii.card * u, Role.CARD, Role.CARD_LINE)
        circle = Box(x + INSET * u, y + (grid.height - grid.disc) / 2, grid.disc, grid.disc)
        mark = item_mark(page, slide, index, circle)
        left = circle.right + TEXT_GAP * u
        box = Box(left, y + (grid.height - text.height) / 2, card.right - INSET * u - left, text.height)
        item = Words("item", box, text, Role.TEXT, marked=slide.highlight_terms)
        elements += parts_of(index, (plate, *mark, item))
    return settled(page, elements), len(slide.items) - len(grid.texts)


def _grid(page: Page, slide: Slide, zone: Box, columns: int) -> _Grid:
    u = page.unit
    most_rows = max(1, int((zone.height + SMALLEST_GAP * u) / ((LOWEST_CARD + SMALLEST_GAP) * u)))
    items = slide.items[: most_rows * columns]
    rows = math.ceil(len(items) / columns)
    gap = (CARD_GAP if rows <= 4 else SMALLEST_GAP) * u
    highest = (zone.height - (rows - 1) * gap) / rows
    width = (zone.width - (columns - 1) * gap) / columns
    bulleted = not any(mark_of(slide, index) for index in range(len(items)))
    disc = min((BULLET if bulleted else DISC) * u, highest * 0.7)
    room = Room(width - disc - (2 * INSET + TEXT_GAP) * u, highest - 12 * u, lines=1, most_lines=3)
    texts = at_one_size(items, page.item_face(), page.sizes(page.scale.item, 20), room, slide.bold)
    wanted = TALL_CARD if columns == 2 or not page.is_wide else CARD_HEIGHT
    height = min(highest, max(wanted * u, max(t.height for t in texts) + 24 * u))
    return _Grid(columns, width, height, gap, disc, texts)


def settled(page: Page, elements: list[Element]) -> list[Element]:
    """Return the elements as they are on a wide page, in the middle of the content zone on a tall one."""
    if page.is_wide:
        return elements
    free = page.content.bottom - max(element.box.bottom for element in elements)
    return [moved(element, free / 2) for element in elements]
