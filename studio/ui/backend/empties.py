"""What the dock says where it has nothing to list: why, and the way out of it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from studio.ui.empty import EmptyState
from studio.ui.theme import Theme
from studio.ui.widgets import Button


class Empties(QObject):
    """One page for each reason; whoever has them connects the buttons."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.show_all, self.set_up, self.again = Button(), Button("lead"), Button()
        self.no_scripts = EmptyState(theme, "cloud")
        self.none_fits = EmptyState(theme, "search", (self.show_all,))
        self.no_reviews = EmptyState(theme, "circle-check")
        self.not_set_up = EmptyState(theme, "cloud", (self.set_up,))
        self.unreachable = EmptyState(theme, "cloud-off", (self.again,))
        self._trouble = ""

    def tell_trouble(self, why: str) -> None:
        """Say why nothing is known."""
        self._trouble = why
        self.unreachable.set_texts(self.tr("Nothing is known of the backend yet"), why)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.no_scripts.set_texts(
            self.tr("No scripts on either side"),
            self.tr("What is written here or approved at the backend appears in this list."),
        )
        self.none_fits.set_texts(
            self.tr("No script fits"), self.tr("Others are there, but left out by what is looked for.")
        )
        self.show_all.set_text(self.tr("Show all scripts"))
        self.no_reviews.set_texts(
            self.tr("Nothing to review"), self.tr("Videos that wait for a review appear here.")
        )
        self.not_set_up.set_texts(
            self.tr("Connect the company backend"),
            self.tr("Fetch scripts, send yours, follow reviews. Everything else works without it."),
        )
        self.set_up.set_text(self.tr("Set up the connection..."))
        self.again.set_text(self.tr("Try again"))
        self.tell_trouble(self._trouble)
