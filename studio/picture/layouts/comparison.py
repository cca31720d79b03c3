"""Comparison: two cards side by side, one marked with a cross, the other with a tick."""

from studio.domain.slides import Group, Slide
from studio.picture.elements import Box, Element, Plate, Role, Sign, SignKind, Words
from studio.picture.layouts.parts import at_one_size, below, headline
from studio.picture.layouts.points import settled
from studio.picture.page import Page, words
from studio.picture.typeset import Room, Setting

GAP = 28.0
PAD = 34.0
SIGN = 26.0
LABEL_GAP = 18.0
ITEM_GAP = 12.0


def comparison(page: Page, slide: Slide) -> tuple[list[Element], int]:
    """Lay out the two groups of a slide, at equal size, the texts of both at one size."""
    title, number = headline(page, slide)
    zone, u = below(page, title), page.unit
    gap, pad = GAP * u, PAD * u
    side_by_side = page.is_wide
    width = (zone.width - gap) / 2 if side_by_side else zone.width
    highest = zone.height if side_by_side else (zone.height - gap) / 2
    label_height = page.scale.label * u * 1.3
    most = max(len(group.items) for group in slide.groups)
    fixed = 2 * pad + label_height + LABEL_GAP * u
    each = (highest - fixed - (most - 1) * ITEM_GAP * u) / most
    room = Room(width - 2 * pad, max(each, 22 * u * 1.34), lines=1, most_lines=3)
    shown = max(1, int((highest - fixed + ITEM_GAP * u) / (22 * u * 1.34 + ITEM_GAP * u)))
    groups = [group.model_copy(update={"items": group.items[:shown]}) for group in slide.groups]
    texts = at_one_size(
        [item for group in groups for item in group.items],
        page.item_face(),
        page.sizes(page.scale.body, 20),
        room,
    )
    first = len(groups[0].items)
    columns = (texts[:first], texts[first:])
    needed = max(sum(t.height for t in c) + (len(c) - 1) * ITEM_GAP * u for c in columns) + fixed
    height = min(highest, max(needed, 190 * u if side_by_side else 0))
    elements: list[Element] = [title, *number]
    for index, (group, column) in enumerate(zip(groups, columns, strict=True)):
        x = zone.x + index * (width + gap) if side_by_side else zone.x
        y = zone.y if side_by_side else zone.y + index * (height + gap)
        elements += _card(page, slide, group, column, Box(x, y, width, height))
    left_out = sum(len(group.items) for group in slide.groups) - len(texts)
    return settled(page, elements), left_out


def _card(page: Page, slide: Slide, group: Group, texts: tuple[Setting, ...], card: Box) -> list[Element]:
    u = page.unit
    inner = card.inset(PAD * u, PAD * u)
    role = Role.GOOD if group.good else Role.WRONG
    side = SIGN * u
    room = Room(inner.width - side - 12 * u, lines=1, most_lines=1, counted=False)
    label = words(
        "label",
        group.label,
        page.label_face(),
        page.sizes(page.scale.label, 18),
        room,
        x=inner.x + side + 12 * u,
        y=inner.y,
        role=role,
    )
    sign = Box(inner.x, inner.y + (label.box.height - side) / 2, side, side)
    elements: list[Element] = [
        Plate("card", card, page.theme.radii.card * u, Role.CARD, Role.CARD_LINE),
        Sign("sign", SignKind.TICK if group.good else SignKind.CROSS, sign, role),
        label,
    ]
    y = inner.y + page.scale.label * u * 1.3 + LABEL_GAP * u
    for text in texts:
        elements.append(
            Words("item", Box(inner.x, y, inner.width, text.height), text, marked=slide.highlight_terms)
        )
        y += text.height + ITEM_GAP * u
    return elements
