"""What will not look as meant is told before the film is made."""

from __future__ import annotations

from studio.domain.script import Layout
from studio.picture import SlideTrouble, inspect_slide
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
