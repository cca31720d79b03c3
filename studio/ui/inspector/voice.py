"""Who speaks: one list of the voices there are, how fast, and a button to hear it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.text import Text
from studio.domain.voice import FASTEST, SLOWEST, VoiceChoice, VoiceProvider
from studio.ui.inspector.controls import Amount, Choice, ChoiceBox
from studio.ui.inspector.selection import MIXED, Mixed
from studio.ui.settings.controls import FlowLayout
from studio.ui.settings.options import engine_name, narrator_name
from studio.ui.theme import GRID, Theme
from studio.ui.widgets import Button, is_language_change

if TYPE_CHECKING:
    from studio.services.studio import Studio


@dataclass(frozen=True, slots=True)
class KnownVoice:
    """A voice the studio knows of, and why it cannot speak here where it cannot."""

    provider: VoiceProvider
    name: str
    why_not: Text | None


def known_voices(studio: Studio) -> tuple[KnownVoice, ...]:
    """Return every voice; looks at the engines, so not for the window's thread."""
    found = [KnownVoice(v.provider, v.name, v.why_not) for v in studio.diagnostics.voices()]
    return tuple(dict.fromkeys(found))


class VoiceField(QWidget):
    """Shows who speaks and tells of another choice; None: whoever speaks the film, or the settings name."""

    chosen = Signal(object, bool)
    """VoiceChoice | None, and whether only the speed was changed."""
    hear_wanted = Signal()

    def __init__(self, studio: Studio, theme: Theme, *, of_scene: bool) -> None:
        super().__init__()
        self._studio = studio
        self._of_scene = of_scene
        self._voices: Sequence[KnownVoice] = ()
        self._choice: VoiceChoice | Mixed | None = None
        self._inherited = VoiceChoice()
        self.voice = ChoiceBox(theme)
        self.speed = Amount(theme, SLOWEST, FASTEST, 0.05, 2)
        self.hear = Button()
        self.hear.setIcon(theme.icon("volume-2", "text"))
        if not of_scene:
            self.hear.hide()  # shown before it has a place, it would be a window of its own
        theme.changed.connect(lambda: self.hear.setIcon(theme.icon("volume-2", "text")))
        below = QWidget()
        row = FlowLayout(2 * GRID)
        below.setLayout(row)
        row.addWidget(self.speed)
        row.addWidget(self.hear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.voice)
        column.addWidget(below)
        self.setFocusProxy(self.voice)
        self.voice.chosen.connect(self._on_voice)
        self.speed.changed_to.connect(self._on_speed)
        self.hear.clicked.connect(self.hear_wanted)
        self._retranslate()

    def set_voices(self, voices: Sequence[KnownVoice]) -> None:
        """Offer the voices that were found."""
        self._voices = voices
        self._refresh()

    def show_voice(self, choice: VoiceChoice | Mixed | None, inherited: VoiceChoice) -> None:
        """Show who speaks; `inherited` does where nobody was chosen."""
        self._choice, self._inherited = choice, inherited
        self._refresh()

    @property
    def trouble(self) -> str:
        """Why whoever is chosen cannot speak here; empty where all is well, or it is not known yet."""
        if isinstance(self._choice, Mixed) or not self._voices:
            return ""
        choice = self._choice or self._inherited
        of_engine = [v for v in self._voices if v.provider is choice.provider]
        same = [v for v in of_engine if v.name == choice.name or not choice.name]
        if any(v.why_not is None for v in same):
            return ""
        why = next((v.why_not for v in (*same, *of_engine) if v.why_not is not None), None)
        if why is not None:
            return why.to(self._studio.language)
        return self.tr("There is no such voice here: %1").replace("%1", choice.name)

    def set_editable(self, editable: bool) -> None:
        """Lock what changes the voice; hearing it is always possible."""
        self.voice.setEnabled(editable)
        self.speed.setEnabled(editable)

    def _refresh(self) -> None:
        self.voice.offer(self._offered())
        choice = self._choice
        key = (choice.provider, choice.name) if isinstance(choice, VoiceChoice) else choice
        self.voice.show_value(key)
        if isinstance(choice, Mixed):
            self.speed.show_value(MIXED)
        else:
            self.speed.show_value((choice or self._inherited).speed)

    def _offered(self) -> list[Choice]:
        language = self._studio.language
        pattern = self.tr("As the film: %1") if self._of_scene else self.tr("As in settings: %1")
        offered = [Choice(None, pattern.replace("%1", spoken_by(self._inherited)))]
        automatic: set[VoiceProvider] = set()
        for voice in self._voices:
            why = voice.why_not.to(language) if voice.why_not is not None else ""
            is_first = bool(voice.name) and voice.provider not in automatic
            is_service = voice.provider.is_online
            if is_first and (is_service or not why):
                automatic.add(voice.provider)
                offered.append(_choice(voice.provider, "", why))
            if not (is_service and why):  # of a service without keys, one line says it all
                offered.append(_choice(voice.provider, voice.name, why))
        choice = self._choice
        if isinstance(choice, VoiceChoice):
            key = (choice.provider, choice.name)
            if all(entry.value != key for entry in offered):
                offered.append(_choice(choice.provider, choice.name, self.trouble))
        return offered

    @property
    def remark(self) -> str:
        """What to know about a service: that it is sent the narration. Empty for offline voices."""
        if isinstance(self._choice, Mixed):
            return ""
        provider = (self._choice or self._inherited).provider
        if not provider.is_online:
            return ""
        return self.tr("The narration is sent to %1, and needs the network once.").replace(
            "%1", engine_name(provider)
        )

    @Slot(object)
    def _on_voice(self, key: tuple[VoiceProvider, str] | None) -> None:
        if key is None:
            self.chosen.emit(None, False)
            return
        speed = self._choice.speed if isinstance(self._choice, VoiceChoice) else self._inherited.speed
        self.chosen.emit(VoiceChoice(provider=key[0], name=key[1], speed=speed), False)

    @Slot(object)
    def _on_speed(self, speed: float) -> None:
        base = self._choice if isinstance(self._choice, VoiceChoice) else self._inherited
        self.chosen.emit(base.model_copy(update={"speed": speed}), True)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Voice"))
        self.voice.setAccessibleName(self.tr("Voice"))
        self.speed.setAccessibleName(self.tr("Speed of the voice"))
        self.speed.setPrefix(self.tr("Speed "))
        self.speed.setSuffix(" ×")
        self.hear.set_text(self.tr("Hear it"), self.tr("Play this scene from its start"))
        self._refresh()


def spoken_by(choice: VoiceChoice) -> str:
    """Name a voice in one line."""
    return narrator_name(choice.narrator)


def _choice(provider: VoiceProvider, name: str, why_not: str) -> Choice:
    label = spoken_by(VoiceChoice(provider=provider, name=name))
    if why_not:
        pattern = QCoreApplication.translate("Inspector", "%1 (cannot speak here)")
        label = pattern.replace("%1", label)
    return Choice((provider, name), label, why_not)
