"""Three states of a script laid beside each other, and one made of them scene by scene.

`base` is what both sides said last, `mine` what is written here, `theirs` what the backend holds now. The
backend's form has words only: who a scene is and how it looks is known here, and survives.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from studio.domain.errors import BadInput, ErrorCode
from studio.domain.scene_match import match_scenes
from studio.domain.script import Chapter, Scene, Script
from studio.domain.sync import ChangedBy, ChapterMerge, Merge, RemoteScript, SceneMerge, Side
from studio.domain.text import Text

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
    return _identified(theirs, known, known)


def merge_of(
    script_id: str, base: Script, mine: Script, theirs: Script, there: RemoteScript | None = None
) -> Merge:
    """Lay three states beside each other; without a common `base` hand in a script without chapters."""
    agreed = _renamed(base, mine)
    three = _Three(agreed, mine, _identified(theirs, agreed, mine))
    return Merge(
        script_id=script_id,
        title=mine.title,
        base=three.base,
        mine=three.mine,
        theirs=three.theirs,
        scenes=tuple(three.scenes()),
        chapters=tuple(three.chapters()),
        there=there,
    )


def merged(merge: Merge, choices: Mapping[str, Side]) -> Script:
    """Return one script: what was chosen for a scene or a chapter, else what only one side changed.

    Raises `BadInput` naming what both changed and nobody has chosen for.
    """
    undecided = [uid for uid in merge.open_choices if uid not in choices]
    if undecided:
        raise _undecided(merge, undecided)
    return _Assembly(merge, choices).script()


def _undecided(merge: Merge, uids: Sequence[str]) -> BadInput:
    numbers = [str(n) for n, scene in enumerate(merge.scenes, start=1) if scene.uid in uids]
    headings = [chapter.mine or chapter.theirs or "" for chapter in merge.chapters if chapter.uid in uids]
    named = ", ".join([*numbers, *(f"“{title}”" for title in headings)])
    return BadInput(
        ErrorCode.INVALID_ARGUMENT,
        Text(
            ko=f"양쪽에서 바뀐 곳을 아직 고르지 않았습니다: {named}.",
            en=f"Both sides changed these, and none was chosen: {named}.",
        ),
        Text(ko="장면마다 어느 쪽을 쓸지 고르십시오.", en="Choose for each whose words to take."),
    )


# --- who is who ----------------------------------------------------------------------------------


def _scenes(script: Script) -> list[Scene]:
    return [scene for _, _, scene in script.scenes()]


def _renamed(base: Script, mine: Script) -> Script:
    """Return `base` with the identities that its scenes and chapters have in `mine`."""
    olds, news = _scenes(base), _scenes(mine)
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


def _identified(theirs: Script, base: Script, mine: Script) -> Script:
    """Return `theirs` with the identities of `base`, else those of `mine`, and the looks of `mine`."""
    looks = {scene.uid: scene for scene in (*_scenes(base), *_scenes(mine))}
    found, headings = _told_apart(theirs, base, {}, {})
    if base is not mine:
        found, headings = _told_apart(theirs, mine, found, headings)
    return _with(
        theirs.model_copy(update={"title": mine.title, "language": mine.language, "voice": mine.voice})
        .model_copy(update={"theme": mine.theme}),
        [headings.get(c, chapter.uid) for c, chapter in enumerate(theirs.chapters)],
        [
            _in_the_looks_of(looks[found[j]], scene) if j in found else scene
            for j, scene in enumerate(_scenes(theirs))
        ],
    )  # fmt: skip


def _told_apart(
    theirs: Script, known: Script, found: dict[int, str], headings: dict[int, str]
) -> tuple[dict[int, str], dict[int, str]]:
    """Return which scenes and chapters of `theirs` (by index) are which of `known`, beside those found."""
    taken = set(found.values())
    olds = [(n, scene) for n, scene in enumerate(_scenes(known)) if scene.uid not in taken]
    news = [(j, scene) for j, scene in enumerate(_scenes(theirs)) if j not in found]
    pairs = match_scenes([scene for _, scene in olds], [scene for _, scene in news]).pairs
    if not found:
        _in_place(pairs, len(olds), len(news))
    scenes = found | {news[j][0]: olds[i][1].uid for i, j in pairs.items()}
    number_of = {scene.uid: n for n, scene in enumerate(_scenes(known))}
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


# --- who changed what ----------------------------------------------------------------------------


@dataclass(frozen=True)
class _State:
    """One state of a script, by identity."""

    script: Script

    @cached_property
    def scenes(self) -> dict[str, Scene]:
        return {scene.uid: scene for scene in _scenes(self.script)}

    @cached_property
    def chapter_of(self) -> dict[str, str]:
        return {scene.uid: chapter.uid for _, chapter, scene in self.script.scenes()}

    @cached_property
    def titles(self) -> dict[str, str]:
        return {chapter.uid: chapter.title for chapter in self.script.chapters}

    @cached_property
    def before(self) -> dict[str, str | None]:
        """Which scene stands before each; None before the first."""
        uids = list(self.scenes)
        return dict(zip(uids, [None, *uids], strict=False))


class _Three:
    """The three states under common identities."""

    def __init__(self, base: Script, mine: Script, theirs: Script) -> None:
        self.base, self.mine, self.theirs = base, mine, theirs
        self.b, self.m, self.t = _State(base), _State(mine), _State(theirs)
        self.moved_by_me = _moved(self.b, self.m)
        self.moved_by_them = _moved(self.b, self.t)

    def scenes(self) -> Iterator[SceneMerge]:
        """Yield every scene that one side has, in the order of the film with nothing left out."""
        uids = self.m.scenes | self.t.scenes
        place = {uid: Side.MINE if uid in self.m.scenes else Side.THEIRS for uid in uids}
        for uid in woven(self, place):
            state = self.m if uid in self.m.scenes else self.t
            chapter = state.chapter_of[uid]
            yield SceneMerge(
                uid=uid,
                chapter_uid=chapter,
                chapter_title=state.titles[chapter],
                base=self.b.scenes.get(uid),
                mine=self.m.scenes.get(uid),
                theirs=self.t.scenes.get(uid),
                changed_by=self._said_by(uid),
                moved_by=self._moved_by(uid),
            )

    def chapters(self) -> Iterator[ChapterMerge]:
        """Yield every heading that one side has: mine in their order, then what only they have."""
        for uid in self.m.titles | self.t.titles:
            base, mine, theirs = (state.titles.get(uid) for state in (self.b, self.m, self.t))
            alone = mine is None or theirs is None  # whether it is there at all, its scenes decide
            by = ChangedBy.NOBODY if alone else _changed_by(base, mine, theirs)
            yield ChapterMerge(uid=uid, base=base, mine=mine, theirs=theirs, changed_by=by)

    def stays(self, uid: str) -> bool:
        """Tell whether a scene stands in the same order in all three states."""
        return (
            uid in self.b.scenes
            and uid in self.m.scenes
            and uid in self.t.scenes
            and uid not in self.moved_by_me
            and uid not in self.moved_by_them
        )

    def _said_by(self, uid: str) -> ChangedBy:
        base, mine, theirs = (state.scenes.get(uid) for state in (self.b, self.m, self.t))
        if mine is not None and base is not None and theirs is None:
            # What they took out is gone with its looks: whoever worked on those is asked.
            return ChangedBy.THEM if mine == base else ChangedBy.BOTH
        said = [words_of(scene) if scene is not None else None for scene in (base, mine, theirs)]
        return _changed_by(*said)

    def _moved_by(self, uid: str) -> ChangedBy:
        if uid not in self.m.scenes or uid not in self.t.scenes:
            return ChangedBy.NOBODY
        mine, theirs = self.m.chapter_of[uid], self.t.chapter_of[uid]
        if mine == theirs and self.m.before[uid] == self.t.before[uid]:
            return ChangedBy.NOBODY
        if uid not in self.b.scenes:
            return ChangedBy.ME
        base = self.b.chapter_of[uid]
        by_me = uid in self.moved_by_me or mine != base
        by_them = uid in self.moved_by_them or theirs != base
        if by_me and by_them:
            return ChangedBy.BOTH
        return ChangedBy.ME if by_me else ChangedBy.THEM if by_them else ChangedBy.NOBODY


def _moved(base: _State, after: _State) -> set[str]:
    """Return the fewest scenes that would have to be taken out for the rest to stand in the old order."""
    olds = [uid for uid in base.scenes if uid in after.scenes]
    news = [uid for uid in after.scenes if uid in base.scenes]
    moved = match_scenes([Scene(uid=uid) for uid in olds], [Scene(uid=uid) for uid in news]).moved
    return {olds[i] for i in moved}


def _changed_by(base: object, mine: object, theirs: object) -> ChangedBy:
    if mine == theirs:
        return ChangedBy.NOBODY
    if mine == base:
        return ChangedBy.THEM
    return ChangedBy.ME if theirs == base else ChangedBy.BOTH


# --- one of three --------------------------------------------------------------------------------


def woven(three: _Three, place: Mapping[str, Side]) -> list[str]:
    """Return the scenes of `place` in one order: each behind the scene it stands behind on its side.

    What stands in the same order everywhere is what the rest is held against. Where both sides put something
    in the same spot, mine comes first.
    """
    states = {Side.MINE: three.m, Side.THEIRS: three.t}
    after: dict[str | None, str | None] = {None: None}
    last: str | None = None
    for uid in three.b.scenes:
        if uid in place and three.stays(uid):
            after[last], after[uid], last = uid, None, uid
    waiting = [
        uid for side in (Side.THEIRS, Side.MINE) for uid in states[side].scenes
        if place.get(uid) is side and uid not in after
    ]  # fmt: skip
    before = {uid: _before(uid, states[place[uid]].before, lambda one: one in place) for uid in waiting}

    def put(uid: str, behind: str | None) -> None:
        after[uid], after[behind] = after[behind], uid

    while waiting:
        late = [uid for uid in waiting if not _put_behind(uid, before[uid], after, put)]
        if len(late) == len(waiting):  # each waits for another: the sides contradict each other
            uid = late.pop(0)
            put(uid, _before(uid, states[place[uid]].before, lambda one: one in after))
        waiting = late
    order: list[str] = []
    at = after[None]
    while at is not None:
        order.append(at)
        at = after[at]
    return order


def _put_behind(
    uid: str, behind: str | None, after: Mapping[str | None, object], put: Callable[[str, str | None], None]
) -> bool:
    if behind not in after:
        return False
    put(uid, behind)
    return True


def _before(uid: str, before: Mapping[str, str | None], is_good: Callable[[str], bool]) -> str | None:
    """Return the nearest scene before another that is good."""
    at = before[uid]
    while at is not None and not is_good(at):
        at = before[at]
    return at


class _Assembly:
    """Puts one script together."""

    def __init__(self, merge: Merge, choices: Mapping[str, Side]) -> None:
        self._merge = merge
        self._choices = choices
        self._three = _Three(merge.base, merge.mine, merge.theirs)
        self._states = {Side.MINE: self._three.m, Side.THEIRS: self._three.t}

    def script(self) -> Script:
        """Return the script."""
        said: dict[str, Scene] = {}
        place: dict[str, Side] = {}
        for part in self._merge.scenes:
            side = self._side(part.uid, part.changed_by)
            scene = self._states[side].scenes.get(part.uid)
            if scene is not None:
                said[part.uid] = scene
                both = part.mine is not None and part.theirs is not None
                place[part.uid] = self._side(part.uid, part.moved_by) if both else side
        order = woven(self._three, place)
        chapters: list[Chapter] = []
        for uid, heading in zip(order, self._headings(order, place), strict=True):
            if not chapters or chapters[-1].uid != heading:
                chapters.append(Chapter(uid=heading, title=self._title(heading)))
            scenes = (*chapters[-1].scenes, said[uid])
            chapters[-1] = chapters[-1].model_copy(update={"scenes": scenes})
        return self._merge.mine.model_copy(update={"chapters": _apart(chapters)})

    def _side(self, uid: str, by: ChangedBy) -> Side:
        return self._choices.get(uid, Side.THEIRS if by is ChangedBy.THEM else Side.MINE)

    def _headings(self, order: Sequence[str], place: Mapping[str, Side]) -> list[str]:
        """Return the chapter of each scene; one that only its side has goes with the scene before it."""
        found: dict[str, str] = {}
        for uid in order:
            state = self._states[place[uid]]
            heading = state.chapter_of[uid]
            lone = uid not in self._three.m.scenes or uid not in self._three.t.scenes
            before = _before(uid, state.before, lambda one: one in found)
            if lone and before is not None and state.chapter_of[before] == heading:
                heading = found[before]
            found[uid] = heading
        return [found[uid] for uid in order]

    def _title(self, uid: str) -> str:
        mine, theirs = self._three.m.titles.get(uid), self._three.t.titles.get(uid)
        if mine is None or theirs is None:
            return mine if mine is not None else theirs or ""
        by = _changed_by(self._three.b.titles.get(uid), mine, theirs)
        return theirs if self._side(uid, by) is Side.THEIRS else mine


def _apart(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """Give a chapter that was interrupted by another an identity of its own where it goes on."""
    taken: set[str] = set()
    found: list[Chapter] = []
    for chapter in chapters:
        uid, n = chapter.uid, 2
        while uid in taken:
            uid, n = f"{chapter.uid}-{n}", n + 1
        taken.add(uid)
        found.append(chapter if uid == chapter.uid else chapter.model_copy(update={"uid": uid}))
    return tuple(found)
