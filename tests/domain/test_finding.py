"""Words are found where a reader sees them, and replaced nowhere else."""

from __future__ import annotations

import pytest

from studio.domain.finding import Finder, FoundIn, Hit, Query
from studio.domain.script import Chapter, Scene, Script

SCRIPT = Script(
    title="T",
    chapters=(
        Chapter(
            uid="A",
            title="메일 이야기",
            scenes=(
                Scene(uid="a1", narration="메일을 받으면 Mail을 봅니다.", on_screen_text="메일"),
                Scene(uid="a2", narration="없습니다."),
            ),
        ),
    ),
)


def found(text: str, **options: bool) -> list[tuple[str, str, int, int]]:
    hits = Finder(Query(text, **options)).hits(SCRIPT)
    return [(hit.uid, hit.field.value, hit.start, hit.end) for hit in hits]


def test_everything_in_the_order_of_the_film() -> None:
    assert found("메일") == [
        ("A", "title", 0, 2),
        ("a1", "narration", 0, 2),
        ("a1", "on_screen_text", 0, 2),
    ]
    assert found("") == []


def test_case_and_whole_words() -> None:
    assert len(found("MAIL")) == 1
    assert found("MAIL", match_case=True) == []
    assert [hit[0] for hit in found("메일", whole_word=True)] == ["A", "a1"]


@pytest.mark.parametrize("text", ["(", "a.b", "[", "\\", "$^", "다."])
def test_signs_are_only_signs(text: str) -> None:
    assert Finder(Query(text)).spans(f"x {text} y") == [(2, 2 + len(text))]
    assert Finder(Query(text, whole_word=True)).spans(f"x {text} y") == [(2, 2 + len(text))]


def test_a_query_in_letters_is_found_in_syllables() -> None:
    decomposed = "\u1106\u1166\u110b\u1175\u11af"
    assert Finder(Query(decomposed)).spans("메일") == [(0, 2)]


def test_replacing_everything_counts_and_leaves_the_rest_untouched() -> None:
    changed, count = Finder(Query("메일")).replace_all(SCRIPT, r"편지\1")
    assert count == 3
    assert changed.chapters[0].title == r"편지\1 이야기"
    assert changed.chapters[0].scenes[0].on_screen_text == r"편지\1"
    assert changed.chapters[0].scenes[1] is SCRIPT.chapters[0].scenes[1]
    same, none = Finder(Query("nowhere")).replace_all(SCRIPT, "x")
    assert same is SCRIPT
    assert none == 0


def test_a_title_never_becomes_empty() -> None:
    changed, count = Finder(Query("메일 이야기")).replace_all(SCRIPT, " ")
    assert (changed, count) == (SCRIPT, 0)


def test_what_did_not_change_is_not_searched_again_but_what_did_is() -> None:
    finder = Finder(Query("메일"))
    assert len(finder.hits(SCRIPT)) == 3
    chapter = SCRIPT.chapters[0]
    second = chapter.scenes[1].model_copy(update={"narration": "새 메일"})
    changed = SCRIPT.model_copy(
        update={"chapters": (chapter.model_copy(update={"scenes": (chapter.scenes[0], second)}),)}
    )
    assert finder.hits(changed)[-1] == Hit("a2", FoundIn.NARRATION, 2, 4)
