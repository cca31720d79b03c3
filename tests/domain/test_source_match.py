"""What a scene says is found again in its source, in other words too, and nothing where it is not there."""

from __future__ import annotations

from studio.domain.source_match import SourceIndex

SOURCE = (
    "개인정보란 살아 있는 개인에 관한 정보이다. 주민등록번호는 법령에 근거가 없으면 처리할 수 없다.\n\n"
    "보유 기간이 지난 개인정보는 5일 이내에 파기한다."
)


def found(text: str, source: str = SOURCE) -> list[str]:
    return [source[a:b] for a, b in SourceIndex(source).close_to(text)]


def test_the_same_words() -> None:
    assert found("보유 기간이 지난 개인정보는 5일 이내에 파기한다.") == [
        "보유 기간이 지난 개인정보는 5일 이내에 파기한다."
    ]


def test_other_endings_and_several_sentences_in_the_order_of_the_source() -> None:
    said = "기간이 지난 개인정보를 5일 이내에 파기하세요. 법령에 근거 없이 주민등록번호를 처리하지 마세요."
    assert found(said) == [
        "주민등록번호는 법령에 근거가 없으면 처리할 수 없다.",
        "보유 기간이 지난 개인정보는 5일 이내에 파기한다.",
    ]


def test_nothing_where_it_is_not_said() -> None:
    assert found("소화기는 복도 끝에 있습니다.") == []
    assert found("개인정보란?") == [], "one word is the subject of everything"
    assert found("") == []
    assert found("anything", "") == []
