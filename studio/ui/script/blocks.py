"""The document as a list of blocks, one per heading and scene, with their places in pixels."""

from bisect import bisect_right
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from studio.domain.script import Chapter, Scene, Script

HEADING_HEIGHT: Final = 32
BLOCK_GAP: Final = 8
CHAPTER_GAP: Final = 24
CARD_PADDING: Final = 12
ROW_GAP: Final = 4
META_HEIGHT: Final = 22
GUTTER: Final = 48
MARGIN: Final = 24
WIDEST_CARD: Final = 760


@dataclass(slots=True, eq=False)
class Block:
    """One heading or one scene; `top` and `height` are pixels in the document."""

    chapter: Chapter
    chapter_number: int
    scene: Scene | None = None
    number: int = 0
    top: int = 0
    height: int = HEADING_HEIGHT

    @property
    def uid(self) -> str:
        """Identity of the chapter or scene."""
        return self.scene.uid if self.scene is not None else self.chapter.uid


class Blocks:
    """The blocks of a script in order; scenes of folded chapters are left out."""

    def __init__(self) -> None:
        self.list: list[Block] = []
        self.by_uid: dict[str, Block] = {}
        self.height = 0
        self._tops: list[int] = []
        self._script: Script | None = None
        self._folded: frozenset[str] = frozenset()

    def show(self, script: Script | None, folded: Collection[str]) -> list[Block] | None:
        """Take a script; return the blocks that changed where only words did, else None: all are new."""
        before, self._script = self._script, script
        is_same_fold = self._folded == folded
        self._folded = frozenset(folded)
        if before is not None and script is not None and is_same_fold:
            changed = _changed_words(before, script)
            if changed is not None:
                return [block for owner in changed if (block := self._take(owner)) is not None]
        self.list = _blocks_of(script, self._folded) if script is not None else []
        self.by_uid = {block.uid: block for block in self.list}
        return None

    def _take(self, owner: Chapter | Scene) -> Block | None:
        if isinstance(owner, Chapter):
            at = self.index(owner.uid)
            for block in self.list[at : at + 1 + len(owner.scenes)]:
                if block.chapter.uid == owner.uid:
                    block.chapter = owner
            return self.list[at]
        block = self.by_uid.get(owner.uid)
        if block is not None:
            block.scene = owner
        return block

    def measure(self, height: Callable[[Block], int]) -> None:
        """Ask for every block's height anew, and place them all."""
        for block in self.list:
            block.height = height(block)
        self.place()

    def place(self) -> None:
        """Set every block's `top` from the heights."""
        top = CHAPTER_GAP
        self._tops = []
        for index, block in enumerate(self.list):
            if block.scene is None and index:
                top += CHAPTER_GAP - BLOCK_GAP
            block.top = top
            self._tops.append(top)
            top += block.height + BLOCK_GAP
        self.height = top + CHAPTER_GAP

    def between(self, top: int, bottom: int) -> list[Block]:
        """Return the blocks of which something lies between two heights of the document."""
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, bottom)
        return [block for block in self.list[first:last] if block.top + block.height > top]

    def at(self, y: int) -> Block | None:
        """Return the block at a height of the document."""
        index = bisect_right(self._tops, y) - 1
        if index < 0:
            return None
        block = self.list[index]
        return block if y < block.top + block.height else None

    def index(self, uid: str) -> int:
        """Return the place of a block in the list, -1 where it is not shown."""
        block = self.by_uid.get(uid)
        return bisect_right(self._tops, block.top) - 1 if block is not None else -1


def _changed_words(before: Script, script: Script) -> list[Chapter | Scene] | None:
    """Return the chapters and scenes that differ, None where some came, went or moved.

    Scripts share what did not change, so that this looks at little more than what did.
    """
    if len(before.chapters) != len(script.chapters):
        return None
    changed: list[Chapter | Scene] = []
    for old, new in zip(before.chapters, script.chapters, strict=True):
        if old is new:
            continue
        if old.uid != new.uid or len(old.scenes) != len(new.scenes):
            return None
        changed.append(new)
        for was, now in zip(old.scenes, new.scenes, strict=True):
            if was is now:
                continue
            if was.uid != now.uid:
                return None
            changed.append(now)
    return changed


def _blocks_of(script: Script, folded: Collection[str]) -> list[Block]:
    blocks: list[Block] = []
    number = 0
    for chapter_number, chapter in enumerate(script.chapters, start=1):
        blocks.append(Block(chapter, chapter_number))
        if chapter.uid in folded:
            number += len(chapter.scenes)
            continue
        for scene in chapter.scenes:
            number += 1
            blocks.append(Block(chapter, chapter_number, scene, number))
    return blocks
