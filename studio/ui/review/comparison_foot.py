"""What can be done with a comparison, in a row at its foot; what cannot says why."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from studio.ui.settings.controls import FlowLayout
from studio.ui.theme import GRID
from studio.ui.widgets import Button, is_language_change


@dataclass(frozen=True, slots=True)
class Possible:
    """What can be done now."""

    go: bool = False
    other_place: bool = False
    restore_scene: bool = False
    restore_all: bool = False
    in_review: bool = False
    present: bool = False
    """Whether the newer side is the text in the editor, open for editing."""
    hand_out: bool = False
    look: bool = False
    decide: bool = False
    """Whether there is something to decide on what is shown."""
    why_not_decide: str = ""


class ComparisonFoot(QWidget):
    """The buttons; whoever has the foot connects them."""

    def __init__(self) -> None:
        super().__init__()
        self.go = Button()
        self.other_place = Button()
        self.restore_scene = Button()
        self.restore_all = Button()
        self.look = Button()
        self.hand_out = Button()
        self.send_back = Button("danger")
        self.approve = Button("primary")
        self.close_ = Button()
        self._can = Possible()
        menu = QMenu(self)
        self.copy = menu.addAction("")
        self.save = menu.addAction("")
        self.hand_out.setMenu(menu)
        left = FlowLayout(GRID * 2)
        for button in (
            self.go, self.other_place, self.restore_scene, self.restore_all, self.look, self.hand_out,
        ):  # fmt: skip
            left.addWidget(button)
        right = QHBoxLayout()
        right.setSpacing(GRID * 2)
        for button in (self.send_back, self.approve, self.close_):
            right.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID * 4, GRID * 3, GRID * 4, GRID * 3)
        row.setSpacing(GRID * 4)
        row.addLayout(left, 1)
        row.addLayout(right)
        self._retranslate()

    def show_possible(self, can: Possible) -> None:
        """Offer what can be done, and say of the rest why it cannot."""
        self._can = can
        self.go.setEnabled(can.go)
        self.other_place.setVisible(can.other_place)
        self.restore_scene.setEnabled(can.restore_scene)
        self.restore_all.setEnabled(can.restore_all)
        self.hand_out.setEnabled(can.hand_out)
        self.look.setEnabled(can.look)
        for button in (self.send_back, self.approve):
            button.setVisible(can.decide)
            button.setEnabled(not can.why_not_decide)
        self._say_why()

    def _say_why(self) -> None:
        can = self._can
        scene = self.tr("Choose the present text at the right, and open it for editing.")
        locked = self.tr("The script is in review: withdraw it first.")
        kept = self.tr("The present text is kept first; undo brings it back as well.")
        self.restore_scene.set_text(self.tr("Restore this scene"), "" if can.present else scene)
        self.restore_all.set_text(self.tr("Restore the older text"), locked if can.in_review else kept)
        why_not = can.why_not_decide
        self.approve.set_text(
            self.tr("Approve"), why_not or self.tr("Approve the words at the right for delivery")
        )
        self.send_back.set_text(
            self.tr("Send back..."), why_not or self.tr("Send the script back with a reason")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.go.set_text(self.tr("Go to scene"), self.tr("Show this scene in the editor (Enter)"))
        self.other_place.set_text(
            self.tr("Its other place"), self.tr("Where the scene was, or the rest of it")
        )
        self.look.set_text(self.tr("Open the older state"), self.tr("Read it and see its film"))
        self.hand_out.set_text(self.tr("Copy or save"))
        self.copy.setText(self.tr("Copy as text"))
        self.save.setText(self.tr("Save as a page..."))
        self.close_.set_text(self.tr("Close"))
        self._say_why()
