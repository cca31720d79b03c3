"""Going to a scene by its number or by words in it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studio.domain.script import Script

WIDTH: Final = 520
HEIGHT: Final = 340
SHOWN: Final = 60
"""Matches beyond this are not listed: one types on."""
_WORDS: Final = 80


class JumpList(QFrame):
    """A line to type into and the scenes that match; Enter goes to the chosen one, Escape leaves."""

    chosen = Signal(str)
    """Scene uid."""

    def __init__(self, script: Script, selected: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("jump")
        self.setProperty("surface", "chip")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._scenes = [
            (number, chapter.title, scene)
            for number, (_, chapter, scene) in enumerate(script.scenes(), start=1)
        ]
        self._selected = selected
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Number of a scene, or words in it"))
        self.line.setAccessibleName(self.tr("Go to scene"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Matching scenes"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.resize(WIDTH, HEIGHT)
        self.line.textChanged.connect(self._show_matches)
        self.line.returnPressed.connect(self._on_return)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._go)
        self._show_matches("")

    def open(self) -> None:
        """Show the list in the upper middle of its panel."""
        panel = self.parentWidget()
        if panel is not None:
            corner = panel.mapToGlobal(panel.rect().topLeft())
            self.move(corner.x() + (panel.width() - WIDTH) // 2, corner.y() + 24)
        self.show()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move through the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _show_matches(self, text: str) -> None:
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

    @Slot()
    def _on_return(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self._go(item)

    def _go(self, item: QListWidgetItem) -> None:
        uid: str = item.data(Qt.ItemDataRole.UserRole)
        self.close()
        self.chosen.emit(uid)
