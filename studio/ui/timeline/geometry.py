"""Where things lie on the strip: frames to pixels and back, lanes, and what is under the mouse. No Qt."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from studio.ui.timeline.model import Strip

PAD: Final = 12.0
"""Pixels before the first frame and after the last one."""
MAX_SCALE: Final = 16.0
"""Pixels a frame beyond which zooming in shows nothing new."""
EDGE: Final = 5.0
"""Pixels on either side of a scene's end at which it can be grabbed."""


@dataclass(frozen=True, slots=True)
class View:
    """The part of the film that is seen: pixels a frame, and pixels scrolled off to the left."""

    scale: float
    offset: float = 0.0

    def x_of(self, frame: float) -> float:
        """Return where a frame begins, in pixels from the left edge of the viewport."""
        return PAD + frame * self.scale - self.offset

    def frame_at(self, x: float) -> float:
        """Return the moment under a pixel, in frames with a fraction; may lie outside the film."""
        return (x - PAD + self.offset) / self.scale

    def content_width(self, frame_count: int) -> float:
        """Return the pixels the whole film takes, padding included."""
        return 2 * PAD + frame_count * self.scale

    def scrolled_to(self, offset: float, frame_count: int, width: float) -> "View":
        """Scroll, held within the film."""
        furthest = max(0.0, self.content_width(frame_count) - width)
        return View(self.scale, min(max(0.0, offset), furthest))

    def zoomed(self, scale: float, anchor_x: float, frame_count: int, width: float) -> "View":
        """Change the scale so that the moment under `anchor_x` stays there, as far as the ends allow."""
        moment = self.frame_at(anchor_x)
        held = min(max(scale, fit_scale(frame_count, width)), MAX_SCALE)
        return View(held).scrolled_to(moment * held + PAD - anchor_x, frame_count, width)

    def showing(self, first: float, last: float, frame_count: int, width: float) -> "View":
        """Scroll as little as needed to bring the moments `first` to `last` into sight (`first` wins)."""
        margin = min(48.0, width / 6)
        left, right = self.x_of(first), self.x_of(last)
        offset = self.offset
        if right > width - margin:
            offset += right - (width - margin)
        if left - (offset - self.offset) < margin:
            offset = self.offset + left - margin
        return self.scrolled_to(offset, frame_count, width)


def fit_scale(frame_count: int, width: float) -> float:
    """Return the pixels a frame at which the whole film just fits; the least scale there is."""
    return min(MAX_SCALE, max(1.0, width - 2 * PAD) / max(1, frame_count))


def slider_of(scale: float, frame_count: int, width: float) -> float:
    """Return a scale as a position from 0 (everything fits) to 1 (single frames), even in ratio."""
    least = fit_scale(frame_count, width)
    if least >= MAX_SCALE:
        return 0.0
    return min(1.0, max(0.0, math.log(scale / least) / math.log(MAX_SCALE / least)))


def scale_of(position: float, frame_count: int, width: float) -> float:
    """Return the scale of a slider position; undoes `slider_of`."""
    least = fit_scale(frame_count, width)
    return least * (MAX_SCALE / least) ** min(1.0, max(0.0, position))


@dataclass(frozen=True, slots=True)
class Lane:
    """A horizontal band of the strip, in pixels from the top."""

    top: float
    height: float

    @property
    def bottom(self) -> float:
        """First pixel below the lane."""
        return self.top + self.height

    def __contains__(self, y: object) -> bool:
        return isinstance(y, int | float) and self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class Lanes:
    """The bands of the strip from top to bottom; those that are hidden have no height."""

    ruler: Lane
    chapters: Lane
    scenes: Lane
    scene_head: float
    """Height of the row at the top of a scene that carries its number and length."""
    waves: Lane
    captions: Lane

    @property
    def thumbs(self) -> Lane:
        """The part of the scene lane that shows pictures."""
        return Lane(self.scenes.top + self.scene_head, self.scenes.height - self.scene_head)

    @property
    def bottom(self) -> float:
        """First pixel below all lanes."""
        return max(self.scenes.bottom, self.waves.bottom, self.captions.bottom)


GAP: Final = 6.0
LEAST_PICTURE: Final = 28.0
LARGEST_PICTURE: Final = 176.0
LEAST_WAVE: Final = 24.0
LARGEST_WAVE: Final = 96.0
WAVE_PART: Final = 0.32
"""What the speech takes of the room it shares with the pictures."""


def lay_lanes(height: float, line: float, *, waves: bool = True, captions: bool = True) -> Lanes:
    """Divide `height` pixels; rows of text follow the height of a `line`, pictures and speech share the rest.

    Where there is too little room the speech goes first, then the captions. All is whole pixels, so that
    pictures need not be stretched.
    """
    height, line = math.floor(height), math.ceil(line)
    row = line + 5
    ruler = Lane(0, line + 8)
    chapters = Lane(ruler.bottom + GAP, row)
    top = chapters.bottom + GAP
    room = height - top - row - GAP
    caption = row if captions and room - GAP - row >= LEAST_PICTURE else 0.0
    room -= caption + GAP if caption else 0.0
    wave = 0.0
    if waves and room - GAP - LEAST_WAVE >= LEAST_PICTURE:
        room -= GAP
        wave = max(LEAST_WAVE, room * WAVE_PART, room - LARGEST_PICTURE)
        wave = float(round(min(wave, LARGEST_WAVE)))
        room -= wave
    scenes = Lane(top, row + min(LARGEST_PICTURE, max(LEAST_PICTURE, room)))
    speech = Lane(scenes.bottom + (GAP if wave else 0), wave)
    return Lanes(
        ruler=ruler,
        chapters=chapters,
        scenes=scenes,
        scene_head=row,
        waves=speech,
        captions=Lane(speech.bottom + (GAP if caption else 0), caption),
    )


def least_height(line: float) -> float:
    """Return the height below which scenes would be cut off."""
    return lay_lanes(0, line).bottom + GAP


def good_height(line: float) -> float:
    """Return a height at which every lane is shown at a good size."""
    return least_height(line) + line + 5 + GAP + LEAST_WAVE + GAP + 24


class Zone(StrEnum):
    """What kind of thing a point of the strip belongs to."""

    RULER = "ruler"
    CHAPTER = "chapter"
    SCENE = "scene"
    EDGE = "edge"
    WAVE = "wave"
    CAPTION = "caption"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Hit:
    """What is under a point; `index` counts chapters, scenes (also of speech) or captions of the strip."""

    zone: Zone
    index: int = -1


def hit_test(strip: Strip, view: View, lanes: Lanes, x: float, y: float) -> Hit:
    """Tell what lies at a point of the viewport."""
    if y in lanes.ruler:
        return Hit(Zone.RULER)
    frame = view.frame_at(x)
    if y in lanes.scenes and (edge := _edge_at(strip, view, x, frame)) is not None:
        return Hit(Zone.EDGE, edge)
    if not 0 <= frame < strip.frame_count:
        return Hit(Zone.EMPTY)
    if y in lanes.scenes:
        return Hit(Zone.SCENE, strip.block_at(int(frame)))
    if y in lanes.waves:
        return Hit(Zone.WAVE, strip.block_at(int(frame)))
    if y in lanes.chapters:
        return Hit(Zone.CHAPTER, strip.blocks[strip.block_at(int(frame))].chapter)
    if y in lanes.captions and (caption := strip.caption_at(int(frame))) is not None:
        return Hit(Zone.CAPTION, caption)
    return Hit(Zone.EMPTY)


def _edge_at(strip: Strip, view: View, x: float, frame: float) -> int | None:
    """Return the scene whose right edge is within reach; a narrow scene keeps its middle for clicking."""
    if not strip.blocks:
        return None
    here = strip.block_at(int(max(0.0, frame)))
    for index in (here, here - 1):
        if index < 0:
            continue
        block = strip.blocks[index]
        reach = min(EDGE, (block.end - block.start) * view.scale / 4)
        if abs(x - view.x_of(block.end)) <= reach:
            return index
    return None
