"""What a person chooses where two sides of a script differ: a side for each scene and heading."""

from __future__ import annotations

from collections.abc import Mapping

from studio.domain.sync import ChangedBy, ChapterMerge, Merge, SceneMerge, Side

Part = SceneMerge | ChapterMerge


class Choices:
    """The choices over one merge, by the identity of scenes and headings."""

    def __init__(self, merge: Merge, made: Mapping[str, Side] | None = None) -> None:
        self.merge = merge
        known = {part.uid for part in self.parts}
        self._made = {uid: side for uid, side in (made or {}).items() if uid in known}

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every heading and scene."""
        return (*self.merge.chapters, *self.merge.scenes)

    @property
    def made(self) -> dict[str, Side]:
        """What was chosen, whatever goes without saying left out."""
        return dict(self._made)

    def side_of(self, part: Part) -> Side | None:
        """Return whose state is taken; None: nobody has chosen yet, or something of both is taken."""
        if part.uid in self._made:
            return self._made[part.uid]
        return _usual(part)

    def is_open(self, part: Part) -> bool:
        """Tell whether somebody has to choose still."""
        return part.needs_choice and part.uid not in self._made

    def is_declined(self, part: Part) -> bool:
        """Tell whether a change of one side, which goes without saying, was not taken."""
        usual = _usual(part)
        return usual is not None and self._made.get(part.uid, usual) is not usual

    def choose(self, uid: str, side: Side) -> None:
        """Take a side; the usual one of a change that one side made needs no choice."""
        part = next(part for part in self.parts if part.uid == uid)
        if not is_change(part):
            return
        if _usual(part) is side:
            self._made.pop(uid, None)
        else:
            self._made[uid] = side

    def choose_rest(self, side: Side) -> None:
        """Take a side for all that nobody has chosen for."""
        for part in self.parts:
            if self.is_open(part):
                self._made[part.uid] = side

    @property
    def open_count(self) -> int:
        """For how many scenes and headings somebody has to choose still."""
        return sum(1 for part in self.parts if self.is_open(part))


def is_change(part: Part) -> bool:
    """Tell whether the sides differ."""
    return part.is_change if isinstance(part, SceneMerge) else part.changed_by is not ChangedBy.NOBODY


def _usual(part: Part) -> Side | None:
    """Return the side that is taken without a choice: that of who alone changed something."""
    who = {part.changed_by, part.moved_by} if isinstance(part, SceneMerge) else {part.changed_by}
    who.discard(ChangedBy.NOBODY)
    return {ChangedBy.ME: Side.MINE, ChangedBy.THEM: Side.THEIRS}.get(who.pop()) if len(who) == 1 else None
