"""What will not look as meant is told before the film is made."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from studio.domain.script import Layout
from studio.picture import SlideTrouble, inspect_slide
from studio.picture.lettering import Line
from tests.picture.kit import canvas, slide


def troubles(title: str, layout: Layout = Layout.TEXT_HIGHLIGHT, count: int = 3) -> list[SlideTrouble]:
    return [note.trouble for note in inspect_slide(canvas(), slide(layout, title, "항목", count=count))]


def test_a_good_slide_has_no_notes() -> None:
    for layout in Layout:
        assert troubles("숨기지 말고, 바로 신고", layout) == []


def test_words_without_room_are_named() -> None:
    (note,) = inspect_slide(canvas(), slide(Layout.TITLE_SLIDE, "모든 메일은 의심한다 " * 200, "짧게"))
    assert note.trouble is SlideTrouble.TOO_LONG
    assert "모든 메일은 의심한다" in note.text.ko
    assert "Shorten" in note.text.en


def test_items_left_out_are_counted() -> None:
    assert troubles("너무 많은 항목", Layout.KEY_POINTS, 60) == [SlideTrouble.ITEMS_LEFT_OUT]


def test_characters_no_font_has_are_named_once() -> None:
    unassigned = "\u0378"  # no font has what Unicode does not
    (note,) = inspect_slide(
        canvas(), slide(Layout.TEXT_HIGHLIGHT, f"가 {unassigned} 나 {unassigned}", "하나")
    )
    assert note.trouble is SlideTrouble.GLYPH_MISSING
    assert note.text.en.count(unassigned) == 1


@pytest.mark.parametrize("text", ["怪しい", "مرحبا", "हिन्दी", "ไทย", "☎", "🎣", "Ж", "ñ"])
def test_a_character_is_named_where_no_font_has_it_and_nowhere_else(text: str) -> None:
    families = QFontDatabase.families()
    character = text[0]
    had = any(QRawFont.fromFont(QFont(family)).supportsCharacter(ord(character)) for family in families)
    notes = inspect_slide(canvas(), slide(Layout.TEXT_HIGHLIGHT, f"가 {text}", "하나"))
    named = [note.text.ko for note in notes if note.trouble is SlideTrouble.GLYPH_MISSING]
    if not had:
        assert character in "".join(named)
    elif character != "🎣":  # of coloured letters Qt paints some kinds only
        assert named == []


def test_what_cannot_be_painted_is_told_although_a_font_claims_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Line, "paint", lambda *_: None)
    notes = inspect_slide(canvas(), slide(Layout.TEXT_HIGHLIGHT, "곬", "하나"))
    assert [note.trouble for note in notes] == [SlideTrouble.GLYPH_MISSING]


def test_every_hangul_syllable_has_a_shape() -> None:
    for start in range(0xAC00, 0xD7A4, 600):
        syllables = "".join(map(chr, range(start, min(start + 600, 0xD7A4))))
        notes = inspect_slide(canvas(4096, 4096), slide(Layout.FULL_IMAGE, syllables, "하나"))
        assert SlideTrouble.GLYPH_MISSING not in [note.trouble for note in notes]
