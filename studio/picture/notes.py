"""What to know about a slide before the film is made: words without room, letters without a shape."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from studio.domain.slides import Canvas, Slide
from studio.domain.text import Text
from studio.picture.breaks import graphemes
from studio.picture.elements import Words
from studio.picture.layouts import compose
from studio.picture.lettering import line_of
from studio.picture.qt import prepare_qt
from studio.picture.typeset import Face

NAMED = 8
"""How many characters without a shape are named."""
SEEN = 32
"""Pixels at which a character is tried."""


class SlideTrouble(StrEnum):
    """What is wrong with a slide."""

    TOO_LONG = "too_long"
    ITEMS_LEFT_OUT = "items_left_out"
    GLYPH_MISSING = "glyph_missing"


@dataclass(frozen=True, slots=True)
class SlideNote:
    """One thing that will not look as meant, with what to do about it."""

    trouble: SlideTrouble
    text: Text


def inspect_slide(canvas: Canvas, slide: Slide) -> tuple[SlideNote, ...]:
    """Return what does not fit on a slide, and which characters no installed font can draw."""
    prepare_qt()
    composition = compose(canvas, slide)
    notes: list[SlideNote] = []
    if cut := [words for words in composition.words() if words.setting.cut]:
        notes.append(_too_long(cut))
    if composition.left_out:
        count = composition.left_out
        notes.append(
            SlideNote(
                SlideTrouble.ITEMS_LEFT_OUT,
                Text(
                    ko=f"항목 {count}개가 화면에 들어가지 않습니다. 장면을 나누십시오.",
                    en=f"There is no room for {count} of the items. Split the scene.",
                ),
            )
        )
    if missing := missing_glyphs(composition.words()):
        named = " ".join(missing[:NAMED]) + (" …" if len(missing) > NAMED else "")
        notes.append(
            SlideNote(
                SlideTrouble.GLYPH_MISSING,
                Text(
                    ko=f"이 컴퓨터의 글꼴로는 그릴 수 없는 글자입니다: {named}. "
                    "바꾸거나 글꼴을 설치하십시오.",
                    en=f"No font on this computer can draw these characters: {named}. "
                    "Replace them or install a font.",
                ),
            )
        )
    return tuple(notes)


def _too_long(cut: list[Words]) -> SlideNote:
    begins = cut[0].setting.text[:16].strip()
    return SlideNote(
        SlideTrouble.TOO_LONG,
        Text(
            ko=f"화면 글이 길어서 잘립니다: “{begins}…” 줄이거나 장면을 나누십시오.",
            en=f"The words on screen are too long and will be cut: “{begins}…” "
            "Shorten them or split the scene.",
        ),
    )


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
