"""Segments and sound become one film without being encoded again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.text import Language, Text
from studio.film import ffmpeg
from studio.film.encoder import BIT_EXACT

_DOING: Final = Text(ko="장면을 이어 붙이기", en="joining the scenes")
_ISO_639_2: Final = {Language.KOREAN: "kor", Language.ENGLISH: "eng"}


@dataclass(frozen=True, slots=True)
class Segment:
    """A file of encoded frames, and how often it is shown in a row."""

    file: Path
    times: int = 1


@dataclass(frozen=True, slots=True)
class FilmTags:
    """What stands in the film's metadata."""

    title: str
    comment: str
    language: Language


def join(
    segments: Sequence[Segment],
    sound: Path,
    target: Path,
    *,
    tags: FilmTags,
    frame_count: int,
    on_progress: Callable[[float], None],
    cancel: CancelToken,
) -> None:
    """Write the film to `target` by stream copy, playable from its first bytes on.

    The list of segments lies beside `target` while ffmpeg runs.
    Raises COMPOSE_FAILED, DISK_FULL or `Canceled`.
    """
    listing = target.with_suffix(".ffconcat")
    listing.write_text(concat_list(segments), encoding="utf-8")
    language = _ISO_639_2[tags.language]
    ffmpeg.run(
        [
            *("-loglevel", "error", "-y", "-f", "concat", "-safe", "0", "-i", str(listing), "-i", str(sound)),
            *("-map", "0:v:0", "-map", "1:a:0", "-c", "copy", *BIT_EXACT),
            *("-metadata", f"title={_plain(tags.title)}", "-metadata", f"comment={_plain(tags.comment)}"),
            *("-metadata:s:a:0", f"language={language}", "-metadata:s:v:0", f"language={language}"),
            *("-movflags", "+faststart", "-f", "mp4", str(target)),
        ],
        doing=_DOING,
        cancel=cancel,
        on_progress=lambda p: on_progress(min(1.0, p.frames / frame_count)),
    )
    listing.unlink()


def concat_list(segments: Sequence[Segment]) -> str:
    """Write the script of ffmpeg's concat demuxer: quoted, each file as often as it is shown."""
    lines = ["ffconcat version 1.0"]
    for segment in segments:
        lines += [f"file {quoted(str(segment.file))}"] * segment.times
    return "\n".join(lines) + "\n"


def quoted(path: str) -> str:
    """Quote a path for a concat list: all within single quotes is literal, a quote itself stands outside."""
    return "'" + path.replace("'", "'\\''") + "'"


def _plain(text: str) -> str:
    """Return `text` as a program argument can carry it: no control characters, no half characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else " " for c in whole).strip()
