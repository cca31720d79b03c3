"""Which moments the ruler marks, so that labels are round numbers and never touch."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from studio.ui.preview.timecode import clock, timecode

_SECONDS: Final = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)
_PARTS: Final = (10, 6, 5, 4, 3, 2)


@dataclass(frozen=True, slots=True)
class Ticks:
    """Frames from one label to the next, and from one small mark to the next."""

    major: int
    minor: int
    fps: int

    def between(self, first: int, last: int) -> Iterator[tuple[int, bool]]:
        """Yield (frame, has a label) of every mark from `first` to `last`."""
        for frame in range(first // self.minor * self.minor, last + 1, self.minor):
            if frame >= 0:
                yield frame, frame % self.major == 0

    def label(self, frame: int) -> str:
        """Write a marked frame: frames are told only where labels are less than a second apart."""
        return clock(frame // self.fps) if self.major % self.fps == 0 else timecode(frame, self.fps)


def choose_ticks(scale: float, fps: int, *, label_px: float, minor_px: float = 8.0) -> Ticks:
    """Return the finest ticks whose labels stand at least `label_px` apart at `scale` pixels a frame."""
    steps = [n for n in range(1, fps) if fps % n == 0] + [s * fps for s in _SECONDS]
    major = next((step for step in steps if step * scale >= label_px), steps[-1])
    while major * scale < label_px:
        major *= 2
    parts = next((n for n in _PARTS if major % n == 0 and major / n * scale >= minor_px), 1)
    return Ticks(major=major, minor=major // parts, fps=fps)
