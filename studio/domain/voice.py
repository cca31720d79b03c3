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


class VoiceChoice(BaseModel):
    """Who speaks: an engine, one of its voices (empty: the engine's own for the language), and how fast."""

    model_config = ConfigDict(frozen=True)

    provider: VoiceProvider = VoiceProvider.ESPEAK
    name: str = ""
    speed: Annotated[float, Field(ge=SLOWEST, le=FASTEST)] = 1.0
