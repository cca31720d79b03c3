"""Slides of one thought: a headline and what supports it. Title, highlight, example, warning, picture."""

from dataclasses import replace

from studio.domain.script import Layout
from studio.domain.slides import Slide
from studio.picture.breaks import reads_right_to_left
from studio.picture.elements import Box, Element, Plate, Role, Words, moved
from studio.picture.layouts.parts import SIGN, numbered_disc, tag, warning_sign
from studio.picture.page import Page, words
from studio.picture.typeset import HEADLINE_PAUSE, Room

SIGN_GAP = 40.0
SMALLEST_TITLE, SMALLEST_BODY = 34.0, 22.0
CHEAP_LINE = 0.06
"""What a further line of a headline costs where there is more height than width."""
BODY_SIZE = 0.66
"""The most of a headline's size its supporting text may have."""
BODY_SHARE = 0.42
"""The part of the height the supporting text may take."""


def statement(page: Page, slide: Slide) -> list[Element]:
    """Lay out a headline with its body, in the middle of the content zone."""
    if slide.layout is Layout.WARNING or slide.number:
        return _with_sign(page, slide)
    if slide.layout is Layout.EXAMPLE:
        return _example(page, slide)
    zone = page.content
    hero = slide.layout is Layout.TITLE_SLIDE
    size = page.scale.hero if hero else page.scale.hero * 0.88
    # A shorter measure breaks a long headline in two even lines rather than filling one to the edge.
    measure = 0.8 if page.is_wide and not reads_right_to_left(slide.title) else 1.0
    width = zone.width * measure
    stack = _stack(page, slide, zone.x, width, zone.height, size)
    low = slide.layout is Layout.FULL_IMAGE
    return [*_placed(stack, zone, 1.0 if low else 0.5)]


def _with_sign(page: Page, slide: Slide) -> list[Element]:
    zone, u = page.content, page.unit
    side, gap = SIGN * u, SIGN_GAP * u
    if page.is_wide:
        room = zone._replace(x=zone.x + side + gap, width=zone.width - side - gap)
    else:
        room = zone._replace(y=zone.y + side + gap * 0.8, height=zone.height - side - gap * 0.8)
    stack = _stack(page, slide, room.x, room.width, room.height, page.scale.hero * 0.82)
    total = _height(stack)
    if page.is_wide:
        placed = _placed(stack, room, 0.5)
        title = placed[0].setting
        # The sign stands level with the first line, or with the middle of a headline of several.
        middle = placed[0].box.y + min(len(title.lines), 2) * title.line_height / 2
        box = Box(zone.x, middle - side / 2, side, side)
    else:
        top = zone.y + (zone.height - total - side - gap * 0.8) / 2
        box = Box(zone.x, top, side, side)
        placed = _placed(stack, Box(room.x, box.bottom + gap * 0.8, room.width, total), 0.0)
    return [*_sign(page, slide, box), *placed]


def _sign(page: Page, slide: Slide, box: Box) -> list[Element]:
    if slide.layout is Layout.WARNING:
        return warning_sign(page, slide, box)
    return [*numbered_disc(page, slide.number, box.inset(box.width * 0.06, box.height * 0.06), 0.5)]


def _example(page: Page, slide: Slide) -> list[Element]:
    zone, u = page.content, page.unit
    inset = 36 * u
    tag_height = 44 * u if slide.tag else 0.0
    tag_gap = 22 * u if slide.tag else 0.0
    width = zone.width - inset
    stack = _stack(page, slide, zone.x + inset, width, zone.height - tag_height - tag_gap, page.scale.fact)
    total = _height(stack) + tag_height + tag_gap
    top = zone.y + (zone.height - total) / 2
    elements: list[Element] = [Plate("rail", Box(zone.x, top, 6 * u, total), 3 * u, Role.ACCENT)]
    if slide.tag:
        elements += tag(page, slide.tag, Box(zone.x + inset, top, width, tag_height))
    below = Box(zone.x + inset, top + tag_height + tag_gap, width, total)
    return [*elements, *_placed(stack, below, 0.0)]


def _stack(page: Page, slide: Slide, x: float, width: float, height: float, size: float) -> list[Words]:
    """Return headline and body one under the other, from y = 0; the headline gives way to a long body."""
    stack = _stack_at(page, slide, x, width, height, size)
    while stack[-1].setting.cut and len(stack) > 1 and size > SMALLEST_TITLE:
        size = max(SMALLEST_TITLE, size * 0.85)
        stack = _stack_at(page, slide, x, width, height, size)
    return stack


def _stack_at(page: Page, slide: Slide, x: float, width: float, height: float, size: float) -> list[Words]:
    body_room = height * BODY_SHARE if slide.body else 0.0
    room = Room(width, height - body_room, 2, 6, pause_gain=HEADLINE_PAUSE)
    if not page.is_wide:
        room = replace(room, lines=3, most_lines=9, line_cost=CHEAP_LINE)
    title = words(
        "title",
        slide.title,
        page.title_face(),
        page.sizes(size, SMALLEST_TITLE),
        room,
        x=x,
        slide=slide,
    )
    if not slide.body:
        return [title]
    gap = title.setting.size * 0.36
    usual = page.scale.lead if slide.layout is Layout.TITLE_SLIDE else page.scale.body
    largest = max(SMALLEST_BODY, min(usual, BODY_SIZE * title.setting.size / page.unit))
    body = words(
        "body",
        slide.body,
        page.body_face(),
        page.sizes(largest, SMALLEST_BODY),
        Room(width, height - title.box.height - gap, 3 if page.is_wide else 5, 9),
        x=x,
        y=title.box.height + gap,
        role=Role.MUTED,
        slide=slide,
    )
    # Marked in the headline is marked enough.
    fresh = tuple(term for term in body.marked if term not in slide.title)
    return [title, replace(body, marked=fresh)]


def _height(stack: list[Words]) -> float:
    return stack[-1].box.bottom - stack[0].box.y


def _placed(stack: list[Words], zone: Box, share: float) -> list[Words]:
    top = zone.y + (zone.height - _height(stack)) * share
    return [moved(w, top) for w in stack]
