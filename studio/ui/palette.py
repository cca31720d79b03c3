"""The command palette: type a few letters, do anything the window can do."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.ui.theme import GRID, Theme, Type
from studio.ui.words import keys as shown_keys

WIDTH: Final = 480
HEIGHT: Final = 320
KEYS_ROLE: Final = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class _Line(QStyledItemDelegate):
    """The name of a command, and its keys at the right where they can be read down."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the line as the list does, and the keys over its right end."""
        super().paint(painter, option, index)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        painter.setFont(self._theme.font(Type.SECONDARY))
        painter.setPen(self._theme.colors.muted)
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(0, 0, -2 * GRID, 0), int(end), str(index.data(KEYS_ROLE)))


class CommandPalette(QFrame):
    """A line to type into and the actions that match; Enter does the chosen one, Esc leaves."""

    def __init__(self, theme: Theme, actions: Iterable[QAction], window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setProperty("surface", "chip")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self._actions = [a for a in actions if a.isEnabled() and a.objectName() != "palette"]
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("What do you want to do?"))
        self.line.setAccessibleName(self.tr("Command"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Matching commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(QSize(16, 16))
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_Line(theme, self.list))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.resize(WIDTH, HEIGHT)
        self.line.textChanged.connect(self._show_matches)
        self.line.returnPressed.connect(self._on_return)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._do)
        self._show_matches("")

    def open(self) -> None:
        """Show the palette in the upper middle of its window."""
        window = self.parentWidget()
        if window is not None:
            corner = window.mapToGlobal(window.rect().center())
            top = window.mapToGlobal(window.rect().topLeft()).y() + 64
            self.move(corner.x() - WIDTH // 2, top)
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

    @Slot(str)
    def _show_matches(self, text: str) -> None:
        self.list.clear()
        words = text.casefold().split()
        for action in self._actions:
            name = action.text().removesuffix("...")
            if all(word in name.casefold() for word in words):
                keys = shown_keys(action.shortcut())
                item = QListWidgetItem(action.icon(), name)
                item.setData(Qt.ItemDataRole.UserRole, action)
                item.setData(KEYS_ROLE, keys)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name} {keys}".strip())
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    @Slot()
    def _on_return(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self._do(item)

    def _do(self, item: QListWidgetItem) -> None:
        action: QAction = item.data(Qt.ItemDataRole.UserRole)
        self.close()
        action.trigger()
