"""A segment is a pure function of its spec: the same spec gives the same file, wherever and whenever."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from studio.domain.cancel import CancelToken
from studio.domain.script import Transition
from studio.domain.slides import Canvas, Slide
from studio.domain.timeline import Piece, Shot, Timeline
from studio.film.encoder import Blended, EncoderSettings, encode_frames, encode_still


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
    """1: every frame is painted. More: so far apart are the painted ones, and those between are blended."""
    transition: Transition = Transition.NONE
    encoder: EncoderSettings = EncoderSettings()

    def key(self, engine: str) -> str:
        """Return what the segment is known by: a digest of all it depends on, `engine` being who made it."""
        return hashlib.sha256(f"{engine}\n{self.model_dump_json()}".encode()).hexdigest()

    def shots(self) -> Iterator[Shot]:
        """Yield what is seen in each frame that is painted; the last key picture may lie behind the end."""
        for done in range(0, self.frame_count + self.key_every - 1, self.key_every):
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


_KEYS_PER_SECOND = 2
"""Key pictures of a scene in which only a soft background drifts: blends between them differ by at most
3 levels of 255 from painted frames. Sharp detail that moves would smear, so it is painted in every frame."""


@dataclass(frozen=True, slots=True)
class PlannedSegment:
    """A segment and how often it is shown in a row."""

    spec: SegmentSpec
    times: int = 1


def plan_segments(
    timeline: Timeline, slides: Sequence[Slide], canvas: Canvas, encoder: EncoderSettings
) -> list[PlannedSegment]:
    """Return the segments of a film in order; where nothing moves, one short run is shown again and again."""
    planned: list[PlannedSegment] = []
    for piece in timeline.pieces():
        if piece.kind == "transition":
            planned.append(PlannedSegment(_transition(piece, timeline, slides, canvas, encoder)))
        elif slides[piece.scene].motion.is_still:
            planned += _still(piece, slides, canvas, encoder)
        else:
            planned.append(PlannedSegment(_body(piece, timeline, slides, canvas, encoder)))
    return planned


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
    if len(spec.slides) == 1 and spec.slides[0].motion.is_still:
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
            blended=Blended(spec.key_every, spec.frame_count) if spec.key_every > 1 else None,
        )


def _body(
    piece: Piece, timeline: Timeline, slides: Sequence[Slide], canvas: Canvas, encoder: EncoderSettings
) -> SegmentSpec:
    return SegmentSpec(
        canvas=canvas,
        slides=(slides[piece.scene],),
        first_frame=piece.first_frame - timeline.spans[piece.scene].start_frame,
        frame_count=piece.frame_count,
        key_every=1 if slides[piece.scene].has_moving_detail else max(1, canvas.fps // _KEYS_PER_SECOND),
        encoder=encoder,
    )


def _transition(
    piece: Piece, timeline: Timeline, slides: Sequence[Slide], canvas: Canvas, encoder: EncoderSettings
) -> SegmentSpec:
    incoming = timeline.spans[piece.scene]
    return SegmentSpec(
        canvas=canvas,
        slides=(slides[piece.scene - 1], slides[piece.scene]),
        first_frame=piece.first_frame - timeline.spans[piece.scene - 1].start_frame,
        incoming_first_frame=piece.first_frame - incoming.start_frame,
        frame_count=piece.frame_count,
        transition=incoming.transition,
        encoder=encoder,
    )


def _still(
    piece: Piece, slides: Sequence[Slide], canvas: Canvas, encoder: EncoderSettings
) -> list[PlannedSegment]:
    """Cut a still scene into equal runs of one group of pictures, and what is left over.

    The slide is stripped of what does not show when nothing moves, so a longer scene needs no new picture.
    """
    longest = max(1, round(encoder.keyframe_sec * canvas.fps))
    slide = slides[piece.scene].model_copy(update={"frame_count": 1})
    times = -(-piece.frame_count // longest)
    group, rest = divmod(piece.frame_count, times)

    def run(frames: int) -> SegmentSpec:
        return SegmentSpec(canvas=canvas, slides=(slide,), first_frame=0, frame_count=frames, encoder=encoder)

    planned = [PlannedSegment(run(group), times)]
    return [*planned, PlannedSegment(run(rest))] if rest else planned
