"""When captions begin, read from their files, and when the words they begin with are said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studio.domain.speech import SAMPLE_RATE, Clip

_CUE = re.compile(r"^\d+\n(\d+):(\d\d):(\d\d),(\d{3}) --> [\d:,]+\n(.+?)\n(?:\n|\Z)", re.M | re.S)


@dataclass(frozen=True)
class Told:
    """A caption as a player reads it: when it begins (milliseconds) and its characters without spaces."""

    start_ms: int
    letters: str


def read_srt(text: str) -> list[Told]:
    """Return the captions of a SubRip file."""
    captions: list[Told] = []
    for hours, minutes, seconds, milliseconds, words in _CUE.findall(text.strip() + "\n"):
        start = (int(hours) * 60 + int(minutes)) * 60_000 + int(seconds) * 1000 + int(milliseconds)
        captions.append(Told(start, "".join(words.replace("\u2060", "").split())))
    return captions


def first_words(
    captions: Sequence[Told], narrations: Sequence[str], clips: Sequence[Clip], begins: Sequence[int]
) -> list[float]:
    """Return of every caption when its first word is said (milliseconds), by the voice's own word events.

    `begins` are the samples of the film at which the clips begin. Captions show all narrations in order.
    """
    moments: list[float] = []
    waiting = iter(captions)
    for narration, clip, begin in zip(narrations, clips, begins, strict=True):
        places = [at for at, letter in enumerate(narration) if not letter.isspace()]
        done = 0
        while done < len(places):
            caption = next(waiting)
            shown = "".join(narration[at] for at in places[done : done + len(caption.letters)])
            if shown != caption.letters:
                raise ValueError(f"a caption shows {caption.letters!r} where {shown!r} is said")
            end = done + len(caption.letters)
            moments.append((begin + _said_at(clip, places[done], places[end - 1] + 1)) * 1000 / SAMPLE_RATE)
            done = end
    if next(waiting, None) is not None:
        raise ValueError("there are more captions than words")
    return moments


def _said_at(clip: Clip, first: int, end: int) -> int:
    """Return the sample at which the first word within [first, end) of the narration is said."""
    return next(word.sample for word in clip.words if word.end > first and word.start < end)
