"""Hangul is respelled by the standard pronunciation, syllable for syllable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.speech.korean_sounds import as_pronounced


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("사람을", "사라믈"),
        ("입니다", "임니다"),
        ("국민", "궁민"),
        ("독립", "동닙"),
        ("신라", "실라"),
        ("설날", "설랄"),
        ("심리", "심니"),
        ("못하다", "모타다"),
        ("입학", "이팍"),
        ("급한", "그판"),
        ("좋다", "조타"),
        ("좋아요", "조아요"),
        ("않은", "아는"),
        ("않고", "안코"),
        ("싫습니다", "실씀니다"),
        ("굳이", "구지"),
        ("같이", "가치"),
        ("닫히다", "다치다"),
        ("값이", "갑씨"),
        ("없습니다", "업씀니다"),
        ("읽으십시오", "일그십씨오"),
        ("학교", "학꾜"),
        ("앉고", "안꼬"),
        ("꽃", "꼳"),
        ("강아지", "강아지"),
        ("나무", "나무"),
    ],
)
def test_the_standard_rules(written: str, spoken: str) -> None:
    assert as_pronounced(written) == spoken


def test_rules_stop_at_a_space() -> None:
    assert as_pronounced("한국 나라") == "한국 나라"


def test_other_writing_is_left_alone() -> None:
    assert as_pronounced("USB 3.0, ok? ㅋㅋ 😀") == "USB 3.0, ok? ㅋㅋ 😀"


@given(
    st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3) | st.sampled_from(" a1,"), max_size=40)
)
def test_the_number_of_characters_never_changes(text: str) -> None:
    assert len(as_pronounced(text)) == len(text)
