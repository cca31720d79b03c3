"""One run of the film: where it began, how fast it goes, what it goes round in, where it ends."""

from dataclasses import dataclass

_NEARLY = 1e-6
"""A clock a rounding error short of a frame must not show the one before."""


@dataclass(frozen=True, slots=True)
class Run:
    """Frames of the film by the seconds that have passed; a negative rate runs backwards."""

    start: int
    rate: float
    fps: int
    loop: tuple[int, int] | None = None
    """First frame of what is repeated, and the one after its last."""
    until: int | None = None
    """Frame at which it ends, if not with the film."""

    def frame_after(self, seconds: float) -> int:
        """Return the frame that is due, perhaps before the film's first or beyond its last one."""
        passed = seconds * self.rate * self.fps
        frame = self.start + int(passed + (_NEARLY if passed >= 0 else -_NEARLY))
        if self.loop is not None:
            first, end = self.loop
            if not first <= frame < end:
                frame = first + (frame - first) % (end - first)
        return frame

    def is_over(self, frame: int, last: int) -> bool:
        """Tell whether the run ends at a frame that is due; `last` is the film's last frame."""
        if self.loop is not None:
            return False
        if self.until is not None and self.rate > 0 and frame >= self.until:
            return True
        return frame >= last if self.rate > 0 else frame < 0
