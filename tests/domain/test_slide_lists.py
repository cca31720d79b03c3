"""Lists as people write them: bullets, numbers, parts between dots, steps, lists below items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.slide_lists import CROSS, TICK, read_items, read_lines, read_steps


@pytest.mark.parametrize(
    ("text", "head", "items"),
    [
        ("사칭 대상: 은행 · 택배", "사칭 대상", ("은행", "택배")),
        ("세 가지\n- 하나\n- 둘", "세 가지", ("하나", "둘")),
        ("1. 하나\n2. 둘\n3. 셋", "", ("하나", "둘", "셋")),
        ("세 가지\n하나\n둘", "세 가지", ("하나", "둘")),
        ("Remember: stop, check, report", "Remember", ("stop", "check", "report")),
        ("메일 · 전화", "메일 · 전화", ()),
        ("숨기지 말고, 바로 신고", "숨기지 말고, 바로 신고", ()),
        ("시각: 오후 3:30", "시각: 오후 3:30", ()),
        ("매출 2.5배\n비용 3.5배", "매출 2.5배\n비용 3.5배", ()),
        ("", "", ()),
    ],
)
def test_items_are_found_where_there_are_some(text: str, head: str, items: tuple[str, ...]) -> None:
    found = read_items(text)
    assert (found.head, found.items) == (head, items)


@pytest.mark.parametrize(
    ("first", "second", "marks"),
    [
        ("- ", "- ", ("", "")),
        ("* ", "* ", ("", "")),
        ("•", "•", ("", "")),
        ("· ", "· ", ("", "")),
        ("▪ ", "◦ ", ("", "")),
        ("ㆍ", "ㆍ", ("", "")),
        ("1. ", "2. ", ("1", "2")),
        ("1.", "2.", ("1", "2")),
        ("1) ", "2) ", ("1", "2")),
        ("(1) ", "(2) ", ("1", "2")),
        ("① ", "② ", ("1", "2")),
        ("⑴ ", "⑵ ", ("1", "2")),
        ("❶", "❷", ("1", "2")),
        ("1️⃣ ", "2️⃣ ", ("1", "2")),
        ("9. ", "10. ", ("9", "10")),
        ("가. ", "나. ", ("가", "나")),
        ("A) ", "B) ", ("A", "B")),
        ("✓ ", "✔️ ", (TICK, TICK)),
        ("✕ ", "❌ ", (CROSS, CROSS)),
    ],
)
def test_every_way_to_mark_a_line(first: str, second: str, marks: tuple[str, ...]) -> None:
    for head in ("", "할 일\n", "# 할 일:\n"):
        found = read_lines(f"{head}{first}주소를 본다\n\n {second}링크를 본다")
        assert found is not None
        assert (found.head, found.items) == ("할 일" if head else "", ("주소를 본다", "링크를 본다"))
        assert found.marks == marks


@pytest.mark.parametrize(
    "text",
    [
        "-5도까지\n-3도까지",
        "2.5배 늘고\n3.5배 줄었다",
        "**굵게**\n**또 굵게**",
        "A. Kim\nB라는 사람",
        "- 하나뿐",
    ],
)
def test_what_only_looks_like_a_mark(text: str) -> None:
    assert read_lines(text) is None


def test_numbers_on_one_line() -> None:
    found = read_lines("순서: ① 멈춘다 ② 확인한다 ③ 신고한다")
    assert found is not None
    assert (found.head, found.items) == ("순서", ("멈춘다", "확인한다", "신고한다"))
    assert found.marks == ("1", "2", "3")
    again = read_lines("1) 멈춘다, 2) 신고한다")
    assert again is not None
    assert (again.head, again.items) == ("", ("멈춘다", "신고한다"))
    assert read_lines("2. 링크 확인") is None
    assert read_lines("제1항. 2. 3.") is None


def test_a_number_before_bullets_counts_the_thought() -> None:
    found = read_lines("4. 매크로\n- 워드\n- 엑셀")
    assert found is not None
    assert (found.head, found.items, found.marks) == ("매크로", ("워드", "엑셀"), ("", ""))


@pytest.mark.parametrize("inner", ["  - ", "\t* ", "    1) "])
def test_a_short_list_below_an_item_is_told_with_it(inner: str) -> None:
    found = read_lines(f"할 일\n- 메일:\n{inner}주소\n{inner}링크\n- 전화")
    assert found is not None
    assert found.items == ("메일: 주소 · 링크", "전화")


def test_bullets_below_numbers_need_no_indent() -> None:
    found = read_lines("1. 메일\n- 주소\n- 링크\n2. 전화")
    assert found is not None
    assert (found.items, found.marks) == (("메일: 주소 · 링크", "전화"), ("1", "2"))


def test_a_long_list_below_an_item_becomes_items() -> None:
    long = "보낸 사람의 주소를 끝까지 읽고 아는 주소인지 확인한다"
    found = read_lines(f"1. 메일\n  - {long}\n  - {long}\n2. 전화")
    assert found is not None
    assert found.items == ("메일", long, long, "전화")
    assert found.marks == ("1", "", "", "2")


def test_a_line_without_a_mark_among_items_is_an_item() -> None:
    found = read_lines("1. 멈춘다\n2. 신고한다\n기억하십시오")
    assert found is not None
    assert found.items == ("멈춘다", "신고한다", "기억하십시오")
    assert found.marks == ("1", "2", "")


def test_steps() -> None:
    assert read_steps("멈춘다 → 확인한다 -> 신고한다").items == ("멈춘다", "확인한다", "신고한다")
    assert read_steps("순서: 멈춘다 → 신고한다").head == "순서"
    assert read_steps("가 → 나").items == ()


@given(st.text(alphabet="-*•1.)( \n\t가나A·①→", max_size=40))
def test_nothing_written_breaks_it(text: str) -> None:
    for found in (read_items(text), read_steps(text), read_lines(text)):
        if found is not None:
            assert len(found.marks) in (0, len(found.items))
            assert all(item.strip() for item in found.items)
