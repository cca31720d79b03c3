"""Steps: what follows what, on cards joined by arrows."""

from studio.domain.slides import Slide
from studio.picture.breaks import reading_width
from studio.picture.elements import Align, Box, Element, Plate, Role, Sign, SignKind, Words, parts_of
from studio.picture.layouts.parts import at_one_size, below, headline, item_mark, mark_of
from studio.picture.layouts.points import points, settled
from studio.picture.page import Page
from studio.picture.typeset import Room

MOST_STEPS = 4
LONGEST_STEP = 16.0
"""Korean characters; longer steps read better as a list."""
ARROW, ARROW_GAP = 28.0, 60.0
CARD_HEIGHT = 232.0
DISC = 64.0


def steps(page: Page, slide: Slide) -> tuple[list[Element], int]:
    """Lay out a row of steps (a column on a tall page); many or long ones, and bullets, become a list."""
    counted = all(mark_of(slide, index) for index in range(len(slide.items)))
    long = len(slide.items) > MOST_STEPS or max(map(reading_width, slide.items)) > LONGEST_STEP
    if long or not counted:
        return points(page, slide)
    return (_row(page, slide) if page.is_wide else settled(page, _column(page, slide))), 0


def _row(page: Page, slide: Slide) -> list[Element]:
    title, sign = headline(page, slide)
    zone, u, count = below(page, title), page.unit, len(slide.items)
    gap = ARROW_GAP * u
    width = (zone.width - (count - 1) * gap) / count
    height = min(CARD_HEIGHT * u, zone.height)
    top = zone.y + min((zone.height - height) * 0.36, 40 * u)
    disc = min(DISC * u, height * 0.34)
    pad = 24 * u
    room = Room(width - 2 * pad, height - disc - 2.6 * pad, lines=1, most_lines=2)
    texts = at_one_size(
        slide.items, page.title_face(), page.sizes(page.scale.item * 1.3, 20), room, slide.bold
    )
    elements: list[Element] = [title, *sign]
    for index, text in enumerate(texts):
        card = Box(zone.x + index * (width + gap), top, width, height)
        plate = Plate("card", card, page.theme.radii.card * u, Role.CARD, Role.CARD_LINE)
        inner = disc + 0.6 * pad + text.height
        y = card.y + (height - inner) / 2
        circle = Box(card.x + (width - disc) / 2, y, disc, disc)
        number = item_mark(page, slide, index, circle, 0.5)
        box = Box(card.x + pad, y + disc + 0.6 * pad, room.width, text.height)
        item = Words("item", box, text, Role.TEXT, Align.CENTER, slide.highlight_terms)
        elements += parts_of(index, (plate, *number, item))
        if index + 1 < count:
            side = ARROW * u
            arrow = Box(card.right + (gap - side) / 2, top + (height - side) / 2, side, side)
            elements.append(Sign("arrow", SignKind.ARROW, arrow, Role.ACCENT, item=index + 1))
    return elements


def _column(page: Page, slide: Slide) -> list[Element]:
    title, sign = headline(page, slide)
    zone, u, count = below(page, title), page.unit, len(slide.items)
    gap = min(44 * u, zone.height * 0.1)
    height = min(112 * u, (zone.height - (count - 1) * gap) / count)
    disc = min(52 * u, height * 0.64)
    pad = 24 * u
    room = Room(zone.width - disc - 3 * pad, height - 16 * u, lines=1, most_lines=2)
    texts = at_one_size(
        slide.items, page.title_face(), page.sizes(page.scale.item * 1.3, 20), room, slide.bold
    )
    elements: list[Element] = [title, *sign]
    for index, text in enumerate(texts):
        card = Box(zone.x, zone.y + index * (height + gap), zone.width, height)
        plate = Plate("card", card, page.theme.radii.card * u, Role.CARD, Role.CARD_LINE)
        circle = Box(card.x + pad, card.y + (height - disc) / 2, disc, disc)
        number = item_mark(page, slide, index, circle)
        box = Box(circle.right + pad, card.y + (height - text.height) / 2, room.width, text.height)
        item = Words("item", box, text, Role.TEXT, marked=slide.highlight_terms)
        elements += parts_of(index, (plate, *number, item))
        if index + 1 < count:
            side = min(ARROW * u, gap * 0.7)
            arrow = Box(circle.x + (disc - side) / 2, card.bottom + (gap - side) / 2, side, side)
            elements.append(Sign("arrow", SignKind.ARROW_DOWN, arrow, Role.ACCENT, item=index + 1))
    return elements
