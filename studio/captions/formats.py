"""Captions written for players: SubRip and WebVTT, both UTF-8 with plain line feeds."""

import re
from collections.abc import Iterable
from typing import Final

from studio.domain.cues import Cue

_WORD_JOINER: Final = "\u2060"
"""Invisible and without width: keeps players from reading text as a tag, where a format has no escape."""
_TAG_LIKE: Final = re.compile(r"<(?=[A-Za-z/>])|\{(?=[\\A-Za-z])|\\(?=[Nn])")


def to_srt(cues: Iterable[Cue]) -> str:
    """Return the captions as SubRip; text that looks like markup is shown, not obeyed."""
    blocks = [
        f"{number}\n{_clock(cue.start_ms, ',')} --> {_clock(cue.end_ms, ',')}\n"
        + "\n".join(map(_srt_line, cue.lines))
        + "\n"
        for number, cue in enumerate(cues, start=1)
    ]
    return "\n".join(blocks)


def to_vtt(cues: Iterable[Cue]) -> str:
    """Return the captions as WebVTT."""
    blocks = [
        f"{_clock(cue.start_ms, '.')} --> {_clock(cue.end_ms, '.')}\n"
        + "\n".join(map(_vtt_line, cue.lines))
        + "\n"
        for cue in cues
    ]
    return "\n".join(["WEBVTT\n", *blocks])


def _srt_line(line: str) -> str:
    return _TAG_LIKE.sub(lambda match: match.group() + _WORD_JOINER, line).replace(
        "-->", f"--{_WORD_JOINER}>"
    )


def _vtt_line(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clock(milliseconds: int, mark: str) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}{mark}{rest:03d}"
