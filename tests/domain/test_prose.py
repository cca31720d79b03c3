"""Prose becomes chapters and scenes as a reader would divide it; text from outside can always be stored."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.prose import (
    SCENE_CHARACTERS,
    ProseChapter,
    cleaned,
    insert_prose,
    is_prose,
    read_prose,
    storable,
)
from studio.domain.script import Chapter, Scene, Script


def outline(text: str) -> list[tuple[str | None, list[str]]]:
    return [(c.title, [s.narration for s in c.scenes]) for c in read_prose(cleaned(text))]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("", False),
        ("한 문단입니다.", False),
        ("한 문단인데\n줄이 둘입니다.", False),
        ("\n한 문단입니다.\n\n", False),
        ("하나입니다.\n\n둘입니다.", True),
        ("# 제목\n본문입니다.", True),
        ("말입니다.\n[화면] 글", True),
        ("긴 문단입니다. " * 200, True),
    ],
)
def test_what_is_prose(text: str, prose: bool) -> None:
    assert is_prose(cleaned(text)) is prose


def test_paragraphs_become_scenes_and_wrapped_lines_are_one() -> None:
    assert outline("One line\nwrapped here.\n\nTwo.\n\n\n\nThree.") == [
        (None, ["One line wrapped here.", "Two.", "Three."])
    ]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# 피싱이란", "피싱이란"),
        ("### **Phishing** ###", "Phishing"),
        ("제1장 피싱이란", "피싱이란"),
        ("제 2 장: 신호", "신호"),
        ("제3장", "제3장"),
        ("2장 의심 신호", "의심 신호"),
        ("Chapter 1", "Chapter 1"),
        ("Chapter 2: What to do", "What to do"),
        ("PART IV - After", "After"),
        ("1. Report it", "Report it"),
        ("2.1 Details", "Details"),
        ("Underlined\n=====", "Underlined"),
    ],
)
def test_headings_become_chapters(line: str, title: str) -> None:
    assert outline(f"{line}\n\nWords are said.") == [(title, ["Words are said."])]


@pytest.mark.parametrize(
    "line",
    [
        "1장은 다 읽었습니다.",
        "1. This is a whole sentence.",
        "Chapters are long.",
        "#hashtag and words",
        "Part of the truth.",
        "3 people came.",
    ],
)
def test_sentences_are_no_headings(line: str) -> None:
    assert outline(f"{line}\n\nMore.") == [(None, [line, "More."])]


def test_counted_lines_within_a_paragraph_are_no_headings() -> None:
    assert outline("Do this:\n1. Stop\n2. Think\n\nMore.") == [(None, ["Do this: 1. Stop 2. Think", "More."])]


@pytest.mark.parametrize(
    "mark", ["[화면] ", "화면: ", "(화면) ", "Screen: ", "[Screen] ", "On-screen text: ", "slide: "]
)
def test_lines_for_the_screen(mark: str) -> None:
    (chapter,) = read_prose(cleaned(f"말입니다.\n{mark}글 하나\n{mark}글 둘\n\n다음입니다."))
    assert [(s.narration, s.on_screen_text) for s in chapter.scenes] == [
        ("말입니다.", "글 하나\n글 둘"),
        ("다음입니다.", ""),
    ]


def test_screen_lines_of_their_own_belong_to_the_scene_before_or_are_silent() -> None:
    (chapter,) = read_prose(
        "말입니다.\n\n[화면] 글\n\n[화면] 다음 글\n\n다음입니다.\n\n[화면] 끝\n\n[화면] 또"
    )
    assert [(s.narration, s.on_screen_text) for s in chapter.scenes] == [
        ("말입니다.", "글"),
        ("다음입니다.", "다음 글"),
        ("", "끝\n또"),
    ]


def test_a_heading_without_words_has_a_scene_to_write_in() -> None:
    (chapter,) = read_prose("# Later")
    assert chapter.title == "Later"
    assert [s.narration for s in chapter.scenes] == [""]


def test_long_paragraphs_are_cut_between_sentences() -> None:
    sentence = "이 문장은 꽤 길어서 여러 번 되풀이하면 한 장면에 담을 수 없습니다."
    ((_, pieces),) = outline(" ".join([sentence] * 30) + "\n\n끝.")
    assert len(pieces) > 3
    assert all(len(piece) <= SCENE_CHARACTERS and piece.endswith((".", "끝.")) for piece in pieces)
    assert " ".join(pieces[:-1]) == " ".join([sentence] * 30)


@given(st.text(max_size=400))
def test_anything_can_be_read_and_nothing_that_is_said_is_lost(text: str) -> None:
    tidy = cleaned(text)
    tidy.encode()
    json.dumps(tidy)
    assert cleaned(tidy) == tidy
    chapters = read_prose(tidy)
    assert all(chapter.scenes for chapter in chapters)
    assert all(chapter.title is not None for chapter in chapters[1:])


@given(st.text(alphabet=st.characters(), max_size=50))
def test_what_is_typed_can_be_stored(text: str) -> None:
    storable(text + "\ud800\x00").encode()


def test_cleaning() -> None:
    dirty = "a\tb\r\nc\rd\u00a0e\ud800f\x00g\u202eh\ufeffi\u200fj\u2028k 한"
    assert cleaned(dirty) == "a b\nc\nd efghij\nk 한"
    assert cleaned("👩\u200d💻") == "👩\u200d💻", "joined emoji stay joined"


def scene(uid: str, narration: str, **more: str) -> Scene:
    return Scene(uid=uid, narration=narration, **more)  # type: ignore[arg-type]


SCRIPT = Script(
    title="T",
    chapters=(Chapter(uid="A", title="하나", scenes=(scene("a1", "앞 뒤"), scene("a2", "둘"))),),
)
PLAIN = (ProseChapter(None, (Scene(narration="x"), Scene(narration="y"))),)
HEADED = (ProseChapter("새 장", (Scene(narration="x"), Scene(narration="y"))),)


def shape(script: Script) -> list[tuple[str, list[str]]]:
    return [(c.title, [s.narration for s in c.scenes]) for c in script.chapters]


def test_prose_in_the_middle_of_a_narration_parts_it() -> None:
    changed, last = insert_prose(SCRIPT, "a1", (1, 1), PLAIN)
    assert shape(changed) == [("하나", ["앞", "x", "y", "뒤", "둘"])]
    assert changed.chapters[0].scenes[0].uid == "a1"
    assert changed.chapters[0].scenes[2].uid == last
    assert len({s.uid for _, _, s in changed.scenes()}) == 5


def test_prose_at_the_ends_and_over_what_is_chosen() -> None:
    assert shape(insert_prose(SCRIPT, "a1", (0, 0), PLAIN)[0]) == [("하나", ["x", "y", "앞 뒤", "둘"])]
    assert shape(insert_prose(SCRIPT, "a2", (1, 1), PLAIN)[0]) == [("하나", ["앞 뒤", "둘", "x", "y"])]
    assert shape(insert_prose(SCRIPT, "a1", (0, 3), PLAIN)[0]) == [("하나", ["x", "y", "둘"])]


def test_a_heading_takes_the_rest_of_the_chapter_along() -> None:
    changed, _ = insert_prose(SCRIPT, "a1", (1, 1), HEADED)
    assert shape(changed) == [("하나", ["앞"]), ("새 장", ["x", "y", "뒤", "둘"])]


def test_a_heading_names_a_chapter_that_holds_nothing_yet() -> None:
    empty = Script(title="T", chapters=(Chapter(title="T", scenes=(Scene(uid="e"),)),))
    changed, _ = insert_prose(empty, "e", (0, 0), HEADED)
    assert shape(changed) == [("새 장", ["x", "y"])]
    assert changed.chapters[0].scenes[0].uid == "e"


def test_what_a_scene_shows_stays_with_it() -> None:
    script = Script(title="T", chapters=(Chapter(title="A", scenes=(scene("a", "", on_screen_text="글"),)),))
    changed, _ = insert_prose(script, "a", (0, 0), PLAIN)
    assert [(s.narration, s.on_screen_text) for _, _, s in changed.scenes()] == [
        ("", "글"),
        ("x", ""),
        ("y", ""),
    ]
