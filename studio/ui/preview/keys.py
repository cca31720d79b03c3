"""The keys of the preview, as editors have them."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Key(Enum):
    """What a key asks for."""

    PLAY = auto()
    SLOWER = auto()
    FASTER = auto()
    PREVIOUS = auto()
    NEXT = auto()
    BACK = auto()
    ON = auto()
    START = auto()
    END = auto()
    CAPTIONS = auto()
    LOOP = auto()
    SAFE_AREAS = auto()
    MUTE = auto()
    GO_TO = auto()
    FULL = auto()
    LEAVE = auto()


_KEYS: Final = {
    Qt.Key.Key_Space: Key.PLAY,
    Qt.Key.Key_K: Key.PLAY,
    Qt.Key.Key_J: Key.SLOWER,
    Qt.Key.Key_L: Key.FASTER,
    Qt.Key.Key_Up: Key.PREVIOUS,
    Qt.Key.Key_Down: Key.NEXT,
    Qt.Key.Key_Left: Key.BACK,
    Qt.Key.Key_Right: Key.ON,
    Qt.Key.Key_Home: Key.START,
    Qt.Key.Key_End: Key.END,
    Qt.Key.Key_C: Key.CAPTIONS,
    Qt.Key.Key_R: Key.LOOP,
    Qt.Key.Key_S: Key.SAFE_AREAS,
    Qt.Key.Key_M: Key.MUTE,
    Qt.Key.Key_G: Key.GO_TO,
    Qt.Key.Key_F11: Key.FULL,
    Qt.Key.Key_Escape: Key.LEAVE,
}
_WITH_CONTROL: Final = {Qt.Key.Key_Left: Key.PREVIOUS, Qt.Key.Key_Right: Key.NEXT}


def key_of(event: QKeyEvent) -> Key | None:
    """Return what a key asks the preview for; None where it is not one of its keys."""
    key = Qt.Key(event.key())
    if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return None
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return _WITH_CONTROL.get(key)
    return _KEYS.get(key)
