"""The ways a setting is edited, as data: what the editor of each kind has to know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from studio.domain.settings import Settings, VideoEncoder
from studio.domain.voice import VoiceProvider
from studio.services.connection_check import Peer
from studio.services.secrets import Secret


@dataclass(frozen=True, slots=True)
class Known:
    """What options depend on: the settings, and what was found on this machine."""

    settings: Settings
    voices: tuple[tuple[VoiceProvider, str], ...] = ()
    """Engine and name of every voice that can speak here; empty until it is known."""
    encoders: tuple[VideoEncoder, ...] | None = None
    """Hardware that encodes here; None until it has been tried."""
    families: tuple[str, ...] = ()
    """Typefaces that are installed here."""
    keyless: frozenset[VoiceProvider] = frozenset()
    """Services that speak as soon as they are given a key."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value one may choose, and what it is called in the language of the window."""

    value: Any
    label: str


Options = Callable[[Known], Sequence[Option]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of many, in a list that opens."""

    options: Options
    may_be_long: bool = False
    """Whether names may be so long that the closed list need not show all of one."""


@dataclass(frozen=True, slots=True)
class Segments:
    """One of a few, all of them in sight."""

    options: Options


@dataclass(frozen=True, slots=True)
class Flags:
    """Any of a few."""

    options: Options


@dataclass(frozen=True, slots=True)
class Themes:
    """One of the film's themes, each painted as the film would be."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number; where `automatic` is given, the least one lets the studio decide and is called that."""

    step: float
    decimals: int = 0
    unit: str = ""
    automatic: Callable[[], str] | None = None


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; what holds while it is empty stands there in grey."""

    empty: Callable[[], str]
    is_long: bool = False
    """An address, say, which needs the whole width."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine; what holds while there is none stands there in grey."""

    empty: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Color:
    """A colour; where `none` is given there may be no colour, and what holds then is called that."""

    none: Callable[[], str] | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file that is taken in."""


@dataclass(frozen=True, slots=True)
class KitFile:
    """A brand kit that is read from a file."""


@dataclass(frozen=True, slots=True)
class MusicFile:
    """Music that is listened to and taken in."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of finished work, to be looked at and thrown away."""


@dataclass(frozen=True, slots=True)
class Certificates:
    """A file of certificates; what holds while there is none stands there in grey."""

    empty: Callable[[], str]


@dataclass(frozen=True, slots=True)
class OwnPaths:
    """Paths of one's own for the calls of the backend, folded away until somebody wants them."""


@dataclass(frozen=True, slots=True)
class ConnectionTest:
    """Tries a connection and says what was found."""

    peer: Peer


@dataclass(frozen=True, slots=True)
class Hidden:
    """A token or a key, which is typed or pasted, replaced and forgotten, and never shown.

    To ask for one, add to the catalog
    `Setting("my_key", Section.…, Nowhere(), Hidden(Secret.MY_KEY), name, about, also)`: the value goes to
    `studio.secrets` and nowhere else, and the row says where it is kept. Whoever has to know that it is
    another one now connects to `SettingsModel.secret_changed`.
    """

    secret: Secret


Kind = (
    Choice
    | Segments
    | Flags
    | Themes
    | Number
    | Switch
    | Line
    | Folder
    | Color
    | Picture
    | KitFile
    | MusicFile
    | Kept
    | Hidden
    | Certificates
    | OwnPaths
    | ConnectionTest
)
