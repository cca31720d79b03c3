"""What both sides hold of a script, and which scene of theirs is which of ours.

The backend's form has words only: who a scene is and how it looks is known here, and survives.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from studio.domain.scene_match import match_scenes
from studio.domain.script import Chapter, Scene, Script

SHARED = ("narration", "on_screen_text", "caption", "purpose", "duration_sec")
"""What of a scene both sides hold."""

_Words = tuple[object, ...]


def words_of(scene: Scene) -> _Words:
    """Return what both sides hold of a scene; a length of nothing is no length."""
    length = scene.duration_sec if scene.duration_sec and scene.duration_sec > 0 else None
    return (scene.narration, scene.on_screen_text, scene.caption, scene.purpose, length)


def same_words(one: Script, other: Script) -> bool:
    """Tell whether two scripts are the same in everything that both sides hold."""
    return _all_words(one) == _all_words(other)


def words_sha256(script: Script) -> str:
    """Return the digest of what both sides hold of a script."""
    return hashlib.sha256(json.dumps(_all_words(script)).encode()).hexdigest()


def _all_words(script: Script) -> list[tuple[str, list[_Words]]]:
    return [(chapter.title, [words_of(scene) for scene in chapter.scenes]) for chapter in script.chapters]


def with_identities(theirs: Script, known: Script) -> Script:
    """Return the backend's words with the identities, looks and voices of the script that is known here."""
    return identified(theirs, known, known)


def scenes_of(script: Script) -> list[Scene]:
    """Return the scenes of a script in the order of the film."""
    return [scene for _, _, scene in script.scenes()]


def renamed(base: Script, mine: Script) -> Script:
    """Return `base` with the identities that its scenes and chapters have in `mine`."""
    olds, news = scenes_of(base), scenes_of(mine)
    pairs = match_scenes(olds, news).pairs
    named = {olds[i].uid: news[j].uid for i, j in pairs.items()}
    headings = {
        base.chapters[i].uid: mine.chapters[j].uid for i, j in _matched_chapters(base, mine, pairs).items()
    }
    return _with(
        base,
        [headings.get(chapter.uid, chapter.uid) for chapter in base.chapters],
        [scene.model_copy(update={"uid": named.get(scene.uid, scene.uid)}) for scene in olds],
    )


def identified(theirs: Script, base: Script, mine: Script) -> Script:
    """Return `theirs` with the identities of `base`, else those of `mine`, and the looks of `mine`."""
    looks = {scene.uid: scene for scene in (*scenes_of(base), *scenes_of(mine))}
    found, headings = _told_apart(theirs, base, {}, {})
    if base is not mine:
        found, headings = _told_apart(theirs, mine, found, headings)
    return _with(
        theirs.model_copy(update={"title": mine.title, "language": mine.language, "voice": mine.voice})
        .model_copy(update={"theme": mine.theme}),
        [headings.get(c, chapter.uid) for c, chapter in enumerate(theirs.chapters)],
        [
            _in_the_looks_of(looks[found[j]], scene) if j in found else scene
            for j, scene in enumerate(scenes_of(theirs))
        ],
    )  # fmt: skip


def _told_apart(
    theirs: Script, known: Script, found: dict[int, str], headings: dict[int, str]
) -> tuple[dict[int, str], dict[int, str]]:
    """Return which scenes and chapters of `theirs` (by index) are which of `known`, beside those found."""
    taken = set(found.values())
    olds = [(n, scene) for n, scene in enumerate(scenes_of(known)) if scene.uid not in taken]
    news = [(j, scene) for j, scene in enumerate(scenes_of(theirs)) if j not in found]
    pairs = match_scenes([scene for _, scene in olds], [scene for _, scene in news]).pairs
    if not found:
        _in_place(pairs, len(olds), len(news))
    scenes = found | {news[j][0]: olds[i][1].uid for i, j in pairs.items()}
    number_of = {scene.uid: n for n, scene in enumerate(scenes_of(known))}
    whole = {number_of[uid]: j for j, uid in scenes.items() if uid in number_of}
    named = dict(headings)
    for i, c in _matched_chapters(known, theirs, whole).items():
        uid = known.chapters[i].uid
        if c not in named and uid not in named.values():
            named[c] = uid
    return scenes, named


def _matched_chapters(one: Script, other: Script, pairs: Mapping[int, int]) -> dict[int, int]:
    """Match chapters by identity, then by the scenes they share, then by title; indexes, one to other."""
    found: dict[int, int] = {}
    taken: set[int] = set()

    def take(i: int, j: int) -> None:
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)

    def by(key: Callable[[Chapter], str]) -> None:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for j in reversed([j for j in range(len(other.chapters)) if j not in taken]):
            places[key(other.chapters[j])].append(j)
        for i, chapter in enumerate(one.chapters):
            if i not in found and places[key(chapter)]:
                take(i, places[key(chapter)].pop())

    by(lambda chapter: chapter.uid)
    ones, others = ([c for c, _, _ in script.scenes()] for script in (one, other))
    shared = Counter((ones[i], others[j]) for i, j in pairs.items())
    for i, j in sorted(shared, key=lambda ij: (-shared[ij], ij)):
        take(i, j)
    by(lambda chapter: chapter.title)
    return found


def _in_place(pairs: dict[int, int], olds: int, news: int) -> None:
    """Match what was rewritten beyond likeness: as many on either side between the same neighbours."""
    back = {j: i for i, j in pairs.items()}
    i = j = 0
    while i < olds or j < news:
        left = i
        while left < olds and left not in pairs:
            left += 1
        right = j
        while right < news and right not in back:
            right += 1
        meets = (left == olds and right == news) or pairs.get(left) == right
        if meets and left - i == right - j:
            pairs.update(zip(range(i, left), range(j, right), strict=True))
        i, j = left + 1, right + 1


def _in_the_looks_of(known: Scene, said: Scene) -> Scene:
    """Return a scene known here that says what the backend says."""
    words: dict[str, object] = {name: getattr(said, name) for name in SHARED}
    mine = known.duration_sec
    if mine is not None and said.duration_sec is not None and abs(mine - said.duration_sec) < 1:
        words["duration_sec"] = mine if said.duration_sec == int(said.duration_sec) else said.duration_sec
    if words_of(known) == words_of(said):
        words = {}  # nothing, a length of nothing among them, is as it was here
    if said.visual_spec is not None and known.visual_spec is None:
        words["visual_spec"] = said.visual_spec
    return known.model_copy(update=words)


def _with(script: Script, headings: Sequence[str], scenes: Sequence[Scene]) -> Script:
    """Return a script with other identities of its chapters and other scenes in the same places."""
    rest = iter(scenes)
    chapters = tuple(
        chapter.model_copy(update={"uid": uid, "scenes": tuple(next(rest) for _ in chapter.scenes)})
        for chapter, uid in zip(script.chapters, headings, strict=True)
    )
    return script.model_copy(update={"chapters": chapters})
