"""Segments and sound become one film without being encoded again, with its chapters, captions and tags."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.speech import SAMPLE_RATE
from studio.domain.text import Language, Text
from studio.film import ffmpeg, mp4
from studio.film.encoder import REORDERED, TICKS_PER_FRAME

_DOING: Final = Text(ko="장면을 이어 붙이기", en="joining the scenes")
_ISO_639_2: Final = {Language.KOREAN: "kor", Language.ENGLISH: "eng"}
_OWN_NAMES: Final = {Language.KOREAN: "한국어", Language.ENGLISH: "English"}
"""What players call the captions, as speakers of the language do."""
_CHAPTER_TITLE_BYTES: Final = 255
"""What one of the two lists of chapters in an MP4 has room for."""
_DECODED_IN_STEP: Final = f"setts=pts=PTS:dts=(N-{REORDERED})*{TICKS_PER_FRAME}"
"""One frame after the other, whatever the segments say: x264 starts to decode shorter ones later, and the
film would seem longer than it is."""
_ESCAPED: Final = str.maketrans({sign: f"\\{sign}" for sign in "\\=;#"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A file of encoded frames, and how often it is shown in a row."""

    file: Path
    times: int = 1


@dataclass(frozen=True, slots=True)
class ChapterMark:
    """A chapter of the film: the frames [first, end)."""

    title: str
    first_frame: int
    end_frame: int


@dataclass(frozen=True, slots=True)
class FilmTags:
    """What stands in the film's metadata."""

    title: str
    comment: str
    language: Language
    chapters: tuple[ChapterMark, ...] = ()


def join(
    segments: Sequence[Segment],
    sound: Path,
    target: Path,
    *,
    tags: FilmTags,
    frame_count: int,
    fps: int,
    on_progress: Callable[[float], None],
    cancel: CancelToken,
    captions: Path | None = None,
) -> None:
    """Write the film to `target` by stream copy, playable from its first bytes on.

    `captions` (SubRip) become a track that players offer and nobody is forced to see. The clock of the whole
    film counts samples, so chapters begin at their very frame and the sound ends at its very sample.
    The lists of segments and of tags lie beside `target` while ffmpeg runs.
    Raises COMPOSE_FAILED, DISK_FULL or `Canceled`.
    """
    listing, described = target.with_suffix(".ffconcat"), target.with_suffix(".ffmetadata")
    listing.write_text(concat_list(segments), encoding="utf-8")
    described.write_text(metadata(tags, fps), encoding="utf-8", newline="\n")
    language = _ISO_639_2[tags.language]
    captioned = captions is not None and captions.stat().st_size > 0
    ffmpeg.run(
        [
            *("-loglevel", "error", "-y", "-f", "concat", "-safe", "0", "-i", str(listing), "-i", str(sound)),
            *("-f", "ffmetadata", "-i", str(described)),
            *(("-f", "srt", "-i", str(captions)) if captioned else ()),
            *("-map", "0:v:0", "-map", "1:a:0", "-c:v", "copy", "-c:a", "copy", "-bsf:v", _DECODED_IN_STEP),
            *("-fflags", "+bitexact", "-map_metadata", "2", "-map_metadata:s", "-1", "-map_chapters", "2"),
            *("-metadata:s:v:0", f"language={language}", "-metadata:s:a:0", f"language={language}"),
            *(_caption_track(tags.language) if captioned else ()),
            *("-movie_timescale", str(SAMPLE_RATE), "-max_interleave_delta", "0"),
            *("-movflags", "+faststart", "-f", "mp4", str(target)),
        ],
        doing=_DOING,
        cancel=cancel,
        on_progress=lambda p: on_progress(min(1.0, p.frames / frame_count)),
    )
    mp4.disable_tracks(target, "sbtl")
    mp4.set_track_languages(target, "text", language)
    listing.unlink()
    described.unlink()


def concat_list(segments: Sequence[Segment]) -> str:
    """Write the script of ffmpeg's concat demuxer: quoted, each file as often as it is shown."""
    lines = ["ffconcat version 1.0"]
    for segment in segments:
        lines += [f"file {quoted(str(segment.file))}"] * segment.times
    return "\n".join(lines) + "\n"


def quoted(path: str) -> str:
    """Quote a path for a concat list: all within single quotes is literal, a quote itself stands outside."""
    return "'" + path.replace("'", "'\\''") + "'"


def metadata(tags: FilmTags, fps: int) -> str:
    """Write the tags of the whole film and its chapters as ffmpeg reads them."""
    lines = [";FFMETADATA1", f"title={_value(tags.title)}", f"comment={_value(tags.comment)}"]
    for chapter in tags.chapters:
        lines += ["[CHAPTER]", f"TIMEBASE=1/{fps}"]
        lines += [f"START={chapter.first_frame}", f"END={chapter.end_frame}"]
        lines.append(f"title={_value(_cut(chapter.title, _CHAPTER_TITLE_BYTES))}")
    return "\n".join(lines) + "\n"


def _caption_track(language: Language) -> list[str]:
    """Return how the captions become a track; without an interleaving limit nothing depends on timing."""
    name = _OWN_NAMES[language]
    return [
        *("-map", "3:s:0", "-c:s", "mov_text", "-flags:s", "+bitexact", "-bsf:s", "setts=time_base=1/1000"),
        *("-metadata:s:s:0", f"language={_ISO_639_2[language]}"),
        *("-metadata:s:s:0", f"title={name}", "-metadata:s:s:0", f"handler_name={name}"),
    ]


def _value(text: str) -> str:
    return _plain(text).translate(_ESCAPED)


def _cut(text: str, limit: int) -> str:
    """Cut a text to so many bytes of UTF-8, never within a character."""
    return text.encode("utf-8", "replace")[:limit].decode("utf-8", "ignore")


def _plain(text: str) -> str:
    """Return `text` as a line can carry it: no control characters, no half characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else " " for c in whole).strip()
