"""Themes as data: colours per mood, background, type scale and radii, read from `resources/themes`."""

from functools import cache
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from studio.domain.errors import BadInput, ErrorCode
from studio.domain.text import Text
from studio.resources import resource_path
from studio.resources import theme_names as carried

Color = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?$")]
"""`#RRGGBB`, or `#RRGGBBAA` where something shines through."""

DEFAULT_THEME: Final = "dawn"


class Light(BaseModel):
    """A soft light; position in fractions of width and height, radius of the longer side."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    x: float
    y: float
    radius: float
    color: Color
    strength: float


class Shape(Light):
    """A large faint disc with a soft edge: what makes the slow zoom visible."""

    edge: float


class Mood(BaseModel):
    """The colours of a slide by role, and the picture behind it."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    text: Color
    muted: Color
    accent: Color
    """Discs, signs and lines."""
    label: Color
    """The accent as a colour of words."""
    on_accent: Color
    card: Color
    card_line: Color
    track: Color
    marker: Color
    good: Color
    wrong: Color
    scrim: Color
    """The veil between a full picture and the words on it; how much it hides, it hides of pure white."""
    start: Color = Field(alias="from")
    end: Color = Field(alias="to")
    angle: float
    lights: tuple[Light, ...] = ()
    shapes: tuple[Shape, ...] = ()


class Moods(BaseModel):
    """One palette for every kind of slide."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    default: Mood
    warning: Mood
    picture: Mood
    """Words that stand on a full picture."""


class Radii(BaseModel):
    """Corner radii in pixels of the 720-line reference."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    card: float
    sign: float
    plate: float
    tag: float


class TypeScale(BaseModel):
    """Type sizes in pixels of the 720-line reference."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kicker: float
    hero: float
    title: float
    fact: float
    lead: float
    body: float
    item: float
    label: float


class LogoPlace(BaseModel):
    """The room of a logo at the upper right, level with the chapter label; in pixels of the reference."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    width: float = 170
    height: float = 40


class Theme(BaseModel):
    """How every slide of a film looks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    families: tuple[str, ...]
    moods: Moods
    radii: Radii
    type: TypeScale
    logo: LogoPlace = LogoPlace()


def theme_names() -> list[str]:
    """Return the names of the themes that are carried along, the default first."""
    return sorted(carried(), key=lambda name: name != DEFAULT_THEME)


def load_theme(name: str) -> Theme:
    """Return a theme; raises `BadInput` when there is none of that name."""
    if name not in theme_names():
        known = ", ".join(theme_names())
        raise BadInput(
            ErrorCode.INVALID_SCRIPT,
            Text(ko=f"테마를 찾을 수 없습니다: {name!r}", en=f"There is no theme {name!r}."),
            Text(ko=f"다음 가운데 하나를 고르십시오: {known}", en=f"Choose one of: {known}"),
        )
    return _read(name)


@cache
def _read(name: str) -> Theme:
    path = resource_path("themes", f"{name}.json")
    try:
        return Theme.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise BadInput(
            ErrorCode.INVALID_SCRIPT,
            Text(
                ko=f"테마 파일이 손상되었습니다: {path.name}: {error}",
                en=f"The theme file {path.name} is damaged: {error}",
            ),
            Text(ko="CTRLF Studio를 다시 설치하십시오.", en="Install CTRLF Studio again."),
        ) from error
