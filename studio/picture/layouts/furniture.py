"""What every slide carries: chapter label, progress line, the mark of a draft."""

import math

from studio.domain.slides import Slide
from studio.picture.elements import Align, Box, Element, Plate, Role, Stamp, Words
from studio.picture.page import KICKER_TOP, PROGRESS_END, Page, words
from studio.picture.typeset import Room

BADGE_ROOM = 150.0


def behind(page: Page) -> list[Element]:
    """Return what lies under the words."""
    mark = page.canvas.watermark
    if not mark:
        return []
    width, height = page.canvas.width, page.canvas.height
    return [Stamp(mark, Box(0, 0, width, height), size=math.hypot(width, height) / (3.2 + 0.5 * len(mark)))]


def around(page: Page, slide: Slide) -> list[Element]:
    """Return what stands around the words."""
    elements: list[Element] = []
    u, canvas = page.unit, page.canvas
    width = canvas.width - 2 * page.margin
    if slide.kicker:
        room = Room(width - (BADGE_ROOM * u if canvas.watermark else 0), lines=1, most_lines=1, counted=False)
        sizes = page.sizes(page.scale.kicker, page.scale.kicker * 0.8)
        elements.append(
            words(
                "kicker",
                slide.kicker,
                page.label_face(),
                sizes,
                room,
                x=page.margin,
                y=KICKER_TOP * u,
                role=Role.ACCENT,
            )
        )
    if canvas.watermark:
        elements += _badge(page)
    y, thickness = canvas.height - PROGRESS_END * u, max(2.0, 4 * u)
    track = Box(page.margin, y - thickness / 2, width, thickness)
    elements.append(Plate("track", track, thickness / 2, Role.TRACK))
    done = max(thickness, width * min(1.0, max(0.0, slide.progress)))
    elements.append(Plate("progress", track._replace(width=done), thickness / 2, Role.ACCENT))
    return elements


def _badge(page: Page) -> list[Element]:
    u = page.unit
    room = Room((BADGE_ROOM - 50) * u, lines=1, most_lines=1, counted=False)
    label: Words = words("badge", page.canvas.watermark, page.label_face(), [20 * u, 14 * u], room)
    inner = label.setting.size * (0.78 * len(page.canvas.watermark) + 1.4)
    plate = Box(page.canvas.width - page.margin - inner, KICKER_TOP * u - 5 * u, inner, 38 * u)
    box = Box(plate.x, plate.y + (plate.height - label.box.height) / 2, inner, label.box.height)
    badge = Words("badge", box, label.setting, Role.TEXT, Align.CENTER)
    return [Plate("badge plate", plate, plate.height / 2, Role.CARD, Role.TRACK), badge]
