"""An outline is made of the source's own words, within every limit, and the same every time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.drafting import DraftOptions
from studio.domain.text import Language
from studio.writer.outline import outline

SOURCE = """개인정보 보호 교육 원문

개인정보란 살아 있는 개인에 관한 정보이다. 다른 정보와 쉽게 결합하여 알아볼 수 있으면 개인정보에 해당한다.

임직원은 목적에 필요한 최소한의 정보만 수집하여야 한다. 동의를 거부할 권리가 있다는 사실도 알려야 한다.

주민등록번호는 법령에 근거가 없으면 처리할 수 없다. 뒷자리를 반드시 가린다.

보유 기간이 지난 개인정보는 5일 이내에 파기한다. 파기한 사실은 대장에 기록한다."""


def test_the_heading_becomes_the_title_and_paragraphs_become_chapters() -> None:
    script = outline(SOURCE, DraftOptions())
    assert script.title == "개인정보 보호 교육 원문"
    assert script.chapters[0].title == "개인정보란 살아 있는 개인에 관한 정보이다"
    assert len(script.chapters) == 4
    purposes = [scene.purpose for _, _, scene in script.scenes()]
    assert (purposes[0], purposes[-1]) == ("hook", "summary")


def test_every_word_is_the_sources_own() -> None:
    script = outline(SOURCE, DraftOptions())
    flat = " ".join(SOURCE.split())
    for _, _, scene in script.scenes():
        assert scene.narration in flat
        assert scene.on_screen_text.rstrip("…") in flat


def test_a_short_film_keeps_something_of_every_part() -> None:
    script = outline(SOURCE * 4, DraftOptions(target_minutes=1))
    said = " ".join(scene.narration for _, _, scene in script.scenes())
    assert "살아 있는" in said
    assert len(said) <= 2 * DraftOptions(target_minutes=1).target_characters


@pytest.mark.parametrize("chapters", [1, 2, 10])
@pytest.mark.parametrize("scenes", [1, 2, 15])
def test_limits_hold(chapters: int, scenes: int) -> None:
    options = DraftOptions(max_chapters=chapters, max_scenes_per_chapter=scenes, target_minutes=30)
    script = outline(SOURCE, options)
    assert 1 <= len(script.chapters) <= chapters
    assert all(1 <= len(c.scenes) <= scenes for c in script.chapters)


@given(st.text(min_size=10, max_size=600).filter(lambda text: len(text.strip()) >= 10))
def test_any_text_gives_a_script_that_can_be_rendered(text: str) -> None:
    options = DraftOptions(language=Language.ENGLISH)
    script = outline(text, options)
    assert script.title
    assert all(c.title and c.scenes for c in script.chapters)
    assert all(scene.narration for _, _, scene in script.scenes())
    again = outline(text, options)
    assert [s.narration for _, _, s in again.scenes()] == [s.narration for _, _, s in script.scenes()]


COURSE = """# 개인정보 보호 교육

## 1. 개인정보란

「개인정보 보호법」 제2조의 개인정보란 살아 있는 개인에 관한 정보입니다.
「정보통신망 이용촉진 및 정보보호 등에 관한 법률」도 함께 지킵니다.

## 2. 알려야 할 것

개인정보를 수집할 때 알려야 하는 것은 다음과 같습니다.

- 수집 목적
- 수집 항목
- 보유 기간

## 3. 확인

문제 1. 고객이 동의하면 주민등록번호를 수집할 수 있다?
① 그렇다
② 아니다

정답: ②
"""


def test_chapters_are_the_headings_of_the_source() -> None:
    script = outline(COURSE, DraftOptions())
    assert script.title == "개인정보 보호 교육"
    assert [c.title for c in script.chapters] == ["개인정보란", "알려야 할 것", "확인"]


def test_a_list_stays_whole_with_the_line_that_leads_to_it() -> None:
    (scene,) = outline(COURSE, DraftOptions()).chapters[1].scenes
    assert scene.narration.splitlines()[1:] == ["수집 목적", "수집 항목", "보유 기간"]
    assert scene.on_screen_text.splitlines()[1:] == ["- 수집 목적", "- 수집 항목", "- 보유 기간"]
    assert scene.narration.startswith("개인정보를 수집할 때 알려야 하는 것은")


def test_a_question_stays_with_its_answers_and_does_not_show_the_right_one() -> None:
    (scene,) = outline(COURSE, DraftOptions()).chapters[2].scenes
    assert scene.purpose == "example"
    assert "정답: ②" in scene.narration
    assert "② 아니다" in scene.on_screen_text
    assert "정답" not in scene.on_screen_text


def test_the_name_of_a_law_is_never_cut() -> None:
    for minutes in (1, 3, 10):
        for _, _, scene in outline(COURSE, DraftOptions(target_minutes=minutes)).scenes():
            assert scene.on_screen_text.count("「") == scene.on_screen_text.count("」")


def test_a_chapter_without_a_heading_is_called_by_what_it_is_about() -> None:
    text = (
        "주민등록번호는 법령에 근거가 없으면 처리할 수 없으며 동의를 받았더라도 마찬가지이다.\n\n"
        "보유 기간이 지난 개인정보는 5일 이내에 복구할 수 없는 방법으로 파기하여야 한다."
    )
    titles = [c.title for c in outline(text, DraftOptions()).chapters]
    assert titles == ["주민등록번호", "보유 기간이 지난 개인정보"]


@pytest.mark.parametrize(
    "source",
    ["짧은 문장입니다.\n\n" * 9_000, "word word. " * 18_000, "x" * 190_000, "# 제목\n\n" * 20_000],
)
def test_a_source_of_any_size_gives_scenes_of_a_length_one_can_watch(source: str) -> None:
    options = DraftOptions(target_minutes=30, max_chapters=10, max_scenes_per_chapter=15)
    script = outline(source[:200_000], options)
    assert max(len(scene.narration) for _, _, scene in script.scenes()) <= 450
    assert script.character_count <= 2 * options.target_characters
