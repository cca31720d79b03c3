"""What every editor of a setting is to its row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from studio.ui.settings.controls import column_width

if TYPE_CHECKING:
    from studio.services.studio import Studio
    from studio.ui.settings.kinds import Known
    from studio.ui.settings.model import SettingsModel
    from studio.ui.settings.themes import ThemePainter
    from studio.ui.theme import Theme
    from studio.ui.workers import Workers


@dataclass(frozen=True, slots=True)
class Desk:
    """What editors work with."""

    studio: Studio
    theme: Theme
    painter: ThemePainter
    workers: Workers
    """For whatever reads files: a folder may lie on a slow disk."""
    model: SettingsModel
    """For secrets, which are no settings and pass by every row."""


class Editor(QWidget):
    """Shows a value and tells of another one; what cannot be is judged by whoever is told."""

    edited = Signal(object)
    """A value that the person wants."""
    refused = Signal(str)
    """Why what was wanted is no value at all, in the language of the window."""

    fills_column = False
    """Tells whether it has no width of its own."""
    is_wide = False
    """Tells whether it needs the whole width, under the words of its setting."""

    decided_by = ""
    """The environment variable that decides what no setting holds, empty where none does."""

    def sizeHint(self) -> QSize:
        """Be as wide as its neighbours where it takes what it is given, so that they stand in a column."""
        usual = super().sizeHint()
        return usual.expandedTo(QSize(column_width(self), 0)) if self.fills_column else usual

    def show_value(self, value: Any, known: Known) -> None:
        """Show what holds."""
        raise NotImplementedError

    def set_words(self, name: str, about: str) -> None:
        """Name every control for who cannot see it."""
        raise NotImplementedError
