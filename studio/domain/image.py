"""A picture of one's own in a scene: how it is named, how it fills its place and how it moves."""

import re
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

PICTURE: Final = "picture:"
"""Begins the name of a picture that was taken in; its SHA-256 follows, or nothing where it is missing."""
_TAKEN_IN: Final = re.compile(r"picture:([0-9a-f]{64})")

Fraction = Annotated[float, Field(ge=0, le=1)]
Point = tuple[Fraction, Fraction]
"""Fractions of width and height, from the upper left corner."""


class ImageFit(StrEnum):
    """How a picture fills its place: `cover` cuts what is too much, `contain` shows all of it."""

    COVER = "cover"
    CONTAIN = "contain"


class MotionKind(StrEnum):
    """How a picture moves over the length of its scene."""

    IN = "in"
    OUT = "out"
    PAN = "pan"
    NONE = "none"


class ImageMotion(BaseModel):
    """The movement an author asked for; what is left out is chosen as for any other scene."""

    model_config = ConfigDict(frozen=True, extra="allow")

    kind: MotionKind | None = None
    zoom: Annotated[float, Field(ge=1, le=3)] | None = None
    start: Point | None = Field(default=None, alias="from")
    """Where a pan begins."""
    end: Point | None = Field(default=None, alias="to")

    @model_serializer(mode="wrap")
    def _as_written(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        names = {"start": "from", "end": "to"}
        fields: dict[str, Any] = handler(self)
        return {names.get(key, key): value for key, value in fields.items()}


def picture_hash(image: str) -> str | None:
    """Return the SHA-256 an `image` names: None for no picture at all, empty for one not taken in."""
    if not image.strip():
        return None
    match = _TAKEN_IN.fullmatch(image.strip())
    return match.group(1) if match else ""
