"""Which scripts are shown, by state, and in which order."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.domain.library import FilmState
from studio.domain.review import ScriptStatus
from studio.ui import words
from studio.ui.library.model import Order
from studio.ui.library.texts import film_look
from studio.ui.settings.controls import ComboBox, FlowLayout
from studio.ui.theme import GRID, Theme
from studio.ui.widgets import is_language_change

STATES: Final[tuple[ScriptStatus | FilmState | None, ...]] = (
    None,
    *ScriptStatus,
    FilmState.MAKING,
    FilmState.MADE,
    FilmState.FAILED,
)


class Choices(QWidget):
    """Two lists that open, side by side where there is room for their words."""

    state_chosen = Signal(object)
    """ScriptStatus, FilmState or None for all."""
    order_chosen = Signal(object)
    """Order."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.state, self.order = ComboBox(theme), ComboBox(theme)
        row = FlowLayout(GRID)
        self.setLayout(row)
        for box, values in ((self.state, STATES), (self.order, tuple(Order))):
            for value in values:
                box.addItem("", value)
            row.addWidget(box)
        self.state.currentIndexChanged.connect(self._on_state)
        self.order.currentIndexChanged.connect(self._on_order)
        theme.changed.connect(self._draw_icons)
        self._draw_icons()
        self._retranslate()

    def show_all_states(self) -> None:
        """Filter no longer."""
        self.state.setCurrentIndex(0)

    @Slot(int)
    def _on_state(self, place: int) -> None:
        self.state_chosen.emit(STATES[place])  # Qt hands an enumerated text back as plain text

    @Slot(int)
    def _on_order(self, place: int) -> None:
        self.order_chosen.emit(tuple(Order)[place])

    @Slot()
    def _draw_icons(self) -> None:
        for place, value in enumerate(STATES):
            if isinstance(value, ScriptStatus):
                self.state.setItemIcon(place, self._theme.icon(*words.status_look(value)))
            elif value is not None:
                self.state.setItemIcon(place, self._theme.icon(*film_look(value)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        films = {
            FilmState.MAKING: self.tr("Film being made"),
            FilmState.MADE: self.tr("Film ready"),
            FilmState.FAILED: self.tr("Film failed"),
        }
        for place, value in enumerate(STATES):
            self.state.setItemText(place, self._state_name(value, films))
        orders: dict[Any, str] = {Order.CHANGED: self.tr("Newest"), Order.TITLE: self.tr("By title")}
        for place in range(self.order.count()):
            self.order.setItemText(place, orders[self.order.itemData(place)])
        self.state.setAccessibleName(self.tr("Show scripts in state"))
        self.order.setAccessibleName(self.tr("Order of the scripts"))

    def _state_name(self, value: ScriptStatus | FilmState | None, films: dict[FilmState, str]) -> str:
        if value is None:
            return self.tr("All states")
        return words.status_name(value) if isinstance(value, ScriptStatus) else films[value]
