"""What a voice leaves out is known before anybody hears it missing."""

import pytest

from studio.domain.problem import Fix, ProblemKind
from studio.domain.text import Language
from studio.speech.checks import unsaid_problems, unsaid_spans


@pytest.mark.parametrize(
    ("text", "language", "unsaid"),
    [
        ("안녕하세요 👋🏽 여러분", Language.KOREAN, ["👋🏽"]),
        ("👨‍👩‍👧 가족", Language.KOREAN, ["👨‍👩‍👧"]),
        ("개인정보(個人情報)와 שלום", Language.KOREAN, ["個人情報", "שלום"]),
        ("① 멈춘다", Language.KOREAN, ["①"]),
        ("Tell 개인정보 and naïve", Language.ENGLISH, ["개인정보"]),
    ],
)
def test_letters_and_signs_without_a_sound(text: str, language: Language, unsaid: list[str]) -> None:
    assert [text[first:end] for first, end in unsaid_spans(text, language)] == unsaid


@pytest.mark.parametrize(
    "text",
    [
        "메일은 “24시간 이내” — 5kg, 10℃, 3~5일; 「개인정보 보호법」 제3조…",
        "CTRLF™ © 회사 → 확인 · 신고",
        "report@ctrlf.co.kr 로 50% 이상",
        "",
    ],
)
def test_marks_of_which_nobody_expects_a_sound(text: str) -> None:
    assert unsaid_problems("s", text, Language.KOREAN) == ()


def test_one_problem_names_them_all_and_where_the_first_is() -> None:
    (problem,) = unsaid_problems("s", "漢 하나 漢 둘 字", Language.KOREAN)
    assert (problem.kind, problem.span, problem.amount) == (ProblemKind.UNSAID, (0, 1), 3)
    assert (problem.detail, problem.fix, problem.to) == ("漢 字", Fix.REMOVE_CHARACTERS, "漢字")
