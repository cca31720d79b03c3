"""Where in a source text something is said that a scene says: its closest sentences, by their words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import Final

from studio.domain.sentences import sentences, split_sentences

_CLOSE: Final = 0.34
"""Two sentences of which so many words are the same say something of the same."""
_SHARED: Final = 2
"""Words that are the same at least: a single one is the subject of everything."""
_WORD: Final = re.compile(r"\w+")
_STEM: Final = 2
"""Syllables of a Korean word that its endings leave alone."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    stems: frozenset[str]


class SourceIndex:
    """The sentences of a source, ready to be compared with."""

    def __init__(self, source: str) -> None:
        self._sentences = [
            _Sentence(start, end, _stems(source[start:end])) for start, end in split_sentences(source)
        ]
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for number, sentence in enumerate(self._sentences):
            for stem in sentence.stems:
                self._by_stem[stem].append(number)

    def close_to(self, text: str) -> list[tuple[int, int]]:
        """Return the (start, end) ranges of the sentences closest to those of `text`, in their order."""
        found = {number for said in sentences(text) if (number := self._closest(_stems(said))) is not None}
        return [(self._sentences[n].start, self._sentences[n].end) for n in sorted(found)]

    def _closest(self, stems: frozenset[str]) -> int | None:
        shared: dict[int, int] = defaultdict(int)
        for stem in stems:
            for number in self._by_stem.get(stem, ()):
                shared[number] += 1
        best, closeness = None, 0.0
        for number, count in shared.items():
            if count < _SHARED:
                continue
            near = count / sqrt(len(stems) * len(self._sentences[number].stems))
            if near > closeness:
                best, closeness = number, near
        return best if closeness >= _CLOSE else None


def _stems(text: str) -> frozenset[str]:
    return frozenset(
        word[:_STEM] if "가" <= word[0] <= "힣" else word.casefold() for word in _WORD.findall(text)
    )
