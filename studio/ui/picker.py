"""A line to type into over a list of what matches: the arrows choose, Enter takes, Escape leaves."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget


class Picker(QFrame):
    """Pops up in the upper middle of `parent`, `below` pixels under its edge; who derives fills the list."""

    def __init__(self, name: str, size: QSize, below: int, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(name)
        self.setProperty("surface", "chip")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._below = below
        self.line = QLineEdit()
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.resize(size)
        self.line.textChanged.connect(self.show_matches)
        self.line.returnPressed.connect(self._on_return)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self.take)

    def show_matches(self, text: str) -> None:
        """Fill the list with what matches `text`."""
        raise NotImplementedError

    def take(self, item: QListWidgetItem) -> None:
        """Do what was chosen."""
        raise NotImplementedError

    def open(self) -> None:
        """Show the list where one looks, ready to be typed into."""
        parent = self.parentWidget()
        if parent is not None:
            corner = parent.mapToGlobal(parent.rect().topLeft())
            self.move(corner.x() + (parent.width() - self.width()) // 2, corner.y() + self._below)
        self.show()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move through the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_return(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self.take(item)
