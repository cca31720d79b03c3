"""The film as blocks in time: what the strip shows, in whole frames. No Qt."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from studio.domain.spec import RenderSpec
from studio.domain.timeline import SceneSpan, Timeline

if TYPE_CHECKING:
    from studio.services.previewing import FilmPreview

STEP_SEC: Final = 0.1
"""Lengths set by dragging are whole tenths of a second: what an author would type."""


@dataclass(frozen=True, slots=True)
class Block:
    """One scene on the strip; `end` is the first frame after it."""

    uid: str
    number: int
    chapter: int
    start: int
    end: int
    least: int
    """Frames the narration needs: the scene cannot be shorter."""
    voiced: bool
    """The length comes from real speech; otherwise it is an estimate."""
    transition: int = 0
    """Frames of the transition into the scene, centred on `start`."""

    @property
    def frame_count(self) -> int:
        """Length in frames."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Band:
    """One chapter on the strip."""

    title: str
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Caption:
    """One caption on the strip."""

    text: str
    scene: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Strip:
    """Everything that lies on the strip, each kind in order of time."""

    fps: int = 24
    blocks: tuple[Block, ...] = ()
    bands: tuple[Band, ...] = ()
    captions: tuple[Caption, ...] = ()

    @property
    def frame_count(self) -> int:
        """Length of the film in frames."""
        return self.blocks[-1].end if self.blocks else 0

    def block_at(self, frame: int) -> int:
        """Return the index of the scene to which a frame belongs (the ends are held)."""
        return max(0, bisect_right(self.blocks, frame, key=_start_of_block) - 1)

    def blocks_between(self, first: float, last: float) -> range:
        """Return the indices of the scenes that touch a stretch of time."""
        if not self.blocks or last < 0:
            return range(0)
        end = bisect_left(self.blocks, last, key=_start_of_block)
        return range(self.block_at(math.floor(first)), end)

    def captions_between(self, first: float, last: float) -> Sequence[Caption]:
        """Return the captions that touch a stretch of time."""
        begin = bisect_right(self.captions, first, key=_end_of_caption)
        end = bisect_left(self.captions, last, key=_start_of_caption)
        return self.captions[begin:end]

    def caption_at(self, frame: int) -> int | None:
        """Return the index of the caption shown in a frame, if any."""
        index = bisect_right(self.captions, frame, key=_start_of_caption) - 1
        return index if index >= 0 and frame < self.captions[index].end else None

    def with_length(self, index: int, frame_count: int) -> Strip:
        """Return the strip as it would be with another length of one scene; what follows moves along."""
        changed = self.blocks[index]
        shift = frame_count - changed.frame_count
        if shift == 0:
            return self
        ripple = changed.end
        return Strip(
            fps=self.fps,
            blocks=(
                *self.blocks[:index],
                replace(changed, end=changed.end + shift),
                *(replace(b, start=b.start + shift, end=b.end + shift) for b in self.blocks[index + 1 :]),
            ),
            bands=tuple(_moved_band(band, ripple, shift) for band in self.bands),
            captions=tuple(
                replace(c, start=c.start + shift, end=c.end + shift) if c.scene > index else c
                for c in self.captions
            ),
        )


def strip_of(film: FilmPreview) -> Strip:
    """Lay a film's scenes, chapters and captions out in frames."""
    spec, timeline = film.spec, film.timeline
    uids = film.scene_uids
    blocks: list[Block] = []
    bands: list[Band] = []
    chapter_order = None
    for index, (scene, span, known) in enumerate(zip(spec.scenes, timeline.spans, film.voiced, strict=True)):
        if scene.chapter_order != chapter_order:
            chapter_order = scene.chapter_order
            bands.append(Band(scene.chapter_title, chapter_order, span.start_frame, span.end_frame))
        else:
            bands[-1] = replace(bands[-1], end=span.end_frame)
        blocks.append(
            Block(
                uid=uids[index],
                number=index + 1,
                chapter=len(bands) - 1,
                start=span.start_frame,
                end=span.end_frame,
                least=least_frames(spec, timeline, span),
                voiced=known,
                transition=span.transition_frames,
            )
        )
    fps = timeline.fps
    captions = tuple(
        Caption(cue.text, cue.scene, _first_frame_at(cue.start_ms, fps), _first_frame_at(cue.end_ms, fps))
        for cue in film.cues
    )
    return Strip(fps=fps, blocks=tuple(blocks), bands=tuple(bands), captions=captions)


def least_frames(spec: RenderSpec, timeline: Timeline, span: SceneSpan) -> int:
    """Return the frames a scene's narration needs with its lead-in and tail; half a second when silent."""
    if not span.speech_sample_count:
        return max(1, timeline.fps // 2)
    silence = (spec.settings.lead_in_sec + spec.settings.tail_sec) * timeline.fps
    spoken = span.speech_sample_count / timeline.samples_per_frame
    return math.ceil(round(silence + spoken, 6))


class Trim(NamedTuple):
    """A length asked for by dragging: the author's minimum, and the frames the scene then has."""

    duration_sec: float | None
    frame_count: int


def trim(block: Block, wanted_frames: float, fps: int, default_sec: float) -> Trim:
    """Return the nearest length a scene can have; None leaves it to the narration, which is never cut.

    `default_sec` is what a scene without a minimum of its own lasts at least.
    """
    if wanted_frames <= block.least and block.least >= math.ceil(default_sec * fps):
        return Trim(None, block.least)
    tenths = max(1, round(max(wanted_frames, block.least) / fps / STEP_SEC))
    seconds = round(tenths * STEP_SEC, 1)
    return Trim(seconds, max(block.least, math.ceil(round(seconds * fps, 6))))


def _first_frame_at(ms: int, fps: int) -> int:
    """Return the first frame that begins at or after a moment: the first with a caption, or without it."""
    return -(-ms * fps // 1000)


def _moved_band(band: Band, ripple: int, shift: int) -> Band:
    return replace(
        band,
        start=band.start + (shift if band.start >= ripple else 0),
        end=band.end + (shift if band.end >= ripple else 0),
    )


def _start_of_block(block: Block) -> int:
    return block.start


def _start_of_caption(caption: Caption) -> int:
    return caption.start


def _end_of_caption(caption: Caption) -> int:
    return caption.end
