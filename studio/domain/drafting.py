"""What somebody asks of a drafted script, and how a draft tells who made it."""

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
