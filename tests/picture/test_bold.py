"""Bold words: measured as they are painted, heavier in running text, set off by colour in headlines."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from studio.domain.script import Layout
from studio.domain.slides import Slide
from studio.picture.brush import Brush, color_of
from studio.picture.elements import Box, Composition, Plate, Role, Sign, Words
from studio.picture.layouts import compose
from studio.picture.lettering import Part, line_of
from studio.picture.marks import spans_in_line
from studio.picture.themes import load_theme
from studio.picture.typeset import Face, Room, Setting, typeset
from tests.picture.kit import LONG, SIZES, canvas
from tests.picture.test_layouts import check

FACE = Face(("Pretendard",), QFont.Weight.Normal, tracking=-0.6, leading=1.5)
MOOD = load_theme("dawn").moods.default


def painted_widths(setting: Setting) -> list[float]:
    """The widths of the lines as Qt lays them out, bold words and all."""
    face, size = setting.face, setting.size
    widths: list[float] = []
    for text, start in zip(setting.lines, setting.starts, strict=True):
        spans = spans_in_line(setting.bold, start, text)
        parts = [Part(span, face.bolder().font(size), QColor("#000000")) for span in spans]
        line = line_of(text, face.font(size), parts=parts)
        assert line is not None
        widths.append(line.natural.width())
    return widths


@pytest.mark.parametrize("bold", [(), ("**반드시 승인 절차**를",), (f"**{LONG}**",)])
@pytest.mark.parametrize("size", [24, 61, 90])
def test_lines_are_as_wide_as_they_were_measured(bold: tuple[str, ...], size: int) -> None:
    for width in (14 * size, 21 * size):
        setting = typeset(LONG, FACE, [size], Room(width, most_lines=9, counted=False), bold)
        assert bool(setting.bold) == bool(bold)
        for painted, told in zip(painted_widths(setting), setting.widths, strict=True):
            assert painted == pytest.approx(told, abs=0.02 * size)
            assert painted <= width + 1


def test_bold_words_take_more_room() -> None:
    text = "Read the address to its very end"
    plain, heavy = (typeset(text, FACE, [30], Room(4000), bold) for bold in ((), (f"**{text}**",)))
    assert heavy.width > plain.width
    narrow = Room((plain.width + heavy.width) / 2, lines=1, most_lines=9)
    assert len(typeset(text, FACE, [30], narrow).lines) == 1
    assert len(typeset(text, FACE, [30], narrow, (f"**{text}**",)).lines) == 2


def test_a_bold_end_that_is_cut_keeps_its_place() -> None:
    made = typeset(LONG, FACE, [30], Room(300, lines=1, most_lines=1), (f"**{LONG}**",))
    assert made.cut
    assert made.lines[0].endswith("…")
    assert made.bold == ((0, len(made.lines[0]) - 1),)
    assert painted_widths(made)[0] <= 301


def painted(face: Face, role: Role, *, bold: bool, marked: bool = False) -> NDArray[np.int16]:
    text = "바로 신고"
    setting = typeset(text, face, [60], Room(900), ("**신고**",) if bold else ())
    words = Words("x", Box(20, 20, 900, setting.height), setting, role, marked=("신고",) if marked else ())
    buffer = bytearray(960 * 140 * 4)
    image = QImage(buffer, 960, 140, 3840, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        Brush(painter, MOOD, face.families).paint(Composition((words,)))
    return np.frombuffer(buffer, np.uint8).reshape(140, 960, 4)[..., 2::-1].astype(np.int16)


def has_color(pixels: NDArray[np.int16], role: Role) -> bool:
    color = color_of(MOOD, role)
    return bool((np.abs(pixels - [color.red(), color.green(), color.blue()]).max(axis=-1) < 3).sum() > 300)


def test_bold_is_heavier_and_never_muted_in_running_text() -> None:
    plain, heavy = (painted(FACE, Role.MUTED, bold=bold) for bold in (False, True))
    assert (heavy > 100).sum() > 1.15 * (plain > 100).sum()
    assert not has_color(plain, Role.TEXT)
    assert has_color(heavy, Role.TEXT)
    assert has_color(heavy, Role.MUTED)


def test_a_word_with_a_stroke_is_never_muted_because_it_could_not_be_read_there() -> None:
    assert not has_color(painted(FACE, Role.MUTED, bold=False), Role.TEXT)
    marked = painted(FACE, Role.MUTED, bold=False, marked=True)
    assert has_color(marked, Role.TEXT)
    assert has_color(painted(FACE, Role.MUTED, bold=True, marked=True), Role.TEXT)


def test_bold_takes_the_accent_in_a_headline_unless_a_stroke_marks_it() -> None:
    headline = Face(("Pretendard",), QFont.Weight.Bold, tracking=-2, leading=1.28)
    assert not has_color(painted(headline, Role.TEXT, bold=False), Role.ACCENT)
    assert has_color(painted(headline, Role.TEXT, bold=True), Role.ACCENT)
    assert not has_color(painted(headline, Role.TEXT, bold=True, marked=True), Role.ACCENT)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("marks", [(), ("", "", ""), ("1", "", "12"), ("✓", "✕", "가")])
def test_every_item_has_its_mark(marks: tuple[str, ...], size: tuple[int, int]) -> None:
    for layout in (Layout.KEY_POINTS, Layout.SUMMARY):
        what = Slide(layout=layout, title="세 가지", items=("멈춘다", "묻는다", "알린다"), item_marks=marks)
        made = check(canvas(*size), what)
        shown = ["".join(w.setting.lines) for w in made.words() if w.name == "number"]
        bullets = [e for e in made.elements if isinstance(e, Plate) and e.name == "bullet"]
        signs = [e for e in made.elements if isinstance(e, Sign) and e.name == "item sign"]
        expected = marks or ("1", "2", "3")
        assert shown == [mark for mark in expected if mark and mark not in "✓✕"]
        assert (len(bullets), len(signs)) == (expected.count(""), sum(m in ("✓", "✕") for m in expected))


def test_bold_words_of_a_slide_are_bold_wherever_they_are_shown() -> None:
    what = Slide(
        layout=Layout.KEY_POINTS,
        title="표시는 남지 않는다",
        items=("바로 신고한다", "신고만 한다"),
        bold=("**신고한다**", "**표시는**"),
    )
    settings = {w.name: w.setting for w in compose(canvas(), what).words()}
    assert settings["title"].bold == ((0, 3),)
    items = [w.setting for w in compose(canvas(), what).words() if w.name == "item"]
    assert [item.bold for item in items] == [((3, 7),), ()]
