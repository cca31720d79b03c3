"""Who makes segments and sound: what a cached file depends on besides what it was made from."""

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

import studio
from studio.resources import ResourceMissing, resource_path


@cache
def picture_engine() -> str:
    """Return a digest of the studio's version, the painter, the themes, the fonts, Qt and the encoder.

    In a checkout the source counts, so that whoever changes it never sees an old picture. A font that
    is installed counts from the next start on: it may have characters that were missing.
    """
    digest = hashlib.sha256(studio.__version__.encode())
    for package in ("PySide6-Essentials", "imageio-ffmpeg"):
        digest.update(_version(package).encode())
    sources = ("picture/**/*.py", "domain/bold.py", "domain/slide.py", "pipeline/segments.py")
    for source in _sources(*sources, "film/encoder.py", "film/still.py", "film/hardware.py"):
        digest.update(source)
    for name, size in sorted(_installed_fonts()):
        digest.update(f"{name} {size}".encode("utf-8", "surrogatepass"))
    for folder in ("themes", "fonts"):
        for path in _carried(folder):
            digest.update(f"{path.name} {path.stat().st_size}".encode())
            if path.suffix == ".json":
                digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def sound_engine() -> str:
    """Return a digest of the studio's version, the mixer and the encoder."""
    digest = hashlib.sha256(f"{studio.__version__} {_version('imageio-ffmpeg')}".encode())
    names = ("aac", "limiter", "loudness", "m4a", "mastering", "music", "pcm", "sound", "stretch")
    for source in _sources(*(f"film/{name}.py" for name in names), "pipeline/sounds.py"):
        digest.update(source)
    return digest.hexdigest()


@cache
def join_engine() -> str:
    """Return a digest of the studio's version and of what puts a film together."""
    digest = hashlib.sha256(f"{studio.__version__} {_version('imageio-ffmpeg')}".encode())
    for source in _sources("film/join.py", "film/mp4.py"):
        digest.update(source)
    return digest.hexdigest()


def _sources(*patterns: str) -> Iterator[bytes]:
    root = Path(studio.__file__).parent
    for pattern in patterns:
        for path in sorted(root.glob(pattern)):
            yield path.read_bytes()


_FONT_FOLDERS: Final = {
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("$WINDIR/Fonts", "$LOCALAPPDATA/Microsoft/Windows/Fonts"),
}
_FONT_FOLDERS_ELSEWHERE: Final = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
)


def _installed_fonts() -> Iterator[tuple[str, int]]:
    """Yield names and sizes of the files where this platform keeps its fonts."""
    for folder in _FONT_FOLDERS.get(sys.platform, _FONT_FOLDERS_ELSEWHERE):
        for path in Path(os.path.expandvars(folder)).expanduser().rglob("*"):
            with contextlib.suppress(OSError):  # gone just now, or not ours to read
                if path.is_file():
                    yield path.name, path.stat().st_size


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:  # a packaged program carries none, and never changes
        return ""


def _carried(folder: str) -> list[Path]:
    try:
        return sorted(p for p in resource_path(folder).iterdir() if p.is_file())
    except ResourceMissing:
        return []
