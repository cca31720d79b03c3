"""A segment is a pure function of its spec: the same spec gives the same file, wherever and whenever."""

import hashlib
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from studio.domain.cancel import CancelToken
from studio.domain.script import Transition
from studio.domain.slides import Canvas, Slide
from studio.domain.timeline import Piece, Shot, Timeline
from studio.film.encoder import EncoderSettings, encode_frames
from studio.film.still import encode_still


class SegmentSpec(BaseModel):
    """Some frames of one or two scenes; where in the film they are is no part of it."""

    model_config = ConfigDict(frozen=True)

    canvas: Canvas
    slides: tuple[Slide, ...]
    """The scene, or the outgoing and the incoming one."""
    first_frame: int
    """Counted from the start of the (outgoing) scene."""
    incoming_first_frame: int = 0
    """Counted from the start of the incoming scene: negative before it."""
    frame_count: int
    key_every: int = 1
    """1: every frame is painted. More: where no words change, the painted ones are at most so far apart, and
    those between are blended."""
    transition: Transition = Transition.NONE
    encoder: EncoderSettings = EncoderSettings()

    def key(self, engine: str) -> str:
        """Return what the segment is known by: a digest of all it depends on, `engine` being who made it."""
        return hashlib.sha256(f"{engine}\n{self.model_dump_json()}".encode()).hexdigest()

    def painted(self) -> tuple[int, ...]:
        """Return which of its frames are painted: where words change all of them, else the key pictures."""
        if self.key_every == 1:
            return tuple(range(self.frame_count))
        end = self.first_frame + self.frame_count
        changes = self.slides[0].changes if len(self.slides) == 1 else ()
        frames: list[int] = []
        for first, stop, changing in _runs(self.first_frame, end, changes):
            last = stop - 1
            steps = -(-(last - first) // (1 if changing else self.key_every))
            frames += [first + (last - first) * step // max(1, steps) for step in range(steps + 1)]
        return tuple(frame - self.first_frame for frame in frames)

    def shots(self) -> Iterator[Shot]:
        """Yield what is seen in each frame that is painted."""
        for done in self.painted():
            if len(self.slides) == 1:
                yield Shot(scene=0, local_frame=self.first_frame + done)
            else:
                yield Shot(
                    scene=0,
                    local_frame=self.first_frame + done,
                    incoming=1,
                    incoming_local_frame=self.incoming_first_frame + done,
                    mix=(done + 0.5) / self.frame_count,
                    transition=self.transition,
                )


_GROUPS_AT_MOST = 2
"""Groups of pictures in a moving segment: a short one is encoded again quickly, and two processes share the
body of a scene; each costs some 40 ms more than frames that go on in the one before."""

_TRAVEL_BETWEEN_KEYS = 0.0125
"""How much a soft background may grow (1: to twice its size) from one key picture to the next: blends between
them then differ by at most some 4 levels of 255 from painted frames. Sharp detail that moves would smear, so
it is painted in every frame."""
_KEY_SEC = (0.25, 1.0)
"""Least and most seconds between key pictures."""


@dataclass(frozen=True, slots=True)
class PlannedSegment:
    """A segment and how often it is shown in a row."""

    spec: SegmentSpec
    times: int = 1


def plan_segments(
    timeline: Timeline, slides: Sequence[Slide], canvas: Canvas, encoder: EncoderSettings
) -> list[PlannedSegment]:
    """Return the segments of a film in order, none longer than two groups of pictures.

    Where nothing moves, one short run is shown again and again.
    """
    planner = _Planner(timeline, slides, canvas, encoder)
    return [segment for piece in timeline.pieces() for segment in planner.segments_of(piece)]


def encode_segment(
    spec: SegmentSpec,
    target: Path,
    on_frame: Callable[[int], None],
    cancel: CancelToken,
    pictures: Path | None = None,
) -> None:
    """Paint and encode a segment into `target`; `on_frame` gets the frames done so far.

    `pictures` is where the pictures lie that slides name by content.
    """
    from studio.picture import FramePainter  # only the processes that paint load Qt

    painter = FramePainter(spec.canvas, spec.slides, pictures)
    if len(spec.slides) == 1 and spec.slides[0].is_still and not spec.slides[0].changes:
        frame = painter.paint(Shot(scene=0, local_frame=spec.first_frame))
        encode_still(
            frame,
            spec.frame_count,
            target,
            width=spec.canvas.width,
            height=spec.canvas.height,
            fps=spec.canvas.fps,
            settings=spec.encoder,
            on_frame=on_frame,
            cancel=cancel,
        )
    else:
        encode_frames(
            (painter.paint(shot) for shot in spec.shots()),
            target,
            width=spec.canvas.width,
            height=spec.canvas.height,
            fps=spec.canvas.fps,
            settings=spec.encoder,
            on_frame=on_frame,
            cancel=cancel,
            painted=spec.painted() if spec.key_every > 1 else None,
        )


class _Planner:
    def __init__(
        self, timeline: Timeline, slides: Sequence[Slide], canvas: Canvas, encoder: EncoderSettings
    ) -> None:
        self._timeline = timeline
        self._slides = slides
        self._canvas = canvas
        self._encoder = encoder
        self._group = max(1, round(encoder.keyframe_sec * canvas.fps))

    def segments_of(self, piece: Piece) -> Iterator[PlannedSegment]:
        if piece.kind == "transition":
            yield PlannedSegment(self._transition(piece))
            return
        slide = self._slides[piece.scene]
        begin = piece.first_frame - self._timeline.spans[piece.scene].start_frame
        end = begin + piece.frame_count
        if not slide.is_still:
            key_every = 1 if slide.has_moving_detail else _key_every(slide, self._canvas.fps)
            yield from self._moving(slide, begin, end, key_every)
            return
        for first, stop, changing in _runs(begin, end, slide.changes):
            if changing:
                yield from self._moving(slide, first, stop, key_every=1)
            else:
                yield from self._still(slide.at_rest(first), stop - first)

    def _moving(self, slide: Slide, first: int, end: int, key_every: int) -> Iterator[PlannedSegment]:
        """Cut a run into equal parts: short ones are spread evenly over processes, and reused more often."""
        parts = -(-(end - first) // (_GROUPS_AT_MOST * self._group))
        cuts = [first + (end - first) * part // parts for part in range(parts + 1)]
        for start, stop in pairwise(cuts):
            yield PlannedSegment(
                self._spec((slide,), first_frame=start, frame_count=stop - start, key_every=key_every)
            )

    def _still(self, slide: Slide, frame_count: int) -> Iterator[PlannedSegment]:
        """Cut a still run into equal groups of pictures, and what is left over.

        The slide is stripped of what does not show when nothing moves: a longer scene needs no new picture.
        """
        times = -(-frame_count // self._group)
        group, rest = divmod(frame_count, times)
        timeless = slide.model_copy(update={"frame_count": 1})
        yield PlannedSegment(self._spec((timeless,), first_frame=0, frame_count=group), times)
        if rest:
            yield PlannedSegment(self._spec((timeless,), first_frame=0, frame_count=rest))

    def _transition(self, piece: Piece) -> SegmentSpec:
        incoming = self._timeline.spans[piece.scene]
        outgoing = self._timeline.spans[piece.scene - 1]
        sides = (
            (self._slides[piece.scene - 1], piece.first_frame - outgoing.start_frame),
            (self._slides[piece.scene], piece.first_frame - incoming.start_frame),
        )
        calm = not any(_changes_within(slide, first, piece.frame_count) for slide, first in sides)
        soft = calm and not any(slide.has_moving_detail for slide, _ in sides)
        return self._spec(
            tuple(slide.at_rest(first) if calm else slide for slide, first in sides),
            first_frame=sides[0][1],
            incoming_first_frame=sides[1][1],
            frame_count=piece.frame_count,
            # A fade grows evenly, so its frames are blends of its first and its last one.
            key_every=max(1, piece.frame_count - 1) if soft and incoming.transition is Transition.FADE else 1,
            transition=incoming.transition,
        )

    def _spec(self, slides: tuple[Slide, ...], **what: Any) -> SegmentSpec:
        detailed = any(slide.has_moving_detail for slide in slides)
        encoder = self._encoder.for_moving_detail() if detailed else self._encoder
        return SegmentSpec(canvas=self._canvas, slides=slides, encoder=encoder, **what)


def _key_every(slide: Slide, fps: int) -> int:
    """Return how many frames lie between key pictures of a soft background: the slower it moves, the more."""
    motion = slide.motion
    grown = abs(motion.zoom_to - motion.zoom_from)
    if motion.pan_to is not None:
        way = math.dist((motion.focus_x, motion.focus_y), motion.pan_to)
        grown += 2 * (max(motion.zoom_from, motion.zoom_to) - 1) * way
    least, most = _KEY_SEC
    # A pan at no zoom moves a picture that is cut off, but leaves the background where it is.
    seconds = _TRAVEL_BETWEEN_KEYS * slide.frame_count / (grown * fps) if grown else most
    return max(1, round(fps * min(most, max(least, seconds))))


def _changes_within(slide: Slide, first: int, frame_count: int) -> bool:
    return any(start < first + frame_count and max(end, start + 1) > first for start, end in slide.changes)


def _runs(begin: int, end: int, changes: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Yield runs of frames from `begin` to `end` as (first, end, whether words change in it), none empty."""
    at = begin
    for first, stop in changes:
        first, stop = max(at, min(first, end)), min(max(stop, begin), end)
        if first > at:
            yield at, first, False
        if stop > first:
            yield first, stop, True
        at = max(first, stop)
    if end > at:
        yield at, end, False
