"""Going to a scene by its number or by words in it."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from studio.domain.script import Script
from studio.ui.picker import Picker

WIDTH: Final = 520
HEIGHT: Final = 340
SHOWN: Final = 60
"""Matches beyond this are not listed: one types on."""
_WORDS: Final = 80


class JumpList(Picker):
    """A line to type into and the scenes that match; Enter goes to the chosen one, Escape leaves."""

    chosen = Signal(str)
    """Scene uid."""

    def __init__(self, script: Script, selected: str, parent: QWidget) -> None:
        super().__init__("jump", QSize(WIDTH, HEIGHT), 24, parent)
        self._scenes = [
            (number, chapter.title, scene)
            for number, (_, chapter, scene) in enumerate(script.scenes(), start=1)
        ]
        self._selected = selected
        self.line.setPlaceholderText(self.tr("Number of a scene, or words in it"))
        self.line.setAccessibleName(self.tr("Go to scene"))
        self.list.setAccessibleName(self.tr("Matching scenes"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_matches("")

    def show_matches(self, text: str) -> None:
        """List the scenes with that number, or with all of those words."""
        self.list.clear()
        wanted = text.casefold().split()
        current = 0
        for number, chapter, scene in self._scenes:
            if text.strip().isdigit():
                matches = str(number).startswith(text.strip())
            else:
                said = f"{chapter} {scene.narration} {scene.on_screen_text}".casefold()
                matches = all(word in said for word in wanted)
            if not matches:
                continue
            words = " ".join((scene.narration or scene.on_screen_text).split())[:_WORDS]
            item = QListWidgetItem(f"{number}    {words or '…'}    {chapter}")
            item.setData(Qt.ItemDataRole.UserRole, scene.uid)
            self.list.addItem(item)
            if not wanted and scene.uid == self._selected:
                current = self.list.count() - 1
            if self.list.count() >= SHOWN and (wanted or current):
                break
        self.list.setCurrentRow(current)

    def take(self, item: QListWidgetItem) -> None:
        """Tell which scene was chosen."""
        uid: str = item.data(Qt.ItemDataRole.UserRole)
        self.close()
        self.chosen.emit(uid)
