"""One setting: its name, a sentence, its editor, a way back, and what there is to say about it."""

from __future__ import annotations

import re
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from studio.services.environment import BadSetting
from studio.services.identity import SignedIn
from studio.ui.settings import options
from studio.ui.settings.editor import Desk
from studio.ui.settings.editors import editor_of
from studio.ui.settings.kinds import Known
from studio.ui.settings.model import SettingsModel
from studio.ui.settings.note import Note
from studio.ui.settings.setting import Setting, told
from studio.ui.theme import GRID, Type
from studio.ui.widgets import Label, ToolButton

NARROW: Final = 64
"""Figures in a line below which the editor goes under the words."""
_OF_PERSONS: Final = ("profile_name", "profile_roles")
"""What the backend says of whoever is signed in there."""
_UNSAID: Final = re.compile(r"//[^/@]*@")
"""A name and a password within an address: refused, and not repeated."""


class Row(QWidget):
    """Takes what is wanted to the model and says, in place, why it cannot be."""

    touched = Signal()
    """Something was wanted: whatever came of it has to be shown."""

    def __init__(self, setting: Setting, model: SettingsModel, desk: Desk) -> None:
        super().__init__()
        self.setting = setting
        self.setObjectName(setting.id)
        self._model = model
        self._desk = desk
        self._trouble = self._why_moot = ""
        self.name = Label(desk.theme, weight=QFont.Weight.Medium)
        self.about = Label(desk.theme, Type.SECONDARY, "muted")
        self.editor = editor_of(setting, desk)
        # At once, so that controls made for the options come in their order under Tab.
        self.editor.show_value(setting.place.read(model.settings), Known(model.settings))
        self.reset = ToolButton(desk.theme, "rotate-ccw")
        self._note = Note(desk.theme)
        for label in (self.name, self.about):
            label.setWordWrap(True)
        self.name.setBuddy(self.editor)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._edit = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.editor.edited.connect(self._on_edited)
        self.editor.refused.connect(self._on_refused)
        self.reset.clicked.connect(self._on_reset)

    def _build(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.name)
        texts.addWidget(self.about)
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves when it comes and goes
        self.reset.setSizePolicy(policy)
        self._line.setSpacing(2 * GRID)
        self._edit.setSpacing(2 * GRID)
        self._line.addLayout(texts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3 * GRID, 0, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(self._line)
        middle = Qt.AlignmentFlag.AlignVCenter
        if self.editor.is_wide:
            self._line.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignTop)
            column.addWidget(self.editor)
        else:
            self._edit.addStretch(1)
            self._edit.addWidget(self.reset, 0, middle)
            self._edit.addWidget(self.editor, 0, middle)
            self._line.addLayout(self._edit)
        column.addWidget(self._note)

    # --- what is shown ---------------------------------------------------------------------------

    def refresh(self, known: Known) -> None:
        """Show what holds; words that were refused stay to be mended."""
        variable = self._model.decided_by(self.setting) or self.editor.decided_by
        if not self._trouble:
            self.editor.show_value(self.setting.place.read(known.settings), known)
        is_moot = self.setting.moot(known.settings)
        self.editor.setEnabled(not variable and not (is_moot and self.setting.is_shut_when_moot))
        is_usual = self._model.is_usual(self.setting)
        if is_usual and self.reset.hasFocus():
            self.editor.setFocus()  # the way back is about to go
        self.reset.setVisible(bool(self._trouble) or (not is_usual and not variable))
        if self._trouble:
            self._note.say("circle-alert", "wrong", self._trouble)
        elif variable:
            text = self.tr("Set by the environment variable %1; it can only be changed there.")
            self._note.say("lock", "doubt", text.replace("%1", variable))
        elif self.setting.id in _OF_PERSONS and (signed_in := self._desk.studio.identity.current()):
            self._say_who(signed_in, known)
        else:
            self._note.hide()
        self._why_moot = told(self.setting.why_moot) if is_moot else ""
        self.retranslate()

    def _say_who(self, signed_in: SignedIn, known: Known) -> None:
        """Say whose name and roles hold in the place of these."""
        text = self.tr("Signed in at the backend as %1 (%2). This is used only while nobody is signed in.")
        if signed_in.is_expired:
            text = self.tr(
                "The sign-in of %1 has expired. Nothing can be approved before a new token is entered."
            )
        role = "doubt" if signed_in.is_expired else "muted"
        roles = (one.label for one in options.roles(known) if one.value in signed_in.profile.roles)
        self._note.say("user", role, text.replace("%2", ", ".join(roles)).replace("%1", signed_in.name))

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        name = told(self.setting.name)
        about = " ".join(filter(None, (told(self.setting.about), self._why_moot)))
        self.name.setText(name)
        self.about.setText(about)
        self.editor.set_words(name, " ".join(filter(None, (about, self._note.text))))
        self.reset.set_name(self.tr("Reset: %1").replace("%1", name))

    @property
    def note(self) -> str:
        """What is said under the setting, empty for nothing."""
        return self._note.text

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the editor under the words where both do not fit side by side."""
        super().resizeEvent(event)
        direction = direction_in(self)
        if not self.editor.is_wide and self._line.direction() is not direction:
            narrow = direction is QBoxLayout.Direction.TopToBottom
            self._line.setDirection(direction)
            # The stretch goes behind the editor where it begins at the left.
            self._edit.setDirection(
                QBoxLayout.Direction.RightToLeft if narrow else QBoxLayout.Direction.LeftToRight
            )

    # --- what is wanted --------------------------------------------------------------------------

    @Slot(object)
    def _on_edited(self, value: Any) -> None:
        self._trouble = ""
        try:
            self._model.choose(self.setting, value)
        except BadSetting as error:
            expected = error.expected.to(self._desk.studio.language)
            text = self.tr("“%1” is not used: %2.").replace("%2", expected)
            shown = f"{value:g}" if isinstance(value, float) else str(value)
            self._trouble = text.replace("%1", _UNSAID.sub("//…@", shown))
        self.touched.emit()

    @Slot(str)
    def _on_refused(self, why: str) -> None:
        self._trouble = why
        self.touched.emit()

    @Slot()
    def _on_reset(self) -> None:
        self._trouble = ""
        self._model.reset(self.setting)
        self.touched.emit()


def direction_in(widget: QWidget) -> QBoxLayout.Direction:
    """Return how to lay words and what belongs to them in the width a widget has."""
    narrow = widget.width() < NARROW * widget.fontMetrics().horizontalAdvance("0")
    return QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
