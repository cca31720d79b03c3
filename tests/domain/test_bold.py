"""Bold words are found again in what is shown, and nothing else becomes bold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.bold import bold_parts, bold_spans
from studio.domain.visual_plan import without_marks


@pytest.mark.parametrize(
    ("written", "shown", "bold"),
    [
        ("**바로** 신고", "바로 신고", ["바로"]),
        ("**신고**가 늦으면 신고도 늦습니다", "신고가 늦으면 신고도 늦습니다", ["신고"]),
        ("**안** 됩니다", "안내는 안 됩니다", ["안"]),
        ("**A**와**B**", "A와B", ["A", "B"]),
        ("**IT** with it", "WITH IT, IT", ["IT", "IT"]),
        ("**세 가지**: 하나 · **둘**", "둘", ["둘"]),
        ("**하나 · 둘** · 셋", "둘", ["둘"]),
        ('**"오늘 안에"** 답', "“오늘 안에” 답", ["“오늘 안에”"]),
        ("**두\t낱말**", "두 낱말", ["두 낱말"]),
        ("怪しい**メール**は", "怪しいメールは", ["メール"]),
        ("** **", "무엇", []),
        ("**끝나지 않은", "끝나지 않은", []),
    ],
)
def test_what_was_set_bold_is_found_again(written: str, shown: str, bold: list[str]) -> None:
    assert [shown[a:b] for a, b in bold_spans(shown, bold_parts(written))] == bold


def test_the_word_around_a_part_is_kept() -> None:
    assert bold_parts("빠른 **신고**가 답") == ("**신고**가",)


@given(st.text(alphabet="가나 a*·:1", max_size=30))
def test_nothing_written_breaks_it(text: str) -> None:
    shown = " ".join(without_marks(text).split())
    spans = bold_spans(shown, bold_parts(text))
    assert all(0 <= a < b <= len(shown) for a, b in spans)
    assert all(first[1] < second[0] for first, second in pairwise(spans))
