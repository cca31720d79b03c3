"""Comparison: two cards side by side, one marked with a cross, the other with a tick."""

import math
from dataclasses import dataclass, replace

from studio.domain.slides import Group, Slide
from studio.picture.elements import Box, Element, Plate, Role, Sign, SignKind, Words
from studio.picture.layouts.parts import below, headline
from studio.picture.layouts.points import settled
from studio.picture.page import Page, words
from studio.picture.typeset import Room, Setting, typeset

GAP = 28.0
SIGN = 26.0
CLEARLY = 1.15
"""How much larger words must be for an arrangement other than the usual one."""
LEAST_SHARE = 0.66
"""The least part of their zone that cards side by side take."""


@dataclass(frozen=True)
class _Measure:
    """Spaces in a card, in reference pixels."""

    pad: float
    label_gap: float
    item_gap: float


ROOMY, SNUG, TIGHT = _Measure(34, 18, 14), _Measure(22, 14, 10), _Measure(16, 6, 4)


@dataclass(frozen=True)
class _Pair:
    """Both sides set at one size in cards of one size."""

    side_by_side: bool
    measure: _Measure
    width: float
    height: float
    columns: tuple[tuple[Setting, ...], ...]

    @property
    def rank(self) -> tuple[int, int, int]:
        """Order of preference: what shows most items, uncut, and largest."""
        texts = [text for column in self.columns for text in column]
        return len(texts), -sum(text.cut for text in texts), min(text.size for text in texts)


def comparison(page: Page, slide: Slide) -> tuple[list[Element], int]:
    """Lay out the two groups of a slide, at equal size, the texts of both at one size."""
    title, sign = headline(page, slide)
    zone, u = below(page, title), page.unit
    gap = (GAP if page.is_wide else SNUG.pad) * u
    pair = _best(page, slide, zone, gap)
    elements: list[Element] = [title, *sign]
    before = 0
    for index, (group, column) in enumerate(zip(slide.groups, pair.columns, strict=True)):
        x = zone.x + index * (pair.width + gap) if pair.side_by_side else zone.x
        y = zone.y if pair.side_by_side else zone.y + index * (pair.height + gap)
        card = Box(x, y, pair.width, pair.height)
        elements += _card(page, slide, pair.measure, group, column, card, before)
        before += len(group.items)
    left_out = sum(len(group.items) for group in slide.groups) - sum(map(len, pair.columns))
    return settled(page, elements), left_out


def _best(page: Page, slide: Slide, zone: Box, gap: float) -> _Pair:
    """Return the arrangement that shows most, uncut, and largest; the usual one unless another gains much."""
    ways = (False, True) if page.is_tall else (True, False)
    measures = (ROOMY, SNUG, TIGHT) if page.is_wide else (SNUG, TIGHT)
    pairs = [_pair(page, slide, zone, gap, way, measure) for way in ways for measure in measures]
    best = pairs[0]
    for pair in pairs[1:]:
        shown, size = pair.rank[:2], pair.rank[2]
        if shown > best.rank[:2] or (shown == best.rank[:2] and size > CLEARLY * best.rank[2]):
            best = pair
    return best


def _pair(page: Page, slide: Slide, zone: Box, gap: float, side_by_side: bool, measure: _Measure) -> _Pair:
    u = page.unit
    width = (zone.width - gap) / 2 if side_by_side else zone.width
    highest = zone.height if side_by_side else (zone.height - gap) / 2
    fixed = (2 * measure.pad + measure.label_gap) * u + page.scale.label * u * 1.3
    room = Room(width - 2 * measure.pad * u, highest - fixed, lines=1, most_lines=3)
    space = measure.item_gap * u
    columns = _columns(page, slide, room, space)
    needed = max(_height(column, space) for column in columns) + fixed
    least = LEAST_SHARE * highest if side_by_side and page.is_wide else 0.0
    return _Pair(side_by_side, measure, width, min(highest, max(needed, least)), columns)


def _columns(page: Page, slide: Slide, room: Room, space: float) -> tuple[tuple[Setting, ...], ...]:
    """Return the texts of both groups at the largest size at which all fit; at the smallest, what fits."""
    tall = replace(room, height=math.inf)
    columns: tuple[tuple[Setting, ...], ...] = ()
    for size in page.sizes(page.scale.item, 20):
        columns = tuple(
            tuple(typeset(item, page.item_face(), [size], tall, slide.bold) for item in group.items)
            for group in slide.groups
        )
        cut = any(text.cut for column in columns for text in column)
        if not cut and all(_height(column, space) <= room.height for column in columns):
            return columns
    return tuple(_as_many_as_fit(slide, column, room, space) for column in columns)


def _as_many_as_fit(
    slide: Slide, column: tuple[Setting, ...], room: Room, space: float
) -> tuple[Setting, ...]:
    count = len(column)
    while count > 1 and _height(column[:count], space) > room.height:
        count -= 1
    first = column[0]
    if first.height > room.height:
        return (typeset(first.text, first.face, [first.size], room, slide.bold),)
    return column[:count]


def _height(column: tuple[Setting, ...], space: float) -> float:
    return sum(text.height for text in column) + (len(column) - 1) * space


def _card(
    page: Page,
    slide: Slide,
    measure: _Measure,
    group: Group,
    texts: tuple[Setting, ...],
    card: Box,
    before: int,
) -> list[Element]:
    """Return one side; card and label stand from the start, its texts enter after `before` others."""
    u = page.unit
    inner = card.inset(measure.pad * u, measure.pad * u)
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
    y = inner.y + page.scale.label * u * 1.3 + measure.label_gap * u
    for item, text in enumerate(texts, start=before):
        box = Box(inner.x, y, inner.width, text.height)
        elements.append(Words("item", box, text, marked=slide.highlight_terms, item=item))
        y += text.height + measure.item_gap * u
    return elements
