"""Which lengths a scene can be given: tenths, or a place worth hitting; never below its words. No Qt."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from studio.ui.timeline.model import Block, Strip

STEP_SEC: Final = 0.1
"""Lengths set by dragging are whole tenths of a second: what an author would type."""


class Held(StrEnum):
    """What holds a length where it is."""

    NOTHING = "nothing"
    NARRATION = "narration"
    CAPTION = "caption"
    PLAYHEAD = "playhead"


@dataclass(frozen=True, slots=True)
class Trim:
    """A length that was asked for: the author's minimum, and the frames the scene then has."""

    duration_sec: float | None
    frame_count: int
    held: Held = Held.NOTHING


@dataclass(frozen=True, slots=True)
class Reach:
    """What a length is drawn to while an edge is dragged; nothing with a `frames` of 0."""

    frames: float = 0.0
    """How near is near enough."""
    playhead: int = -1


def trim(block: Block, wanted_frames: float, fps: int, default_sec: float) -> Trim:
    """Return the nearest length in tenths; no minimum leaves it to the narration, which is never cut.

    `default_sec` is what a scene without a minimum of its own lasts at least.
    """
    if wanted_frames <= block.least:
        held = Held.NARRATION if block.speech_samples else Held.NOTHING
        if block.least >= math.ceil(default_sec * fps):
            return Trim(None, block.least, held)
        tenths = max(1, math.floor(round(block.least / fps / STEP_SEC, 6)))
        return Trim(round(tenths * STEP_SEC, 1), block.least, held)
    seconds = round(max(1, round(wanted_frames / fps / STEP_SEC)) * STEP_SEC, 1)
    return Trim(seconds, max(block.least, math.ceil(round(seconds * fps, 6))))


def trim_exactly(block: Block, wanted_frames: float, fps: int, default_sec: float) -> Trim:
    """Return the nearest length in whole frames, with the rules of `trim`."""
    frames = round(wanted_frames)
    if frames <= block.least:
        return trim(block, block.least, fps, default_sec)
    # Rounded down: a length in seconds is rounded up to whole frames again.
    return Trim(math.floor(frames / fps * 1000) / 1000, frames)


def trim_near(strip: Strip, index: int, wanted_frames: float, default_sec: float, reach: Reach) -> Trim:
    """Return the length an edge at `wanted_frames` snaps to: what is within reach, else tenths."""
    block = strip.blocks[index]
    if wanted_frames > block.least:
        near = [
            (abs(frames - wanted_frames), frames, held)
            for frames, held in _worth_hitting(strip, index, reach.playhead)
            if frames >= block.least and abs(frames - wanted_frames) <= reach.frames
        ]
        if near:
            _, frames, held = min(near)
            found = trim_exactly(block, frames, strip.fps, default_sec)
            return Trim(found.duration_sec, found.frame_count, held)
    return trim(block, wanted_frames, strip.fps, default_sec)


def automatic(block: Block, fps: int, default_sec: float) -> Trim:
    """Return the length of a scene without a minimum of its own."""
    return Trim(None, max(block.least if block.speech_samples else 1, math.ceil(round(default_sec * fps, 6))))


def _worth_hitting(strip: Strip, index: int, playhead: int) -> Iterator[tuple[int, Held]]:
    """Yield lengths at which something is met: the end of the narration, of captions, the playhead."""
    block = strip.blocks[index]
    if block.speech_samples:
        yield block.least, Held.NARRATION
    for caption in strip.captions_between(block.start, block.end):
        if caption.scene == index:
            yield caption.end - block.start, Held.CAPTION
    if playhead > block.start:
        yield playhead - block.start, Held.PLAYHEAD
