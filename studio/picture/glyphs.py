"""Which letters have a shape on this computer: what no installed font can draw is known before the film."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from studio.picture.breaks import graphemes
from studio.picture.elements import Words
from studio.picture.lettering import line_of
from studio.picture.typeset import Face

SEEN = 32
"""Pixels at which a character is tried."""


def missing_glyphs(texts: Iterable[Words]) -> list[str]:
    """Return the characters, as a reader sees them, that no installed font can draw."""
    found: dict[str, None] = {}
    for words in texts:
        face = words.setting.face
        for cluster in dict.fromkeys(graphemes("".join(words.setting.lines))):
            if any(_is_drawn(c) for c in cluster) and not _is_shown(cluster, face):
                found[cluster] = None
    return list(found)


def _is_drawn(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind[0] != "Z" and kind not in ("Cc", "Cf") and not "\ufe00" <= character <= "\ufe0f"


@lru_cache(maxsize=4096)
def _is_shown(cluster: str, face: Face) -> bool:
    """Tell whether a character has a shape, and one that Qt can paint: it knows not every kind of emoji."""
    line = line_of(cluster, face.font(SEEN))
    bare = line_of("".join(c for c in cluster if _is_drawn(c)), face.font(SEEN))
    if line is None or bare is None:
        return False
    for run in bare.layout.glyphRuns():
        boxes = run.rawFont().pixelSize() <= 0  # what Qt takes where no font has a whole script
        if boxes or not all(run.glyphIndexes()):
            return False
    side = 3 * SEEN
    pixels = bytearray(side * side * 4)
    paper = QImage(pixels, side, side, side * 4, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(paper) as painter:
        line.paint(painter, QPointF(SEEN, SEEN) - line.natural.topLeft(), QColor("#FFFFFF"))
    return any(pixels)
