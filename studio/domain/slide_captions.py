"""Captions in the picture itself: the film's own, in frames of the scene that says them."""

from collections.abc import Iterable
from typing import Final

from pydantic import BaseModel, ConfigDict

from studio.domain.cues import Cue
from studio.domain.timeline import Timeline

__all__ = ["SlideCaption", "captions_of"]

BLINK_SEC: Final = 0.12
"""A picture without a caption for so short a time is not seen as one."""


class SlideCaption(BaseModel):
    """A caption in local frames of its scene; its lines are parted by line breaks."""

    model_config = ConfigDict(frozen=True)

    first_frame: int
    end_frame: int
    text: str


def captions_of(
    timeline: Timeline, cues: Iterable[Cue], lead_in_sec: float
) -> list[tuple[SlideCaption, ...]]:
    """Return the captions of every scene, in order and never two at once, from the cues of the whole film.

    A caption begins and ends within half a frame and 11 ms of its cue (see `speech_origin_ms`), and stays
    until the next one where the picture would only blink between them.
    """
    found: list[list[SlideCaption]] = [[] for _ in timeline.spans]
    for cue in cues:
        before, local = found[cue.scene], cue.later(-timeline.speech_origin_ms(cue.scene, lead_in_sec))
        first = max(round(local.start_ms * timeline.fps / 1000), before[-1].end_frame if before else 0)
        end = min(round(local.end_ms * timeline.fps / 1000), timeline.spans[cue.scene].frame_count)
        if end <= first:
            continue
        if before and first - before[-1].end_frame <= BLINK_SEC * timeline.fps:
            before[-1] = before[-1].model_copy(update={"end_frame": first})
        before.append(SlideCaption(first_frame=first, end_frame=end, text="\n".join(cue.lines)))
    return [tuple(captions) for captions in found]
