"""A picture of one's own in a scene: how it is named, how it fills its place and how it moves."""

import re
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

PICTURE: Final = "picture:"
"""Begins the name of a picture that was taken in; its SHA-256 follows, or nothing where it is missing."""
CLIP: Final = "clip:"
"""Begins the name of a clip that was taken in; its SHA-256 follows."""
_TAKEN_IN: Final = re.compile(r"(?:picture|clip):([0-9a-f]{64})")

ZOOM_LIMIT: Final = 3.0
"""How far a picture may be enlarged at most."""

Zoom = Annotated[float, Field(ge=1, le=ZOOM_LIMIT)]
Fraction = Annotated[float, Field(ge=0, le=1)]
Point = tuple[Fraction, Fraction]
"""Fractions of width and height, from the upper left corner."""


class ImageFit(StrEnum):
    """How a picture fills its place: `cover` cuts what is too much, `contain` shows all of it."""

    COVER = "cover"
    CONTAIN = "contain"


class ClipEnd(StrEnum):
    """What is seen when a scene is longer than its clip: it begins again, or its last frame stays."""

    LOOP = "loop"
    HOLD = "hold"


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
    zoom: Zoom | None = None
    start: Point | None = Field(default=None, alias="from")
    """Where a pan begins."""
    end: Point | None = Field(default=None, alias="to")
    zoom_from: Zoom | None = None
    """How far the first frame is enlarged, whatever the kind; with `from` it says all of that frame."""
    zoom_to: Zoom | None = None
    """How far the last frame is enlarged."""

    @property
    def zooms(self) -> tuple[float, float] | None:
        """Zoom of the first and the last frame where the author drew them; one not drawn shows all."""
        if self.zoom_from is None and self.zoom_to is None:
            return None
        return self.zoom_from or 1.0, self.zoom_to or 1.0

    @model_serializer(mode="wrap")
    def _as_written(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        names = {"start": "from", "end": "to"}
        fields: dict[str, Any] = handler(self)
        # Frames nobody drew are left out: a snapshot made before they could be drawn keeps its hash.
        return {
            names.get(key, key): value
            for key, value in fields.items()
            if value is not None or key not in _DRAWN
        }


_DRAWN: Final = ("zoom_from", "zoom_to")


def picture_hash(image: str) -> str | None:
    """Return the SHA-256 an `image` names: None for no picture or clip at all, empty for one not taken in."""
    if not image.strip():
        return None
    match = _TAKEN_IN.fullmatch(image.strip())
    return match.group(1) if match else ""


def is_clip(image: str) -> bool:
    """Tell whether an `image` names a clip that was taken in."""
    return image.strip().startswith(CLIP) and bool(picture_hash(image))
