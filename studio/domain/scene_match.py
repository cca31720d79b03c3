"""Which scene of a newer script is which of an older one: by identity, by words, by likeness."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from itertools import pairwise
from typing import Final

from studio.domain.script import Scene

_LIKE: Final = 0.5
_LIKE_IN_PLACE: Final = 0.3
"""Enough where both stand between the same neighbours."""
_PART: Final = 0.75
"""A scene is a part of another when so much of it stands there."""
_COMMON: Final = 24
"""Pairs of letters in more scenes than this tell nothing about which scene it is."""
_TELLING: Final = 24
"""So many of a scene's rarest pairs of letters say which scenes it may be."""
_TRIED: Final = 4
"""So many of those are looked at closely."""


_Letters = Callable[[int], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Matches:
    """Indexes of scenes, older to newer."""

    pairs: dict[int, int]
    moved: frozenset[int]
    """Older scenes that stand in another order than the rest."""
    split: dict[int, int]
    """Newer scenes that were a part of an older one."""
    merged: dict[int, int]
    """Older scenes that became a part of a newer one."""


def match_scenes(before: Sequence[Scene], after: Sequence[Scene]) -> Matches:
    """Match scenes one to one, then tell what was moved, split and merged."""
    old, new = _letters_of(before), _letters_of(after)
    pairs = _by_identity(before, after)
    _by_words(before, after, pairs)
    _by_likeness(old, new, len(before), len(after), pairs)
    return Matches(
        pairs,
        _moved(pairs),
        _parts(new, old, len(after), {j: i for i, j in pairs.items()}),
        _parts(old, new, len(before), pairs),
    )


def _by_identity(before: Sequence[Scene], after: Sequence[Scene]) -> dict[int, int]:
    places: dict[str, int] = {}
    for j, scene in enumerate(after):
        places.setdefault(scene.uid, j)
    pairs: dict[int, int] = {}
    for i, scene in enumerate(before):
        if (found := places.pop(scene.uid, None)) is not None:
            pairs[i] = found
    return pairs


def _by_words(before: Sequence[Scene], after: Sequence[Scene], pairs: dict[int, int]) -> None:
    """Match scenes that say the very same, the first with the first."""
    taken = set(pairs.values())
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for j in reversed(range(len(after))):
        if j not in taken:
            places[_words(after[j])].append(j)
    for i, scene in enumerate(before):
        if i not in pairs and (there := places.get(_words(scene))):
            pairs[i] = there.pop()


def _by_likeness(old: _Letters, new: _Letters, before: int, after: int, pairs: dict[int, int]) -> None:
    """Match what is left, the likest first; of equals those that stand nearest."""
    taken = set(pairs.values())
    olds = {i: old(i) for i in range(before) if i not in pairs}
    news = {j: new(j) for j in range(after) if j not in taken}
    if not olds or not news:
        return
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for j, letters in news.items():
        for pair in letters:
            holders[pair].append(j)
    gaps = _gaps(pairs, before, after)
    found: list[tuple[float, int, int, int]] = []
    for i, letters in olds.items():
        shared: defaultdict[int, int] = defaultdict(int)
        rare = sorted((len(holders[pair]), pair) for pair in letters if pair in holders)
        for count, pair in rare[:_TELLING]:
            if count <= _COMMON:
                for j in holders[pair]:
                    shared[j] += 1
        for j in nsmallest(_TRIED, shared, key=lambda j: (-shared[j], j)):
            likeness = 2 * len(letters & news[j]) / (len(letters) + len(news[j]))
            if likeness >= (_LIKE_IN_PLACE if gaps[0][i] == gaps[1][j] else _LIKE):
                found.append((-likeness, abs(i - j), i, j))
    for _, _, i, j in sorted(found):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _gaps(pairs: dict[int, int], olds: int, news: int) -> tuple[list[int], list[int]]:
    """Return for every scene behind which matched newer scene it stands, seen from either side."""
    behind_old: list[int] = []
    last = -1
    for i in range(olds):
        last = pairs.get(i, last)
        behind_old.append(last)
    behind_new: list[int] = []
    taken, last = set(pairs.values()), -1
    for j in range(news):
        last = j if j in taken else last
        behind_new.append(last)
    return behind_old, behind_new


def _moved(pairs: dict[int, int]) -> frozenset[int]:
    """Return the fewest older scenes that would have to be taken out for the rest to stand in order."""
    olds = sorted(pairs)
    ends: list[int] = []  # the least newer index in which a run of each length ends
    at: list[int] = []  # whose it is, by its place in `olds`
    before: list[int] = []
    for n, i in enumerate(olds):
        j = pairs[i]
        length = bisect_left(ends, j)
        before.append(at[length - 1] if length else -1)
        if length == len(ends):
            ends.append(j)
            at.append(n)
        else:
            ends[length], at[length] = j, n
    stays: set[int] = set()
    n = at[-1] if at else -1
    while n >= 0:
        stays.add(olds[n])
        n = before[n]
    return frozenset(set(olds) - stays)


def _parts(scenes: _Letters, others: _Letters, count: int, partner: dict[int, int]) -> dict[int, int]:
    """Return the unmatched `scenes` that are a part of the other side's partner of a neighbour.

    Only where the neighbour itself does not say it as well: then it was copied, not split.
    """
    parts: dict[int, int] = {}
    for n in range(count):
        if n in partner or not (letters := scenes(n)):
            continue
        for neighbour in _neighbours(n, count, partner):
            whole, own = others(partner[neighbour]), scenes(neighbour)
            if len(letters & whole) / len(letters) >= _PART > len(letters & own) / len(letters):
                parts[n] = partner[neighbour]
                break
    return parts


def _neighbours(n: int, count: int, partner: dict[int, int]) -> list[int]:
    before = next((m for m in range(n - 1, -1, -1) if m in partner), None)
    behind = next((m for m in range(n + 1, count) if m in partner), None)
    return [m for m in (before, behind) if m is not None]


def _words(scene: Scene) -> tuple[str, str]:
    return scene.narration, scene.on_screen_text


def _letters_of(scenes: Sequence[Scene]) -> _Letters:
    """Return what gives the pairs of letters of a scene, by which Korean endings weigh little."""

    @cache
    def letters(n: int) -> frozenset[str]:
        text = f"{scenes[n].narration} {scenes[n].on_screen_text}".casefold()
        text = " ".join(text.split())
        return frozenset([one + other for one, other in pairwise(text)])

    return letters
