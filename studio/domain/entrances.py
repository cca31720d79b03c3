"""When the items of a slide enter, one after another with the words that say them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pydantic import BaseModel, ConfigDict

from studio.domain.said import said_at
from studio.domain.speech import SAMPLE_RATE, WordTime

__all__ = ["Entrance", "Said", "entrances_of"]

LENGTH_SEC: Final = 0.2
AHEAD_SEC: Final = 0.15
"""How long before its words an item begins to enter."""
GAP_SEC: Final = 0.3
"""The least time from one entrance to the next."""
FIRST_SEC: Final = 1.0
"""When the first item enters at the latest, unless its words come soon: a page with a headline only."""
PATIENCE_SEC: Final = 3.5
"""Until when the page of a headline waits for the words of the first item."""
REST_SEC: Final = 1.0
"""How long before the end of its scene the last item is in its place."""
CALM_SEC: Final = 1.0
"""From one entrance to the next where nothing is said."""
MOST: Final = 24
"""Items of which no page shows all: there is nothing to time."""


class Entrance(BaseModel):
    """Local frames in which an item is on its way in: not there before them, in its place after them."""

    model_config = ConfigDict(frozen=True)

    first_frame: int
    end_frame: int

    def done(self, frame: int) -> float:
        """Return how much of the time of the way has passed in a frame, 0 to 1."""
        count = self.end_frame - self.first_frame
        return min(1.0, max(0.0, (frame - self.first_frame + 1) / (count + 1)))


@dataclass(frozen=True, slots=True)
class Said:
    """What is said in a scene, and when, in samples from its start; without word times evenly."""

    narration: str
    first_sample: int
    sample_count: int
    words: tuple[WordTime, ...] = ()

    @property
    def begin_sec(self) -> float:
        """When the voice sets in."""
        return self.first_sample / SAMPLE_RATE

    @property
    def end_sec(self) -> float:
        """When the voice ends."""
        return (self.first_sample + self.sample_count) / SAMPLE_RATE

    def second_of(self, position: int) -> float:
        """Return when the word with a character of the narration begins."""
        sample = self.sample_count * position // max(1, len(self.narration))
        if self.words:
            sample = next((w.sample for w in reversed(self.words) if w.start <= position), 0)
        return (self.first_sample + sample) / SAMPLE_RATE


def entrances_of(
    items: Sequence[str], speech: Said, *, frame_count: int, fps: int, transition_sec: float
) -> tuple[Entrance, ...]:
    """Return the entrance of every item of a scene in local frames; none where all are there from the start.

    An item whose words are said enters with them, the others spread evenly over the speech. None enters in a
    transition of `transition_sec`, half of which lies within the scene at either end.
    """
    frames, gap = max(1, round(LENGTH_SEC * fps)), math.ceil(GAP_SEC * fps)
    earliest = math.ceil(min(FIRST_SEC, transition_sec / 2) * fps)
    latest = math.floor(frame_count - max(REST_SEC, transition_sec / 2) * fps) - frames
    count = len(items)
    if not 1 < count <= MOST or earliest + (count - 1) * gap > latest:
        return ()
    wanted = [math.floor(second * fps) for second in _moments(items, speech, latest / fps)]
    starts: list[int] = []
    for index, start in enumerate(wanted):
        least = starts[-1] + gap if starts else earliest
        starts.append(min(max(start, least), latest - (count - 1 - index) * gap))
    return tuple(Entrance(first_frame=start, end_frame=start + frames) for start in starts)


def _moments(items: Sequence[str], speech: Said, latest_sec: float) -> list[float]:
    """Return the second at which each item should begin to enter, in order."""
    if not speech.sample_count:
        begin = min(FIRST_SEC, speech.begin_sec)
        step = min(CALM_SEC, max(0.0, latest_sec - begin) / len(items))
        return [begin + index * step for index in range(len(items))]
    said = [
        None if position is None else speech.second_of(position) - AHEAD_SEC
        for position in said_at(items, speech.narration)
    ]
    if said[0] is None or said[0] > PATIENCE_SEC:
        said[0] = min(FIRST_SEC, speech.begin_sec if said[0] is None else FIRST_SEC)
    return _filled(said, max(speech.end_sec, said[0]))


def _filled(said: Sequence[float | None], end_sec: float) -> list[float]:
    """Spread what is not said evenly between what is, and up to the end; the first is known."""
    known = [(index, second) for index, second in enumerate(said) if second is not None]
    known.append((len(said), max(end_sec, known[-1][1])))
    moments: list[float] = []
    for (index, second), (following, then) in pairwise(known):
        step = (then - second) / (following - index)
        moments += [second + i * step for i in range(following - index)]
    return moments
