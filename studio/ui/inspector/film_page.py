"""What holds for the whole script: its title and language, who speaks, in which theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Slot

from studio.domain.text import Language
from studio.domain.voice import VoiceChoice
from studio.ui.inspector.controls import Segments
from studio.ui.inspector.form import Page
from studio.ui.inspector.scene_page import note_theme
from studio.ui.inspector.themes import ThemePicker
from studio.ui.inspector.voice import VoiceField
from studio.ui.inspector.words_fields import Line
from studio.ui.widgets import is_language_change

if TYPE_CHECKING:
    from studio.services.studio import Studio
    from studio.ui.session import EditorSession
    from studio.ui.theme import Theme

_TITLE_LIMIT = 200


class FilmPage(Page):
    """Shows what holds for all scenes that say nothing else; each change is one step of history."""

    def __init__(self, studio: Studio, session: EditorSession, theme: Theme) -> None:
        super().__init__(theme)
        self._studio = studio
        self._session = session
        self.title = Line()
        self.title.setMaxLength(_TITLE_LIMIT)
        self.language = Segments(tuple(Language))
        self.themes = ThemePicker(theme, of_scene=False)
        self.voice = VoiceField(studio, theme, of_scene=False)
        form = self.form
        self._title_row = form.add(self.title)
        self._language_row = form.add(self.language)
        form.add_line()
        self._theme_row = form.add(self.themes)
        form.add_line()
        self._voice_row = form.add(self.voice)
        self.title.textEdited.connect(self._on_title)
        self.language.chosen.connect(self._on_language)
        self.themes.chosen.connect(self._on_theme)
        self.voice.chosen.connect(self._on_voice)
        self._retranslate()

    def refresh(self) -> None:
        """Show what holds now."""
        script = self._session.script
        if script is None:
            return
        editable, settings = self._session.is_editable, self._studio.preferences.get().render
        self.title.show_text(script.title)
        self.title.setReadOnly(not editable)
        self.language.show_value(script.language)
        self.language.setEnabled(editable)
        self.themes.show_theme(script.theme, settings.theme, settings.brand)
        self.themes.setEnabled(editable)
        unknown = self.tr("There is no theme “%1” here: choose another.")
        note_theme(self._theme_row.note, script.theme, unknown)
        self.voice.show_voice(script.voice, settings.voice)
        self.voice.set_editable(editable)
        own = sum(scene.voice is not None for _, _, scene in script.scenes())
        if trouble := self.voice.trouble:
            self._voice_row.note.say("triangle-alert", "doubt", trouble)
        elif own:
            text = self.tr("%n scene(s) have a voice of their own.", "", own)
            self._voice_row.note.say("info", "muted", text)
        elif remark := self.voice.remark:
            self._voice_row.note.say("info", "muted", remark)
        else:
            self._voice_row.note.hide()
        self.form.align()

    def _change(self, label: str, *, typing: str = "", **fields: Any) -> None:
        if (script := self._session.script) is not None:
            self._session.apply(script.model_copy(update=fields), label, typing=typing)

    @Slot(str)
    def _on_title(self, title: str) -> None:
        self._change(self.tr("Change the title"), typing="title", title=title)

    @Slot(object)
    def _on_language(self, language: Language) -> None:
        self._change(self.tr("Change the language"), language=language)

    @Slot(str)
    def _on_theme(self, name: str) -> None:
        self._change(self.tr("Change the theme"), theme=name)

    @Slot(object, bool)
    def _on_voice(self, choice: VoiceChoice | None, is_speed: bool) -> None:
        label = self.tr("Change the speed of the voice") if is_speed else self.tr("Change the voice")
        self._change(label, typing="film speed" if is_speed else "", voice=choice)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for row, name in (
            (self._title_row, self.tr("Title")),
            (self._language_row, self.tr("Language")),
            (self._theme_row, self.tr("Theme")),
            (self._voice_row, self.tr("Voice")),
        ):
            row.set_name(name)
        self.title.setAccessibleName(self.tr("Title of the script"))
        self.language.set_words(self.tr("Language"), ("한국어", "English"))
        self.refresh()
