"""What every slide carries: chapter label, progress line, the mark of a draft."""

import math

from studio.domain.slides import Slide
from studio.picture.breaks import reads_right_to_left
from studio.picture.elements import Align, Box, Element, Plate, Role, Scrim, Stamp, Words
from studio.picture.page import KICKER_TOP, PROGRESS_END, Page, words
from studio.picture.typeset import Room

BADGE_ROOM = 150.0
LOGO_GAP = 20.0
LABEL_RISE = 44.0
"""From the top of the chapter label to that of the words on a full picture."""
SCRIM_PAD, SCRIM_FADE = 20.0, 280.0
"""How far a veil reaches beyond the words, and over how much it fades out."""


def behind(page: Page) -> list[Element]:
    """Return what lies under the words."""
    mark = page.canvas.watermark
    if not mark:
        return []
    width, height = page.canvas.width, page.canvas.height
    return [Stamp(mark, Box(0, 0, width, height), size=math.hypot(width, height) / (3.2 + 0.5 * len(mark)))]


def label_top(page: Page, content: list[Element]) -> float:
    """Return where the chapter label stands on a full picture: right above the words, on their veil."""
    return _top(page, content) - LABEL_RISE * page.unit


def scrim(page: Page, content: list[Element], around: list[Element]) -> Scrim:
    """Return the veil on a full picture, full wherever there are words and above them their chapter label."""
    u, canvas = page.unit, page.canvas
    top = max(0.0, label_top(page, content) - SCRIM_PAD * u)
    above = min(SCRIM_FADE * u, top)
    written = [e for e in (*content, *around) if isinstance(e, Words) and e.name != "badge"]
    reach = max(map(_reach, written), default=0.0) + 2 * SCRIM_PAD * u
    right = reach if canvas.width - reach > SCRIM_FADE * u / 2 else float(canvas.width)
    return Scrim(Box(0, top, right, canvas.height - top), above, canvas.width - right)


def _top(page: Page, content: list[Element]) -> float:
    return min((e.box.y for e in content if isinstance(e, Words)), default=page.content.bottom)


def _reach(words: Words) -> float:
    """Return the right end of what is written; of words from right to left, that of their room."""
    setting = words.setting
    if reads_right_to_left(setting.text):
        return words.box.right
    return words.box.x + setting.width


def around(page: Page, slide: Slide, label: float | None = None) -> list[Element]:
    """Return what stands around the words; `label` is where the chapter label goes on a full picture."""
    elements: list[Element] = []
    u, canvas = page.unit, page.canvas
    width = canvas.width - 2 * page.margin
    if slide.kicker:
        taken = (BADGE_ROOM * u if canvas.watermark else 0) + _logo_room(page)
        room = Room(width - taken, lines=1, most_lines=1, counted=False)
        sizes = page.sizes(page.scale.kicker, page.scale.kicker * 0.8)
        elements.append(
            words(
                "kicker",
                slide.kicker,
                page.label_face(),
                sizes,
                room,
                x=page.margin,
                y=KICKER_TOP * u if label is None else label,
                role=Role.LABEL,
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


def _logo_room(page: Page) -> float:
    return page.logo.width + LOGO_GAP * page.unit if page.logo else 0.0


def _badge(page: Page) -> list[Element]:
    u = page.unit
    room = Room((BADGE_ROOM - 50) * u, lines=1, most_lines=1, counted=False)
    label: Words = words("badge", page.canvas.watermark, page.label_face(), [20 * u, 14 * u], room)
    inner = label.setting.size * (0.78 * len(page.canvas.watermark) + 1.4)
    right = page.canvas.width - page.margin - _logo_room(page)
    plate = Box(right - inner, KICKER_TOP * u - 5 * u, inner, 38 * u)
    box = Box(plate.x, plate.y + (plate.height - label.box.height) / 2, inner, label.box.height)
    badge = Words("badge", box, label.setting, Role.TEXT, Align.CENTER)
    return [Plate("badge plate", plate, plate.height / 2, Role.CARD, Role.TRACK), badge]
