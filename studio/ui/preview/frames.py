"""The first and the last frame of a scene as they are drawn on its picture: moved, resized, snapped."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from studio.domain.image import ZOOM_LIMIT, ImageMotion, MotionKind, Point
from studio.domain.script import VisualSpec
from studio.domain.slides import Motion, Slide
from studio.picture.framing import Moving

SNAPS: Final = (1 / 3, 1 / 2, 2 / 3)
"""Where the middle of a frame and the focus point stop by themselves, in fractions of the picture."""


class Part(StrEnum):
    """What can be taken hold of."""

    FIRST = "first"
    LAST = "last"
    FOCUS = "focus"


@dataclass(frozen=True, slots=True)
class Frame:
    """What one frame shows: how far the picture is enlarged, and the point that stays where it is."""

    zoom: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Frames:
    """Both ends of a scene's motion, and what must stay in sight wherever it stands still."""

    first: Frame
    last: Frame
    focus: Point

    @classmethod
    def of(cls, motion: Motion, focus: Point | None) -> "Frames":
        """Return the frames of a motion as the film has it."""
        x, y = motion.focus_x, motion.focus_y
        end_x, end_y = motion.pan_to or (x, y)
        return cls(Frame(motion.zoom_from, x, y), Frame(motion.zoom_to, end_x, end_y), focus or (x, y))

    def frame(self, part: Part) -> Frame:
        """Return the first or the last frame."""
        return self.last if part is Part.LAST else self.first

    def with_frame(self, part: Part, frame: Frame) -> "Frames":
        """Return the frames with another first or last one."""
        return replace(self, last=frame) if part is Part.LAST else replace(self, first=frame)


def window_of(frame: Frame, moving: Moving, slide: Slide) -> QRectF:
    """Return what a frame shows of the picture, in fractions of it, by the film's own code."""
    still = Motion(zoom_from=frame.zoom, zoom_to=frame.zoom, focus_x=frame.x, focus_y=frame.y)
    return moving.window(slide.model_copy(update={"motion": still}), 0)


def frame_of(window: QRectF, moving: Moving, before: Frame) -> Frame:
    """Return the frame that shows a part of the picture; what that leaves open stays as it was `before`."""
    whole = _whole(moving)
    zoom = min(ZOOM_LIMIT, max(1.0, whole.x() / max(1e-6, window.width())))
    width, height = whole.x() / zoom, whole.y() / zoom
    x, y = (
        before_at if room < 1e-6 else min(1.0, max(0.0, corner / room))
        for corner, room, before_at in (
            (window.center().x() - width / 2, 1 - width, before.x),
            (window.center().y() - height / 2, 1 - height, before.y),
        )
    )
    return Frame(round(zoom, 4), round(x, 4), round(y, 4))


def resized(window: QRectF, corner: QPointF, pointer: QPointF, moving: Moving) -> QRectF:
    """Return the window with one `corner` (0 or 1, across and down) drawn to a point, the other one held.

    It keeps its shape and stays within the picture.
    """
    whole = _whole(moving)
    held = QPointF(
        window.right() if corner.x() == 0 else window.left(),
        window.bottom() if corner.y() == 0 else window.top(),
    )
    most = min(
        1.0,
        (held.x() if corner.x() == 0 else 1 - held.x()) / whole.x(),
        (held.y() if corner.y() == 0 else 1 - held.y()) / whole.y(),
    )
    wanted = max(abs(pointer.x() - held.x()) / whole.x(), abs(pointer.y() - held.y()) / whole.y())
    share = min(most, max(1 / ZOOM_LIMIT, wanted))
    width, height = whole.x() * share, whole.y() * share
    left = held.x() - width if corner.x() == 0 else held.x()
    top = held.y() - height if corner.y() == 0 else held.y()
    return QRectF(left, top, width, height)


def moved(window: QRectF, by: QPointF) -> QRectF:
    """Return the window moved within the picture."""
    x = min(max(0.0, window.x() + by.x()), max(0.0, 1 - window.width()))
    y = min(max(0.0, window.y() + by.y()), max(0.0, 1 - window.height()))
    return QRectF(x, y, window.width(), window.height())


def zoomed(frame: Frame, factor: float, moving: Moving, slide: Slide) -> Frame:
    """Return the frame enlarged about its middle."""
    before = window_of(frame, moving, slide)
    zoom = min(ZOOM_LIMIT, max(1.0, frame.zoom * factor))
    share = frame.zoom / zoom
    size = QRectF(0, 0, before.width() * share, before.height() * share)
    size.moveCenter(before.center())
    return frame_of(moved(size, QPointF()), moving, frame)


def snapped(at: float, reach: float) -> tuple[float, float | None]:
    """Return a fraction, drawn to a third or the middle within reach, and the line it was drawn to."""
    line = min(SNAPS, key=lambda snap: abs(snap - at))
    return (line, line) if abs(line - at) <= reach else (at, None)


def visual_with(visual: VisualSpec | None, frames: Frames, part: Part) -> VisualSpec:
    """Return what the author asks of a scene once a frame, or the focus point, was drawn."""
    visual = visual or VisualSpec()
    if part is Part.FOCUS:
        return visual.model_copy(update={"focus": frames.focus})
    first, last = frames.first, frames.last
    kind = MotionKind.PAN
    if first.zoom != last.zoom:
        kind = MotionKind.IN if last.zoom > first.zoom else MotionKind.OUT
    motion = (visual.motion or ImageMotion()).model_copy(
        update={
            "kind": kind,
            "zoom": None,
            "start": (first.x, first.y),
            "end": (last.x, last.y),
            "zoom_from": first.zoom,
            "zoom_to": last.zoom,
        }
    )
    return visual.model_copy(update={"motion": motion})


def _whole(moving: Moving) -> QPointF:
    """Return the size of the largest frame, in fractions of the picture."""
    width = min(moving.shape, moving.aspect)
    return QPointF(width / moving.shape, width / moving.aspect)
