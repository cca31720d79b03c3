"""Where the playhead goes when a person asks for the next or the previous scene, or writes a place."""

from studio.domain.timeline import Timeline
from studio.ui.preview.timecode import frame_of, scene_number_of


def next_scene(timeline: Timeline, frame: int) -> int:
    """Return the first frame of the scene after the one at `frame`, or the film's last frame."""
    following = timeline.scene_at(frame) + 1
    if following < len(timeline.spans):
        return timeline.spans[following].start_frame
    return max(0, timeline.frame_count - 1)


def previous_scene(timeline: Timeline, frame: int) -> int:
    """Return the start of the scene at `frame`, or of the one before when within its first second."""
    if not timeline.spans:
        return 0
    here = timeline.scene_at(frame)
    start = timeline.spans[here].start_frame
    if frame - start >= timeline.fps or here == 0:
        return start
    return timeline.spans[here - 1].start_frame


def place_written(timeline: Timeline, written: str, here: int) -> int | None:
    """Return the frame of a moment or of a scene (`#12`) as a person writes it; None where it is none."""
    if (number := scene_number_of(written)) is not None and timeline.spans:
        return timeline.spans[min(max(1, number), len(timeline.spans)) - 1].start_frame
    return frame_of(written, timeline.fps, here)
