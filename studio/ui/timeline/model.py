"""The film as blocks in time: what the strip shows, in whole frames. No Qt."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from studio.domain.spec import RenderSpec
from studio.domain.timeline import SceneSpan, Timeline

if TYPE_CHECKING:
    from studio.services.previewing import FilmPreview


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
    speech_start: int = 0
    """Samples from the scene's start to its speech."""
    speech_samples: int = 0
    """Samples of speech; estimated where it is not made yet."""

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
    samples_per_frame: int = 2000
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

    def with_lengths(self, lengths: Mapping[int, int]) -> Strip:
        """Return the strip as it would be with other lengths of some scenes; what follows moves along."""
        blocks: list[Block] = []
        shifts: list[int] = []
        shift = 0
        for index, block in enumerate(self.blocks):
            start = block.start + shift
            shifts.append(shift)
            shift += lengths.get(index, block.frame_count) - block.frame_count
            end = block.end + shift
            blocks.append(
                block if not shift and start == block.start else replace(block, start=start, end=end)
            )
        firsts: dict[int, Block] = {}
        lasts: dict[int, Block] = {}
        for block in blocks:
            firsts.setdefault(block.chapter, block)
            lasts[block.chapter] = block
        return replace(
            self,
            blocks=tuple(blocks),
            bands=tuple(
                replace(band, start=firsts[n].start, end=lasts[n].end) for n, band in enumerate(self.bands)
            ),
            captions=tuple(
                replace(c, start=c.start + shifts[c.scene], end=c.end + shifts[c.scene])
                if shifts[c.scene]
                else c
                for c in self.captions
            ),
        )

    def reordered(self, chapters: Sequence[tuple[str, Sequence[str]]]) -> Strip:
        """Return the strip with its scenes in another order: (title, uids) of each chapter.

        Unchanged where the scenes are not the same ones.
        """
        known = {block.uid: index for index, block in enumerate(self.blocks)}
        order = [known.get(uid, -1) for _, uids in chapters for uid in uids]
        if sorted(order) != list(range(len(self.blocks))):
            return self
        blocks: list[Block] = []
        bands: list[Band] = []
        for number, (title, uids) in enumerate(chapters, start=1):
            for uid in uids:
                block, start = self.blocks[known[uid]], blocks[-1].end if blocks else 0
                moved = replace(
                    block,
                    number=len(blocks) + 1,
                    chapter=len(bands),
                    start=start,
                    end=start + block.frame_count,
                )
                blocks.append(moved)
            if uids:
                first = bands[-1].end if bands else 0
                bands.append(Band(title, number, first, blocks[-1].end))
        place = {old: new for new, old in enumerate(order)}
        captions = [
            replace(c, scene=place[c.scene], start=c.start + shift, end=c.end + shift)
            for c in self.captions
            for shift in (blocks[place[c.scene]].start - self.blocks[c.scene].start,)
        ]
        captions.sort(key=_start_of_caption)
        return replace(self, blocks=tuple(blocks), bands=tuple(bands), captions=tuple(captions))

    def of_chapter(self, chapter: int) -> tuple[Block, ...]:
        """Return the scenes of a chapter."""
        return tuple(block for block in self.blocks if block.chapter == chapter)


def lies_alike(film: FilmPreview, before: FilmPreview | None) -> bool:
    """Tell whether everything of a film lies where it lay before: only other words are on the slides."""
    if before is None or film.timeline is not before.timeline or film.cues is not before.cues:
        return False
    return film.voiced is before.voiced and all(
        now is then
        or (now.scene_id, now.chapter_order, now.chapter_title)
        == (then.scene_id, then.chapter_order, then.chapter_title)
        for now, then in zip(film.spec.scenes, before.spec.scenes, strict=True)
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
                speech_start=span.speech_sample - span.start_frame * timeline.samples_per_frame,
                speech_samples=span.speech_sample_count,
            )
        )
    fps = timeline.fps
    captions = tuple(
        Caption(cue.text, cue.scene, _first_frame_at(cue.start_ms, fps), _first_frame_at(cue.end_ms, fps))
        for cue in film.cues
    )
    return Strip(fps, timeline.samples_per_frame, tuple(blocks), tuple(bands), captions)


def least_frames(spec: RenderSpec, timeline: Timeline, span: SceneSpan) -> int:
    """Return the frames a scene's narration needs with its lead-in and tail; half a second when silent."""
    if not span.speech_sample_count:
        return max(1, timeline.fps // 2)
    silence = (spec.settings.lead_in_sec + spec.settings.tail_sec) * timeline.fps
    spoken = span.speech_sample_count / timeline.samples_per_frame
    return math.ceil(round(silence + spoken, 6))


def _first_frame_at(ms: int, fps: int) -> int:
    """Return the first frame that begins at or after a moment: the first with a caption, or without it."""
    return -(-ms * fps // 1000)


def _start_of_block(block: Block) -> int:
    return block.start


def _start_of_caption(caption: Caption) -> int:
    return caption.start


def _end_of_caption(caption: Caption) -> int:
    return caption.end
