"""A sentence with a sign, in the place it is about."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Label


class Note(QWidget):
    """A sentence with a sign; hidden where there is nothing to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = QLabel()
        self._words = Label(theme, Type.SECONDARY)
        self._words.setWordWrap(True)
        self._sign = ("info", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        theme.changed.connect(self._draw_icon)
        self.hide()

    def say(self, icon: str, role: str, text: str) -> None:
        """Say a sentence in the colour of a role."""
        self._sign = (icon, role)
        self._words.setText(text)
        self._words.set_role(role)
        self._draw_icon()
        self.show()

    @property
    def text(self) -> str:
        """What is said, empty for nothing."""
        return "" if self.isHidden() else self._words.text()

    @Slot()
    def _draw_icon(self) -> None:
        side = self._words.fontMetrics().height() - 1
        self._icon.setPixmap(self._theme.pixmap(*self._sign, side, self.devicePixelRatioF()))
