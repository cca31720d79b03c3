"""What an editor would mark in the words of a scene, and what he would leave alone."""

import pytest

from studio.domain.problem import Field, Fix, Problem, ProblemKind
from studio.domain.script import Scene, VisualSpec
from studio.domain.wording import closed, find_words, tidied, wording_problems


def found(narration: str, shown: str = "", visual: VisualSpec | None = None) -> list[Problem]:
    return list(wording_problems(Scene(narration=narration, on_screen_text=shown, visual_spec=visual)))


def kinds(narration: str, shown: str = "") -> list[ProblemKind]:
    return [problem.kind for problem in found(narration, shown)]


@pytest.mark.parametrize(
    ("text", "span", "tidy"),
    [
        ("메일을  열지 마십시오.", (3, 5), "메일을 열지 마십시오."),
        ("Stop , then ask .", (4, 5), "Stop, then ask."),
        ("one\u00a0 two", (3, 5), "one two"),
    ],
)
def test_stray_spaces(text: str, span: tuple[int, int], tidy: str) -> None:
    (problem,) = found(text)
    assert (problem.kind, problem.span, problem.fix) == (ProblemKind.SPACES, span, Fix.TIDY)
    assert tidied(text) == tidy
    assert found(tidy) == []


@pytest.mark.parametrize(
    "text", ["한 칸.", "줄 끝의 빈칸  ", "첫 줄\n\n  둘째 줄", "a .exe file", "쉼표, 뒤"]
)
def test_spaces_that_are_none_of_an_editors_business(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (
            "링크는 (의심스러우면 누르지 않습니다. 신고합니다.",
            "링크는 (의심스러우면 누르지 않습니다). 신고합니다.",
        ),
        ("“서두르십시오. 라고 하면 의심합니다.", "“서두르십시오.” 라고 하면 의심합니다."),
        ("「개인정보 보호법은 지켜야 합니다.", "「개인정보 보호법은 지켜야 합니다」."),
        ('Say "no and hang up.', 'Say "no and hang up."'),
    ],
)
def test_what_is_opened_is_closed(text: str, mended: str) -> None:
    (problem,) = found(text)
    assert problem.kind is ProblemKind.UNCLOSED
    assert problem.at is not None
    assert closed(text, problem.at) == mended
    assert found(mended) == []


@pytest.mark.parametrize(
    "text",
    [
        "1) 멈춘다 2) 확인한다",
        "It's Kim's, isn’t it?",
        'a 24" screen',
        "Sad :( but true",
        "‘따옴표’와 (괄호)와 「낫표」",
        "Rock ’n’ roll",
        "**굵게** [표시]",
        "쓰는 중 (",
    ],
)
def test_marks_that_need_no_partner(text: str) -> None:
    assert kinds(text) == []


def test_a_screen_that_says_what_the_voice_says() -> None:
    said = "모르는 사람이 보낸 링크는 누르지 말고 바로 신고하십시오."
    assert kinds(said, said.replace(" ", "\n").rstrip(".")) == [ProblemKind.READ_OUT]
    assert kinds(said, "바로 신고하십시오") == []
    assert kinds("바로 신고하십시오.", "바로 신고하십시오") == []


@pytest.mark.parametrize(
    ("said", "shown", "span"),
    [
        ("개인정보 보호법을 지킵니다.", "개인정보보호법", (0, 8)),
        ("개인정보보호법은 엄격합니다.", "개인정보 보호법이란?", (0, 7)),
        ("의심되면 피싱 메일을 신고합니다.", "피싱메일 신고", (5, 10)),
    ],
)
def test_one_name_in_two_spellings(said: str, shown: str, span: tuple[int, int]) -> None:
    (problem,) = found(said, shown)
    assert (problem.kind, problem.span, problem.fix) == (ProblemKind.OTHER_SPELLING, span, Fix.SAME_SPELLING)
    assert str(problem.to) in shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("개인정보 보호법을 지킵니다.", "개인정보 보호법"),
        ("개인정보의 보호가 먼저입니다.", "개인정보보호"),
        ("메일을 안 열어 봅니다.", "메일을 안열어 봄"),
        ("이 사람과 저 사람이 있습니다.", "이사람 저사람"),
        ("a phishing mail", "phishingmail"),
    ],
)
def test_words_that_only_look_alike(said: str, shown: str) -> None:
    assert kinds(said, shown) == []


def test_numbers_that_contradict_each_other() -> None:
    (problem,) = found("위반하면 3년 이하의 징역입니다.", "5년 이하 징역")
    assert (problem.kind, problem.span, problem.detail) == (ProblemKind.OTHER_NUMBER, (5, 7), "5년")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("벌금은 5천만 원입니다.", "벌금 5,000만 원"),
        ("24시간 안에 신고합니다.", "24시간"),
        ("3일에서 5일 걸립니다.", "3일"),
        ("하루 300통 가운데 1통이면 충분합니다.", "300통"),
        ("It takes 2 hours.", "2 hour limit"),
        ("40분 만에 2억 원을 잃었습니다.", "사고는 1회"),
    ],
)
def test_numbers_that_agree_or_cannot_be_compared(said: str, shown: str) -> None:
    assert kinds(said, shown) == []


def test_a_highlight_that_is_nowhere_in_the_words() -> None:
    visual = VisualSpec(highlight_terms=("신고", "암호", "바로"))
    (problem,) = found("바로 신고합니다.", "", visual)
    assert (problem.kind, problem.field, problem.detail) == (ProblemKind.LOST_TERM, Field.PICTURE, "암호")


def test_words_are_found_however_they_are_set() -> None:
    text = 'Say "no" — and **hang up**.'
    span = find_words(text, "“no” and hang")
    assert span is not None
    assert text[slice(*span)] == 'no" — and **hang'
    assert find_words(text, "ring") is None
    assert find_words(text, "…") is None
