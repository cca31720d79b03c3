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
