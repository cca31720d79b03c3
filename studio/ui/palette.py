"""The command palette: type a few letters, do anything the window can do."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.ui.picker import Picker
from studio.ui.theme import GRID, Theme, Type
from studio.ui.words import keys as shown_keys

WIDTH: Final = 480
HEIGHT: Final = 320
KEYS_ROLE: Final = Qt.ItemDataRole.UserRole + 1

WHY_NOT: Final = "why not"
"""Property of an action that cannot be had: the reason."""

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


class CommandPalette(Picker):
    """A line to type into and the actions that match; Enter does the chosen one, Esc leaves."""

    def __init__(self, theme: Theme, actions: Iterable[QAction], window: QWidget) -> None:
        super().__init__("palette", QSize(WIDTH, HEIGHT), 64, window)
        self._actions = [a for a in actions if (a.isEnabled() or why_not(a)) and a.objectName() != "palette"]
        self.line.setPlaceholderText(self.tr("What do you want to do?"))
        self.line.setAccessibleName(self.tr("Command"))
        self.list.setAccessibleName(self.tr("Matching commands"))
        self.list.setIconSize(QSize(16, 16))
        self.list.setItemDelegate(_Line(theme, self.list))
        self.show_matches("")

    def show_matches(self, text: str) -> None:
        """List the actions with all of those words in their names."""
        self.list.clear()
        words = text.casefold().split()
        for action in self._actions:
            name = action.text().removesuffix("...")
            if not action.isVisible():
                continue
            if all(word in name.casefold() for word in words):
                keys = shown_keys(action.shortcut())
                item = QListWidgetItem(action.icon(), name)
                item.setData(Qt.ItemDataRole.UserRole, action)
                item.setData(KEYS_ROLE, keys)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name} {keys}".strip())
                if why := why_not(action):
                    item.setText(f"{name} · {why}")
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def take(self, item: QListWidgetItem) -> None:
        """Do what was chosen, once the palette is out of the way."""
        action: QAction = item.data(Qt.ItemDataRole.UserRole)
        if not action.isEnabled():
            return
        self.close()
        action.trigger()


def why_not(action: QAction) -> str:
    """Return why an action is not to be had now, where somebody says so; those are shown greyed out."""
    return "" if action.isEnabled() else str(action.property(WHY_NOT) or "")
