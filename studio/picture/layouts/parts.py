"""Parts that several layouts share: headline, numbered disc, tag, texts of one size."""

from collections.abc import Sequence
from dataclasses import replace

from studio.domain.script import Layout
from studio.domain.slide_lists import CROSS, TICK
from studio.domain.slides import Slide
from studio.picture.elements import Align, Box, Element, Plate, Role, Sign, SignKind, Words
from studio.picture.page import Page, words
from studio.picture.typeset import LINE_COST, Face, Room, Setting, typeset

NUMBER, NUMBER_GAP = 52.0, 18.0
BULLET = 12.0
TAG_HEIGHT, TAG_GAP = 40.0, 16.0
SIGN = 92.0
"""The sign of a warning beside a single thought."""
BADGE = 0.43
"""Of the disc at its corner, in sides of the sign."""
LINE_OF_LIST = 0.25
"""What a further line of a headline costs where it takes room from the list under it."""
HEADLINE_GAP = 40.0
"""Between a headline and the cards below it."""


def headline(page: Page, slide: Slide) -> tuple[Words, list[Element]]:
    """Return the headline at the top of the content zone, and the sign, number or label that goes with it."""
    zone, u = page.content, page.unit
    signed = slide.layout is Layout.WARNING or bool(slide.number)
    labelled = bool(slide.tag) and slide.layout is not Layout.WARNING
    inset = (NUMBER + NUMBER_GAP) * u if signed else 0.0
    top = zone.y + (TAG_HEIGHT + TAG_GAP) * u if labelled else zone.y
    title = words(
        "title",
        slide.title,
        page.title_face(),
        page.sizes(page.scale.title, 34),
        Room(zone.width - inset, zone.height * 0.4, page.title_lines, 4, line_cost=LINE_OF_LIST),
        x=zone.x + inset,
        y=top,
        slide=slide,
    )
    beside: list[Element] = []
    if labelled:
        beside += tag(page, slide.tag, Box(zone.x, zone.y, zone.width, TAG_HEIGHT * u))
    side = NUMBER * u
    box = Box(zone.x, top + (title.setting.line_height - side) / 2, side, side)
    if slide.layout is Layout.WARNING:
        beside += warning_sign(page, slide, box)
    elif slide.number:
        beside += numbered_disc(page, slide.number, box, fill=Role.TEXT)
    return title, beside


def warning_sign(page: Page, slide: Slide, box: Box) -> list[Element]:
    """Return the sign of a warning, with the number of the thought at its corner where it has one."""
    radius = page.theme.radii.sign * box.width / SIGN
    plate = Plate("sign plate", box, radius, Role.ACCENT)
    sign = Sign("sign", SignKind.WARNING, box, Role.ON_ACCENT)
    if not slide.number:
        return [plate, sign]
    badge = box.width * BADGE
    corner = Box(box.right - badge * 0.62, box.y - badge * 0.38, badge, badge)
    return [plate, sign, *numbered_disc(page, slide.number, corner, fill=Role.TEXT)]


def below(page: Page, title: Words) -> Box:
    """Return the zone under a headline."""
    top = title.box.bottom + HEADLINE_GAP * page.unit
    return page.content._replace(y=top, height=page.content.bottom - top)


def at_one_size(
    texts: Sequence[str], face: Face, sizes: Sequence[float], room: Room, bold: tuple[str, ...] = ()
) -> tuple[Setting, ...]:
    """Set texts that belong together at the largest size at which every one of them fits `room`.

    They take more lines than they should only to be clearly larger; the smallest size may cut them.
    """

    def fitting(lines: int) -> tuple[Setting, ...]:
        tight = replace(room, lines=lines, most_lines=lines)
        tried = (tuple(typeset(text, face, [size], tight, bold) for text in texts) for size in sizes)
        return next((s for s in tried if not any(setting.cut for setting in s)), ())

    few, more = fitting(room.lines), fitting(room.most_lines)
    if few and few[0].size >= more[0].size * (1 - LINE_COST):
        return few
    most = replace(room, lines=room.most_lines)
    return more or tuple(typeset(text, face, sizes[-1:], most, bold) for text in texts)


def numbered_disc(
    page: Page, number: str, box: Box, share: float = 0.54, fill: Role = Role.ACCENT
) -> tuple[Plate, Words]:
    """Return a disc with a number in it; `share` is the size of the figure in diameters."""
    room = Room(box.width, lines=1, most_lines=1, counted=False)
    label = words("number", number, page.label_face(), [box.height * share], room)
    middle = box.y + (box.height - label.box.height) / 2
    ink = Role.ON_ACCENT if fill is Role.ACCENT else Role.GROUND
    placed = Words("number", label.box._replace(x=box.x, y=middle), label.setting, ink, Align.CENTER)
    return Plate("disc", box, box.height / 2, fill), placed


def mark_of(slide: Slide, index: int) -> str:
    """Return what stands before an item: what the author wrote there, else its number."""
    return slide.item_marks[index] if slide.item_marks else str(index + 1)


def item_mark(
    page: Page, slide: Slide, index: int, box: Box, share: float = 0.54
) -> tuple[Plate | Words | Sign, ...]:
    """Return the mark of an item in `box`: a disc with a number or letter, a sign, or a quiet bullet."""
    mark = mark_of(slide, index)
    if mark in _SIGNS:
        kind, role = _SIGNS[mark]
        return (Sign("item sign", kind, box.inset(box.width * 0.16, box.height * 0.16), role),)
    if mark:
        return numbered_disc(page, mark, box, share)
    side = BULLET * page.unit
    dot = box.inset((box.width - side) / 2, (box.height - side) / 2)
    return (Plate("bullet", dot, side / 2, Role.ACCENT),)


_SIGNS = {TICK: (SignKind.TICK, Role.GOOD), CROSS: (SignKind.CROSS, Role.WRONG)}


def tag(page: Page, text: str, box: Box) -> list[Element]:
    """Return a small filled label, as wide as its text, at the left of `box`."""
    u = page.unit
    room = Room(box.width - 40 * u, lines=1, most_lines=1, counted=False)
    label = words("tag", text, page.label_face(), page.sizes(page.scale.label, 18), room)
    setting = label.setting
    width = setting.width + 36 * u
    plate = box._replace(width=width)
    placed = Box(plate.x, plate.y + (plate.height - label.box.height) / 2, plate.width, label.box.height)
    return [
        Plate("tag plate", plate, page.theme.radii.tag * u, Role.ACCENT),
        Words("tag", placed, label.setting, Role.ON_ACCENT, Align.CENTER),
    ]
