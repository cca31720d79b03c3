"""Which words of a narration say what stands on a slide."""

from __future__ import annotations

import pytest

from studio.domain.said import said_at


def begins(items: list[str], narration: str) -> list[str | None]:
    """Return the spoken word by which each item is known."""
    return [None if at is None else narration[at:].split()[0] for at in said_at(items, narration)]


def test_words_are_known_by_their_stems_whatever_their_endings() -> None:
    narration = (
        "전화부터 하지 말고 먼저 랜선을 뽑으세요. 다른 기기에서 비밀번호를 바꾸고 보안팀에 전화하세요."
    )
    items = ["랜선을 뽑는다", "비밀번호 변경", "보안팀에 전화한다"]
    assert begins(items, narration) == ["랜선을", "비밀번호를", "보안팀에"]
    assert begins(["멈춘다", "확인한다", "신고한다"], "멈추고, 확인하고, 신고합니다.") == [
        "멈추고,",
        "확인하고,",
        "신고합니다.",
    ]
    assert begins(["Stop", "Verify it", "Reporting"], "We stopped, verified it and sent a report.") == [
        "stopped,",
        "verified",
        "report.",
    ]


def test_short_words_are_known_with_their_particles_and_not_in_others() -> None:
    assert begins(["앱", "돈"], "앱을 지우고 돈은 보내지 않습니다.") == ["앱을", "돈은"]
    assert begins(["앱", "이"], "앱솔루트 이름") == [None, None]
    assert begins(["report"], "Do not repeat it.") == [None]


def test_an_item_needs_no_more_than_a_telling_part_of_its_words() -> None:
    assert begins(["암호 걸린 ZIP"], "매크로나 비밀번호가 걸린 ZIP 파일") == ["걸린"]
    assert begins(["완전히 다른 내용의 항목"], "다른 이야기입니다.") == [None]


def test_words_of_several_items_tell_little() -> None:
    narration = "먼저 확인하십시오. 링크는 누르기 전에 봅니다. 주소는 끝까지 읽습니다."
    assert begins(["링크 확인", "주소 확인"], narration) == ["링크는", "주소는"]


def test_items_are_said_in_their_order_and_never_with_the_same_words() -> None:
    assert begins(["은행", "택배"], "택배와 은행입니다. 은행이 먼저고 택배가 다음입니다.") == [
        "은행입니다.",
        "택배가",
    ]
    assert begins(["메일", "메일"], "메일입니다.") == ["메일입니다.", None]
    assert begins(["하나", "둘", "셋"], "하나, 셋, 둘") == ["하나,", None, "셋,"]


def test_the_first_of_equal_places_counts() -> None:
    assert said_at(["은행"], "은행입니다. 은행입니다.") == [0]


def test_marks_and_full_width_letters_do_not_matter() -> None:
    assert begins(["**은행** (예)"], "[은행]을 사칭합니다.") == ["은행]을"]
    assert begins(["VPN"], "ＶＰＮ을 켭니다.") == ["ＶＰＮ을"]


def test_an_abbreviation_is_no_filler() -> None:
    assert begins(["IT", "it"], "Ask IT about it.") == ["IT", "it."]


@pytest.mark.parametrize("narration", ["", "   ", "!?", "관계 없는 말"])
def test_what_is_not_said_is_nowhere(narration: str) -> None:
    assert said_at(["첫째 항목", "", "🙂"], narration) == [None, None, None]
    assert said_at([], narration) == []
