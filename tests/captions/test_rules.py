"""Every norm is noticed when it is broken, and only then."""

import pytest

from studio.captions.rules import Rule, reading_speed, violations
from studio.domain.cues import Cue
from studio.domain.text import Language


def cue(start: int, end: int, *lines: str) -> Cue:
    return Cue(start_ms=start, end_ms=end, lines=lines or ("한 줄",), scene=0)


def rules(*cues: Cue, language: Language = Language.KOREAN, film_ms: int | None = None) -> list[Rule]:
    return [violation.rule for violation in violations(cues, language, film_ms=film_ms)]


def test_good_captions_break_nothing() -> None:
    assert rules(cue(0, 2_000), cue(2_084, 5_000, "두 줄", "이다"), film_ms=5_000) == []


@pytest.mark.parametrize(
    ("cues", "rule"),
    [
        ([cue(0, 2_000, "")], Rule.EMPTY),
        ([cue(0, 2_000, " ", "")], Rule.EMPTY),
        ([cue(2_000, 2_000)], Rule.ORDER),
        ([cue(5_000, 7_000), cue(1_000, 3_000)], Rule.ORDER),
        ([cue(0, 2_000), cue(1_999, 4_000)], Rule.OVERLAP),
        ([cue(0, 2_000), cue(2_083, 4_000)], Rule.NO_GAP),
        ([cue(0, 2_000, "a", "b", "c")], Rule.TOO_MANY_LINES),
        ([cue(0, 7_000, "가" * 17)], Rule.LINE_TOO_WIDE),
        ([cue(0, 999)], Rule.TOO_SHORT),
        ([cue(0, 7_001)], Rule.TOO_LONG),
        ([cue(0, 1_000, "가" * 13)], Rule.TOO_FAST),
        ([cue(9_000, 10_001)], Rule.PAST_END),
    ],
)
def test_a_broken_norm_is_named(cues: list[Cue], rule: Rule) -> None:
    assert rules(*cues, film_ms=10_000) == [rule]


def test_english_lines_hold_forty_two_letters() -> None:
    assert rules(cue(0, 7_000, "a" * 42), language=Language.ENGLISH) == []
    assert rules(cue(0, 7_000, "a" * 43), language=Language.ENGLISH) == [Rule.LINE_TOO_WIDE]


def test_reading_speed_counts_no_spaces() -> None:
    assert reading_speed(cue(0, 2_000, "가 나", "다 라")) == 2.0


def test_a_violation_says_which_caption_in_both_languages() -> None:
    (violation,) = violations([cue(0, 500)], Language.KOREAN)
    assert "자막 1" in violation.text.ko
    assert "Caption 1" in violation.text.en
