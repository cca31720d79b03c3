"""A narration is spoken in portions an engine can take."""

from hypothesis import given
from hypothesis import strategies as st

from studio.speech.chunks import portions


def test_sentences_are_portions() -> None:
    text = "하나입니다. 둘입니다! 셋"
    assert [(text[a:b], last) for a, b, last in portions(text)] == [
        ("하나입니다.", True),
        ("둘입니다!", True),
        ("셋", True),
    ]


def test_a_long_sentence_is_cut_at_a_space() -> None:
    text = "낱말 " * 100
    found = list(portions(text))
    assert len(found) == 2
    assert text[found[0][1]] == " "
    assert [last for _, _, last in found] == [False, True]


@given(st.text(st.sampled_from("가a1 .\n"), max_size=1_000))
def test_nothing_is_lost_and_no_portion_is_too_long(text: str) -> None:
    found = list(portions(text))
    assert all(0 < end - start <= 200 for start, end, _ in found)
    assert "".join("".join(text[a:b].split()) for a, b, _ in found) == "".join(text.split())
