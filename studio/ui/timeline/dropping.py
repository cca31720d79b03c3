"""Where what is dragged would come to stand. No Qt."""

from dataclasses import dataclass

from studio.ui.timeline.model import Strip


@dataclass(frozen=True, slots=True)
class Drop:
    """A gap between two scenes or chapters; by identities, because the film may change under the mouse."""

    frame: int
    """Where the gap lies."""
    chapter: int
    """The chapter something comes into; of chapters, the one before which they come to stand."""
    before: str = ""
    """The scene before which it is; empty at the end of a chapter."""
    after: str = ""
    """The scene behind which it is, where it is the last of its chapter."""


def drop_of_scenes(strip: Strip, frame: float) -> Drop | None:
    """Return the gap nearest to a moment: behind the last scene of a chapter, or before a scene."""
    if not strip.blocks:
        return None
    index = strip.block_at(int(max(0.0, frame)))
    block = strip.blocks[index]
    if frame < (block.start + block.end) / 2:
        return Drop(block.start, block.chapter, before=block.uid)
    following = strip.blocks[index + 1] if index + 1 < len(strip.blocks) else None
    if following is None or following.chapter != block.chapter:
        return Drop(block.end, block.chapter, after=block.uid)
    return Drop(block.end, block.chapter, before=following.uid)


def drop_of_chapter(strip: Strip, frame: float) -> Drop | None:
    """Return the gap between chapters nearest to a moment."""
    if not strip.bands:
        return None
    for number, band in enumerate(strip.bands):
        if frame < (band.start + band.end) / 2:
            return Drop(band.start, number, before=strip.of_chapter(number)[0].uid)
    return Drop(strip.frame_count, len(strip.bands), after=strip.blocks[-1].uid)
