"""Which letters have a shape here is told before the film is made."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from studio.domain.script import Layout
from studio.picture import report_on
from studio.picture.lettering import Line
from tests.picture.kit import canvas, slide


def missing(text: str, layout: Layout = Layout.TEXT_HIGHLIGHT, side: int = 0) -> tuple[str, ...]:
    on = canvas(side, side) if side else canvas()
    return report_on(on, slide(layout, text, "하나"), None).missing


def test_characters_no_font_has_are_named_once() -> None:
    unassigned = "\u0378"  # no font has what Unicode does not
    assert missing(f"가 {unassigned} 나 {unassigned}") == (unassigned,)


@pytest.mark.parametrize("text", ["怪しい", "مرحبا", "हिन्दी", "ไทย", "☎", "🎣", "Ж", "ñ"])
def test_a_character_is_named_where_no_font_has_it_and_nowhere_else(text: str) -> None:
    families = QFontDatabase.families()
    character = text[0]
    had = any(QRawFont.fromFont(QFont(family)).supportsCharacter(ord(character)) for family in families)
    named = missing(f"가 {text}")
    if not had:
        assert character in "".join(named)
    elif character != "🎣":  # of coloured letters Qt paints some kinds only
        assert named == ()


def test_what_cannot_be_painted_is_told_although_a_font_claims_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Line, "paint", lambda *_: None)
    assert "곬" in missing("곬")


def test_every_hangul_syllable_has_a_shape() -> None:
    for start in range(0xAC00, 0xD7A4, 600):
        syllables = "".join(map(chr, range(start, min(start + 600, 0xD7A4))))
        assert missing(syllables, Layout.FULL_IMAGE, 4096) == ()
