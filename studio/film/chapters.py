"""The chapters of a film, as its file tells them."""

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.text import Text
from studio.film.ffmpeg import run

_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where a chapter begins, in milliseconds, and what it is called."""

    start_ms: int
    title: str


def read_chapters(film: Path, cancel: CancelToken) -> tuple[Chapter, ...]:
    """Return the chapters of a film in order; raises COMPOSE_FAILED for what ffmpeg cannot read."""
    with tempfile.TemporaryDirectory(prefix="ctrlf-chapters-") as folder:
        target = Path(folder) / "metadata"
        run(
            ["-v", "error", "-i", str(film), "-f", "ffmetadata", str(target)],
            doing=Text(ko="영상의 장 목록 읽기", en="reading the chapters of the film"),
            cancel=cancel,
        )
        return parse_metadata(target.read_text(encoding="utf-8", errors="replace"))


def parse_metadata(text: str) -> tuple[Chapter, ...]:
    """Return the chapters in what ffmpeg writes as `ffmetadata`."""
    chapters: list[Chapter] = []
    for section in re.split(r"^\[CHAPTER\]$", text, flags=re.MULTILINE)[1:]:
        values = dict(_entries(section.split("\n[")[0]))
        over, _, under = values.get("TIMEBASE", "1/1000").partition("/")
        start = int(values.get("START", "0")) * int(over) * 1000 / int(under or "1")
        chapters.append(Chapter(round(start), values.get("title", "")))
    return tuple(chapters)


def _entries(section: str) -> list[tuple[str, str]]:
    """Return names and values; a line that ends in a backslash goes on in the next."""
    entries: list[tuple[str, str]] = []
    for line in re.findall(r"(?:[^\\\n]|\\.|\\\n)+", section, flags=re.DOTALL):
        name, found, value = line.partition("=")
        if found:
            entries.append((name, _ESCAPED.sub(r"\1", value)))
    return entries
