"""When everything happens, in whole frames and whole samples.

Scenes lie end to end. A transition is centred on the boundary of two scenes and borrows moving picture from
both, so it never changes a length, and picture, speech and captions cannot drift apart.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from studio.domain.script import Transition
from studio.domain.speech import SAMPLE_RATE, SPEECH_GRID

FRAME_RATES: Final = (24, 25, 30, 50, 60)
"""Frame rates of which one frame is a whole number of samples."""


class SceneSpan(BaseModel):
    """One scene on the timeline; speech positions are absolute samples of the film."""

    model_config = ConfigDict(frozen=True)

    start_frame: int
    frame_count: int
    speech_sample: int
    speech_sample_count: int
    transition: Transition = Transition.NONE
    transition_frames: int = 0
    """Frames of the transition into this scene, half of them on each side of `start_frame`."""

    @property
    def end_frame(self) -> int:
        """First frame after the scene."""
        return self.start_frame + self.frame_count

    @property
    def transition_start(self) -> int:
        """First frame of the transition into this scene."""
        return self.start_frame - self.transition_frames // 2

    @property
    def transition_end(self) -> int:
        """First frame after the transition into this scene."""
        return self.transition_start + self.transition_frames


class Shot(BaseModel):
    """What is seen in one frame: a scene, or two scenes on the way from one to the other.

    Local frames count from the scene's start; in a transition they may be negative or beyond its end.
    """

    model_config = ConfigDict(frozen=True)

    scene: int
    local_frame: int
    incoming: int | None = None
    incoming_local_frame: int = 0
    mix: float = 0.0
    """How much of the incoming scene is there, 0 to 1."""
    transition: Transition = Transition.NONE


class Piece(BaseModel):
    """A run of frames that is encoded by itself: the body of a scene, or the transition into it."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["body", "transition"]
    scene: int
    first_frame: int
    frame_count: int


class Timeline(BaseModel):
    """The film's clock: every scene's place in frames and samples."""

    model_config = ConfigDict(frozen=True)

    fps: int = Field(gt=0)
    spans: tuple[SceneSpan, ...]

    @property
    def samples_per_frame(self) -> int:
        """Samples that sound during one frame."""
        return SAMPLE_RATE // self.fps

    @property
    def frame_count(self) -> int:
        """Length of the film in frames."""
        return self.spans[-1].end_frame if self.spans else 0

    @property
    def sample_count(self) -> int:
        """Length of the film in samples."""
        return self.frame_count * self.samples_per_frame

    @property
    def seconds(self) -> float:
        """Length of the film in seconds."""
        return self.frame_count / self.fps

    def speech_origin_ms(self, scene: int, lead_in_sec: float) -> int:
        """Return the millisecond in which a scene would begin if its speech lay right behind its lead-in.

        What is said is counted from here, so that within its scene it is said at the same time wherever in
        the film the scene is; the scene itself begins at most 11 ms from it, because of the speech grid.
        """
        lead_in = round(lead_in_sec * SAMPLE_RATE)
        return (self.spans[scene].speech_sample - lead_in) * 1000 // SAMPLE_RATE

    def scene_at(self, frame: int) -> int:
        """Return the index of the scene to which a frame belongs (the ends are held)."""
        return max(0, bisect_right(self.spans, frame, key=lambda s: s.start_frame) - 1)

    def shot_at(self, frame: int) -> Shot:
        """Return what is seen in a frame."""
        index = self.scene_at(frame)
        for incoming in (index, index + 1):
            if 0 < incoming < len(self.spans) and (span := self.spans[incoming]).transition_frames:
                done = frame - span.transition_start
                if 0 <= done < span.transition_frames:
                    return Shot(
                        scene=incoming - 1,
                        local_frame=frame - self.spans[incoming - 1].start_frame,
                        incoming=incoming,
                        incoming_local_frame=frame - span.start_frame,
                        mix=(done + 0.5) / span.transition_frames,
                        transition=span.transition,
                    )
        return Shot(scene=index, local_frame=frame - self.spans[index].start_frame)

    def pieces(self) -> list[Piece]:
        """Return the runs of frames of which the film is put together, in order, without gap or overlap."""
        pieces: list[Piece] = []
        for index, span in enumerate(self.spans):
            if span.transition_frames:
                pieces.append(
                    Piece(
                        kind="transition",
                        scene=index,
                        first_frame=span.transition_start,
                        frame_count=span.transition_frames,
                    )
                )
            begin = span.transition_end if span.transition_frames else span.start_frame
            following = self.spans[index + 1] if index + 1 < len(self.spans) else None
            end = following.transition_start if following and following.transition_frames else span.end_frame
            if end > begin:
                pieces.append(Piece(kind="body", scene=index, first_frame=begin, frame_count=end - begin))
        return pieces


class SceneTiming(BaseModel):
    """What the length of a scene depends on: the author's minimum, and how long its speech is."""

    model_config = ConfigDict(frozen=True)

    minimum_sec: float
    speech_samples: int = 0
    transition: Transition = Transition.NONE


def build_timeline(
    scenes: Sequence[SceneTiming], *, fps: int, lead_in_sec: float, tail_sec: float, transition_sec: float
) -> Timeline:
    """Lay scenes end to end.

    A scene lasts max(its minimum, lead-in + speech + tail), rounded up to whole frames, at least one; without
    speech it lasts its minimum. A transition is shortened until it takes at most half of either neighbour.
    Speech begins on the point of the `SPEECH_GRID` that is nearest to the end of the lead-in (at most 11 ms
    off where lead-in and tail leave room), which changes no length.
    """
    samples_per_frame = SAMPLE_RATE // fps
    lead_in, tail = round(lead_in_sec * SAMPLE_RATE), round(tail_sec * SAMPLE_RATE)
    lengths: list[int] = []
    for scene in scenes:
        spoken = lead_in + scene.speech_samples + tail if scene.speech_samples else 0
        minimum = math.ceil(round(scene.minimum_sec * fps, 6))
        lengths.append(max(1, minimum, math.ceil(spoken / samples_per_frame)))
    wanted = round(transition_sec * fps) // 2 * 2
    spans: list[SceneSpan] = []
    start = 0
    for index, (scene, length) in enumerate(zip(scenes, lengths, strict=True)):
        frames = 0
        if index and scene.transition is not Transition.NONE:
            frames = min(wanted, lengths[index - 1] // 2 * 2, length // 2 * 2)
        begin, end = start * samples_per_frame, (start + length) * samples_per_frame
        spans.append(
            SceneSpan(
                start_frame=start,
                frame_count=length,
                speech_sample=_on_grid(begin + lead_in, begin, end - scene.speech_samples)
                if scene.speech_samples
                else begin,
                speech_sample_count=scene.speech_samples,
                transition=scene.transition if frames else Transition.NONE,
                transition_frames=frames,
            )
        )
        start += length
    return Timeline(fps=fps, spans=tuple(spans))


def _on_grid(sample: int, earliest: int, latest: int) -> int:
    """Return the point of the speech grid nearest to a sample, or the sample where no point is allowed."""
    before = sample // SPEECH_GRID * SPEECH_GRID
    points = [point for point in (before, before + SPEECH_GRID) if earliest <= point <= latest]
    return min(points, key=lambda point: abs(point - sample), default=sample)
