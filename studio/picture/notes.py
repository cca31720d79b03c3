"""What a film says of a slide when it is made: words without room, letters without a shape."""

from dataclasses import dataclass
from enum import StrEnum

from studio.domain.slides import Canvas, Slide
from studio.domain.text import Text
from studio.picture.elements import Words
from studio.picture.glyphs import missing_glyphs
from studio.picture.layouts import compose
from studio.picture.qt import prepare_qt

NAMED = 8
"""How many characters without a shape are named."""


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
