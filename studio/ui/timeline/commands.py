"""What the keys do while the timeline has the focus: everything the mouse does."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


class Command(StrEnum):
    """Something a person can ask of the timeline."""

    FRAME_BACK = "frame_back"
    FRAME_ON = "frame_on"
    SECOND_BACK = "second_back"
    SECOND_ON = "second_on"
    SCENE_BACK = "scene_back"
    SCENE_ON = "scene_on"
    START = "start"
    END = "end"
    PLAY = "play"
    SLOWER = "slower"
    FASTER = "faster"
    REPEAT = "repeat"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ZOOM_SELECTION = "zoom_selection"
    FIT = "fit"
    EXTEND_BACK = "extend_back"
    EXTEND_ON = "extend_on"
    EXTEND_START = "extend_start"
    EXTEND_END = "extend_end"
    SELECT_ALL = "select_all"
    SELECT_CHAPTER = "select_chapter"
    SELECT_ONE = "select_one"
    SHORTER = "shorter"
    LONGER = "longer"
    MUCH_SHORTER = "much_shorter"
    MUCH_LONGER = "much_longer"
    AUTOMATIC = "automatic"
    MOVE_BACK = "move_back"
    MOVE_ON = "move_on"
    CHAPTER_BACK = "chapter_back"
    CHAPTER_ON = "chapter_on"
    WRITE = "write"
    DELETE = "delete"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    MENU = "menu"


KEYS: Final[dict[Command, tuple[str, ...]]] = {
    Command.FRAME_BACK: ("Left",),
    Command.FRAME_ON: ("Right",),
    Command.SECOND_BACK: ("Shift+Left",),
    Command.SECOND_ON: ("Shift+Right",),
    Command.SCENE_BACK: ("Ctrl+Left", "Up", "PgUp"),
    Command.SCENE_ON: ("Ctrl+Right", "Down", "PgDown"),
    Command.START: ("Home",),
    Command.END: ("End",),
    Command.PLAY: ("Space", "K"),
    Command.SLOWER: ("J",),
    Command.FASTER: ("L",),
    Command.REPEAT: ("R",),
    Command.ZOOM_IN: ("+", "=", "Shift++"),
    Command.ZOOM_OUT: ("-",),
    Command.ZOOM_SELECTION: ("Z",),
    Command.FIT: ("0",),
    Command.EXTEND_BACK: ("Shift+Up", "Ctrl+Shift+Left", "Shift+PgUp"),
    Command.EXTEND_ON: ("Shift+Down", "Ctrl+Shift+Right", "Shift+PgDown"),
    Command.EXTEND_START: ("Shift+Home",),
    Command.EXTEND_END: ("Shift+End",),
    Command.SELECT_ALL: ("Ctrl+A",),
    Command.SELECT_CHAPTER: ("Ctrl+Shift+A",),
    Command.SELECT_ONE: ("Esc",),
    Command.SHORTER: ("[",),
    Command.LONGER: ("]",),
    Command.MUCH_SHORTER: ("Shift+[", "Shift+{", "{"),
    Command.MUCH_LONGER: ("Shift+]", "Shift+}", "}"),
    Command.AUTOMATIC: ("A",),
    Command.MOVE_BACK: ("Alt+Left",),
    Command.MOVE_ON: ("Alt+Right",),
    Command.CHAPTER_BACK: ("Alt+Shift+Left",),
    Command.CHAPTER_ON: ("Alt+Shift+Right",),
    Command.WRITE: ("Return", "Enter"),
    Command.DELETE: ("Del", "Backspace"),
    Command.CUT: ("Ctrl+X",),
    Command.COPY: ("Ctrl+C",),
    Command.PASTE: ("Ctrl+V",),
    Command.MENU: ("Shift+F10", "Menu"),
}
"""The first of each is the one that is shown."""


def shown_keys(command: Command) -> str:
    """Write the key of a command as the system writes keys."""
    return QKeySequence(KEYS[command][0]).toString(QKeySequence.SequenceFormat.NativeText)


def command_of(event: QKeyEvent) -> Command | None:
    """Return what a key asks for, None where it is none of ours."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    pressed = QKeySequence(modifiers.value | event.key())
    return _BY_KEY.get(pressed.toString(QKeySequence.SequenceFormat.PortableText))


_BY_KEY: Final = {
    QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText): command
    for command, keys in KEYS.items()
    for key in keys
}
