"""What the strip says: tool tips, steps of the history, and what a screen reader is told."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from studio.ui import words
from studio.ui.preview.timecode import timecode
from studio.ui.timeline.dropping import Drop
from studio.ui.timeline.geometry import Hit, Zone
from studio.ui.timeline.model import Block, Strip
from studio.ui.timeline.trimming import Held, Trim


class _TimelineCounts(QObject):
    """Numbered sentences: Qt's extractor knows plurals only in `tr` of an object."""

    def lengths_step(self, count: int) -> str:
        return self.tr("Length of %n scene(s)", "", count)

    def move_step(self, count: int) -> str:
        return self.tr("Move %n scene(s)", "", count)

    def together(self, count: int) -> str:
        return self.tr("%n scenes", "", count)

    def selected(self, count: int) -> str:
        return self.tr("%n scene(s) selected.", "", count)


def name() -> str:
    """Name the strip."""
    return QCoreApplication.translate("TimelineStrip", "Scene timeline")


def nothing_yet(*, has_script: bool) -> str:
    """Say what to do while there are no scenes."""
    if has_script:
        return QCoreApplication.translate(
            "TimelineStrip", "Scenes appear here in the order of the film once something is written."
        )
    return QCoreApplication.translate("TimelineStrip", "Open or import a script to see its scenes in time.")


def captions_later() -> str:
    """Say why the lane of captions is empty."""
    return QCoreApplication.translate("TimelineStrip", "Captions appear here once the speech is made.")


# --- steps of the history ------------------------------------------------------------------------


def length_step(number: int) -> str:
    """Name the undo step of a scene that was lengthened or shortened."""
    return QCoreApplication.translate("TimelineStrip", "Length of scene %1").replace("%1", str(number))


def lengths_step(count: int) -> str:
    """Name the undo step of several scenes that were lengthened or shortened."""
    return _TimelineCounts().lengths_step(count)


def move_step(count: int) -> str:
    """Name the undo step of scenes that were put elsewhere."""
    return _TimelineCounts().move_step(count)


def chapter_step() -> str:
    """Name the undo step of a chapter that was put elsewhere."""
    return QCoreApplication.translate("TimelineStrip", "Move chapter")


# --- while the mouse holds something -------------------------------------------------------------


def held_length(length: Trim, fps: int, delta: int, count: int) -> str:
    """Say how long a held scene would be, why no other length, and what it means for others."""
    text = words.seconds(length.frame_count / fps)
    if count > 1:
        sign = "+" if delta >= 0 else "−"
        text = f"{text}  ({sign}{abs(delta) / fps:.1f} s × {count})"
    why = {
        Held.NARRATION: QCoreApplication.translate("TimelineStrip", "%1, as long as the narration"),
        Held.CAPTION: QCoreApplication.translate("TimelineStrip", "%1, to the end of the caption"),
        Held.PLAYHEAD: QCoreApplication.translate("TimelineStrip", "%1, to the playhead"),
    }.get(length.held, "%1")
    return why.replace("%1", text)


def drop_here(strip: Strip, drop: Drop | None, *, chapter: bool) -> str:
    """Say where what is carried would come to stand."""
    if drop is None:
        return ""
    if chapter:
        if drop.chapter >= len(strip.bands):
            return QCoreApplication.translate("TimelineStrip", "to the end of the film")
        text = QCoreApplication.translate("TimelineStrip", "before chapter %1")
        return text.replace("%1", titled(strip, drop.chapter))
    if drop.chapter >= len(strip.bands):
        return ""
    text = QCoreApplication.translate("TimelineStrip", "into chapter %1")
    return text.replace("%1", titled(strip, drop.chapter))


def titled(strip: Strip, chapter: int) -> str:
    """Write number and title of a chapter, shortened to fit beside the mouse."""
    band = strip.bands[chapter]
    title = band.title if len(band.title) <= 24 else f"{band.title[:23]}…"
    return f"{band.number} {title}".strip()


def carried(strip: Strip, blocks: Sequence[Block], chapter: int) -> str:
    """Say what is carried."""
    if 0 <= chapter < len(strip.bands):
        return titled(strip, chapter)
    return str(blocks[0].number) if len(blocks) == 1 else _TimelineCounts().together(len(blocks))


# --- what lies where -----------------------------------------------------------------------------


def tip(strip: Strip, hit: Hit, *, editable: bool) -> str:
    """Say what lies under the mouse, and what can be done with it."""
    if hit.zone is Zone.CAPTION:
        return strip.captions[hit.index].text
    if hit.zone is Zone.CHAPTER:
        text = strip.bands[hit.index].title
        more = QCoreApplication.translate("TimelineStrip", "Drag to move the chapter (Alt+Shift+arrows).")
        return f"{text}\n{more}" if editable else text
    if hit.zone is Zone.WAVE and strip.blocks[hit.index].speech_samples:
        return "" if strip.blocks[hit.index].voiced else estimated()
    if hit.zone not in (Zone.SCENE, Zone.EDGE):
        return ""
    block = strip.blocks[hit.index]
    text = scene_line(strip, block)
    if hit.zone is Zone.EDGE and editable:
        more = QCoreApplication.translate(
            "TimelineStrip",
            "Drag to set the least length ([ and ] change it by half a second, with Shift by two). "
            "Double click or A: automatic. Alt: do not snap.",
        )
        return f"{text}\n{more}"
    if editable:
        more = QCoreApplication.translate(
            "TimelineStrip", "Drag to move the scene (Alt+arrows). Ctrl or Shift selects several."
        )
        text = f"{text}\n{more}"
    return text if block.voiced else f"{text}\n{estimated()}"


def estimated() -> str:
    """Say that a length is not real yet."""
    return QCoreApplication.translate("TimelineStrip", "Estimated: the speech is not made yet.")


def scene_line(strip: Strip, block: Block) -> str:
    """Write number and length of a scene."""
    length = words.seconds(block.frame_count / strip.fps, estimated=not block.voiced)
    text = QCoreApplication.translate("TimelineStrip", "Scene %1 · %2")
    return text.replace("%1", str(block.number)).replace("%2", length)


def position(strip: Strip, playhead: int, selected: int) -> str:
    """Tell where the playhead is, how long the scene there is, what is selected, and how to move."""
    if not strip.blocks:
        return QCoreApplication.translate("TimelineStrip", "No scenes yet.")
    block = strip.blocks[strip.block_at(playhead)]
    band = strip.bands[block.chapter]
    text = QCoreApplication.translate("TimelineStrip", "Scene %1 of %2, %3, in chapter %4, at %5 of %6.")
    keys = QCoreApplication.translate(
        "TimelineStrip",
        "Arrows move a frame, Shift+arrows a second, Ctrl+arrows a scene. Shift+F10 opens the menu.",
    )
    length = block.frame_count / strip.fps
    told = (
        text.replace("%1", str(block.number))
        .replace("%2", str(len(strip.blocks)))
        .replace("%3", words.span(length) if block.voiced else f"≈ {words.span(length)}")
        .replace("%5", timecode(playhead, strip.fps))
        .replace("%6", timecode(strip.frame_count, strip.fps))
        .replace("%4", f"{band.number} {band.title}")
    )
    several = [_TimelineCounts().selected(selected)] if selected > 1 else []
    return " ".join([told, *several, keys])
