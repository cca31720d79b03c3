"""Which written word sounds when, worked out from the few moments an engine reports."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from studio.domain.speech import WordTime
from studio.speech.spoken import Spoken

_WORD: Final = re.compile(r"\S+")


def word_times(
    text: str, start: int, end: int, said: Spoken, events: Sequence[tuple[int, int]], length: int
) -> list[WordTime]:
    """Return one time for every written word of text[start:end] that has a sound.

    `events` are (character of the said text, sample) pairs; `length` is the portion's length in samples. An
    engine reports some words twice and glues others together: the first report of a word counts, and words
    without one are spread between their neighbours in proportion to what is said.
    """
    anchors = _anchors(events, len(said.text), length)
    times: list[WordTime] = []
    for match in _WORD.finditer(text, start, end):
        first = bisect_left(said.origins, match.start())
        last = bisect_left(said.origins, match.end())
        voiced = next((i for i in range(first, last) if said.text[i].isalnum()), None)
        if voiced is not None:
            sample = _at(anchors, voiced)
            times.append(WordTime(match.start(), match.end(), max(sample, times[-1].sample if times else 0)))
    return times


def _anchors(events: Sequence[tuple[int, int]], characters: int, length: int) -> list[tuple[int, int]]:
    """Return strictly growing positions with samples that never go back, from (0, 0) to the end."""
    anchors = [(0, 0)]
    for position, sample in events:
        sample = min(max(0, sample), length)
        if anchors[-1][0] < position < characters and sample >= anchors[-1][1]:
            anchors.append((position, sample))
    anchors.append((max(characters, anchors[-1][0] + 1), length))
    return anchors


def _at(anchors: list[tuple[int, int]], position: int) -> int:
    """Return the sample at a character, on the straight line between the anchors around it."""
    index = bisect_left(anchors, position, key=lambda anchor: anchor[0])
    if anchors[index][0] == position:
        return anchors[index][1]
    (p0, s0), (p1, s1) = anchors[index - 1], anchors[index]
    return s0 + (s1 - s0) * (position - p0) // (p1 - p0)
