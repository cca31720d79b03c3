"""Rows of names and controls in two aligned columns, which become one where there is little room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.settings.row import Note
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Label, Surface, hairline

NARROW: Final = 34
"""Figures in a line below which names stand above their controls."""
_NAMES: Final = 0.3
"""The most of the width that names take beside their controls."""


class Row(QWidget):
    """A name, what belongs to it, and where there is need a sentence under it."""

    def __init__(self, theme: Theme, control: QWidget) -> None:
        super().__init__()
        self.name = Label(theme, Type.SECONDARY, "muted")
        self.name.setWordWrap(True)
        self.name.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.name.setBuddy(control)
        self.control = control
        self.note = Note(theme)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(GRID)
        narrow = control.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Maximum
        if narrow:
            column.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            column.addWidget(control)
            control.setSizePolicy(QSizePolicy.Policy.Expanding, control.sizePolicy().verticalPolicy())
        column.addWidget(self.note)
        self._line.addWidget(self.name)
        self._line.addLayout(column, 1)

    def set_name(self, name: str) -> None:
        """Name the row."""
        self.name.setText(name)
        self.name.setVisible(bool(name))

    def wanted_width(self) -> int:
        """Return how wide the name is on one line."""
        return self.name.fontMetrics().horizontalAdvance(self.name.text()) + 2

    def place(self, names: int) -> None:
        """Give the name a column of a width, or with none a line of its own above the control."""
        beside = names > 0
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(direction)
        self._line.setSpacing(3 * GRID if beside else GRID)
        self.name.setMinimumWidth(names)
        self.name.setMaximumWidth(names if beside else 16_777_215)
        # Beside a control of one line, the name stands level with what is written there.
        top = max(0, (_first_line(self.control) - self.name.fontMetrics().height()) // 2) if beside else 0
        self.name.setContentsMargins(0, top, 0, 0)


class Form(Surface):
    """Rows in groups that hairlines set apart."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("panel")
        self._theme = theme
        self._rows: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 4 * GRID)
        self._column.setSpacing(3 * GRID)
        self._column.addStretch(1)
        theme.changed.connect(self.align)

    def add(self, control: QWidget) -> Row:
        """Add a row for a control."""
        row = Row(self._theme, control)
        self._rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        return row

    def add_line(self) -> None:
        """Begin another group."""
        self._column.insertWidget(self._column.count() - 1, hairline())

    @Slot()
    def align(self) -> None:
        """Give all names one column, as wide as the longest, or lines of their own."""
        figure = self.fontMetrics().horizontalAdvance("0")
        most = round(self.width() * _NAMES)
        names = min(most, max((row.wanted_width() for row in self._rows), default=0))
        if self.width() < NARROW * figure:
            names = 0
        for row in self._rows:
            row.place(names)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Align anew."""
        super().resizeEvent(event)
        self.align()

    def changeEvent(self, event: QEvent) -> None:
        """Align anew in letters of another size."""
        if event.type() is QEvent.Type.FontChange:
            self.align()
        super().changeEvent(event)


class Page(QScrollArea):
    """A form that scrolls up and down, never sideways."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.form = Form(theme)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.form)

    def minimumSizeHint(self) -> QSize:
        """Allow little room: it scrolls."""
        return QSize(120, 60)


class Pair(QWidget):
    """Two things side by side where there is room for both, else one above the other."""

    def __init__(self, first: QWidget, second: QWidget, *, figures: int) -> None:
        super().__init__()
        self._figures = figures
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2 * GRID)
        self._box.addWidget(first, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(second, 1)

    @property
    def is_beside(self) -> bool:
        """Tell whether they stand side by side."""
        return self._box.direction() is QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose by the width there is."""
        super().resizeEvent(event)
        wide = self.width() >= self._figures * self.fontMetrics().horizontalAdvance("0")
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if wide else directions.TopToBottom)


def _first_line(control: QWidget) -> int:
    """Return the height of the first line of a control; a drawing is no line: its name begins at the top."""
    first = control.focusProxy() or control
    hint = first.sizeHint().height()
    return hint if hint < 2.6 * control.fontMetrics().height() else 2 * GRID + control.fontMetrics().height()
