"""What is asked of a draft: its language, length, parts and way of speaking."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studio.domain.drafting import STYLES, DraftOptions
from studio.domain.text import Language
from studio.ui import words
from studio.ui.inspector.controls import Choice, ChoiceBox
from studio.ui.settings.controls import NumberBox
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Label, is_language_change

_OWN: Final = "own"
_STYLE_LIMIT: Final = 500


class OptionsForm(QWidget):
    """One row under the other, each named above its control."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        usual = DraftOptions()
        self._has_model = False
        self._is_language_chosen = False
        self.language = ChoiceBox(theme)
        self.minutes = _number(theme, 1, 30, usual.target_minutes)
        self.chapters = _number(theme, 1, 10, usual.max_chapters)
        self.scenes = _number(theme, 1, 15, usual.max_scenes_per_chapter)
        self.style_box = ChoiceBox(theme)
        self.own_style = QLineEdit()
        self.own_style.setMaxLength(_STYLE_LIMIT)
        self.own_style.hide()
        self._length = Label(theme, Type.META, "muted")
        self._length.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self._names: dict[QWidget, Label] = {}
        for control in (self.language, self.minutes, self.chapters, self.scenes, self.style_box):
            name = Label(theme, Type.SECONDARY, "muted")
            name.setBuddy(control)
            self._names[control] = name
            column.addWidget(name)
            column.addWidget(control)
            if control is self.minutes:
                column.addWidget(self._length)
            if control is not self.style_box:
                column.addSpacing(2 * GRID)
        column.addWidget(self.own_style)
        column.addStretch(1)
        self.language.chosen.connect(self._on_language_chosen)
        self.style_box.chosen.connect(self._on_style_chosen)
        self.own_style.textChanged.connect(self.changed)
        for box in (self.minutes, self.chapters, self.scenes):
            box.valueChanged.connect(self._on_number)
        self._retranslate()
        self.language.show_value(usual.language)
        self.style_box.show_value(STYLES[0])
        self._say_length()

    @property
    def options(self) -> DraftOptions | None:
        """What is asked for, None where it cannot be: a style of one's own without a word."""
        style = self._style()
        if not style:
            return None
        return DraftOptions(
            language=self._language(),
            target_minutes=self.minutes.value(),
            max_chapters=round(self.chapters.value()),
            max_scenes_per_chapter=round(self.scenes.value()),
            style=style,
        )

    def suggest_language(self, language: Language) -> None:
        """Choose the language of the source, unless a person has chosen one."""
        if not self._is_language_chosen and language is not self._language():
            self.language.show_value(language)
            self._say_length()

    def show_model(self, *, has_model: bool) -> None:
        """Offer a way of speaking where there is somebody to speak so."""
        self._has_model = has_model
        for widget in (self._names[self.style_box], self.style_box):
            widget.setVisible(has_model)
        self._show_own()

    # --- within ----------------------------------------------------------------------------------

    def _language(self) -> Language:
        found: Language = self.language.choices[self.language.currentIndex()].value
        return found

    def _style(self) -> str:
        value: str = self.style_box.choices[self.style_box.currentIndex()].value
        if value != _OWN or not self._has_model:
            return STYLES[0] if value == _OWN else value
        return " ".join(self.own_style.text().split())

    def _show_own(self) -> None:
        value = self.style_box.choices[self.style_box.currentIndex()].value
        self.own_style.setVisible(self._has_model and value == _OWN)

    @Slot()
    def _on_language_chosen(self) -> None:
        self._is_language_chosen = True
        self._say_length()
        self.changed.emit()

    @Slot()
    def _on_style_chosen(self) -> None:
        self._show_own()
        if self.own_style.isVisible():
            self.own_style.setFocus()
        self.changed.emit()

    @Slot()
    def _on_number(self) -> None:
        self._say_length()
        self.changed.emit()

    def _say_length(self) -> None:
        wanted = DraftOptions(language=self._language(), target_minutes=self.minutes.value())
        said = words.characters(wanted.target_characters)
        self._length.setText(self.tr("About %1 of narration").replace("%1", said))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for control, name in (
            (self.language, self.tr("Language of the script")),
            (self.minutes, self.tr("Length")),
            (self.chapters, self.tr("Chapters at most")),
            (self.scenes, self.tr("Scenes in a chapter at most")),
            (self.style_box, self.tr("How it speaks")),
        ):
            self._names[control].setText(name)
            control.setAccessibleName(name)
        self.minutes.setSuffix(self.tr(" min"))
        own = self.tr("In your own words")
        self.own_style.setAccessibleName(own)
        self.own_style.setPlaceholderText(self.tr("For example: calm, for people new to the job"))
        languages = (Choice(Language.KOREAN, "한국어"), Choice(Language.ENGLISH, "English"))
        styles = (*(Choice(style, words.style_name(style)) for style in STYLES), Choice(_OWN, own))
        for box, choices in ((self.language, languages), (self.style_box, styles)):
            at = max(0, box.currentIndex())
            box.offer(choices)
            box.setCurrentIndex(at)
        self._say_length()


def _number(theme: Theme, low: int, high: int, value: float) -> NumberBox:
    box = NumberBox(theme, 1, 0)
    box.set_bounds(low, high)
    box.setRange(low, high)
    box.setValue(value)
    return box
