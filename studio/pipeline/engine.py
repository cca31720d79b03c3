"""Who makes the segments: what a cached file depends on besides its spec."""

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

import studio
from studio.resources import ResourceMissing, resource_path


@cache
def engine_fingerprint() -> str:
    """Return a digest of the studio's version, the painter, the themes, the fonts' names, Qt and the encoder.

    In a checkout the painter's source counts, so that whoever changes it never sees an old picture.
    """
    digest = hashlib.sha256(studio.__version__.encode())
    for package in ("PySide6-Essentials", "imageio-ffmpeg"):
        digest.update(_version(package).encode())
    root = Path(studio.__file__).parent
    sources = [*(root / "picture").rglob("*.py"), *(root / "film").glob("encoder.py")]
    for path in sorted(sources):
        digest.update(path.read_bytes())
    for folder in ("themes", "fonts"):
        for path in _carried(folder):
            digest.update(f"{path.name} {path.stat().st_size}".encode())
            if path.suffix == ".json":
                digest.update(path.read_bytes())
    return digest.hexdigest()


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
