"""The settings of a section under its heading."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from studio.domain.settings import Settings
from studio.ui.settings.catalog import HEADINGS
from studio.ui.settings.model import SettingsModel
from studio.ui.settings.note import Note
from studio.ui.settings.row import Row, direction_in
from studio.ui.settings.setting import Section, told
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Button, Label, Surface, hairline


class Group(QWidget):
    """The settings of a section under its heading, parted by hairlines."""

    def __init__(self, section: Section, model: SettingsModel, theme: Theme) -> None:
        super().__init__()
        self._heading = HEADINGS[section]
        self._model = model
        self._theme = theme
        self._name = Label(theme, Type.HEADING)
        self._about = Label(theme, Type.SECONDARY, "muted")
        self._about.setWordWrap(True)
        self._moot = Surface("hint")
        self._note = Note(theme)
        self.remedy = Button("link")
        self._rows: list[tuple[QFrame, Row]] = []
        self._parts: dict[str, Label] = {}
        """The headings within the section, by what they say in English."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._name)
        self._column.addSpacing(2)
        self._column.addWidget(self._about)
        self._column.addSpacing(3 * GRID)
        self._column.addWidget(self._moot)
        self._gap = QWidget()
        self._gap.setFixedHeight(3 * GRID)
        self._column.addWidget(self._gap)
        self._advice = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._moot)
        self._advice.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._advice.addWidget(self._note, 1, Qt.AlignmentFlag.AlignVCenter)
        self._advice.addWidget(self.remedy, 0, Qt.AlignmentFlag.AlignRight)
        self.remedy.clicked.connect(self._mend)

    def add(self, row: Row) -> None:
        """Take one more setting."""
        line = hairline()
        if row.setting.part and row.setting.part not in self._parts:
            part = self._parts[row.setting.part] = Label(self._theme, Type.TITLE)
            part.setWordWrap(True)
            part.setContentsMargins(0, (5 if self._rows else 2) * GRID, 0, 2 * GRID)
            self._column.addWidget(part)
        self._rows.append((line, row))
        self._column.addWidget(line)
        self._column.addWidget(row)

    def refresh(self, settings: Settings) -> None:
        """Say whether the section makes a difference."""
        is_moot = self._heading.moot(settings)
        if not is_moot and self.remedy.hasFocus():
            self.focusNextChild()  # what was pressed is about to go
        self._moot.setVisible(is_moot)
        self._gap.setVisible(is_moot)
        if is_moot:
            self._note.say("info", "muted", told(self._heading.why_moot))

    def settle(self) -> None:
        """Show the heading and the lines of the settings that are shown."""
        for line, row in self._rows:
            line.setHidden(row.isHidden())
        for source, part in self._parts.items():
            part.setHidden(all(row.isHidden() for _, row in self._rows if row.setting.part == source))
        self.setHidden(all(row.isHidden() for _, row in self._rows))

    def retranslate(self) -> None:
        """Say the heading in the language of the window."""
        self._name.setText(told(self._heading.name))
        self._about.setText(told(self._heading.about))
        self.remedy.set_text(told(self._heading.remedy))
        self.setAccessibleName(self._name.text())
        for source, part in self._parts.items():
            part.setText(told(source))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what can be done under what is said where both do not fit side by side."""
        super().resizeEvent(event)
        self._advice.setDirection(direction_in(self))

    @Slot()
    def _mend(self) -> None:
        self._model.change(self._heading.mended)
