"""Where a setting lies in what is stored, and how what a person chooses becomes its fields."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final, Protocol, cast

from pydantic import BaseModel

from studio.domain.brand import BRAND_THEME, BrandKit
from studio.domain.formats import Aspect, aspect_of, frame_size, sides_of
from studio.domain.music import MusicBed
from studio.domain.settings import Settings
from studio.picture import load_theme

DEFAULTS: Final = Settings()
OTHER_SHAPE: Final = "other"


class Place(Protocol):
    """One thing to choose, whichever fields it is made of."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The fields it is made of, by dotted path: what decides one of them decides the setting."""
        ...

    def read(self, settings: Settings) -> Any:
        """Return what is chosen."""
        ...

    def write(self, value: Any, settings: Settings) -> dict[str, object]:
        """Return the fields, by dotted path, that make `value` the choice."""
        ...


@dataclass(frozen=True, slots=True)
class Field:
    """A setting that is one field; `resets` go back to what is usual whenever it changes."""

    path: str
    resets: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """The field alone."""
        return (self.path,)

    def read(self, settings: Settings) -> Any:
        """Return the value of the field."""
        return _at(settings, self.path)

    def write(self, value: Any, settings: Settings) -> dict[str, object]:
        """Return the field with its value."""
        return {self.path: value, **{path: _at(DEFAULTS, path) for path in self.resets}}

    @property
    def bounds(self) -> tuple[float, float]:
        """Least and greatest value, as the settings themselves know them."""
        *way, name = self.path.split(".")
        owner: BaseModel = _at(DEFAULTS, ".".join(way)) if way else DEFAULTS
        return _bounds(type(owner), name)


@dataclass(frozen=True, slots=True)
class Written(Field):
    """A field that is written as a line: words with commas between them, an object as JSON."""

    def read(self, settings: Settings) -> str:
        """Return the line; empty for nothing."""
        value = _at(settings, self.path)
        if isinstance(value, tuple):
            return ", ".join(map(str, cast("tuple[object, ...]", value)))
        if isinstance(value, dict):
            return json.dumps(value, ensure_ascii=False) if value else ""
        return str(value)

    def write(self, value: Any, settings: Settings) -> dict[str, object]:
        """Return the field with what was written; what cannot be read is left for the field to refuse."""
        usual = _at(DEFAULTS, self.path)
        if isinstance(usual, tuple):
            return {self.path: tuple(word for part in value.split(",") if (word := part.strip()))}
        if isinstance(usual, dict):
            try:
                return {self.path: json.loads(value) if value else {}}
            except (ValueError, RecursionError):
                return {self.path: value}
        return {self.path: value}


class _Size:
    """A choice about the picture that is made of its width and its height."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Both sides of the picture."""
        return ("render.width", "render.height")


class Lines(_Size):
    """How fine the picture is: pixels of its shorter side."""

    def read(self, settings: Settings) -> int:
        """Return the pixels of the shorter side."""
        return min(settings.render.width, settings.render.height)

    def write(self, value: int, settings: Settings) -> dict[str, object]:
        """Return both sides, of the shape the picture has."""
        width, height = sides(value, settings)
        return {"render.width": width, "render.height": height}


class Shape(_Size):
    """Whether the picture lies, stands, or is a square."""

    def read(self, settings: Settings) -> str:
        """Return the name of the shape."""
        return aspect_of(settings.render.width, settings.render.height) or OTHER_SHAPE

    def write(self, value: str, settings: Settings) -> dict[str, object]:
        """Return both sides, as fine as the picture is."""
        width, height = frame_size(Lines().read(settings), Aspect(value))
        return {"render.width": width, "render.height": height}


def sides(lines: int, settings: Settings) -> tuple[int, int]:
    """Return (width, height) of a picture of the shape that is chosen, so many pixels on its shorter side."""
    render = settings.render
    aspect = aspect_of(render.width, render.height)
    return sides_of(lines, aspect.ratio if aspect else render.width / render.height)


@dataclass(frozen=True, slots=True)
class BrandPart:
    """A part of the brand kit; a kit with nothing of one's own in it is no kit."""

    name: str

    @property
    def paths(self) -> tuple[str, ...]:
        """The kit as a whole is stored."""
        return ("render.brand",)

    def read(self, settings: Settings) -> Any:
        """Return the part, as the theme has it where there is no kit."""
        return getattr(settings.render.brand or unbranded(), self.name)

    def write(self, value: Any, settings: Settings) -> dict[str, object]:
        """Return the kit with the part in it."""
        plain = unbranded().model_dump()
        kit = {**(settings.render.brand.model_dump() if settings.render.brand else plain), self.name: value}
        return {"render.brand": None if kit == plain else kit}


@dataclass(frozen=True, slots=True)
class Bed:
    """The music itself; what was set about the one before holds for the next."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The music as a whole is stored."""
        return ("render.music",)

    def read(self, settings: Settings) -> MusicBed | None:
        """Return the music, None where there is none."""
        return settings.render.music

    def write(self, value: MusicBed | None, settings: Settings) -> dict[str, object]:
        """Return other music, as loud as that before, or none."""
        before = settings.render.music
        if value is None or before is None:
            return {"render.music": value}
        return {"render.music": before.model_copy(update={"file": value.file, "title": value.title})}


@dataclass(frozen=True, slots=True)
class BedPart:
    """How the music lies under the film; nothing to choose while there is none."""

    name: str

    @property
    def paths(self) -> tuple[str, ...]:
        """The field of the music."""
        return (f"render.music.{self.name}",)

    def read(self, settings: Settings) -> Any:
        """Return the value, the usual one where there is no music."""
        bed = settings.render.music
        return MusicBed.model_fields[self.name].default if bed is None else getattr(bed, self.name)

    def write(self, value: Any, settings: Settings) -> dict[str, object]:
        """Return the field where there is music."""
        return {f"render.music.{self.name}": value} if settings.render.music is not None else {}

    @property
    def bounds(self) -> tuple[float, float]:
        """Least and greatest value, as the music itself knows them."""
        return _bounds(MusicBed, self.name)


class Nowhere:
    """Something to do among the settings, of which nothing is stored."""

    @property
    def paths(self) -> tuple[str, ...]:
        """No fields."""
        return ()

    def read(self, settings: Settings) -> None:
        """Return nothing."""

    def write(self, value: object, settings: Settings) -> dict[str, object]:
        """Return nothing to store."""
        return {}


def unbranded() -> BrandKit:
    """Return the kit that looks like the brand theme without any."""
    return BrandKit(primary=load_theme(BRAND_THEME).moods.default.accent)


def _bounds(model: type[BaseModel], name: str) -> tuple[float, float]:
    low, high = float("-inf"), float("inf")
    for rule in model.model_fields[name].metadata:
        low = getattr(rule, "ge", getattr(rule, "gt", low))
        high = getattr(rule, "le", getattr(rule, "lt", high))
    return low, high


def _at(model: BaseModel, path: str) -> Any:
    value: Any = model
    for name in path.split("."):
        value = getattr(value, name)
    return value
