"""What an empty panel says: what belongs here, and how to bring it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.ui.theme import Theme, Type
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
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addSpacing(8)
        column.addLayout(row)
        column.addStretch(3)
        theme.changed.connect(self._draw_icon)
        self._draw_icon()

    def set_texts(self, title: str, hint: str) -> None:
        """Set what is said."""
        self._title.setText(title)
        self._hint.setText(hint)

    @Slot()
    def _draw_icon(self) -> None:
        self._icon.setPixmap(self._theme.pixmap(self._name, "muted", 32, self.devicePixelRatioF()))
