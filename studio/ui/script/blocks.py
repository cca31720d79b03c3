"""The document as a list of blocks, one per heading and scene, with their places in pixels."""

from dataclasses import dataclass
from typing import Final

from studio.domain.script import Chapter, Scene, Script

HEADING_HEIGHT: Final = 32
BLOCK_GAP: Final = 8
CHAPTER_GAP: Final = 24
CARD_PADDING: Final = 12
ROW_GAP: Final = 4
META_HEIGHT: Final = 22
GUTTER: Final = 44
MARGIN: Final = 24
WIDEST_CARD: Final = 760


@dataclass(slots=True)
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


def blocks_of(script: Script) -> list[Block]:
    """Return the blocks of a script in order, not yet placed."""
    blocks: list[Block] = []
    number = 0
    for chapter_number, chapter in enumerate(script.chapters, start=1):
        blocks.append(Block(chapter, chapter_number))
        for scene in chapter.scenes:
            number += 1
            blocks.append(Block(chapter, chapter_number, scene, number))
    return blocks


def place(blocks: list[Block], first_top: int) -> int:
    """Set every block's `top` from the heights; return the height of the document."""
    top = first_top
    for index, block in enumerate(blocks):
        if block.scene is None and index:
            top += CHAPTER_GAP - BLOCK_GAP
        block.top = top
        top += block.height + BLOCK_GAP
    return top + CHAPTER_GAP
