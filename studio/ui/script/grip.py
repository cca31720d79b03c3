"""What lies in the gutter beside a block: its number, and a grip to choose and drag it by."""

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.theme import Theme, Type

ICON: int = 16


class Grip(QWidget):
    """Click chooses the block (with Shift or Ctrl: several), dragging moves what is chosen."""

    clicked = Signal(object)
    """Qt.KeyboardModifier."""
    drag_wanted = Signal(object)
    """Global position at which the mouse was pressed."""
    menu_wanted = Signal(object)
    """Global position."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._is_chosen = False
        self._may_drag = True
        self._is_hovered = False
        self._pressed_at: QPoint | None = None
        self.text_top = 0
        self.text_height = 20
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.changed.connect(self._on_theme_changed)

    def show_block(self, text: str, *, chosen: bool, may_drag: bool) -> None:
        """Show a number, and whether the block is chosen."""
        if (text, chosen, may_drag) == (self._text, self._is_chosen, self._may_drag):
            return
        self._text, self._is_chosen, self._may_drag = text, chosen, may_drag
        self.setCursor(Qt.CursorShape.OpenHandCursor if may_drag else Qt.CursorShape.ArrowCursor)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the number; the grip where the mouse is over the block, or the block is chosen."""
        painter, colors = QPainter(self), self._theme.colors
        font = self._theme.time_font(Type.SECONDARY)
        font.setWeight(QFont.Weight.DemiBold if self._is_chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(colors.accent if self._is_chosen else colors.muted)
        row = QRectF(0, self.text_top, self.width() - ICON - 6, self.text_height)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(row, int(flags), self._text)
        if self._may_drag and (self._is_hovered or self._is_chosen):
            role = "accent" if self._is_chosen else "muted"
            icon = self._theme.pixmap("grip-vertical", role, ICON, self.devicePixelRatioF())
            top = self.text_top + (self.text_height - ICON) // 2
            painter.drawPixmap(self.width() - ICON - 2, top, icon)

    def set_hovered(self, hovered: bool) -> None:
        """Show the grip while the mouse is over the block."""
        if hovered != self._is_hovered:
            self._is_hovered = hovered
            self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the grip."""
        self.set_hovered(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the grip."""
        self.set_hovered(False)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where; what it is shows itself when the mouse moves, or is let go."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag once the mouse has moved far enough."""
        if self._pressed_at is None or not self._may_drag:
            return
        way = (event.globalPosition().toPoint() - self._pressed_at).manhattanLength()
        if way >= QApplication.startDragDistance():
            pressed_at, self._pressed_at = self._pressed_at, None
            self.drag_wanted.emit(pressed_at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the block where it was not dragged."""
        if self._pressed_at is not None:
            self._pressed_at = None
            self.clicked.emit(event.modifiers())
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the block."""
        self.menu_wanted.emit(event.globalPos())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
