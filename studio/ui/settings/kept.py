"""What is kept of finished work: how much it is, and a button that throws it away."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from studio.domain.cancel import CancelToken
from studio.ui.settings.editor import Desk, Editor
from studio.ui.settings.kinds import Known
from studio.ui.theme import GRID, Type
from studio.ui.widgets import Button, Label
from studio.ui.workers import Progress


class KeptEditor(Editor):
    """Looks beside the window: there may be thousands of files."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._bytes: int | None = None
        self.amount = Label(desk.theme, Type.SECONDARY, "muted", tabular=True)
        self.button = Button()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * GRID)
        row.addWidget(self.amount)
        row.addWidget(self.button)
        self.setFocusProxy(self.button)
        self.button.clicked.connect(self._on_clicked)

    def show_value(self, value: Any, known: Known) -> None:
        """Show nothing of the settings: what is kept is looked for whenever it comes into sight."""

    def set_words(self, name: str, about: str) -> None:
        """Name the button."""
        self.button.set_text(self.tr("Empty"))
        self.button.setAccessibleName(self.tr("Empty: %1").replace("%1", name))
        self.button.setAccessibleDescription(about)
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        """Look how much there is."""
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        def work(_token: CancelToken, _progress: Progress) -> int:
            return self._desk.studio.kept_work.size_bytes()

        self._desk.workers.run(work, on_result=self._on_size)

    @Slot()
    def _on_clicked(self) -> None:
        def work(_token: CancelToken, _progress: Progress) -> int:
            kept = self._desk.studio.kept_work
            kept.clear()
            return kept.size_bytes()

        self.button.setEnabled(False)
        self._desk.workers.run(work, on_result=self._on_size, on_end=lambda: self.button.setEnabled(True))

    def _on_size(self, size: int) -> None:
        self._bytes = size
        self._say()

    def _say(self) -> None:
        kinds = QLocale.DataSizeFormat.DataSizeSIFormat  # as the limit is
        self.amount.setText("" if self._bytes is None else QLocale().formattedDataSize(self._bytes, 1, kinds))
