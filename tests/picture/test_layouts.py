"""Every layout fits every canvas: inside the margins, clear of captions, nothing on top of anything else."""

from __future__ import annotations

from itertools import combinations

import pytest

from studio.domain.script import Layout
from studio.domain.slides import Canvas, Slide
from studio.picture.caption import caption_plate, caption_words
from studio.picture.elements import Box, Composition, Plate, Words
from studio.picture.layouts import compose, page_of
from studio.picture.page import Page
from studio.picture.themes import load_theme, theme_names
from tests.picture.kit import HOSTILE, LONG, SIZES, canvas, slide

TEXTS = {
    "short": ("숨기지 말고, 바로 신고", "전원을 끈다"),
    "long": (LONG, LONG),
    **{k: (v, v) for k, v in HOSTILE.items()},
}
AROUND = ("kicker", "badge", "track", "progress", "badge plate")


def whole(on: Canvas) -> Box:
    page = Page(on, load_theme(on.theme))
    return Box(page.margin, 0, on.width - 2 * page.margin, on.height)


def ink(words: Words) -> list[Box]:
    """The boxes of the lines, as wide as what is written on them."""
    setting = words.setting
    return [
        Box(words.box.x, words.box.y + i * setting.line_height, width, setting.line_height)
        for i, width in enumerate(setting.widths)
    ]


def check(on: Canvas, what: Slide) -> Composition:
    made = compose(on, what)
    page = page_of(on, what)
    for words in made.words():
        assert whole(on).contains(words.box), words.name
        assert all(line.width <= words.box.width + 1 for line in ink(words)), words.name
        if words.name not in (*AROUND, "number"):
            assert page.content.contains(words.box), (words.name, words.box, page.content)
    for one, other in combinations(made.words(), 2):
        if "number" not in (one.name, other.name) or "kicker" in (one.name, other.name):
            assert not one.box.overlaps(other.box), (one.name, other.name)
    cards = [e for e in made.elements if isinstance(e, Plate) and e.name == "card"]
    for one, other in combinations(cards, 2):
        assert not one.box.overlaps(other.box)
    for words in made.words():
        if words.name in ("item", "label"):
            assert any(card.box.contains(words.box) for card in cards), words.name
    return made


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("layout", list(Layout))
def test_nothing_leaves_its_place_or_collides(layout: Layout, size: tuple[int, int]) -> None:
    for title, item in TEXTS.values():
        check(canvas(*size, watermark="초안"), slide(layout, title, item))


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("size", [(1920, 1080), (320, 180), (122, 4096), (4096, 120)], ids=str)
def test_every_theme_and_odd_canvases(theme: str, size: tuple[int, int]) -> None:
    for layout in Layout:
        compose(canvas(*size, theme=theme), slide(layout, LONG, "전원을 끈다"))
    if min(size) > 120:
        for layout in Layout:
            check(canvas(*size, theme=theme), slide(layout, "숨기지 말고, 바로 신고", "전원을 끈다"))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("count", [2, 4, 6, 9, 40])
def test_lists_of_any_length_fit_and_tell_what_they_leave_out(count: int, size: tuple[int, int]) -> None:
    for layout in (Layout.KEY_POINTS, Layout.SUMMARY, Layout.COMPARISON):
        what = slide(layout, "메일을 열기 전에", "링크는 누르기 전에 주소를 확인한다", count=count)
        made = check(canvas(*size), what)
        shown = sum(1 for words in made.words() if words.name == "item")
        asked = len(what.items) + sum(len(group.items) for group in what.groups)
        assert shown + made.left_out == asked
        assert count > 9 or not made.left_out or layout is Layout.COMPARISON


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_captions_never_cover_the_words_of_a_slide(size: tuple[int, int]) -> None:
    on = canvas(*size)
    words = caption_words(on, "첫째 줄은 이만큼 길어질 수 있고,\n둘째 줄도 이만큼 길어질 수 있습니다.")
    assert words is not None
    plate = caption_plate(Page(on, load_theme("dawn")), words)
    assert len(words.setting.lines) == 2
    assert whole(on).contains(plate._replace(x=on.width / 2, width=0))
    assert plate.x >= 0
    for layout in Layout:
        for title in ("짧은 글", LONG):
            made = compose(on, slide(layout, title))
            for other in made.words():
                assert not plate.overlaps(other.box), (layout, other.name)
            progress = next(e for e in made.elements if isinstance(e, Plate) and e.name == "track")
            assert not plate.overlaps(progress.box)


def test_marks_stand_where_the_words_of_an_item_begin() -> None:
    what = Slide(layout=Layout.KEY_POINTS, title="세 가지", items=("신고한다", "أبلغ فوراً"))
    made = check(canvas(), what)
    discs = [e.box for e in made.elements if isinstance(e, Plate) and e.name == "disc"]
    left, right = (w.box for w in made.words() if w.name == "item")
    assert discs[0].right < left.x
    assert discs[1].x > right.right


def test_the_measures_grow_with_the_canvas() -> None:
    small, large = (
        compose(canvas(w, h), slide(Layout.KEY_POINTS, "세 가지", "하나"))
        for w, h in ((1280, 720), (2560, 1440))
    )
    for one, other in zip(small.words(), large.words(), strict=True):
        assert other.box.x == pytest.approx(2 * one.box.x, abs=3)
        assert other.setting.size == pytest.approx(2 * one.setting.size, abs=2)


def test_a_layout_without_its_content_still_shows_the_words() -> None:
    for layout in Layout:
        made = compose(canvas(), Slide(layout=layout, title="제목만"))
        assert [w.setting.lines for w in made.words() if w.name == "title"] == [("제목만",)]
