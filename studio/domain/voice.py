"""Who speaks: a speech engine, one of its voices, and how fast."""

from enum import StrEnum
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

SLOWEST: Final = 0.5
FASTEST: Final = 2.0


class VoiceProvider(StrEnum):
    """A speech engine."""

    MOCK = "mock"
    ESPEAK = "espeak"
    GTTS = "gtts"
    POLLY = "polly"
    GCP = "gcp"

    @property
    def is_online(self) -> bool:
        """Tell whether the narration is sent to a service that speaks it."""
        return self in _SERVICES

    @property
    def label(self) -> str:
        """The engine by the name its makers gave it; the silent one by that of the setting."""
        return _SERVICES.get(self) or ("eSpeak NG" if self is VoiceProvider.ESPEAK else self.value)


_SERVICES: Final = {
    VoiceProvider.GTTS: "Google Translate",
    VoiceProvider.POLLY: "Amazon Polly",
    VoiceProvider.GCP: "Google Cloud",
}


class Narrator(BaseModel):
    """Somebody who can speak: an engine and one of its voices (empty: the engine's own for the language)."""

    model_config = ConfigDict(frozen=True)

    provider: VoiceProvider = VoiceProvider.ESPEAK
    name: str = ""

    @property
    def label(self) -> str:
        """Engine and voice in one line."""
        return f"{self.provider.label} ({self.name})" if self.name else self.provider.label


class VoiceChoice(Narrator):
    """Who speaks, and how fast."""

    speed: Annotated[float, Field(ge=SLOWEST, le=FASTEST)] = 1.0

    @property
    def narrator(self) -> Narrator:
        """Who speaks, at whichever speed."""
        return Narrator(provider=self.provider, name=self.name)

    def by(self, narrator: Narrator) -> "VoiceChoice":
        """Return the same pace, spoken by somebody else."""
        return VoiceChoice(provider=narrator.provider, name=narrator.name, speed=self.speed)


ESPEAK: Final = Narrator(provider=VoiceProvider.ESPEAK)
"""Whoever of the offline voices speaks the language of the film."""


class SpokenBy(BaseModel):
    """Who spoke a scene of a film."""

    model_config = ConfigDict(frozen=True)

    scene_id: str
    voice: VoiceChoice | None = None
    """None: nothing is said in the scene."""
    instead_of: VoiceChoice | None = None
    """Who was chosen and could not speak; None: whoever was chosen spoke."""
