"""Three states of a script laid beside each other, and one made of them scene by scene.

`base` is what both sides said last, `mine` what is written here, `theirs` what the backend holds now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from studio.domain.errors import BadInput, ErrorCode
from studio.domain.recognition import identified, renamed, scenes_of, words_of
from studio.domain.scene_match import match_scenes
from studio.domain.script import Chapter, Scene, Script
from studio.domain.sync import ChangedBy, ChapterMerge, Merge, RemoteScript, SceneMerge, Side
from studio.domain.text import Text


def merge_of(
    script_id: str, base: Script, mine: Script, theirs: Script, there: RemoteScript | None = None
) -> Merge:
    """Lay three states beside each other; without a common `base` hand in a script without chapters."""
    agreed = renamed(base, mine)
    three = _Three(agreed, mine, identified(theirs, agreed, mine))
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


# --- who changed what ----------------------------------------------------------------------------


@dataclass(frozen=True)
class _State:
    """One state of a script, by identity."""

    script: Script

    @cached_property
    def scenes(self) -> dict[str, Scene]:
        return {scene.uid: scene for scene in scenes_of(self.script)}

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
