"""What a hand does on the strip: real mouse events at places of the film."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.ui.timeline.geometry import Lane
from studio.ui.timeline.strip import TimelineStrip

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def point(strip: TimelineStrip, frame: float, lane: Lane) -> QPoint:
    """Return where a moment lies in the middle of a lane."""
    return QPoint(round(strip.view.x_of(frame)), round(lane.top + lane.height / 2))


def middle(strip: TimelineStrip, index: int) -> QPoint:
    """Return the middle of a scene's pictures."""
    block = strip.base.blocks[index]
    return point(strip, (block.start + block.end) / 2, strip.lanes.thumbs)


def click(strip: TimelineStrip, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press and let go."""
    QTest.mouseClick(strip.viewport(), LEFT, modifiers, at)


def press(strip: TimelineStrip, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press and hold."""
    QTest.mousePress(strip.viewport(), LEFT, modifiers, at)


def move(strip: TimelineStrip, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Move what is held (a move of the mouse with its button down, which QTest cannot send)."""
    view = strip.viewport()
    place = QPointF(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, view.mapToGlobal(place), Qt.MouseButton.NoButton, LEFT, modifiers
    )
    QApplication.sendEvent(view, event)


def drop(strip: TimelineStrip, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Let go."""
    QTest.mouseRelease(strip.viewport(), LEFT, modifiers, at)


def carry(
    strip: TimelineStrip,
    begin: QPoint,
    end: QPoint,
    modifiers: Qt.KeyboardModifier = NONE,
    *,
    held: bool = False,
) -> None:
    """Drag from one place to another in a few moves; `held` does not let go."""
    press(strip, begin, modifiers)
    for part in (0.2, 0.6, 1.0):
        step = QPointF(end - begin) * part
        move(strip, begin + step.toPoint(), modifiers)
    if not held:
        drop(strip, end, modifiers)


def ask_for_menu(strip: TimelineStrip, at: QPoint, reason: QContextMenuEvent.Reason) -> None:
    """Ask for a menu with the right button, or with the key for menus."""
    view = strip.viewport()
    QApplication.sendEvent(view, QContextMenuEvent(reason, at, view.mapToGlobal(at)))
