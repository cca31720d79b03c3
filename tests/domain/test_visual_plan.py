"""What a scene shows when nobody has said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.visual_plan import (
    BODY_LIMIT,
    TITLE_LIMIT,
    highlight_terms,
    plan,
    shorten,
    without_marks,
)

NARRATION = "첫 문장입니다. 둘째 문장입니다. 셋째 문장입니다."


def test_the_title_is_the_on_screen_text_first() -> None:
    assert plan("화면 글", "자막", NARRATION).title == "화면 글"


def test_then_the_caption() -> None:
    assert plan("  ", "자막", NARRATION).title == "자막"


def test_then_the_first_sentence() -> None:
    found = plan("", "", NARRATION)
    assert found.title == "첫 문장입니다."
    assert found.body == "둘째 문장입니다. 셋째 문장입니다."


def test_the_body_is_the_sentences_after_the_first() -> None:
    assert plan("화면 글", "", NARRATION).body == "둘째 문장입니다. 셋째 문장입니다."


def test_a_single_sentence_is_the_body_below_a_written_title() -> None:
    assert plan("화면 글", "", "한 문장뿐입니다.").body == "한 문장뿐입니다."
    assert plan("", "", "한 문장뿐입니다.").body == ""


def test_nothing_gives_nothing() -> None:
    found = plan("", "", "")
    assert (found.title, found.body, found.highlight_terms) == ("", "", ())


def test_long_texts_are_cut_at_a_word() -> None:
    found = plan("", "", "낱말 " * 40 + "끝. " + "다른 말 " * 60 + "끝.")
    assert len(found.title) <= TITLE_LIMIT
    assert len(found.body) <= BODY_LIMIT
    assert found.title.endswith("낱말…")
    assert found.body.endswith("…")


def test_marks_are_taken_out() -> None:
    found = plan("**중요** [용어]", "", "")
    assert found.title == "중요 용어"
    assert found.highlight_terms == ("중요", "용어")
    assert without_marks("2 * 3 * 4, []") == "2 * 3 * 4, []"


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("피싱은 '사람'을 속입니다", ("사람",)),
        ('"오늘 안에"와 “24시간 이내”', ("오늘 안에", "24시간 이내", "24시간")),
        ("'오늘'과 '내일' 사이", ("오늘", "내일")),
        ("Don't open it. It's bad", ()),
        ("IT 지원팀과 ZIP 파일", ("IT", "ZIP")),
        ("용량은 10MB, 기간은 3일, 90%, 2,000원", ("10MB", "3일", "90%", "2,000원")),
        ("**급한 마음**과 [호기심]", ("급한 마음", "호기심")),
        ("'x'는 짧고 '" + "가" * 21 + "'는 깁니다", ()),
        ("I am, ABCDEFGHIJK", ()),
        ("40분이 걸렸습니다", ("40분",)),
    ],
)
def test_terms_worth_marking(text: str, terms: tuple[str, ...]) -> None:
    assert tuple(t for t in highlight_terms(text)) == terms


def test_order_is_quoted_capitals_numbers_marked_and_five_at_most() -> None:
    assert highlight_terms("**표시** 3일 VPN '인용' 90% USB [덧붙임]") == ("인용", "VPN", "USB", "3일", "90%")


def test_a_term_is_named_once() -> None:
    assert highlight_terms("'VPN' VPN **VPN**") == ("VPN",)


@given(st.text(max_size=200), st.integers(min_value=2, max_value=100))
def test_shortening_keeps_to_the_limit_and_says_that_it_cut(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == text if len(text) <= limit else short.endswith("…")
