"""What a setting is: where it lies, how it is edited, and what it is for in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import cast

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication

from studio.domain.settings import Settings
from studio.ui.settings.kinds import Kind
from studio.ui.settings.places import Place

QT_TRANSLATE_NOOP = cast("Callable[[str, str], str]", QtCore.QT_TRANSLATE_NOOP)
"""Marks words for translation and returns them as they are; Qt's own says that it returns any object."""


class Section(StrEnum):
    """What belongs together, in the order in which it is shown."""

    FILM = "film"
    BRAND = "brand"
    VOICE = "voice"
    MUSIC = "music"
    RENDERING = "rendering"
    CONNECTIONS = "connections"
    PERSON = "person"
    WINDOW = "window"


def _never(_settings: Settings) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a section."""

    icon: str
    name: str
    about: str
    moot: Callable[[Settings], bool] = _never
    """Tells whether the section makes no difference at the moment …"""
    why_moot: str = ""
    """… and says why."""
    remedy: str = ""
    """What is done about it …"""
    mended: Mapping[str, object] = field(default_factory=dict[str, object])
    """… by these fields."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing to choose. The words are English; `told` says them in the language of the window."""

    id: str
    section: Section
    place: Place
    kind: Kind
    name: str
    about: str
    also: str = ""
    """More words by which somebody may look for it."""
    moot: Callable[[Settings], bool] = _never
    """Tells whether it makes no difference at the moment …"""
    why_moot: str = ""
    """… and says why."""
    is_shut_when_moot: bool = False
    """Tells whether it cannot be chosen then."""
    is_hidden_when_moot: bool = False
    """Tells whether it is only shown to who looks for it then."""
    part: str = ""
    """What it belongs to within its section, empty where the section is one whole."""


def told(source: str) -> str:
    """Say words of this list in the language of the window."""
    return QCoreApplication.translate("Settings", source) if source else ""
