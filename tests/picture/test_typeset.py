"""Lines end where a reader would pause, are evenly filled, and never longer than slides allow."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont

from studio.picture.breaks import graphemes, reading_width, reads_right_to_left
from studio.picture.marks import marked_spans, spans_in_line
from studio.picture.typeset import HEADLINE_PAUSE, KOREAN_LIMIT, WORD_LIMIT, Face, Room, typeset
from tests.picture.kit import LONG

FACE = Face(("Pretendard",), QFont.Weight.Bold, tracking=-2, leading=1.28)


def lines(text: str, width: float = 900, size: float = 60, **room: float) -> tuple[str, ...]:
    return typeset(text, FACE, [size, size * 0.9, size * 0.8, size * 0.6], Room(width, **room)).lines  # type: ignore[arg-type]


def test_korean_words_stay_whole_and_no_word_is_left_alone() -> None:
    for width in range(420, 1200, 60):
        made = lines(LONG, width, 48, most_lines=6)
        assert " ".join(made) == LONG
        assert len(made[-1].split()) > 1


def test_a_headline_breaks_at_its_pause() -> None:
    assert lines("하루 300통, 사고는 1통이면 충분합니다", 896, 68, pause_gain=HEADLINE_PAUSE) == (
        "하루 300통,",
        "사고는 1통이면 충분합니다",
    )


@pytest.mark.parametrize(
    "text", ["손해는 모두 합쳐서 대략 2억 원 이상이라고 한다", "누구나 한 번은 당할 수 있다고 생각해야 한다"]
)
def test_what_belongs_together_is_not_torn(text: str) -> None:
    for width in range(300, 900, 40):
        for line in lines(text, width, 40, most_lines=6):
            assert not line.endswith(("2억", "당할", " 한")) or line == text
            assert not line.startswith(("원 ", "수 ", "— "))


def test_lines_keep_the_limits_of_reading() -> None:
    made = typeset(LONG, FACE, [20], Room(4000, lines=1, most_lines=9))
    assert all(reading_width(line) <= KOREAN_LIMIT for line in made.lines)
    english = typeset("one two " * 20, FACE, [20], Room(4000, lines=1, most_lines=9))
    assert all(len(line.split()) <= WORD_LIMIT for line in english.lines)


def test_shrinks_before_it_cuts_and_says_when_it_cut() -> None:
    short = typeset("메일", FACE, [60, 40, 20], Room(600))
    longer = typeset(
        "메일을 열기 전에 반드시 확인할 것 세 가지와 그 이유", FACE, [60, 40, 20], Room(420, 120)
    )
    endless = typeset("가" * 5000, FACE, [60, 40, 20], Room(600, 120))
    assert (short.size, short.cut) == (60, False)
    assert longer.size < 60
    assert not longer.cut
    assert endless.cut
    assert endless.lines[-1].endswith("…")
    assert endless.height <= 121
    assert endless.width <= 600


def test_text_without_spaces_breaks_by_its_own_rules() -> None:
    made = lines("怪しいメールは開かないでください。添付ファイルも同じです。", 500, 40, most_lines=6)
    assert len(made) > 1
    assert not any(line[0] in "。、ー" for line in made)


def test_marks_follow_a_term_over_a_line_break_and_wherever_it_occurs() -> None:
    made = typeset(
        "빠른 신고가 피해를 줄이고 신고가 사람을 지킨다", FACE, [60], Room(420, lines=3, most_lines=5)
    )
    spans = marked_spans(made.text, ("빠른 신고가 피해를", "신고가", "없는 말"))
    marked = [
        line[a:b]
        for line, start in zip(made.lines, made.starts, strict=True)
        for a, b in spans_in_line(spans, start, line)
    ]
    assert " ".join(marked) == "빠른 신고가 피해를 신고가"
    assert len(marked) > 2


@pytest.mark.parametrize(
    ("text", "term", "found"),
    [
        ("WITH IT", "IT", ["IT"]),
        ("11통과 1통", "1통", ["1통"]),
        ("90%가 190%", "90%", ["90%"]),
        ("a.b axb", "a.b", ["a.b"]),
    ],
)
def test_a_term_is_not_found_inside_a_longer_word(text: str, term: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in marked_spans(text, (term,))] == found


def test_overlapping_terms_make_one_stroke() -> None:
    assert marked_spans("24시간 이내에", ("24시간 이내", "24시간", "")) == [(0, 7)]


def test_characters_as_people_see_them() -> None:
    assert graphemes("e\u0301가👨‍👩‍👧!") == ["e\u0301", "가", "👨‍👩‍👧", "!"]
    assert reads_right_to_left("… مرحبا abc")
    assert not reads_right_to_left("1. 안녕 مرحبا")
