"""What an empty panel says: what belongs here, and how to bring it."""

from itertools import groupby

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.ui.settings.controls import FlowLayout
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Button, Label


class EmptyState(QWidget):
    """An icon, a sentence, what to do, and buttons that do it."""

    def __init__(self, theme: Theme, icon: str, buttons: tuple[Button, ...] = ()) -> None:
        super().__init__()
        self._theme, self._name = theme, icon
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = Label(theme, Type.TITLE)
        self._hint = Label(theme, Type.SECONDARY, "muted")
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self._buttons = row = _CenteredFlow(2 * GRID)
        for button in buttons:
            row.addWidget(button)
        self._column = column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # it may become low
        column.setContentsMargins(24, 8, 24, 8)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addSpacing(4)
        column.addWidget(self._title)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(self._hint, 1)
        middle.addStretch()
        column.addLayout(middle)
        column.addSpacing(8)
        column.addLayout(row)
        column.addStretch(3)
        theme.changed.connect(self._draw_icon)
        self._draw_icon()

    def set_texts(self, title: str, hint: str) -> None:
        """Set what is said."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._balance()

    def minimumSizeHint(self) -> QSize:
        """Ask for the words, and the buttons in two lines: a panel made low has no room for a picture."""
        words = self._title.sizeHint().height() + self._hint.sizeHint().height()
        buttons = self._buttons.sizeHint().width() // 2 + 14 * GRID
        return QSize(max(self._column.minimumSize().width(), buttons), words + 6 * GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the picture where there is room for it."""
        super().resizeEvent(event)
        needed = self._column.heightForWidth(event.size().width())
        if self._icon.isHidden():
            needed += self._icon.sizeHint().height() + self._column.spacing()
        self._icon.setVisible(event.size().height() >= needed)
        self._balance()

    def _balance(self) -> None:
        """Break the hint into lines of about the same length: no word stands in a line alone."""
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self._hint.setMaximumWidth(_even_width(self._hint, max(room, 1)))

    @Slot()
    def _draw_icon(self) -> None:
        self._balance()
        self._icon.setPixmap(self._theme.pixmap(self._name, "muted", 32, self.devicePixelRatioF()))


def _even_width(label: QLabel, room: int) -> int:
    """Return the least width at which a text needs no more lines than it does in all the room."""
    metrics, text = label.fontMetrics(), label.text()

    def height(width: int) -> int:
        box = QRect(0, 0, width, 100_000)
        return metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), text).height()

    needed, least, most = height(room), room // 2, room
    if needed < 2 * metrics.height():
        return room
    while least < most:
        middle = (least + most) // 2
        least, most = (least, middle) if height(middle) <= needed else (middle + 1, most)
    return min(room, most + GRID)


class _CenteredFlow(FlowLayout):
    """Buttons side by side in the middle, in more lines where they have no room in one."""

    def setGeometry(self, rect: QRect) -> None:
        """Put every line into the middle."""
        super().setGeometry(rect)
        shown = [item for n in range(self.count()) if (item := self.itemAt(n)) and not item.isEmpty()]
        for _, line in groupby(shown, key=lambda item: item.geometry().y()):
            items = list(line)
            width = items[-1].geometry().right() - items[0].geometry().left() + 1
            for item in items:
                item.setGeometry(item.geometry().translated(max(0, (rect.width() - width) // 2), 0))
