"""Captions in the picture itself: the film's own, in frames of the scene that says them."""

from collections.abc import Iterable
from typing import Final

from pydantic import BaseModel, ConfigDict

from studio.domain.cues import Cue
from studio.domain.timeline import SceneSpan, Timeline

__all__ = ["SlideCaption", "captions_of"]

BLINK_SEC: Final = 0.12
"""A picture without a caption for so short a time is not seen as one."""


class SlideCaption(BaseModel):
    """A caption in local frames of its scene; its lines are parted by line breaks."""

    model_config = ConfigDict(frozen=True)

    first_frame: int
    end_frame: int
    text: str


def captions_of(timeline: Timeline, cues: Iterable[Cue]) -> list[tuple[SlideCaption, ...]]:
    """Return the captions of every scene, in order and never two at once, from the cues of the whole film.

    A caption begins and ends with the frame that is nearest to the moment of its cue; it stays until the next
    one where the picture would only blink between them.
    """
    found: list[list[SlideCaption]] = [[] for _ in timeline.spans]
    for cue in cues:
        span, before = timeline.spans[cue.scene], found[cue.scene]
        first = max(_frame(cue.start_ms, span, timeline.fps), before[-1].end_frame if before else 0)
        end = min(_frame(cue.end_ms, span, timeline.fps), span.frame_count)
        if end <= first:
            continue
        if before and first - before[-1].end_frame <= BLINK_SEC * timeline.fps:
            before[-1] = before[-1].model_copy(update={"end_frame": first})
        before.append(SlideCaption(first_frame=first, end_frame=end, text="\n".join(cue.lines)))
    return [tuple(captions) for captions in found]


def _frame(milliseconds: int, span: SceneSpan, fps: int) -> int:
    return round(milliseconds * fps / 1000) - span.start_frame
