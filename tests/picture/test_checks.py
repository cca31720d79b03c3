"""What became of a slide is measured where it is painted."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from studio.domain.brand import BrandKit
from studio.domain.image import ImageFit
from studio.domain.script import Layout
from studio.domain.slides import Canvas, Motion, Slide
from studio.picture.checks import READABLE, enlargement, fit_of, report_on
from studio.picture.themes import Theme, load_theme, theme_names
from tests.picture.kit import LONG, canvas, keep, pictured, slide


def test_a_good_slide_gives_nothing_to_tell() -> None:
    for layout in Layout:
        report = report_on(canvas(), slide(layout, "숨기지 말고, 바로 신고", "항목"), None)
        assert report.discomfort == (0, 0, 0.0)
        assert (report.cut, report.left_out, report.orphan, report.missing, report.faint) == (
            "",
            0,
            "",
            (),
            "",
        )


def test_words_that_are_cut_are_told_whole() -> None:
    text = "모든 메일은 의심한다 " * 200
    report = fit_of(canvas(), slide(Layout.TITLE_SLIDE, text, "짧게"))
    assert report.title_is_cut
    assert report.cut.startswith("모든 메일은")
    assert report.discomfort > (0, 0, 0.0)


def test_a_body_that_is_cut_is_no_cut_title() -> None:
    report = fit_of(canvas(), slide(Layout.TEXT_HIGHLIGHT, "짧은 제목", LONG * 12))
    assert report.cut
    assert not report.title_is_cut


def test_items_without_room_are_counted() -> None:
    assert fit_of(canvas(), slide(Layout.KEY_POINTS, "많은 항목", "항목", count=60)).left_out > 40


def test_words_that_shrank_are_measured_in_pixels_of_720_lines() -> None:
    text = "의심스러운 메일은 열지 말고 바로 신고합니다 " * 2
    what = slide(Layout.KEY_POINTS, "항목", text, count=5)
    small = fit_of(canvas(), what)
    assert small.smallest < READABLE
    assert small.smallest_text == text.strip()
    assert fit_of(canvas(2560, 1440), what).smallest == pytest.approx(small.smallest, abs=1.0)


def test_lines_of_a_title_are_counted() -> None:
    assert fit_of(canvas(), slide(Layout.TEXT_HIGHLIGHT, "한 줄 제목", "글")).title_lines == 1
    assert fit_of(canvas(), slide(Layout.TEXT_HIGHLIGHT, LONG * 3, "글")).title_lines > 3


def test_characters_no_font_has_and_where_they_stand() -> None:
    unassigned = "\u0378"
    own = report_on(canvas(), slide(Layout.TEXT_HIGHLIGHT, f"가 {unassigned}", "글"), None)
    assert (own.missing, own.missing_in_label) == ((unassigned,), False)
    labelled = slide(Layout.TEXT_HIGHLIGHT, "가", "글").model_copy(update={"kicker": f"장 {unassigned}"})
    assert report_on(canvas(), labelled, None).missing_in_label


@pytest.mark.parametrize("theme", theme_names())
def test_every_theme_can_be_read_with_marked_words_anywhere(theme: str) -> None:
    for layout in Layout:
        what = slide(layout, "숨기지 말고", "바로 신고", terms=("신고", "말고"))
        assert report_on(canvas(theme=theme), what, None).faint == ""


def test_weak_contrast_is_measured_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    theme = load_theme("dawn")
    mood = theme.moods.default
    faint = mood.model_copy(update={"muted": "#2A3050"})
    grey = theme.model_copy(update={"moods": theme.moods.model_copy(update={"default": faint})})

    def theme_of(_canvas: Canvas) -> Theme:
        return grey

    for module in ("contrast", "foreground", "layouts"):
        monkeypatch.setattr(f"studio.picture.{module}.theme_of", theme_of)
    report = report_on(canvas(), slide(Layout.TEXT_HIGHLIGHT, "제목", "흐린 글"), None)
    assert report.faint == "흐린 글"
    assert report.contrast < 2


def test_brands_and_pictures_of_ones_own_are_measured_too(tmp_path: Path) -> None:
    white = keep(tmp_path, np.full((90, 160, 3), 255, np.uint8))
    what = pictured(slide(Layout.FULL_IMAGE, "숨기지 말고, 바로 신고"), white)
    on = canvas(theme="brand").model_copy(update={"brand": BrandKit(primary="#E4572E", background="#FFF6F0")})
    assert report_on(on, what, tmp_path).faint == ""


def test_how_much_a_picture_is_enlarged(tmp_path: Path) -> None:
    name = keep(tmp_path, np.zeros((360, 640, 3), np.uint8))
    full = pictured(slide(Layout.FULL_IMAGE, "그림"), name)
    still = full.model_copy(update={"motion": Motion()})
    assert enlargement(canvas(), still, tmp_path) == pytest.approx(2.0)
    near = full.model_copy(update={"motion": Motion(zoom_from=1, zoom_to=1.5)})
    assert enlargement(canvas(), near, tmp_path) == pytest.approx(3.0)
    whole = pictured(slide(Layout.FULL_IMAGE, "그림"), name, ImageFit.CONTAIN)
    assert enlargement(canvas(1280, 1280), whole, tmp_path) == pytest.approx(2.0)


def test_a_picture_that_is_none(tmp_path: Path) -> None:
    plain: Slide = slide(Layout.FULL_IMAGE, "그림")
    assert enlargement(canvas(), plain, tmp_path) == 0
    assert enlargement(canvas(), pictured(plain, "0" * 64), tmp_path) is None
    (tmp_path / f"{'1' * 64}.png").write_bytes(b"no picture")
    assert enlargement(canvas(), pictured(plain, "1" * 64), tmp_path) is None


def test_a_report_without_words_is_infinitely_comfortable() -> None:
    assert math.isinf(fit_of(canvas(), Slide(layout=Layout.TITLE_SLIDE, title="가")).contrast)
