"""Controls that can also show that the selected scenes differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QSizePolicy

from studio.ui.inspector.selection import Mixed
from studio.ui.settings.controls import ComboBox, FlowLayout, NumberBox
from studio.ui.theme import GRID, Theme
from studio.ui.widgets import Button, Surface


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its value, its name, and why it cannot be chosen here where it cannot."""

    value: Any
    label: str
    why_not: str = ""


def mixed_text() -> str:
    """Say that the selected scenes differ."""
    return QCoreApplication.translate("Inspector", "Different")


class ChoiceBox(ComboBox):
    """A list that opens; as narrow as it has to be."""

    chosen = Signal(object)
    """The value that was chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._choices: list[Choice] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(self._on_activated)

    @property
    def choices(self) -> list[Choice]:
        """What is offered."""
        return list(self._choices)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; those that cannot be had are shown with the reason."""
        if self._choices == list(choices):
            return
        self._choices = list(choices)
        self.clear()
        self.addItems([choice.label for choice in choices])
        model = self.model()
        for row, choice in enumerate(choices):
            if choice.why_not and isinstance(model, QStandardItemModel):
                model.item(row).setEnabled(False)
                self.setItemData(row, choice.why_not, Qt.ItemDataRole.ToolTipRole)

    def show_value(self, value: Any) -> None:
        """Show what holds; MIXED, where it is not the same everywhere."""
        self.setPlaceholderText(mixed_text())
        row = next((i for i, choice in enumerate(self._choices) if choice.value == value), -1)
        self.setCurrentIndex(-1 if isinstance(value, Mixed) else row)

    @Slot(int)
    def _on_activated(self, row: int) -> None:
        self.chosen.emit(self._choices[row].value)


class Amount(NumberBox):
    """A number whose least value stands for none; MIXED shows as such until another one is set."""

    changed_to = Signal(object)
    """The number, or None for the least one."""

    def __init__(self, theme: Theme, low: float, high: float, step: float, decimals: int) -> None:
        super().__init__(theme, step, decimals)
        self.set_bounds(low, high)
        self.setRange(low, high)
        self._none = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._on_changed)

    def set_none(self, words: str) -> None:
        """Say what the least number stands for."""
        self._none = words
        self.set_automatic(words)

    def show_value(self, value: float | Mixed | None) -> None:
        """Show what holds, unless another number is being typed."""
        self.blockSignals(True)
        self.setSpecialValueText(mixed_text() if isinstance(value, Mixed) else self._none)
        shown = self.minimum() if value is None or isinstance(value, Mixed) else value
        if shown != self.value() or not self.hasFocus():
            self.setValue(shown)
        self.blockSignals(False)

    def sizeHint(self) -> QSize:
        """Ask for room for what stands before the number as well."""
        before = self.fontMetrics().horizontalAdvance(self.prefix())
        return super().sizeHint() + QSize(before, 0)

    def minimumSizeHint(self) -> QSize:
        """Give way where there is little room: what is written and the arrows stay in sight."""
        written = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(min(self.sizeHint().width(), written + 10 * GRID), self.sizeHint().height())

    @Slot(float)
    def _on_changed(self, value: float) -> None:
        self.changed_to.emit(None if self._none and value == self.minimum() else round(value, 4))


class _Segment(Button):
    """One of them, with room for its words when they are bold."""

    def __init__(self) -> None:
        super().__init__("segment")

    def sizeHint(self) -> QSize:
        """Ask for the room of the words in the weight they have when it is down."""
        bold = self.font()
        bold.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(bold).horizontalAdvance(self.text())
        more -= QFontMetrics(self.font()).horizontalAdvance(self.text())
        return super().sizeHint() + QSize(max(0, more) + 2, 0)

    def minimumSizeHint(self) -> QSize:
        """Never be less."""
        return self.sizeHint()


class Segments(Surface):
    """A few buttons of which one is down; none, where the selected scenes differ."""

    chosen = Signal(object)

    def __init__(self, values: Sequence[object]) -> None:
        super().__init__("segments")
        self.buttons = {value: _Segment() for value in values}
        self._value: object = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = FlowLayout(2)
        row.setContentsMargins(2, 2, 2, 2)
        self.setLayout(row)
        for value, button in self.buttons.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_clicked, value))
            row.addWidget(button)
        self.setFocusProxy(next(iter(self.buttons.values())))

    def set_words(self, about: str, names: Sequence[str]) -> None:
        """Name the buttons."""
        for button, name in zip(self.buttons.values(), names, strict=True):
            button.setText(name)
            button.setAccessibleName(f"{about}: {name}")

    def show_value(self, value: object) -> None:
        """Press the button of what holds."""
        self._value = value
        for its, button in self.buttons.items():
            button.setChecked(its == value)

    def _on_clicked(self, value: object, _checked: bool = False) -> None:
        self.show_value(self._value)  # what is chosen is shown once it holds
        self.chosen.emit(value)
