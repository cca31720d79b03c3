"""Finds the files the program carries: fonts, icons, samples, translations.

They lie in one of three places: beside the package in a checkout, inside it in a wheel, in the
unpacking folder of a frozen program. Callers name a file and need not know which.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path, PurePath

PACKAGE = Path(__file__).resolve().parent


class ResourceMissing(FileNotFoundError):
    """A file the program carries is not there: the installation is damaged, not the user's work."""


def resource_path(*parts: str) -> Path:
    """Return the absolute path of a carried file or folder, e.g. `resource_path("fonts", "LICENSE.txt")`.

    Raises ResourceMissing when it is absent, ValueError when the parts lead out of the folder.
    """
    inside = PurePath(*parts)
    if inside.is_absolute() or ".." in inside.parts:
        raise ValueError(f"a resource is named from inside the resources folder, not {str(inside)!r}")
    path = _root() / inside
    if not path.exists():
        raise ResourceMissing(f"{inside.as_posix()} is missing from {_root()}; install CTRLF Studio again")
    return path


def theme_names() -> list[str]:
    """Return the names of the themes of slides that are carried along, in alphabetical order."""
    return list(_theme_names())  # every picture asks for its theme


@cache
def _theme_names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in resource_path("themes").glob("*.json")))


@cache
def _root() -> Path:
    """Return the folder that holds the resources of this installation."""
    candidates = _candidates()
    for folder in candidates:
        if folder.is_dir():
            return folder
    looked = ", ".join(str(folder) for folder in candidates)
    raise ResourceMissing(f"no resources folder (looked in {looked}); install CTRLF Studio again")


def _candidates() -> list[Path]:
    """List the possible places, the most particular first."""
    frozen: str | None = getattr(sys, "_MEIPASS", None)  # set by PyInstaller
    if frozen is not None:
        return [Path(frozen) / "resources"]
    # A wheel keeps them as _data: a folder named resources would stand beside this very module.
    return [PACKAGE / "_data", PACKAGE.parent / "resources"]
