"""What somebody asks of a drafted script, and how a draft tells who made it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, field_validator

from studio.domain.addresses import web_address
from studio.domain.text import Language

SOURCE_LEAST: Final = 10
SOURCE_LIMIT: Final = 200_000
"""Characters of a source text above which it is refused: far more than half an hour can say."""
CHARACTERS_A_MINUTE: Final = {Language.KOREAN: 150, Language.ENGLISH: 750}
"""Narration of a minute, for the length that is asked for."""
STYLES: Final = ("friendly_security_training", "formal_compliance", "engaging_awareness")


class DraftOptions(BaseModel):
    """How long and how divided a drafted script is to be; `style`: one of `STYLES`, or one's own words."""

    model_config = ConfigDict(frozen=True)

    language: Language = Language.KOREAN
    target_minutes: Annotated[float, Field(ge=1, le=30)] = 3
    max_chapters: Annotated[int, Field(ge=1, le=10)] = 5
    max_scenes_per_chapter: Annotated[int, Field(ge=1, le=15)] = 6
    style: Annotated[str, Field(min_length=1, max_length=500)] = STYLES[0]

    @property
    def target_characters(self) -> int:
        """Characters of narration that last about as long as was asked for."""
        return round(self.target_minutes * CHARACTERS_A_MINUTE[self.language])


class Making(BaseModel):
    """How a draft came to be; kept for whoever asks later."""

    model_config = ConfigDict(frozen=True)

    model: str = ""
    """Name of the language model that wrote it; empty: an outline of the source's own sentences."""
    source_name: str = ""
    """Name of the file the source was read from; empty: it was pasted."""
    source_characters: int = 0
    source_sha256: str = ""
    options: DraftOptions = DraftOptions()


@dataclass(frozen=True, slots=True)
class DraftSource:
    """What a script was drafted from, by whom and when."""

    script_id: str
    making: Making
    text: str
    made_by: str
    made_at: datetime
    is_noted: bool = False
    """Somebody put the note about it away."""


@dataclass(frozen=True, slots=True)
class Written:
    """How far a model is with what it writes."""

    attempt: int = 1
    """Counted from 1: a model is asked again where what it wrote cannot be used."""
    characters: int = 0
    waiting_sec: float = 0.0
    """How long it asked to be left alone; 0 while it writes."""
    part: int = 1
    parts: int = 1
    """Requests that the whole takes, and which of them is under way."""


class ModelSettings(BaseModel):
    """Which language model drafts scripts; its key is kept elsewhere."""

    model_config = ConfigDict(frozen=True)

    base_url: str = ""
    """Of an OpenAI-compatible server; empty: there is no model, and drafts are outlines."""
    name: str = "meta-llama/Meta-Llama-3-8B-Instruct"
    timeout_sec: Annotated[float, Field(gt=0, le=600)] = 30.0
    """How long the model may be silent."""

    @field_validator("base_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        return web_address("base_url", url)
