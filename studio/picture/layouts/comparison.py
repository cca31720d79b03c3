"""Comparison: two cards side by side, one marked with a cross, the other with a tick."""

import math
from dataclasses import replace
from functools import partial

from studio.domain.slides import Group, Slide
from studio.picture.elements import Box, Element, Plate, Role, Sign, SignKind, Words
from studio.picture.layouts.parts import below, headline
from studio.picture.layouts.points import settled
from studio.picture.page import Page, words
from studio.picture.typeset import Room, Setting, typeset

GAP = 28.0
PAD, NARROW_PAD = 34.0, 22.0
SIGN = 26.0
LABEL_GAP = 18.0
ITEM_GAP = 12.0


def comparison(page: Page, slide: Slide) -> tuple[list[Element], int]:
    """Lay out the two groups of a slide, at equal size, the texts of both at one size."""
    title, number = headline(page, slide)
    zone, u = below(page, title), page.unit
    gap, pad = (GAP if page.is_wide else NARROW_PAD) * u, _pad(page)
    side_by_side = not page.is_tall
    width = (zone.width - gap) / 2 if side_by_side else zone.width
    highest = zone.height if side_by_side else (zone.height - gap) / 2
    label_height = page.scale.label * u * 1.3
    fixed = 2 * pad + label_height + LABEL_GAP * u
    room = Room(width - 2 * pad, highest - fixed, lines=1, most_lines=3)
    columns = _columns(page, slide, room)
    needed = max(map(partial(_height, page), columns)) + fixed
    height = min(highest, max(needed, 190 * u if side_by_side else 0))
    elements: list[Element] = [title, *number]
    before = 0
    for index, (group, column) in enumerate(zip(slide.groups, columns, strict=True)):
        x = zone.x + index * (width + gap) if side_by_side else zone.x
        y = zone.y if side_by_side else zone.y + index * (height + gap)
        elements += _card(page, slide, group, column, Box(x, y, width, height), before)
        before += len(group.items)
    left_out = sum(len(group.items) for group in slide.groups) - sum(map(len, columns))
    return settled(page, elements), left_out


def _columns(page: Page, slide: Slide, room: Room) -> list[tuple[Setting, ...]]:
    """Return the texts of both groups at the largest size at which all fit; at the smallest, what fits."""
    tall = replace(room, height=math.inf)
    columns: list[tuple[Setting, ...]] = []
    for size in page.sizes(page.scale.body, 20):
        columns = [
            tuple(typeset(item, page.item_face(), [size], tall, slide.bold) for item in group.items)
            for group in slide.groups
        ]
        cut = any(text.cut for column in columns for text in column)
        if not cut and all(_height(page, column) <= room.height for column in columns):
            return columns
    return [_as_many_as_fit(page, slide, column, room) for column in columns]


def _pad(page: Page) -> float:
    return (PAD if page.is_wide else NARROW_PAD) * page.unit


def _as_many_as_fit(page: Page, slide: Slide, column: tuple[Setting, ...], room: Room) -> tuple[Setting, ...]:
    count = len(column)
    while count > 1 and _height(page, column[:count]) > room.height:
        count -= 1
    first = column[0]
    if first.height > room.height:
        return (typeset(first.text, first.face, [first.size], room, slide.bold),)
    return column[:count]


def _height(page: Page, column: tuple[Setting, ...]) -> float:
    return sum(text.height for text in column) + (len(column) - 1) * ITEM_GAP * page.unit


def _card(
    page: Page, slide: Slide, group: Group, texts: tuple[Setting, ...], card: Box, before: int
) -> list[Element]:
    """Return one side; card and label stand from the start, its texts enter after `before` others."""
    u = page.unit
    inner = card.inset(_pad(page), _pad(page))
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
    for item, text in enumerate(texts, start=before):
        box = Box(inner.x, y, inner.width, text.height)
        elements.append(Words("item", box, text, marked=slide.highlight_terms, item=item))
        y += text.height + ITEM_GAP * u
    return elements
