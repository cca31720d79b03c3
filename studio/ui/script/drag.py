"""Dragging scenes and chapters within the document: a line shows where they would go, Escape leaves all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.ui import words
from studio.ui.script.blocks import BLOCK_GAP, Block
from studio.ui.theme import RADIUS_BLOCK, Theme, Type

if TYPE_CHECKING:
    from studio.ui.script.view import ScriptView

_EDGE: Final = 48
"""Pixels from the upper and lower edge within which the document scrolls by itself."""
_SCROLL_MS: Final = 16
_FASTEST: Final = 24
"""Pixels a step at the very edge."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where what is dragged goes: into a chapter before a block, or at the chapter's end; `y` of the line."""

    chapter_uid: str
    before_uid: str | None
    y: int


class DropLine(QWidget):
    """The line between two blocks, with what is dragged written at the mouse."""

    def __init__(self, theme: Theme, view: ScriptView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._theme = theme
        self._text = ""
        self._line: tuple[int, int, int] | None = None
        self._mouse = QPoint()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()

    def show_at(self, line: tuple[int, int, int] | None, mouse: QPoint, text: str) -> None:
        """Draw the line (left, width, y), and `text` beside the mouse."""
        self._line, self._mouse, self._text = line, mouse, text
        self.setGeometry(self._view.viewport().rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both."""
        painter, colors = QPainter(self), self._theme.colors
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._line is not None:
            left, width, y = self._line
            painter.setPen(QPen(colors.accent, 2))
            painter.drawLine(QPointF(left + 4, y), QPointF(left + width, y))
            painter.setBrush(colors.accent)
            painter.drawEllipse(QPointF(left, y), 3, 3)
        painter.setFont(self._theme.font(Type.SECONDARY))
        metrics = painter.fontMetrics()
        room = QRectF(
            self._mouse.x() + 14,
            self._mouse.y() + 10,
            metrics.horizontalAdvance(self._text) + 16,
            metrics.height() + 8,
        )
        room.moveLeft(min(room.left(), self.width() - room.width() - 4))
        painter.setPen(QPen(colors.accent, 1))
        painter.setBrush(QColor(colors.accent_surface))
        painter.drawRoundedRect(room, RADIUS_BLOCK, RADIUS_BLOCK)
        painter.setPen(colors.text)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), self._text)


class BlockDrag(QObject):
    """One drag after another; while one is under way the document's viewport has the mouse."""

    dropped = Signal(object)
    """Target."""

    def __init__(self, view: ScriptView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._line = DropLine(theme, view)
        self._text = ""
        self._target_at: Callable[[int], Target | None] = lambda _y: None
        self._position = QPoint()
        self.is_under_way = False
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_MS)
        self._scroll.timeout.connect(self._on_scroll)

    def begin_scenes(self, count: int, position: QPoint) -> None:
        """Drag scenes from a global position."""
        self._begin(words.scenes(count), self._scene_target, position)

    def begin_chapter(self, title: str, position: QPoint) -> None:
        """Drag a chapter from a global position."""
        self._begin(title, self._chapter_target, position)

    def _begin(self, text: str, target_at: Callable[[int], Target | None], position: QPoint) -> None:
        self._text, self._target_at = text, target_at
        self.is_under_way = True
        viewport = self._view.viewport()
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        viewport.grabMouse(Qt.CursorShape.ClosedHandCursor)
        viewport.installEventFilter(self)
        self._view.installEventFilter(self)
        self._move(viewport.mapFromGlobal(position))

    def cancel(self) -> None:
        """Leave everything where it is."""
        if not self.is_under_way:
            return
        self.is_under_way = False
        self._scroll.stop()
        viewport = self._view.viewport()
        viewport.removeEventFilter(self)
        self._view.removeEventFilter(self)
        viewport.releaseMouse()
        self._line.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse; Escape, and losing the window, leave everything where it is."""
        if isinstance(event, QMouseEvent):
            if event.type() is QEvent.Type.MouseMove:
                self._move(self._view.viewport().mapFromGlobal(event.globalPosition().toPoint()))
                return True
            if event.type() is QEvent.Type.MouseButtonRelease:
                self._drop()
                return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.cancel()
            return True
        if event.type() is QEvent.Type.FocusOut and watched is self._view:
            self.cancel()
        return super().eventFilter(watched, event)

    def _drop(self) -> None:
        y = self._position.y() + self._view.verticalScrollBar().value()
        target = self._target_at(y)
        self.cancel()
        if target is not None:
            self.dropped.emit(target)

    def _move(self, position: QPoint) -> None:
        self._position = position
        offset = self._view.verticalScrollBar().value()
        target = self._target_at(position.y() + offset)
        left, width = self._view.card_column
        line = (left, width, target.y - offset) if target is not None else None
        self._line.show_at(line, position, self._text)
        if self._scroll_step():
            self._scroll.start()
        else:
            self._scroll.stop()

    def _scroll_step(self) -> int:
        y, height = self._position.y(), self._view.viewport().height()
        if y < _EDGE:
            return -max(1, min(_EDGE - y, _EDGE) * _FASTEST // _EDGE)
        if y > height - _EDGE:
            return max(1, min(y - height + _EDGE, _EDGE) * _FASTEST // _EDGE)
        return 0

    @Slot()
    def _on_scroll(self) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + self._scroll_step())
        self._move(self._position)

    # --- where it would go -----------------------------------------------------------------------

    def _scene_target(self, y: int) -> Target | None:
        """Scenes go before the block of which the upper half is under the mouse, else behind it."""
        blocks = self._view.blocks
        if not blocks:
            return None
        index = next((i for i, b in enumerate(blocks) if y < b.top + b.height // 2), len(blocks))
        if index == 0:
            index = 1  # before the first heading there is no chapter to be in
        above = blocks[index - 1]
        below = blocks[index] if index < len(blocks) else None
        y = above.top + above.height + BLOCK_GAP // 2
        if below is not None and below.scene is not None:
            return Target(below.chapter.uid, below.uid, y)
        # The end of a chapter; of a folded one nothing but the heading is seen.
        return Target(above.chapter.uid, None, y)

    def _chapter_target(self, y: int) -> Target | None:
        """A chapter goes before the heading that is nearest to the mouse, or to the end."""
        blocks = self._view.blocks
        headings = [block for block in blocks if block.scene is None]
        if not headings:
            return None
        last = blocks[-1]
        ends: list[tuple[int, Block | None]] = [(b.top - BLOCK_GAP, b) for b in headings]
        ends.append((last.top + last.height + BLOCK_GAP, None))
        at, before = min(ends, key=lambda end: abs(end[0] - y))
        return Target("", before.uid if before is not None else None, at)
