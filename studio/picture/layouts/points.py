"""Key points: a headline, and numbered items on quiet cards."""

import math

from studio.domain.slides import Slide
from studio.picture.breaks import reading_width
from studio.picture.elements import Box, Element, Plate, Role, Words, moved
from studio.picture.layouts.parts import at_one_size, below, headline, numbered_disc
from studio.picture.page import Page
from studio.picture.typeset import Room

CARD_HEIGHT, TALL_CARD = 78.0, 124.0
LOWEST_CARD = 46.0
CARD_GAP, SMALLEST_GAP = 20.0, 10.0
DISC = 44.0
SHORT_ITEM = 15.0
"""Korean characters up to which items stand in two columns."""


def points(page: Page, slide: Slide) -> tuple[list[Element], int]:
    """Lay out the headline and as many cards as fit; tell how many items were left out."""
    title, number = headline(page, slide)
    zone, u = below(page, title), page.unit
    longest = max(reading_width(item) for item in slide.items)
    crowded = len(slide.items) * (LOWEST_CARD + SMALLEST_GAP) * u > zone.height
    columns = 2 if page.is_wide and len(slide.items) >= 4 and (longest <= SHORT_ITEM or crowded) else 1
    room_for = max(1, int((zone.height + SMALLEST_GAP * u) / ((LOWEST_CARD + SMALLEST_GAP) * u))) * columns
    items = slide.items[:room_for]
    rows = math.ceil(len(items) / columns)
    gap = (CARD_GAP if rows <= 4 else SMALLEST_GAP) * u
    highest = (zone.height - (rows - 1) * gap) / rows
    width = (zone.width - (columns - 1) * gap) / columns
    wanted = TALL_CARD if columns == 2 or not page.is_wide else CARD_HEIGHT
    disc = min(DISC * u, highest * 0.7)
    inset, text_gap = 18 * u, 16 * u
    room = Room(width - disc - 2 * inset - text_gap, highest - 12 * u, lines=1, most_lines=3)
    texts = at_one_size(items, page.item_face(), page.sizes(page.scale.item, 20), room)
    height = min(highest, max(wanted * u, max(t.height for t in texts) + 24 * u))
    elements: list[Element] = [title, *number]
    for index, text in enumerate(texts):
        row, column = divmod(index, columns)
        card = Box(zone.x + column * (width + gap), zone.y + row * (height + gap), width, height)
        elements.append(Plate("card", card, page.theme.radii.card * u, Role.CARD, Role.CARD_LINE))
        circle = Box(card.x + inset, card.y + (height - disc) / 2, disc, disc)
        elements += numbered_disc(page, str(index + 1), circle)
        box = Box(circle.right + text_gap, card.y + (height - text.height) / 2, room.width, text.height)
        elements.append(Words("item", box, text, Role.TEXT, marked=slide.highlight_terms))
    return settled(page, elements), len(slide.items) - len(items)


def settled(page: Page, elements: list[Element]) -> list[Element]:
    """Return the elements as they are on a wide page, in the middle of the content zone on a tall one."""
    if page.is_wide:
        return elements
    free = page.content.bottom - max(element.box.bottom for element in elements)
    return [moved(element, free / 2) for element in elements]
