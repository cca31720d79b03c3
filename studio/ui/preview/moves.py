"""Where the playhead goes when a person asks for the next or the previous scene."""

from studio.domain.timeline import Timeline


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
