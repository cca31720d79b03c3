"""What the strip says: tool tips, and what a screen reader is told."""

from PySide6.QtCore import QCoreApplication

from studio.ui import words
from studio.ui.preview.timecode import timecode
from studio.ui.timeline.geometry import Hit, Zone
from studio.ui.timeline.model import Strip


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


def length_step(number: int) -> str:
    """Name the undo step of a scene that was lengthened or shortened."""
    return QCoreApplication.translate("TimelineStrip", "Length of scene %1").replace("%1", str(number))


def at_least(seconds: str) -> str:
    """Say that the narration needs this long."""
    return QCoreApplication.translate("TimelineStrip", "%1, as long as the narration").replace("%1", seconds)


def tip(strip: Strip, hit: Hit, *, editable: bool) -> str:
    """Say what lies under the mouse, and what can be done with it."""
    if hit.zone is Zone.CAPTION:
        return strip.captions[hit.index].text
    if hit.zone is Zone.CHAPTER:
        return strip.bands[hit.index].title
    if hit.zone not in (Zone.SCENE, Zone.EDGE):
        return ""
    block = strip.blocks[hit.index]
    length = words.seconds(block.frame_count / strip.fps, estimated=not block.voiced)
    text = QCoreApplication.translate("TimelineStrip", "Scene %1 · %2")
    text = text.replace("%1", str(block.number)).replace("%2", length)
    if hit.zone is Zone.EDGE and editable:
        more = QCoreApplication.translate(
            "TimelineStrip", "Drag to set the least length ([ and ] change it by half a second)."
        )
        return f"{text}\n{more}"
    if not block.voiced:
        more = QCoreApplication.translate("TimelineStrip", "Estimated: the speech is not made yet.")
        return f"{text}\n{more}"
    return text


def position(strip: Strip, playhead: int) -> str:
    """Tell where the playhead is, and how to move it."""
    if not strip.blocks:
        return QCoreApplication.translate("TimelineStrip", "No scenes yet.")
    text = QCoreApplication.translate(
        "TimelineStrip",
        "Scene %1 of %2, at %3 of %4. Arrows move a frame, Shift+arrows a second, Ctrl+arrows a scene.",
    )
    return (
        text.replace("%1", str(strip.block_at(playhead) + 1))
        .replace("%2", str(len(strip.blocks)))
        .replace("%3", timecode(playhead, strip.fps))
        .replace("%4", timecode(strip.frame_count, strip.fps))
    )
