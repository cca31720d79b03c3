"""Sentences end where a reader of Korean or English would say they end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.sentences import sentences, split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  \n ", []),
        ("한 문장입니다.", ["한 문장입니다."]),
        ("첫째입니다. 둘째입니다! 셋째입니까? 넷째…", ["첫째입니다.", "둘째입니다!", "셋째입니까?", "넷째…"]),
        ("끝 표시가 없습니다", ["끝 표시가 없습니다"]),
        ("정말?! 네.", ["정말?!", "네."]),
        ("네. 맞습니다.", ["네.", "맞습니다."]),
        ("그는 '멈추십시오.' 라고 했습니다.", ["그는 '멈추십시오.'", "라고 했습니다."]),
        ("“끝났습니다.” 다음입니다.", ["“끝났습니다.”", "다음입니다."]),
    ],
)
def test_marks_end_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "버전 3.5 입니다",
        "report.zip 파일",
        "제2. 조항을 보십시오",
        "A. 보기입니다",
        "가. 첫째 항목",
        "홍길동 B. 킴 대표",
    ],
)
def test_digits_lone_letters_and_names_do_not_end_them(text: str) -> None:
    assert sentences(text) == [text]


def test_a_digit_at_the_very_end_does() -> None:
    assert sentences("내선은 1234. ") == ["내선은 1234."]


@pytest.mark.parametrize("ending", ["습니다", "해요", "한다"])
def test_a_line_break_ends_a_sentence_without_a_mark(ending: str) -> None:
    assert sentences(f"메일을 확인{ending}\n링크를 확인{ending}") == [
        f"메일을 확인{ending}",
        f"링크를 확인{ending}",
    ]


def test_other_line_ends_count_too() -> None:
    assert sentences("하나\r\n둘\r\n\r\n셋") == ["하나", "둘", "셋"]


@given(st.text(st.sampled_from("가나aA1 .!?…\n\"')"), max_size=80) | st.text(max_size=80))
def test_ranges_are_in_order_and_only_white_space_lies_between(text: str) -> None:
    ranges = split_sentences(text)
    position = 0
    for start, end in ranges:
        assert start >= position
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        position = end
    assert not text[position:].strip()
