"""Word events that espeak-ng leaves out, recovered from its phonemes.

WORKAROUND: espeak-ng 1.52 reports no word event for a Korean word that begins with ㄴ or ㅁ. Its phonemes are
reported, and every syllable has one vowel, so the word is found by counting.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_VOWELS: Final = frozenset("aeiouE@VIUO")
_NASALS: Final = {2: "n", 6: "m"}
"""The sounds of the initials ㄴ and ㅁ, by their number among the initials."""
_HANGUL: Final = re.compile(r"[가-힣]")
_WORD: Final = re.compile(r"\S+")


def with_nasal_onsets(
    said: str, words: Sequence[tuple[int, int]], phonemes: Sequence[tuple[str, int]]
) -> list[tuple[int, int]]:
    """Return the (character, sample) word events with the missing ones put in, in order.

    Where the phonemes do not match the syllables (Latin words), nothing is put in.
    """
    known = [(position, sample) for position, sample in words if 0 <= position < len(said)]
    if not known or known[0][0] > 0:
        known.insert(0, (0, 0))
    end = max([sample for _, sample in (*words, *phonemes)], default=0) + 1
    complete: list[tuple[int, int]] = []
    for (position, sample), (following, next_sample) in pairwise([*known, (len(said), end)]):
        complete.append((position, sample))
        sounds = [(_plain(name), at) for name, at in phonemes if sample <= at < next_sample]
        complete += _missing(said, position, following, sounds)
    return complete


def _missing(said: str, start: int, end: int, sounds: list[tuple[str, int]]) -> list[tuple[int, int]]:
    vowels = [index for index, (name, _) in enumerate(sounds) if name[:1] in _VOWELS]
    syllables = [match.start() for match in _HANGUL.finditer(said, start, end)]
    if len(vowels) != len(syllables):
        return []
    found: list[tuple[int, int]] = []
    for word in _WORD.finditer(said, start, end):
        at = word.start()
        if at == start or at not in syllables:
            continue
        nasal = _NASALS.get((ord(said[at]) - 0xAC00) // 588)
        vowel = vowels[syllables.index(at)]
        onset = next((s for name, s in sounds[vowel - 1 : max(0, vowel - 3) : -1] if name == nasal), None)
        if onset is not None:
            found.append((at, onset))
    return found


def _plain(name: str) -> str:
    """Return a phoneme without its marks of stress."""
    return name.lstrip("',%=")
