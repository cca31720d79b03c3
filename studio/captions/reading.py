"""Captions read back from SubRip, as we write it and as others do."""

import re
from typing import Final

from studio.domain.cues import Cue

_TIMES: Final = re.compile(r"(\d+):(\d\d):(\d\d)[,.](\d{3})\s*-->\s*(\d+):(\d\d):(\d\d)[,.](\d{3})")
_WORD_JOINER: Final = "\u2060"
"""What the writer puts into text that looks like markup."""


def from_srt(text: str) -> tuple[Cue, ...]:
    """Return the captions in order of time; blocks without times are passed over."""
    cues: list[Cue] = []
    for block in re.split(r"\n\s*\n", text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.strip("\n").split("\n")
        at = next((number for number, line in enumerate(lines) if _TIMES.match(line.strip())), None)
        if at is None:
            continue
        times = _TIMES.match(lines[at].strip())
        assert times is not None
        shown = tuple(line.replace(_WORD_JOINER, "") for line in lines[at + 1 :] if line.strip())
        if shown:
            begin, end = _ms(*times.groups()[:4]), _ms(*times.groups()[4:])
            cues.append(Cue(start_ms=begin, end_ms=end, lines=shown, scene=0))
    return tuple(sorted(cues, key=lambda cue: cue.start_ms))


def _ms(hours: str, minutes: str, seconds: str, rest: str) -> int:
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(rest)
