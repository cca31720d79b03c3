"""Key points: a headline, and numbered or bulleted items on quiet cards."""

import math
from dataclasses import dataclass

from studio.domain.slides import Slide
from studio.picture.breaks import reading_width, reads_right_to_left
from studio.picture.elements import Box, Element, Plate, Role, Words, moved, parts_of
from studio.picture.layouts.parts import BULLET, at_one_size, below, headline, item_mark, mark_of
from studio.picture.page import Page
from studio.picture.typeset import Room, Setting

CARD_HEIGHTS = {1: 112.0, 2: 104.0, 3: 90.0}
"""Of cards in so many rows; fewer may be larger."""
CARD_HEIGHT, TALL_CARD, SHORT_CARD = 78.0, 112.0, 126.0
LOWEST_CARD = 46.0
CARD_GAP, SMALLEST_GAP = 20.0, 10.0
PAD, LEAST_PAD = 12.0, 6.0
"""Above and below the text of a card."""
DISC = 44.0
INSET, TEXT_GAP = 18.0, 16.0
SHORT_ITEM, SHORTER_ITEM = 15.0, 9.0
"""Korean characters up to which items stand in two columns, on a wide page and on others."""


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
    title, sign = headline(page, slide)
    zone, u = below(page, title), page.unit
    one, two = _roomiest(page, slide, zone, 1), _roomiest(page, slide, zone, 2)
    short = max(map(reading_width, slide.items)) <= (SHORT_ITEM if page.is_wide else SHORTER_ITEM)
    preferred, other = (two, one) if len(slide.items) >= 4 and short and not page.is_tall else (one, two)
    grid = other if other.rank[:2] > preferred.rank[:2] else preferred
    elements: list[Element] = [title, *sign]
    for index, text in enumerate(grid.texts):
        row, column = divmod(index, grid.columns)
        x, y = zone.x + column * (grid.width + grid.gap), zone.y + row * (grid.height + grid.gap)
        card = Box(x, y, grid.width, grid.height)
        plate = Plate("card", card, page.theme.radii.card * u, Role.CARD, Role.CARD_LINE)
        circle = Box(x + INSET * u, y + (grid.height - grid.disc) / 2, grid.disc, grid.disc)
        left = circle.right + TEXT_GAP * u
        box = Box(left, y + (grid.height - text.height) / 2, card.right - INSET * u - left, text.height)
        if reads_right_to_left(text.text):
            circle = circle._replace(x=card.right - INSET * u - grid.disc)
            box = box._replace(x=x + INSET * u)
        mark = item_mark(page, slide, index, circle)
        item = Words("item", box, text, Role.TEXT, marked=slide.highlight_terms)
        elements += parts_of(index, (plate, *mark, item))
    return settled(page, elements), len(slide.items) - len(grid.texts)


def _roomiest(page: Page, slide: Slide, zone: Box, columns: int) -> _Grid:
    """Return a grid with the usual space between its cards, or a tighter one that shows clearly more."""
    usual = _grid(page, slide, zone, columns, CARD_GAP, PAD)
    tight = _grid(page, slide, zone, columns, SMALLEST_GAP, LEAST_PAD)
    more = tight.rank[:2] > usual.rank[:2] or tight.rank[2] > 1.12 * usual.rank[2]
    return tight if more else usual


def _grid(page: Page, slide: Slide, zone: Box, columns: int, gap: float, pad: float) -> _Grid:
    u = page.unit
    most_rows = max(1, int((zone.height + SMALLEST_GAP * u) / ((LOWEST_CARD + SMALLEST_GAP) * u)))
    items = slide.items[: most_rows * columns]
    rows = math.ceil(len(items) / columns)
    gap = (gap if rows <= 4 else SMALLEST_GAP) * u
    highest = (zone.height - (rows - 1) * gap) / rows
    width = (zone.width - (columns - 1) * gap) / columns
    bulleted = not any(mark_of(slide, index) for index in range(len(items)))
    disc = min((BULLET if bulleted else DISC) * u, highest * 0.7)
    room = Room(
        width - disc - (2 * INSET + TEXT_GAP) * u,
        highest - pad * u,
        lines=1,
        most_lines=5 if page.is_tall else 3,
    )
    texts = at_one_size(items, page.item_face(), page.sizes(page.scale.item, 20), room, slide.bold)
    usual = CARD_HEIGHTS.get(rows, CARD_HEIGHT) if page.is_wide else TALL_CARD
    usual = SHORT_CARD if columns == 2 else usual
    height = min(highest, max(usual * u, max(t.height for t in texts) + 2 * pad * u))
    return _Grid(columns, width, height, gap, disc, texts)


def settled(page: Page, elements: list[Element]) -> list[Element]:
    """Return the elements as they are on a wide page, in the middle of the content zone on others."""
    if page.canvas_is_wide:
        return elements
    free = page.content.bottom - max(element.box.bottom for element in elements)
    return [moved(element, free / 2) for element in elements]
